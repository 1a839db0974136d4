"""Several index views on one page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


@pytest.fixture
def home(visitor, small, index_of):
    page = visitor.open(small.url())
    return index_of(page, "architecture"), index_of(page, "rfcs")


def test_each_index_has_its_own_filter(home):
    plans, rfcs = home
    plans.chip("active").click()
    expect(plans.titles).to_have_count(3)
    expect(rfcs.titles).to_have_count(3)
    rfcs.pressed("")
    expect(rfcs.message).to_have_text("3 RFCs")
    rfcs.chip("draft").click()
    rfcs.shows("A mesh")
    expect(plans.titles).to_have_count(3)
    plans.pressed("active")
    rfcs.search.fill("nothing")
    expect(rfcs.none).to_be_visible()
    expect(plans.none).to_be_hidden()
    plans.search.fill("lake")
    plans.shows("Data lake")
    expect(rfcs.search).to_have_value("nothing")


def test_each_index_has_its_own_place_in_the_address(home, index_of):
    plans, rfcs = home
    plans.chip("active").click()
    rfcs.chip("approved").click()
    rfcs.sort.select_option("title")
    rfcs.page.reload()
    plans, rfcs = index_of(rfcs.page, "architecture"), index_of(rfcs.page, "rfcs")
    plans.pressed("active")
    expect(plans.sort).to_have_value("-date")
    rfcs.pressed("approved")
    rfcs.shows("Keeping everything", "Taking money")
    rfcs.page.go_back()
    rfcs.page.go_back()
    rfcs.pressed("")
    plans.pressed("active")


def test_clearing_one_index_leaves_the_other(home):
    plans, rfcs = home
    plans.chip("active").click()
    rfcs.chip("draft").click()
    plans.clear.click()
    plans.pressed("")
    rfcs.pressed("draft")
    rfcs.shows("A mesh")


def test_two_indexes_of_one_collection_do_not_share_their_filter(visitor, small):
    page = visitor.open(small.url("twice/"))
    first, second = page.locator("[data-archplan]").all()
    rows = "tbody tr:visible"
    expect(first.locator(rows)).to_have_count(3)
    expect(second.locator(rows)).to_have_count(3)
    first.get_by_role("searchbox").fill("lake")
    second.get_by_role("searchbox").fill("gateway")
    expect(first.locator(rows)).to_have_count(1)
    expect(second.locator(rows)).to_have_count(1)
    page.reload()
    expect(first.locator(rows)).to_contain_text(["Data lake"])
    expect(second.locator(rows)).to_contain_text(["Gateway"])
    expect(first.get_by_role("searchbox")).to_have_value("lake")


def test_each_index_keeps_its_own_order(visitor, small_served):
    page = visitor.open(small_served.url("twice/"))
    second = page.locator("[data-archplan]").nth(1)
    expect(second.locator("tbody tr td:first-child > a")).to_have_text(["Gateway", "Hub routing", "Ingest"])


def test_anchors_of_two_indexes_are_apart(visitor, small_served):
    page = visitor.open(small_served.url())
    identifiers = page.evaluate("[...document.querySelectorAll('.archplan [id]')].map(element => element.id)")
    assert len(identifiers) == len(set(identifiers)) == 6
