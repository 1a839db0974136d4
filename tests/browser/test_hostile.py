"""Documents of authors who mean harm: their words are shown as words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

# What the payloads of the site would leave behind had one of them become markup.
LEFT_BEHIND = """() => [
  ...document.querySelectorAll("img[src='x'], [onerror], [onload], [onclick], [onmouseover], [onfocus]"),
  ...document.querySelectorAll("a[href^='javascript:' i], a[href^='data:' i], a[href^='vbscript:' i], iframe[src]"),
  ...[...document.scripts].filter(script => script.textContent.includes("__xss")),
].map(element => element.outerHTML.slice(0, 200))"""
DONE = "typeof window.__xss"


def harmless(page):
    assert page.evaluate(LEFT_BEHIND) == []
    assert page.evaluate(DONE) == "undefined"


def test_no_page_runs_what_an_author_wrote(visitor, hostile):
    page = visitor.page()
    for url in hostile.pages():
        if url.endswith("404.html"):
            continue
        page.goto(url.removesuffix("index.html"))
        harmless(page)


def test_no_document_is_lost(visitor, hostile):
    plans = visitor.index(hostile.url("architecture/"))
    documents = [d for d in hostile.catalog["documents"] if d["kind"] == "plan"]
    expect(plans.titles).to_have_count(len(documents))
    assert len(documents) == 7
    for payload in ("<script>window.__xss", "<img src=x onerror", "archplan:html"):
        expect(plans.titles.filter(has_text=payload)).not_to_have_count(0)


def test_filtering_hostile_documents_is_harmless(visitor, hostile):
    plans = visitor.index(hostile.url("architecture/"))
    for chip in plans.root.locator(".archplan-chip").all():
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "true")
    authors = plans.choices("author").locator("input").evaluate_all("all => all.map(box => box.dataset.value)")
    assert len(authors) == 5
    plans.choose("author", *authors)
    expect(plans.tokens).to_have_count(len(authors))
    for _ in authors:
        plans.tokens.last.click()
    plans.search.fill("<script>")
    expect(plans.titles).not_to_have_count(0)
    plans.header("Title").click()
    harmless(plans.page)


@pytest.mark.parametrize("name", ["text", "author", "sort", "status"])
def test_a_hostile_address_is_harmless(visitor, hostile, name):
    payload = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.__xss%3D1%3E"
    plans = visitor.index(hostile.url("architecture/", f"?{name}={payload}"))
    plans.chip("active").click()
    expect(plans.chip("active")).to_have_attribute("aria-pressed", "true")
    harmless(plans.page)


def test_going_from_page_to_page_is_harmless(visitor, hostile, index_of):
    plans = visitor.index(hostile.url("architecture/"))
    page = plans.page
    for at in range(plans.titles.count()):
        plans.titles.nth(at).click()
        expect(page.locator(".archplan-header")).to_be_visible()
        harmless(page)
        page.go_back()
        plans = index_of(page)


def test_a_hostile_discussion_is_no_link(visitor, hostile):
    page = visitor.open(hostile.url("architecture/discussion/"))
    expect(page.locator(".archplan-header .archplan-status")).to_be_visible()
    expect(page.locator(".archplan-header a")).to_have_count(1)
    said = [p["message"] for p in hostile.catalog["problems"] if p["path"] == "architecture/discussion.md"]
    assert any("javascript:window.__xss=5" in message for message in said)


def test_the_sites_own_search_shows_hostile_titles_as_words(visitor, hostile):
    page = visitor.open(hostile.url())
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("payload")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    harmless(page)
