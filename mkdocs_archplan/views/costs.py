"""What documents cost together: a line per status with its sums, then each document with what is missing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mkdocs_archplan.costs.roll_up import PERIODS, Converted, CostLine, CostTotal, add_totals, convert, cost_line
from mkdocs_archplan.model import Collection, Document
from mkdocs_archplan.views.blocks import Block, Group, Html
from mkdocs_archplan.views.context import PageContext
from mkdocs_archplan.views.facets import Facet, Filterable, Value, facets_of
from mkdocs_archplan.views.formats import format_number, format_range
from mkdocs_archplan.views.index import nouns_of, statuses_of
from mkdocs_archplan.views.rows import NO_STATUS, Row, row_of
from mkdocs_archplan.views.sections import chunks_of
from mkdocs_archplan.views.urls import ASSETS

FACETS = ("status", "kind", "author", "tag")
CSV = f"{ASSETS}/costs.csv"
_STYLE = f"{ASSETS}/roll-up.css"
# The statuses whose meaning for a plan's costs has a word of its own.
_MEANT = ("active", "implemented", "superseded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum as it is shown, what it is for, and, to sort by, its lower end as a number; `open`: it has no upper end."""

    text: str
    per: str
    order: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """What the documents of a status cost; `meaning` says what that is for a plan, `notes` what is not known."""

    status: Value
    meaning: str
    amounts: tuple[Amount, ...]
    converted: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow(Filterable):
    """A document with its amount, by period; `gaps` are the rows that are missing of it, else `why` says what is."""

    row: Row
    line: CostLine
    amounts: Mapping[str, Amount]
    gaps: str
    why: str

    def values(self, facet: str) -> tuple[Value, ...]:
        """Return what the document has of a facet."""
        return self.row.values(facet)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostsView:
    """Everything the fragments of a roll-up need.

    `columns` are periods with their heads, the names they are sorted by, and whether anything is missing somewhere.
    `style` and `csv` are addresses, `csv` empty where no document of the site has a cost table.
    """

    noun: str
    nouns: str
    shown: int
    lines: tuple[StatusLine, ...]
    columns: tuple[tuple[str, str, str], ...]
    missing: bool
    facets: tuple[Facet, ...]
    sorts: tuple[tuple[str, str], ...]
    head_sorts: tuple[tuple[str, str], ...]
    chunks: tuple[tuple[CostRow, ...], ...]
    style: str
    csv: str
    data: tuple[str, ...] = ("status", "kind", "author", "tag")
    sort: str = "status"
    text: bool = True
    left_out: str = ""


def costs_blocks(
    collections: Sequence[Collection], context: PageContext, *, only: Sequence[str] = (), period: str = ""
) -> list[Block]:
    """Add up what the documents of some collections cost, in some statuses only if any are named."""
    documents = [d for c in collections for d in c.documents if not only or (d.status or NO_STATUS) in only]
    if not documents:
        return [Html(context.fragments.render("empty", view=None))]
    view = _view(collections, documents, period or context.settings.cost_period, context)
    attributes = {"class": "archplan archplan-index archplan-costs-view", "data-search-exclude": ""}
    attributes |= {"data-archplan": "costs", "data-sort": view.sort}
    rows = Group(
        tag="div",
        attributes={"class": "archplan-group"},
        children=(Html(context.fragments.render("cost-rows", view=view)),),
    )
    names = ("costs", "filter")
    blocks = [Html(context.fragments.render(name, view=view)) for name in names]
    return [Group(tag="div", attributes=attributes, children=(*blocks, rows))]


def _view(
    collections: Sequence[Collection], documents: Sequence[Document], period: str, context: PageContext
) -> CostsView:
    places = {status.slug: at for at, status in enumerate(statuses_of(collections, context))}
    kinds = list(dict.fromkeys(document.kind for document in documents))
    rows = sorted((_row(document, period, places, context) for document in documents), key=_place)
    columns = tuple(_columns(rows, period, context))
    noun, nouns = nouns_of(kinds, context)
    sorts = tuple(_sorts(columns, context))
    return CostsView(
        noun=noun,
        nouns=nouns,
        shown=len(rows),
        lines=tuple(_status_lines(rows, context)),
        columns=columns,
        missing=any(row.gaps or row.why for row in rows),
        facets=tuple(facets_of(rows, FACETS, {"status": list(places), "kind": kinds}, context)),
        sorts=sorts,
        head_sorts=tuple(_head_sorts(columns, dict(sorts), context)),
        chunks=chunks_of(rows),
        style=context.href(_STYLE),
        csv=context.href(CSV) if any(d.costs for d in context.catalog.documents.values()) else "",
    )


def _row(document: Document, period: str, places: dict[str, int], context: PageContext) -> CostRow:
    line = cost_line(document, period, context.settings.currency)
    gaps = ", ".join(filter(None, line.gaps))
    why = context.label(f"reason_{line.reason.replace('-', '_')}") if line.reason and not gaps else ""
    amounts = {} if line.low is None else {line.period: _amount(line, line.low, context)}
    return CostRow(row=row_of(document, places, (), context), line=line, amounts=amounts, gaps=gaps, why=why)


def _amount(of: CostLine | CostTotal, low: Decimal, context: PageContext) -> Amount:
    # Where there is a rate, rows are sorted by what it makes of them.
    rate = context.settings.cost_rates.get(of.currency, Decimal(1))
    return Amount(
        text=format_range(low, of.high, of.currency, context.settings.language),
        per=context.label(f"per_{of.period}"),
        order=f"{low * rate:f}",
        open=of.high is None,
    )


def _place(row: CostRow) -> tuple[int, int, Decimal, str]:
    """Return where a row stands: by status, then what costs most, by period, and at last what has no figure."""
    amount = row.amounts.get(row.line.period)
    period = PERIODS.index(row.line.period) if amount else len(PERIODS)
    return row.row.status_order, period, -Decimal(amount.order) if amount else Decimal(0), row.row.title.casefold()


def _columns(rows: Sequence[CostRow], period: str, context: PageContext) -> Iterator[tuple[str, str, str]]:
    """Yield the periods that there are amounts for, that of the view first, with their heads and names to sort by."""
    found = {name for row in rows for name in row.amounts}
    for name in sorted(found, key=lambda name: (name != period, PERIODS.index(name))):
        head = context.label("cost_year" if name == "year" else "cost" if name == "month" else f"per_{name}")
        yield name, head[:1].upper() + head[1:], "cost" if name == period else name


def _sorts(columns: Sequence[tuple[str, str, str]], context: PageContext) -> Iterator[tuple[str, str]]:
    """Yield the orders that can be chosen, the view's own first."""
    yield "status", context.label("status")
    if any(name == "cost" for _, _, name in columns):
        yield "-cost", context.label("sort_cost_desc")
    yield "title", context.label("title")


def _head_sorts(
    columns: Sequence[tuple[str, str, str]], offered: Mapping[str, str], context: PageContext
) -> Iterator[tuple[str, str]]:
    """Yield the orders that only the heads of columns lead to."""
    heads = [(name, context.label(name)) for name in ("title", "status")]
    for name, head in [*heads, *((name, head) for _, head, name in columns)]:
        for sort, arrow in ((name, "↑"), (f"-{name}", "↓")):
            if sort not in offered:
                yield sort, f"{head} {arrow}"


def _status_lines(rows: Sequence[CostRow], context: PageContext) -> Iterator[StatusLine]:
    """Yield a line per status, of rows that stand in the order of statuses."""
    groups: dict[Value, list[CostRow]] = {}
    for row in rows:
        groups.setdefault(row.row.status, []).append(row)
    settings = context.settings
    for status, group in groups.items():
        totals = add_totals(replace(row.line, status=status.slug) for row in group)
        own_first = sorted(totals, key=lambda total: total.currency != settings.currency)
        meant = status.slug in _MEANT and all(row.row.kind.slug == "plan" for row in group)
        yield StatusLine(
            status=status,
            meaning=context.label(f"costs_{status.slug}") if meant else "",
            amounts=tuple(_amount(total, total.low, context) for total in own_first),
            converted=tuple(
                _converted(found, context) for found in convert(totals, settings.cost_rates, settings.currency)
            ),
            notes=tuple(_notes(group, context)),
        )


def _converted(found: Converted, context: PageContext) -> str:
    """Say what the sums of a status are as one, by which rates, and what is not in it."""
    settings = context.settings
    rates = [f"1 {code} = {format_number(rate, settings.language)} {settings.currency}" for code, rate in found.rates]
    amount = format_range(found.low, found.high, settings.currency, settings.language)
    whole = f"{amount} {context.label(f'per_{found.period}')}"
    text = context.label("converted").format(sum=whole, rates=", ".join(rates))
    if not found.left_out:
        return text
    return f"{text}, {context.label('converted_without').format(currencies=', '.join(found.left_out))}"


def _notes(group: Sequence[CostRow], context: PageContext) -> Iterator[str]:
    """Say how many documents there are, and of how many the cost is not known, or not all of it."""
    noun, nouns = nouns_of([row.row.kind.slug for row in group], context)
    yield context.label("total").format(total=len(group), noun=noun if len(group) == 1 else nouns)
    unknown = sum(not row.amounts for row in group)
    if unknown:
        yield context.label("without_figure").format(count=unknown)
    partly = sum(bool(row.amounts and row.line.reason) for row in group)
    if partly:
        yield context.label("known_in_part").format(count=partly)
