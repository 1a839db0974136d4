"""What is doubtful, as its readers see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_axe import broken, in_each_width

# Two RFCs of one number, nine plans that name what is not there, one that means harm, one whose metadata stands beside.
SOURCE = Path(__file__).parent / "sites" / "doubtful"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def doubtful(sites):
    return sites.get(SOURCE, "instant")


def view(page):
    return page.locator(".archplan-problems")


def test_rules_stand_in_the_table_of_contents_the_loudest_first(visitor, doubtful):
    page = visitor.open(doubtful.url())
    counts = view(page).locator(".archplan-problems__sum .archplan-severity")
    assert [text.split()[1] for text in counts.all_inner_texts()] == ["error", "warnings", "notes"]
    heads = view(page).locator("h2")
    expect(heads.first).to_contain_text("duplicate-id")
    expect(heads.first).to_contain_text("Error · 1")
    contents = page.locator(".md-sidebar--secondary .md-nav__link").all_inner_texts()
    assert [text.strip() for text in contents] == [head.split()[0] for head in heads.all_inner_texts()]
    link = view(page).get_by_role("link", name="RFC-0001 A queue")
    link.click()
    expect(page.locator("h1")).to_contain_text("A queue")


def test_what_is_folded_away_opens_by_keyboard_and_on_paper(visitor, doubtful):
    page = visitor.open(doubtful.url())
    group = view(page).locator("section", has_text="broken-reference").first
    rows = group.locator("li:visible > .archplan-problems__subject")
    expect(rows).to_have_count(5)
    summary = group.locator("summary")
    expect(summary).to_have_text("5 more")
    summary.focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(10)
    page.keyboard.press("Enter")
    expect(rows).to_have_count(5)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as printing does: Material opens what is folded
    expect(rows).to_have_count(10)
    expect(summary).to_be_hidden()


def test_without_scripts_everything_is_there_and_links_lead_on(visitor, doubtful):
    page = visitor.open(doubtful.url("files/"), java_script_enabled=False)
    expect(view(page).locator("h2").first).to_contain_text("A queue rfcs/0002-queue.md · 1")
    expect(view(page).locator("h2", has_text="plans/beside.yml").locator("a")).to_have_count(0)
    expect(view(page).locator("code[title]", has_text="missing-date").first).to_have_attribute(
        "title", "The document has no date."
    )
    assert "quiet.md" not in view(page).inner_text()
    view(page).get_by_role("link", name="Plan I").click()
    expect(page.locator("h1")).to_contain_text("Plan")


def test_nothing_doubtful_is_one_quiet_line(visitor, doubtful):
    page = visitor.open(doubtful.url("none/"))
    expect(page.locator(".archplan-empty")).to_have_text("Nothing doubtful was found.")


@pytest.mark.parametrize("path", ["", "files/"])
def test_a_phone_shows_all_of_it_without_scrolling_sideways(visitor, doubtful, path):
    page = visitor.open(doubtful.url(path), **PHONE)
    view(page).locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
    assert page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]") == [390, 390]
    assert view(page).locator("li, h2").evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth + 1)")
    for summary in view(page).locator("summary").all():
        assert summary.bounding_box()["height"] >= 44
    expect(view(page).locator("img")).to_have_count(0)
    expect(view(page)).to_contain_text("<svg onload=alert(2)>")


@pytest.mark.parametrize(("path", "scheme"), [("", "dark"), ("files/", "light"), ("files/", "dark")])
def test_axe_finds_nothing(visitor, doubtful, path, scheme):
    page = visitor.open(doubtful.url(path), color_scheme=scheme)
    for width in in_each_width(page):
        view(page).locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
        assert broken(page) == [], width


def test_the_example_says_what_is_left_to_do(visitor, example_served):
    page = visitor.open(example_served.url("guides/what-is-doubtful/"))
    expect(view(page).get_by_role("link", name="Tenant-scoped audit log", exact=True)).to_be_visible()
    expect(view(page).locator(".archplan-severity--warning, .archplan-severity--error")).to_have_count(0)
