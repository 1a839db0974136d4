"""Cost tables on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_axe import WIDTHS, broken
from test_contrast import too_faint

BILLS = Path(__file__).parent / "sites" / "bills"
# Where each number's decimals begin, on the screen: after its last digit that stands for a whole.
POINTS = r"""cells => cells.map(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node; node = walker.nextNode(); ) {
    const match = /\d+(?=\.\d|$)/.exec(node.data.replace(/,/g, "_").trimEnd());
    if (!match) continue;
    range.setStart(node, 0);
    range.setEnd(node, match.index + match[0].length);
    return range.getBoundingClientRect().right;
  }
})"""


@pytest.fixture(params=["instant", "file"])
def tables(request, sites):
    return sites.get(BILLS, request.param).url("tables/")


def test_amounts_are_lined_up_by_their_decimals(visitor, tables):
    page = visitor.open(tables)
    cells = page.locator("table.archplan-costs").first.locator("td.archplan-amount")
    expect(cells).to_have_count(4)
    points = cells.evaluate_all(POINTS)[:3]  # the total is in bold
    assert max(points) - min(points) < 1.5, points
    for cell in cells.all():
        assert cell.evaluate("cell => getComputedStyle(cell).textAlign") in ("right", "end")
        assert cell.evaluate("cell => getComputedStyle(cell).fontVariantNumeric") == "tabular-nums"
    assert cells.all_inner_texts()[1].strip() == "$1,000"


def test_bars_are_as_long_as_shares(visitor, tables):
    page = visitor.open(tables)
    bars = page.locator("table.archplan-costs").first.locator("progress.archplan-share")
    assert bars.evaluate_all("bars => bars.map(bar => bar.position)") == [0.39, 0.61, 0.01]
    boxes = [bar.bounding_box() for bar in bars.all()]
    assert len({(round(box["x"]), round(box["width"])) for box in boxes}) == 1
    assert all(box["width"] > 30 for box in boxes)


def test_the_switch_shows_the_other_period_and_brings_the_authors_words_back(visitor, tables):
    page = visitor.open(tables)
    table = page.locator("table.archplan-costs").nth(1)
    before = table.locator("td").evaluate_all("cells => cells.map(cell => cell.innerHTML)")
    expect(table.locator("td.archplan-amount").first).to_have_attribute("title", "$7,680 per year")
    table.get_by_role("button", name="per year").focus()
    page.keyboard.press("Enter")
    expect(table.locator("td.archplan-amount")).to_have_text(["$7,680", "$1,200", "$7,680"])
    expect(table.locator(".archplan-verdict")).to_be_visible()
    page.keyboard.press("Enter")
    assert table.locator("td").evaluate_all("cells => cells.map(cell => cell.innerHTML)") == before
    expect(table.get_by_role("button", name="per year")).to_be_focused()


def test_without_scripts_the_title_says_the_other_period(visitor, tables):
    page = visitor.open(tables, java_script_enabled=False)
    table = page.locator("table.archplan-costs").nth(1)
    expect(table.locator("td.archplan-amount").first).to_have_attribute("title", "$7,680 per year")
    expect(table.get_by_role("button")).to_have_count(0)
    expect(table.locator(".archplan-verdict--does-not-add-up")).to_contain_text("rows add up to $740")
    expect(table.locator(".archplan-verdict")).to_contain_text("Look at “Cache”.")


def test_the_switch_works_after_instant_navigation(visitor, sites):
    site = sites.get(BILLS, "instant")
    page = visitor.open(site.url())
    page.wait_for_load_state("networkidle")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="Tables", exact=True).first.click()
    table = page.locator("table.archplan-costs").nth(1)
    table.get_by_role("button", name="per year").click()
    expect(table.locator("td.archplan-amount").first).to_have_text("$7,680")
    assert table.locator("td.archplan-amount").first.evaluate("cell => getComputedStyle(cell).textAlign") == "end"
    assert page.evaluate("window.sameDocument") is True


@pytest.mark.parametrize("width", [320, 390, 600])
def test_no_table_moves_the_page_sideways(visitor, tables, width):
    page = visitor.open(tables, viewport={"width": width, "height": 844})
    expect(page.locator("table.archplan-costs").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_signs_of_money_are_no_formulas(visitor, tables):
    page = visitor.open(tables)
    text = page.locator("table.archplan-costs").first.inner_text()
    assert "~$5k/~$8k" in text
    assert "10$ to 20$" in text
    assert page.locator("table.archplan-costs sub").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_print(visitor, sites, scheme):
    page = visitor.open(sites.get(BILLS, "instant").url("tables/"), color_scheme=scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        assert broken(page) == [], width
    page.emulate_media(media="print")
    expect(page.locator(".archplan-period").first).to_be_hidden()
    expect(page.locator(".archplan-share").first).to_be_visible()
    assert too_faint(page, ".archplan-amount, .archplan-verdict") == {}


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


def test_a_bar_never_lies_over_its_amount(visitor, tables):
    """Also where the amounts stand in the last column."""
    page = visitor.open(tables)
    for cell in page.locator("td.archplan-amount:has(progress)").all():
        text = cell.evaluate("""cell => {
          const range = document.createRange();
          range.selectNode(cell.firstChild);
          return range.getBoundingClientRect().right;
        }""")
        assert cell.locator("progress").bounding_box()["x"] >= text
