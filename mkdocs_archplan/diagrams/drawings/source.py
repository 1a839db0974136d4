"""What merman is given: the author's source, and the configuration that makes it draw as mermaid 11 does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from mkdocs_archplan.diagrams.drawings.fonts import FAMILY
from mkdocs_archplan.diagrams.drawings.palette import theme_variables

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n\s*---[ \t]*(?:\n|$)", re.DOTALL)
_DIRECTIVE = re.compile(r"%%\{.*?\}%%", re.DOTALL)
_COMMENT = re.compile(r"^\s*%%[^\n]*$", re.MULTILINE)
# A look of the author's own, what only a browser can set (math), and what merman leaves out: numbers by
# configuration (it knows the word `autonumber`), and blocks shaped like a cylinder, which it stretches.
_OWN_LOOK = re.compile(r"themeVariables|themeCSS|\blook['\"]?\s*:\s*['\"]?(?!classic\b)\w", re.IGNORECASE)
# The one variable of a theme that is no colour.
_SIZE = re.compile(r"themeVariables['\"]?\s*:\s*\{\s*['\"]?fontSize['\"]?\s*:\s*['\"]?[\d.]+px['\"]?\s*\}")
_NUMBERED = re.compile(r"showSequenceNumbers['\"]?\s*:\s*true", re.IGNORECASE)
_CYLINDER = re.compile(r"\[\(")
_MATH = re.compile(r"\$\$.+?\$\$", re.DOTALL)
_THEME = re.compile(r"(\btheme['\"]?\s*:\s*['\"]?)[\w-]+", re.IGNORECASE)
_LAYOUT = re.compile(r"(\blayout['\"]?\s*:\s*['\"]?)[\w.-]+", re.IGNORECASE)
_GRAPH = re.compile(r"(?:graph|flowchart|stateDiagram|classDiagram|erDiagram|requirementDiagram)\b")
_BREAK = "<{}/>".format("br")  # as authors write it in mermaid
_BLOCK = re.compile(r"block\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A source ready to be drawn, and the layout it needs ("": the family's own)."""

    text: str
    layout: str


def prepared(source: str) -> Prepared | None:
    """Return a source with what is known to go wrong put right, or None where only a browser draws it well."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return None
    front, body = _parted(source)
    configured = front + "".join(_DIRECTIVE.findall(body))
    if _OWN_LOOK.search(_SIZE.sub("", configured)) or _NUMBERED.search(configured) or _MATH.search(body):
        return None
    front, body = _plain_look(front), _DIRECTIVE.sub(lambda found: _plain_look(found[0]), body)
    start = _COMMENT.sub("", _DIRECTIVE.sub("", body)).lstrip()
    if _BLOCK.match(start):
        if _CYLINDER.search(body):
            return None
        body = body.replace(r"\n", _BREAK)  # merman shows the two characters
    return Prepared(text=front + body, layout="dagre" if _GRAPH.match(start) else "")


def _parted(source: str) -> tuple[str, str]:
    """Return the front matter of a source, with its fences, and the rest."""
    front = _FRONT_MATTER.match(source)
    return (front[0], source[front.end() :]) if front else ("", source)


def _plain_look(configuration: str) -> str:
    """Return a configuration that names no theme and no layout but ours."""
    return _LAYOUT.sub(r"\1dagre", _THEME.sub(r"\1base", configuration))


@cache
def site_config() -> dict[str, Any]:
    """Return mermaid's configuration: the look of mermaid 11, in the unlikely colours of our palette."""
    return {
        "look": "classic",
        "theme": "base",
        "fontFamily": FAMILY,
        "themeVariables": theme_variables() | {"fontFamily": FAMILY, "fontSize": "16px"},
        "flowchart": {"wrappingWidth": 200, "minNodeWidth": 0},
        "state": {"minNodeWidth": 0},
    }
