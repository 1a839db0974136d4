"""A document as a row of an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_archplan.contents import Progress
from mkdocs_archplan.link.chains import is_superseded, successors
from mkdocs_archplan.model import Document
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.views.context import Day, Linked, PageContext
from mkdocs_archplan.views.facets import Filterable, Value, values_of
from mkdocs_archplan.views.formats import display_title

NO_STATUS = "no-status"
_MENTIONS = {Relation.MENTIONS, Relation.MENTIONED_BY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A small remark below a row's title: other documents, and what they are to this one (empty: their ids say it)."""

    label: str
    linked: tuple[Linked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Filterable):
    """One document as an index shows it; `again`: it stands in a group further up as well."""

    title: str
    href: str
    id: str | None
    status: Value
    status_order: int
    kind: Value
    date: Day | None
    authors: tuple[Value, ...]
    rfcs: tuple[Linked, ...]
    tags: tuple[Value, ...]
    progress: Progress | None
    cost: str
    cost_order: float | None
    notes: tuple[Note, ...]
    again: bool = False

    def values(self, facet: str) -> tuple[Value, ...]:
        """Return what the document has of a facet."""
        if facet == "author":
            return self.authors
        if facet == "tag":
            return self.tags
        if facet == "rfc":
            return tuple({value.slug: value for value in map(_rfc, self.rfcs)}.values())
        return (self.status,) if facet == "status" else (self.kind,) if facet == "kind" else ()

    def shows(self, column: str) -> bool:
        """Say whether there is anything to show in a column."""
        return bool(self.values(column) or getattr(self, column, None))

    def key(self, column: str) -> str | float | None:
        """Return what rows are sorted by in a column, None where the row has nothing there."""
        if column == "date":
            return self.date.iso if self.date else None
        if column == "progress":
            return self.progress.done / self.progress.total if self.progress else None
        if column == "cost":
            return self.cost_order
        if column == "status":
            return self.status_order
        return self.title.casefold() if column == "title" else _first(self.values(column))


def _first(values: tuple[Value, ...]) -> str | None:
    return values[0].label.casefold() if values else None


def _rfc(rfc: Linked) -> Value:
    (value,) = values_of([rfc.id or rfc.title])
    return Value(value.slug, f"{rfc.id} {rfc.title}" if rfc.id else rfc.title)


def row_of(document: Document, statuses: dict[str, int], columns: tuple[str, ...], context: PageContext) -> Row:
    """Return a document as a row; `statuses` are the places of statuses in the order of the view."""
    cost = context.cost(document)
    status = context.catalog.status_of(document)
    slug = status.slug if status else NO_STATUS
    label = status.label if status else context.label("no_status")
    rfcs = tuple(context.linked(path) for path in _rfcs(document, context))
    return Row(
        title=display_title(document),
        href=context.href(document.url),
        id=document.id,
        status=Value(slug, label, f"archplan-status--{slug}"),
        status_order=statuses[slug],
        kind=Value(document.kind, context.label(f"kind_{document.kind}")),
        date=context.day(document.date),
        authors=values_of(document.authors),
        rfcs=rfcs,
        tags=values_of(document.tags),
        progress=document.progress if document.kind == "plan" else None,
        cost=cost[0] if cost else "",
        cost_order=cost[1] if cost else None,
        notes=tuple(_notes(document, () if "rfc" in columns else rfcs, context)),
    )


def _rfcs(document: Document, context: PageContext) -> Iterator[str]:
    """Yield the RFCs that a plan or a decision belongs to: those it is related with in any way but by a mention."""
    if document.kind == "rfc":
        return
    documents = context.catalog.documents
    for related in context.catalog.related.get(document.path, ()):
        if related.path in documents and documents[related.path].kind == "rfc" and set(related.relations) - _MENTIONS:
            yield related.path


def _notes(document: Document, rfcs: tuple[Linked, ...], context: PageContext) -> Iterator[Note]:
    """Say what became of the document or what it is part of: its successor, its RFCs, or the plans that build it."""
    catalog = context.catalog
    plans = catalog.others(document.path, Relation.IMPLEMENTED_BY)
    newer = successors(document, catalog) if is_superseded(document, catalog) else ()
    if newer:
        yield Note(label=context.label("superseded_by"), linked=tuple(context.linked(path) for path in newer))
    if rfcs:
        yield Note(label="", linked=rfcs)
    if plans:
        yield Note(label=context.label("implemented_by"), linked=tuple(context.linked(path) for path in plans))
