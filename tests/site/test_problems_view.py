"""The list of problems in built sites: what is in it, where it stands, what it loads."""

import pytest

STYLE = "assets/archplan/problems.css"
TREE = {
    "health.md": "# Health\n\nBefore.\n\n<!-- archplan:problems -->\n\nAfter.\n",
    "files.md": "# Files\n\n<!-- archplan:problems {by: file, rule: missing-date} -->\n",
    "plans/README.md": "# Plans\n\n<!-- archplan:problems -->\n",
    "plans/a.md": "---\ntitle: First & last\nstatus: active\nrelated_rfc: RFC-0099\n---\n\n# T\n",
    "plans/b.md": "---\nstatus: active\n---\n\n# B\n\n<!-- archplan:ignore missing-date nobody knows -->\n",
    "rfcs/0001-x.md": "---\nstatus: draft\n---\n\n# X\n",
}


@pytest.fixture(scope="module")
def site(build_once):
    return build_once(TREE, {"plugins": ["search", "archplan"]}, theme="material")


def rows(page):
    return page.texts(".archplan-problems .archplan-problems__subject")


def test_it_stands_where_it_is_asked_for(site):
    page = site.html("health/index.html")
    view = page.one(".archplan-problems")
    before, after = (next(p for p in page.all("p") if p.text == word) for word in ("Before.", "After."))
    assert before.before(view)
    assert view.before(after)
    assert rows(page) == ["First & last plans/a.md", "First & last plans/a.md", "RFC-0001 X rfcs/0001-x.md"]
    assert [h.attrs["id"] for h in view.all("h2")] == ["broken-reference", "missing-date"]
    assert site.dead_addresses() == []


def test_a_page_lists_what_the_catalog_has_and_nothing_that_is_silenced(site):
    listed = len(site.html("health/index.html").all(".archplan-problems__line"))
    assert listed == len(site.problems()) == 3
    assert "b.md" not in site.html("health/index.html").one(".archplan-problems").text


def test_an_index_lists_those_of_its_collection(site):
    assert rows(site.html("plans/index.html")) == ["First & last plans/a.md"] * 2
    assert site.html("plans/index.html").all(".archplan-index")


def test_only_pages_that_show_it_load_its_style(site):
    loading = [page for page in site.pages if STYLE in site.source(page)]
    assert loading == ["files/index.html", "health/index.html", "plans/index.html"]
    assert "\n" not in site.source(STYLE).strip()  # minified


def test_search_finds_pages_not_their_problems(site):
    found = site.source("search/search_index.json")
    assert "Before." in found
    assert "is no document of this site" not in found
