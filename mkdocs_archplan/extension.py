"""The Python-Markdown extension `archplan`: cost tables anywhere, and the views of a page that names itself.

Alone (`markdown_extensions: [mkdocs_archplan.extension]`) it aligns and verifies cost tables. The plugin hands it
`pages` as well and puts a comment that names the page (see `page_marker`) before its text; the comment, not state kept
between pages, is what ties a rendering to a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import unique
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mkdocs_archplan.costs import CostTable
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.costs.tables import DOES_NOT_ADD_UP
from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.formats import format_money
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import PageViews

_LEVELS: Mapping[object, int] = {f"h{level}": level for level in range(1, 7)}
_MARKER = re.compile(r"<!-- archplan:page (\S+) -->")
_CONTROL = str.maketrans("", "", "\x02\x03")


_OPEN, _CLOSE = "<!--archplan:html ", " archplan:html-->"


def reveal(html: str) -> str:
    """Take deferred views out of the comments they travel in."""
    return html.replace(_OPEN, "").replace(_CLOSE, "")


def page_marker(path: str, url: str) -> str:
    """Return the comment that, as the first line of a text, says which page the text is."""
    return f"<!-- archplan:page {quote(path)}|{quote(url, safe='/%.')} -->\n\n"


class ArchplanExtension(Extension):
    """Cost tables, and the views of marked pages."""

    def __init__(
        self,
        *,
        pages: Callable[[str, str], PageViews] | None = None,
        fragments: Fragments | None = None,
        tables: CostTables | None = None,
        locale: str = "en",
        deferred: bool = False,
        **options: Any,
    ) -> None:
        """Take the site's views and fragments from the plugin; by itself, the extension has neither pages nor theme.

        With `deferred`, views travel inside comments until `reveal` is called on the finished HTML: search plugins
        parse every page in Python, and would spend more time on leaving the views out than it takes to make them.
        """
        self.config = {"verify": [True, "Say beside a cost table's total whether its rows add up to it"]}
        super().__init__(**options)
        self.pages = pages
        self.fragments = fragments or Fragments()
        self.tables = tables or CostTables()
        self.locale = locale
        self.deferred = deferred

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors."""
        # Before inline patterns (20): they would read `~5k` as subscript and `$5/$6` as math.
        tables = _CostTables(md, self, verify=self.getConfig("verify"))
        md.treeprocessors.register(tables, "archplan_costs", 25)
        if self.pages:
            # After inline patterns, before attr_list (8) and toc (5), which then sees our headings.
            md.treeprocessors.register(_Views(md, self.pages, deferred=self.deferred), "archplan_views", 9)


def makeExtension(**options: Any) -> ArchplanExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension for `markdown_extensions: [mkdocs_archplan.extension]`."""
    return ArchplanExtension(**options)


class _CostTables(Treeprocessor):
    def __init__(self, md: Markdown, extension: ArchplanExtension, *, verify: bool) -> None:
        super().__init__(md)
        self.fragments, self.tables, self.locale = extension.fragments, extension.tables, extension.locale
        self.verify = verify

    def run(self, root: ElementTree.Element) -> None:
        if next(root.iter("table"), None) is None:
            return
        above: list[tuple[int, str]] = []
        for element in root.iter():
            level = _LEVELS.get(element.tag)
            if level:
                above = [heading for heading in above if heading[0] < level]
                above.append((level, element.text or ""))
            elif element.tag == "table":
                self._mark(element, " / ".join(text for level, text in above if level > 1))

    def _mark(self, table: ElementTree.Element, heading: str) -> None:
        header = [cell.text or "" for cell in table.iterfind("thead/tr/th")]
        rows = list(table.iterfind("tbody/tr"))
        read = self.tables.read(header, [[cell.text or "" for cell in row] for row in rows], heading=heading)
        if not read:
            return
        table.set("class", "archplan-table archplan-costs")
        for row in table.iter("tr"):
            if len(row) > read.amount_column:
                row[read.amount_column].set("class", "archplan-amount")
        if read.total_row is not None:
            total = rows[read.total_row]
            total.set("class", "archplan-total")
            if self.verify and read.verdict and len(total):
                self._verdict(total, read)

    def _verdict(self, total: ElementTree.Element, read: CostTable) -> None:
        """Put the verdict into the first empty cell after the total's amount, else behind its label."""
        text = self.fragments.labels[(read.verdict or "").replace("-", "_")]
        if read.verdict == DOES_NOT_ADD_UP:
            text = text.format(sum=format_money(read.low, read.currency, self.locale) if read.currency else read.low)
        html = self.fragments.render("verdict", verdict=read.verdict, text=text)
        free = [cell for cell in total[read.amount_column + 1 :] if not (cell.text or "").strip()]
        cell = free[0] if free else total[min(read.label_column, len(total) - 1)]
        cell.text = f"{cell.text or ''} {self.md.htmlStash.store(html)}".strip()


class _Views(Treeprocessor):
    def __init__(self, md: Markdown, pages: Callable[[str, str], PageViews], *, deferred: bool) -> None:
        super().__init__(md)
        self.pages, self.deferred = pages, deferred

    def run(self, root: ElementTree.Element) -> None:
        views = self._named_page(root)
        if not views:
            return
        used: set[str] = set()  # by our own headings; toc, which comes later, keeps the author's apart from them
        placed: set[str] = set()
        for parent, child, comment in list(self._comments(root)):
            directive = parse_directive(comment[4:-3])
            if directive:
                placed.add(directive.view)
                self._replace(parent, child, self._elements(views.directive(directive), used))
        heading = next((at for at, child in enumerate(root) if child.tag == "h1"), -1)
        for at, element in enumerate(self._elements(views.top(placed), used), heading + 1):
            root.insert(at, element)
        root.extend(self._elements(views.bottom(placed), used))

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
        if not match or int(match[1]) >= self.md.htmlStash.html_counter:
            return ""
        html = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return html.strip() if isinstance(html, str) else ""

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
