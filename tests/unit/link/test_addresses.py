"""Absolute addresses of the site's own pages and of their files, on any forge."""

import pytest

from mkdocs_archplan.link.paths import Paths
from mkdocs_archplan.model import Addresses
from mkdocs_archplan.site import page_url

PAGES = """
index.md about.md rfcs/README.md rfcs/0002-search.md rfcs/template.md adr/0001-x/README.md guide/index.md guide/été.md
""".split()
PAGES.append("guide/a page.md")
SEARCH = "rfcs/0002-search.md"
SITE, REPOSITORY = "https://docs.example.org/handbook", "https://github.com/acme/handbook"
ADDRESSES = Addresses(site=f"{SITE}/", repository=REPOSITORY, docs_dir="docs")


def body(target, addresses=ADDRESSES):
    return Paths({path: page_url(path) for path in PAGES}, addresses).body(target, SEARCH, page_url(SEARCH))


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("tree/main/docs/rfcs", "rfcs/README.md"),
        ("tree/main/docs/rfcs/", "rfcs/README.md"),
        ("tree/main/docs/adr/0001-x", "adr/0001-x/README.md"),
        ("raw/main/docs/rfcs/0002-search.md", SEARCH),
        ("edit/main/docs/rfcs/0002-search.md", SEARCH),
        ("blame/main/docs/rfcs/0002-search.md", SEARCH),
        ("blob/0123456789abcdef0123456789abcdef01234567/docs/rfcs/0002-search.md#L10-L20", SEARCH),
        ("blob/main/docs/rfcs/0002-search.md?plain=1", SEARCH),
        ("blob/main/docs/guide/a%20page.md", "guide/a page.md"),
        ("blob/main/docs/guide/%C3%A9t%C3%A9.md", "guide/été.md"),
        ("blob/feature/new/ledger/docs/rfcs/0002-search.md", SEARCH),
        ("blob/docs/rfcs/rfcs/0002-search.md", SEARCH),
        ("blob/docs/typo/docs/rfcs/0002-search.md", SEARCH),
        ("blob/fix/docs/typo/docs/rfcs/0002-search.md", SEARCH),
        ("blob/main/rfcs/0002-search.md", SEARCH),
        ("-/blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("-/tree/main/docs/rfcs", "rfcs/README.md"),
        ("-/raw/feature/x/docs/rfcs/0002-search.md", SEARCH),
        ("-/edit/main/docs/rfcs/0002-search.md", SEARCH),
        ("src/main/docs/rfcs/0002-search.md", SEARCH),
        ("src/branch/main/docs/rfcs/0002-search.md", SEARCH),
        ("src/branch/feature/x/docs/rfcs/0002-search.md", SEARCH),
        ("src/tag/v1/docs/rfcs/0002-search.md", SEARCH),
        ("src/commit/0123abc/docs/rfcs/0002-search.md", SEARCH),
        ("raw/branch/main/docs/rfcs/0002-search.md", SEARCH),
        ("blob/main/docs/index.md", "index.md"),
        ("blob/main/docs/about.md", "about.md"),
        ("blob/main/docs/nowhere/about.md", None),
        ("blob/main/docs/nowhere.md", None),
        ("blob/main/README.md", None),
        ("blob/main/about.md", None),
        ("blob/main/packages/core/about.md", None),
        ("blob/main/packages/core/README.md", None),
        ("blob/main/src/ledger.py", None),
        ("blob/main", None),
        ("blob/main/", None),
        ("blob/", None),
        ("", None),
        ("pull/12", None),
        ("issues/2", None),
        ("-/merge_requests/3", None),
    ],
)
def test_an_address_in_the_own_repository_leads_to_the_page_of_that_file(target, path):
    assert body(f"{REPOSITORY}/{target}") == path


@pytest.mark.parametrize(
    ("repository", "target", "path"),
    [
        ("https://github.com/acme/handbook.git", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("https://github.com/acme/handbook/", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("https://github.com/ACME/Handbook", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("http://GitHub.com/acme/handbook", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", SEARCH),
        (
            "https://gitlab.example.org/group/sub/handbook",
            "https://gitlab.example.org/group/sub/handbook/-/blob/main/docs/rfcs/0002-search.md",
            SEARCH,
        ),
        (
            "https://gitlab.example.org/group/sub/handbook",
            "https://gitlab.example.org/group/other/handbook/-/blob/main/docs/rfcs/0002-search.md",
            None,
        ),
        ("", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", None),
        ("git@github.com:acme/handbook.git", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", None),
        ("http://[", f"{REPOSITORY}/blob/main/docs/rfcs/0002-search.md", None),
    ],
)
def test_the_address_of_the_repository_may_be_written_in_any_way(repository, target, path):
    assert body(target, addresses=Addresses(repository=repository, docs_dir="docs")) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("blob/main/website/content/rfcs/0002-search.md", SEARCH),
        ("blob/feature/x/rfcs/0002-search.md", SEARCH),
        ("blob/main/about.md", "about.md"),
        ("blob/main/README.md", None),
        ("blob/main/src/core/index.md", None),
        ("tree/main/adr/0001-x", "adr/0001-x/README.md"),
    ],
)
def test_where_the_docs_lie_in_the_repository_need_not_be_known(target, path):
    addresses = Addresses(repository="https://github.com/acme/handbook")
    assert body(f"{REPOSITORY}/{target}", addresses=addresses) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("https://github.com/formerly/handbook/blob/main/docs/rfcs/0002-search.md", SEARCH),
        ("https://github.com/formerly/Handbook/blob/main/docs/rfcs/0002-search.md#why", SEARCH),
        ("https://github.com/formerly/handbook/blob/main/docs/adr/0001-x/README.md", "adr/0001-x/README.md"),
        ("https://github.com/formerly/handbook/blob/main/docs/rfcs/README.md", None),
        ("https://github.com/formerly/handbook/blob/main/docs/rfcs/template.md", None),
        ("https://github.com/formerly/handbook/blob/main/docs/about.md", None),
        ("https://github.com/formerly/handbook/blob/main/docs/rfcs/0009-gone.md", None),
        ("https://github.com/formerly/handbook/pull/2", None),
        ("https://github.com/formerly/handbook", None),
        ("https://github.com/acme/other/blob/main/docs/rfcs/0002-search.md", None),
        ("https://github.com/acme/handbook-fork/blob/main/docs/rfcs/0002-search.md", None),
        ("https://gitlab.com/formerly/handbook/blob/main/docs/rfcs/0002-search.md", None),
    ],
)
def test_a_former_owner_of_the_repository_is_known_by_its_numbered_documents_only(target, path):
    assert body(target) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (f"{SITE}/rfcs/0002-search/", SEARCH),
        (f"{SITE}/rfcs/0002-search", SEARCH),
        (f"{SITE}/rfcs/0002-search/index.html", SEARCH),
        (f"{SITE}/rfcs/0002-search.html", SEARCH),
        (f"{SITE}/rfcs/0002-search.md", SEARCH),
        (f"{SITE}/rfcs/0002-search/?q=x#why", SEARCH),
        (f"{SITE}/rfcs/", "rfcs/README.md"),
        (f"{SITE}/", "index.md"),
        (SITE, "index.md"),
        (f"{SITE}/index.html", "index.md"),
        (f"{SITE}/guide/a%20page/", "guide/a page.md"),
        (f"{SITE}/guide/été/", "guide/été.md"),
        (f"{SITE}/guide/%C3%A9t%C3%A9/", "guide/été.md"),
        ("http://docs.example.org/handbook/rfcs/0002-search/", SEARCH),
        ("https://DOCS.example.org/handbook/rfcs/0002-search/", SEARCH),
        ("//docs.example.org/handbook/rfcs/0002-search/", SEARCH),
        (f"{SITE}/nowhere/", None),
        (f"{SITE}x/rfcs/0002-search/", None),
        ("https://docs.example.org/rfcs/0002-search/", None),
        ("https://docs.example.org/", None),
        ("https://example.org/handbook/rfcs/0002-search/", None),
        ("//evil.example/handbook/rfcs/0002-search/", None),
        ("ftp://docs.example.org/handbook/rfcs/0002-search/", None),
        ("mailto:someone@docs.example.org", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_on_the_published_site_leads_to_its_page(target, path):
    assert body(target) == path


@pytest.mark.parametrize(
    ("site", "target", "path"),
    [
        ("https://docs.example.org", "https://docs.example.org/rfcs/0002-search/", SEARCH),
        ("https://docs.example.org/", "https://docs.example.org", "index.md"),
        ("https://docs.example.org/my%20docs/", "https://docs.example.org/my%20docs/rfcs/0002-search/", SEARCH),
        ("", "https://docs.example.org/rfcs/0002-search/", None),
        ("/", "https://docs.example.org/rfcs/0002-search/", None),
    ],
)
def test_the_site_may_be_published_anywhere(site, target, path):
    assert body(target, addresses=Addresses(site=site)) == path
