"""Linked documents on real pages: every relation from both sides, however stated, wherever the documents lie."""

import posixpath
from dataclasses import dataclass
from itertools import count
from urllib.parse import unquote, urlsplit

import pytest

# What a field says of the documents it names: its label there, its label on those, the kinds that state it.
RELATIONS = {
    "implements": ("Implements", "Implemented by", "plan", "rfc"),
    "implemented_by": ("Implemented by", "Implements", "rfc", "plan"),
    "supersedes": ("Supersedes", "Superseded by", "adr", "adr"),
    "superseded_by": ("Superseded by", "Supersedes", "adr", "adr"),
    "amends": ("Amends", "Amended by", "adr", "adr"),
    "amended_by": ("Amended by", "Amends", "adr", "adr"),
    "depends_on": ("Depends on", "Required by", "plan", "plan"),
    "required_by": ("Required by", "Depends on", "plan", "plan"),
    "relates_to": ("Relates to", "Relates to", "adr", "rfc"),
    "related_rfc": ("Implements", "Implemented by", "plan", "rfc"),
    "related_plan": ("Implemented by", "Implements", "rfc", "plan"),
    "related_adr": ("Relates to", "Relates to", "plan", "adr"),
}
# Only relations, by the words that open a line: fields such as `Related RFC` stand in a header as well.
WAYS = ("front matter", "front matter by id", "bullet", "bold bullet", "related section", "links section")
HEADINGS = {"related section": "Related Documentation", "links section": "Links"}
# Where documents lie: beside each other, in sub-folders, in a folder of their own.
FORMS = (
    "{n}-{name}.md",
    "2026/{n}-{name}.md",
    "2026/platform/{n}-{name}.md",
    "{n}-{name}/README.md",
    "{n}-{name}/index.md",
)
FOLDERS = {"plan": "architecture", "rfc": "rfcs", "adr": "adr"}
CHIPS = {"plan": ("active", "Active"), "rfc": ("open-for-review", "Open for review"), "adr": ("accepted", "Accepted")}
CONFIGURATIONS = {
    "directory-urls": {},
    "file-urls": {"use_directory_urls": False},
    "sub-path": {"site_url": "https://example.org/docs/sub/"},
}


@dataclass(frozen=True)
class Pair:
    """A document that names another by a field, in one way of stating it."""

    way: str
    field: str
    path: str
    other: str


def paths_by_kind():
    numbers = {kind: count(100) for kind in FOLDERS}

    def path(kind):
        number = next(numbers[kind])
        return f"{FOLDERS[kind]}/{FORMS[number % len(FORMS)].format(n=f'{number:04}', name='x')}"

    return path


def make_pairs():
    path = paths_by_kind()
    return [Pair(way, field, path(own), path(other)) for way in WAYS for field, (_, _, own, other) in RELATIONS.items()]


PAIRS = make_pairs()


def kind_of(path):
    return next(kind for kind, folder in FOLDERS.items() if path.startswith(f"{folder}/"))


def number_of(path):
    return next(part for part in path.split("/")[1:] if part[:1] == "0")[:4]


def id_of(path):
    return f"{kind_of(path).upper()}-{number_of(path)}"


def title_of(path):
    return f"About {id_of(path).replace('-', ' no. ')}"


def relative(path, origin):
    return posixpath.relpath(path, posixpath.dirname(origin) or ".")


def document(path, *, fields="", header="", body=""):
    kind = kind_of(path)
    return (
        f"---\ntitle: {title_of(path)}\nstatus: {CHIPS[kind][0]}\ndate: 2026-03-{int(number_of(path)) % 28 + 1:02}\n"
        f"{fields}---\n\n# {title_of(path)}\n{header}\n## Summary\n\nWords.\n{body}"
    )


def stated(pair):
    words = pair.field.replace("_", " ").capitalize()
    link = f"[{title_of(pair.other)}]({relative(pair.other, pair.path)})"
    if pair.way == "front matter":
        return document(pair.path, fields=f"{pair.field}: {relative(pair.other, pair.path)}\n")
    if pair.way == "front matter by id":
        return document(pair.path, fields=f"{pair.field}: [{id_of(pair.other)}]\n")
    if pair.way == "bullet":
        return document(pair.path, header=f"\n- {words}: {link}\n")
    if pair.way == "bold bullet":
        return document(pair.path, header=f"\n- **{words}**: {link}\n")
    return document(pair.path, body=f"\n## {HEADINGS[pair.way]}\n\n- **{words}**: {link}\n")


# What only mentions: the hub is named by links and ids, from documents, guides and the READMEs of other collections.
HUB = "rfcs/0001-hub.md"
BY_LINKS = "adr/2026/0002-by-links.md"
BY_ID = "architecture/0003-by-id/README.md"
PAGES = {
    HUB: document(
        HUB, body="\n## Alternatives\n\nRead [the decision](../adr/2026/0002-by-links.md#first-of-all) too.\n"
    ),
    BY_LINKS: document(
        BY_LINKS,
        header="\nAt the top, [the hub](../../rfcs/0001-hub.md) is named before any section begins.\n",
        body=(
            "\n## First of all\n\nIn a sentence of some length [the hub](../../rfcs/0001-hub.md) is named.\n"
            "\n## Second & last `code`\n\n- Its item says what [the *hub*](../../rfcs/0001-hub.md#alternatives) is.\n"
            "\n## Third\n\nThe text names [the hub][1] by a definition elsewhere.\n"
            "\n### Words\n\nFar below, [the hub](../../rfcs/0001-hub.md) is named for the fifth time.\n"
            "\n### Words\n\nAnd for the sixth time, [the hub](../../rfcs/0001-hub.md), and once more"
            " [again](../../rfcs/0001-hub.md).\n\n[1]: ../../rfcs/0001-hub.md\n"
        ),
    ),
    BY_ID: document(BY_ID, body="\n## Why\n\nWhat RFC-0001 asks for is what this plan does not do.\n"),
    "guides/how.md": (
        "# How we work\n\n## Before\n\nSomebody writes what [the hub](../rfcs/0001-hub.md) has written.\n\n"
        "## After\n\nEverybody reads RFC-0001 with care and some patience.\n"
    ),
    "guides/deep/er/index.md": "# Deeper\n\nThe [hub](../../../rfcs/0001-hub.md) without any section.\n",
    "rfcs/README.md": "# RFCs\n\n## All\n\n- [The hub](0001-hub.md) and RFC-0001 are listed here by hand.\n",
    "adr/README.md": "# Decisions\n\n## Begin here\n\nThey follow from [the hub](../rfcs/0001-hub.md) of everything.\n",
    "architecture/README.md": "# Plans\n\nNothing.\n",
    # The section as the brief writes it.
    "architecture/brief-plan.md": (
        "---\ntitle: Brief\nstatus: active\ndate: 2026-01-19\n---\n\n# Brief\n\n## Related Documentation\n\n"
        "- **Source RFC**: [One](../rfcs/0011-one.md)\n"
        "- **Related ADRs**: [Two](../adr/0012-two.md), [Three](../adr/0013-three.md)\n"
    ),
    **{path: document(path) for path in ("rfcs/0011-one.md", "adr/0012-two.md", "adr/0013-three.md")},
}
TREE = {pair.other: document(pair.other) for pair in PAIRS} | {pair.path: stated(pair) for pair in PAIRS} | PAGES


@pytest.fixture(scope="module", params=CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def site(request, build_once):
    small = {"markdown_extensions": [{"toc": {"permalink": True}}], "nav": ["index.md"]}  # no page carries all titles
    return build_once(TREE, {**small, **request.param}, theme="material")


def file_of(path, site):
    """Return the file that MkDocs makes of a docs path."""
    folder, name = posixpath.split(path)
    if name in ("README.md", "index.md"):
        return posixpath.join(folder, "index.html")
    stem = path.removesuffix(".md")
    return f"{stem}/index.html" if site.config.use_directory_urls else f"{stem}.html"


def followed(site, path, href):
    """Return (file, fragment) that a link of a page leads to."""
    parts = urlsplit(href)
    assert not parts.scheme, href
    assert not parts.path.startswith("/"), href
    file = file_of(path, site)
    if parts.path:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
        file = posixpath.join(file, "index.html") if (site.site / file).is_dir() else file
    assert (site.site / file).is_file(), href
    return file, parts.fragment


def page(site, path):
    return site.html(file_of(path, site))


def linked(site, path):
    """Return {label: {file: <dd>}} of a page's linked documents."""
    groups = page(site, path).all(".archplan-linked dl div")
    return {
        group.one("dt").text: {followed(site, path, dd.all("a")[0].attrs["href"])[0]: dd for dd in group.all("dd")}
        for group in groups
    }


def under(site, path, other):
    """Return the labels under which a page lists another, and what it says there."""
    file = file_of(other, site)
    return [(label, entries[file]) for label, entries in linked(site, path).items() if file in entries]


def places(site, path, dd, where="ul"):
    """Return (section, file, fragment) of the places that an entry names; each is a heading of that page."""
    found = []
    for link in dd.all(f"{where} a"):
        file, fragment = followed(site, path, link.attrs["href"])
        if fragment:
            assert site.html(file).one(f"#{fragment}").tag in ("h2", "h3")
        found.append((link.text, file, fragment))
    return found


def test_every_document_is_one_and_nothing_is_wrong(site):
    own_folders = [p for pair in PAIRS for p in (pair.path, pair.other) if p.endswith(("/README.md", "/index.md"))]
    others = [path for path in TREE if not path.endswith(("/README.md", "/index.md")) and path != "guides/how.md"]
    assert sorted(d["path"] for d in site.catalog["documents"]) == sorted([*own_folders, *others, BY_ID])
    assert site.problems() == [p for p in site.problems() if p["severity"] == "info"]
    assert site.strict_failure is None
    assert site.dead_addresses() == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("field", RELATIONS)
def test_a_relation_is_on_both_pages_under_its_own_label(site, way, field):
    (pair,) = (pair for pair in PAIRS if (pair.way, pair.field) == (way, field))
    here, there, *_ = RELATIONS[field]
    assert [label for label, _ in under(site, pair.path, pair.other)] == [here]
    assert [label for label, _ in under(site, pair.other, pair.path)] == [there]
    for path, other in ((pair.path, pair.other), (pair.other, pair.path)):
        ((_, dd),) = under(site, path, other)
        slug, label = CHIPS[kind_of(other)]
        assert dd.all("a")[0].text == f"{id_of(other)} {title_of(other)}"
        assert dd.one(f".archplan-status--{slug}").text == label
        day = f"2026-03-{int(number_of(other)) % 28 + 1:02}"
        assert (dd.one("time").attrs["datetime"], dd.one("time").text) == (day, f"Mar {int(day[-2:])}, 2026")


@pytest.mark.parametrize("way", WAYS)
def test_a_relation_tells_where_it_is_stated(site, way):
    for pair in (pair for pair in PAIRS if pair.way == way):
        ((_, here),) = under(site, pair.path, pair.other)
        ((_, there),) = under(site, pair.other, pair.path)
        section = HEADINGS.get(way)
        slug = section.lower().replace(" ", "-") if section else ""
        own, others = places(site, pair.path, here, "small"), places(site, pair.other, there)
        file = file_of(pair.path, site)
        assert own == ([(section, file, slug)] if section else []), pair
        assert others == ([(section, file, slug)] if section else []), pair  # a field has no section
        assert places(site, pair.path, here) == places(site, pair.other, there, "small") == []


def test_nobody_else_is_listed(site):
    for pair in PAIRS:
        for path, other in ((pair.path, pair.other), (pair.other, pair.path)):
            files = [file for entries in linked(site, path).values() for file in entries]
            assert files == [file_of(other, site)]


def test_the_section_of_related_documentation_of_the_brief(site):
    plan = "architecture/brief-plan.md"
    assert {label: list(entries) for label, entries in linked(site, plan).items()} == {
        "Implements": [file_of("rfcs/0011-one.md", site)],
        "Relates to": [file_of(f"adr/{name}.md", site) for name in ("0012-two", "0013-three")],
    }
    place = ("Related Documentation", file_of(plan, site), "related-documentation")
    for path, label in (("rfcs/0011-one.md", "Implemented by"), ("adr/0013-three.md", "Relates to")):
        ((found, dd),) = under(site, path, plan)
        assert (found, places(site, path, dd)) == (label, [place])


def test_the_heading_stands_once_and_in_the_table_of_contents(site):
    for path in (HUB, BY_LINKS, PAIRS[0].path):
        heading = page(site, path).one("#linked-documents")
        assert (heading.tag, heading.parent.tag) == ("h2", "section")
        assert heading.text.startswith("Linked documents")
        contents = page(site, path).all("nav.md-nav--secondary a[href=#linked-documents]")
        assert contents
        assert {link.text for link in contents} == {"Linked documents"}


def test_groups_stand_from_the_strongest_relation_to_the_weakest(site):
    assert list(linked(site, HUB)) == ["Mentioned by"]
    assert list(linked(site, "architecture/brief-plan.md")) == ["Implements", "Relates to"]


def test_who_mentions_a_document_is_listed_with_every_section(site):
    file = file_of(BY_LINKS, site)
    ((label, dd),) = under(site, HUB, BY_LINKS)
    assert label == "Mentioned by"
    assert places(site, HUB, dd) == [
        ("Introduction", file, ""),
        ("First of all", file, "first-of-all"),
        ("Second & last code", file, "second-last-code"),
        ("Third", file, "third"),
        ("Words", file, "words"),
        ("Words", file, "words_1"),
    ]
    rows = dd.all("li")
    assert rows[-1].text.startswith("Also in Third, Words, Words")
    assert [row.all("q")[0].text for row in rows[:3]] == [
        "At the top, the hub is named before any section begins.",
        "In a sentence of some length the hub is named.",
        "Its item says what the hub is.",
    ]
    assert places(site, HUB, dd, "small") == [("Alternatives", file_of(HUB, site), "alternatives")]


def test_what_a_document_mentions_is_listed_with_its_own_sections(site):
    ((label, dd),) = under(site, BY_LINKS, HUB)
    # Each names the other: who is named by an entry's page comes first.
    assert label == "Mentioned by"
    own = file_of(BY_LINKS, site)
    assert [fragment for _, file, fragment in places(site, BY_LINKS, dd, "small") if file == own] == [
        "first-of-all",
        "second-last-code",
        "third",
        "words",
        "words_1",
    ]
    ((label, dd),) = under(site, BY_ID, HUB)
    assert label == "Mentions"
    assert places(site, BY_ID, dd, "small") == [("Why", file_of(BY_ID, site), "why")]


def test_an_id_in_the_text_is_a_mention_with_its_sentence(site):
    ((label, dd),) = under(site, HUB, BY_ID)
    assert label == "Mentioned by"
    assert places(site, HUB, dd) == [("Why", file_of(BY_ID, site), "why")]
    assert dd.one("q").text == "What RFC-0001 asks for is what this plan does not do."


def test_guides_outside_the_collections_are_listed_without_status_and_date(site):
    ((label, dd),) = under(site, HUB, "guides/how.md")
    assert label == "Mentioned by"
    assert dd.all("a")[0].text == "How we work"
    assert not dd.all(".archplan-status")
    assert not dd.all("time")
    file = file_of("guides/how.md", site)
    assert places(site, HUB, dd) == [("Before", file, "before"), ("After", file, "after")]
    ((_, dd),) = under(site, HUB, "guides/deep/er/index.md")
    assert places(site, HUB, dd) == [("Introduction", file_of("guides/deep/er/index.md", site), "")]
    assert not page(site, "guides/how.md").all(".archplan-linked")


def test_a_readme_counts_for_other_collections_only(site):
    assert under(site, HUB, "rfcs/README.md") == []
    ((label, dd),) = under(site, HUB, "adr/README.md")
    assert label == "Mentioned by"
    assert dd.all("a")[0].text == "Decisions"
    assert places(site, HUB, dd) == [("Begin here", file_of("adr/README.md", site), "begin-here")]


def test_documents_come_before_other_pages(site):
    ((_, entries),) = linked(site, HUB).items()
    documents = [file_of(path, site) for path in (BY_LINKS, BY_ID)]
    others = [file_of(path, site) for path in ("adr/README.md", "guides/deep/er/index.md", "guides/how.md")]
    assert list(entries) == [*documents, *others]


@pytest.mark.parametrize("base", ["https://example.org/docs/sub/", "/docs/sub/"])
def test_links_in_full_below_a_sub_path_are_the_sites_own(build, base):
    tree = {
        "rfcs/0001-hub.md": document("rfcs/0001-hub.md"),
        "adr/0001-a.md": document("adr/0001-a.md", body=f"\n## Where\n\nAs [the hub]({base}rfcs/0001-hub/) says.\n"),
        "guides/g.md": f"# G\n\n## Where\n\nAs [the hub]({base}rfcs/0001-hub/#summary) says to everybody here.\n",
    }
    site = build(tree, {"site_url": "https://example.org/docs/sub/"})
    for other in ("adr/0001-a.md", "guides/g.md"):
        ((label, dd),) = under(site, "rfcs/0001-hub.md", other)
        assert (label, places(site, "rfcs/0001-hub.md", dd)) == (
            "Mentioned by",
            [("Where", file_of(other, site), "where")],
        )
