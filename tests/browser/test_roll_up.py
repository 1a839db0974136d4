"""What plans cost together, as its readers see it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

# Eight plans: a range, two more currencies, one that is paid once, one by the year, unknown rows, none at all.
SOURCE = Path(__file__).parent / "sites" / "bills"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
ACTIVE = ("Range", "Euros", "Pounds", "Once")
ALL = (*ACTIVE, "Yearly", "Open questions of every kind", "Nothing to pay", "Older")
BY_COST = ("Range", "Euros", "Yearly", "Pounds", "Older", "Open questions of every kind")


@pytest.fixture(params=("instant", "file"))
def bills(request, sites):
    return sites.get(SOURCE, request.param)


@pytest.fixture
def served(sites):
    return sites.get(SOURCE, "instant")


@pytest.fixture
def costs(visitor, served):
    return visitor.index(served.url())


def test_sums_stand_above_the_rows_they_are_made_of(visitor, bills):
    costs = visitor.index(bills.url())
    lines = costs.root.locator(".archplan-sums > div")
    expect(lines).to_contain_text(["Committed", "Running", "Freed by superseding"])
    expect(lines.first.locator("p")).to_have_text(
        ["$12,200.50–$25,200.75 per month", "$5,020 once", "€520.40 per month", "£520 per month"]
    )
    converted = "$12,762.53–$25,762.78 per month converted at 1 EUR = 1.08 USD, without GBP"
    expect(lines.first.locator(".archplan-sums__converted")).to_have_text(converted)
    expect(lines.nth(1)).to_contain_text("3 plans · 1 without a figure · 1 known in part")
    costs.shows(*ALL)


def test_heads_sort_rows_and_the_address_keeps_it(visitor, bills, index_of):
    costs = visitor.index(bills.url())
    costs.header("Per month").click()
    expect(costs.titles.first).to_have_text("Range")
    assert "sort=-cost" in costs.page.url
    costs.header("Per month").click()
    expect(costs.titles.first).to_have_text("Open questions of every kind")
    costs.header("Once").click()
    expect(costs.titles.first).to_have_text("Once")
    costs.page.reload()
    costs = index_of(costs.page)
    expect(costs.titles.first).to_have_text("Once")
    expect(costs.sort).to_have_value("once")
    costs.page.go_back()
    expect(costs.titles.first).to_have_text("Open questions of every kind")
    costs.sort.select_option("status")
    expect(costs.titles.first).to_have_text("Range")


def test_the_list_of_orders_sorts_too(costs):
    costs.sort.select_option(label="Highest cost")
    expect(costs.root.locator("th[aria-sort]")).to_have_text(["Per month"])
    assert tuple(costs.titles.all_text_contents())[:6] == BY_COST


def test_chips_people_and_text_narrow_the_rows_not_the_sums(costs):
    before = costs.root.locator(".archplan-sums").inner_text()
    costs.chip("implemented").click()
    costs.shows("Yearly", "Open questions of every kind", "Nothing to pay")
    costs.counts(all=8, active=4, implemented=3, superseded=1)
    costs.choose("author", "ann-lee")
    costs.shows("Open questions of every kind", "Nothing to pay")
    costs.search.fill("nothing")
    costs.shows("Nothing to pay")
    expect(costs.message).to_have_text("Showing 1 of 8 plans")
    assert costs.root.locator(".archplan-sums").inner_text() == before


def test_two_of_one_page_keep_to_themselves(visitor, served):
    page = visitor.open(served.url("two/"))
    yearly, active = page.locator(".archplan-costs-view").all()
    yearly.locator('.archplan-chip[data-value="superseded"]').click()
    expect(yearly.locator("tbody tr:visible")).to_have_count(1)
    expect(active.locator("tbody tr:visible")).to_have_count(4)
    expect(yearly.locator("th.archplan-cost").first).to_have_text("Per year")


def test_without_scripts_everything_is_there(visitor, bills):
    page = visitor.open(bills.url(), java_script_enabled=False)
    view = page.locator(".archplan-costs-view")
    expect(view.locator("tbody tr:visible")).to_have_count(8)
    expect(view.locator(".archplan-sums > div:visible")).to_have_count(3)
    expect(view.locator(".archplan-filter")).to_be_hidden()
    expect(view.locator(".archplan-csv a")).to_be_visible()


def test_the_file_beside_it_has_the_same_figures(visitor, served):
    page = visitor.open(served.url())
    link = page.get_by_role("link", name="All costs as CSV")
    with page.expect_download() as download:
        link.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8"))))
    figures = {row["title"]: (row["currency"], row["period"], row["low"], row["high"]) for row in rows}
    assert figures["Range"] == ("USD", "month", "12200.50", "25200.75")
    assert figures["Once"] == ("USD", "once", "5020", "5020")
    assert figures["Yearly"] == ("USD", "month", "550.00", "550.00")
    assert set(figures) == set(ALL) - {"Nothing to pay"}


@pytest.mark.parametrize("path", ["", "two/"])
@pytest.mark.parametrize("width", [320, 390, 700, 1000])
def test_nothing_scrolls_sideways(visitor, served, path, width):
    page = visitor.open(served.url(path), **{**PHONE, "viewport": {"width": width, "height": 844}})
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]") == [width, width]
    inside = page.locator(".archplan-costs-view").first.bounding_box()
    for cell in page.locator(".archplan-costs-view :is(td, dd)").all():
        if cell.is_visible():
            assert cell.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
            box = cell.bounding_box()
            assert box["x"] + box["width"] <= inside["x"] + inside["width"] + 1


def test_on_a_phone_a_row_says_what_its_heads_said(visitor, served):
    costs = visitor.index(served.url(), **PHONE)
    expect(costs.root.locator("thead")).to_be_hidden()
    row = costs.root.locator("tbody tr", has_text="Once")
    said = "e => [...e.querySelectorAll('td')].map(c => getComputedStyle(c, '::after').content)"
    assert "once" in "".join(row.evaluate(said))
    row = costs.root.locator("tbody tr", has_text="Open questions")
    said = "e => getComputedStyle(e.querySelector('.archplan-missing'), '::before').content"
    assert "Missing" in row.evaluate(said)
    for control in costs.root.locator(".archplan-chip, .archplan-fields > :not(fieldset)").all():
        assert control.bounding_box()["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_light_and_dark(visitor, served, scheme):
    page = visitor.open(served.url(), color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    view = page.locator(".archplan-costs-view")
    colors = view.locator(":is(dd b, dd small, dd p, td a, td.archplan-missing)").evaluate_all(
        "all => all.map(e => getComputedStyle(e).color)"
    )
    for color in colors:
        red = float(re.findall(r"[\d.]+", color)[0])
        light = red > 0.5 if color.startswith("color(") else red > 127
        assert light == (scheme == "dark"), color


def test_on_paper_the_controls_are_gone(visitor, served):
    page = visitor.open(served.url())
    page.emulate_media(media="print")
    view = page.locator(".archplan-costs-view")
    for control in (".archplan-filter", ".archplan-csv"):
        expect(view.locator(control)).to_be_hidden()
    expect(view.locator("tbody tr:visible")).to_have_count(8)
    expect(view.locator(".archplan-sums")).to_be_visible()


def test_the_example_adds_up_its_plans(visitor, example):
    costs = visitor.index(example.url("guides/what-it-all-costs/"))
    expect(costs.titles).to_have_count(16)
    expect(costs.root.locator(".archplan-sums > div").first).to_contain_text("$4,794.61+ per month")
