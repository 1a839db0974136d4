"""Diagrams that are files: loaded late, enlarged like drawn ones, exports in a frame that can reach nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

SOURCE = Path(__file__).parent / "sites" / "diagrams"


@pytest.fixture(params=("instant", "file"))
def site(request, sites):
    return sites.get(SOURCE, request.param)


def dialog(page):
    return page.locator("dialog.archplan-diagram-dialog")


def test_a_picture_is_enlarged_and_comes_back(visitor, site):
    page = visitor.open(site.url("architecture/files/"))
    figure = page.locator(".archplan-diagram--picture")
    image = figure.locator("img")
    expect(image).to_have_attribute("loading", "lazy")
    before = image.bounding_box()
    figure.hover()
    figure.get_by_role("button", name="Enlarge").click()
    opened = page.get_by_role("dialog", name="The payment ledger")
    expect(opened.get_by_role("img", name="The payment ledger")).to_be_in_viewport()
    assert opened.locator("img").bounding_box()["width"] > before["width"] * 1.5
    page.keyboard.press("+")
    assert opened.locator("img").bounding_box()["width"] > 1280
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    assert image.bounding_box() == before
    image.click()
    expect(dialog(page)).to_be_visible()


def test_an_export_opens_in_a_frame_of_no_origin(visitor, site):
    page = visitor.open(site.url("architecture/files/"))
    link = page.get_by_role("link", name="exported ledger")
    address = link.evaluate("at => at.href")
    assert address == site.root + "architecture/diagrams/ledger.html"
    link.click()
    opened = page.get_by_role("dialog", name="exported ledger")
    within = opened.locator("iframe").content_frame
    expect(within.locator("body")).to_contain_text("It read: nothing")
    expect(opened.get_by_role("link")).to_have_attribute("href", address)
    expect(opened.get_by_role("button", name="Zoom in")).to_have_count(0)
    opened.get_by_role("button", name="Close").click()
    expect(dialog(page)).to_have_count(0)
    expect(link).to_be_focused()
    with page.context.expect_page() as other:
        link.click(modifiers=["ControlOrMeta"])
    assert other.value.url == address
    expect(dialog(page)).to_have_count(0)


def test_a_frame_of_the_page_is_enlarged(visitor, site):
    if site.way == "file":
        pytest.skip("the address in an author's HTML is for a server")
    page = visitor.open(site.url("architecture/files/"))
    figure = page.locator(".archplan-diagram--frame")
    expect(figure.locator("iframe")).to_have_attribute("loading", "lazy")
    figure.hover()
    figure.get_by_role("button", name="Enlarge").click()
    opened = page.get_by_role("dialog", name="The ledger, exported")
    expect(opened.locator("iframe").content_frame.locator("body")).to_contain_text("Exported")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(figure.locator("iframe")).to_be_visible()
