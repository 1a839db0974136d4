"""On a phone, 390 px wide."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PAGES = (
    "",
    "architecture/",
    "rfcs/",
    "adr/",
    "architecture/payment-ledger-plan/",
    "architecture/functions-ledger-plan/",
    "architecture/berth-allocation-plan/",
    "rfcs/0004-event-backbone/",
    "rfcs/0002-functions-ledger/",
    "adr/0002-containers-over-functions/",
    "guides/what-it-all-costs/",
    "guides/drawing/",
)
TARGET = 44
CONTROLS = ".archplan-chip, .archplan-fields > :not(fieldset)"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(visitor, example_served, path):
    page = visitor.open(example_served.url(path), **PHONE)
    page.wait_for_load_state("networkidle")
    scroll, width = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert (scroll, width) == (390, 390)


def test_controls_are_large_enough_for_a_thumb(visitor, example):
    plans = visitor.index(example.url("architecture/"), **PHONE)
    plans.chip("active").tap()
    plans.opener("author").tap()
    plans.choices("author").locator("label").first.tap()
    controls = plans.root.locator(f"{CONTROLS}, .archplan-choices:popover-open label, .archplan-token, .archplan-clear")
    heights = {c.evaluate("e => e.className || e.name || e.textContent"): c.bounding_box() for c in controls.all()}
    assert len(heights) > 10
    assert {name: box["height"] for name, box in heights.items() if box["height"] < TARGET} == {}


def test_controls_do_not_overlap_and_stay_on_the_screen(visitor, example_served):
    plans = visitor.index(example_served.url("architecture/"), **PHONE)
    boxes = [c.bounding_box() for c in plans.root.locator(CONTROLS).all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    for at, a in enumerate(boxes):
        for b in boxes[at + 1 :]:
            apart_x = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
            apart_y = a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
            assert apart_x or apart_y


def test_rows_become_cards_with_all_their_facts(visitor, example_served):
    plans = visitor.index(example_served.url("architecture/"), **PHONE)
    row = plans.root.locator("tbody tr:visible", has_text="Payment ledger").first
    for fact in ("Payment ledger", "Mira Okafor", "Jan 19, 2026", "9/12", "$1,667.20"):
        expect(row).to_contain_text(fact)
    for cell in row.locator("td").all():
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_no_hidden_button_takes_the_focus(visitor, small_served):
    """The headers are not shown on a phone; who goes by keyboard must not get lost in them."""
    plans = visitor.index(small_served.url("architecture/"), **PHONE)
    plans.sort.focus()
    seen = []
    for _ in range(12):
        plans.page.keyboard.press("Tab")
        seen.append(plans.page.evaluate("document.activeElement.closest('thead')?.textContent ?? ''"))
    assert "".join(seen) == ""


def test_the_filter_works_by_touch(visitor, small):
    plans = visitor.index(small.url("architecture/"), **PHONE)
    plans.chip("implemented").tap()
    plans.shows("Hub routing", "Gateway")
    plans.chip("").tap()
    expect(plans.titles).to_have_count(7)


@pytest.mark.parametrize("width", [390, 600, 768, 960, 1100, 1220, 1440])
def test_index_and_plan_fit_every_width(visitor, example_served, width):
    page = visitor.open(example_served.url("architecture/"), viewport={"width": width, "height": 900})
    overflow = "document.scrollingElement.scrollWidth - innerWidth"
    assert page.evaluate(overflow) <= 0
    cut = """[...document.querySelectorAll(".archplan-index td, .archplan-index th")]
      .filter(cell => getComputedStyle(cell.closest("thead, tbody")).position !== "absolute")
      .filter(cell => cell.scrollWidth > cell.clientWidth + 1)
      .map(cell => cell.textContent)"""
    assert page.evaluate(cut) == []
    page.goto(example_served.url("architecture/payment-ledger-plan/"))
    assert page.evaluate(overflow) <= 0
