"""The filter in the address: shared, and undone by Back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

CAFE, LAKE, EDGE = "Café payments", "Data lake", "Edge cache"
HUB, GATEWAY, INGEST, JAVA = "Hub routing", "Gateway", "Ingest", "Java upgrade"
ALL = (CAFE, LAKE, EDGE, HUB, GATEWAY, INGEST, JAVA)


@pytest.fixture
def plans(visitor, small):
    return visitor.index(small.url("architecture/"))


def steps(plans):
    return plans.page.evaluate("history.length")


def query(plans):
    return plans.page.evaluate("location.search")


def test_the_address_says_what_is_chosen(plans):
    assert query(plans) == ""
    plans.chip("active").click()
    assert query(plans) == "?status=active"
    plans.chip("implemented").click()
    assert query(plans) == "?status=active,implemented"
    plans.choose("author", "zoë-müller")
    plans.search.fill("café")
    plans.sort.select_option("title")
    given = plans.page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    assert given == {"status": "active,implemented", "author": "zoë-müller", "text": "café", "sort": "title"}
    plans.clear.click()
    plans.sort.select_option("-date")
    assert query(plans) == ""


def test_the_address_keeps_what_is_not_of_the_filter(visitor, small):
    plans = visitor.index(small.url("architecture/", "?utm=a%20b#active"))
    plans.chip("active").click()
    assert plans.page.evaluate("new URLSearchParams(location.search).get('utm')") == "a b"
    plans.chip("active").click()
    assert plans.page.evaluate("new URLSearchParams(location.search).get('utm')") == "a b"


def test_chips_are_steps_and_typing_is_none(plans):
    before = steps(plans)
    plans.chip("active").click()
    assert steps(plans) == before + 1
    plans.search.press_sequentially("cafe")
    plans.shows(CAFE)
    assert steps(plans) == before + 1
    plans.choose("author", "zoë-müller")
    assert steps(plans) == before + 2


def test_back_and_forward_restore_every_view(plans):
    plans.chip("active").click()
    plans.search.fill("a")
    plans.choose("author", "ann-lee")
    plans.sort.select_option("title")
    plans.chip("implemented").click()
    plans.shows(LAKE, GATEWAY)

    plans.page.go_back()
    plans.shows(LAKE)
    plans.pressed("active")
    expect(plans.sort).to_have_value("title")
    plans.page.go_back()
    expect(plans.sort).to_have_value("-date")
    plans.chosen("author", "ann-lee")
    plans.page.go_back()
    plans.chosen("author")
    expect(plans.search).to_have_value("a")
    plans.shows(CAFE, LAKE, EDGE)
    plans.page.go_back()
    plans.shows(*ALL)
    plans.pressed("")
    expect(plans.search).to_have_value("")
    plans.counts(all=7, active=3)
    for _ in range(4):
        plans.page.go_forward()
    plans.shows(LAKE, GATEWAY)
    plans.pressed("active", "implemented")
    plans.chosen("author", "ann-lee")
    expect(plans.sort).to_have_value("title")


def test_an_address_shows_its_view(visitor, small):
    plans = visitor.index(small.url("architecture/", "?status=active,on-hold&author=Zo%C3%AB+M%C3%BCller&sort=title"))
    plans.shows(CAFE, JAVA)
    plans.pressed("active", "on-hold")
    plans.counts(all=2, active=1, implemented=0, superseded=0, on_hold=1)
    plans.chosen("author", "zoë-müller")
    expect(plans.sort).to_have_value("title")
    expect(plans.message).to_have_text("Showing 2 of 7 plans")


def test_an_address_with_text_shows_its_view(visitor, small):
    plans = visitor.index(small.url("architecture/", "?text=BO%20chen&sort=-title&status=active"))
    plans.shows(LAKE)
    expect(plans.search).to_have_value("BO chen")
    expect(plans.root.locator('th[data-sort="title"]').first).to_have_attribute("aria-sort", "descending")


def test_the_filters_text_is_not_the_themes_search(visitor, small_served):
    """Material opens its own search for `?q=`: the filter must neither use that name nor answer to it."""
    plans = visitor.index(small_served.url("architecture/"))
    plans.search.fill("edge")
    plans.shows(EDGE)
    plans.page.reload()
    plans.shows(EDGE)
    expect(plans.page.locator("#__search")).not_to_be_checked()
    assert plans.page.evaluate("new URLSearchParams(location.search).has('q')") is False


def test_an_address_stays_when_it_is_loaded_again(plans):
    plans.chip("active").click()
    plans.search.fill("cafe")
    plans.shows(CAFE)
    plans.page.reload()
    plans.shows(CAFE)
    plans.pressed("active")


@pytest.mark.parametrize("status", ["nonsense", "active%00", "<b>", "__proto__", "constructor", ",", '"]'])
def test_an_unknown_status_is_ignored(visitor, small_served, status):
    plans = visitor.index(small_served.url("architecture/", f"?status={status}"))
    plans.shows(*ALL)
    plans.pressed("")


def test_a_known_status_counts_beside_an_unknown_one(visitor, small_served):
    plans = visitor.index(small_served.url("architecture/", "?status=nonsense,active"))
    plans.shows(CAFE, LAKE, EDGE)
    plans.pressed("active")


@pytest.mark.parametrize(
    "query",
    ["?status=Active,On+hold&author=Zo%C3%AB+M%C3%BCller", "?status=active&status=on-hold&author=zo%C3%AB-m%C3%BCller"],
    ids=["labels", "repeated"],
)
def test_other_ways_to_write_an_address_are_understood(visitor, small_served, query):
    plans = visitor.index(small_served.url("architecture/", query))
    plans.shows(CAFE, JAVA)
    plans.pressed("active", "on-hold")
    plans.chosen("author", "zoë-müller")


def test_an_unknown_author_is_ignored(visitor, small_served):
    """Nothing is hidden silently: the field could not say who is meant."""
    plans = visitor.index(small_served.url("architecture/", "?author=Nobody"))
    plans.shows(*ALL)
    plans.chosen("author")


@pytest.mark.parametrize("sort", ["nonsense", "-", "element", "group", "authors", "text", "__proto__", '"]', "--date"])
def test_an_unknown_order_is_ignored(visitor, small_served, sort):
    plans = visitor.index(small_served.url("architecture/", f"?sort={sort}"))
    plans.shows(*ALL)
    expect(plans.sort).to_have_value("-date")
    expect(plans.sort.locator("option:not([hidden])")).to_have_count(6)


def test_a_documents_status_leads_to_its_group(visitor, small, index_of):
    page = visitor.open(small.url("architecture/gateway/"))
    page.locator(".archplan-header .archplan-status").click()
    page.wait_for_url(re.compile(r"\?status=implemented$"))
    plans = index_of(page)
    plans.shows(HUB, GATEWAY)
    plans.pressed("implemented")


def test_the_filter_is_as_it_was_after_a_visit_to_a_plan(plans, index_of):
    page = plans.page
    plans.chip("active").click()
    plans.search.fill("edge")
    plans.titles.filter(has_text=EDGE).click()
    expect(page.locator(".archplan-header")).to_be_visible()
    page.go_back()
    plans = index_of(page)
    plans.shows(EDGE)
    plans.pressed("active")
    expect(plans.search).to_have_value("edge")
    plans.counts(all=1, active=1)
    page.go_forward()
    expect(page.locator(".archplan-header")).to_be_visible()
    page.go_back()
    index_of(page).shows(EDGE)
    page.go_back()
    index_of(page).shows(*ALL)


LINK = "(article, href) => article.insertAdjacentHTML('afterbegin', `<p><a href='${href}'>A link</a></p>`)"


@pytest.mark.parametrize("anchor", ["", "#implemented"])
def test_a_link_of_the_same_page_filters(plans, anchor):
    """Without loading anything, and Back takes it away again; Material itself would take the filter off."""
    page = plans.page
    page.set_viewport_size({"width": 1280, "height": 400})
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    page.locator("article").evaluate(LINK, f"?status=active,implemented{anchor}")
    page.get_by_role("link", name="A link").click()
    plans.shows(CAFE, LAKE, EDGE, HUB, GATEWAY)
    plans.pressed("active", "implemented")
    page.wait_for_timeout(300)  # the theme would answer later
    assert query(plans) == "?status=active,implemented"
    assert (page.evaluate("scrollY") > 0) is bool(anchor)
    page.go_back()
    plans.shows(*ALL)
    page.go_forward()
    plans.shows(CAFE, LAKE, EDGE, HUB, GATEWAY)
    assert page.evaluate("window.sameDocument") is True


def test_a_link_of_the_same_page_opens_elsewhere_when_asked_to(plans):
    page = plans.page
    page.locator("article").evaluate(LINK, "?status=active")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="A link").click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator(".archplan-index")).to_have_attribute("data-ready", "")
    assert opened.value.evaluate("location.search") == "?status=active"
    plans.shows(*ALL)


def test_instant_navigation_is_instant(visitor, small_served, index_of):
    """The other tests mean something only if pages are replaced and not loaded."""
    plans = visitor.index(small_served.url("architecture/"))
    page = plans.page
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    plans.chip("active").click()
    plans.titles.filter(has_text=LAKE).click()
    expect(page.locator(".archplan-header")).to_be_visible()
    page.locator(".archplan-header .archplan-status").click()
    page.wait_for_url(re.compile("status=active"))
    index_of(page).shows(CAFE, LAKE, EDGE)
    assert page.evaluate("window.sameDocument") is True
