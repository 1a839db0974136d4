"""Links between the files of a site, in every way in which authors write them."""

import pytest

from mkdocs_archplan.link.paths import Paths
from mkdocs_archplan.model import Addresses
from mkdocs_archplan.site import page_url

PAGES = """
index.md about.md rfcs/README.md rfcs/0001-ledger.md rfcs/0002-search.md rfcs/template.md adr/index.md
adr/0001-x/README.md adr/0007-use-fargate.md guide/index.md guide/été.md guide/v1.2-notes.md
""".split()
PAGES.append("guide/a page.md")
LEDGER, SEARCH = "rfcs/0001-ledger.md", "rfcs/0002-search.md"
ADDRESSES = Addresses(
    site="https://docs.example.org/handbook/", repository="https://github.com/acme/handbook", docs_dir="docs"
)


def made(addresses=ADDRESSES, pages=PAGES, **options):
    return Paths({path: page_url(path, **options) for path in pages}, addresses)


def body(target, origin=LEDGER, addresses=ADDRESSES, pages=PAGES, **options):
    return made(addresses, pages, **options).body(target, origin, page_url(origin, **options))


@pytest.mark.parametrize(
    ("target", "origin", "path"),
    [
        ("0002-search.md", LEDGER, SEARCH),
        ("./0002-search.md", LEDGER, SEARCH),
        ("../adr/0007-use-fargate.md", LEDGER, "adr/0007-use-fargate.md"),
        ("../rfcs/./0002-search.md", LEDGER, SEARCH),
        ("README.md", LEDGER, "rfcs/README.md"),
        ("rfcs/0002-search.md", "index.md", SEARCH),
        ("../0002-search.md", "adr/0001-x/README.md", None),
        ("../../rfcs/0002-search.md", "adr/0001-x/README.md", SEARCH),
        ("0002-Search.md", LEDGER, None),
        ("nowhere.md", LEDGER, None),
        ("rfcs/0002-search.md", LEDGER, None),
        ("../../outside.md", LEDGER, None),
    ],
)
def test_a_relative_link_leads_on_from_its_own_folder(target, origin, path):
    assert body(target, origin) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("0002-search", SEARCH),
        ("0002-search.html", SEARCH),
        ("0002-search/", SEARCH),
        ("0002-search/index.html", SEARCH),
        ("../guide/v1.2-notes", "guide/v1.2-notes.md"),
        ("../guide/v1.2-notes.html", "guide/v1.2-notes.md"),
        ("../guide/v1.2", None),
    ],
)
def test_a_link_may_leave_the_extension_out_or_name_the_finished_page(target, path):
    assert body(target) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("../guide", "guide/index.md"),
        ("../guide/", "guide/index.md"),
        ("../guide/index.html", "guide/index.md"),
        ("../adr/", "adr/index.md"),
        ("../adr/0001-x", "adr/0001-x/README.md"),
        ("../adr/0001-x/", "adr/0001-x/README.md"),
        ("./", "rfcs/README.md"),
        (".", "rfcs/README.md"),
        ("..", "index.md"),
        ("../", "index.md"),
        ("../nowhere/", None),
    ],
)
def test_a_link_to_a_folder_leads_to_its_index(target, path):
    assert body(target) == path


@pytest.mark.parametrize(
    ("target", "origin", "path"),
    [
        ("../0002-search/", LEDGER, SEARCH),
        ("../0002-search", LEDGER, SEARCH),
        ("../0002-search/index.html#why", LEDGER, SEARCH),
        ("../../guide/", LEDGER, "guide/index.md"),
        ("../../about/", LEDGER, "about.md"),
        ("../../", LEDGER, "index.md"),
        ("../../guide/a%20page/", LEDGER, "guide/a page.md"),
        ("../../../about/", LEDGER, None),
        ("0002-search/", "rfcs/README.md", SEARCH),
        ("../../rfcs/", "adr/0001-x/README.md", "rfcs/README.md"),
        ("rfcs/", "index.md", "rfcs/README.md"),
        ("../étranger/", "guide/été.md", None),
        ("../v1.2-notes/", "guide/été.md", "guide/v1.2-notes.md"),
    ],
)
def test_a_link_may_be_written_as_a_browser_follows_it_from_the_finished_page(target, origin, path):
    assert body(target, origin) == path


def test_a_site_without_directory_urls_has_pages_beside_each_other():
    assert body("0002-search.html", use_directory_urls=False) == SEARCH
    assert body("../guide/index.html", use_directory_urls=False) == "guide/index.md"
    assert body("https://docs.example.org/handbook/rfcs/0002-search.html", use_directory_urls=False) == SEARCH


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/rfcs/0002-search.md", SEARCH),
        ("/rfcs/0002-search", SEARCH),
        ("/rfcs/0002-search/", SEARCH),
        ("/rfcs/0002-search.html", SEARCH),
        ("/rfcs/", "rfcs/README.md"),
        ("/", "index.md"),
        ("/guide/a page.md", "guide/a page.md"),
        ("/docs/rfcs/0002-search.md", SEARCH),
        ("/any/docs/rfcs/0002-search.md", SEARCH),
        ("/docs/rfcs/0002-search/", SEARCH),
        ("/docs/adr/0001-x/", "adr/0001-x/README.md"),
        ("/handbook/rfcs/0002-search/", SEARCH),
        ("/0002-search.md", None),
        ("/docs/rfcs/nowhere.md", None),
    ],
)
def test_an_absolute_link_starts_at_the_site_or_at_the_repository(target, path):
    assert body(target) == path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("docs/rfcs/0002-search.md", SEARCH),
        ("/docs/rfcs/0002-search.md", SEARCH),
        ("rfcs/0002-search.md#why", SEARCH),
        ("docs/rfcs/0002-search", SEARCH),
        ("docs/rfcs/0002-search.html", SEARCH),
        ("docs/rfcs/", "rfcs/README.md"),
        ("docs/adr/0001-x/README.md", "adr/0001-x/README.md"),
        ("docs/adr/0001-x/", "adr/0001-x/README.md"),
        ("docs/guide/a%20page.md", "guide/a page.md"),
        ("docs/about.md", "about.md"),
        ("docs/index.md", "index.md"),
        ("/about.md", "about.md"),
        ("other-rfcs/0002-search.md", None),
        ("0002-search.md", None),
        ("about.md", None),
        ("docs/README.md", None),
        ("https://example.org/docs/rfcs/0002-search.md", None),
        ("", None),
        ("//[", None),
        ("//evil.example", None),
    ],
)
def test_a_path_from_the_root_of_the_repository_ends_in_the_path_of_a_page(target, path):
    assert made().from_repository(target) == path


def test_of_two_pages_a_repository_path_means_the_one_with_the_longer_path():
    paths = made(pages=["adr/0001-x.md", "team/adr/0001-x.md"])
    assert paths.from_repository("docs/team/adr/0001-x.md") == "team/adr/0001-x.md"
    assert paths.from_repository("docs/other/adr/0001-x.md") == "adr/0001-x.md"


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("0002-search.md#why", SEARCH),
        ("0002-search.md?plain=1", SEARCH),
        ("0002-search.md?plain=1#L4", SEARCH),
        ("../guide/a%20page.md#a%20part", "guide/a page.md"),
        ("../guide/a page.md", "guide/a page.md"),
        ("../guide/%C3%A9t%C3%A9.md", "guide/été.md"),
        ("%30%30%30%32-search.md", SEARCH),
        (" 0002-search.md ", SEARCH),
        ("#part", None),
        ("?q=x", None),
    ],
)
def test_anchors_queries_and_percent_encoding_do_not_matter(target, path):
    assert body(target) == path


@pytest.mark.parametrize(
    "target", ["", " ", "//", "//[", "http://[", "https://", "%", "%ff%00", "\x00", ":", "a" * 9000]
)
def test_garbage_leads_nowhere(target):
    paths = made()
    assert paths.body(target, LEDGER, page_url(LEDGER)) is None
    assert paths.published(target) is None
    assert paths.from_repository(target) is None
