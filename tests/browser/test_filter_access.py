"""The filter for everybody: announced, by keyboard, without scripts, on paper, with forced colours."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect

import mkdocs_archplan

FOCUSED = """() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  return {
    inside: focused.closest(".archplan-index") !== null,
    name: focused.name || focused.dataset.value ||
          (focused.matches("th button") ? "th " + focused.closest("th").dataset.sort : "") ||
          (focused.matches(".archplan-chip") ? "all" : "") || focused.localName,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}"""


@pytest.fixture
def plans(visitor, small):
    return visitor.index(small.url("architecture/"))


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
    assert controls[: len(chips) + 3 + len(headers)] == [*chips, "text", "author", "sort", *headers]
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
    for field in (plans.search, plans.author, plans.sort):
        expect(field).to_have_accessible_name(field.get_attribute("aria-label"))


def test_a_column_header_is_named_by_its_word_alone(plans):
    """The arrow is for the eye; `aria-sort` says the same to everybody else."""
    expect(plans.header("Author")).to_have_accessible_name("Author")
    expect(plans.header("Date")).to_have_accessible_name("Date")


def test_without_scripts_the_page_is_complete(visitor, small):
    page = visitor.open(small.url("architecture/"), java_script_enabled=False)
    expect(page.locator(".archplan-index tbody tr:visible")).to_have_count(7)
    expect(page.locator(".archplan-group h2:visible")).to_have_count(4)
    for slug in ("active", "implemented", "superseded", "on-hold"):
        expect(page.locator(f"#{slug}")).to_be_visible()
        expect(page.locator(f'.md-sidebar--secondary a[href="#{slug}"]')).to_be_visible()
    expect(page.locator(".archplan-filter")).to_be_hidden()
    expect(page.locator(".archplan-clear")).to_be_hidden()
    expect(page.locator(".archplan-none")).to_be_hidden()
    expect(page.locator(".archplan-index button:visible")).to_have_count(0)
    expect(page.locator(".archplan-group h2").first).to_contain_text("3")


def test_paper_has_no_controls_and_only_the_chosen_rows(plans):
    plans.chip("active").click()
    plans.shows("Café payments", "Data lake", "Edge cache")
    plans.page.emulate_media(media="print")
    for control in (plans.root.locator(".archplan-filter"), plans.clear):
        expect(control).to_be_hidden()
    plans.shows("Café payments", "Data lake", "Edge cache")
    expect(plans.message).to_be_visible()


def test_paper_says_which_filter_it_shows(plans):
    plans.chip("active").click()
    plans.author.select_option("Zoë Müller")
    plans.search.fill("caf")
    expect(plans.message).to_contain_text("Showing 1 of 7 plans")
    plans.page.emulate_media(media="print")
    line = plans.root.locator(".archplan-summary")
    for part in ("Active", "Zoë Müller", "caf"):
        expect(line).to_contain_text(part, use_inner_text=True)


def test_forced_colours_keep_the_controls(visitor, small_served):
    plans = visitor.index(small_served.url("architecture/"), forced_colors="active")
    plans.chip("active").click()
    expect(plans.chip("active")).to_be_visible()
    style = "element => { const s = getComputedStyle(element); return s.outlineStyle + s.borderColor; }"
    assert plans.chip("active").evaluate(style) != plans.chip("implemented").evaluate(style)
    plans.shows("Café payments", "Data lake", "Edge cache")


def test_reduced_motion_stops_transitions(visitor, small_served):
    plans = visitor.index(small_served.url("architecture/"), reduced_motion="reduce")
    expect(plans.chip("active")).to_be_visible()
    moving = """root => [...root.querySelectorAll("*")].filter(element => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(",").some(time => parseFloat(time) > 0);
    }).map(element => element.className || element.localName)"""
    assert plans.root.locator(".archplan-filter").evaluate(moving) == []


def test_script_and_style_stay_small():
    assets = Path(mkdocs_archplan.__file__).parent / "theme/assets/archplan"
    sizes = [len(gzip.compress((assets / name).read_bytes())) for name in ("archplan.js", "archplan.css")]
    assert sum(sizes) < 8 * 1024
