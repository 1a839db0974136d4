"""Mermaid's SVG, rebuilt from an allow-list: what is not named there is not in the drawing.

The result is for inline use in HTML, whose parser reads SVG with rules of its own: an HTML element outside
`foreignObject` would end the SVG, so it is left out there, as is SVG inside HTML; what is in `title`, `desc` and
`style` is text; no comment, processing instruction, CDATA section or entity is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element, ParseError, SubElement
from xml.etree.ElementTree import fromstring as parsed

from mkdocs_archplan.diagrams.drawings.addresses import safe_address
from mkdocs_archplan.diagrams.drawings.allowed import (
    COLOURED,
    DEFINITIONS,
    HTML_ELEMENTS,
    PLAIN,
    REFERRING,
    SVG,
    SVG_ELEMENTS,
    XHTML,
    XLINK_HREF,
)
from mkdocs_archplan.diagrams.drawings.names import ROOT, class_name, id_name
from mkdocs_archplan.diagrams.drawings.styles import declarations, rules, sheet, value

DEEPEST = 60  # levels of elements: mermaid's own need about fifteen
_PLAIN = re.compile(r"[\w\s.,%+()#-]*", re.ASCII)
_NUMBERS = re.compile(r"\s*(?:-?[\d.]+(?:e-?\d+)?[\s,]*){4}")
# How mermaid keeps `#38;` and `#amp;` from its grammars, and where merman does not turn them back: in tooltips.
_MARKED = re.compile("ﬂ°(°?)(\\w+)¶ß")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbed:
    """A safe drawing; `family` is what mermaid calls the kind of the diagram, `css` its rules."""

    root: Element
    css: str
    family: str
    title: str
    description: str


def scrub(svg: str) -> Scrubbed | None:
    """Return what may be shown of an SVG of mermaid's, or None for a text that is none. Never raises."""
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg or "<?" in svg:
        return None
    try:
        source = parsed(svg)  # noqa: S314 - without a document type there are no entities to expand
    except (ParseError, ValueError, RecursionError, UnicodeError):
        return None
    box = source.get("viewBox", "")
    if source.tag != f"{SVG}svg" or not _NUMBERS.fullmatch(box):
        return None
    root = Element("svg", {"id": id_name(ROOT), "viewBox": box})
    classes = _classes(source.get("class", ""))
    if classes:
        root.set("class", classes)
    styles: list[str] = []
    for child in source:
        if child.tag not in (f"{SVG}title", f"{SVG}desc"):
            _rebuild(child, root, styles, _Place())
    _forget_unused(root)
    return Scrubbed(
        root=root,
        css=sheet(rules("".join(styles), ROOT), _present(root)),
        family=re.sub(r"[^\w-]", "", source.get("aria-roledescription", "")),
        title=_said(source.findtext(f"{SVG}title")),
        description=_said(source.findtext(f"{SVG}desc")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an element stands: how deep, within HTML, within a link."""

    depth: int = 1
    html: bool = False
    link: bool = False

    def below(self, name: str) -> _Place:
        return _Place(depth=self.depth + 1, html=self.html or name == "foreignObject", link=self.link or name == "a")

    def takes(self, tag: str) -> str | None:
        """Return the name of an element that may stand here, or None."""
        space, known = (XHTML, HTML_ELEMENTS) if self.html else (SVG, SVG_ELEMENTS)
        name = tag.removeprefix(space)
        return name if tag.startswith(space) and name in known and not (name == "a" and self.link) else None


def _said(text: str | None) -> str:
    """Return a text without control characters, and with the characters for which mermaid left marks of its own."""
    marked = _MARKED.sub(lambda mark: f"&{'#' if mark[1] else ''}{mark[2]};", text or "")
    plain = unescape(unescape(marked)) if marked != text else marked
    return " ".join(_UNSEEN.sub("", plain).split())


def _rebuild(source: Element, parent: Element, styles: list[str], place: _Place) -> None:
    """Add what is allowed of an element of the source to `parent`, and its style sheets to `styles`."""
    if not isinstance(source.tag, str) or place.depth > DEEPEST or source.get("display") == "none":
        return
    if source.tag == f"{SVG}style":
        styles.append(source.text or "")
        return
    name = place.takes(source.tag)
    if not name:
        return
    made = SubElement(parent, name, _attributes(source, name))
    if name == "a":
        _linked(source, made)
    if name in ("title", "desc"):
        made.text = _said("".join(source.itertext()))
        return
    tip = source.get("title")
    if tip and not place.html:
        SubElement(made, "title").text = _said(tip)
    made.text = _text(source.text)
    below = place.below(name)
    for child in source:
        _rebuild(child, made, styles, below)
        _keep_tail(made, child.tail)


def _keep_tail(parent: Element, tail: str | None) -> None:
    """Add the text after a child, whether the child was kept or not."""
    text = _text(tail)
    if text and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text


def _attributes(source: Element, name: str) -> dict[str, str]:
    """Return the safe attributes of an element."""
    made: dict[str, str] = {}
    for key, text in source.attrib.items():
        kept = _attribute(key, text)
        if kept:
            made[key] = kept
    if name == "use":
        target = source.get("href", source.get(XLINK_HREF, ""))
        if re.fullmatch(r"#[\w:.-]+", target):
            made["href"] = f"#{id_name(target[1:])}"
    return made


def _attribute(key: str, text: str) -> str | None:
    """Return the safe value of an attribute, or None."""
    if key in PLAIN:
        return text if _PLAIN.fullmatch(text) and "url" not in text.lower() else None
    if key in COLOURED or key in REFERRING:
        return value(text)
    if key == "style":
        return declarations(text)
    if key == "class":
        return _classes(text)
    if key == "id":
        return id_name(text)
    return None


def _classes(text: str) -> str:
    return " ".join(dict.fromkeys(class_name(name) for name in text.split()))


def _linked(source: Element, made: Element) -> None:
    """Give a link its address, if it leads somewhere a reader may go."""
    address = safe_address(source.get("href") or source.get(XLINK_HREF) or "")
    if address:
        made.set("href", address)
        if source.get("target") == "_blank":
            made.set("target", "_blank")
        made.set("rel", "noopener noreferrer")


def _text(text: str | None) -> str | None:
    """Return the text of an element; the whitespace between elements says nothing."""
    return None if not text or (text.isspace() and "\n" in text) else _UNSEEN.sub("", text)


def _forget_unused(root: Element) -> None:
    """Take out the definitions and ids to which nothing refers, and groups of nothing."""
    while True:
        used = set(_references(root.iter()))
        gone = [
            (parent, child) for parent in root.iter() for child in parent
            if (child.tag in DEFINITIONS and child.get("id", "") not in used) or _is_empty(child)
        ]  # fmt: skip
        if not gone:
            break
        for parent, child in gone:
            parent.remove(child)
    for element in root.iter():
        if element is not root and "id" in element.attrib:
            # What has an id twice is referred to by its first: so a browser reads it, too.
            if element.attrib["id"] in used:
                used.discard(element.attrib["id"])
            else:
                del element.attrib["id"]


def _is_empty(element: Element) -> bool:
    """Return whether an element shows nothing: an empty group, or a shape without a size."""
    bare = not len(element) and not element.text and not element.tail
    return bare and (element.tag in ("g", "defs") or (element.tag == "rect" and "width" not in element.attrib))


def _references(elements: Iterable[Element]) -> Iterable[str]:
    for element in elements:
        for key, text in element.attrib.items():
            if "url(#" in text:
                yield from re.findall(r"url\(#([^)]+)\)", text)
            elif key == "href" and text.startswith("#"):
                yield text[1:]


def _present(root: Element) -> frozenset[str]:
    """Return the elements and (`.name`) classes of a drawing."""
    found = {"svg"}
    for element in root.iter():
        found.add(element.tag)
        found.update(f".{name}" for name in element.get("class", "").split())
    return frozenset(found)
