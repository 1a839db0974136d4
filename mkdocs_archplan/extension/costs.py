"""Cost tables of a page being rendered: which they are, and where the author says something of them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mkdocs_archplan.costs.grid import SAID_NOTHING, Said
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.extension.cost_marks import CostMarks
from mkdocs_archplan.extension.links import stashed
from mkdocs_archplan.read.costs import DIRECTIVE, said_by
from mkdocs_archplan.views.fragments import Fragments

_LEVELS: Mapping[object, int] = {f"h{level}": level for level in range(1, 7)}


class CostTableProcessor(Treeprocessor):
    """Marks cost tables and their amounts; with `verify`, says beside a total whether the rows add up to it."""

    def __init__(
        self, md: Markdown, fragments: Fragments, tables: CostTables, *, locale: str = "en", verify: bool = True
    ) -> None:
        """Take the site's fragments, and the tables that were read with its documents."""
        super().__init__(md)
        self.tables = tables
        self.marks = CostMarks(fragments, md.htmlStash.store, locale=locale, verify=verify)

    def run(self, root: ElementTree.Element) -> None:
        """Mark every table that is about costs."""
        if next(root.iter("table"), None) is None:
            return
        above: list[tuple[int, str]] = []
        said = SAID_NOTHING
        for element in root.iter():
            level = _LEVELS.get(element.tag)
            if level:
                above = [heading for heading in above if heading[0] < level]
                above.append((level, element.text or ""))
            elif element.tag == "table":
                self._mark(element, " / ".join(text for level, text in above if level > 1), said)
                said = SAID_NOTHING
            elif element.tag == "p" and not len(element):
                said = self._said(element) or said

    def _said(self, element: ElementTree.Element) -> Said | None:
        """Return what a comment says of the table below it."""
        text = (element.text or "").strip()
        match = HTML_PLACEHOLDER_RE.fullmatch(text)
        html = stashed(self.md, int(match[1])) if match else text  # within a box it is not taken out yet
        if not html.startswith("<!--") or not html.endswith("-->") or DIRECTIVE not in html:
            return None
        directive = parse_directive(html[4:-3])
        return said_by(directive) if directive and directive.view == DIRECTIVE else None

    def _mark(self, table: ElementTree.Element, heading: str, said: Said) -> None:
        header = [cell.text or "" for cell in table.iterfind("thead/tr/th")]
        rows = list(table.iterfind("tbody/tr"))
        read = self.tables.read(header, [[cell.text or "" for cell in row] for row in rows], heading=heading, said=said)
        if read:
            self.marks.mark(table, rows, read)
