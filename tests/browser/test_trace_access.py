"""The table from RFC to plan to decision, on phones, on paper and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SOURCE = Path(__file__).parent / "sites" / "trails"
WORKERS, BACKUPS = "Workers", "Backups"


@pytest.fixture
def served(sites):
    return sites.get(SOURCE, "instant")


def shows(trace, *names):
    expect(trace.root.locator("tbody tr:visible")).to_have_text([re.compile(re.escape(name)) for name in names])


@pytest.mark.parametrize("path", ["trails/", ""])
def test_a_phone_scrolls_no_page_and_labels_every_cell(visitor, served, path):
    page = visitor.open(served.url(path), **PHONE)
    assert page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]") == [390, 390]
    cells = page.locator(".archplan-trace td:visible").all()
    assert len(cells) == 13  # of 21: the others are empty
    for cell in cells:
        label = cell.evaluate("e => { const s = getComputedStyle(e, '::before'); return [s.content, s.display]; }")
        assert cell.get_attribute("data-label") in ("RFC", "Plan", "Decisions")
        assert label[0].startswith(f'"{cell.get_attribute("data-label")}"')
        assert label[1] == "block"
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_what_is_in_a_cell_stands_under_its_head(visitor, example_served, options):
    """The theme indents lists: those of a trace are none to the eye."""
    page = visitor.open(example_served.url("guides/what-led-to-what/"), **options)
    indents = """() => {
      const text = td => td.querySelector("a").getClientRects()[0].left;
      const edge = td => td.getBoundingClientRect().left + parseFloat(getComputedStyle(td).paddingLeft);
      return [...document.querySelectorAll(".archplan-trace td")].filter(td => td.querySelector("a"))
        .map(td => Math.round(text(td) - edge(td)));
    }"""
    assert set(page.evaluate(indents)) == {0}


def test_paper_has_the_chosen_rows_and_no_controls(visitor, served):
    trace = visitor.index(served.url("trails/"), viewport={"width": 718, "height": 1000})
    trace.chip("active").click()
    trace.search.fill("muller")
    expect(trace.message).to_have_text("Showing 2 of 7 chains")
    trace.page.emulate_media(media="print")
    shows(trace, WORKERS, BACKUPS)
    expect(trace.root.locator(".archplan-filter")).to_be_hidden()
    expect(trace.clear).to_be_hidden()
    expect(trace.root.locator(".archplan-summary")).to_contain_text("Filter: Active, muller", use_inner_text=True)
    expect(trace.root.locator("th:visible")).to_have_text(["RFC", "Plan", "Decisions"])
    assert trace.page.evaluate("document.scrollingElement.scrollWidth") <= 718


def test_the_keyboard_reaches_chips_text_and_links_and_sees_where_it_is(visitor, served):
    trace = visitor.index(served.url("trails/"))
    page = trace.page
    page.get_by_role("link", name="the home page").focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        inside, name, outline = page.evaluate("""() => {
          const at = document.activeElement, style = getComputedStyle(at);
          return [at.closest(".archplan-trace") !== null, at.dataset.value ?? (at.name || at.localName),
            style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0];
        }""")
        if not inside:
            break
        assert outline, name
        seen.append(name)
    chips = ["", "no-plan", "no-rfc", "unmentioned", "draft", "approved", "rejected", "active", "implemented"]
    assert seen == [*chips, "text", "button", *["button"] * 3, *["a"] * 10]  # an opener, the heads, the links
