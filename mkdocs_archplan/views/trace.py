"""The way from RFC to plan to decision as one table: a row per chain, with its gap where one is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_archplan.link.trace import KINDS, Chain, Gap, trace
from mkdocs_archplan.model import Status
from mkdocs_archplan.views.blocks import Block, Group, Html
from mkdocs_archplan.views.context import Linked, PageContext
from mkdocs_archplan.views.index import Chip

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
class TraceRow:
    """One chain; `values` are what the chips choose it by, `people` what the search finds besides its text."""

    cells: tuple[TraceCell, ...]
    values: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """Everything the fragments of a trace need; without sorts and authors the filter has neither."""

    noun: str
    nouns: str
    total: int
    heads: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    rows: tuple[TraceRow, ...]
    sort: str = ""
    sorts: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def trace_blocks(context: PageContext, collections: Sequence[str] | None = None) -> list[Block]:
    """Lay out the chains of a site, or those that begin in some collections, with their gaps."""
    documents = context.catalog.documents
    chains = [
        c for c in trace(context.catalog) if collections is None or documents[c.paths[0]].collection in collections
    ]
    if not chains:
        return [Html(context.fragments.render("empty", view=None))]
    view = _view(chains, context)
    attributes = {
        "class": "archplan archplan-index archplan-trace",
        "data-archplan": "trace",
        "data-search-exclude": "",
    }
    filtering = Html(context.fragments.render("filter", view=view))
    table = Html(context.fragments.render("trace", view=view))
    group = Group(tag="div", attributes={"class": "archplan-group"}, children=(table,))
    return [Group(tag="div", attributes=attributes, children=(filtering, group))]


def _view(chains: Sequence[Chain], context: PageContext) -> TraceView:
    present = {document.kind for document in context.catalog.documents.values()}
    kinds = tuple(kind for kind in KINDS if kind in present)
    before = (None, *(chain.rfc for chain in chains))
    rows = tuple(_row(chain, kinds, context, above) for chain, above in zip(chains, before, strict=False))
    return TraceView(
        noun=context.label("chain"),
        nouns=context.label("chains"),
        total=len(rows),
        heads=tuple((kind, context.label(f"{kind}s_title")) for kind in kinds),
        chips=tuple(_chips(rows, kinds, context)),
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
            gap=context.label(_label(chain.gap)) if chain.gap and _COLUMN[chain.gap] == kind else "",
        )
        for kind in kinds
    )
    chosen = [cell for cell in cells if cell.kind in _chosen_by(kinds)]
    statuses = (linked.status.slug for cell in chosen for linked in cell.linked if linked.status)
    documents = (context.catalog.documents[path] for path in chain.paths)
    return TraceRow(
        cells=cells,
        values=tuple(dict.fromkeys((*((chain.gap.value,) if chain.gap else ()), *statuses))),
        people=tuple(dict.fromkeys(author for document in documents for author in document.authors)),
    )


def _chosen_by(kinds: Sequence[str]) -> Sequence[str]:
    """Return the kinds whose statuses choose rows: those of decisions, too, would be too many chips to choose from."""
    return [kind for kind in kinds if kind != "adr"] or kinds


def _label(gap: Gap) -> str:
    return f"gap_{gap.value.replace('-', '_')}"


def _chips(rows: Sequence[TraceRow], kinds: Sequence[str], context: PageContext) -> Iterator[Chip]:
    """Yield a chip per gap, then per status."""
    counts = Counter(value for row in rows for value in row.values)
    for gap in Gap:
        if counts[gap.value]:
            label = context.label(_label(gap))
            yield Chip(value=gap.value, label=label, count=counts[gap.value], css="archplan-gap")
    statuses: dict[str, Status] = {}
    for kind in _chosen_by(kinds):
        for collection in context.catalog.collections:
            if collection.settings.kind.name == kind:
                statuses |= {s.slug: s for s in collection.statuses if s.slug not in statuses}
    for slug, status in statuses.items():
        if counts[slug] and slug not in tuple(Gap):
            yield Chip(value=slug, label=status.label, count=counts[slug], css=f"archplan-status--{slug}")
