"""Labels upon fills of the author's own, which are the same in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_archplan.diagrams.drawings.colours import colour
from mkdocs_archplan.diagrams.drawings.drawing import MARK
from mkdocs_archplan.diagrams.drawings.names import class_name
from mkdocs_archplan.diagrams.drawings.palette import variable

RULES = "".join(
    f"#{MARK} .{class_name(f'ink-{ink}')} :is(text,tspan,div,span,p){{color:{shade}!important;fill:{shade}!important}}"
    for ink, shade in (("black", "#000000"), ("white", "#ffffff"))
)
_SHAPES = frozenset("rect path polygon circle ellipse".split())
_CLUSTERS = frozenset(class_name(name) for name in ("cluster", "statediagram-cluster"))
_HOLDERS = _CLUSTERS | {class_name(name) for name in ("node", "person-man")}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_TEXT_COLOUR = re.compile(r"(?:^|;)color:#[0-9a-f]{6,8}")
_FILL = re.compile(r"(?:^|;)fill:(#[0-9a-f]{6,8})")
TINT = "0.22"  # with it, text of 7 to 1 upon the page keeps 4.5 to 1 upon any fill
_SEEN_THROUGH = 0.5  # below it, what is behind a fill decides


def inked(root: Element, css: str, family: str) -> bool:
    """Make the labels upon fills of the author's own black or white; return whether RULES are needed for it.

    Colours must have been painted: those that are still written out are the author's.
    """
    classes = _own_classes(css)
    filled: dict[Element, str] = {}
    marked = False
    holders = [group for group in root.iter("g") if _HOLDERS.intersection(_names(group))]
    for holder in holders:
        shade = next(filter(None, map(_fill, _shapes(holder))), None)
        shade = shade or next((classes[name] for name in _names(holder) if name in classes), None)
        if shade:
            filled[holder] = shade
            if not _is_coloured(holder):
                _mark(holder, shade)
                marked = True
    if any(family == "block" or _CLUSTERS.intersection(_names(holder)) for holder in filled):
        for holder in holders:
            if holder not in filled:
                _lay_under(holder)
    _tint(root)
    return marked


def _names(element: Element) -> list[str]:
    return element.get("class", "").split()


def _own_classes(css: str) -> dict[str, str]:
    """Return the classes to which an author gave a fill (`classDef`), but no colour for the text."""
    filled: dict[str, str] = {}
    coloured: set[str] = set()
    for selectors, body in _RULE.findall(css):
        names = _CLASS.findall(selectors)
        fill = _FILL.search(body)
        if fill and ">" in selectors:
            filled |= dict.fromkeys(names, fill[1])
        if _TEXT_COLOUR.search(body):
            coloured |= set(names)
    return {name: shade for name, shade in filled.items() if name not in coloured}


def _lay_under(holder: Element) -> None:
    """Lay the page's colour under a node upon a group of the author's colour: the fill of nodes lets it through."""
    for at, child in enumerate(holder):
        if child.tag in _SHAPES:
            under = Element(
                child.tag, {name: text for name, text in child.attrib.items() if name not in ("id", "class")}
            )
            under.set("style", f"fill:{variable('surface')};stroke:none")
            holder.insert(at, under)
            return


def _mark(element: Element, shade: str) -> None:
    known = colour(shade)
    ink = "black" if known is None or known.ink == "#000000" else "white"
    element.set("class", f"{element.get('class', '')} {class_name(f'ink-{ink}')}".strip())


def _shapes(holder: Element) -> Iterator[Element]:
    """Yield the shapes of a node, in the order they are drawn, without those of its label."""
    for child in holder:
        if child.tag in _SHAPES:
            yield child
        elif child.tag == "g" and class_name("label") not in child.get("class", "").split():
            yield from _shapes(child)


def _fill(shape: Element) -> str | None:
    """Return the fill of a shape where it is the author's and hides what is behind it."""
    found = _FILL.search(shape.get("style", ""))
    text = found[1] if found else shape.get("fill", "")
    shade = colour(text) if text.startswith("#") else None
    return shade.hexadecimal if shade and shade.alpha >= _SEEN_THROUGH else None


def _is_coloured(holder: Element) -> bool:
    """Return whether the author gave the label of a node a colour, too."""
    for element in holder.iter():
        style = element.get("style", "")
        if element.tag in ("span", "p", "div") and _TEXT_COLOUR.search(style):
            return True
        if element.tag in ("text", "tspan") and (_FILL.search(style) or element.get("fill", "").startswith("#")):
            return True
    return False


def _tint(root: Element) -> None:
    """Let through what is behind the rectangles of a sequence diagram (`rect`, `box`).

    Messages in the page's own colours cross them, so an opaque fill would hide them in light or in dark. Its colour
    stays, as a border. Material goes as far as to give all of them the colour of its nodes.
    """
    for shape in root.iter("rect"):
        shade = _fill(shape) if class_name("rect") in shape.get("class", "").split() else None
        if shade:
            shape.attrib |= {"fill": shade, "fill-opacity": TINT, "stroke": shade}
