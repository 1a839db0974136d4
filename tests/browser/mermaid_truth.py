"""What real mermaid says of diagrams: its own script, as readers run it, in a headless browser."""

from __future__ import annotations

import importlib.resources
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

BATCH = 20
# Gantt charts and other wide families fill the box they stand in; the text is measured in the font of inline drawings.
WIDTH = 800
FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
PAGE = f'<!DOCTYPE html><html lang="en"><body style="margin: 0; width: {WIDTH}px"></body></html>'
START = """font => mermaid.initialize({
    startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true,
    fontFamily: font, themeVariables: {fontFamily: font},
})"""
JUDGE = """async ([sources, first]) => {
    const told = [];
    for (const [at, source] of sources.entries()) {
        const truth = {parse: true, render: true, type: "", message: "", width: 0, height: 0};
        try {
            truth.type = (await mermaid.parse(source)).diagramType;
        } catch (error) {
            truth.parse = false;
            truth.message = String(error?.message ?? error);
        }
        try {
            const {svg} = await mermaid.render(`truth-${first + at}`, source);
            const box = new DOMParser().parseFromString(svg, "text/html").querySelector("svg").viewBox.baseVal;
            truth.width = box.width;
            truth.height = box.height;
        } catch (error) {
            truth.render = false;
            truth.message ||= String(error?.message ?? error);
        }
        document.body.replaceChildren();
        told.push(truth);
    }
    return told;
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Whether mermaid parses and draws one source; the size is that of the drawing's view box, in CSS pixels."""

    parse: bool
    render: bool
    type: str
    message: str
    width: float
    height: float


def mermaid_script() -> Path:
    """Return the copy of mermaid that the extra `mermaid` brings and that sites serve."""
    return Path(str(importlib.resources.files("mermaidx") / "assets" / "mermaid.js"))


def judge(browser: Browser, sources: Sequence[str]) -> list[Truth]:
    """Return the truth about each source, in their order."""
    context = browser.new_context(viewport={"width": WIDTH, "height": 600})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.set_content(PAGE)
    page.add_script_tag(path=mermaid_script())
    page.evaluate(START, FONT)
    truths = []
    for first in range(0, len(sources), BATCH):
        told = page.evaluate(JUDGE, [sources[first : first + BATCH], first])
        truths += [Truth(**truth) for truth in told]
    context.close()
    return truths
