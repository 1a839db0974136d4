"""Links and references to what a document was called before lead to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.link.aliases import is_path, moved, old_names, old_paths

NEW = "teams/rfcs/0001-new.md"


def metadata(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


def linked(catalog, alias, link, origin="teams/rfcs/0002-b.md", **pages):
    """Return what a link in the body of a page leads to."""
    tree = {NEW: metadata(aliases=alias), origin: f"# B\n\n[x]({link})\n", **pages}
    return [reference.target for reference in catalog(tree).pages[origin].references]


def named(catalog, alias, written, field="related", **pages):
    """Return what a metadata field means, and the rules that complain."""
    origin = "teams/rfcs/0002-b.md"
    built = catalog({NEW: metadata(aliases=alias), origin: metadata(**{field: written}), **pages})
    told = [problem.rule for problem in built.problems if "reference" in problem.rule]
    return [reference.target for reference in built.documents[origin].references], told


@pytest.mark.parametrize("alias", ["old.md", "./old.md", "teams/rfcs/old.md", "/teams/rfcs/old.md", "../rfcs/old.md"])
@pytest.mark.parametrize(
    "link",
    [
        "old.md",
        "./old.md",
        "old",
        "old/",
        "old.html",
        "old.md#part",
        "../rfcs/old.md",
        "/teams/rfcs/old.md",
        "/teams/rfcs/old/",
        "/teams/rfcs/old",
    ],
)
def test_links_to_an_old_path_lead_to_the_document(catalog, alias, link):
    assert linked(catalog, alias, link) == [NEW]
    assert named(catalog, alias, link) == ([NEW], [])


@pytest.mark.parametrize("link", ["../old/", "../old/#part", "../../rfcs/old/"])
def test_links_to_the_old_address_lead_to_the_document(catalog, link):
    assert linked(catalog, "old.md", link) == [NEW]


@pytest.mark.parametrize("alias", ["old/", "teams/rfcs/old", "teams/rfcs/old/", "/teams/rfcs/old/", "./old"])
@pytest.mark.parametrize("link", ["old", "old/", "/teams/rfcs/old/", "../rfcs/old"])
def test_an_old_path_may_be_written_without_its_ending(catalog, alias, link):
    assert linked(catalog, alias, link) == [NEW]
    assert named(catalog, alias, link) == ([NEW], [])


@pytest.mark.parametrize("alias", ["teams/rfcs/old", "/teams/rfcs/old/", "./old"])
def test_an_old_path_without_its_ending_is_that_of_a_page(catalog, alias):
    assert linked(catalog, alias, "old.md") == [NEW]
    assert named(catalog, alias, "old.md") == ([NEW], [])


@pytest.mark.parametrize(
    ("origin", "link"),
    [
        ("index.md", "teams/rfcs/old.md"),
        ("index.md", "/teams/rfcs/old.md"),
        ("plans/a.md", "../teams/rfcs/old.md"),
        ("teams/guide.md", "rfcs/old.md"),
        ("teams/rfcs/README.md", "old.md"),
    ],
)
def test_every_page_is_led_to_the_new_place(catalog, origin, link):
    assert linked(catalog, "old.md", link, origin) == [NEW]


@pytest.mark.parametrize(
    ("alias", "link"),
    [
        ("archive/old.md", "/archive/old.md"),
        ("archive/old.md", "../../archive/old.md"),
        ("/archive/old.md", "../../archive/old.md"),
        ("../../archive/old.md", "../../archive/old.md"),
        ("[a.md, archive/old.md]", "../../archive/old.md"),
        ("[a.md, archive/old.md]", "a.md"),
        ("a.md, archive/old.md", "a.md"),
        ("old name.md", "old%20name.md"),
        ("alt/größe.md", "/alt/gr%C3%B6%C3%9Fe.md"),
    ],
)
def test_old_paths_may_lie_anywhere(catalog, alias, link):
    assert linked(catalog, alias, link) == [NEW]


@pytest.mark.parametrize("key", ["aliases", "alias", "Redirect-From", "redirects_from"])
def test_aliases_have_several_names(catalog, key):
    tree = {NEW: metadata(**{key: "old.md"}), "index.md": "[x](teams/rfcs/old.md)\n"}
    assert [r.target for r in catalog(tree).pages["index.md"].references] == [NEW]


@pytest.mark.parametrize(
    ("alias", "page", "link"),
    [
        ("old.md", "teams/rfcs/old.md", "old.md"),
        ("old.md", "teams/rfcs/old.md", "old"),
        ("old.md", "teams/rfcs/old.md", "/teams/rfcs/old/"),
        ("old.md", "old.md", "../../old.md"),
        ("guide.md", "guide.md", "/guide.md"),
        ("teams/rfcs/old", "teams/rfcs/old.md", "old"),
        ("old/", "teams/rfcs/old.md", "old/"),
        ("guide/", "guide/index.md", "/guide/"),
        ("teams/rfcs/old.md", "teams/rfcs/old/index.md", "old/index.md"),
    ],
)
def test_a_page_that_stands_at_an_old_path_is_meant_itself(catalog, alias, page, link):
    assert linked(catalog, alias, link, **{page: "# Here\n"}) == [page]


@pytest.mark.parametrize(
    ("alias", "written"),
    [
        ("RFC-0099", "RFC-0099"),
        ("RFC-0099", "rfc-0099"),
        ("[RFC-0098, RFC-0099]", "RFC-0098"),
        ("The old ledger", "The old ledger"),
        ("The old ledger", "the OLD ledger"),
        ("old-name", "old-name"),
        ("['The ledger, the old one']", "'[The ledger, the old one](RFC-0099)'"),
    ],
)
@pytest.mark.parametrize("field", ["related", "supersedes", "related_rfc"])
def test_references_to_an_old_id_or_title_mean_the_document(catalog, alias, written, field):
    if written.startswith("'["):
        alias = "[RFC-0099]"
    assert named(catalog, alias, written, field) == ([NEW], [])


def test_references_by_both_names_are_one_relation(catalog):
    built = catalog(
        {
            "adr/0001-new.md": metadata(aliases="[old.md, ADR-9]", status="accepted"),
            "adr/0002-b.md": metadata(supersedes="ADR-9") + "[x](old.md) [y](0001-new.md)\n",
        }
    )
    (related,) = built.related["adr/0001-new.md"]
    assert [r.raw for r in related.named] == ["ADR-9", "old.md", "0001-new.md"]


def test_a_document_that_links_to_its_own_old_path_names_itself(catalog):
    built = catalog({NEW: metadata(aliases="old.md") + "[x](old.md)\n"})
    assert built.documents[NEW].references == ()


def test_without_an_alias_an_old_path_leads_nowhere(catalog):
    assert linked(catalog, "other.md", "old.md") == []
    assert named(catalog, "other.md", "old.md") == ([None], ["broken-reference"])


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("old.md", True),
        ("OLD.MD", True),
        ("old.markdown", True),
        ("old.html", True),
        ("a/old", True),
        ("old/", True),
        ("/old", True),
        ("old", False),
        ("RFC-0099", False),
        ("The old ledger", False),
        ("v1.2", False),
        ("", False),
    ],
)
def test_an_alias_is_a_path_or_a_name(alias, path):
    assert is_path(alias) is path


ALIASES = st.sampled_from(
    ["old.md", "/", "//", ".", "..", "../", "../../..", "a/", "/a.md", "RFC-1", "RFC-0001", "T", "0001-a.md", "%ff.md"]
) | st.text(max_size=12).filter(str.strip)


@given(st.lists(ALIASES, max_size=4), ALIASES)
def test_any_alias_loses_no_document_and_takes_no_page(catalog, aliases, link):
    quoted = [f"'{alias}'".replace("'", "''")[1:-1] for alias in aliases]
    tree = {
        "rfcs/0001-a.md": f"---\naliases: [{', '.join(quoted)}]\n---\n# T\n",
        "rfcs/0002-b.md": f"# B\n\n[x](0001-a.md) [y](../plans/c.md) [z](<{link}>)\n",
        "plans/c.md": "# C\n",
        "index.md": "# Home\n\n[x](rfcs/0001-a.md) [y](rfcs/0002-b.md)\n",
    }
    built = catalog(tree)
    assert set(built.documents) == set(tree) - {"index.md"}
    assert [r.target for r in built.documents["rfcs/0002-b.md"].references][:2] == ["rfcs/0001-a.md", "plans/c.md"]
    assert [r.target for r in built.pages["index.md"].references] == ["rfcs/0001-a.md", "rfcs/0002-b.md"]
    assert all(r.target in tree for page in built.pages.values() for r in page.references)
    document = built.documents["rfcs/0001-a.md"]
    found = moved(built.documents, built.pages)
    assert not set(found) & set(built.pages)
    assert set(found) <= set(old_paths(document))
    assert set(found.values()) <= {document.path}
    assert sorted([*old_names(document), *filter(is_path, document.aliases)]) == sorted(document.aliases)
