"""What the ids in a page's prose lead to, and where links to old paths lead now."""

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.views.links import IdLink, id_links, moved_links

TREE = {
    "rfcs/0001-ledger.md": "---\ntitle: 'RFC-0001: Ledger'\nstatus: approved\n---\n# Ledger\n",
    "adr/0012-x.md": "---\nstatus: parked for now\n---\n# X\n",
    "adr/0002-y.md": "# Y & <z>\n",
}
NEW = "---\ntitle: New\naliases: {}\n---\n# New\n"


def ids(catalog, context, text, path="guide.md", tree=TREE, **options):
    built = catalog({**tree, path: text}, **options)
    return dict(id_links(built.pages[path], context(built, path, **options)))


def moved(catalog, text, path="guide.md", aliases="[old.md]", more=None):
    built = catalog({"rfcs/0001-new.md": NEW.format(aliases), **(more or {}), path: text})
    return dict(moved_links(built.pages[path], built))


def test_an_id_as_it_is_written_has_the_path_of_its_document(catalog, context):
    assert ids(catalog, context, "RFC-0001, RFC 0001 and ADR 12, ADR-2, RFC-0099\n") == {
        "RFC-0001": IdLink(href="rfcs/0001-ledger.md", title="Ledger · Approved"),
        "RFC 0001": IdLink(href="rfcs/0001-ledger.md", title="Ledger · Approved"),
        "ADR 12": IdLink(href="adr/0012-x.md", title="X · Parked for now"),
        "ADR-2": IdLink(href="adr/0002-y.md", title="Y & <\u2060z>"),
    }


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("index.md", "rfcs/0001-ledger.md"),
        ("rfcs/README.md", "0001-ledger.md"),
        ("rfcs/deep/er/notes.md", "../../0001-ledger.md"),
        ("a b/c.md", "../rfcs/0001-ledger.md"),
    ],
)
def test_a_path_is_relative_to_the_page(catalog, context, path, href):
    assert ids(catalog, context, "see RFC-0001\n", path)["RFC-0001"].href == href


@pytest.mark.parametrize("folder", ["rfcs", "a b/rfcs", "é/rfcs", "a%20b/rfcs", "a#b/rfcs", "x?y/rfcs", "(a)/rfcs"])
def test_a_path_is_quoted(catalog, context, folder):
    path = f"{folder}/0007-ü x.md"
    link = ids(catalog, context, "RFC-0007\n", tree={path: "# U\n"})["RFC-0007"]
    assert unquote(link.href) == path
    assert not set(link.href) & set(' "<>#?')


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("`RFC-0001` [RFC-0001](x.md) \\RFC-0001\n\n# RFC-0001\n", {}),
        ("RFC-0001", {"autolink": False}),
        ("---\narchplan:\n  autolink: false\n---\nRFC-0001\n", {}),
        ("[x](rfcs/0001-ledger.md)", {}),
        ("", {}),
    ],
)
def test_other_words_lead_nowhere(catalog, context, text, options):
    assert ids(catalog, context, text, **options) == {}


def test_a_page_of_its_own_is_named_without_link(catalog, context):
    built = catalog({**TREE, "rfcs/0001-ledger.md": "# L\n\nRFC-0001 and ADR-2\n"})
    page = built.pages["rfcs/0001-ledger.md"]
    assert [*id_links(page, context(built, "rfcs/0001-ledger.md"))] == ["ADR-2"]


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("rfcs/old.md", "rfcs/0001-new.md"),
        ("./rfcs/old.md", "rfcs/0001-new.md"),
        ("x/../rfcs/old.md", "rfcs/0001-new.md"),
        ("old.md", "rfcs/0001-new.md"),
        ("rfcs/old.md#a-b", "rfcs/0001-new.md#a-b"),
        ("rfcs/old.md#a#b", "rfcs/0001-new.md#a#b"),
        ("rfcs/old.md?plain=1", "rfcs/0001-new.md?plain=1"),
        ("rfcs/old.md?plain=1#a", "rfcs/0001-new.md?plain=1#a"),
        ("rfcs/%6Fld.md", "rfcs/0001-new.md"),
        ("rfcs/0001-new.md", None),
        ("rfcs/older.md", None),
        ("guides/old.md", None),
        ("https://example.org/old.md", None),
        ("mailto:old.md", None),
    ],
)
def test_a_link_to_an_old_path_has_a_new_target(catalog, written, new):
    assert moved(catalog, f"[x]({written})\n") == ({written: new} if new else {})


@pytest.mark.parametrize(
    ("alias", "written"),
    [
        ("old.md", "../rfcs/old.md"),
        ("/archive/old.md", "../archive/old.md"),
        ("archive/old.md", "../archive/old.md"),
        ("../archive/old.md", "../archive/old.md"),
        ("./old.md", "../rfcs/old.md"),
        ("'old plan.md'", "../rfcs/old%20plan.md"),
        ("ü.md", "../rfcs/%C3%BC.md"),
        ("ü.md", "../rfcs/ü.md"),
        ("[a.md, b.md]", "../rfcs/b.md"),
    ],
)
def test_an_alias_is_beside_the_document_or_below_the_docs(catalog, alias, written):
    assert moved(catalog, f"[x]({written})\n", "guides/g.md", alias) == {written: "../rfcs/0001-new.md"}


def test_a_page_that_stands_there_now_is_meant_itself(catalog):
    assert moved(catalog, "[x](rfcs/old.md) [y](old.md)\n", more={"rfcs/old.md": "# Now\n"}) == {
        "old.md": "rfcs/0001-new.md"
    }


def test_links_between_documents_are_moved_too(catalog):
    assert moved(catalog, "# P\n\n[x](../rfcs/old.md#a)\n", "plans/p.md") == {
        "../rfcs/old.md#a": "../rfcs/0001-new.md#a"
    }


@pytest.mark.parametrize("written", ["/rfcs/old.md", "rfcs/old/", "rfcs/old.html"])
def test_a_link_that_is_counted_as_one_to_the_document_leads_there(catalog, written):
    built = catalog({"rfcs/0001-new.md": NEW.format("old.md"), "guide.md": f"[x]({written})\n"})
    counted = [reference.raw for reference in built.pages["guide.md"].references]
    assert [*moved_links(built.pages["guide.md"], built)] == counted


NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"), exclude_characters="/\\"), min_size=1, max_size=12
)


@given(NAMES, NAMES)
def test_any_name_leads_to_a_path_of_the_site(catalog, context, folder, name):
    path = posixpath.normpath(f"rfcs/{folder}/0007-{name}.md")
    built = catalog({path: "---\nid: RFC-0007\naliases: old.md\n---\n# T\n", "guide.md": "RFC-0007 [x](old.md#a)\n"})
    page = built.pages["guide.md"]
    links = [link.href for link in id_links(page, context(built, "guide.md")).values()]
    links += [link.removesuffix("#a") for link in moved_links(page, built).values()]
    for link in links:
        assert unquote(link) in built.documents
