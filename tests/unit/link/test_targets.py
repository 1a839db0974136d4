import pytest

from mkdocs_archplan.link.targets import Target, Targets

TREE = {
    "plans/0001-ledger.md": "# Payment ledger\n",
    "plans/search-plan.md": "# Search: the plan\n",
    "rfcs/0001-ledger.md": "# RFC-0001: Ledger\n",
    "rfcs/0002-a.md": "# One\n",
    "rfcs/0002-b.md": "# Two\n",
    "adr/0001-x/README.md": "",
    "adr/0007-use-fargate.md": "# Use Fargate\n",
    "guide/index.md": "",
    "guide/a page.md": "",
}


@pytest.fixture(scope="module")
def targets(catalog):
    return Targets(catalog(TREE).documents, TREE)


@pytest.fixture(scope="module")
def origin(catalog):
    return catalog(TREE).documents["plans/search-plan.md"]


@pytest.mark.parametrize(
    ("raw", "kind", "paths"),
    [
        ("RFC-0001", "rfc", ["rfcs/0001-ledger.md"]),
        ("rfc 1", "plan", ["rfcs/0001-ledger.md"]),
        ("RFC1", None, ["rfcs/0001-ledger.md"]),
        ("1", "rfc", ["rfcs/0001-ledger.md"]),
        ("0001", "plan", ["plans/0001-ledger.md"]),
        ("#7", "adr", ["adr/0007-use-fargate.md"]),
        ("7", "rfc", []),
        ("0007", None, []),
        ("RFC-2", "rfc", ["rfcs/0002-a.md", "rfcs/0002-b.md"]),
        ("../rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("/rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("0001-ledger.md", "rfc", ["plans/0001-ledger.md"]),
        ("docs/rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("docs/rfcs/0001-ledger.md#why", "rfc", ["rfcs/0001-ledger.md"]),
        ("[RFC 1](../rfcs/0001-ledger.md)", "rfc", ["rfcs/0001-ledger.md"]),
        ("[ledger](RFC-0001)", "rfc", ["rfcs/0001-ledger.md"]),
        ("0007-use-fargate", "adr", ["adr/0007-use-fargate.md"]),
        ("use fargate", "adr", ["adr/0007-use-fargate.md"]),
        ("Payment Ledger", None, ["plans/0001-ledger.md"]),
        ("Search: the plan", "plan", ["plans/search-plan.md"]),
        ("RFC-0001: Ledger", "rfc", ["rfcs/0001-ledger.md"]),
        ("nowhere.md", "rfc", []),
        ("RFC-99", "rfc", []),
        ("", "rfc", []),
    ],
)
def test_a_reference_finds_every_document_it_fits(targets, origin, raw, kind, paths):
    assert targets.find(raw, origin, kind) == Target(paths=tuple(paths))


@pytest.mark.parametrize(
    "raw", ["https://example.org/rfc/1", "[x](https://example.org/rfc/1)", "<https://example.org/rfc/1>"]
)
def test_an_address_leads_off_the_site(targets, origin, raw):
    assert targets.find(raw, origin, "rfc") == Target(url="https://example.org/rfc/1")


@pytest.mark.parametrize("raw", ["javascript:alert(1)", "[x](javascript:alert(1))", "//evil.example/x"])
def test_an_address_that_may_not_be_linked_is_unsafe(targets, origin, raw):
    assert targets.find(raw, origin, "rfc") == Target(unsafe=True)


@pytest.mark.parametrize(
    ("target", "origin", "path"),
    [
        ("b.md", "rfcs/0002-a.md", None),
        ("0002-b.md", "rfcs/0002-a.md", "rfcs/0002-b.md"),
        ("./0002-b.md?x=1#part", "rfcs/0002-a.md", "rfcs/0002-b.md"),
        ("0002-b", "rfcs/0002-a.md", "rfcs/0002-b.md"),
        ("0002-b.html", "rfcs/0002-a.md", "rfcs/0002-b.md"),
        ("0002-b/", "rfcs/0002-a.md", "rfcs/0002-b.md"),
        ("../guide/", "rfcs/0002-a.md", "guide/index.md"),
        ("../guide/a%20page.md", "rfcs/0002-a.md", "guide/a page.md"),
        ("/guide/a page.md", "rfcs/0002-a.md", "guide/a page.md"),
        ("../adr/0001-x", "rfcs/0002-a.md", "adr/0001-x/README.md"),
        ("../../outside.md", "rfcs/0002-a.md", None),
        ("#part", "rfcs/0002-a.md", None),
        ("", "rfcs/0002-a.md", None),
        ("//[", "rfcs/0002-a.md", None),
        ("%00%ff/..", "rfcs/0002-a.md", None),
    ],
)
def test_a_relative_link_finds_its_page(targets, target, origin, path):
    assert targets.find_path(target, origin) == path
