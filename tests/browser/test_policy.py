"""Under a strict Content-Security-Policy nothing of ours is refused, and the filter works."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

POLICY = "script-src 'self'; style-src 'self'"
WATCH = """
window.refused = [];
const drawing = ".archplan-diagram__picture > svg";  // its styles are its own, as mermaid's are
addEventListener("securitypolicyviolation", ({ target, sourceFile, violatedDirective: rule }) => refused.push({
  rule, file: sourceFile, markup: target.outerHTML ?? "",
  ours: !target.closest?.(drawing) && (
    /archplan/.test(sourceFile) || Boolean(target.closest?.("[class*=archplan], [data-archplan], [src*=archplan]"))
  ),
}));
"""


@pytest.fixture
def strict(browser):
    """A page of a server that allows scripts and styles in files of its own only; what the theme loses is its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.add_init_script(WATCH)

    def answer(route):
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": POLICY})

    page.route("**/*", answer)
    yield page
    page.unroute_all(behavior="wait")  # an answer on its way cannot be given once its page is closed
    context.close()


@pytest.mark.parametrize("path", ["plans/", "all/", "cards/", "lines/", "rfcs/"])
def test_views_work(strict, views_served, index_of, path):
    strict.goto(views_served.url(path))
    view = index_of(strict)
    rows = view.titles.count()
    view.search.fill("no plan is called this")
    expect(view.titles).to_have_count(0)
    view.clear.click()
    expect(view.titles).to_have_count(rows)
    assert [each for each in strict.evaluate("refused") if each["ours"]] == []


@pytest.mark.parametrize(
    "path", ["architecture/payment-ledger-plan/", "architecture/functions-ledger-plan/", "rfcs/0007-payment-ledger/"]
)
def test_documents_keep_to_it(strict, example_served, path):
    strict.goto(example_served.url(path))
    expect(strict.locator(".archplan-header")).to_be_visible()
    assert [each for each in strict.evaluate("refused") if each["ours"]] == []


def test_what_is_refused_is_heard_of(strict, views_served):
    """The theme's own scripts in the page are, and a style that were ours would be."""
    strict.goto(views_served.url("plans/"))
    strict.locator(".archplan-filter").evaluate(
        "at => at.insertAdjacentHTML('beforeend', '<b style=\"color: red\">x</b>')"
    )
    strict.wait_for_function("refused.some(each => each.ours)")
    assert any(each["rule"] == "script-src-elem" and not each["ours"] for each in strict.evaluate("refused"))
