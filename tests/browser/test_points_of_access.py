"""What facts/filtering.md asks of a filter for everybody: keys, no scripts, colours, phones, paper, no fetch."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import expect

CAFE, LAKE, EDGE = "Café billing", "Data lake", "Edge cache"
HUB, GATEWAY, INGEST, OLD = "Hub routing", "Gateway", "Ingest", "Old billing"
ALL = (CAFE, LAKE, EDGE, HUB, GATEWAY, OLD, INGEST)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PAGES = ("plans/", "current/", "all/", "cards/", "lines/", "two/", "")
TARGET = 44
# Whether the page took a key for itself: whether anybody said that the browser should not act on it.
WATCH_KEYS = """() => {
  window.taken = [];
  addEventListener("keydown", event => { if (event.defaultPrevented) taken.push(event.key); });
}"""
SCROLLED = "[document.scrollingElement.scrollWidth, innerWidth]"


@pytest.fixture
def plans(visitor, views):
    return visitor.index(views.url("plans/"))


def query(plans):
    return plans.page.evaluate("decodeURIComponent(location.search)")


def test_keyboard(plans):
    page, press = plans.page, plans.page.keyboard.press
    page.evaluate(WATCH_KEYS)
    plans.search.focus()
    press("Tab")
    expect(plans.opener("author")).to_be_focused()
    expect(plans.choices("author")).to_be_hidden()
    press("Enter")
    expect(plans.choices("author")).to_be_visible()
    press("Tab")
    expect(plans.box("author", "ann-lee")).to_be_focused()
    press("Space")
    plans.shows(CAFE, LAKE, GATEWAY, INGEST)
    press("Tab")
    press("Tab")
    press("Space")
    plans.shows(CAFE, LAKE, GATEWAY, INGEST)
    plans.chosen("author", "ann-lee", "zoë-müller")
    press("Escape")
    expect(plans.choices("author")).to_be_hidden()
    expect(plans.opener("author")).to_be_focused()
    press("Tab")
    expect(plans.opener("rfc")).to_be_focused()
    press("Space")
    expect(plans.choices("rfc")).to_be_visible()
    press("Tab")
    press("Tab")
    press("Space")
    plans.shows(LAKE)
    press("Escape")
    expect(plans.tokens).to_have_text(["Ann Lee", "Zoë Müller", "RFC-0002 Keeping everything"])
    assert page.evaluate("taken") == []


def test_the_focus_moves_on_when_a_token_goes(visitor, views):
    plans = visitor.index(views.url("plans/", "?author=ann-lee,zo%C3%AB-m%C3%BCller&rfc=rfc-0002"))
    press = plans.page.keyboard.press
    plans.tokens.first.focus()
    press("Enter")
    expect(plans.tokens).to_have_text(["Zoë Müller", "RFC-0002 Keeping everything"])
    expect(plans.tokens.first).to_be_focused()
    press("Tab")
    press("Space")
    expect(plans.tokens).to_have_text(["Zoë Müller"])
    expect(plans.tokens).to_be_focused()
    press("Tab")
    expect(plans.clear).to_be_focused()
    press("Shift+Tab")
    press("Enter")
    expect(plans.search).to_be_focused()
    plans.shows(*ALL)


def test_arrow_keys_are_not_hijacked(visitor, views_served):
    plans = visitor.index(views_served.url("plans/"))
    page, press = plans.page, plans.page.keyboard.press
    page.evaluate(WATCH_KEYS)
    chip = plans.chip("active")
    chip.focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"):
        press(key)
        expect(chip).to_be_focused()
    plans.opener("tag").focus()
    press("Enter")
    press("Tab")
    expect(plans.box("tag", "billing")).to_be_focused()
    press("ArrowDown")
    expect(plans.box("tag", "billing")).to_be_focused()
    press("Escape")
    plans.header("Title").focus()
    press("ArrowRight")
    expect(plans.header("Title")).to_be_focused()
    plans.search.fill("lake")
    press("Home")
    press("Delete")
    expect(plans.search).to_have_value("ake")
    assert page.evaluate("taken") == []
    plans.pressed("")


def test_a_choice_opens_below_its_button_and_is_left_by_a_click(plans):
    plans.opener("tag").click()
    opener, choices = plans.opener("tag").bounding_box(), plans.choices("tag").bounding_box()
    assert choices["y"] >= opener["y"] + opener["height"]
    assert choices["y"] - opener["y"] - opener["height"] < 20
    assert choices["x"] < opener["x"] + opener["width"]
    assert choices["x"] + choices["width"] > opener["x"]
    plans.opener("author").click()
    expect(plans.choices("tag")).to_be_hidden()
    expect(plans.choices("author")).to_be_visible()
    plans.page.locator("h1").click()
    expect(plans.choices("author")).to_be_hidden()


def test_without_javascript(visitor, views):
    """Sections with counts and anchors, no control, and whatever a reader looks for is found."""
    page = visitor.open(views.url("plans/", "?status=active#superseded"), java_script_enabled=False)
    groups = page.locator(".archplan-group h2")
    expect(groups).to_have_text([re.compile(text) for text in (r"Active\s+3", r"Implemented\s+2", r"Superseded\s+2")])
    for slug in ("active", "implemented", "superseded"):
        expect(page.locator(f"h2#{slug}")).to_be_visible()
        expect(page.locator(f'.md-sidebar--secondary a[href="#{slug}"]')).to_be_visible()
    expect(page.locator("h2#superseded")).to_be_in_viewport()
    expect(page.locator("tbody tr:visible td:first-child > a")).to_have_text(list(ALL))
    index = page.locator(".archplan-index")
    for title in ALL:  # by the search of the browser
        assert index.evaluate("(index, title) => { getSelection().collapse(index, 0); return find(title); }", title)
        assert index.evaluate("index => index.contains(getSelection().anchorNode)")
    for name in PAGES if views.way == "subpath" else ():  # the same pages in every way
        page.goto(views.url(name))
        expect(page.locator(".archplan").locator("button, select, input").locator("visible=true")).to_have_count(0)
        expect(page.locator(".archplan-none, .archplan-left-out").locator("visible=true")).to_have_count(0)
        assert page.locator("tbody tr:visible").count() == page.locator("tbody tr").count() > 0
    page.goto(views.url("plans/ingest/"))
    page.locator(".archplan-header .archplan-status").click()
    page.wait_for_url("**?status=superseded")
    expect(page.locator("h2#superseded")).to_be_in_viewport()


def test_sort(plans):
    """By title, date, author, cost and progress; what has no value comes last."""
    orders = {
        "Title": (CAFE, LAKE, EDGE, GATEWAY, HUB, INGEST, OLD),
        "Author": (LAKE, CAFE, EDGE, GATEWAY, HUB, INGEST, OLD),
        "Per month": (CAFE, LAKE, EDGE, HUB, GATEWAY, OLD, INGEST),
        "Progress": (LAKE, CAFE, EDGE, GATEWAY, HUB, OLD, INGEST),
        "Date": ALL,
    }
    for head, titles in orders.items():
        plans.header(head).click()
        plans.shows(*titles)
        sorted_by = plans.root.locator("th[aria-sort]:visible")
        expect(sorted_by).to_have_text([head] * 3)
        direction = "ascending" if head in ("Title", "Author") else "descending"
        expect(sorted_by.first).to_have_attribute("aria-sort", direction)
        expect(plans.header(head)).to_be_focused()
    plans.header("Date").click()
    plans.shows(LAKE, CAFE, EDGE, GATEWAY, HUB, INGEST, OLD)
    expect(plans.root.locator("th[aria-sort]").first).to_have_attribute("aria-sort", "ascending")
    assert query(plans) == "?sort=date"


def test_state_is_never_colour_alone(visitor, views_served):
    """A status has an icon of its own and its name; what is chosen differs in more than its hue."""
    both = visitor.index(views_served.url("all/"), reduced_motion="reduce")
    icon = "icon => getComputedStyle(icon).maskImage"
    icons = {}
    for chip in both.root.get_by_role("group", name="Status").get_by_role("button").all()[1:]:
        label = chip.get_attribute("data-label")
        expect(chip).to_contain_text(label)
        icons[label] = chip.locator(".archplan-icon").evaluate(icon)
        shape = "chip => { const s = getComputedStyle(chip); return s.boxShadow.match(/[\\d.]+px/g).join(); }"
        before = chip.evaluate(shape)
        chip.click()
        assert chip.evaluate(shape) != before
        both.chip("").click()
    for state in both.root.locator("tbody .archplan-status").all():
        assert state.locator(".archplan-icon").evaluate(icon) == icons[state.inner_text()]
    assert len(set(icons.values())) >= 4
    assert icons["Active"] != icons["Implemented"] != icons["Superseded"] != icons["Active"]


def test_phone(visitor, views):
    """Chips wrap, targets are large enough, nothing scrolls sideways, rows are cards; a choice stays on the screen."""
    plans = visitor.index(views.url("current/"), **PHONE)
    for facet, value in (("author", "ann-lee"), ("rfc", "rfc-0002"), ("tag", "edge")):
        plans.opener(facet).tap()
        box = plans.choices(facet).bounding_box()
        assert box["x"] >= 0, facet
        assert box["x"] + box["width"] <= 390, facet
        for label in plans.choices(facet).locator("label").all():
            assert label.bounding_box()["height"] >= TARGET
        plans.box(facet, value).tap()
        assert plans.page.evaluate(SCROLLED) == [390, 390], facet
        plans.page.touchscreen.tap(20, 130)  # beside it
        expect(plans.choices(facet)).to_be_hidden()
    plans.shows(LAKE)
    controls = ".archplan-chip, .archplan-fields > :not(fieldset), .archplan-token, .archplan-clear, .archplan-show"
    seen = plans.root.locator(controls).locator("visible=true")
    small = [c.inner_text() for c in seen.all() if c.bounding_box()["height"] < TARGET]
    assert seen.count() == 4 + 5 + 3 + 1 + 1
    assert small == []
    plans.clear.tap()
    assert plans.root.locator("tr:visible").first.evaluate("row => getComputedStyle(row).flexWrap") == "wrap"


def test_no_view_scrolls_sideways_on_a_phone(visitor, views_served):
    page = visitor.page(**PHONE)
    for path in PAGES:
        page.goto(views_served.url(path))
        assert page.evaluate(SCROLLED) == [390, 390], path


def test_print(visitor, views):
    """Controls gone, one line that says the filter, the rows that it leaves."""
    plans = visitor.index(views.url("plans/"))
    plans.chip("active").click()
    plans.choose("tag", "edge", "billing")
    plans.search.fill("a")
    plans.shows(CAFE, LAKE, EDGE)
    plans.page.emulate_media(media="print")
    said = plans.root.locator(".archplan-printed")
    expect(said).to_be_visible()
    expect(said).to_have_text("Filter: Active, billing, edge, a")
    expect(plans.message).to_be_visible()
    controls = plans.root.locator("select, input, .archplan-filter, .archplan-summary button").locator("visible=true")
    expect(controls).to_have_count(0)
    plans.shows(CAFE, LAKE, EDGE)
    assert plans.page.pdf()[:5] == b"%PDF-"
    plans.page.emulate_media(media="screen")
    plans.clear.click()
    plans.page.emulate_media(media="print")
    plans.shows(*ALL)
    expect(said).to_have_text("")


def test_no_fetch(visitor, plans):
    plans.page.wait_for_load_state("networkidle")
    before = len(visitor.requests)
    plans.choose("author", "ann-lee")
    plans.choose("tag", "edge")
    plans.search.fill("lake")
    plans.header("Title").click()
    plans.tokens.first.click()
    plans.clear.click()
    plans.shows(CAFE, LAKE, EDGE, GATEWAY, HUB, INGEST, OLD)
    # Chromium looks at a page's icon again when its address changes.
    assert [url for url in visitor.requests[before:] if "favicon" not in url] == []


def test_what_is_published_is_small(views_served, example_served):
    for site in (views_served, example_served):
        assets = site.folder / "assets/archplan"
        sizes = [len(gzip.compress((assets / name).read_bytes())) for name in ("archplan.js", "archplan.css")]
        assert sum(sizes) <= 8192
        page = (site.folder / ("plans" if site is views_served else "architecture") / "index.html").read_text("utf-8")
        rows = re.findall(r"<tr[ >](?:(?!<th).)*?</tr>", page, re.DOTALL)
        assert len(rows) >= 7
        assert max(len(row.encode()) for row in rows if "<td" in row) <= 700
