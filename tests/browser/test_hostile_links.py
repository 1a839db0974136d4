"""Documents of authors who mean harm and name each other: what is linked, traced and drawn is words."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import expect

OPENED = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: "open" }); };
"""
# Each is title, heading, excerpt, status, author and alias of a document; `%d` tells which ran.
PAYLOADS = (
    "<script>window.__xss=%d</script>",
    "<img src=x onerror=window.__xss=%d>",
    "\"><svg onload=window.__xss=%d> ' onfocus=window.__xss=%d autofocus x='",
    "javascript:window.__xss=%d",
    "--> archplan:html--><img src=x onerror=window.__xss=%d>",
    "</script></title></style></textarea><script>window.__xss=%d</script>",
    "[click](javascript:window.__xss=%d) ![x](https://evil.example/x.png) **bold**",
    '"]; click n0 call window.alert(%d) %%{init: {"securityLevel": "loose"}}%% --> A["`<b>x</b>`"]',
    "</code></pre><iframe srcdoc='<script>parent.__xss=%d</script>'></iframe>",
    "\u202egnp.exe\u2066 <a href='javascript:window.__xss=%d'>\u2069 fl°°35°° #quot;#60;b#62;",
    "{{ 7*7 }} {shown} ${window.__xss=%d} &lt;img src=x onerror=window.__xss=%d&gt;",
)
NAMES = (
    "plain",
    "<img src=x onerror=window.__xss=90>",
    'a"onmouseover="window.__xss=91',
    "javascript:window.__xss=92",
    "'-->x",
    "%3Cscript%3Ewindow.__xss=93%3C%2Fscript%3E",
    "a[b](javascript:window.__xss=94)",
    '"]; click n0 call alert(95)',
    "a&lt;b#c?d=e",
    "\u202egnp",
    "{{ config }}",
)
# What the payloads would leave behind had one of them become markup; looks into pictures as well.
LEFT_BEHIND = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].map(e => e.shadowRoot).filter(Boolean)];
  const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
  return [
    ...all("img[src='x'], img[src*='evil'], iframe, [onerror], [onload], [onclick], [onmouseover], [onfocus]"),
    ...all("a").filter(a => /^\\s*(javascript|data|vbscript):/i.test(
      (a.getAttribute("href") ?? a.getAttribute("xlink:href") ?? ""))),
    ...all("a").filter(a => /^(javascript|data|vbscript):$/i.test(a.protocol ?? "")),
    ...all("script").filter(script => script.textContent.includes("__xss")),
    ...all("svg b, svg script"),
  ].map(element => element.outerHTML.slice(0, 200));
}"""


def payload(at):
    return PAYLOADS[at].replace("%d", str(at + 1))


def flat(text):
    """Return a text as a browser shows it on one line."""
    return re.sub(r"\s+", " ", text).strip()


def document(at):
    """Return a plan that names the RFC, and the plans before and after it, under a heading that means harm."""
    text = payload(at)
    others = [NAMES[(at + step) % len(NAMES)] for step in (1, 3)]
    links = " ".join(f"[see](./{quote(other)}.md)" for other in others)
    meta = {
        "title": text,
        "status": text if at % 2 else "active",
        "author": [text],
        "id": text if at % 3 else f"PLAN-{at + 1:03}",
        "related_rfc": "RFC-0001",
        "supersedes": f"{others[0]}.md" if at == 2 else None,
        "aliases": [text, f"old/{text}.md"],
        "tags": [text],
        "discussion": text,
    }
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items() if value)
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!<>&|])", r"\\\1", text)
    anchor = ' { #"><img/src=x/onerror=window.__xss=80> }' if at % 2 else ""
    return (
        f"---\n{front}---\n\n# Plan\n\n## `{text.replace('`', '')}`{anchor}\n\n"
        f"Before {escaped} stands {links} and RFC-0001 and what comes after.\n\n"
        f"### {escaped} {'{ #javascript:window.__xss=81 }' if at % 2 else ''}\n\nOnce more {links} ADR-0001.\n\n"
        "<!-- archplan:graph {depth: 2} -->\n"
    )


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("source") / "hostile-links"
    pages = {
        "index.md": "# Home\n\n<!-- archplan:trace -->\n\n<!-- archplan:graph {collection: architecture} -->\n\n"
        "<!-- archplan:index {collection: architecture} -->\n\nRFC-0001\n",
        "rfcs/0001-target.md": (
            f"---\ntitle: {json.dumps(payload(1))}\nstatus: approved\nauthor: {json.dumps(payload(0))}\n---\n# RFC\n"
        ),
        "adr/0001-made.md": f"---\ntitle: {json.dumps(payload(2))}\nstatus: accepted\n---\n# ADR\n",
        **{f"architecture/{name}.md": document(at) for at, name in enumerate(NAMES)},
    }
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Hostile links\n"
        "theme: {name: material, font: false}\n"
        "plugins: [search, {archplan: {mermaid: {render: client}}}]\n"
        "markdown_extensions: [tables, attr_list, {toc: {permalink: true}}]\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def site(sites, source):
    return sites.get(source, "instant")


@pytest.fixture
def page(visitor):
    page = visitor.page()
    page.add_init_script(OPENED)
    return page


def harmless(page):
    assert page.evaluate(LEFT_BEHIND) == []
    assert page.evaluate("typeof window.__xss") == "undefined"


def addresses(site):
    return [site.root + d["url"] for d in site.catalog["documents"]]


def test_every_document_is_read(site):
    documents = site.catalog["documents"]
    assert len([d for d in documents if d["kind"] == "plan"]) == len(NAMES)
    assert {unquote(d["url"]).rstrip("/").rpartition("/")[2] for d in documents} >= set(NAMES)


def test_no_page_runs_or_loads_what_an_author_wrote(page, site):
    """The visitor itself fails on dialogs, on words in the console, and on requests to other hosts."""
    for address in [site.url(), *addresses(site)]:
        assert page.goto(address).ok
        expect(page.locator("pre.mermaid")).to_have_count(0)
        pictures = page.locator(".archplan-graph__picture").count()
        expect(page.locator(".archplan-graph__picture div.mermaid svg")).to_have_count(pictures)
        harmless(page)


def test_nothing_runs_without_scripts_of_ours_from_a_disk(visitor, sites, source):
    """Without directories in addresses, a file called `javascript:…` stands beside its readers."""
    site = sites.get(source, "file")
    page = visitor.page(java_script_enabled=False)
    for address in addresses(site):
        page.goto(address)
        assert page.evaluate(LEFT_BEHIND) == []


def test_titles_are_shown_as_they_were_read(visitor, site):
    trace = visitor.index(site.url())
    shown = {flat(text) for text in trace.root.locator('tbody td[data-label="Plan"] a').all_inner_texts()}
    documents = [d for d in site.catalog["documents"] if d["kind"] == "plan"]
    assert shown == {flat(f"{d['id']} {d['title']}") for d in documents}
    assert {payload(at) for at in (0, 1, 3, 4, 5)} < {d["title"] for d in documents}


def test_statuses_people_and_ids_are_found_as_words(visitor, site):
    trace = visitor.index(site.url())
    trace.search.fill("<script>window.__xss=1</script>")
    expect(trace.root.locator("tbody tr:visible")).not_to_have_count(0)
    trace.search.fill("")
    for chip in trace.root.locator(".archplan-chip").all():
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "true")
    harmless(trace.page)


def test_sections_and_excerpts_are_shown_as_written_and_lead_there(page, site):
    page.goto(site.url("rfcs/0001-target/"))
    linked = page.locator(".archplan-linked")
    said = flat(" ".join(linked.locator("li").all_inner_texts()))
    for words in ("<script>window.__xss=1</script>", "javascript:window.__xss=4", "--> archplan:html-->"):
        assert words in said
    assert "and RFC-0001 and what comes after" in said
    hrefs = linked.locator("li a").evaluate_all("all => all.map(a => a.href)")
    assert len(hrefs) >= len(NAMES)
    for href in hrefs[::3]:
        page.goto(href)
        found = "document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null"
        assert page.evaluate(found), href
        harmless(page)


def test_a_picture_shows_words(page, site):
    page.goto(site.url())
    picture = page.locator(".archplan-graph__picture div.mermaid").first
    expect(picture.locator("svg")).to_be_visible()
    labels = [flat(text) for text in picture.locator(".nodeLabel").all_text_contents()]
    for words in ("<script>window.__xss=1</script>", "<img src=x onerror=window.__xss=2>", "javascript:window.__xss=4"):
        assert any(words in label for label in labels), words
    assert any('"]; click n0 call window.alert(8)' in label for label in labels)
    assert any("#quot;#60;b#62;" in label for label in labels), "mermaid's own codes are words too"
    harmless(page)


def test_every_node_of_a_picture_leads_to_its_document(page, site):
    page.goto(site.url())
    links = page.locator(".archplan-graph__picture div.mermaid").first.locator("a")
    expect(links.first).to_be_visible()
    for href in sorted(set(links.evaluate_all("all => all.map(a => new URL(a.href.baseVal, a.baseURI).href)"))):
        assert href.startswith(site.root)
        assert page.request.get(href).ok, href


def test_hovering_and_previews_are_harmless(page, site):
    page.goto(site.url())
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    picture = page.locator(".archplan-graph__picture div.mermaid").first
    for node in picture.locator("a").all()[:4]:
        node.hover()
        harmless(page)
    link = page.locator(".archplan-ref").last
    link.scroll_into_view_if_needed()
    link.hover()
    expect(page.locator(".md-tooltip2--active")).to_be_visible()
    harmless(page)


def test_the_themes_tooltips_are_harmless(page, site):
    """With `content.tooltips` Material takes every title for HTML."""
    with_tooltips = ('"features": [', '"features": ["content.tooltips", ')

    def answer(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(*with_tooltips))

    for path in ("architecture/plain/", ""):
        page.route(site.url(path), answer)
        page.goto(site.url(path))
        page.wait_for_load_state("networkidle")
        for titled in page.locator("article .archplan a[title]:not(.headerlink):visible").element_handles()[:3]:
            titled.hover()
            expect(page.locator(".md-tooltip2--active")).to_contain_text(
                re.compile("<\u2060?img src=x onerror=window.__xss=2>")
            )
            harmless(page)


def test_going_from_document_to_document_is_harmless(page, site):
    page.goto(site.url("architecture/plain/"))
    page.wait_for_load_state("networkidle")  # the theme goes on by itself once it has the sitemap
    page.evaluate("window.sameDocument = true")
    for _ in range(4):
        before = page.url
        page.locator(".archplan-linked dd p a").first.click()
        page.wait_for_function("before => location.href !== before", arg=before)
        expect(page.locator(".archplan-header")).to_be_visible()
        harmless(page)


@pytest.mark.parametrize("name", ["trace.status", "trace.text", "architecture.author"])
def test_a_hostile_address_is_harmless(visitor, site, name):
    given = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.__xss%3D1%3E"
    trace = visitor.index(site.url("", f"?{name}={given}"))
    trace.chip("approved").click()
    expect(trace.chip("approved")).to_have_attribute("aria-pressed", "true")
    harmless(trace.page)
