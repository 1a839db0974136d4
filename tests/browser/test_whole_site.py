"""Every page of the example site: silent, alone with its own host, its diagrams drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

DRAWN = ".archplan-diagram__picture > svg"


def with_diagrams(site):
    return [d for d in site.catalog["documents"] if d["diagrams"]]


def asked_for_mermaid(visitor):
    return [url for url in visitor.requests if "mermaid" in url and not url.endswith("mermaid-loader.js")]


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_complains_or_asks_another_host(visitor, example_served, half):
    page = visitor.page()
    pages = example_served.pages()
    documents = example_served.catalog["documents"]
    assert {example_served.url(d["url"]) + "index.html" for d in documents} <= set(pages)
    for url in pages[half::2]:
        assert page.goto(url.removesuffix("index.html")).ok
        body = page.locator("body")
        scheme = body.get_attribute("data-md-color-scheme")
        if page.locator("[data-archplan]").count():
            expect(page.locator("[data-archplan]").first).to_have_attribute("data-ready", "")
        for diagram in page.locator(".mermaid").all():
            expect(diagram).to_be_visible()
        page.locator("label[for^=__palette]:visible").click()  # Material remembers it: the next page starts with it
        expect(body).to_have_attribute("data-md-color-scheme", "slate" if scheme == "default" else "default")
    page.wait_for_load_state("networkidle")


def test_no_page_of_a_disk_fails(visitor, sites, request):
    """Opened from a disk, Material's own search cannot load its worker; nothing of ours may fail or ask a host."""
    example = sites.get(request.path.parents[2] / "example_site", "file")
    page = visitor.page()
    failures = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    for path in (
        "",
        "architecture/",
        "rfcs/",
        "adr/",
        "architecture/payment-ledger-plan/",
        "rfcs/0001-short-lived-tokens/",
    ):
        page.goto(example.url(path))
        expect(page.locator("h1")).to_be_visible()
    assert failures == []


def test_every_address_of_the_catalog_is_a_page(visitor, example):
    page = visitor.page(java_script_enabled=False)
    for document in example.catalog["documents"][::5]:
        url = document["url"] if example.way != "file" else document["url"].removesuffix(".html") + "/"
        page.goto(example.url(url))
        expect(page.locator(".archplan-header")).to_be_visible()
        expect(page.locator("h1")).to_contain_text(document["title"].split(":")[-1].strip())


def test_diagrams_are_there_before_any_script_has_run(visitor, example):
    page = visitor.page(java_script_enabled=False)
    for document in with_diagrams(example)[::4]:
        url = document["url"] if example.way != "file" else document["url"].removesuffix(".html") + "/"
        page.goto(example.url(url))
        drawn = page.locator(DRAWN)
        expect(drawn).to_have_count(len(document["diagrams"]))
        for diagram in drawn.all():
            assert diagram.bounding_box()["height"] > 20
    assert asked_for_mermaid(visitor) == []


@pytest.mark.parametrize("path", ["", "architecture/", "rfcs/0001-short-lived-tokens/", "guides/how-we-plan/"])
def test_pages_without_a_diagram_do_not_load_mermaid(visitor, example_served, path):
    page = visitor.open(example_served.url(path))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".mermaid")).to_have_count(0)
    assert asked_for_mermaid(visitor) == []


def test_diagrams_appear_after_instant_navigation(visitor, example_served):
    page = visitor.open(example_served.url("architecture/"))
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    assert asked_for_mermaid(visitor) == []
    page.locator(".archplan-index").get_by_role("link", name="Payment ledger", exact=True).first.click()
    expect(page.locator(DRAWN)).to_have_count(2)
    page.go_back()
    expect(page.locator(".archplan-index")).to_have_attribute("data-ready", "")
    page.locator(".archplan-index").get_by_role("link", name="Tariffs by event", exact=True).first.click()
    expect(page.locator(DRAWN)).to_have_count(1)
    assert page.evaluate("window.sameDocument") is True
    assert asked_for_mermaid(visitor) == []


def test_diagrams_and_colours_survive_a_change_of_palette(visitor, example_served):
    page = visitor.open(example_served.url("architecture/payment-ledger-plan/"), color_scheme="light")
    edge = page.locator(f"{DRAWN} .mm-flowchart-link").first
    drawn = edge.evaluate("element => getComputedStyle(element).stroke")
    status = page.locator(".archplan-header .archplan-status")
    light = status.evaluate("element => getComputedStyle(element).color")
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert edge.evaluate("element => getComputedStyle(element).stroke") != drawn
    assert status.evaluate("element => getComputedStyle(element).color") != light


def test_the_navigation_shows_each_documents_status(visitor, example_served):
    page = visitor.open(example_served.url("architecture/payment-ledger-plan/"))
    item = page.locator(".md-nav--primary .md-nav__link:visible", has_text="Payment ledger").first
    mark = item.locator(".md-status--active")
    expect(mark).to_be_visible()
    expect(mark).to_have_attribute("title", "Active")


def test_a_superseded_plan_names_its_successor_first(visitor, example):
    page = visitor.open(example.url("architecture/functions-ledger-plan/"))
    banner = page.locator(".archplan-banner")
    expect(banner).to_contain_text("Superseded by Ledger in containers")
    expect(banner).to_contain_text("The latest is Payment ledger")
    assert banner.bounding_box()["y"] < page.locator(".archplan-header").bounding_box()["y"]
    banner.get_by_role("link", name="Payment ledger").click()
    expect(page.locator("h1")).to_contain_text("Payment ledger")
    expect(page.locator(".archplan-banner")).to_have_count(0)


def test_rfc_and_plan_lead_to_each_other(visitor, example):
    page = visitor.open(example.url("rfcs/0007-payment-ledger/"))
    linked = page.locator(".archplan-linked")
    expect(linked.locator("dt", has_text="Implemented by")).to_be_visible()
    linked.get_by_role("link", name="Payment ledger", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("Payment ledger")
    page.locator(".archplan-header").get_by_role("link", name="RFC-0007").click()
    expect(page.locator("h1")).to_contain_text("A ledger of record")
