"""Ids in prose on built pages, links to where documents were, and what search engines and anchors see of all that."""

import json
import posixpath

import pytest

STRICT = {
    "validation": {
        **dict.fromkeys(("omitted_files", "absolute_links", "unrecognized_links", "anchors", "not_found"), "warn")
    }
}
SEARCH = {"plugins": ["search", "archplan"]}


def text(title, status="accepted", *, body="Words.\n", fields=""):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: 2026-01-01\n{fields}---\n\n# {title}\n\n{body}"


TREE = {
    "index.md": "# Home\n\nThe home page names ADR-0012 in a sentence.\n",
    "rfcs/0001-tokens.md": text("Short tokens", "approved", body="## Why\n\nWe follow ADR-0012 and RFC-0002.\n"),
    "rfcs/0002-ledger.md": text('A <b>ledger</b> & "more"', "superseded", fields="superseded_by: RFC-0001\n"),
    "rfcs/deep/er/0003-deep.md": text("Deep", "draft", body="It needs ADR 12, and RFC-0001.\n"),
    "adr/0012-keys.md": text("One key per port", "proposed", body="It is ADR-0012 itself; RFC-0001 is another.\n"),
    "adr/0013-none/README.md": text("A folder of its own", body="It needs RFC-0001.\n"),
    "guides/prose.md": """\
# Prose

At first RFC-0001, then (ADR-0012), *ADR-0013*, **RFC-0002**: all are links; ADR 12 and ADR-12 as well.

- In an item: RFC-0001.
- [ ] In a task: RFC-0001

| Where | Why |
| --- | --- |
| RFC-0001 | in a cell |

> In a quote: RFC-0001.

!!! note "In the title of a note RFC-0001"

    In a note: RFC-0001.

Term
:   In a definition: RFC-0001.

A footnote.[^1]

[^1]: In a note at the foot: RFC-0001.
""",
    "guides/none.md": """\
# RFC-0001 in a title

## RFC-0001 in a heading

`RFC-0001` and ``ADR-0012`` in code, [RFC-0001 in a link](prose.md), ![RFC-0001 in an image](x.svg "RFC-0001").
<a href="https://example.org">RFC-0001 in a raw link</a>, <kbd>RFC-0001</kbd>, <https://example.org/RFC-0001>.
https://example.org/RFC-0001, docs/RFC-0001.md, XRFC-0001, RFC-0001-draft, rfc0001, RFC 1, RFC-01, RFC-00001, RFC 2119.
RFC-9999, ADR-0099, JIRA-0012, adr-0012x.

```
RFC-0001 in a fence
```

    RFC-0001 in an indented block

<!-- RFC-0001 in a comment -->

<pre>RFC-0001 in raw code</pre>
""",
    "guides/words.md": "# Words\n\nNot \\RFC-0001 and not \\ADR-0012, but ADR-0012 once more; \\JIRA-12 stays.\n",
    "guides/off.md": "---\narchplan: {autolink: false}\n---\n\n# Off\n\nNeither RFC-0001 nor ADR-0012.\n",
    "guides/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "guides/still.md": "---\narchplan: {autolink: true}\n---\n\n# Still\n\nIt is RFC-0001.\n",
}
EXTENSIONS = {"markdown_extensions": ["admonition", "def_list", "footnotes", "pymdownx.tasklist"]}
KINDS = {"directory-urls": {}, "file-urls": {"use_directory_urls": False}}


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def site(request, build_once):
    return build_once(TREE, {**STRICT, **SEARCH, **EXTENSIONS, **request.param}, theme="material")


def page(site, name):
    return site.html(f"{name}/index.html" if site.config.use_directory_urls else f"{name}.html")


def references(page):
    return [(link.text, link.attrs["href"]) for link in page.all("a.archplan-ref")]


def led(site, name, address):
    """Return where an address on a page leads, as such a name; with its fragment."""
    address, mark, fragment = address.partition("#")
    if site.config.use_directory_urls:
        here, end = f"{name}/" if name != "index" else "", "/"
    else:
        here, end = f"{name}.html", ".html"
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), address))
    if not site.config.use_directory_urls:
        assert address.endswith(end)
        there = there.removesuffix("/index.html").removesuffix(end)
    return f"{there}{mark}{fragment}"


def entries(site):
    return json.loads(site.source("search/search_index.json"))["docs"]


def test_a_strict_build_stays_silent(site):
    assert site.warnings == []
    assert site.strict_failure is None
    assert site.dead_addresses() == []


@pytest.mark.parametrize(
    ("name", "written", "path", "title"),
    [
        ("rfcs/0001-tokens", "ADR-0012", "adr/0012-keys", "One key per port · Proposed"),
        ("rfcs/0001-tokens", "RFC-0002", "rfcs/0002-ledger", 'A ledger & "more" · Superseded'),
        ("rfcs/deep/er/0003-deep", "ADR 12", "adr/0012-keys", "One key per port · Proposed"),
        ("rfcs/deep/er/0003-deep", "RFC-0001", "rfcs/0001-tokens", "Short tokens · Approved"),
        ("adr/0012-keys", "RFC-0001", "rfcs/0001-tokens", "Short tokens · Approved"),
        ("guides/prose", "ADR-0013", "adr/0013-none", "A folder of its own · Accepted"),
        ("guides/still", "RFC-0001", "rfcs/0001-tokens", "Short tokens · Approved"),
    ],
)
def test_an_id_leads_to_its_document_and_says_what_it_is(site, name, written, path, title):
    (link,) = (link for link in page(site, name).all("a.archplan-ref") if link.text == written)
    assert led(site, name, link.attrs["href"]) == path
    assert link.attrs["title"] == title
    assert "data-preview" not in link.attrs  # the site names no address and has no instant navigation


@pytest.mark.parametrize(
    ("address", "features", "previewed"),
    [
        ("https://example.org/", ["navigation.instant"], True),
        ("", ["navigation.instant"], False),
        ("https://example.org/", [], False),
    ],
)
def test_the_theme_is_asked_for_a_preview_where_it_has_one(build, address, features, previewed):
    tree = {"rfcs/0001-r.md": "# R\n", "guide.md": "# G\n\nRFC-0001\n"}
    config = {"site_url": address, "theme": {"name": "material", "features": features}}
    (link,) = build(tree, config).html("guide/index.html").all("a.archplan-ref")
    assert ("data-preview" in link.attrs) is previewed


def test_the_home_page_has_links_too(site):
    ((written, address),) = references(site.html("index.html"))
    assert (written, led(site, "index", address)) == ("ADR-0012", "adr/0012-keys")


def test_prose_of_all_kinds_has_links(site):
    found = references(page(site, "guides/prose"))
    expected = ["RFC-0001", "ADR-0012", "ADR-0013", "RFC-0002", "ADR 12", "ADR-12"]
    assert [written for written, _ in found[:6]] == expected
    blocks = ("li", "td", "blockquote", "p", "dd", "div.footnote")
    for block in blocks:
        assert page(site, "guides/prose").all(f"{block} a.archplan-ref"), block
    around = page(site, "guides/prose").one("article").text
    assert "then (ADR-0012), ADR-0013, RFC-0002: all are links; ADR 12 and ADR-12 as well." in around


def test_what_is_no_prose_or_no_id_of_ours_has_none(site):
    assert references(page(site, "guides/none")) == []
    words = page(site, "guides/none").one("article").text
    for kept in ("RFC-0001 in a heading", "RFC-0001-draft, rfc0001, RFC 1, RFC-01, RFC-00001, RFC 2119.", "RFC-9999"):
        assert kept in words


def test_a_document_does_not_link_to_itself(site):
    assert [written for written, _ in references(page(site, "adr/0012-keys"))] == ["RFC-0001"]


def test_a_backslash_keeps_one_word_from_becoming_a_link(site):
    assert [written for written, _ in references(page(site, "guides/words"))] == ["ADR-0012"]
    words = page(site, "guides/words").one("article").text
    assert "Not RFC-0001 and not ADR-0012, but ADR-0012 once more; \\JIRA-12 stays." in words


def test_front_matter_keeps_a_page_from_having_any(site):
    assert references(page(site, "guides/off")) == []
    assert "Neither RFC-0001 nor ADR-0012." in page(site, "guides/off").one("article").text


def test_a_page_without_links_mentions_nobody(site):
    mentioning = {link.text for link in site.page("rfcs/0001-tokens.md").all(".archplan-linked dd p a")}
    assert {"Prose", "Still"} <= mentioning
    assert mentioning.isdisjoint({"Off", "Words", "RFC-0001 in a title"})


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_switched_off_for_the_site_there_are_neither_links_nor_mentions(build, theme):
    site = build(TREE, {**STRICT, **SEARCH, **EXTENSIONS, "plugins": ["search", {"archplan": {"autolink": False}}]})
    assert site.strict_failure is None
    for name in site.pages:
        assert references(site.html(name)) == []
    assert not site.page("adr/0012-keys.md").all(".archplan-linked")


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_ids_stay_readable_in_the_search_index(build, theme):
    docs = {d["location"]: d["text"] for d in entries(build(TREE, {**SEARCH, **EXTENSIONS}, theme=theme))}
    assert (
        "We follow ADR-0012 and RFC-0002" in docs["rfcs/0001-tokens/#why"]
    )  # the theme's own search parts `.` from it
    assert "ADR 12" in docs["rfcs/deep/er/0003-deep/"]
    everything = " ".join(docs.values())
    for ours in ("archplan", "data-preview", "One key per port · Proposed", "href"):
        assert ours not in everything


def test_the_linked_section_is_in_the_contents_and_not_in_the_search_index(site):
    document = site.page("rfcs/0001-tokens.md")
    assert document.one("#linked-documents").tag == "h2"
    assert set(document.texts("nav.md-nav--secondary a[href=#linked-documents]")) == {"Linked documents"}
    for entry in entries(site):
        assert "linked-documents" not in entry["location"]
        assert "Linked documents" not in entry["title"] + entry["text"]
        assert "Mentioned by" not in entry["text"]


def test_an_authors_link_to_the_linked_section_is_valid(build):
    tree = {
        "rfcs/0001-a.md": text("A", body="See [below](#linked-documents). It needs RFC-0002.\n"),
        "rfcs/0002-b.md": text("B", body="See [there](0001-a.md#linked-documents).\n"),
        "guides/g.md": "# G\n\nSee [there](../rfcs/0001-a.md#linked-documents).\n",
    }
    site = build(tree, STRICT)
    assert site.warnings == []
    assert site.dead_addresses() == []


def test_a_link_to_an_anchor_that_is_not_there_is_still_reported(build):
    tree = {"rfcs/0001-a.md": text("A", body="See [below](#linked-document).\n")}
    assert "#linked-document" in " ".join(build(tree, STRICT).warnings)


BOOSTED = {
    "rfcs/0001-old.md": text("Old", "superseded", body="## Why\n\nOld words.\n", fields="superseded_by: RFC-0002\n"),
    "rfcs/0002-new.md": text("New", "approved", body="## Why\n\nNew words.\n"),
    "rfcs/0003-said-by-other.md": text("Replaced", "approved", body="Words.\n"),
    "rfcs/0004-replaces.md": text("Replaces", "approved", fields="supersedes: RFC-0003\n"),
    "rfcs/0005-own.md": text("Own weight", "superseded", fields="search: {boost: 3}\nsuperseded_by: RFC-0002\n"),
    "rfcs/0006-hidden.md": text("Hidden", "superseded", fields="search: {exclude: true}\nsuperseded_by: RFC-0002\n"),
    "adr/0001-deprecated.md": text("Deprecated", "deprecated"),
}


@pytest.mark.parametrize(
    ("options", "weight"),
    [({}, 0.5), ({"search": {"superseded_boost": 0.25}}, 0.25), ({"search": {"superseded_boost": 1}}, None)],
    ids=["default", "quarter", "one"],
)
def test_superseded_documents_weigh_less_in_the_search_of_material(build, options, weight):
    plugins = ["search", {"archplan": options}] if options else ["search", "archplan"]
    site = build(BOOSTED, {"plugins": plugins}, theme="material")
    found = {}
    for entry in entries(site):
        found.setdefault(entry["location"].split("#")[0], set()).add(entry.get("boost"))
    assert found["rfcs/0001-old/"] == {weight}
    assert found["rfcs/0003-said-by-other/"] == {weight}
    assert found["rfcs/0005-own/"] == {3}
    assert "rfcs/0006-hidden/" not in found
    for page in ("rfcs/0002-new/", "rfcs/0004-replaces/", "adr/0001-deprecated/", "rfcs/", ""):
        assert found[page] == {None}, page


MOVED = {
    "index.md": "# Home\n\nSee [the keys](adr/0009-keys.md) and [the tokens](old/tokens.md#why).\n",
    "rfcs/0001-tokens.md": text(
        "Tokens", body="## Why\n\nWords.\n", fields="aliases: [../old/tokens.md, RFC-0077, Tokens at the edge]\n"
    ),
    "adr/platform/0012-keys.md": text("Keys", fields="aliases: [adr/0009-keys.md, keys old.md]\n"),
    "rfcs/0002-naming.md": text(
        "Naming",
        body="See [keys](../adr/0009-keys.md), [keys](../adr/platform/keys%20old.md) and ![no](../guides/x.svg).\n",
        fields="related: [adr/0009-keys.md, Tokens at the edge, RFC-0077]\n",
    ),
    "guides/g.md": "# G\n\n## Where\n\nSee [tokens][1].\n\n[1]: ../old/tokens.md#why\n",
    "guides/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def moved(request, build_once):
    return build_once(MOVED, {**STRICT, **request.param}, theme="material")


def test_links_to_old_paths_pass_a_strict_build(moved):
    assert moved.warnings == []
    assert moved.strict_failure is None
    assert moved.dead_addresses() == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index", {("the keys", "adr/platform/0012-keys"), ("the tokens", "rfcs/0001-tokens#why")}),
        ("rfcs/0002-naming", {("keys", "adr/platform/0012-keys")}),
        ("guides/g", {("tokens", "rfcs/0001-tokens#why")}),
    ],
)
def test_a_link_to_an_old_path_leads_to_the_document(moved, name, expected):
    at = moved.html("index.html") if name == "index" else page(moved, name)
    body = [e for e in at.one("article").all("p a[href]") if e.parent.parent.tag != "dd"]
    assert {(a.text, led(moved, name, a.attrs["href"])) for a in body} == expected


def test_metadata_finds_documents_by_what_they_were_called(moved):
    targets = {(r["raw"], r["target"]) for r in moved.document("rfcs/0002-naming.md")["references"]}
    assert ("adr/0009-keys.md", "adr/platform/0012-keys.md") in targets
    assert ("Tokens at the edge", "rfcs/0001-tokens.md") in targets
    assert ("RFC-0077", "rfcs/0001-tokens.md") in targets
    assert moved.problems("broken-reference") == []


def test_who_links_to_an_old_path_mentions_the_document(moved):
    linked = {a.text for a in moved.page("rfcs/0001-tokens.md").all(".archplan-linked dd p a")}
    assert {"G", "Home", "RFC-0002 Naming"} <= linked


def test_a_page_that_stands_at_an_old_path_is_meant_itself(build):
    tree = {
        "guides/now.md": "# Now\n\nWords.\n",
        "rfcs/0001-a.md": text("A", fields="aliases: [../guides/now.md]\n"),
        "rfcs/0002-b.md": text("B", body="See [now](../guides/now.md).\n"),
    }
    site = build(tree, STRICT)
    assert site.warnings == []
    assert "../../guides/now/" in [a.attrs["href"] for a in site.page("rfcs/0002-b.md").all("p a[href]")]


@pytest.mark.parametrize("off", ["site", "page", "its own page"])
def test_a_backslash_is_never_shown_even_where_the_id_is_no_link_at_all(build, off):
    front = "---\narchplan: {autolink: false}\n---\n\n" if off == "page" else ""
    words = "Not \\RFC-0001 here.\n"
    tree = {
        "rfcs/0001-a.md": text("A", body=words if off == "its own page" else "Words.\n"),
        "guides/g.md": f"{front}# G\n\n{words if off != 'its own page' else ''}",
    }
    site = build(tree, **({"autolink": False} if off == "site" else {}))
    page = "rfcs/0001-a" if off == "its own page" else "guides/g"
    assert "Not RFC-0001 here." in site.html(f"{page}/index.html").texts("p")


@pytest.mark.parametrize(
    "around",
    [
        *("({})", "{}.", "{}:", "{}, then", "{}; then", "{}?", "{}!", "“{}”", '"{}"', "'{}'", "{}'s", "{}’s", "[{}]"),
        *("– {} –", "—{}—", "see:{}", "*{}*", "_{}_", "__{}__", "~~{}~~", "{}…", "{}\nthen", "then\n{}", "{}&nbsp;x"),
        *("{} and {}", "{}, {}", "<b>{}</b>", "a<br>{}", "&lt;{}&gt;", "+{}", "| {} |", "{}^2^"),
    ],
)
def test_whatever_stands_around_an_id_it_is_a_link(marks, around):
    assert marks[around] == [("RFC-0001", "../../rfcs/0001-a/")] * around.count("{}")


@pytest.fixture(scope="module")
def marks(build_once):
    arounds = test_whatever_stands_around_an_id_it_is_a_link.pytestmark[0].args[1]
    pages = {around: f"guides/{number}" for number, around in enumerate(arounds)}
    texts = {f"{page}.md": f"# G\n\nWords {around.replace('{}', 'RFC-0001')}\n" for around, page in pages.items()}
    site = build_once({"rfcs/0001-a.md": text("A"), **texts})
    return {around: references(site.html(f"{page}/index.html")) for around, page in pages.items()}
