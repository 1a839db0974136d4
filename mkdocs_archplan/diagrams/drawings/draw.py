"""Diagrams drawn without a browser, by merman, in mermaid 11's look."""

from __future__ import annotations

import atexit
import json
import re
import threading
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from mkdocs_archplan.diagrams.drawings.drawing import Drawing

if TYPE_CHECKING:
    import merman

    from mkdocs_archplan.diagrams.drawings.scrub import Scrubbed

# What was compared with mermaid's own drawing, in light and in dark, by mermaid's names. Left out: venn and zenuml,
# whose colours merman does not take from the theme, and what is newer.
FAMILIES = frozenset(
    """flowchart-v2 sequence classDiagram stateDiagram er gantt pie mindmap timeline gitGraph journey quadrantChart
    xychart sankey requirement c4 block packet kanban architecture radar treemap treeView ishikawa""".split()
)
WIDEST = 100_000  # px
LONGEST = 10_000  # ms that one drawing may take
ABOVE = {"radar": 10.0}  # px of a title that stands above what mermaid says is the picture
REVISION = 2  # to be raised when the same source is drawn differently


@cache
def drawing_version() -> str | None:
    """Return what a cached drawing depends on; None where the extra `svg` is not installed, or does not run here."""
    try:
        import merman  # noqa: F401 - a library of the system's, which may be one that this system cannot load
        import tinycss2  # noqa: F401

        return f"merman {version('merman')}, revision {REVISION}"
    except (ImportError, OSError, PackageNotFoundError):
        return None


def draw_diagram(source: str) -> Drawing | None:
    """Return the drawing of a mermaid source, or None where the reader's browser should draw it instead.

    None is returned without the extra `svg`, for a source that merman cannot draw, for a theme of the author's own
    (theme variables, theme CSS, hand-drawn look), which a browser does better, for math, and for a drawing with
    colours that could not be made to follow the page. A named theme (`dark`, `forest`) is not followed: as in Material
    itself, the page's palette decides, or a dark diagram would lie upon a light page. Never raises.
    """
    if not drawing_version():
        return None
    from mkdocs_archplan.diagrams.drawings.source import prepared

    ready = prepared(source)
    svg = ready and _svg(ready.text, ready.layout)
    if not svg:
        return None
    from mkdocs_archplan.diagrams.drawings.scrub import scrub

    scrubbed = scrub(svg)
    return _finished(scrubbed, source) if scrubbed else None


def _finished(scrubbed: Scrubbed, source: str) -> Drawing | None:
    """Return the drawing in the colours of its page, or None where a colour is left that is nobody's."""
    from mkdocs_archplan.diagrams.drawings.markup import markup
    from mkdocs_archplan.diagrams.drawings.paint import Paint, own_colours
    from mkdocs_archplan.diagrams.drawings.palette import strengthened
    from mkdocs_archplan.diagrams.drawings.readable import RULES, inked
    from mkdocs_archplan.diagrams.drawings.rules import rules_of

    root = scrubbed.root
    if scrubbed.family not in FAMILIES:
        return None
    paint = Paint(family=scrubbed.family, own=own_colours(source))
    css = paint.text(scrubbed.css)
    if css is not None and scrubbed.family == "radar":
        css = strengthened(css)
    if css is None or not all(paint.attributes(element.attrib) for element in root.iter()):
        return None
    marked = inked(root, css, scrubbed.family)
    css += rules_of(scrubbed.family) + (RULES if marked else "")
    left, top, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    if not 0 < width < WIDEST or not 0 < height < WIDEST:
        return None
    above = ABOVE.get(scrubbed.family, 0.0)
    top, height = top - above, height + above
    box = f"{left:g} {top:g} {width:g} {height:g}"
    root.attrib |= {"viewBox": box, "width": f"{width:g}", "height": f"{height:g}"}
    return Drawing(
        svg=markup(root, css),
        width=width,
        height=height,
        title=scrubbed.title,
        description=scrubbed.description,
        linked=any(element.get("href") for element in root.iter("a")),
    )


def _svg(source: str, layout: str) -> str | None:
    """Return mermaid's SVG of a source, or None where merman cannot draw it."""
    import merman

    from mkdocs_archplan.diagrams.drawings.names import ROOT

    options: dict[str, Any] = {"svg": {"diagram_id": ROOT, "pipeline": "parity"}}
    if layout:
        options["site_config"] = {"layout": layout}
    request = merman.MermanOperationRequestV4(
        operation_id="svg",
        source=source,
        uri=None,
        options_json=json.dumps(options),
        control=merman.MermanOperationControl(LONGEST),
    )
    try:
        return bytes(_engine().execute(request).data).decode()
    except (merman.MermanError, merman.merman_uniffi.InternalError):
        return None


@cache
def _engines() -> threading.local:
    """Return the place of each thread's engine: merman's may not be used by two at once.

    Engines are let go before the interpreter takes apart what they are let go with.
    """
    atexit.register(_engines.cache_clear)
    return threading.local()


def _engine() -> merman.MermanEngine:
    """Return this thread's engine, made when it is first asked for."""
    import merman

    from mkdocs_archplan.diagrams.drawings.measure import ArialMeasurer
    from mkdocs_archplan.diagrams.drawings.source import site_config

    held = _engines()
    if not hasattr(held, "engine"):
        services = merman.MermanEngineServices().with_text_measurer(ArialMeasurer())
        page = {"container_width": 800, "screen_available_width": 800}
        held.engine = merman.MermanEngine(json.dumps({"site_config": site_config(), "layout": page}), services)
    engine: merman.MermanEngine = held.engine
    return engine
