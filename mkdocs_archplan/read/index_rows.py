"""The rows of a hand-kept index: `| [Title](./x.md) | Implemented | 2025-12-01 | Jo |` in a README."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_archplan.model import Status
from mkdocs_archplan.read.dialects.header import read_body
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.read.links import link_targets
from mkdocs_archplan.read.outline import Outline, Table
from mkdocs_archplan.read.words.status import match_status
from mkdocs_archplan.text import plain_text

_KEYS = (Meaning.ID, Meaning.TITLE)
# Columns that name the document without being called title or number.
_NAMING = frozenset(
    """plan rfc adr document decision record proposal link file name no nr adrs rfcs plans architecture
    #""".split()
)
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?\[")
_TAKEN = (Meaning.STATUS, Meaning.DATE, Meaning.UPDATED, Meaning.AUTHORS)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row: what it calls its document, the likeliest first, and what it says of it."""

    names: tuple[str, ...]
    facts: tuple[Fact, ...]
    line: int


@dataclass(frozen=True, slots=True)
class IndexTable:
    """The rows of one index page of a collection: the page's path and URL, and the collection's name and lifecycle."""

    path: str
    url: str
    collection: str
    statuses: tuple[Status, ...]
    rows: tuple[IndexRow, ...]


def read_index_rows(
    outline: Outline, lines: Sequence[str], start: int, path: str, statuses: Sequence[Status]
) -> Iterator[IndexRow]:
    """Read the tables of an index page whose rows name documents, and its lists of links.

    A list, and a table without a column for the status, takes it from its heading: `## Active plans`.
    `start` is how many of the `lines` the front matter takes up.
    """
    body = read_body(outline, lines, start)
    linked = {(link.line, link.text): link.target for link in outline.links}
    for table in outline.tables:
        columns = _columns(table)
        if not columns:
            continue
        grouped = None if Meaning.STATUS in columns.meanings.values() else _status_above(outline, table.line, statuses)
        for cells, line in zip(table.rows, table.row_lines, strict=True):
            if body.lines[line - 1].strip() and (row := _row(cells, columns, line, path, grouped, linked)):
                yield row
    for link in outline.links:
        if _BULLET.match(body.lines[link.line - 1]) and (status := _status_above(outline, link.line, statuses)):
            fact = Fact(Meaning.STATUS, "status", status.label, status.label, link.line, "index-row", path)
            yield IndexRow((link.target,), (fact,), link.line)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of a table hold: a meaning by number, and the numbers of those that name the document."""

    meanings: Mapping[int, Meaning]
    naming: tuple[int, ...]


def _columns(table: Table) -> _Columns | None:
    """Tell the columns of a table by their heads; None for a table that lists no documents."""
    meanings: dict[int, Meaning] = {}
    naming: list[int] = []
    for at, cell in enumerate(table.header):
        name = field_name(plain_text(cell)) or plain_text(cell).strip()
        meaning = meaning_of(name)
        if meaning in _TAKEN and meaning not in meanings.values():
            meanings[at] = meaning
        elif name in _NAMING or meaning in _KEYS:
            naming.append(at)
    if not naming:  # a column without a name of ours that holds links: the first
        naming = [at for at in range(len(table.header)) if at not in meanings and _holds_links(table, at)][:1]
    return _Columns(meanings, tuple(naming)) if naming else None


def _holds_links(table: Table, at: int) -> bool:
    return any(at < len(cells) and link_targets(cells[at]) for cells in table.rows[:3])


def _status_above(outline: Outline, line: int, statuses: Sequence[Status]) -> Status | None:
    for heading in reversed(outline.headings_above(line)):
        words = heading.split()
        for length in range(len(words), 0, -1):
            match = match_status(" ".join(words[:length]), statuses)
            if match and (not match.guessed or length == len(words)):
                return match.status
    return None


def _row(
    cells: Sequence[str],
    columns: _Columns,
    line: int,
    path: str,
    grouped: Status | None,
    linked: Mapping[tuple[int, str], str],
) -> IndexRow | None:
    """Read one row; `linked` holds the targets of all links of the page by line and text."""
    facts = [
        Fact(meaning, meaning.value, cells[at], cells[at], line, "index-row", path)
        for at, meaning in columns.meanings.items()
        if at < len(cells) and cells[at].strip()
    ]
    if grouped:
        facts.append(Fact(Meaning.STATUS, "status", grouped.label, grouped.label, line, "index-row", path))
    naming = [cells[at] for at in columns.naming if at < len(cells)]
    links = [target for cell in naming for _, target in link_targets(cell)]
    plain = [plain_text(cell) for cell in naming]
    referred = [target for text in plain if (target := linked.get((line, text.partition("][")[0].strip("[]"))))]
    names = tuple(dict.fromkeys(name for name in (*links, *referred, *plain) if name))
    return IndexRow(names, tuple(facts), line) if names and facts else None
