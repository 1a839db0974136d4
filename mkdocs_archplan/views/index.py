"""The index of a collection: its documents grouped by status, in lifecycle order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from mkdocs_archplan.link.chains import is_superseded, successors
from mkdocs_archplan.model import Collection, Document, Progress, Status
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.context import Linked, PageContext
from mkdocs_archplan.views.formats import display_title
from mkdocs_archplan.views.fragments import Fragments

NO_STATUS = "no-status"
_HEADS = {("cost", "year"): "cost_year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A small remark below a row's title: other documents, and what they are to this one (empty: their ids say it)."""

    label: str
    linked: tuple[Linked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document as the index shows it."""

    title: str
    href: str
    id: str | None
    date: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    progress: Progress | None
    cost: str
    cost_order: float | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A button of the filter: what it chooses, its label, how many rows that are, and the class that colours it."""

    value: str
    label: str
    count: int
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusGroup:
    """The rows of one status."""

    status: Status
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """Everything the fragments of an index need."""

    name: str
    noun: str
    nouns: str
    total: int
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    sort: str
    sorts: tuple[str, ...]
    authors: tuple[str, ...]
    groups: tuple[StatusGroup, ...]

    @property
    def chips(self) -> tuple[Chip, ...]:
        """A chip per group."""
        return tuple(
            Chip(
                value=group.status.slug,
                label=group.status.label,
                count=len(group.rows),
                css=f"archplan-status--{group.status.slug}",
            )
            for group in self.groups
        )


def index_view(collection: Collection, context: PageContext, *, only: Sequence[str] = (), sort: str = "") -> IndexView:
    """Make the index of a collection for a page; `only` narrows it to these statuses."""
    order = sort or collection.settings.sort
    statuses = list(collection.statuses)
    if all(status.slug != NO_STATUS for status in statuses):  # somebody may have written just that
        statuses.append(Status(slug=NO_STATUS, label=context.label("no_status")))
    rows: dict[str, list[Row]] = {status.slug: [] for status in statuses}
    documents = [d for d in collection.documents if not only or (d.status or NO_STATUS) in only]
    for document in documents:
        rows[document.status or NO_STATUS].append(_row(document, context))
    kind = collection.settings.kind.name
    columns = tuple(
        c for c in collection.settings.columns if any(_has(row, c) for group in rows.values() for row in group)
    )
    return IndexView(
        name=collection.settings.name,
        noun=context.label(kind),
        nouns=context.label(f"{kind}s"),
        total=len(documents),
        columns=columns,
        heads=tuple(context.label(_HEADS.get((column, context.settings.cost_period), column)) for column in columns),
        sort=order,
        sorts=_sorts(columns, order),
        authors=tuple(sorted({a for d in documents for a in d.authors}, key=str.casefold)),
        groups=tuple(
            StatusGroup(status=status, rows=tuple(_sorted(rows[status.slug], order)))
            for status in statuses
            if rows[status.slug]
        ),
    )


def _has(row: Row, column: str) -> bool:
    return bool(row.authors if column == "author" else getattr(row, column))


def _sorts(columns: Sequence[str], order: str) -> tuple[str, ...]:
    offered = ["title"]
    offered += ["-date", "date"] if "date" in columns else []
    offered += [
        name
        for column, name in (("author", "author"), ("progress", "-progress"), ("cost", "-cost"))
        if column in columns
    ]
    return tuple(dict.fromkeys([order, *offered] if order.lstrip("-") in ("title", *columns) else offered))


def _sorted(rows: list[Row], order: str) -> list[Row]:
    """Sort rows by a column; equal ones by title, and rows without a value always last."""
    column = order.lstrip("-")
    by_title = sorted(rows, key=lambda row: row.title.casefold())
    if column == "title":
        return by_title[::-1] if order.startswith("-") else by_title
    keyed = [(_key(row, column), row) for row in by_title]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=order.startswith("-"))
    return [row for _, row in known] + [row for key, row in keyed if key is None]


def _key(row: Row, column: str) -> str | float | None:
    if column == "date":
        return row.date or None
    if column == "author":
        return row.authors[0].casefold() if row.authors else None
    if column == "progress":
        return row.progress.done / row.progress.total if row.progress else None
    return row.cost_order


def _row(document: Document, context: PageContext) -> Row:
    cost = context.cost(document)
    return Row(
        title=display_title(document),
        href=context.href(document.url),
        id=document.id,
        date=document.date or "",
        authors=document.authors,
        tags=document.tags,
        progress=document.progress if document.kind == "plan" else None,
        cost=cost[0] if cost else "",
        cost_order=cost[1] if cost else None,
        notes=tuple(_notes(document, context)),
    )


def _notes(document: Document, context: PageContext) -> Iterator[Note]:
    """Say what became of the document or what it is part of: its successor, its RFCs, or the plans that build it."""
    catalog = context.catalog
    rfcs = catalog.others(document.path, Relation.IMPLEMENTS)
    plans = catalog.others(document.path, Relation.IMPLEMENTED_BY)
    newer = successors(document, catalog) if is_superseded(document, catalog) else ()
    remarks = (("superseded_by", newer), ("", rfcs), ("implemented_by", plans))
    for label, paths in remarks:
        if paths:
            linked = tuple(context.linked(path) for path in paths)
            yield Note(label=context.label(label) if label else "", linked=linked)


def index_blocks(view: IndexView, fragments: Fragments, *, level: int = 2) -> list[Block]:
    """Lay an index out: the filter, then a section per status whose heading joins the table of contents."""
    if not view.groups:
        return [Html(fragments.render("empty", view=view))]
    sections: list[Block] = [
        Group(
            tag="section",
            attributes={
                "class": f"archplan-group archplan-status--{group.status.slug}",
                "data-status": group.status.slug,
            },
            children=(
                Heading(
                    level=level,
                    id=group.status.slug,
                    text=group.status.label,
                    html=fragments.render("group-note", group=group),
                    attributes={"data-search-exclude": ""},
                ),
                Html(fragments.render("rows", view=view, group=group)),
            ),
        )
        for group in view.groups
    ]
    attributes = {
        "class": "archplan archplan-index",
        "data-archplan": view.name,
        "data-sort": view.sort,
        "data-search-exclude": "",
    }
    return [Group(tag="div", attributes=attributes, children=(Html(fragments.render("filter", view=view)), *sections))]
