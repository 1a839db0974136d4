import pytest

from mkdocs_archplan.link.targets import Target, Targets

TREE = {
    "plans/0001-ledger.md": "# Payment ledger\n",
    "plans/search-plan.md": "# Search: the plan\n",
    "plans/billing.md": "# Billing\n",
    "rfcs/0001-ledger.md": "# RFC-0001: Ledger\n",
    "rfcs/0002-a.md": "# One\n",
    "rfcs/0002-b.md": "# Two\n",
    "rfcs/0012-c.md": "# 12. Große Straße\n",
    "rfcs/billing.md": "# Billing\n",
    "adr/0001-x/README.md": "",
    "adr/0003.md": "# Use queues\n",
    "adr/0007-use-fargate.md": "# Use Fargate\n",
    "guide/index.md": "",
    "guide/a page.md": "",
}


@pytest.fixture(scope="session")
def find(catalog):
    """Find what `raw` means in a document of a tree; each tree is read once."""
    made = {}

    def found(raw, kind, origin="plans/search-plan.md", tree=TREE):
        key = id(tree)
        if key not in made:
            documents = catalog(tree).documents
            made[key] = documents, Targets(documents, {path: path for path in tree}), tree
        documents, targets, _ = made[key]
        return targets.find(raw, documents[origin], kind)

    return found


@pytest.mark.parametrize(
    "raw",
    """RFC-0001|RFC-1|rfc 1|RFC1|RFC 0001|rfc_0001|RFC#1|RFC #1|rfc-00001| RFC-1 |[ledger](RFC-0001)|`RFC-0001`
    |**RFC-0001**""".replace("\n    ", "").split("|"),
)
@pytest.mark.parametrize("kind", ["rfc", "plan", None])
def test_an_id_is_known_in_any_spelling_and_in_every_field(find, raw, kind):
    assert find(raw, kind) == Target(paths=("rfcs/0001-ledger.md",))


MISSING, FOREIGN, WORDS = Target(missing=True), Target(foreign=True), Target()


@pytest.mark.parametrize(
    ("raw", "kind", "target"),
    [
        ("1", "rfc", Target(paths=("rfcs/0001-ledger.md",))),
        ("0001", "plan", Target(paths=("plans/0001-ledger.md",))),
        ("#7", "adr", Target(paths=("adr/0007-use-fargate.md",))),
        ("No. 7", "adr", Target(paths=("adr/0007-use-fargate.md",))),
        ("1", None, Target(paths=("plans/0001-ledger.md",))),
        ("0007", None, Target(paths=("adr/0007-use-fargate.md",))),
        ("12", None, Target(paths=("rfcs/0012-c.md",))),
        ("2", None, Target(paths=("rfcs/0002-a.md", "rfcs/0002-b.md"))),
        ("2", "rfc", Target(paths=("rfcs/0002-a.md", "rfcs/0002-b.md"))),
        ("3", "adr", Target(paths=("adr/0003.md",))),
        ("0003", "adr", Target(paths=("adr/0003.md",))),
        ("0003", None, Target(paths=("adr/0003.md",))),
        ("7", "rfc", MISSING),
        ("0003", "rfc", MISSING),
        ("99", None, WORDS),
        ("123456", None, WORDS),
        ("123456", "rfc", WORDS),
    ],
)
def test_a_bare_number_means_the_kind_of_its_field_else_the_documents_own_else_any(find, raw, kind, target):
    assert find(raw, kind) == target


@pytest.mark.parametrize(
    ("raw", "target"),
    [
        ("RFC-99", MISSING),
        ("RFC-0099", MISSING),
        ("RFC-2119", FOREIGN),
        ("RFC 9110: HTTP Semantics", FOREIGN),
        ("RFC-123456", WORDS),
        ("PROJ-1", WORDS),
        ("ISO-8601", WORDS),
        ("KEP-1", WORDS),
        ("see the notes", WORDS),
        ("[x][y]", WORDS),
        ("", WORDS),
        ("nowhere.md", MISSING),
        ("[x](nowhere.md)", MISSING),
        ("docs/nowhere/0001-ledger.md", MISSING),
        ("../../outside.md", WORDS),
        ("somewhere else.md", WORDS),
        ("src/ledger.py", WORDS),
    ],
)
def test_what_is_not_there_is_missing_only_where_a_document_of_this_site_must_be_meant(find, raw, target):
    assert find(raw, "rfc") == target
    assert find(raw, "rfc").is_words is (target == WORDS)


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        ("RFC-1: Ledger", ["rfcs/0001-ledger.md"]),
        ("RFC-1 (in part)", ["rfcs/0001-ledger.md"]),
        ("RFC-1 – Ledger", ["rfcs/0001-ledger.md"]),
        ("ADR-7 Use Fargate", ["adr/0007-use-fargate.md"]),
        ("RFCs 1", ["rfcs/0001-ledger.md"]),
        ("RFC–0001", ["rfcs/0001-ledger.md"]),
        ("[[0002-a]]", ["rfcs/0002-a.md"]),
        ("[[0002-a|the first]]", ["rfcs/0002-a.md"]),
        ("[RFC 1]", ["rfcs/0001-ledger.md"]),
        ("[RFC 1][one]", ["rfcs/0001-ledger.md"]),
        ("<../rfcs/0002-a.md>", ["rfcs/0002-a.md"]),
        ('<a href="../rfcs/0002-a.md">one</a>', ["rfcs/0002-a.md"]),
        ("“Use Fargate”", ["adr/0007-use-fargate.md"]),
    ],
)
def test_what_stands_around_a_name_does_not_matter(find, raw, paths):
    assert find(raw, None) == Target(paths=tuple(paths))


@pytest.mark.parametrize(
    ("raw", "kind", "paths"),
    [
        ("../rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("/rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("0001-ledger.md", "rfc", ["plans/0001-ledger.md"]),
        ("[RFC 1](../rfcs/0001-ledger.md)", "rfc", ["rfcs/0001-ledger.md"]),
        ("[RFC 1](<../rfcs/0001-ledger.md> 'a title')", "rfc", ["rfcs/0001-ledger.md"]),
        ("docs/rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("docs/rfcs/0001-ledger.md#why", "rfc", ["rfcs/0001-ledger.md"]),
        ("rfcs/0001-ledger.md", "rfc", ["rfcs/0001-ledger.md"]),
        ("rfcs/0001-ledger", "rfc", ["rfcs/0001-ledger.md"]),
        ("docs/adr/0001-x/README.md", "adr", ["adr/0001-x/README.md"]),
        ("docs/adr/0001-x/", "adr", ["adr/0001-x/README.md"]),
        ("../adr/0001-x", "adr", ["adr/0001-x/README.md"]),
        ("../guide/", "rfc", ["guide/index.md"]),
        ("../guide/a page.md", "rfc", ["guide/a page.md"]),
        ("../guide/a%20page.md", "rfc", ["guide/a page.md"]),
    ],
)
def test_a_path_leads_to_its_page_whether_or_not_that_is_a_document(find, raw, kind, paths):
    assert find(raw, kind) == Target(paths=tuple(paths))


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        ("search-plan", ["plans/search-plan.md"]),
        ("Search-Plan", ["plans/search-plan.md"]),
        ("0007-use-fargate", ["adr/0007-use-fargate.md"]),
        ("0001-x", ["adr/0001-x/README.md"]),
        ("use fargate", ["adr/0007-use-fargate.md"]),
        ("Payment Ledger", ["plans/0001-ledger.md"]),
        ("Search: the plan", ["plans/search-plan.md"]),
        ("RFC-0001: Ledger", ["rfcs/0001-ledger.md"]),
        ("Ledger", ["rfcs/0001-ledger.md"]),
        ("12. Große Straße", ["rfcs/0012-c.md"]),
        ("große STRASSE", ["rfcs/0012-c.md"]),
    ],
)
def test_a_document_is_called_by_its_slug_and_by_its_title_with_or_without_its_number(find, raw, paths):
    assert find(raw, None) == Target(paths=tuple(paths))


@pytest.mark.parametrize(
    ("raw", "kind", "origin", "path"),
    [
        ("billing", "rfc", "plans/search-plan.md", "rfcs/billing.md"),
        ("Billing", "rfc", "plans/billing.md", "rfcs/billing.md"),
        ("billing", "rfc", "plans/billing.md", "rfcs/billing.md"),
        ("billing", "plan", "rfcs/billing.md", "plans/billing.md"),
        ("billing", None, "plans/search-plan.md", "plans/billing.md"),
        ("0001-ledger", "rfc", "plans/search-plan.md", "rfcs/0001-ledger.md"),
        ("0001-ledger", "plan", "plans/search-plan.md", "plans/0001-ledger.md"),
    ],
)
def test_of_documents_of_one_name_the_field_means_the_one_of_its_kind(find, raw, kind, origin, path):
    assert find(raw, kind, origin) == Target(paths=(path,))


TEAMS = {
    "rfcs/0001-a.md": "# A\n",
    "rfcs/pay/0002-b.md": "# Shared\n",
    "rfcs/pay/0003-c.md": "# C\n",
    "rfcs/pay/deep/0005-d.md": "# D\n",
    "rfcs/find/0002-e.md": "# Shared\n",
    "team/rfcs/0001-f.md": "# F\n",
    "team/rfcs/0004-g.md": "# Shared\n",
    "team/rfcs/new/0006-h.md": "# H\n",
}


@pytest.mark.parametrize(
    ("raw", "origin", "paths"),
    [
        ("RFC-2", "rfcs/pay/0003-c.md", ["rfcs/pay/0002-b.md"]),
        ("2", "rfcs/pay/0003-c.md", ["rfcs/pay/0002-b.md"]),
        ("Shared", "rfcs/pay/0003-c.md", ["rfcs/pay/0002-b.md"]),
        ("RFC-2", "rfcs/pay/deep/0005-d.md", ["rfcs/find/0002-e.md", "rfcs/pay/0002-b.md"]),
        ("RFC-2", "rfcs/0001-a.md", ["rfcs/find/0002-e.md", "rfcs/pay/0002-b.md"]),
        ("RFC-1", "rfcs/pay/0003-c.md", ["rfcs/0001-a.md"]),
        ("RFC-1", "team/rfcs/0004-g.md", ["team/rfcs/0001-f.md"]),
        ("1", "team/rfcs/new/0006-h.md", ["team/rfcs/0001-f.md"]),
        ("Shared", "team/rfcs/new/0006-h.md", ["team/rfcs/0004-g.md"]),
        ("RFC-6", "rfcs/0001-a.md", ["team/rfcs/new/0006-h.md"]),
    ],
)
def test_of_several_the_nearest_is_meant_the_same_folder_before_the_same_collection(find, raw, origin, paths):
    assert find(raw, "rfc", origin, TEAMS) == Target(paths=tuple(paths))


PLANS_ONLY = {"plans/0001-ledger.md": "# Ledger\n", "plans/0002-search.md": "# Search\n"}


@pytest.mark.parametrize(
    ("raw", "kind", "target"),
    [
        ("RFC-1", "rfc", FOREIGN),
        ("adr 12", None, FOREIGN),
        ("0012", "adr", FOREIGN),
        ("1", "rfc", FOREIGN),
        ("1", "plan", Target(paths=("plans/0001-ledger.md",))),
        ("1", None, Target(paths=("plans/0001-ledger.md",))),
        ("12", None, WORDS),
        ("PLAN-12", None, MISSING),
        ("PROJ-12", "rfc", WORDS),
        ("Payments", "rfc", WORDS),
    ],
)
def test_an_id_of_a_kind_that_the_site_has_none_of_is_foreign_not_missing(find, raw, kind, target):
    assert find(raw, kind, "plans/0002-search.md", PLANS_ONLY) == target


def test_an_id_of_a_kind_that_the_site_has_without_numbers_is_missing_not_foreign(find):
    tree = {"plans/ledger.md": "# Ledger\n", "plans/search.md": "# Search\n"}
    assert find("PLAN-9", "plan", "plans/search.md", tree) == MISSING
    assert find("9", "plan", "plans/search.md", tree) == MISSING


CEPS = {"rfcs/cep-0001.md": "# CEP 1: Names\n", "rfcs/cep-0002.md": "# CEP 2: Files\n", "adr/0001-x.md": "# X\n"}


@pytest.mark.parametrize(
    ("raw", "kind", "paths"),
    [
        ("CEP-1", None, ["rfcs/cep-0001.md"]),
        ("cep 0001", "adr", ["rfcs/cep-0001.md"]),
        ("cep-0001", "rfc", ["rfcs/cep-0001.md"]),
        ("RFC 1", None, ["rfcs/cep-0001.md"]),
        ("1", "rfc", ["rfcs/cep-0001.md"]),
        ("names", None, ["rfcs/cep-0001.md"]),
    ],
)
def test_a_collection_with_letters_of_its_own_is_known_by_those_and_by_its_kind(find, raw, kind, paths):
    assert find(raw, kind, "adr/0001-x.md", CEPS) == Target(paths=tuple(paths))
    assert find("CEP-3", kind, "adr/0001-x.md", CEPS) == MISSING


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://example.org/rfc/1", "https://example.org/rfc/1"),
        ("[x](https://example.org/rfc/1)", "https://example.org/rfc/1"),
        ("<https://example.org/rfc/1>", "https://example.org/rfc/1"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
    ],
)
def test_an_address_leads_off_the_site(find, raw, url):
    assert find(raw, "rfc") == Target(url=url)


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "[x](javascript:alert(1))",
        "java\tscript:alert(1)",
        "data:text/html,x",
    ],
)
def test_an_address_that_may_not_be_linked_is_unsafe(find, raw):
    assert find(raw, "rfc") == Target(unsafe=True)


@pytest.mark.parametrize(
    "raw", ["//evil.example/x", "//evil.example", "/\\evil.example", "[x](//evil.example)", "//[", "README"]
)
def test_what_leads_nowhere_is_never_linked(find, raw):
    found = find(raw, "rfc")
    assert (found.paths, found.url) == ((), None)


@pytest.mark.parametrize(
    ("name", "collection", "paths"),
    [
        ("Payment ledger", "plans", ["plans/0001-ledger.md"]),
        ("0001-ledger", "plans", ["plans/0001-ledger.md"]),
        ("0001-ledger", "rfcs", ["rfcs/0001-ledger.md"]),
        ("1", "plans", ["plans/0001-ledger.md"]),
        ("0001", "rfcs", ["rfcs/0001-ledger.md"]),
        ("0003", "adr", ["adr/0003.md"]),
        ("0003", "rfcs", []),
        ("RFC 12", "rfcs", ["rfcs/0012-c.md"]),
        ("RFC 12", "plans", []),
        ("2", "rfcs", ["rfcs/0002-a.md", "rfcs/0002-b.md"]),
        ("billing", "rfcs", ["rfcs/billing.md"]),
        ("nothing", "rfcs", []),
        ("", "rfcs", []),
    ],
)
def test_the_row_of_an_index_names_documents_of_its_own_collection(catalog, name, collection, paths):
    assert Targets(catalog(TREE).documents, {}).named(name, collection) == tuple(paths)


def test_a_number_names_the_document_even_where_another_collection_has_a_file_of_that_name(find, catalog):
    tree = {**TREE, "rfcs/0003-d.md": "# D\n"}
    assert find("0003", "rfc", tree=tree) == Target(paths=("rfcs/0003-d.md",))
    assert Targets(catalog(tree).documents, {}).named("0003", "rfcs") == ("rfcs/0003-d.md",)
