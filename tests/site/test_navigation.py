"""The theme's own navigation: status marks, titles, places."""

import pytest

RFC = "---\ntitle: {title}\ndate: 2026-01-01\nstatus: {status}\n---\n\n# Heading\n\nText.\n"


@pytest.fixture(scope="module")
def material(build_once, small_tree):
    return build_once(small_tree, theme="material")


def marks(page, slug):
    return page.all(f"nav.md-nav--primary span.md-status--{slug}")


def test_a_status_of_several_words_is_one_class_with_its_label(material):
    (mark,) = marks(material.html("index.html"), "open-for-review")
    assert mark.classes == ["md-status", "md-status--open-for-review"]
    assert mark.attrs["title"] == "Open for review"


def test_each_document_has_its_mark(material):
    page = material.html("rfcs/index.html")
    assert len(marks(page, "superseded")) == 2
    assert len(marks(page, "implemented")) == 1
    assert len(marks(page, "approved")) == 1
    assert [m.attrs["title"] for m in marks(page, "accepted")] == ["Accepted"]


def test_the_mark_stands_at_the_link_of_its_document(material):
    (mark,) = marks(material.html("index.html"), "open-for-review")
    at = mark
    while at.tag != "a":
        at = at.parent
    assert at.attrs["href"] == "rfcs/0007-payment-ledger/"


def test_a_label_of_the_sites_own_wins(build, small_tree):
    built = build(small_tree, {"extra": {"status": {"open-for-review": "Please comment"}}}, theme="material")
    page = built.html("index.html")
    assert [m.attrs["title"] for m in marks(page, "open-for-review")] == ["Please comment"]
    assert {m.attrs["title"] for m in marks(page, "active")} == {"Active"}


def test_a_status_outside_collections_is_left_alone(build):
    tree = {"guide.md": "---\nstatus: new\n---\n\n# Guide\n", "rfcs/0001-a.md": RFC.format(title="A", status="draft")}
    page = build(tree, {"extra": {"status": {"new": "Recently added"}}}, theme="material").html("index.html")
    assert [m.attrs["title"] for m in marks(page, "new")] == ["Recently added"]


def test_a_status_outside_the_lifecycle_has_a_mark_and_a_label(build):
    page = build({"rfcs/0001-a.md": RFC.format(title="A", status="On hold")}, theme="material").html("index.html")
    (mark,) = marks(page, "on-hold")
    assert mark.attrs["title"] == "On hold"


def test_every_status_has_its_colour(material):
    css = material.source("assets/archplan/statuses.css")
    for slug in ("active", "implemented", "superseded", "open-for-review", "accepted"):
        assert f".archplan-status--{slug},.md-status--{slug}{{" in css


def test_a_title_in_an_explicit_nav_wins(build):
    tree = {"rfcs/0001-a.md": RFC.format(title="From the front matter", status="draft")}
    built = build(tree, {"nav": ["index.md", {"From the nav": "rfcs/0001-a.md"}]})
    assert "From the nav" in built.html("index.html").texts(".navbar a")
    assert "From the front matter" not in built.html("index.html").text


def test_a_title_from_front_matter_names_the_page(build):
    built = build({"rfcs/0001-a.md": RFC.format(title="R & D <Ledger>", status="draft")}, theme="material")
    page = built.page("rfcs/0001-a.md")
    assert page.one("title").text.startswith("R & D <Ledger>")
    assert "R & D <Ledger>" in built.html("index.html").texts("nav.md-nav--primary .md-ellipsis")


def test_stylesheets_and_scripts_are_loaded_from_the_site(material):
    for page in ("index.html", "architecture/ledger-plan/index.html"):
        html = material.html(page)
        sheets = [e.attrs["href"] for e in html.all("link[rel=stylesheet]")]
        assert sum(sheet.endswith("assets/archplan/archplan.css") for sheet in sheets) == 1
        assert sum(sheet.endswith("assets/archplan/statuses.css") for sheet in sheets) == 1
        scripts = [e for e in html.all("body script[src]") if e.attrs["src"].endswith("assets/archplan/archplan.js")]
        assert len(scripts) == 1
    assert not (material.site / "fragments").exists()
