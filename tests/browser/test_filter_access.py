"""The filter for everybody: announced, by keyboard, with forced colours; test_points_of_access.py has the rest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

FOCUSED = """() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  return {
    inside: focused.closest(".archplan-index") !== null,
    name: focused.name || focused.dataset.value ||
          (focused.matches(".archplan-open") ? "open " + focused.nextElementSibling.dataset.facet : "") ||
          (focused.matches("th button") ? "th " + focused.closest("th").dataset.sort : "") ||
          (focused.matches(".archplan-chip") ? "all" : "") || focused.localName,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}"""


@pytest.fixture
def plans(visitor, small_served):
    return visitor.index(small_served.url("architecture/"))


def test_the_number_of_rows_is_announced(plans):
    expect(plans.message).to_have_text("7 plans")
    plans.chip("active").click()
    expect(plans.message).to_have_text("Showing 3 of 7 plans")
    plans.chip("superseded").click()
    expect(plans.message).to_have_text("Showing 4 of 7 plans")
    plans.chip("").click()
    expect(plans.message).to_have_text("7 plans")


def test_an_empty_result_says_so_and_can_be_cleared(plans):
    expect(plans.none).to_be_hidden()
    expect(plans.clear).to_be_hidden()
    plans.chip("active").click()
    plans.search.fill("nothing like this")
    expect(plans.none).to_be_visible()
    expect(plans.message).to_have_text("Showing 0 of 7 plans")
    expect(plans.groups).to_have_count(0)
    plans.clear.click()
    expect(plans.titles).to_have_count(7)
    expect(plans.none).to_be_hidden()
    expect(plans.clear).to_be_hidden()
    expect(plans.search).to_have_value("")
    expect(plans.search).to_be_focused()
    plans.pressed("")


def test_the_clear_button_says_what_it_does(plans):
    plans.chip("active").click()
    expect(plans.root.get_by_role("button", name="Clear filters", exact=True)).to_be_visible()


def test_clearing_keeps_the_order(plans):
    plans.sort.select_option("title")
    plans.chip("active").click()
    plans.clear.click()
    expect(plans.sort).to_have_value("title")
    expect(plans.titles).to_have_count(7)


def test_clearing_can_be_taken_back(plans):
    plans.chip("on-hold").click()
    plans.clear.click()
    expect(plans.titles).to_have_count(7)
    plans.page.go_back()
    plans.shows("Java upgrade")


def test_the_keyboard_reaches_everything_and_sees_where_it_is(plans):
    page = plans.page
    page.get_by_role("link", name="built", exact=True).focus()
    seen = []
    while len(seen) < 80:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if not focused["inside"]:
            break
        assert focused["outline"], f"no visible focus on {focused['name']}"
        seen.append(focused["name"])
    headers = [f"th {name}" for name in ("title", "author", "date", "progress", "cost")]
    chips = ["all", "active", "implemented", "superseded", "on-hold"]
    controls = [name for name in seen if name != "a"]
    fields = ["text", "open author", "open rfc", "sort"]
    assert controls[: len(chips) + len(fields) + len(headers)] == [*chips, *fields, *headers]
    assert seen.count("th title") == 4, "every group's headers"


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_keys_press_chips_and_headers(visitor, small_served, key):
    plans = visitor.index(small_served.url("architecture/"))
    page = plans.page
    chip = plans.chip("active")
    chip.focus()
    page.keyboard.press(key)
    plans.pressed("active")
    plans.shows("Café payments", "Data lake", "Edge cache")
    expect(chip).to_be_focused()
    plans.header("Title").focus()
    page.keyboard.press(key)
    expect(plans.sort).to_have_value("title")
    expect(plans.header("Title")).to_be_focused()
    chip.focus()
    page.keyboard.press(key)
    plans.pressed("")


def test_enter_in_the_search_field_goes_nowhere(plans):
    plans.search.press_sequentially("edge")
    plans.page.wait_for_url("**?text=edge")
    before = plans.page.url
    plans.search.press("Enter")
    plans.shows("Edge cache")
    assert plans.page.url == before


def test_the_filter_leaves_the_keys_of_the_theme_alone(visitor, small_served):
    """`/` opens the search of the site; it types where the reader types."""
    plans = visitor.index(small_served.url("architecture/"))
    plans.chip("active").focus()
    plans.page.keyboard.press("/")
    expect(plans.page.locator("#__search")).to_be_checked()
    assert plans.search.input_value() == ""


def test_controls_have_names(plans):
    expect(plans.root.get_by_role("search")).to_be_visible()
    expect(plans.root.get_by_role("group", name="Status")).to_be_visible()
    expect(plans.root.get_by_role("button", name="Active", exact=False).first).to_have_accessible_name("Active 3")
    expect(plans.opener("author")).to_have_accessible_name("Author")
    expect(plans.opener("rfc")).to_have_accessible_name("RFC")
    for field in (plans.search, plans.sort):
        expect(field).to_have_accessible_name(field.get_attribute("aria-label"))


def test_what_opens_is_no_menu(plans):
    """`aria-haspopup="true"` announces one: whoever hears that expects arrow keys; it is a group of boxes."""
    expect(plans.opener("author")).not_to_have_attribute("aria-haspopup", re.compile("true|menu"))


def test_a_column_header_is_named_by_its_word_alone(plans):
    """The arrow is for the eye; `aria-sort` says the same to everybody else."""
    expect(plans.header("Author")).to_have_accessible_name("Author")
    expect(plans.header("Date")).to_have_accessible_name("Date")


def test_forced_colours_keep_the_controls(visitor, small_served):
    plans = visitor.index(small_served.url("architecture/"), forced_colors="active")
    plans.chip("active").click()
    expect(plans.chip("active")).to_be_visible()
    style = "element => { const s = getComputedStyle(element); return s.outlineStyle + s.borderColor; }"
    assert plans.chip("active").evaluate(style) != plans.chip("implemented").evaluate(style)
    plans.shows("Café payments", "Data lake", "Edge cache")


def test_forced_colours_keep_the_edges_of_what_is_filled_in_or_opens(visitor, small_served):
    """They drop shadows and backgrounds: without a border a field is not to be seen, nor where a choice ends."""
    plans = visitor.index(small_served.url("architecture/"), forced_colors="active")
    plans.choose("author", "ann-lee")
    plans.opener("author").click()
    bare = """controls => controls.filter(control => {
      const { borderTopStyle, outlineStyle } = getComputedStyle(control);
      return borderTopStyle === "none" && outlineStyle === "none";
    }).map(control => control.className || control.name)"""
    controls = plans.root.locator(".archplan-fields > :not([popover]), .archplan-choices:popover-open, .archplan-token")
    assert controls.evaluate_all(bare) == []


def test_reduced_motion_stops_transitions(visitor, small_served):
    plans = visitor.index(small_served.url("architecture/"), reduced_motion="reduce")
    expect(plans.chip("active")).to_be_visible()
    moving = """root => [...root.querySelectorAll("*")].filter(element => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(",").some(time => parseFloat(time) > 0);
    }).map(element => element.className || element.localName)"""
    assert plans.root.locator(".archplan-filter").evaluate(moving) == []
