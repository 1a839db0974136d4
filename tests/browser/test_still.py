"""Nothing jumps while a page loads, whatever its address asks for, and however slowly it comes."""

from __future__ import annotations

import functools
import itertools
import re
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) shifts.push({ value: entry.value, at: entry.startTime,
      moved: entry.sources.map(source => source.node?.className ?? source.node?.nodeName) });
  }).observe({ type: "layout-shift", buffered: true });
"""
# Material's sidebar takes room until its script has run; on a page shorter than its navigation, that moves the footer.
WITHOUT_MATERIALS_OWN = """
  new MutationObserver((_, watching) => {
    document.documentElement.classList.replace("no-js", "js");
    watching.disconnect();
  }).observe(document, { childList: true });
"""
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"
SEEN = """rows => rows.filter(row => row.checkVisibility({ visibilityProperty: true }))
  .map(row => row.cells[0]?.innerText ?? "")"""
# What an address may ask for, and how many of the example's 16 plans are left.
ADDRESSES = {
    "": 16,
    "?status=implemented,superseded": 9,
    "?author=mira-okafor,jonas-lindqvist": 5,
    "?text=ledger": 3,
    "?sort=-cost": 16,
    "?status=active&author=mira-okafor&text=pay&sort=title": 1,
}
SIZES = {1280: {"width": 1280, "height": 900}, 390: {"width": 390, "height": 844}}
CASES = [*((1280, address) for address in ADDRESSES), *((390, address) for address in list(ADDRESSES)[2::2])]
SCRIPT = re.compile(r"archplan\.js$")


def pieces(html):
    """Cut a page in the middle of its filter, of rows and of a title, and between them; the last has no rows."""
    rows = [found.start() for found in re.finditer(r"<tr[ >]", html)]
    heads = [found.start() for found in re.finditer(r"<h2[ >]", html)][1:]
    cuts = sorted(
        {
            html.index("<fieldset"),
            rows[0] + 20,
            *rows[3::4],
            *(at + 60 for at in rows[5::6]),
            *heads,
            html.index("ledger</a>"),
            *rows[-1:],
        }
    )
    return [html[start:end] for start, end in itertools.pairwise([0, *cuts, html.index("</article>"), len(html)])]


class Piecemeal(SimpleHTTPRequestHandler):
    """Serves a folder, but the index of the plans in pieces, each when it is let through."""

    def do_GET(self):
        if not urlsplit(self.path).path.endswith("/architecture/"):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        html = (Path(self.translate_path(self.path)) / "index.html").read_text(encoding="utf-8")
        for piece in pieces(html):
            if self.server.gate.acquire(timeout=20):
                self.wfile.write(piece.encode())
                self.wfile.flush()

    def log_message(self, format, *args):
        pass


@pytest.fixture
def piecemeal(example_served):
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Piecemeal, directory=str(example_served.folder)))
    server.daemon_threads = True
    server.gate = threading.Semaphore(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def settled(page, shown=None):
    """Return what has jumped once everything is there."""
    if shown is not None:
        expect(page.locator("[data-archplan]")).to_have_attribute("data-ready", "")
        expect(page.locator("[data-archplan] tbody tr:visible")).to_have_count(shown)
    page.wait_for_load_state()
    page.evaluate(TWO_FRAMES)
    return page.evaluate("shifts")


@pytest.fixture(params=SIZES)
def page(request, visitor):
    page = visitor.page(viewport=SIZES[request.param])
    page.add_init_script(SHIFTS)
    page.add_init_script(WITHOUT_MATERIALS_OWN)
    return page


def test_nothing_jumps_while_an_index_loads(page, example_served):
    for address, shown in ADDRESSES.items():
        jumps = []
        # Once in hundreds of loads a busy machine paints half a row, whose columns then move: what jumps, jumps twice.
        for _ in range(2):
            page.goto(example_served.url("architecture/", address))
            if not (jumps := settled(page, shown)):
                break
        assert jumps == [], address


def test_nothing_jumps_when_the_script_is_slow(page, example_served):
    held = []
    page.route(SCRIPT, lambda route: held.append(route))
    for address, shown in list(ADDRESSES.items())[::2]:
        with page.expect_request(SCRIPT):
            page.goto(example_served.url("architecture/", address), wait_until="commit")
        page.wait_for_timeout(100)
        held.pop().continue_()
        assert settled(page, shown) == [], address


@pytest.mark.parametrize(("page", "address"), CASES, indirect=["page"])
def test_nothing_jumps_when_the_page_comes_in_pieces(page, piecemeal, address):
    """And what is not asked for is never seen, though it is there before anybody can have read the whole page."""
    seen = []
    page.goto(f"http://127.0.0.1:{piecemeal.server_port}/architecture/{address}", wait_until="commit")
    html = (Path(piecemeal.RequestHandlerClass.keywords["directory"]) / "architecture/index.html").read_text("utf-8")
    count = len(pieces(html))
    assert count > 8
    for at in range(count):
        before = page.evaluate("document.getElementsByTagName('*').length")
        piecemeal.gate.release()
        page.wait_for_function("before => document.getElementsByTagName('*').length > before", arg=before)
        if at:
            page.evaluate(TWO_FRAMES)
            seen.append(page.locator(".archplan tbody tr").evaluate_all(SEEN))
        if at == count - 2:
            assert page.evaluate(PAINTED)
    # Until Material's script begins, its sidebars have a height, which may hold the footer down.
    assert [shift for shift in settled(page, ADDRESSES[address]) if shift["moved"] != ["md-footer"]] == []
    left = tuple(page.locator(".archplan tbody tr").evaluate_all(SEEN))
    assert [title for titles in seen for title in titles if not any(name.startswith(title) for name in left)] == []


def test_nothing_jumps_while_a_plan_without_diagram_loads(page, example_served):
    page.goto(example_served.url("rfcs/0001-short-lived-tokens/"))
    assert settled(page) == []
