"""Views as their authors may ask for them: groupings, layouts, columns, facets, limits, several on a page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

CAFE, LAKE, EDGE = "Café billing", "Data lake", "Edge cache"
HUB, GATEWAY, INGEST, OLD = "Hub routing", "Gateway", "Ingest", "Old billing"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
BY_AUTHOR = {
    "2026": (LAKE, CAFE),
    "2025": (GATEWAY, HUB),
    "2024": (INGEST, OLD),
    "No date": (EDGE,),
    "billing": (OLD, CAFE),
    "Data platform": (INGEST, LAKE),
    "edge": (LAKE, HUB, EDGE),
    "No tag": (GATEWAY,),
}
PAGES = ("plans/", "current/", "all/", "cards/", "lines/", "two/", "")
# Words that end in one line and go on in the next, though they have no hyphen there.
BROKEN_WORDS = r"""root => {
  const broken = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node; node = walker.nextNode(); )
    if (node.parentElement.checkVisibility({ visibilityProperty: true }))
      for (const { 0: word, index } of node.data.matchAll(/\p{L}+/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(word);
      }
  return broken;
}"""


def test_empty_groups_go_away_whole(visitor, views):
    """With their line in the table of contents; a row of several groups counts once."""
    cards = visitor.index(views.url("cards/"))
    lines = cards.page.locator(".md-sidebar--secondary .md-nav__item:visible")
    people = ("Ann Lee", "Bo Chen", "Zoë Müller", "No author")
    expect(lines).to_have_text([re.compile(name) for name in people])
    cards.shows(CAFE, LAKE, GATEWAY, INGEST, LAKE, HUB, OLD, CAFE, EDGE)
    cards.counts(all=7, active=3)
    cards.chip("implemented").click()
    cards.shows(GATEWAY, HUB)
    expect(cards.groups).to_have_text([re.compile(r"Ann Lee\s+1"), re.compile(r"Bo Chen\s+1")])
    expect(lines).to_have_text([re.compile(name) for name in people[:2]])
    expect(cards.message).to_have_text("Showing 2 of 7 plans")
    cards.chip("").click()
    cards.search.fill("edge cache")
    expect(cards.groups).to_have_text([re.compile(r"No author\s+1")])
    expect(lines).to_have_text([re.compile("No author")])
    cards.clear.click()
    expect(lines).to_have_count(4)
    expect(cards.message).to_have_text("7 plans")


@pytest.mark.parametrize(
    ("path", "groups"),
    [
        ("lines/", {"2026": (CAFE, LAKE), "2025": (GATEWAY, HUB), "2024": (INGEST, OLD), "No date": (EDGE,)}),
        (
            "two/",
            {"billing": (CAFE, OLD), "Data platform": (LAKE, INGEST), "edge": (LAKE, HUB, EDGE), "No tag": (GATEWAY,)},
        ),
    ],
)
def test_groups(visitor, views_served, path, groups):
    view = visitor.index(views_served.url(path))
    expect(view.groups).to_have_text([re.compile(rf"{name}\s+{len(rows)}") for name, rows in groups.items()])
    view.shows(*(title for rows in groups.values() for title in rows))
    expect(view.message).to_have_text("7 plans")
    view.sort.select_option("author")
    view.shows(*(title for name in groups for title in BY_AUTHOR[name]))


def test_a_part_leads_to_the_whole(visitor, views, index_of):
    page = visitor.open(views.url())
    part = page.locator(".archplan-index")
    expect(part.locator("tbody tr:visible td:first-child > a")).to_have_text([CAFE, LAKE])
    expect(part.locator("button, input, select")).to_have_count(0)
    expect(part).to_contain_text("2 of 7 plans")
    part.get_by_role("link", name="All plans").click()
    whole = index_of(page)
    expect(whole.titles).to_have_count(7)
    whole.chip("active").click()
    whole.shows(CAFE, LAKE, EDGE)


def test_only_the_columns_and_facets_that_were_asked_for(visitor, views_served):
    plans = visitor.index(views_served.url("two/"), "plans")
    expect(plans.root.locator("thead").first.locator("th")).to_have_text(["Title", "Author", "Date"])
    expect(plans.root.locator(".archplan-chip, [type=search]")).to_have_count(0)
    expect(plans.root.locator(".archplan-open")).to_have_text(["Author", "Tag"])
    plans.choose("tag", "edge")
    plans.shows(LAKE, LAKE, HUB, EDGE)
    expect(plans.message).to_have_text("Showing 3 of 7 plans")
    plans.offers("author", ann_lee=1, bo_chen=2)
    plans.tokens.click()
    expect(plans.titles).to_have_count(8)


def test_each_view_of_a_page_has_its_own_names_in_the_address(visitor, views_served, index_of):
    address = "?plans.author=ann-lee&rfcs.status=approved&rfcs.sort=title"
    plans = visitor.index(views_served.url("two/", address), "plans")
    rfcs = index_of(plans.page, "rfcs")
    plans.shows(CAFE, LAKE, INGEST, LAKE, GATEWAY)
    rfcs.shows("Keeping everything", "Taking money")
    plans.chosen("author", "ann-lee")
    rfcs.chosen("author")
    rfcs.choose("author", "bo-chen")
    plans.tokens.click()
    assert plans.page.evaluate("location.search") == "?rfcs.status=approved&rfcs.sort=title&rfcs.author=bo-chen"
    rfcs.shows("Keeping everything")
    plans.page.go_back()
    plans.page.go_back()
    plans.chosen("author", "ann-lee")
    rfcs.chosen("author")
    rfcs.shows("Keeping everything", "Taking money")


def test_an_address_wins_over_what_is_hidden(visitor, views_served):
    plans = visitor.index(views_served.url("current/", "?status=superseded"))
    plans.shows(OLD, INGEST)
    plans.pressed("superseded")
    expect(plans.left_out).to_be_hidden()
    plans.clear.click()
    expect(plans.none).to_be_hidden()
    expect(plans.message).to_have_text("Showing 5 of 7 plans")
    expect(plans.left_out).to_be_visible()
    expect(plans.clear).to_be_hidden()


def test_cards_stand_side_by_side_and_on_a_phone_one_below_the_other(visitor, views_served):
    cards = visitor.index(views_served.url("cards/"))
    rows = cards.root.locator("tbody tr:visible")
    places = "rows => [...new Set(rows.map(row => Math.round(row.getBoundingClientRect().left)))].length"
    assert rows.evaluate_all(places) > 1
    cards.page.set_viewport_size(PHONE["viewport"])
    assert rows.evaluate_all(places) == 1


@pytest.mark.parametrize("path", ["cards/", "lines/"])
def test_hidden_heads_take_no_focus(visitor, views_served, path):
    view = visitor.index(views_served.url(path))
    view.sort.focus()
    seen = []
    for _ in range(8):
        view.page.keyboard.press("Tab")
        seen.append(view.page.evaluate("document.activeElement.closest('thead')?.textContent ?? ''"))
    assert "".join(seen) == ""


def test_no_word_is_broken(visitor, views_served):
    page = visitor.page()
    broken = {}
    for path in PAGES:
        page.goto(views_served.url(path))
        for width in (1280, 800, 390):
            page.set_viewport_size({"width": width, "height": 900})
            for view in page.locator(".archplan-index").all():
                broken[path, width] = view.evaluate(BROKEN_WORDS)
    assert {where: words for where, words in broken.items() if words} == {}
