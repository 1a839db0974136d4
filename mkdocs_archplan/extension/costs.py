"""Cost tables of a page being rendered: amounts aligned, the verdict beside the total."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_archplan.costs import CostTable
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.costs.tables import DOES_NOT_ADD_UP
from mkdocs_archplan.views.formats import format_money
from mkdocs_archplan.views.fragments import Fragments

_LEVELS: Mapping[object, int] = {f"h{level}": level for level in range(1, 7)}


class CostTableProcessor(Treeprocessor):
    """Marks cost tables and their amounts; with `verify`, says beside a total whether the rows add up to it."""

    def __init__(
        self, md: Markdown, fragments: Fragments, tables: CostTables, *, locale: str = "en", verify: bool = True
    ) -> None:
        """Take the site's fragments, and the tables that were read with its documents."""
        super().__init__(md)
        self.fragments, self.tables, self.locale = fragments, tables, locale
        self.verify = verify

    def run(self, root: ElementTree.Element) -> None:
        """Mark every table that stands below a heading about costs."""
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
