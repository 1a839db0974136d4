"""What can be read: at least 4.5 to 1 for every word of ours, in both schemes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

ENOUGH = 4.5
# Paints backgrounds and text one over the other as the browser does: it alone resolves color-mix() and transparency.
CONTRASTS = """(selector) => {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const paint = (color, alpha = 1) => {
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = rgb => rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const measure = (element, color) => {
    const chain = [];
    for (let at = element; at; at = at.parentElement) chain.unshift(at);
    paint("#fff");
    let alpha = 1, back;
    for (const at of chain) {
      const style = getComputedStyle(at);
      alpha *= Number(style.opacity) || 1;  // what shows up only when a mouse is near is measured as it is then
      back = paint(style.backgroundColor, alpha);
    }
    const front = paint(color, alpha);
    const [dark, light] = [luminance(back), luminance(front)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const found = [];
  for (const root of document.querySelectorAll(selector)) {
    for (const element of [root, ...root.querySelectorAll("*")]) {
      const style = getComputedStyle(element);
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest(".headerlink, .archplan-hidden")) continue;
      const name = `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
      if (element.localName === "input" && element.placeholder) {
        found.push([`${name} placeholder`, measure(element, getComputedStyle(element, "::placeholder").color)]);
      }
      if (hasText(element) || element.matches("input, select")) found.push([name, measure(element, style.color)]);
    }
  }
  return found;
}"""


def too_faint(page, selector):
    measured = page.evaluate(CONTRASTS, selector)
    assert measured, selector
    return {name: round(ratio, 2) for name, ratio in measured if ratio < ENOUGH}


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.mark.parametrize("path", ["architecture/", "rfcs/", "adr/", "guides/what-it-all-costs/"])
def test_indexes(visitor, example_served, scheme, path):
    index = visitor.index(example_served.url(path), color_scheme=scheme, reduced_motion="reduce")
    assert too_faint(index.page, ".archplan-index") == {}


@pytest.mark.parametrize("path", ["architecture/", "rfcs/", "adr/"])
def test_pressed_chips(visitor, example_served, scheme, path):
    index = visitor.index(example_served.url(path), color_scheme=scheme, reduced_motion="reduce")
    for chip in index.root.locator(".archplan-chip:not([data-value=''])").all():
        chip.click()
    index.page.mouse.move(0, 0)
    assert too_faint(index.page, ".archplan-filter, .archplan-summary") == {}


def test_open_choices_and_what_is_chosen(visitor, example_served, scheme):
    index = visitor.index(example_served.url("architecture/"), color_scheme=scheme, reduced_motion="reduce")
    index.choose("rfc", "rfc-0002", "rfc-0007")
    index.opener("author").click()
    index.page.mouse.move(0, 0)
    assert too_faint(index.page, ".archplan-choices:popover-open, .archplan-summary, .archplan-fields") == {}
    index.choices("author").locator("label").first.hover()
    assert too_faint(index.page, ".archplan-choices:popover-open") == {}


def test_chips_that_would_show_nothing(visitor, example_served, scheme):
    """They can still be pressed, so they must be readable."""
    index = visitor.index(example_served.url("architecture/"), color_scheme=scheme, reduced_motion="reduce")
    index.search.fill("nothing like this")
    expect(index.none).to_be_visible()
    assert too_faint(index.page, ".archplan-index") == {}


@pytest.mark.parametrize(
    "path",
    ["architecture/payment-ledger-plan/", "architecture/functions-ledger-plan/", "rfcs/0004-event-backbone/"],
)
def test_documents(visitor, example_served, scheme, path):
    page = visitor.open(example_served.url(path), color_scheme=scheme, reduced_motion="reduce")
    assert too_faint(page, ".archplan") == {}


@pytest.mark.parametrize("path", ["architecture/data-lake/", "architecture/cafe-payments/"])
def test_verdicts(visitor, small_served, scheme, path):
    page = visitor.open(small_served.url(path), color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator(".archplan-verdict")).to_be_visible()
    assert too_faint(page, ".archplan-costs") == {}


@pytest.mark.parametrize("path", ["architecture/", "architecture/functions-ledger-plan/", "guides/what-led-to-what/"])
def test_paper_is_white_in_every_scheme(visitor, example_served, scheme, path):
    page = visitor.open(example_served.url(path), color_scheme=scheme, reduced_motion="reduce")
    page.emulate_media(media="print")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"
    assert too_faint(page, ".archplan") == {}
