"""A drawing as text that an HTML parser and an XML parser read alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from mkdocs_archplan.diagrams.drawings.drawing import MARK

_SVG, _XHTML, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink"
# An author who writes the mark means the word.
_MEANT = f"&#{ord(MARK[0])};{MARK[1:]}"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;"})


def markup(root: Element, css: str) -> str:
    """Return the text of a drawing with its style sheet, which must hold neither `<` nor `&`."""
    spaces = {"xmlns": _SVG} | ({"xmlns:xlink": _XLINK} if any(element.get("href") for element in root.iter()) else {})
    opening = _opening(root.tag, spaces | root.attrib)
    sheet = Element("style")
    style = [f"<{sheet.tag}>", css, f"</{sheet.tag}>"] if css else []
    return "".join([f"<{opening}>", *style, *_inner(root, html=False), f"</{root.tag}>"])


def _opening(tag: str, attributes: Mapping[str, str]) -> str:
    return " ".join([tag, *(f'{name}="{text.translate(_ESCAPES)}"' for name, text in attributes.items())])


def _attributes(element: Element) -> Mapping[str, str]:
    """Return an SVG element's attributes with the older name of its address.

    Scripts of pages take whatever has an `href` for a link of HTML and set the property of that name, which SVG's links
    do not let them: Material's instant navigation would stop there.
    """
    address = element.get("href")
    if address is None:
        return element.attrib
    others = {name: text for name, text in element.attrib.items() if name != "href"}
    return others | ({"role": "link"} if element.tag == "a" else {}) | {"xlink:href": address}


def _inner(element: Element, *, html: bool) -> Iterator[str]:
    """Yield the content of an element."""
    if element.text:
        yield _escaped(element.text)
    inside = html or element.tag == "foreignObject"
    for child in element:
        space = {"xmlns": _XHTML} if inside and not html else {}
        opening = _opening(child.tag, space | dict(child.attrib if inside else _attributes(child)))
        yield f"<{opening}>" if child.tag != "br" else f"<{opening}/>"
        if child.tag != "br":
            yield from _inner(child, html=inside)
            yield f"</{child.tag}>"
        if child.tail:
            yield _escaped(child.tail)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES).replace(MARK, _MEANT)
