"""The way from RFC to plan to decision as one table: a row per chain, with its gap where one is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_archplan.link.trace import KINDS, Chain, Gap, trace
from mkdocs_archplan.listing import TRACE_FACETS
from mkdocs_archplan.views.blocks import Block, Group, Html
from mkdocs_archplan.views.context import Linked, PageContext
from mkdocs_archplan.views.facets import Facet, Filterable, Value, facets_of, values_of
from mkdocs_archplan.views.sections import chunks_of

# The column that a gap leaves empty.
_COLUMN = {Gap.NO_PLAN: "plan", Gap.NO_RFC: "rfc", Gap.UNMENTIONED: "plan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceCell:
    """The documents of one kind in a chain, or why there are none; `again`: the row above begins with the same."""

    kind: str
    head: str
    again: bool
    linked: tuple[Linked, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow(Filterable):
    """One chain, and what it can be filtered by: its statuses and its gap, the authors and tags of its documents."""

    cells: tuple[TraceCell, ...]
    statuses: tuple[Value, ...]
    authors: tuple[Value, ...]
    tags: tuple[Value, ...]

    def values(self, facet: str) -> tuple[Value, ...]:
        """Return what the chain has of a facet."""
        return {"status": self.statuses, "author": self.authors, "tag": self.tags}.get(facet, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """Everything the fragments of a trace need; it has no list of orders, its columns are sorted by their heads."""

    noun: str
    nouns: str
    shown: int
    heads: tuple[tuple[str, str], ...]
    facets: tuple[Facet, ...]
    text: bool
    rows: tuple[TraceRow, ...]
    data: tuple[str, ...] = ("status", "author", "tag")
    sort: str = ""
    sorts: tuple[tuple[str, str], ...] = ()
    left_out: str = ""

    @property
    def chunks(self) -> tuple[tuple[TraceRow, ...], ...]:
        """The rows of each body of the table."""
        return chunks_of(self.rows)


def trace_blocks(
    context: PageContext, collections: Sequence[str] | None = None, *, facets: Sequence[str] | None = None
) -> list[Block]:
    """Lay out the chains of a site, or those that begin in some collections, with their gaps."""
    documents = context.catalog.documents
    chains = [
        c for c in trace(context.catalog) if collections is None or documents[c.paths[0]].collection in collections
    ]
    if not chains:
        return [Html(context.fragments.render("empty", view=None))]
    wanted = TRACE_FACETS if facets is None or not set(facets) <= set(TRACE_FACETS) else facets
    view = _view(chains, wanted, context)
    attributes = {"class": "archplan archplan-index archplan-trace", "data-search-exclude": ""}
    table = Html(context.fragments.render("trace", view=view))
    blocks: list[Block] = [Group(tag="div", attributes={"class": "archplan-group"}, children=(table,))]
    if view.facets or view.text:
        blocks.insert(0, Html(context.fragments.render("filter", view=view)))
        attributes |= {"data-archplan": "trace", "data-sort": ""}
    return [Group(tag="div", attributes=attributes, children=tuple(blocks))]


def _view(chains: Sequence[Chain], facets: Sequence[str], context: PageContext) -> TraceView:
    present = {document.kind for document in context.catalog.documents.values()}
    kinds = tuple(kind for kind in KINDS if kind in present)
    before = (None, *(chain.rfc for chain in chains))
    rows = tuple(_row(chain, kinds, context, above) for chain, above in zip(chains, before, strict=False))
    named = [name for name in facets if name != "text"]
    return TraceView(
        noun=context.label("chain"),
        nouns=context.label("chains"),
        shown=len(rows),
        heads=tuple((kind, context.label(f"{kind}s_title")) for kind in kinds),
        facets=tuple(facets_of(rows, named, {"status": _order(kinds, context)}, context)),
        text="text" in facets,
        rows=rows,
    )


def _row(chain: Chain, kinds: Sequence[str], context: PageContext, above: str | None) -> TraceRow:
    of_kind = {"rfc": (chain.rfc,), "plan": (chain.plan,), "adr": chain.adrs}
    cells = tuple(
        TraceCell(
            kind=kind,
            head=context.label(f"{kind}s_title"),
            again=kind == "rfc" and chain.rfc is not None and chain.rfc == above,
            linked=tuple(context.linked(path) for path in of_kind[kind] if path),
            gap=_gap(chain.gap, context).label if chain.gap and _COLUMN[chain.gap] == kind else "",
        )
        for kind in kinds
    )
    # The statuses of decisions, too, would be too many chips to choose from.
    chosen = [cell for cell in cells if cell.kind in _chosen_by(kinds)]
    statuses = {linked.status.slug: linked.status for cell in chosen for linked in cell.linked if linked.status}
    gap = {chain.gap.value: _gap(chain.gap, context)} if chain.gap else {}
    values = {slug: Value(slug, status.label, f"archplan-status--{slug}") for slug, status in statuses.items()}
    documents = [context.catalog.documents[path] for path in chain.paths]
    return TraceRow(
        cells=cells,
        statuses=tuple({**values, **gap}.values()),
        authors=values_of(author for document in documents for author in document.authors),
        tags=values_of(tag for document in documents for tag in document.tags),
    )


def _chosen_by(kinds: Sequence[str]) -> Sequence[str]:
    """Return the kinds whose statuses choose rows."""
    return [kind for kind in kinds if kind != "adr"] or kinds


def _gap(gap: Gap, context: PageContext) -> Value:
    return Value(gap.value, context.label(f"gap_{gap.value.replace('-', '_')}"), "archplan-gap")


def _order(kinds: Sequence[str], context: PageContext) -> list[str]:
    """Return the order of the chips: gaps, then statuses as the lifecycles of the kinds have them."""
    collections = [c for kind in _chosen_by(kinds) for c in context.catalog.collections if c.settings.kind.name == kind]
    return [*(gap.value for gap in Gap), *(status.slug for c in collections for status in c.statuses)]
