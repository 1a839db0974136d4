"""Linked documents as a picture, and the list that says the same."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
# Material draws into a closed shadow root; tests must see into it.
OPENED = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: "open" }); };
"""
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) shifts.push(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
"""
# Below this, those who measure pages call them good; what is said of a picture may move a line or two, no more.
SHIFT = 0.1
# A plan with an RFC, a decision, a predecessor and a mention.
SOURCE = Path(__file__).parent / "sites" / "pictures"
BUILT, CLIENT = ".archplan-graph__picture--drawn", ".archplan-graph__picture div.mermaid"
NODES = {"Workers", "RFC-0001 Queues & tea", "Bells", "ADR-0001 At least once", "Lonely"}
SENTENCES = [
    "Bells (Superseded) superseded by Workers (Active)",
    "RFC-0001 Queues & tea (Approved) implemented by Workers (Active)",
    "Workers (Active) mentions Lonely (Active)",
    "Workers (Active) relates to ADR-0001 At least once (Accepted)",
]


@pytest.fixture(params=("instant", "subpath", "file"))
def pictures(request, sites):
    return sites.get(SOURCE, request.param)


@pytest.fixture
def served(sites):
    return sites.get(SOURCE, "instant")


@pytest.fixture
def seeing(visitor):
    """Return a page that opens what the theme closes."""

    def _page(**options):
        page = visitor.page(**options)
        page.add_init_script(OPENED)
        page.add_init_script(SHIFTS)
        return page

    return _page


def drawn(page, count=1):
    """Wait until the pictures are drawn: when the site was built, or by the browser, in a shadow tree."""
    expect(page.locator(f":is({BUILT}) > svg, {CLIENT} svg")).to_have_count(count)
    return page.locator(f"{BUILT}, {CLIENT}").first


def nodes(picture):
    texts = picture.locator("a :is(.nodeLabel, .mm-nodeLabel)").all_text_contents()
    return {re.sub(r"\s+", " ", text).strip() for text in texts}


def focused(page):
    return page.evaluate("""() => {
      let at = document.activeElement;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const style = getComputedStyle(at);
      const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      return [at.textContent.trim(), outline, at.closest("svg") !== null];
    }""")


def test_a_plan_is_drawn_and_every_node_leads_to_a_page_by_a_relative_address(seeing, pictures):
    page = seeing()
    page.goto(pictures.url("architecture/workers/"))
    picture = drawn(page)
    assert nodes(picture) == NODES
    expect(picture.locator("path.flowchart-link")).to_have_count(4)
    labels = [text.strip() for text in picture.locator(".edgeLabel p").all_text_contents()]
    assert sorted(filter(None, labels)) == ["implemented by", "relates to", "superseded by"]
    box = picture.bounding_box()
    assert box["width"] > 300
    assert box["height"] > 100
    links = picture.locator("a")
    for written, full in links.evaluate_all(
        "all => all.map(a => [a.href.baseVal, new URL(a.href.baseVal, a.baseURI).href])"
    ):
        assert not urlsplit(written).scheme, written
        assert not written.startswith("/"), written
        assert full.startswith(pictures.root)
        path = unquote(full.removeprefix(pictures.root))
        assert (pictures.folder / path / ("index.html" if path.endswith("/") or not path else "")).is_file(), full


@pytest.mark.parametrize("key", ["", "Enter"])
def test_a_node_leads_to_its_document(seeing, served, key):
    page = seeing()
    page.goto(served.url("architecture/workers/"))
    node = drawn(page).locator("a", has_text="At least")
    if key:
        node.focus()
        page.keyboard.press(key)
    else:
        node.click()
    expect(page.locator("h1")).to_contain_text("At least once")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Workers")
    drawn(page)


def test_the_keyboard_walks_through_the_picture_and_sees_where_it_is(seeing, served):
    page = seeing()
    page.goto(served.url("architecture/workers/"))
    picture = drawn(page)
    page.locator("h1 .headerlink").focus()
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        text, outline, inside = focused(page)
        if text == "The same in words":
            break
        if inside:
            assert outline, text
            seen.add(text)
    assert seen == nodes(picture)
    page.keyboard.press("Enter")
    expect(page.locator(".archplan-graph__words li").first).to_be_visible()


def test_the_list_says_the_same(seeing, served):
    page = seeing()
    page.goto(served.url("architecture/workers/"))
    picture = drawn(page)
    words = page.locator(".archplan-graph__words")
    expect(words.locator("li").first).to_be_hidden()
    words.locator("summary").click()
    assert sorted(words.locator("li").all_text_contents()) == SENTENCES
    assert set(words.locator("li a").all_text_contents()) == nodes(picture)
    words.get_by_role("link", name="Lonely").click()
    expect(page.locator("h1")).to_contain_text("Lonely")


def test_without_scripts_there_is_no_picture_but_the_list(visitor, pictures):
    page = visitor.open(pictures.url("architecture/workers/"), java_script_enabled=False)
    expect(page.locator(".archplan-graph__picture")).to_be_hidden()
    page.locator(".archplan-graph__words summary").click()
    assert sorted(page.locator(".archplan-graph__words li:visible").all_text_contents()) == SENTENCES
    page.locator(".archplan-graph__words").get_by_role("link", name="At least once").click()
    expect(page.locator("h1")).to_contain_text("At least once")


def test_the_example_says_in_words_what_it_draws(seeing, example_served):
    page = seeing()
    page.goto(example_served.url("guides/what-led-to-what/"))
    drawn(page, 2)
    for graph in page.locator(".archplan-graph").all():
        said = {re.sub(r"…$", "", text) for text in graph.locator("details li a").all_text_contents()}
        shown = {re.sub(r"…$", "", text) for text in nodes(graph.locator(BUILT))}
        assert said == shown or all(any(text.startswith(cut) for text in said) for cut in shown)
        arrows = graph.locator("path.mm-flowchart-link").count()
        assert graph.locator("details li").count() == arrows > 5


def test_pictures_come_with_instant_navigation(seeing, visitor, served):
    page = seeing()
    page.goto(served.url())
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    assert [url for url in visitor.requests if "mermaid.min" in url] == []
    page.get_by_role("link", name="All of them").click()
    drawn(page, 2)
    page.locator(".archplan-graph__words summary").first.click()
    page.locator(".archplan-graph__words").get_by_role("link", name="Workers").first.click()
    expect(page.locator("h1")).to_contain_text("Workers")
    drawn(page)
    assert page.evaluate("window.sameDocument") is True
    assert len([url for url in visitor.requests if "mermaid.min" in url]) == 1


def test_a_picture_leaves_out_what_nothing_links_and_says_so(seeing, served):
    page = seeing()
    page.goto(served.url("all/"))
    drawn(page, 2)
    first = page.locator(".archplan-graph").first
    assert nodes(first.locator("div.mermaid")) == NODES - {"Lonely"}
    expect(first.locator("figcaption")).to_contain_text("Not shown, as others at most mention them: 1.")


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_a_wide_picture_scrolls_in_its_box_and_never_the_page(seeing, example_served, options):
    page = seeing(**options)
    page.goto(example_served.url("guides/what-led-to-what/"))
    drawn(page, 2)
    width = page.viewport_size["width"]
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    box = page.locator(".archplan-graph__picture").nth(1)
    scroll, inner = box.evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert scroll > inner, "the picture of this test is a wide one"
    place = box.bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    box.evaluate("box => { box.scrollLeft = 1e6; }")
    last = max(box.locator("a").all(), key=lambda a: a.bounding_box()["x"])
    place, node = box.bounding_box(), last.bounding_box()
    assert node["x"] + node["width"] <= place["x"] + place["width"] + 1, "the end can be scrolled to"
    assert page.evaluate("scrollX") == 0


def test_who_goes_by_keyboard_is_scrolled_along(seeing, example_served):
    page = seeing(**PHONE)
    page.goto(example_served.url("guides/what-led-to-what/"))
    drawn(page, 2)
    box = page.locator(".archplan-graph__picture").nth(1)
    last = max(box.locator("a").all(), key=lambda a: a.bounding_box()["x"])
    last.focus()
    assert box.evaluate("box => box.scrollLeft") > 0
    expect(last).to_be_in_viewport()


@pytest.mark.parametrize("anchor", ["#around-the-ledger", "#what-is-being-built"])
@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_little_moves_while_pictures_are_drawn(seeing, example_served, anchor, options):
    page = seeing(**options)
    page.goto(example_served.url("guides/what-led-to-what/") + anchor)
    drawn(page, 2)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")
    moved = sum(page.evaluate("shifts"))
    print(f"layout shift {anchor} at {page.viewport_size['width']}: {moved:.3f}")
    assert moved < SHIFT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_frames_of_a_picture_can_be_told_from_what_is_behind(seeing, example_served, scheme):
    page = seeing(color_scheme=scheme)
    page.goto(example_served.url("guides/what-led-to-what/"))
    drawn(page, 2)
    measured = page.evaluate("""() => {
      const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
        .getContext("2d", { willReadFrequently: true });
      const paint = color => {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const light = rgb => rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
      const contrast = (...rgbs) => {
        const [dark, bright] = rgbs.map(light).sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
      };
      const page = () => paint(getComputedStyle(document.body).backgroundColor);
      const found = [];
      for (const host of document.querySelectorAll(".archplan-graph__picture--drawn > svg")) {
        for (const node of host.querySelectorAll("g.mm-node")) {
          const [box, label] = [node.querySelector("rect"), node.querySelector(".mm-nodeLabel p, .mm-nodeLabel")];
          const name = label.textContent;
          page();
          const inside = paint(getComputedStyle(box).fill);
          found.push([`${name}: text`, contrast(inside, paint(getComputedStyle(label).color)), 4.5]);
          found.push([`${name}: frame`, contrast(page(), paint(getComputedStyle(box).stroke)), 3]);
        }
        for (const label of host.querySelectorAll(".mm-edgeLabel p")) {
          page();
          const behind = paint(getComputedStyle(label).backgroundColor);
          found.push([`arrow: ${label.textContent}`, contrast(behind, paint(getComputedStyle(label).color)), 4.5]);
        }
      }
      return found;
    }""")
    assert len(measured) > 50
    assert {name: round(ratio, 2) for name, ratio, enough in measured if ratio < enough} == {}


def test_paper_has_the_picture_and_the_list(seeing, served):
    page = seeing()
    page.goto(served.url("architecture/workers/"))
    picture = drawn(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as printing does: Material opens what is folded
    expect(picture).to_be_visible()
    expect(page.locator(".archplan-graph__words li").first).to_be_visible()
