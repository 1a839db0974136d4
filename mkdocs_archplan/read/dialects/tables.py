"""Tables of fields in a header: Markdown and HTML, a field in each row or a field in each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from mkdocs_archplan.read.dialects.header import Body, Line
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.text import plain_text

_Cell = tuple[str, int]  # its Markdown and its line
# A table with one of these columns tells the document's history, not its present state.
_HISTORY = frozenset(("revision", "rev", "version", "change", "changes", "description", "comment", "comments", "info"))
_HTML = re.compile(r"<table\b", re.IGNORECASE)
_NAMING = (Meaning.REFERENCE, Meaning.TITLE, Meaning.ID)
_MOST_ROWS = 60
_NAMES_AND_VALUES = 2
_LONGEST = 20_000  # the parser takes quadratic time over tags that never end


def table_facts(body: Body, header: Sequence[Line]) -> Iterator[Fact]:
    """Read the tables that stand among the lines of a header."""
    if body.outline.tables:
        numbers = {line.number for line in header}
        for table in body.outline.tables:
            if table.line in numbers and len(table.rows) <= _MOST_ROWS:
                rows = zip((table.line, *table.row_lines), (table.header, *table.rows), strict=True)
                yield from _facts([[(cell, line) for cell in cells] for line, cells in rows])
    text = "\n".join(line.text for line in header)
    if opening := _HTML.search(text):
        skipped = text.count("\n", 0, opening.start())
        tables = _html_tables(text[opening.start() :][:_LONGEST], header[skipped:])
        yield from (fact for rows in tables for fact in _facts(rows[:_MOST_ROWS]))


def _facts(rows: Sequence[Sequence[_Cell]]) -> Iterator[Fact]:
    if not rows:
        return
    names = [_name(cell) for cell, _ in rows[0]]
    meanings = [meaning_of(name) for name in names]
    in_pairs = len(names) % 2 == 0 and not any(meanings[1::2])
    if len(rows) > 1 and not in_pairs and len(meanings) - meanings.count(None) > 1:
        if meanings[0] in _NAMING:  # a list of other documents
            return
        if len(rows) == _NAMES_AND_VALUES and ("status" in names or not _HISTORY.intersection(names)):
            yield from (fact for name, cell in zip(names, rows[1], strict=False) for fact in _fact(name, cell))
        return
    for row in rows:
        for key, value in zip(row[::2], row[1::2], strict=False):
            yield from _fact(_name(key[0]), value)


def _name(cell: str) -> str:
    return field_name(plain_text(cell).rstrip(":"))


def _fact(name: str, cell: _Cell) -> Iterator[Fact]:
    text, line = cell
    if meaning := meaning_of(name):
        yield Fact(meaning, name, text or None, text, line, "table")


def _html_tables(text: str, header: Sequence[Line]) -> list[list[list[_Cell]]]:
    reader = _TableReader([line.number for line in header])
    reader.feed(text)
    reader.close()
    return reader.tables


class _TableReader(HTMLParser):
    """Collects the cells of HTML tables as Markdown; rows and cells may be left unclosed, as HTML allows."""

    def __init__(self, lines: Sequence[int]) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers = lines
        self.tables: list[list[list[_Cell]]] = []
        self.cell: list[str] | None = None
        self.link = ""
        self.line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; links become Markdown links and line breaks line ends."""
        if tag == "table":
            self._end_cell()
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
            self.cell = []
            self.line = self.numbers[min(self.getpos()[0], len(self.numbers)) - 1]
        elif self.cell is not None and tag == "br":
            self.cell.append("\n")
        elif self.cell is not None and tag == "a":
            self.link = dict(attrs).get("href") or ""
            self.cell.append("[")

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag == "a" and self.cell is not None:
            self.cell.append(f"]({''.join(self.link.split())})")

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self.cell is not None:
            self.cell.append(data)

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        if not self.tables[-1]:
            self.tables[-1].append([])
        lines = (" ".join(line.split()) for line in "".join(self.cell).split("\n"))
        self.tables[-1][-1].append(("\n".join(line for line in lines if line), self.line))
        self.cell = None
