"""Diagrams as their readers meet them: drawn at first paint, named, scrolled, enlarged, copied, printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from mkdocs_archplan.diagrams.client import mermaid_script
from mkdocs_archplan.diagrams.drawings.draw import drawing_version

SOURCE = Path(__file__).parent / "sites" / "diagrams"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# Material and our client draw into closed shadow roots; tests must see into them.
OPENED = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: "open" }); };
"""
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(entry.value)))
    .observe({ type: "layout-shift", buffered: true });
"""
POLICY = "script-src 'self'"
SMALLEST = 10  # px, of letters that mermaid draws with 16

needs_drawing = pytest.mark.skipif(drawing_version() is None, reason="the extra `svg` is not installed")
needs_client = pytest.mark.skipif(mermaid_script() is None, reason="the extra `mermaid` is not installed")


@pytest.fixture
def site(sites):
    return sites.get(SOURCE, "instant")


def under(page, heading, at=0):
    """Return the figures below a heading, from one of them on."""
    return page.locator(f"h2#{heading} ~ .archplan-diagram").nth(at)


def dialog(page):
    return page.locator("dialog.archplan-diagram-dialog")


def enlarge(figure):
    figure.get_by_role("button", name="Enlarge").click()
    return dialog(figure.page)


def broken_rules(page):
    """Return what axe finds in figures and dialogs; contrast within a drawing is that of the theme's own colours."""
    context = {"include": [[".archplan-diagram"]], "exclude": [[".archplan-diagram__picture"], ["iframe"]]}
    found = Axe().run(page, context=context).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@needs_drawing
@needs_client
def test_without_scripts_a_page_is_complete(visitor, site):
    page = visitor.open(site.url("architecture/drawn/"), java_script_enabled=False)
    figure = under(page, "system-context")
    expect(figure.get_by_text("Gateway", exact=True).first).to_be_visible()
    expect(page.locator(".archplan-diagram button:visible")).to_have_count(0)
    figure.get_by_text("Source").click()
    expect(figure.locator("pre")).to_contain_text("A[Gateway] -->|entries| B[(Ledger)]")
    box = page.locator(".archplan-diagram--broken")
    expect(box).to_contain_text("This diagram cannot be drawn")
    expect(box).to_contain_text("Line 3")
    expect(box.locator("mark")).to_have_text("    B --> --> C")


@needs_drawing
def test_it_is_there_and_stays_where_it_is(visitor, site):
    page = visitor.page()
    page.add_init_script(SHIFTS)
    page.goto(site.url("architecture/drawn/"))
    expect(under(page, "system-context").locator(".archplan-diagram__picture svg")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shifts") == []
    assert not [url for url in visitor.requests if url.endswith("mermaid.min.js")]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


@needs_drawing
def test_it_has_a_name_and_tells_of_itself(visitor, site):
    page = visitor.open(site.url("architecture/drawn/"))
    picture = page.get_by_role("img", name="System context (1)", exact=True)
    expect(picture).to_have_accessible_description("Entries come through the gateway.")
    expect(page.get_by_role("img", name="A greeting", exact=True)).to_be_visible()
    linked = page.get_by_role("group", name="Links", exact=True)
    expect(linked.get_by_role("link")).to_have_count(1)


@needs_drawing
def test_a_node_leads_on_and_instant_navigation_stays_alive(visitor, site):
    page = visitor.open(site.url("architecture/drawn/"))
    page.evaluate("window.same = true")
    under(page, "links").get_by_role("link").click()
    expect(page).to_have_url(site.url("rfcs/0001-queues/") + "#why")
    page.go_back()
    page.locator(".md-nav--primary a[href$='rfcs/0001-queues/']").first.evaluate("at => at.click()")
    expect(page.get_by_role("heading", name="RFC-0001")).to_be_visible()
    page.evaluate("window.same = true")
    page.go_back()
    expect(under(page, "links")).to_be_visible()
    page.locator(".md-nav--primary a[href$='client/']").first.evaluate("at => at.click()")
    expect(page.get_by_role("heading", name="Client")).to_be_visible()
    assert page.evaluate("window.same")


@needs_drawing
@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, PHONE], ids=["dark", "phone"])
def test_enlarged_by_keyboard_and_back(visitor, site, options):
    page = visitor.open(site.url("architecture/drawn/"), **options)
    figure = under(page, "system-context")
    before, ids = figure.bounding_box(), page.locator("[id]").count()
    button = figure.get_by_role("button", name="Enlarge")
    button.focus()
    expect(button).to_be_in_viewport()
    page.keyboard.press("Enter")
    opened = page.get_by_role("dialog", name="System context (1)")
    expect(opened).to_be_visible()
    assert figure.bounding_box() == before
    assert page.locator("[id]").count() == ids
    expect(opened.locator("svg", has_text="Gateway")).to_be_in_viewport(ratio=0.3)
    output = opened.locator("output")
    first = output.text_content()
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert int(output.text_content()[:-1]) > int(first[:-1]) * 1.5
    stage = opened.locator(".archplan-diagram-dialog__stage")
    assert stage.evaluate("at => at.scrollWidth > at.clientWidth")
    scrolled = stage.evaluate("at => at.scrollLeft")
    assert scrolled > 0  # its middle stayed in the middle
    page.keyboard.press("ArrowRight")
    page.wait_for_function("([at, was]) => at.scrollLeft > was", arg=[stage.element_handle(), scrolled])
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert stage.evaluate("at => at.scrollWidth <= at.clientWidth && at.scrollHeight <= at.clientHeight")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(button).to_be_focused()
    assert figure.bounding_box() == before
    expect(figure.get_by_role("img", name="System context (1)")).to_be_visible()


@needs_drawing
def test_enlarged_by_mouse(visitor, site):
    page = visitor.open(site.url("architecture/drawn/"))
    under(page, "system-context").locator("svg").last.click()
    opened = dialog(page)
    expect(opened).to_be_visible()
    opened.get_by_role("button", name="Zoom in").click(click_count=4)
    stage = opened.locator(".archplan-diagram-dialog__stage")
    at = stage.evaluate("at => [at.scrollLeft, at.scrollTop]")
    page.mouse.move(600, 450)
    page.mouse.down()
    page.mouse.move(500, 400, steps=4)
    page.mouse.move(10, 5)  # out of the dialog, which must not close it
    page.mouse.up()
    expect(opened).to_be_visible()
    assert stage.evaluate("at => at.scrollLeft") > at[0]
    page.mouse.move(600, 450)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 400)
    page.keyboard.up("Control")
    opened.get_by_role("button", name="Fit to window").click()
    page.mouse.click(5, 450)
    expect(opened).to_have_count(0)
    under(page, "links").locator("svg").last.click(position={"x": 2, "y": 2})
    expect(opened).to_have_count(0)  # who clicks there meant a link
    enlarge(under(page, "links")).get_by_role("button", name="Close").click()
    expect(opened).to_have_count(0)


@needs_drawing
def test_a_dialog_does_not_outlive_its_page(visitor, site):
    page = visitor.open(site.url("architecture/drawn/"))
    page.evaluate("window.same = true")
    enlarge(under(page, "links")).get_by_role("group", name="Links").last.get_by_role("link").click()
    expect(page.get_by_role("heading", name="RFC-0001")).to_be_visible()
    expect(dialog(page)).to_have_count(0)
    page.go_back()
    enlarge(under(page, "tall"))
    page.locator(".md-nav--primary a[href$='client/']").first.evaluate("at => at.click()")
    expect(page.get_by_role("heading", name="Client")).to_be_visible()
    expect(dialog(page)).to_have_count(0)
    page.go_back()
    expect(enlarge(under(page, "tall"))).to_be_visible()


@needs_drawing
@pytest.mark.parametrize("clipboard", ["granted", "missing"])
def test_its_source_is_copied(visitor, site, clipboard):
    page = visitor.page(permissions=["clipboard-read", "clipboard-write"])
    if clipboard == "missing":
        page.add_init_script("navigator.clipboard.writeText = async () => { throw new Error('none') }")
    page.goto(site.url("architecture/drawn/"))
    figure = under(page, "links")
    figure.hover()
    figure.get_by_role("button", name="Copy source").click()
    expect(figure.get_by_role("status")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines()[-1] == '    click A "../rfcs/0001-queues.md#why" "Why queues"'
    expect(figure.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize(
    "path", [pytest.param("drawn", marks=needs_drawing), pytest.param("client", marks=needs_client)]
)
def test_a_wide_one_scrolls_and_can_be_read(visitor, site, path):
    page = visitor.open(site.url(f"architecture/{path}/"), **PHONE)
    view = under(page, "wide").locator(".archplan-diagram__view")
    expect(view).to_have_attribute("tabindex", "0")
    expect(view).to_have_attribute("aria-label", "Wide")
    view.scroll_into_view_if_needed()
    view.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("at => at.scrollLeft > 0", arg=view.element_handle())
    shown, own = view.locator(".archplan-diagram__picture").evaluate(
        "at => [at.querySelector('.mermaid, svg').getBoundingClientRect().width, at.dataset.width]"
    )
    assert 16 * shown / float(own) >= SMALLEST - 0.1
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate("document.querySelector('.md-main__inner').style.maxWidth = 'none'")
    page.set_viewport_size({"width": 2900, "height": 900})
    expect(view).not_to_have_attribute("tabindex", "0")
    expect(view).not_to_have_attribute("role", "group")


@needs_drawing
def test_print_is_whole_and_light(visitor, site):
    page = visitor.open(site.url("architecture/drawn/"), color_scheme="dark")
    enlarge(under(page, "tall"))
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(dialog(page)).to_have_count(0)
    page.set_viewport_size({"width": 700, "height": 1000})
    wide = under(page, "wide").locator(".archplan-diagram__view")
    assert wide.evaluate("at => at.scrollWidth <= at.clientWidth")
    assert under(page, "wide").evaluate("at => getComputedStyle(at).breakInside") == "avoid"
    assert page.locator("h2#wide").evaluate("at => getComputedStyle(at).breakAfter") == "avoid"
    expect(page.locator(".archplan-diagram__foot:visible")).to_have_count(0)
    node = under(page, "system-context").locator(".mm-node span").first
    light = "document.body.setAttribute('data-md-color-scheme', 'default')"
    printed = node.evaluate("at => getComputedStyle(at).color")
    page.emulate_media(media="screen")
    dark = node.evaluate("at => getComputedStyle(at).color")
    page.evaluate(light)
    assert printed == node.evaluate("at => getComputedStyle(at).color") != dark


@needs_drawing
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visitor, site, scheme):
    page = visitor.open(site.url("architecture/drawn/"), color_scheme=scheme, reduced_motion="reduce")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(".archplan-diagram summary").first.focus()
        assert broken_rules(page) == []
    figure = under(page, "links")
    figure.hover()
    expect(enlarge(figure)).to_be_visible()
    assert broken_rules(page) == []
    page.goto(site.url("architecture/files/"))
    assert broken_rules(page) == []


@needs_client
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_material_draws_the_rest_from_the_site_itself(visitor, site, scheme):
    page = visitor.page(color_scheme=scheme)
    page.add_init_script(OPENED)
    page.goto(site.url("architecture/client/"))
    figure = under(page, "mermaid")  # a heading that is window.mermaid, too
    node = figure.locator("svg .node rect").first
    expect(node).to_be_visible()
    assert page.evaluate("mermaid.mermaidAPI.getConfig().securityLevel") == "strict"
    expect(page.get_by_role("img", name="Mermaid", exact=True)).to_be_visible()
    edge = figure.locator("svg .flowchart-link").first
    before = edge.evaluate("at => getComputedStyle(at).stroke")
    page.locator("label.md-header__button:not([hidden])[for^=__palette]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "light" else "default")
    assert edge.evaluate("at => getComputedStyle(at).stroke") != before
    box = figure.bounding_box()
    opened = enlarge(figure)
    expect(opened.locator("svg .node rect").first).to_be_in_viewport()
    assert figure.bounding_box() == box
    page.keyboard.press("Escape")
    expect(node).to_be_visible()
    assert figure.bounding_box() == box
    linked = under(page, "linked")
    linked.locator("svg .node").first.click()
    expect(page).to_have_url(site.url("rfcs/0001-queues/"))
    page.go_back()
    expect(under(page, "mermaid").locator("svg .node rect").first).to_be_visible()


@needs_client
def test_one_in_a_tab_is_measured_when_it_is_seen(visitor, site):
    page = visitor.open(site.url("architecture/client/"), **PHONE)
    view = page.locator(".tabbed-block .archplan-diagram__view")
    expect(page.locator(".archplan-diagram[data-drawn]")).to_have_count(4)
    expect(view).not_to_have_attribute("tabindex", "0")
    page.get_by_text("Two", exact=True).click()
    expect(view).to_have_attribute("tabindex", "0")
    assert view.evaluate("at => at.scrollWidth > at.clientWidth")


@needs_client
def test_what_cannot_be_drawn_there_stays_to_be_read(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/mermaid.min.js", lambda route: route.abort())
    page.goto(site.url("architecture/client/"))
    figure = under(page, "mermaid")
    expect(figure.get_by_text("could not be drawn here")).to_be_visible()
    expect(figure.locator("pre.mermaid")).to_contain_text("A[Gateway] --> B[Ledger]")
    expect(figure.get_by_role("button")).to_have_count(0)
    context.close()


@pytest.fixture(scope="module")
def plain(tmp_path_factory, sites):
    """Return the address of the site in a theme that MkDocs brings."""
    built = {}

    def _url(theme):
        if theme not in built:
            work = tmp_path_factory.mktemp(theme)
            options = {"name": theme, "highlightjs": False, "user_color_mode_toggle": True, "color_mode": "dark"}
            config = {
                "site_name": "Plain",
                "docs_dir": str(SOURCE / "docs"),
                "site_dir": str(work / "site"),
                "theme": options if theme == "mkdocs" else {"name": theme, "highlightjs": False},
                "plugins": ["archplan"],
            }
            (work / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "mkdocs.yml")]
            subprocess.run(command, check=True, capture_output=True)
            built[theme] = sites._serve(work / "site")
        return built[theme]

    return _url


@needs_client
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_our_client_draws_in_other_themes_under_a_strict_policy(browser, plain, theme):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(OPENED)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": POLICY})

    page.route(f"{plain(theme)}**", answer)
    page.goto(plain(theme) + "rfcs/0001-queues/")
    assert not [url for url in asked if "mermaid" in url]
    page.goto(plain(theme) + "architecture/client/")
    figure = under(page, "mermaid")
    node = figure.locator("svg .node rect").first
    expect(node).to_be_visible()
    expect(figure.get_by_role("img", name="Mermaid")).to_be_visible()
    assert page.evaluate("mermaid.mermaidAPI.getConfig().securityLevel") == "strict"
    if theme == "mkdocs":
        dark = node.evaluate("at => getComputedStyle(at).fill")
        page.evaluate("document.documentElement.dataset.bsTheme = 'light'")
        shape = "document.querySelector('.mermaid').shadowRoot.querySelector('.node rect')"
        page.wait_for_function(f"was => getComputedStyle({shape}).fill !== was", arg=dark)
    figure.hover()
    expect(enlarge(figure).locator("svg .node rect").first).to_be_in_viewport()
    context.close()


@needs_client
def test_our_client_leaves_a_sites_own_mermaid_alone(browser, plain):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.mermaid = { initialize() {}, own: true }")
    page.goto(plain("mkdocs") + "architecture/client/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("mermaid.own")
    assert page.locator("pre.mermaid").count() == 3  # and what this site has no tab for
    assert not [url for url in asked if url.endswith("mermaid.min.js")]
    context.close()


@needs_drawing
def test_a_drawing_under_a_strict_policy(browser, site):
    context = browser.new_context()
    page = context.new_page()
    refused = (
        "addEventListener('securitypolicyviolation', at => (window.refused ??= []).push(at.sourceFile + at.blockedURI))"
    )
    page.add_init_script(refused)

    def answer(route):
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": POLICY})

    page.route(f"{site.root}**", answer)
    page.goto(site.url("architecture/drawn/"))
    figure = under(page, "tall")
    figure.hover()
    expect(enlarge(figure)).to_be_visible()
    assert not [what for what in page.evaluate("window.refused ?? []") if "archplan" in what]
    context.close()
