"""What axe-core says: nothing of what the plugin draws breaks a rule, in both schemes, wide and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
OURS = "[class*=archplan], [data-archplan]"
# What Material's own pages break, with the plugin and without: each is the theme's to mend, and nothing else passes.
THEMES = {
    "aria-dialog-name": ".md-search",
    "aria-hidden-focus": ".md-option",
    "color-contrast": ".md-copyright",
    "label": ".task-list-control > input",
    "landmark-unique": ".md-nav",
    "link-in-text-block": ".md-typeset a",
    "scrollable-region-focusable": ".md-typeset__scrollwrap",
}
IS_A = (
    "([target, outside, inside]) => (at => at.matches(outside) && !at.closest(inside))(document.querySelector(target))"
)
PAGES = (
    "architecture/",
    "architecture/payment-ledger-plan/",
    "architecture/functions-ledger-plan/",
    "rfcs/0007-payment-ledger/",
    "adr/",
    "architecture/crane-telemetry-plan/",
    "guides/what-led-to-what/",
    "guides/what-it-all-costs/",
    "guides/what-is-doubtful/",
    "guides/drawing/",
)


def broken(page):
    """Return the rules that something on the page breaks, with what breaks them; what the theme breaks left out."""
    found = []
    for rule in Axe().run(page).response["violations"]:
        for node in rule["nodes"]:
            [target] = node["target"]
            outside = THEMES.get(rule["id"])
            if not outside or not page.evaluate(IS_A, [target, outside, OURS]):
                found.append(f"{rule['id']}: {node['html']} {node['failureSummary']}")
    return found


def in_each_width(page):
    for width in WIDTHS:
        if page.viewport_size["width"] != width:
            page.set_viewport_size({"width": width, "height": 900})
            page.reload()  # the theme slides and fades what another width moves
        yield width


def test_axe_finds_what_is_broken(visitor, example_served):
    """The check can fail, within what the plugin draws and beside it."""
    page = visitor.open(example_served.url("architecture/"))
    page.evaluate("document.querySelector('.archplan-chip').textContent = ''")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<input>')")
    assert {line.partition(":")[0] for line in broken(page)} == {"button-name", "label"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES)
def test_pages(visitor, example_served, path, scheme):
    page = visitor.open(example_served.url(path), color_scheme=scheme)
    for width in in_each_width(page):
        assert broken(page) == [], width


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_filter_in_use(visitor, example_served, index_of, scheme):
    page = visitor.open(example_served.url("architecture/", "?status=active&sort=-cost"), color_scheme=scheme)
    plans = index_of(page)
    for width in in_each_width(page):
        assert broken(page) == [], width
        plans.opener("author").click()
        expect(plans.choices("author")).to_be_visible()
        assert broken(page) == [], f"{width} open"
        page.keyboard.press("Escape")
        plans.search.fill("nothing is called this")
        expect(plans.none).to_be_visible()
        assert broken(page) == [], f"{width} empty"
        plans.search.fill("")


@pytest.mark.parametrize("path", ["", "all/", "cards/", "lines/", "two/", "current/"])
def test_other_views(visitor, views_served, path):
    page = visitor.open(views_served.url(path), color_scheme="dark")
    for width in in_each_width(page):
        assert broken(page) == [], width
