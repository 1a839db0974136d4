"""Diagrams of authors who mean harm, drawn by the reader's browser: nothing runs, no other host is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOSTILE = sorted((Path(__file__).parents[1] / "diagrams" / "hostile").glob("*.mmd"))
THEMES = ("material", "mkdocs")
# Both draw into closed shadow roots; tests must see into them.
OPENED = """
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: "open" }); };
"""
DONE = """() => {
  const wait = [...document.querySelectorAll(".archplan-diagram--client")].find(figure =>
    !figure.querySelector("div.mermaid")?.shadowRoot?.querySelector("svg") && !figure.hasAttribute("data-failed"));
  wait?.scrollIntoView();
  return !wait && document.querySelectorAll(".archplan-diagram--client").length;
}"""
TOUCH = """() => {
  const kinds = ["mouseover", "mousedown", "focus", "toggle", "load", "error", "begin", "animationstart"];
  for (const host of document.querySelectorAll("div.mermaid")) {
    for (const element of host.shadowRoot.querySelectorAll("*")) {
      for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
      const link = element.closest("a");
      const address = link && (link.getAttribute("href") || link.getAttribute("xlink:href") || "");
      // Where a reader may go, this one does not: what is looked for is what would run here.
      if (link && /^(https?|mailto):/.test(new URL(address, location).protocol)) continue;
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
  }
}"""
FOUND = """() => {
  const hosts = [...document.querySelectorAll("div.mermaid")];
  const inside = hosts.flatMap(host => [...host.shadowRoot.querySelectorAll("*")]);
  return {
    hacked: window.hacked ?? Object.prototype.hacked ?? null,
    drawn: hosts.length,
    strange: inside.filter(element => element.matches(
      "script, img, iframe, object, embed, video, audio, link, meta, base, form, input, button, animate, set")
    ).map(element => element.outerHTML),
    events: inside.flatMap(element => [...element.attributes]).filter(({ name }) => name.startsWith("on"))
      .map(({ name }) => name),
    schemes: [...new Set(inside.filter(element => element.matches("a")).map(link =>
      new URL(link.getAttribute("href") || link.getAttribute("xlink:href") || "", "https://a.example/").protocol))],
  };
}"""


@pytest.fixture(scope="module", params=THEMES)
def address(request, tmp_path_factory, sites):
    """Return the address of a page on which a browser is to draw all of them, unchecked."""
    work = tmp_path_factory.mktemp(request.param)
    (work / "docs").mkdir()
    fences = [f"## {path.stem}\n\n~~~mermaid\n{path.read_bytes().decode()}\n~~~\n" for path in HOSTILE]
    (work / "docs" / "index.md").write_text("# Hostile\n\n" + "\n".join(fences), encoding="utf-8")
    config = {
        "site_name": "Hostile",
        "theme": {"name": request.param, "font": False}
        if request.param == "material"
        else {"name": request.param, "highlightjs": False},
        "plugins": [{"archplan": {"mermaid": {"render": "client", "check": False}}}],
    }
    (work / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return sites._serve(work / "site")


def test_nothing_runs_and_no_other_host_is_asked(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 4_000})
    page = context.new_page()
    said, asked = [], []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    context.on("request", lambda request: asked.append(request.url))
    page.add_init_script(OPENED)
    page.goto(address)
    page.wait_for_function(DONE, timeout=60_000, polling=100)
    page.evaluate(TOUCH)
    page.wait_for_timeout(100)
    found = page.evaluate(FOUND)
    assert found["drawn"] > len(HOSTILE) / 2
    assert (found["hacked"], said, found["strange"], found["events"]) == (None, [], [], [])
    assert set(found["schemes"]) <= {"http:", "https:", "mailto:"}
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    context.close()
