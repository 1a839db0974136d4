"""The colours of a drawing: CSS variables, so that one SVG serves light and dark.

Mermaid computes with colours, so it cannot be given variables. It is given one unlikely colour for each role instead,
with a hue of its own, and whatever it makes of that (lighter, darker, more transparent) is known again by hue and
saturation.
"""

from __future__ import annotations

import colorsys
import re
from functools import cache
from typing import Any

from mkdocs_archplan.diagrams.drawings.colours import Colour, colour

SHADES = 12  # mermaid's palettes have up to twelve colours: slices, sections, branches

# Role → what it is where no style sheet says otherwise: the light look of mermaid with Material.
ROLES = {
    "text": "#36464e",
    "node": "#edf0fe",
    "border": "#526cfe",
    "line": "#36464e",
    "label": "#ffffff",
    "surface": "#ffffff",
    "stripe": "#f2f2f2",
    "group": "#f2f2f2",
    "group-border": "#b8b8b8",
    "actor": "#ffffff",
    "actor-text": "#36464e",
    "actor-border": "#526cfe",
    "actor-line": "#b8b8b8",
    "message": "#36464e",
    "message-text": "#36464e",
    "note": "#ffffff",
    "note-text": "#36464e",
    "note-border": "#36464e",
    "loop-text": "#36464e",
    "loop-border": "#526cfe",
    "loop-label": "#edf0fe",
    "loop-label-text": "#36464e",
    "number": "#4056d6",
    "number-text": "#ffffff",
    "active": "#c3cdff",
    "grid": "#dcdcdc",
    "done": "#e4e4e4",
    "critical": "#ffdad6",
    "critical-border": "#c62828",
    "icon": "#087ebf",
    "icon-line": "#ffffff",
    "c4-text": "#ffffff",
    "c4-person": "#08427b",
    "c4-system": "#1168bd",
    "c4-container": "#2b71b5",
    "c4-component": "#44709c",
    "c4-external-person": "#5c5c5c",
    "c4-external": "#696969",
    "c4-border": "#3c7fc0",
    "strong-text": "#ffffff",
}
SOFT = "#dbe4ff #fff0c2 #d5f2dc #fbdfe6 #e6dcfa #cdeff2 #ffe1cc #e3efc6 #d6e9fb #f6daf2 #eae3d6 #d4eee5".split()
STRONG = "#3b5bdb #a35200 #2b7a3d #c2255c #7048b8 #0b7285 #c23e0b #5c7300 #1769aa #a02890 #7a5c34 #08705a".split()

# Mermaid's theme variables, by role.
VARIABLES = {
    "text": """textColor primaryTextColor secondaryTextColor tertiaryTextColor titleColor nodeTextColor labelColor
        transitionLabelColor stateLabelColor classText taskTextColor taskTextLightColor taskTextOutsideColor
        taskTextDarkColor taskTextClickableColor relationLabelColor requirementTextColor quadrant1TextFill
        quadrant2TextFill quadrant3TextFill quadrant4TextFill quadrantPointTextFill quadrantXAxisTextFill
        quadrantYAxisTextFill quadrantTitleFill pieTitleTextColor pieSectionTextColor pieLegendTextColor
        commitLabelColor tagLabelColor scaleLabelColor errorTextColor""",
    "node": """primaryColor mainBkg nodeBkg stateBkg compositeTitleBackground requirementBackground
        personBkg quadrant1Fill quadrant3Fill tagLabelBackground rectBkgColor""",
    "border": """primaryBorderColor secondaryBorderColor tertiaryBorderColor nodeBorder stateBorder compositeBorder
        taskBorderColor activeTaskBorderColor requirementBorderColor personBorder quadrantPointFill border2
        tagLabelBorder""",
    "line": """lineColor defaultLinkColor arrowheadColor transitionColor innerEndBackground specialStateColor
        relationColor archEdgeColor archEdgeArrowColor pieStrokeColor pieOuterStrokeColor""",
    "label": "edgeLabelBackground labelBackgroundColor relationLabelBackground commitLabelBackground",
    "surface": """background secondaryColor compositeBackground attributeBackgroundColorOdd rowOdd altSectionBkgColor
        quadrant2Fill quadrant4Fill secondBkg errorBkgColor""",
    "stripe": """tertiaryColor attributeBackgroundColorEven rowEven sectionBkgColor sectionBkgColor2
        altBackground excludeBkgColor""",
    "group": "clusterBkg",
    "grid": "gridColor",
    "soft-1": "taskBkgColor",
    "group-border": """clusterBorder archGroupBorderColor doneTaskBorderColor
        quadrantInternalBorderStrokeFill quadrantExternalBorderStrokeFill""",
    "actor": "actorBkg activationBkgColor",
    "actor-text": "actorTextColor",
    "actor-border": "actorBorder activationBorderColor",
    "actor-line": "actorLineColor",
    "message": "signalColor",
    "message-text": "signalTextColor",
    "note": "noteBkgColor",
    "note-text": "noteTextColor",
    "note-border": "noteBorderColor",
    "loop-text": "loopTextColor",
    "loop-border": "labelBoxBorderColor",
    "loop-label": "labelBoxBkgColor",
    "loop-label-text": "labelTextColor",
    "number-text": "sequenceNumberColor",
    "active": "activeTaskBkgColor",
    "done": "doneTaskBkgColor",
    "critical": "critBkgColor",
    "critical-border": "critBorderColor todayLineColor vertLineColor",
}
_SHADED = {
    "soft": "cScale{0} pie{1} fillType{0} surface{0}",
    "strong": "cScalePeer{0} cScaleInv{0} git{0} surfacePeer{0}",
    "text": "cScaleLabel{0} gitInv{0}",
    "strong-text": "gitBranchLabel{0}",
}
_ACTORS = "#8fbc8f #7cfc00 #00ffff #20b2aa #b0e0e6 #ffffe0".split()
_SECTIONS = "#191970 #8b008b #4b0082 #2f4f4f #800000 #8b4513 #00008b".split()
_TABLEAU = "#4e79a7 #f28e2c #e15759 #76b7b2 #59a14f #edc949 #af7aa1 #ff9da7 #9c755f #bab0ab".split()
# Colours that mermaid writes whatever its theme: family ("" for all) → colour → role.
FIXED = {
    "": {
        "#000000": "text", "#333333": "text", "#222222": "text", "#444444": "text", "#666666": "border",
        "#999999": "group-border", "#ffffff": "surface", "#eeeeee": "stripe", "#efefef": "stripe", "#eaeaea": "actor",
        "#d3d3d3": "group-border", "#e0e0e0": "group-border", "#dedede": "group-border", "#edf2ae": "note",
        "#003163": "border", "#000080": "critical-border", "#808080": "line",
    },
    "stateDiagram": {"#ff0000": "text"},
    "kanban": {"#ff0000": "critical-border", "#ffa500": "strong-2", "#0000ff": "strong-1", "#add8e6": "soft-9"},
    "sankey": {shade: f"strong-{number}" for number, shade in enumerate(_TABLEAU, 1)},
    "journey": {"#fff8dc": "soft-2", "#666666": "line"}
    | {shade: f"strong-{number}" for number, shade in enumerate(_ACTORS, 1)}
    | {shade: f"soft-{number}" for number, shade in enumerate(_SECTIONS, 1)},
    "architecture": {"#087ebf": "icon", "#ffffff": "icon-line"},
    "c4": {
        "#ffffff": "c4-text", "#08427b": "c4-person", "#073b6f": "c4-border", "#1168bd": "c4-system",
        "#3c7fc0": "c4-border", "#438dd5": "c4-container", "#3c7fc1": "c4-border", "#85bbf0": "c4-component",
        "#78a8d8": "c4-border", "#686868": "c4-external-person", "#8a8a8a": "c4-border", "#999999": "c4-external",
        "#b3b3b3": "c4-external", "#a6a6a6": "c4-border", "#cccccc": "c4-external", "#bfbfbf": "c4-border",
        "#2f95d7": "c4-system",
    },
}  # fmt: skip
_SOFT = re.compile(r"var\(--archplan-diagram-soft-(\d+),#[0-9a-f]{6}\)")
_AXES = "Axis{0}LabelColor Axis{0}TitleColor Axis{0}TickColor Axis{0}LineColor"


@cache
def roles() -> dict[str, str]:
    """Return every role with its colour in a light page, the numbered shades included."""
    soft = {f"soft-{number}": shade for number, shade in enumerate(SOFT, 1)}
    strong = {f"strong-{number}": shade for number, shade in enumerate(STRONG, 1)}
    return ROLES | soft | strong


def variable(role: str, alpha: float = 1.0) -> str:
    """Return the CSS value of a role: our public variable, and what holds where no style sheet defines it."""
    value = f"var(--archplan-diagram-{role},{roles()[role]})"
    return value if alpha >= 1 else f"color-mix(in srgb,{value} {alpha:.0%},transparent)"


@cache
def sentinels() -> dict[str, str]:
    """Return the unlikely colour of each role: a hue of its own, not too near to black or white."""
    step = 1 / len(roles())
    hues = {role: (number * step, 0.55, 0.62 + number % 3 * 0.1) for number, role in enumerate(roles())}
    return {role: Colour(*colorsys.hls_to_rgb(*parts)).hexadecimal for role, parts in hues.items()}


@cache
def _tints() -> dict[tuple[float, float], str]:
    """Return the role of each hue and saturation."""
    known = ((colour(sentinel), role) for role, sentinel in sentinels().items())
    return {shade.tint: role for shade, role in known if shade}


def themed(shade: Colour) -> str | None:
    """Return the CSS variable for a colour that mermaid made of the theme it was given, or None."""
    role = _tints().get(shade.tint)
    return role and variable(role, round(shade.alpha, 2))


def strengthened(css: str) -> str:
    """Return a style sheet with the strong colour of each shade for its soft one: for lines and lucent areas."""
    return _SOFT.sub(lambda found: variable(f"strong-{found[1]}"), css)


def fixed(shade: str, family: str) -> str | None:
    """Return the CSS variable for a colour (`#rrggbb[aa]`) that mermaid writes whatever the theme, or None."""
    role = FIXED.get(family, {}).get(shade[:7]) or FIXED[""].get(shade[:7])
    return role and variable(role, round(int(shade[7:] or "ff", 16) / 255, 2))


@cache
def theme_variables() -> dict[str, Any]:
    """Return mermaid's theme variables, each with the unlikely colour of its role."""
    of = sentinels()
    given: dict[str, Any] = {name: of[role] for role, names in VARIABLES.items() for name in names.split()}
    for role, patterns in _SHADED.items():
        for number in range(SHADES + 1):
            shade = of[f"{role}-{number % SHADES + 1}" if role in ("soft", "strong") else role]
            given |= {pattern.format(number, number + 1): shade for pattern in patterns.split()}
    strong = [of[f"strong-{number}"] for number in range(1, SHADES + 1)]
    axes = [name.format("") for name in _AXES.split()]
    given["xyChart"] = {
        "backgroundColor": "transparent",
        **dict.fromkeys(("titleColor", "dataLabelColor"), of["text"]),
        **{axis + name: of["text"] for axis in "xy" for name in axes},
        "plotColorPalette": ",".join(strong),
    }
    names = ("startByteColor", "endByteColor", "labelColor", "titleColor")
    given["packet"] = dict.fromkeys(names, of["text"]) | {
        "blockStrokeColor": of["border"],
        "blockFillColor": of["node"],
    }
    given["radar"] = {"axisColor": of["line"], "graticuleColor": of["grid"]}
    return given
