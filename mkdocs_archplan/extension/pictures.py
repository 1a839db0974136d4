"""Diagrams of a page being rendered that are files: pictures load late and can be enlarged, exports open in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from mkdocs_archplan.diagrams.static import static_diagram
from mkdocs_archplan.extension.diagrams import DiagramPage, defer
from mkdocs_archplan.views.fragments import Fragments

_TAG = re.compile(
    r"<(?P<tag>img|iframe)\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<end>\s*/?>)", re.IGNORECASE
)
_SRC = re.compile(r"(?<![\w-])src\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
_ALONE = re.compile(r"\s*<iframe\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*></iframe\s*>\s*", re.IGNORECASE)
_LATE = {"img": {"loading": "lazy", "decoding": "async"}, "iframe": {"loading": "lazy"}}


class PictureProcessor(Treeprocessor):
    """Marks static diagrams on the pages of documents; those within a link of their author's only load late."""

    def __init__(
        self, md: Markdown, fragments: Fragments, page: Callable[[], DiagramPage | None], *, deferred: bool
    ) -> None:
        """Take the site's fragments and what tells the page that is being rendered."""
        super().__init__(md)
        self.fragments, self.page, self.deferred = fragments, page, deferred

    def run(self, root: ElementTree.Element) -> None:
        """Mark every picture and every link to an export, and what was written as HTML."""
        page = self.page()
        if not page or not page.document:
            return
        for element in list(root.iter()):
            if element.tag == "img" and static_diagram(element.get("src", "")) == "picture":
                element.attrib.update({**_LATE["img"], **element.attrib})
            elif element.tag == "a" and static_diagram(element.get("href", "")) == "export":
                # First, as that is what pages with diagrams are known by.
                element.set("class", f"archplan-diagram-export {element.get('class', '')}".strip())
            elif element.tag == "p" and _is_picture(element):
                self._enlargeable(element)
        stash = self.md.htmlStash.rawHtmlBlocks
        for at, html in enumerate(stash):
            if isinstance(html, str) and ("<img" in html or "<iframe" in html):
                stash[at] = self._late(html)

    def _enlargeable(self, paragraph: ElementTree.Element) -> None:
        """Make a figure of a paragraph that holds a picture and nothing else."""
        image = paragraph[0]
        name = image.get("alt") or image.get("title") or self.fragments.labels["diagram"]
        paragraph.tag, paragraph.text = "div", None
        paragraph.set("class", "archplan archplan-diagram archplan-diagram--picture")
        paragraph.remove(image)
        view = ElementTree.SubElement(paragraph, "div", {"class": "archplan-diagram__view"})
        ElementTree.SubElement(view, "div", {"class": "archplan-diagram__picture", "data-name": name}).append(image)
        view.tail = self.md.htmlStash.store(self._finished(self.fragments.render("diagram-tools", code="")))

    def _late(self, html: str) -> str:
        """Let the diagrams in an author's HTML load late; an export that stands alone can be enlarged."""
        late = _TAG.sub(_with_late, html)
        found = _SRC.search(html) if _ALONE.fullmatch(html) else None
        if not found or static_diagram(_address(found)) != "export":
            return late
        tag = Markup(late.strip())  # the author's own HTML, as it was
        return self._finished(self.fragments.render("diagram-export", frame=tag))

    def _finished(self, html: str) -> str:
        return defer(html) if self.deferred else html


def _is_picture(paragraph: ElementTree.Element) -> bool:
    """Say whether a paragraph is a picture of a diagram; one that text flows around is none."""
    if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
        return False
    image = paragraph[0]
    return (
        not (image.tail or "").strip() and not image.get("align") and static_diagram(image.get("src", "")) == "picture"
    )


def _address(src: re.Match[str]) -> str:
    return unescape(src["double"] if src["double"] is not None else src["single"])


def _with_late(tag: re.Match[str]) -> str:
    """Return a tag with the attributes that let it load late, where its author has written none."""
    src, attributes = _SRC.search(tag["attributes"]), tag["attributes"]
    kind = static_diagram(_address(src)) if src else None
    if not kind or (kind == "export") != (tag["tag"].casefold() == "iframe"):
        return tag[0]
    late = _LATE[tag["tag"].casefold()].items()
    lacking = "".join(f' {name}="{value}"' for name, value in late if name not in attributes.casefold())
    return f"<{tag['tag']}{attributes}{lacking}{tag['end']}"
