"""Documents and what they say of each other as a picture: the source of a mermaid flowchart, mermaid 11."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain, islice
from urllib.parse import quote

from mkdocs_archplan.read.links import is_external, safe_url

# Mermaid takes no `var()` in a class and Material's closed shadow root keeps every style sheet out, so that one colour
# must do in light and dark: each has a contrast of 3.5 or more with white and with the background of `slate`.
STROKES = {
    "blue": "#3c7bd9",
    "green": "#2f8a56",
    "grey": "#767d8c",
    "amber": "#b06d1a",
    "red": "#d4554b",
    "teal": "#1f8794",
    "purple": "#8f63c9",
}
# Mermaid refuses a whole picture with more than 500 edges or 50,000 characters (UTF-16 units).
MAX_EDGES = 500
_ROOM_FOR_NODES, _ROOM_FOR_EDGES = 34_000, 13_000
_MAX_LABEL, _MAX_EDGE_LABEL, _MAX_TOOLTIP, _MAX_URL = 60, 40, 160, 1_000
_NO_LABEL = "—"

# Three documents side by side are as wide as Material's text. A wider picture scrolls: shrunk, nobody could read it.
_LAYOUT = {"useMaxWidth": False, "nodeSpacing": 18, "rankSpacing": 30, "wrappingWidth": 130, "padding": 7}
_SETUP = json.dumps({"flowchart": {**_LAYOUT, "diagramPadding": 2}, "themeVariables": {"fontSize": "13px"}})
_HEAD = ("%%{init: " + _SETUP + "}%%", "flowchart LR")

# Everything in ASCII that can mean something is written as mermaid's own `#code;`; its mark for such codes is no `fl`.
_CODED = re.compile(r"[^\w ,\-\u0080-\U0010ffff]|_|^-")
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANKS = "\u00ad\u034f\u115f\u1160\u200b\u2060\u2800\u3164\ufeff\uffa0"
_REPLACED = {**dict.fromkeys(map(ord, _DIRECTIONS + _BLANKS)), ord("ﬂ"): "fl"}
_DROPPED = frozenset(("Cc", "Co", "Cs"))
_UNSEEN = frozenset(("Cf", "Mn", "Me", "Zs"))

_URL_SAFE = "/:?#@!$&()*+,=~%"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Mermaid decodes an address twice. A space and other scripts survive that, `%23` and the like would change its meaning.
_DECODED_TOO_FAR = re.compile(r"%(?=[0-7])(?!20)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A document in a picture.

    `path` identifies it and is never printed; `closed`: superseded or rejected, `focus`: what the picture is about.
    """

    path: str
    text: str
    href: str
    tooltip: str
    color: str
    closed: bool = False
    focus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What one document says of another, both by `path`; `weak` is a mere mention. An empty `text` draws no label."""

    source: str
    target: str
    text: str
    weak: bool = False


def flowchart(nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """Return the source of a picture that runs from left to right.

    Edges to other documents than these, to the document itself, and repeated ones are left out. So is what is more than
    mermaid draws at all: the last nodes, then mentions, then the last edges.
    """
    blocks = list(_fitting((_node(f"n{at}", node) for at, node in enumerate(nodes)), _ROOM_FOR_NODES))
    drawn = nodes[: len(blocks)]
    names: dict[str, str] = {}
    for at, node in enumerate(drawn):
        names.setdefault(node.path, f"n{at}")
    arrows = dict.fromkeys(_arrows(edges, names))
    styles = dict.fromkeys(_style(node) for node in drawn)
    lines = [*_HEAD, *blocks, *_fitting(islice(arrows, MAX_EDGES), _ROOM_FOR_EDGES), *sorted(styles)]
    return "\n".join(lines) + "\n"


def neighbourhood(start: str, neighbours: Callable[[str], Iterable[str]], *, depth: int, limit: int) -> tuple[str, ...]:
    """Return the paths within `depth` steps of one, itself first and the nearest next, at most `limit`.

    Of the equally near, those come first that `neighbours` gives first.
    """
    found = {start: None}
    ring = [start]
    for _ in range(depth):
        ring, near = [], ring
        for other in chain.from_iterable(map(neighbours, near)):
            if len(found) >= limit:
                break
            if other not in found:
                found[other] = None
                ring.append(other)
    return tuple(found)[: max(limit, 0)]


def _node(name: str, node: Node) -> str:
    line = f'    {name}["{_coded(_plain(node.text, _MAX_LABEL)) or _NO_LABEL}"]:::{_class(node)}'
    href = _href(node.href)
    if not href:
        return line
    # A tooltip becomes HTML even where mermaid is strict, so that its text needs the entities of HTML below mermaid's.
    tooltip = _coded(escape(_plain(node.tooltip, _MAX_TOOLTIP), quote=False))
    return f'{line}\n    click {name} href "{href}"' + (f' "{tooltip}"' if tooltip else "")


def _arrows(edges: Sequence[Edge], names: Mapping[str, str]) -> Iterator[str]:
    for edge in sorted(edges, key=lambda edge: edge.weak):
        source, target = names.get(edge.source), names.get(edge.target)
        if source and target and source != target:
            text = _coded(_plain(edge.text, _MAX_EDGE_LABEL))
            yield f"    {source} {'-.->' if edge.weak else '-->'}" + (f'|"{text}"|' if text else "") + f" {target}"


def _class(node: Node) -> str:
    color = node.color if node.color in STROKES else "grey"
    return color + ("_closed" if node.closed else "") + ("_focus" if node.focus else "")


def _style(node: Node) -> str:
    name = _class(node)
    dashes = ",stroke-dasharray:5 3" if node.closed else ""
    width = "3.5px" if node.focus else "1.5px"
    return f"    classDef {name} stroke:{STROKES[name.partition('_')[0]]},stroke-width:{width}{dashes}"


def _fitting(blocks: Iterable[str], room: int) -> Iterator[str]:
    """Yield the first blocks that have room together, counted as JavaScript counts."""
    for block in blocks:
        room -= len(block.encode("utf-16-le")) // 2 + 1
        if room < 0:
            return
        yield block


def _plain(text: str, limit: int) -> str:
    """Return what is seen of a text on one line, cut to a limit; empty where nothing is."""
    kept = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _DROPPED)
    line = " ".join("".join(kept).translate(_REPLACED).split())
    if all(unicodedata.category(c) in _UNSEEN for c in line):
        return ""
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _coded(text: str) -> str:
    return _CODED.sub(lambda match: f"#{ord(match[0])};", text)


def _href(url: str) -> str:
    safe = safe_url(url)
    if not safe or len(safe) > _MAX_URL:
        return ""
    address = _STRAY_PERCENT.sub("%25", quote(safe, safe=_URL_SAFE, errors="ignore"))
    # A first word of the address must never be taken for a scheme, whatever is decoded in it.
    if not is_external(address) and address[0] not in "./#?":
        address = f"./{address}"
    return _DECODED_TOO_FAR.sub("%2525", address)
