"""Links of a page being rendered: ids in its prose become links, links to a document's old path lead to the new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mkdocs_archplan.read.spelled import SPELLED
from mkdocs_archplan.views.links import IdLink
from mkdocs_archplan.views.page import PageViews

# What is no prose, or must not hold another link.
_NEVER = frozenset(
    """a button code h1 h2 h3 h4 h5 h6 kbd label math option pre samp script select style summary svg textarea
    title""".split()
)
_CLASSES = frozenset(("arithmatex", "highlight", "keys", "mermaid"))
_TOKEN = re.compile(rf"{HTML_PLACEHOLDER_RE.pattern.replace('(', '(?P<stash>', 1)}|{SPELLED.pattern}")
_RAW = re.compile(rf"\s*<(?P<close>/?)(?:{'|'.join(sorted(_NEVER))})\b[^>]*(?<![\s\"']/)>\s*", re.IGNORECASE)


class LinkProcessor(Treeprocessor):
    """Makes links of ids, and moves links, on the page that `page` returns: one that names itself."""

    def __init__(self, md: Markdown, page: Callable[[], PageViews | None]) -> None:
        """Take what tells the page that is being rendered."""
        super().__init__(md)
        self.page = page

    def run(self, root: ElementTree.Element) -> None:
        """Link the ids of the page, and lead its links to old paths to the new ones."""
        views = self.page()
        if not views:
            return
        for link in root.iter("a") if views.moved else ():
            if target := views.moved.get(link.get("href", "")):
                link.set("href", target)
        if views.ids or views.unlinked:
            link_ids(root, views.ids, views.unlinked, partial(stashed, self.md))


def stashed(md: Markdown, at: int) -> str:
    """Return the raw HTML that a placeholder of Python-Markdown stands for, as far as it is text."""
    stash = md.htmlStash.rawHtmlBlocks
    html = stash[at] if at < len(stash) else ""
    return html.strip() if isinstance(html, str) else ""


def link_ids(
    root: ElementTree.Element, ids: Mapping[str, IdLink], unlinked: frozenset[str], raw: Callable[[int], str]
) -> None:
    """Make links of the ids in the prose of a tree, and take the backslash from those that shall be none.

    `raw` returns the HTML of a placeholder: an id between raw `<a>` tags is a link already.
    """
    waiting = [root]
    while waiting:
        prose = _Prose(waiting.pop(), ids, unlinked, raw)
        prose.link()
        waiting += (child for child in prose.inner if child.tag not in _NEVER and not _CLASSES & _classes(child))


def _classes(element: ElementTree.Element) -> set[str]:
    return set(element.get("class", "").split())


class _Prose:
    """The text of one element, between its children; `open` counts the raw tags around it that end all linking."""

    def __init__(
        self,
        element: ElementTree.Element,
        ids: Mapping[str, IdLink],
        unlinked: frozenset[str],
        raw: Callable[[int], str],
    ) -> None:
        self.element, self.ids, self.unlinked, self.raw = element, ids, unlinked, raw
        self.open = 0
        self.inner: list[ElementTree.Element] = []

    def link(self) -> None:
        """Link the ids between the children; `inner` are those children that stand in no raw tag."""
        self.element.text, children = self._split(self.element.text)
        for child in list(self.element):
            if not self.open:
                self.inner.append(child)
            child.tail, links = self._split(child.tail)
            children += [child, *links]
        self.element[:] = children

    def _split(self, text: str | None) -> tuple[str | None, list[ElementTree.Element]]:
        """Return the text before the first id, and a link for each id with the text behind it as its tail."""
        if not text:
            return text, []
        parts, links, at = [""], list[ElementTree.Element](), 0
        for token in _TOKEN.finditer(text):
            if token["stash"]:
                self._pass(self.raw(int(token["stash"])))
            elif self.open:
                continue
            elif token["escaped"]:
                if token["id"] in self.unlinked:
                    parts[-1] += text[at : token.start()]
                    at = token.start("id")
            elif link := self.ids.get(token["id"]):
                parts[-1] += text[at : token.start()]
                links.append(_link(token["id"], link))
                parts.append("")
                at = token.end()
        parts[-1] += text[at:]
        for element, tail in zip(links, parts[1:], strict=True):
            element.tail = tail
        return parts[0], links

    def _pass(self, html: str) -> None:
        if tag := _RAW.fullmatch(html):
            self.open = max(self.open - 1, 0) if tag["close"] else self.open + 1


def _link(written: str, link: IdLink) -> ElementTree.Element:
    attributes = {"class": "archplan-ref", "href": link.href, "title": link.title}
    element = ElementTree.Element("a", {**attributes, **({"data-preview": ""} if link.preview else {})})
    element.text = written
    return element
