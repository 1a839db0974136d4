"""What authors write reaches the filter as text: in attributes, options, chips, headings and rows."""

import re

import pytest

from mkdocs_archplan.text import slugify

HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onclick='alert(1)",
    "</option></select><h1>x",
    "</fieldset></div><b>x",
    "&lt;i&gt; &amp; &quot;",
    "a <b c=\"d\"> & 'e'",
    "Ada {: onclick=alert(1) .evil #evil }",
    "{% raw %} $x$ `code` *em* [l](javascript:alert(1))",
    "<!-- archplan:index --> -->",
    "<!--archplan:html x archplan:html-->",
    "[[toc]] :smile: ==x== ~~y~~",
]
TAGS = frozenset(
    "a b br button div fieldset h2 input label legend option p progress section select small span table tbody td th "
    "thead time tr".split()
)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def document(at, text, **fields):
    lines = {"title": quoted(f"T{at} {text}"), "author": f"[{quoted(text)}]", "tags": f"[{quoted(text)}]"}
    lines |= {"status": quoted(f"s{at} {text}"), "date": "2026-01-01", **fields}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + "---\n\nWords.\n"


TREE = {
    "plans/README.md": "# Plans\n",
    "rfcs/README.md": "# RFCs\n",
    **{f"rfcs/{at:04}.md": document(at, text) for at, text in enumerate(HOSTILE, 1)},
    **{f"plans/{at:04}-p.md": document(at, text, related_rfc=f"RFC-{at}") for at, text in enumerate(HOSTILE, 1)},
    "author.md": "# A\n\n<!-- archplan:index {collection: plans, group_by: author, columns: [tag, rfc, status]} -->\n",
    "tag.md": "# A\n\n<!-- archplan:index {group_by: tag, view: cards} -->\n",
    "none.md": "# A\n\n<!-- archplan:index {group_by: none, hide: [superseded], view: list} -->\n",
    "trace.md": "# A\n\n<!-- archplan:trace -->\n",
}
PAGES = ["plans", "rfcs", "author", "tag", "none", "trace"]
EXTENSIONS = ["admonition", "attr_list", "abbr", "footnotes", "md_in_html", "pymdownx.emoji", "pymdownx.mark", "toc"]


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def site(build_once, request):
    return build_once(TREE, {"markdown_extensions": EXTENSIONS}, theme=request.param)


def view(site, page):
    return site.html(f"{page}/index.html").one("[data-archplan]")


def spaced(text):
    return " ".join(text.split())


def named(site, field):
    names = {spaced(word) for document in site.catalog["documents"] for word in document[field]}
    assert len(names) >= len(HOSTILE) - 2
    return names


@pytest.mark.parametrize("page", PAGES)
def test_only_our_own_elements_are_there(site, page):
    root = view(site, page)
    allowed = TAGS | {"ul", "li"} if page == "trace" else TAGS
    for element in root:
        assert element.tag in allowed, element.attrs
        assert not [name for name in element.attrs if name.startswith("on")]
        assert not {"evil", "emojione", "twemoji"} & set(element.classes)
        assert element.attrs.get("id") != "evil"
        assert not element.attrs.get("href", "").casefold().startswith(("javascript:", "data:"))
    ids = [e.attrs["id"] for e in site.html(f"{page}/index.html") if "id" in e.attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("facet", "name"), [("author", "authors"), ("tag", "tags")])
def test_people_and_tags_are_choices_by_their_names(site, page, facet, name):
    names = named(site, name)
    choices = view(site, page).all(f"[data-facet={facet}] input")
    for choice in choices:
        label = spaced(choice.attrs["data-label"])
        assert label in names
        assert label == choice.parent.all("span")[0].text
        assert choice.attrs["data-value"] == slugify(label)
    words = [choice.attrs["data-value"] for choice in choices]
    assert sorted(words) == sorted(set(map(slugify, names)))  # what has no letters is one value
    rows = view(site, page).all(f"tr[data-{facet}]")
    assert {word for row in rows for word in row.attrs[f"data-{facet}"].split()} == set(words)
    assert all(re.fullmatch(r"[\w-]+", word) for word in words)


@pytest.mark.parametrize("page", PAGES)
def test_statuses_are_chips_by_their_labels(site, page):
    labels = {s["slug"]: spaced(s["label"]) for c in site.catalog["collections"] for s in c["statuses"]}
    chips = [chip for chip in view(site, page).all("[data-facet=status] button") if chip.attrs["data-value"]]
    assert len(chips) >= len(HOSTILE)
    for chip in chips:
        label = labels[chip.attrs["data-value"]]
        assert spaced(chip.attrs["data-label"]) == label
        assert chip.text.rpartition(" ")[0] == label


@pytest.mark.parametrize("page", ["plans", "rfcs", "author", "tag", "none"])
def test_titles_are_the_links_of_rows(site, page):
    wanted = {spaced(d["title"]) for d in site.catalog["documents"]}
    found = {row.all("td a")[0].text for row in view(site, page).all("tbody tr")}
    assert found <= wanted
    assert len(found) >= len(HOSTILE)


@pytest.mark.parametrize(("page", "column", "name"), [("plans", "author", "authors"), ("author", "tag", "tags")])
def test_cells_hold_the_names(site, page, column, name):
    wanted = {spaced(", ".join(d[name])) for d in site.catalog["documents"] if d["kind"] == "plan"}
    assert {cell.text for cell in view(site, page).all(f"td.archplan-{column}")} == wanted


@pytest.mark.parametrize(("page", "name"), [("author", "authors"), ("tag", "tags")])
def test_headings_are_the_names(site, page, name):
    headings = {h2.text.rpartition(" ")[0] for h2 in view(site, page).all("h2")} - {"No author", "No tag"}
    assert headings <= named(site, name)
    assert set(map(slugify, headings)) == set(map(slugify, named(site, name)))


def test_rfcs_are_choices_by_id_and_title(site):
    wanted = {spaced(f"{d['id']} {d['title']}") for d in site.catalog["documents"] if d["kind"] == "rfc"}
    choices = view(site, "author").all("[data-facet=rfc] input")
    assert {spaced(choice.attrs["data-label"]) for choice in choices} == wanted
    for link in view(site, "author").all("td.archplan-rfc a"):
        assert link.attrs["title"].replace("\u2060", "") in {d["title"] for d in site.catalog["documents"]}


def test_labels_of_the_site_are_text_in_every_attribute(build):
    nasty = "\"><img src=x onerror=alert(1)> ' & {{ 1 }}"
    names = ("all", "author", "tag", "status", "search", "sort", "sort_date_desc", "title", "clear", "empty", "show")
    labels = dict.fromkeys(names, nasty) | {
        "total": f"{{total}} {{noun}} {nasty.replace('{{ 1 }}', '')}",
        "plans": nasty,
    }
    tree = {path: text for path, text in TREE.items() if path.startswith("plans")}
    built = build(tree, labels={**labels, **{name: nasty.replace("{{ 1 }}", "") for name in names}})
    index = built.html("plans/index.html").one("[data-archplan]")
    assert {element.tag for element in index} <= TAGS
    assert "src=x onerror" in index.one("input[type=search]").attrs["placeholder"]
    assert "src=x onerror" in index.one("[role=status]").attrs["data-total"]
    assert {"img", "script"} & {element.tag for element in index} == set()
