"""Cost tables on their pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_amounts_stand_to_the_right_and_end_in_line(visitor, example):
    page = visitor.open(example.url("architecture/payment-ledger-plan/"))
    amounts = page.locator(".archplan-costs td.archplan-amount")
    expect(amounts).to_have_count(9)
    right = """cell => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getBoundingClientRect().right;
    }"""
    ends = {round(cell.evaluate(right)) for cell in amounts.all()}
    assert len(ends) == 1
    for cell in amounts.all():
        assert cell.evaluate("cell => getComputedStyle(cell).textAlign") in ("right", "end")
        assert cell.evaluate("cell => getComputedStyle(cell).fontVariantNumeric") == "tabular-nums"
    head = page.locator(".archplan-costs th.archplan-amount")
    assert head.evaluate("cell => getComputedStyle(cell).textAlign") in ("right", "end")


def test_a_total_that_adds_up_says_so(visitor, example):
    page = visitor.open(example.url("architecture/payment-ledger-plan/"))
    total = page.locator(".archplan-costs tr.archplan-total")
    expect(total).to_contain_text("$1,667.20")
    expect(total.locator(".archplan-verdict--adds-up")).to_have_text("adds up")
    expect(total.locator(".archplan-verdict")).to_be_visible()


def test_a_total_that_does_not_add_up_says_what_the_rows_come_to(visitor, small):
    page = visitor.open(small.url("architecture/data-lake/"))
    total = page.locator(".archplan-costs tr.archplan-total")
    expect(total).to_contain_text("$100")
    expect(total.locator(".archplan-verdict--does-not-add-up")).to_have_text("rows add up to $90")
    expect(total.locator(".archplan-verdict")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_verdict_is_on_the_screen(visitor, small_served, width):
    page = visitor.open(small_served.url("architecture/data-lake/"), viewport={"width": width, "height": 844})
    verdict = page.locator(".archplan-verdict")
    verdict.scroll_into_view_if_needed()
    expect(verdict).to_be_in_viewport(ratio=1)


def test_the_head_of_a_plan_says_what_it_costs(visitor, example):
    page = visitor.open(example.url("architecture/payment-ledger-plan/"))
    expect(page.locator(".archplan-header")).to_contain_text("$1,667.20 per month")


def test_other_tables_stay_as_they_are(visitor, example_served):
    page = visitor.open(example_served.url("architecture/payment-ledger-plan/"))
    expect(page.locator(".md-typeset table:not([class])")).to_have_count(2)
