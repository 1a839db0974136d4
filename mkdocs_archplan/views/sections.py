"""Rows in order, and in the sections of an index: by status, author, year or tag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TypeVar

from mkdocs_archplan.model import Status
from mkdocs_archplan.views.context import PageContext
from mkdocs_archplan.views.facets import Value
from mkdocs_archplan.views.rows import Row

_NOTHING = {"status": "status", "author": "author", "year": "date", "tag": "tag"}
RowT = TypeVar("RowT")
CHUNK = 50  # rows; what is far from the screen is neither styled nor laid out, a chunk at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The rows of one group; a section without `value` is all there is, and has no heading."""

    value: Value | None
    about: str
    rows: tuple[Row, ...]

    @property
    def chunks(self) -> tuple[tuple[Row, ...], ...]:
        """The rows in parts that browsers can leave alone."""
        return chunks_of(self.rows)


def chunks_of(rows: Sequence[RowT]) -> tuple[tuple[RowT, ...], ...]:
    """Return rows in the parts that a table has a body for each of; the filter sorts rows into those."""
    return tuple(tuple(rows[at : at + CHUNK]) for at in range(0, len(rows), CHUNK))


def in_order(rows: Iterable[Row], order: str) -> list[Row]:
    """Sort rows by a column, descending with a leading `-`; equal ones by title, those without a value always last."""
    column = order.removeprefix("-")
    by_title = sorted(rows, key=lambda row: row.title.casefold())
    keyed = [(row.key(column), row) for row in by_title]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=order.startswith("-"))
    return [row for _, row in known] + [row for key, row in keyed if key is None]


def sections_of(
    rows: Sequence[Row], group_by: str, statuses: Sequence[Status], context: PageContext
) -> tuple[Section, ...]:
    """Group rows that are in order; a document of several authors or tags stands in the section of each."""
    if group_by == "none":
        return (Section(value=None, about="", rows=tuple(rows)),) if rows else ()
    nothing = Value(f"no-{_NOTHING[group_by]}", context.label(f"no_{_NOTHING[group_by]}"))
    groups: dict[Value, list[Row]] = {}
    named: dict[str, Value] = {}  # spellings of one slug are one value
    for row in rows:
        for value in _groups(row, group_by) or (nothing,):
            groups.setdefault(named.setdefault(value.slug, value), []).append(row)
    order = {status.slug: at for at, status in enumerate(statuses)}
    about = {status.slug: status.description for status in statuses} if group_by == "status" else {}
    seen: set[str] = set()
    sections = []
    for value in sorted(groups, key=lambda value: (value == nothing, _place(value, group_by, order))):
        here = tuple(replace(row, again=True) if row.href in seen else row for row in groups[value])
        seen.update(row.href for row in here)
        sections.append(Section(value=value, about=about.get(value.slug, ""), rows=here))
    return tuple(sections)


def _groups(row: Row, group_by: str) -> tuple[Value, ...]:
    if group_by != "year":
        return row.values(group_by)
    return (Value(row.date.iso[:4], row.date.iso[:4]),) if row.date else ()


def _place(value: Value, group_by: str, statuses: Mapping[str, int]) -> tuple[int, str]:
    """Return where a section stands: statuses as their lifecycle has them, the latest year first, names by letter."""
    if group_by == "year":
        return (-int(value.slug) if value.slug.isdecimal() else 0, "")
    return statuses.get(value.slug, 0) if group_by == "status" else 0, value.label.casefold()
