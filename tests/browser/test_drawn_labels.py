"""No label of a drawing is cut off, or wider than what it stands in; what is written upon a colour can be read."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

pytest.importorskip("merman")

from mkdocs_archplan.diagrams.drawings.draw import draw_diagram
from mkdocs_archplan.diagrams.drawings.palette import SHADES, roles

SOUND = Path(__file__).parents[1] / "diagrams" / "sound"
STYLES = files("mkdocs_archplan") / "theme" / "assets" / "archplan" / "diagram.css"
FAMILIES = sorted(path.name for path in SOUND.iterdir() if path.is_dir())
# Script and symbols without a font of their own in Liberation Sans: which one comes instead, nobody knows beforehand.
FOREIGN = r"[^\u0000-\u024f\u0370-\u04ff\u2010-\u2044]"

MISFITS = """svg => {
  const found = [], say = (what, text, by) => found.push(`${what}: ${text.trim().slice(0, 40)}: ${by.toFixed(1)} px`)
  const foreign = new RegExp(%r, "u"), slack = 1.5
  const whole = svg.getBoundingClientRect()
  for (const label of svg.querySelectorAll("foreignObject")) {
    const text = label.textContent
    if (!text.trim() || foreign.test(text)) continue
    const box = label.getBoundingClientRect(), range = document.createRange()
    range.selectNodeContents(label)
    const inner = range.getBoundingClientRect()
    if (inner.width - box.width > slack) say("wide", text, inner.width - box.width)
    if (inner.height - box.height > slack) say("high", text, inner.height - box.height)
    const most = label.firstElementChild.scrollWidth - box.width
    if (most > slack) say("scrolls", text, most)
  }
  for (const text of svg.querySelectorAll("text, foreignObject")) {
    const box = text.getBoundingClientRect()
    if (!text.textContent.trim() || !box.width || foreign.test(text.textContent)) continue
    const out = Math.max(whole.left - box.left, box.right - whole.right, whole.top - box.top, box.bottom - whole.bottom)
    if (out > slack) say("outside", text.textContent, out)
  }
  for (const text of svg.querySelectorAll("text.mm-actor-box, text.mm-noteText, .mm-person-man > text")) {
    const shapes = [...text.parentElement.querySelectorAll(":scope > :is(rect, path, polygon), :scope > g > rect")]
    if (!shapes.length || foreign.test(text.textContent)) continue
    const width = Math.max(...shapes.map(shape => shape.getBBox().width))
    if (text.getBBox().width - width > slack) say("beyond its box", text.textContent, text.getBBox().width - width)
  }
  return found
}""".replace("%r", json.dumps(FOREIGN))


def drawings(family):
    """Yield the name and the SVG of each drawn diagram of a family."""
    for path in sorted((SOUND / family).glob("*.mmd")):
        drawing = draw_diagram(path.read_text(encoding="utf-8"))
        if drawing:
            yield path.stem, drawing.placed(f"drawn-{path.stem}")


def material():
    """Return Material's style sheets."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    names = sorted(
        path.name for path in folder.iterdir() if re.fullmatch(r"(?:main|palette)\.\w+\.min\.css", path.name)
    )
    return "".join((folder / name).read_text(encoding="utf-8") for name in names)


@pytest.fixture
def shown(visitor):
    """Return a function that shows drawings in a page, with Material's style sheets or without any."""

    def show(family, *, styled, scheme="default"):
        page = visitor.page(viewport={"width": 2600, "height": 900})
        body = "".join(
            f'<div class="archplan-diagram" style="overflow:auto">{svg}</div>' for _, svg in drawings(family)
        )
        css = (material() if styled else "") + STYLES.read_text(encoding="utf-8") + "html { font-size: 125% }"
        page.set_content(
            f'<style>{css}</style><body data-md-color-scheme="{scheme}" data-md-color-accent="indigo">'
            f'<article class="md-typeset" style="width:2500px">{body}</article>'
        )
        return page

    return show


@pytest.mark.parametrize("styled", [True, False], ids=["material", "plain"])
@pytest.mark.parametrize("family", FAMILIES)
def test_labels_fit(shown, family, styled):
    count = len(list(drawings(family)))
    svgs = shown(family, styled=styled).locator(".archplan-diagram > svg")
    assert svgs.count() == count
    assert [svgs.nth(number).evaluate(MISFITS) for number in range(count)] == [[]] * count


# A text upon what it stands on, as the browser paints both upon the page.
CONTRAST = """([pairs, roles]) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const probe = document.querySelector(".archplan-diagram").appendChild(document.createElement("i"))
  const painted = layers => {
    for (const name of layers) {
      probe.style.color = `var(--archplan-diagram-${name}, ${roles[name]})`
      canvas.fillStyle = getComputedStyle(probe).color
      canvas.fillRect(0, 0, 1, 1)
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
  }
  const luminance = parts => {
    const [red, green, blue] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  return pairs.map(([text, ground]) => {
    const both = [["surface", ground], ["surface", ground, text]].map(painted).map(luminance)
    const [low, high] = both.sort((a, b) => a - b)
    return [text, ground, (high + 0.05) / (low + 0.05)]
  })
}"""
PAIRS = [
    *(("text", ground) for ground in ("surface", "node", "label", "stripe", "group", "active", "done", "critical")),
    *(("text", f"soft-{number}") for number in range(1, SHADES + 1)),
    *(("strong-text", f"strong-{number}") for number in range(1, SHADES + 1)),
    *(("c4-text", role) for role in ("c4-person", "c4-system", "c4-container", "c4-component", "c4-external")),
    ("actor-text", "actor"),
    ("message-text", "surface"),
    ("note-text", "note"),
    ("loop-text", "surface"),
]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_what_is_written_upon_a_colour_can_be_read(shown, scheme):
    found = shown("flowchart", styled=True, scheme=scheme).evaluate(CONTRAST, [PAIRS, roles()])
    assert len(found) == len(PAIRS)
    assert [(text, ground, round(ratio, 2)) for text, ground, ratio in found if ratio < 4.5] == []
