"""Drawings of authors who mean harm, in a real browser: nothing runs, nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("merman")

from mkdocs_archplan.diagrams.drawings.draw import draw_diagram

HOSTILE = Path(__file__).parents[1] / "diagrams" / "hostile"
PATHS = sorted(HOSTILE.glob("*.mmd"))
PARTS = 8
PAGE = "http://127.0.0.1:9/page/"
# Addresses that a reader may follow are not followed; any other would be.
WATCH = """() => {
  window.addEventListener("click", event => {
    const link = event.target.closest?.("a[*|href]")
    const address = link?.getAttribute("href") ?? link?.getAttribute("xlink:href")
    if (link && /^(https?|mailto):$/.test(new URL(address, location).protocol)) event.preventDefault()
  })
  window.open = () => { window.hacked = "window" }
}"""
TOUCH = """() => {
  for (const element of document.querySelectorAll(".drawing, .drawing *")) {
    for (const kind of ["mouseover", "mouseenter", "mousemove", "mousedown", "mouseup", "focus", "toggle",
                        "animationstart", "load", "error", "begin", "end", "pointerover", "touchstart", "keydown"])
      element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }))
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))
    if (element.focus) element.focus()
  }
}"""
FOUND = """() => ({
  hacked: window.hacked ?? Object.prototype.hacked ?? null,
  title: document.title,
  strange: [...document.querySelectorAll(
    ".drawing :is(script, img, image, iframe, object, embed, video, audio, link, meta, base, form, input, button,"
    + "animate, set, template, slot, math, table, details, marquee,"
    + "  feImage, source, noscript)")].map(element => element.outerHTML),
  events: [...document.querySelectorAll(".drawing, .drawing *")].flatMap(element =>
    [...element.attributes].filter(({ name }) => name.startsWith("on")).map(({ name }) => name)),
  schemes: [...new Set([...document.querySelectorAll(".drawing a[*|href]")].map(link =>
    new URL(link.getAttribute("href") ?? link.getAttribute("xlink:href"), "https://harbour.example/docs/").protocol))],
  outside: [...document.body.children].map(element => element.className || element.localName),
  styled: [...document.querySelectorAll("main, .drawing")].map(element => getComputedStyle(element).position),
  fixed: [...document.querySelectorAll(".drawing *")].filter(element =>
    ["fixed", "absolute", "sticky"].includes(getComputedStyle(element).position)).map(element => element.outerHTML),
  paper: getComputedStyle(document.body).backgroundImage,
})"""


@pytest.fixture(scope="module")
def drawings():
    found = {}
    for path in PATHS:
        with path.open(encoding="utf-8", newline="") as file:
            drawing = draw_diagram(file.read())
        if drawing:
            found[path.stem] = drawing.placed(f"drawn-{path.stem}")
    return found


def looked_at(page):
    """Touch everything of a page, hover over it, follow its links; return what was found."""
    page.wait_for_timeout(50)
    page.evaluate(TOUCH)
    for link in page.locator(".drawing a").all():
        link.dispatch_event("click")
    for node in page.locator(".drawing .mm-clickable, .drawing a, .drawing text").all()[:6]:
        node.hover(force=True, timeout=1_000, no_wait_after=True) if node.is_visible() else None
    page.wait_for_timeout(50)
    return page.evaluate(FOUND)


def is_harmless(found):
    assert found["hacked"] is None
    assert found["title"] == "page"
    assert found["strange"] == []
    assert found["events"] == []
    assert set(found["schemes"]) <= {"http:", "https:", "mailto:"}
    assert found["outside"] == ["main"]
    assert set(found["styled"]) == {"static"}
    assert found["fixed"] == []
    assert found["paper"] == "none"


def test_enough_is_drawn_to_be_looked_at(drawings):
    assert len(PATHS) >= 40
    assert len(drawings) >= 60


def test_what_is_not_drawn_is_said_not_to_be(drawings):
    """None, never a piece of a drawing, is what the browser is left with."""
    for path in PATHS:
        if path.stem not in drawings:
            with path.open(encoding="utf-8", newline="") as file:
                assert draw_diagram(file.read()) is None


# A page shows a few of them: a page of its own for each would take a minute.
@pytest.mark.parametrize("way", ["source", "innerHTML"])
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_runs_and_nothing_is_fetched(visitor, drawings, part, way):
    some = list(drawings.values())[part::PARTS]
    page = visitor.page()
    places = "".join(f"<div class='drawing'>{svg if way == 'source' else ''}</div>" for svg in some)
    html = f"<!doctype html><title>page</title><body><main>{places}</main>"
    page.route(PAGE, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(PAGE)
    page.evaluate(WATCH)
    if way == "innerHTML":
        page.evaluate(
            "some => document.querySelectorAll('.drawing').forEach((at, n) => { at.innerHTML = some[n] })", some
        )
    is_harmless(looked_at(page))
    assert [url for url in visitor.requests if url not in (PAGE, "http://127.0.0.1:9/favicon.ico")] == []
    assert page.url == PAGE


def test_all_of_them_in_one_page(visitor, drawings):
    page = visitor.page()
    every = "".join(f"<div class='drawing'>{svg}</div>" for svg in drawings.values())
    html = f"<!doctype html><title>page</title><body><main>{every}</main>"
    page.route(PAGE, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(PAGE)
    page.evaluate(WATCH)
    assert page.locator(".drawing > svg").count() == len(drawings)
    is_harmless(looked_at(page))
    assert page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map(element => element.id);"
                         " return ids.length - new Set(ids).size })()") == 0  # fmt: skip


def test_the_test_would_notice(visitor):
    """What was drawn as mermaid made it, without scrubbing, does run and does fetch."""
    from mkdocs_archplan.diagrams.drawings.draw import _svg

    page = visitor.page()
    page.set_content("<!doctype html><title>page</title><body><main><div class='drawing'></div></main>")
    asked = []
    page.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
    svg = _svg("flowchart LR\n  a --> b\n  style a fill:#f00\n", "dagre")
    svg = svg.replace(
        "</svg>",
        "<image href='https://evil.example/a.png'/><a href='javascript:window.hacked=1'><text>x</text></a></svg>",
    )
    page.evaluate("svg => { document.querySelector('.drawing').innerHTML = svg }", svg)
    page.wait_for_timeout(100)
    found = page.evaluate(FOUND)
    assert found["schemes"] == ["javascript:"]
    assert len(found["strange"]) == 1
    assert asked == ["https://evil.example/a.png"]
    visitor.requests.clear()
    visitor.complaints.clear()
