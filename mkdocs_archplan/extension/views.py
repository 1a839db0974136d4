"""The views of a page being rendered: in the place of directives, under the title, at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count
from urllib.parse import quote, unquote
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.toc import unique
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.extension.links import stashed
from mkdocs_archplan.read.outline import IGNORE
from mkdocs_archplan.read.places import HeadingIds
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.page import PageViews

_MARKER = re.compile(r"<!-- archplan:page (\S+) -->")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTROL = str.maketrans("", "", "\x02\x03")
_OPEN, _CLOSE = "<!--archplan:html ", " archplan:html-->"


def reveal(html: str) -> str:
    """Take deferred views out of the comments they travel in."""
    return html.replace(_OPEN, "").replace(_CLOSE, "")


def page_marker(path: str, url: str) -> str:
    """Return the comment that, as the first line of a text, says which page the text is."""
    return f"<!-- archplan:page {quote(path)}|{quote(url, safe='/%.')} -->\n\n"


def _tell_apart(root: ElementTree.Element) -> None:
    """Give each of several views on a page a prefix of its own for what its filter keeps in the address."""
    views = [element for element in root.iter() if element.get("data-archplan")]
    used: set[str] = set()
    for view in views if len(views) > 1 else ():
        name = view.get("data-archplan", "")
        numbered = (f"{name}-{number}" for number in count(2))
        prefix = next(p for p in chain((name,), numbered) if p not in used)
        used.add(prefix)
        view.set("data-prefix", f"{prefix}.")


class ViewProcessor(Treeprocessor):
    """Puts the views of a marked page into its tree."""

    def __init__(
        self, md: Markdown, pages: Callable[[str, str], PageViews], ids: HeadingIds, *, deferred: bool
    ) -> None:
        """Take the views of a page by its docs path and URL; `deferred` views travel in comments."""
        super().__init__(md)
        self.page: PageViews | None = None
        self.slug = ids.slug
        self.pages, self.deferred = pages, deferred

    def run(self, root: ElementTree.Element) -> None:
        """Add the views of the page that the text names itself."""
        self.page = views = self._named_page(root)
        if not views:
            return
        used = self._authors_ids(root)
        placed: set[str] = set()
        for parent, child, comment in list(self._comments(root)):
            directive = parse_directive(comment[4:-3])
            if directive:
                placed.add(directive.view)
                self._replace(parent, child, self._elements(views.directive(directive), used))
            elif IGNORE.match(comment, 4):  # the reasons of its authors are none of its readers' business
                self._replace(parent, child, ())
        heading = next((at for at, child in enumerate(root) if child.tag == "h1"), -1)
        for at, element in enumerate(self._elements(views.top(placed), used), heading + 1):
            root.insert(at, element)
        root.extend(self._elements(views.bottom(placed), used))
        _tell_apart(root)

    def take_page(self) -> PageViews | None:
        """Return the page that is being rendered, once: the next text names its own."""
        page, self.page = self.page, None
        return page

    def _authors_ids(self, root: ElementTree.Element) -> set[str]:
        """Return the ids that the page's own headings will get: toc comes later, and would give way to ours."""
        return {self.slug(self._text(child)) for child in root if child.tag in _HEADINGS}

    def _text(self, element: ElementTree.Element) -> str:
        text = "".join(element.itertext()) if len(element) else element.text or ""
        return HTML_PLACEHOLDER_RE.sub("", text).strip() if "\x02" in text else text.strip()

    def _named_page(self, root: ElementTree.Element) -> PageViews | None:
        """Take the marker off the text and return the views of the page it names."""
        first = root[0] if len(root) else None
        match = _MARKER.fullmatch(self._stashed(first)) if first is not None else None
        if first is None or not match:
            return None
        root.remove(first)
        path, _, url = match[1].partition("|")
        return self.pages(unquote(path), url)

    def _stashed(self, element: ElementTree.Element) -> str:
        """Return the raw HTML an element consists of, if it is nothing but that."""
        match = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()) if not len(element) else None
        return stashed(self.md, int(match[1])) if match else ""

    def _comments(self, root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element, str]]:
        stash = self.md.htmlStash.rawHtmlBlocks
        if not any(isinstance(html, str) and "archplan:" in html and not _MARKER.match(html) for html in stash):
            return
        for parent in root.iter():
            for child in parent:
                html = self._stashed(child)
                if html.startswith("<!--") and "archplan:" in html and html.endswith("-->"):
                    yield parent, child, html

    def _replace(
        self, parent: ElementTree.Element, child: ElementTree.Element, elements: Iterable[ElementTree.Element]
    ) -> None:
        """Put elements in the place of a paragraph, or into any other element that held the directive alone."""
        if child.tag == "p":
            at = list(parent).index(child)
            parent.remove(child)
        else:
            parent, at, child.text = child, 0, None
        for offset, element in enumerate(elements):
            parent.insert(at + offset, element)

    def _elements(self, blocks: Iterable[Block], used: set[str]) -> Iterator[ElementTree.Element]:
        for block in blocks:
            if isinstance(block, Html):
                element = ElementTree.Element("p")
                element.text = self._store(block.html)
            elif isinstance(block, Heading):
                element = self._heading(block, used)
            else:
                element = self._group(block, used)
            element.tail = "\n"
            yield element

    def _heading(self, block: Heading, used: set[str]) -> ElementTree.Element:
        text = block.text.translate(_CONTROL)
        element = ElementTree.Element(f"h{block.level}", {**block.attributes, "id": unique(block.id, used)})
        element.set("data-toc-label", text)
        element.text = f"{text} {self._store(block.html, deferrable=False)}" if block.html else text
        return element

    def _group(self, block: Group, used: set[str]) -> ElementTree.Element:
        element = ElementTree.Element(
            block.tag, {name: value.translate(_CONTROL) for name, value in block.attributes.items()}
        )
        element.extend(self._elements(block.children, used))
        return element

    def _store(self, html: str, *, deferrable: bool = True) -> str:
        if "\x02" in html or "\x03" in html:  # marks of Python-Markdown's own, which only mischief puts here
            html = html.translate(_CONTROL)
        if self.deferred and deferrable:
            html = _OPEN + html.replace("--", "&#45;&#45;") + _CLOSE
        return self.md.htmlStash.store(html)
