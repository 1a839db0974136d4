"""Linked documents at the end of a page, and ids in its prose."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
GUIDE, RFC, ADR = "guides/what-led-to-what/", "rfcs/0007-payment-ledger/", "adr/0004-append-only-journal/"
REPLACED = "architecture/functions-ledger-plan/"
ID = "RFC-0007"

# Below Material's header, unless the page ends before it can be scrolled that far.
AT_THE_TOP = """anchor => {
  const heading = document.getElementById(anchor).getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const end = scrollY + innerHeight >= document.scrollingElement.scrollHeight - 2;
  return heading.top >= header.bottom - 1 && (end || heading.top < innerHeight / 3);
}"""

_contrast = importlib.util.spec_from_file_location("contrast", Path(__file__).with_name("test_contrast.py"))
contrast = importlib.util.module_from_spec(_contrast)
_contrast.loader.exec_module(contrast)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


def entry(page, title):
    """Return what is said of one linked document."""
    return page.locator(".archplan-linked dd", has=page.locator("p a", has_text=title))


def test_a_section_link_leads_to_the_heading(visitor, example):
    # From a disk without scripts: Material's previews look for other pages by a request.
    page = visitor.page(java_script_enabled=example.way != "file")
    for title, section, anchor in (
        ("An append-only journal", "Context", "context"),
        ("What led to what", "Around the ledger", "around-the-ledger"),
    ):
        page.goto(example.url(RFC))
        link = entry(page, title).get_by_role("link", name=section, exact=True)
        link.scroll_into_view_if_needed()
        page.wait_for_timeout(300)  # Material notes where a reader has scrolled to, and would take a sooner click there
        link.click()
        expect(page).to_have_url(re.compile(f"#{anchor}$"))
        expect(page.locator(f"h2#{anchor}")).to_be_in_viewport()
        if example.way != "file":
            page.wait_for_function(AT_THE_TOP, arg=anchor)


def test_places_on_this_page_lead_up(visitor, example_served):
    page = visitor.open(example_served.url(RFC))
    link = entry(page, "An append-only journal").get_by_role("link", name="Drawbacks")
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # as above
    link.click()
    expect(page).to_have_url(example_served.url(RFC) + "#drawbacks")
    expect(page.locator("h2#drawbacks")).to_be_in_viewport()


def test_each_place_says_what_stands_there(visitor, example_served):
    page = visitor.open(example_served.url(RFC))
    said = entry(page, "An append-only journal").locator("li").first
    expect(said).to_contain_text("With RFC-0007 we will pass on other people's money.")
    assert said.locator("q").evaluate("q => getComputedStyle(q).quotes") == "none"


@pytest.mark.parametrize("path", [GUIDE, RFC, REPLACED])
def test_contrast(visitor, example_served, scheme, path):
    page = visitor.open(example_served.url(path), color_scheme=scheme, reduced_motion="reduce")
    for folded in page.locator(".archplan-graph summary").all():
        folded.click()
    selector = ".archplan, .archplan-ref" if path == GUIDE else ".archplan"
    assert contrast.too_faint(page, selector) == {}


def test_focus_is_seen_on_every_link(visitor, example_served, scheme):
    page = visitor.open(example_served.url(ADR), color_scheme=scheme)
    outline = """() => {
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    }"""
    page.locator("#linked-documents .headerlink").focus()
    page.keyboard.press("Tab")
    seen = 0
    while page.evaluate("document.activeElement.closest('.archplan-linked dl') !== null"):
        assert page.evaluate(outline), page.evaluate("document.activeElement.textContent")
        seen += 1
        page.keyboard.press("Tab")
    assert seen == page.locator(".archplan-linked dl a").count() > 10


@pytest.mark.parametrize("path", [RFC, REPLACED])
def test_on_a_phone_nothing_is_cut_or_scrolls(visitor, example_served, path):
    page = visitor.open(example_served.url(path), **PHONE)
    assert page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]") == [390, 390]
    outside = """() => [...document.querySelectorAll(".archplan-linked *, .archplan-banner *")]
      .filter(e => e.getClientRects().length && !e.closest(".headerlink"))
      .filter(e => { const box = e.getBoundingClientRect(); return box.left < 0 || box.right > 390; })
      .map(e => e.textContent)"""
    assert page.evaluate(outside) == []


def test_on_a_phone_a_relation_stands_above_its_documents(visitor, example_served):
    page = visitor.open(example_served.url(RFC), **PHONE)
    for group in page.locator(".archplan-linked dl > div").all():
        head, first = group.locator("dt").bounding_box(), group.locator("dd").first.bounding_box()
        assert head["y"] + head["height"] <= first["y"] + 1
        assert abs(head["x"] - first["x"]) < 1


def test_paper_has_all_of_it(visitor, example_served):
    page = visitor.open(example_served.url(RFC), viewport={"width": 718, "height": 1000})
    before = page.locator(".archplan-linked dd").count()
    page.emulate_media(media="print")
    expect(page.locator(".archplan-linked dd:visible")).to_have_count(before)
    expect(entry(page, "An append-only journal")).to_contain_text("we will pass on other people's money")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 718


def test_linked_documents_are_complete_without_scripts(visitor, example):
    page = visitor.open(example.url(RFC), java_script_enabled=False)
    expect(page.locator(".archplan-linked dt")).to_have_text(
        ["Supersedes", "Implemented by", "Mentioned by", "Mentions"]
    )
    expect(page.locator(".archplan-linked dd:visible")).to_have_count(6)


def test_an_id_in_prose_is_a_link_with_title_and_status(visitor, example):
    page = visitor.open(example.url(GUIDE), java_script_enabled=False)
    link = page.locator("article p .archplan-ref", has_text=ID)
    expect(link).to_have_attribute("title", "A ledger of record · Approved")
    link.click()
    expect(page.locator("h1")).to_contain_text("A ledger of record")


def test_an_id_tells_what_it_is_where_the_theme_shows_no_preview(visitor, example):
    """The theme takes the title off links it has a preview for: where it shows none, the title must stay.

    Opened from a disk, a page with ids must complain no more than one without.
    """
    page = visitor.open(example.url(GUIDE))
    link = page.locator("article p .archplan-ref", has_text=ID)
    expect(page.locator("[data-archplan]").first).to_have_attribute("data-ready", "")  # the theme has been at work
    page.wait_for_load_state("networkidle")
    if not link.get_attribute("title"):
        link.hover()
        expect(page.locator(".md-tooltip2--active")).to_contain_text("A ledger of record")


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_the_themes_preview_opens_on_an_id(visitor, example_served, how):
    page = visitor.open(example_served.url(GUIDE))
    link = page.locator("article p .archplan-ref", has_text=ID)
    link.scroll_into_view_if_needed()
    if how == "hover":
        link.hover()
    else:
        link.focus()
    preview = page.locator(".md-tooltip2--active")
    expect(preview).to_contain_text("RFC-0007: A ledger of record")
    expect(preview.locator(".archplan-header .archplan-status")).to_have_text("Approved")
    if how == "hover":
        page.mouse.move(0, 0)
    else:
        link.blur()
    expect(preview).to_have_count(0)


def test_an_id_leads_on_by_instant_navigation(visitor, example_served):
    page = visitor.open(example_served.url(GUIDE))
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    page.locator("article p .archplan-ref", has_text=ID).click()
    expect(page.locator("h1")).to_contain_text("A ledger of record")
    assert page.evaluate("window.sameDocument") is True


def test_no_id_is_a_link_in_headings_tables_of_contents_links_and_code(visitor, example_served):
    page = visitor.page(java_script_enabled=False)
    forbidden = ":is(h1, h2, h3, h4, h5, h6, nav, a, code, pre, title, .archplan) .archplan-ref"
    for document in example_served.catalog["documents"][::6]:
        page.goto(example_served.url(document["url"]))
        expect(page.locator(forbidden)).to_have_count(0)
    page.goto(example_served.url(RFC))
    expect(page.locator("h1")).to_contain_text(ID)
    expect(page.locator("h1 a:not(.headerlink), .md-sidebar a a")).to_have_count(0)
