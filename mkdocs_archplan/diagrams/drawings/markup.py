"""A drawing as text that an HTML parser and an XML parser read alike."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_archplan.diagrams.drawings.drawing import MARK

_NAMESPACES = {"svg": "http://www.w3.org/2000/svg", "foreignObject": "http://www.w3.org/1999/xhtml"}
# An author who writes the mark means the word.
_MEANT = f"&#{ord(MARK[0])};{MARK[1:]}"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;"})


def markup(root: Element, css: str) -> str:
    """Return the text of a drawing with its style sheet, which must hold neither `<` nor `&`."""
    opening = _opening(root, _NAMESPACES["svg"])
    sheet = Element("style")
    style = [f"<{sheet.tag}>", css, f"</{sheet.tag}>"] if css else []
    return "".join([f"<{opening}>", *style, *_inner(root), f"</{root.tag}>"])


def _opening(element: Element, namespace: str = "") -> str:
    attributes = {"xmlns": namespace} | element.attrib if namespace else element.attrib
    return " ".join([element.tag, *(f'{name}="{text.translate(_ESCAPES)}"' for name, text in attributes.items())])


def _inner(element: Element) -> Iterator[str]:
    """Yield the content of an element."""
    if element.text:
        yield _escaped(element.text)
    for child in element:
        opening = _opening(child, _NAMESPACES["foreignObject"] if element.tag == "foreignObject" else "")
        yield f"<{opening}>" if child.tag != "br" else f"<{opening}/>"
        if child.tag != "br":
            yield from _inner(child)
            yield f"</{child.tag}>"
        if child.tail:
            yield _escaped(child.tail)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES).replace(MARK, _MEANT)
