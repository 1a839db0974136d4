from urllib.parse import urljoin

import pytest

from mkdocs_archplan.site import page_url
from mkdocs_archplan.views.urls import relative_url


@pytest.mark.parametrize(
    ("path", "directories", "files"),
    [
        ("index.md", "./", "index.html"),
        ("README.md", "./", "index.html"),
        ("guide.md", "guide/", "guide.html"),
        ("plans/a.md", "plans/a/", "plans/a.html"),
        ("plans/README.md", "plans/", "plans/index.html"),
        ("plans/a b: ü?.md", "plans/a%20b%3A%20%C3%BC%3F/", "plans/a%20b%3A%20%C3%BC%3F.html"),
    ],
)
def test_pages_have_the_urls_that_mkdocs_gives_them(path, directories, files):
    assert page_url(path) == directories
    assert page_url(path, use_directory_urls=False) == files


@pytest.mark.parametrize(
    ("target", "page", "relative"),
    [
        ("plans/a/", "plans/b/", "../a/"),
        ("plans/a/", "plans/a/", "./"),
        ("plans/a/", "./", "plans/a/"),
        ("./", "plans/a/", "../../"),
        ("./", "./", "./"),
        ("plans/", "plans/a/", "../"),
        ("plans/a/", "plans/", "a/"),
        ("rfcs/x/", "plans/a/", "../../rfcs/x/"),
        ("plans/a.html", "plans/b.html", "a.html"),
        ("rfcs/x.html", "plans/b.html", "../rfcs/x.html"),
        ("index.html", "plans/b.html", "../index.html"),
        ("plans/b.html", "plans/b.html", "b.html"),
    ],
)
def test_an_address_is_relative_to_the_page_that_shows_it(target, page, relative):
    assert relative_url(target, page) == relative
    site = "https://example.org/docs/"
    assert urljoin(urljoin(site, page), relative) == urljoin(site, target)
