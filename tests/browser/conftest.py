"""Real sites in a real browser: Chromium, driven by playwright, one browser per worker."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from built_sites import HOST, Site, Sites
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

EXAMPLE = Path(__file__).parents[2] / "example_site"
SMALL = Path(__file__).parent / "sites" / "small"
HOSTILE = Path(__file__).parent / "sites" / "hostile"
VIEWS = Path(__file__).parent / "sites" / "views"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
# The shell is the same engine without the windows around it, and opens a page in a third of the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# How a site reaches its readers: by Material's instant navigation, as plain pages below a sub-path, or from a disk.
WAYS = ("instant", "subpath", "file")


@dataclass
class Visitor:
    """Opens pages, and remembers what no page should do: complain, fail, or ask another host."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def page(self, **options: Any) -> Page:
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(5_000)
        context.on("request", lambda request: self.requests.append(request.url))
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._heard(said.type, f"{page.url}: {said.text}"))
        page.on("dialog", self._dialog)
        return page

    def open(self, url: str, **options: Any) -> Page:
        page = self.page(**options)
        page.goto(url)
        return page

    def index(self, url: str, name: str = "", **options: Any) -> Index:
        return Index(self.open(url, **options), name)

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def strangers(self) -> list[str]:
        """Return the requests that went to another host."""
        return [url for url in self.requests if urlsplit(url).hostname not in (None, "", HOST)]

    def close(self) -> None:
        for context in self.contexts:
            context.close()


class Index:
    """An index view as its reader sees it."""

    def __init__(self, page: Page, name: str = "") -> None:
        self.page = page
        self.root = page.locator(f'[data-archplan="{name}"]' if name else "[data-archplan]").first
        self.titles = self.root.locator("tbody tr:visible td:first-child > a")
        self.groups = self.root.locator(".archplan-group:visible h2")
        self.search = self.root.get_by_role("searchbox")
        self.sort = self.root.get_by_role("combobox", name="Sort")
        self.message = self.root.get_by_role("status")
        self.clear = self.root.locator(".archplan-clear")
        self.none = self.root.locator(".archplan-none")
        self.tokens = self.root.locator(".archplan-token")
        self.left_out = self.root.locator(".archplan-left-out")
        expect(self.root).to_have_attribute("data-ready", "")

    def chip(self, status: str) -> Locator:
        """Return the chip of a status slug, or of all statuses for an empty one."""
        return self.root.locator(f'[data-facet="status"] .archplan-chip[data-value="{status}"]')

    def opener(self, facet: str) -> Locator:
        return self.root.locator(f'.archplan-open:has(+ [data-facet="{facet}"])')

    def choices(self, facet: str) -> Locator:
        return self.root.locator(f'.archplan-choices[data-facet="{facet}"]')

    def box(self, facet: str, value: str) -> Locator:
        """Return the box of a choice, by the slug of its value."""
        return self.choices(facet).locator(f'input[data-value="{value}"]')

    def choose(self, facet: str, *values: str) -> None:
        """Open a facet, check its boxes of these values or uncheck those that are checked, and leave it."""
        self.opener(facet).click()
        for value in values:
            self.box(facet, value).click()
        self.page.keyboard.press("Escape")
        expect(self.choices(facet)).to_be_hidden()

    def chosen(self, facet: str, *values: str) -> None:
        """Expect exactly the boxes of these values to be checked."""
        expect(self.choices(facet).locator("input:checked")).to_have_count(len(values))
        for value in values:
            expect(self.box(facet, value)).to_be_checked()

    def offers(self, facet: str, **counts: int) -> None:
        """Expect these numbers beside the choices of a facet that opens."""
        for name, count in counts.items():
            number = f'input[data-value="{name.replace("_", "-")}"] ~ .archplan-number'
            expect(self.choices(facet).locator(number)).to_have_text(str(count))

    def header(self, column: str) -> Locator:
        """Return the first visible header button of a column, by the column's label."""
        return self.root.locator("th:visible").get_by_role("button", name=column).first

    def shows(self, *titles: str) -> None:
        """Expect exactly these rows, in this order."""
        expect(self.titles).to_have_text(list(titles))

    def counts(self, **counts: int) -> None:
        """Expect these numbers on the chips; `all` is the first."""
        for name, count in counts.items():
            status = "" if name == "all" else name.replace("_", "-")
            expect(self.chip(status).locator(".archplan-number")).to_have_text(str(count))

    def pressed(self, *statuses: str) -> None:
        """Expect exactly the chips of these statuses to be pressed, `""` for all of them."""
        chips = self.root.locator('[data-facet="status"] .archplan-chip[aria-pressed="true"]')
        expect(chips).to_have_count(len(statuses))
        for status in statuses:
            expect(self.chip(status)).to_have_attribute("aria-pressed", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert chromium, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Sites]:
    base = tmp_path_factory.getbasetemp()
    built = (base if worker_id == "master" else base.parent) / "built"  # xdist gives each worker a folder in one
    built.mkdir(exist_ok=True)
    sites = Sites(built=built, work=tmp_path_factory.mktemp("sites"))
    yield sites
    for server in sites.servers:
        server.shutdown()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Open pages; afterwards, nothing must have been complained about, and no other host been asked."""
    visitor = Visitor(browser)
    yield visitor
    visitor.close()
    assert visitor.complaints == []
    assert visitor.strangers() == []


@pytest.fixture(params=("instant", "file"))
def small(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """Seven plans and three RFCs made for the filter, in each of the ways a site reaches its readers."""
    return sites.get(SMALL, request.param)


@pytest.fixture
def small_served(sites: Sites) -> Site:
    return sites.get(SMALL, "instant")


@pytest.fixture(params=WAYS)
def views(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """Plans, RFCs and decisions in every facet, grouping and layout, in each of the ways a site reaches its readers."""
    return sites.get(VIEWS, request.param)


@pytest.fixture
def views_served(sites: Sites) -> Site:
    return sites.get(VIEWS, "instant")


@pytest.fixture(params=WAYS)
def example(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """The example site, in each of the ways a site reaches its readers."""
    return sites.get(EXAMPLE, request.param)


@pytest.fixture
def example_served(sites: Sites) -> Site:
    return sites.get(EXAMPLE, "instant")


@pytest.fixture(params=("instant", "subpath"))
def hostile(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """A site whose authors mean harm."""
    return sites.get(HOSTILE, request.param)


@pytest.fixture
def index_of() -> Callable[..., Index]:
    return Index
