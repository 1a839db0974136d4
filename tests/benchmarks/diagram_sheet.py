"""A sheet of diagrams: drawn at build time beside mermaid itself as Material shows it, light and slate.

    python tests/benchmarks/diagram_sheet.py OUT.png [FOLDER_OR_FILE ...]

reads tests/diagrams/sound (or the folders and files given: *.mmd), draws each diagram four times, and writes one
picture per family beside OUT.png: OUT-flowchart.png and so on. It prints, for each diagram, both sizes and their
ratio. For people to look at after a change in the drawing; needs the extras `mermaid` and `svg`, and Chromium.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from mkdocs_archplan.diagrams.drawings.draw import draw_diagram

SOUND = Path(__file__).parents[1] / "diagrams" / "sound"
VARIABLES = files("mkdocs_archplan") / "theme" / "assets" / "archplan" / "diagram.css"
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
LAYOUT = """
body { margin: 0; width: 1640px; background: none; font-size: 16px }
table { border-collapse: collapse; width: 100% }
td { width: 25%; padding: 6px; vertical-align: top; background: var(--md-default-bg-color);
     color: var(--md-default-fg-color); border: 1px solid #8888; font: 11px Arial }
td svg { max-width: 100%; height: auto; max-height: 420px }
"""
DRAW = """async ([id, source]) => {
  try { return (await mermaid.render(id, source)).svg } catch (error) { return "" }
}"""
SIZE = "svg => { const box = svg.viewBox.baseVal; return [box.width, box.height] }"


def material() -> tuple[str, str]:
    """Return Material's style sheets, and the CSS that it gives to mermaid."""
    assets = files("material") / "templates" / "assets"
    css = "".join(
        path.read_text(encoding="utf-8")
        for name in ("main", "palette")
        for path in sorted((assets / "stylesheets").iterdir(), key=lambda path: path.name)
        if re.fullmatch(rf"{name}\.\w+\.min\.css", path.name)
    )
    bundle = next(
        path for path in (assets / "javascripts").iterdir() if re.fullmatch(r"bundle\.\w+\.min\.js", path.name)
    )
    found = re.search(r'="(\.node circle[^"]*)"', bundle.read_text(encoding="utf-8"))
    assert found, "Material gives mermaid no CSS any more"
    return css, found[1]


def prepared(page: Page) -> None:
    """Load Material's style sheets, our variables and mermaid into an empty page."""
    css, theme_css = material()
    page.set_content(
        '<body data-md-color-scheme="default" data-md-color-primary="indigo" data-md-color-accent="indigo">'
    )
    own = VARIABLES.read_text(encoding="utf-8") if VARIABLES.is_file() else ""
    # Each cell has a scheme of its own, so what a page's body gets, each cell gets.
    everywhere = re.sub(r":root\s*>\s*(?:\*|body)|(?<=:where\()body(?=\))", ":is(:root > *, td)", css + own)
    page.add_style_tag(content=everywhere + LAYOUT)
    page.add_script_tag(content=(files("mermaidx") / "assets" / "mermaid.js").read_text(encoding="utf-8"))
    sizes = dict.fromkeys(("actorFontSize", "messageFontSize", "noteFontSize"), "16px")
    options = {"startOnLoad": False, "themeCSS": theme_css, "sequence": sizes, "fontFamily": "Arial"}
    page.evaluate(f"mermaid.initialize({json.dumps(options)})")


def shown(page: Page, svg: str, name: str, scheme: str) -> tuple[float, float]:
    """Show one drawing in a cell of its own, in a shadow tree as Material does; return its size."""
    cell = page.evaluate_handle(
        """([svg, name, scheme]) => {
          const cell = document.querySelector("tbody").lastElementChild.appendChild(document.createElement("td"))
          cell.dataset.mdColorScheme = scheme
          cell.dataset.mdColorAccent = "indigo"
          cell.append(name)
          const place = cell.appendChild(document.createElement("div"))
          const tree = place.attachShadow({ mode: "open" })
          tree.innerHTML = "<style>svg { max-width: 100%; height: auto; max-height: 420px }</style>" + svg
          return tree.querySelector("svg")
        }""",
        [svg, name, scheme],
    ).as_element()
    return tuple(cell.evaluate(SIZE)) if cell else (0.0, 0.0)


def rowed(page: Page, path: Path, number: int) -> None:
    """Add the row of a diagram, and print its two sizes."""
    source = path.read_text(encoding="utf-8")
    drawing = draw_diagram(source)
    real = page.evaluate(DRAW, [f"real{number}", source])
    page.evaluate('document.querySelector("tbody").append(document.createElement("tr"))')
    ours = drawing.placed(f"ours{number}") if drawing else "(the client draws it)"
    for scheme in ("default", "slate"):
        first = shown(page, ours.replace(f"ours{number}", f"ours{number}{scheme}"), f"{path.stem}: drawn", scheme)
        second = shown(page, real, f"{path.stem}: mermaid", scheme)
    ratio = "  ".join(f"{a / b:.3f}" if b else "-" for a, b in zip(first, second, strict=True))
    print(f"{path.parent.name:14}{path.stem:24}{first}  {second}  {ratio}")


def main() -> None:
    """Write the pictures."""
    target = Path(sys.argv[1])
    given = [Path(name) for name in sys.argv[2:]] or [SOUND]
    paths = [path for name in given for path in (sorted(name.rglob("*.mmd")) if name.is_dir() else [name])]
    chromium = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for family, members in groupby(paths, key=lambda path: path.parent.name):
            page = browser.new_page(viewport={"width": 1640, "height": 900})
            prepared(page)
            page.evaluate('document.body.innerHTML += "<table><tbody></tbody></table>"')
            for number, path in enumerate(members):
                rowed(page, path, number)
            page.screenshot(path=str(target.with_name(f"{target.stem}-{family}.png")), full_page=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
