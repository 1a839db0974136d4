"""What documents cost together: each by the table that stands for it, never two currencies or periods in one sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Decimal, localcontext

from mkdocs_archplan.costs.numbers import CENT
from mkdocs_archplan.costs.periods import MONTHS, ONCE, in_period
from mkdocs_archplan.model import Cost, Document

# The periods that sums stand for: what is paid by the month, the quarter or the year is told by the month or the year.
PERIODS = ("month", "year", "week", "day", "hour", ONCE)
# Why a document has no figure, beside the `costs.reasons` for which its table has none.
NO_TABLE, PER_UNIT = "no-table", "per-unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """What one document costs, in `currency` per `period`, one of `PERIODS`.

    `low` is None where no figure is known, `high` where there is no upper end. `reason` says why this is not the whole
    truth, None where it is; `gaps` are the labels of the rows without a figure.
    """

    path: str
    status: str | None
    currency: str
    period: str
    low: Decimal | None = None
    high: Decimal | None = None
    reason: str | None = None
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTotal:
    """The sum of the known figures of a status, in one currency for one period; `high` None: without an upper end."""

    status: str | None
    currency: str
    period: str
    low: Decimal
    high: Decimal | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The sums of a status for one period as one, to the cent of the site's currency.

    `rates` are those that were needed, `left_out` the currencies without one, which are not in the sum.
    """

    status: str | None
    period: str
    low: Decimal
    high: Decimal | None
    rates: tuple[tuple[str, Decimal], ...]
    left_out: tuple[str, ...]


def headline_cost(costs: Sequence[Cost]) -> Cost | None:
    """Return the table that stands for its document: of those with a figure the first with a total, else the first."""
    chosen = _chosen(costs)
    return chosen if chosen and (chosen.low or chosen.high is not None) else None


def _chosen(costs: Sequence[Cost]) -> Cost | None:
    whole = [cost for cost in costs if not cost.per_unit]
    whole = [cost for cost in whole if cost.low is not None] or whole  # columns of scenarios have no figure
    with_total = [cost for cost in whole if cost.verdict]
    return next(iter(with_total or whole), None)


def cost_line(document: Document, period: str, currency: str) -> CostLine:
    """Return what a document costs per `period`, month or year; what a table leaves open is `period` and `currency`.

    What is paid once, by the week, the day or the hour keeps its own period: how many of them a month has is not known.
    """
    cost = _chosen(document.costs)
    if not cost:
        reason = PER_UNIT if document.costs else NO_TABLE
        return CostLine(path=document.path, status=document.status, currency=currency, period=period, reason=reason)
    own = cost.period or period
    known = headline_cost(document.costs) is not None and cost.low is not None
    low, high = (in_period(end, own, period) if known and end is not None else None for end in (cost.low, cost.high))
    return CostLine(
        path=document.path,
        status=document.status,
        currency=cost.currency or currency,
        period=period if own in MONTHS else own,
        low=low,
        high=high,
        reason=cost.reason or _reason(low, high, cost.gaps),
        gaps=cost.gaps,
    )


def _reason(low: Decimal | None, high: Decimal | None, gaps: Sequence[str]) -> str | None:
    """Say why a sum is not the whole truth where its table does not."""
    if gaps:
        return "unknown-row"
    return "no-figure" if low is None else "open-row" if high is None else None


def add_totals(lines: Iterable[CostLine]) -> tuple[CostTotal, ...]:
    """Add the figures that are known, by status, currency and period; their order changes nothing."""
    found: dict[tuple[str | None, str, str], list[CostLine]] = {}
    for line in lines:
        if line.low is not None:
            found.setdefault((line.status, line.currency, line.period), []).append(line)
    totals = [
        CostTotal(
            status=status,
            currency=currency,
            period=period,
            low=_sum(line.low for line in group),
            high=_upper(line.high for line in group),
            count=len(group),
        )
        for (status, currency, period), group in found.items()
    ]
    return tuple(sorted(totals, key=lambda total: (total.status or "", total.currency, _place(total.period))))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    # Without a limit to digits: rounding on the way would make the sum depend on the order.
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = MAX_PREC, MAX_EMAX, MIN_EMIN
        return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _upper(amounts: Iterable[Decimal | None]) -> Decimal | None:
    found = list(amounts)
    return None if None in found else _sum(found)


def _place(period: str) -> int:
    return PERIODS.index(period) if period in PERIODS else len(PERIODS)


def convert(totals: Iterable[CostTotal], rates: Mapping[str, Decimal], currency: str) -> Iterator[Converted]:
    """Yield, for each status and period with a sum that a rate turns into `currency`, the sum of all that can be added.

    `rates` say how much one unit of a currency is in `currency`.
    """
    groups: dict[tuple[str | None, str], list[CostTotal]] = {}
    for total in totals:
        groups.setdefault((total.status, total.period), []).append(total)
    known = {**rates, currency: Decimal(1)}
    for (status, period), group in groups.items():
        usable = [total for total in group if total.currency in known]
        used = {total.currency: rates[total.currency] for total in usable if total.currency != currency}
        if used:
            yield Converted(
                status=status,
                period=period,
                low=_cents(_sum(_times(total.low, known[total.currency]) for total in usable)),
                high=_rounded(_upper(_times(total.high, known[total.currency]) for total in usable)),
                rates=tuple(sorted(used.items())),
                left_out=tuple(sorted({total.currency for total in group} - known.keys())),
            )


def _times(amount: Decimal | None, rate: Decimal) -> Decimal | None:
    if amount is None:
        return None
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = MAX_PREC, MAX_EMAX, MIN_EMIN
        return amount * rate


def _rounded(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else _cents(amount)


def _cents(amount: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = max(28, amount.adjusted() + 10)
        return amount.quantize(CENT)
