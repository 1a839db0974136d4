"""What the rows of one column add up to: in one currency, for one period, or why that cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.currencies import currency_in
from mkdocs_archplan.costs.periods import MONTHS, ONCE, in_period

_ESTIMATES = frozenset(("approx", "range", "at_least", "at_most"))
_PLACES = Decimal("0.00001")
_DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum: `low` None where nothing is known or nothing may be added, `high` None where it has no upper end.

    `refused` says why it is not the whole truth, one of `REASONS`. `buckets` are the parts that may not be added, by
    period or currency. `values` are what each row contributes, None for one without a number.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    period: str | None
    refused: str | None = None
    estimate: bool = False
    buckets: tuple[tuple[str, Decimal, Decimal | None], ...] = ()
    values: tuple[tuple[Decimal, Decimal | None] | None, ...] = ()


def ranged(low: Amount, high: Amount) -> Amount:
    """Return the range of a row whose ends stand in two columns."""
    if not low.is_money or not high.is_money:
        return low if not low.is_money else high
    kind = low.kind if low.low == high.high else "range"
    ends = sorted((low.low or Decimal(0), high.high if high.high is not None else high.low or Decimal(0)))
    return Amount(
        kind=kind,
        low=ends[0],
        high=ends[1],
        currency=low.currency or high.currency,
        period=low.period or high.period,
        doubtful=low.doubtful or high.doubtful,
        approx=low.approx or high.approx,
        explicit=low.explicit or high.explicit,
        named=low.named or high.named,
        step=min(low.step, high.step),
    )


def add_up(
    amounts: Sequence[Amount], stated: Amount | None, *, header: str, period: str | None, periods: Sequence[str | None]
) -> Sum:
    """Add amounts for a `period`, that of their total where it is known; `periods` are those of their rows."""
    currency, mixed = _currency(amounts, stated, header)
    paid = [amount.period or row for amount, row in zip(amounts, periods, strict=True)]
    named = {p for amount, p in zip(amounts, paid, strict=True) if p and amount.weighs}
    target = period or (next(iter(named)) if len(named) == 1 and ONCE not in named else None)
    if not target and not named and len(light := {p for p in paid if p}) == 1:
        target = next(iter(light))
    refused = "mixed-currencies" if mixed else _unlike(named, target, paid, amounts)
    estimate = any(a.approx or a.kind in _ESTIMATES for a in amounts) or bool(
        stated and (stated.approx or stated.kind in _ESTIMATES)
    )
    if refused:
        kinds = [a.currency for a in amounts] if mixed else paid
        return Sum(
            low=None,
            high=None,
            currency=currency,
            period=period if mixed else None,
            refused=refused,
            estimate=estimate,
            buckets=tuple(_buckets(amounts, kinds)),
        )
    target = ONCE if named == {ONCE} else target
    values = tuple(_value(amount, p, target) for amount, p in zip(amounts, paid, strict=True))
    known = [value for value in values if value is not None]
    open_ended = len(known) < len(values) or any(high is None for _, high in known)
    return Sum(
        low=sum((low for low, _ in known), Decimal(0)) if known or not values else None,
        high=None if open_ended or not values else sum((high for _, high in known if high is not None), Decimal(0)),
        currency=currency,
        period=target,
        refused=_gap(amounts),
        estimate=estimate,
        values=values,
    )


def _currency(amounts: Sequence[Amount], stated: Amount | None, header: str) -> tuple[str | None, bool]:
    """Return the currency of a column, and whether it has several."""
    headed = currency_in(header)
    if not headed and any(a.named and not a.currency and a.weighs for a in amounts):
        return None, False  # `¥` or `kr`: beside `$0` they are no dollars
    sums = [a for a in (*amounts, *((stated,) if stated else ())) if a.currency and a.is_money]
    heavy = [a for a in sums if a.weighs] or sums
    found = {a.currency for a in heavy if a.explicit or not (headed in _DOLLARS and a.currency == "USD")}
    if headed and (not found or found == {headed}):
        return headed, False
    if len(found) == 1:
        return next(iter(found)), False
    if headed and not any(a.explicit for a in heavy) and found <= {headed}:
        return headed, False
    units = [a.currency for a in amounts if a.currency]
    return (None, True) if found else (units[0] if len(set(units)) == 1 else None, False)


def _unlike(named: set[str], target: str | None, paid: Sequence[str | None], amounts: Sequence[Amount]) -> str | None:
    """Say why amounts of these periods may not be added."""
    if target == ONCE:
        return "mixed-periods" if named - {ONCE} else None
    unknown = any(p is None and amount.weighs for amount, p in zip(amounts, paid, strict=True))
    if ONCE in named and (target or len(named) > 1 or unknown):
        return "one-time"
    if target is None:
        return "mixed-periods" if len(named) > 1 else None
    return "mixed-periods" if any(p != target and not {p, target} <= MONTHS.keys() for p in named) else None


def _value(amount: Amount, paid: str | None, target: str | None) -> tuple[Decimal, Decimal | None] | None:
    if amount.kind == "na":
        return Decimal(0), Decimal(0)
    if not amount.is_money or amount.low is None:
        return None
    if paid == target or paid is None or target is None or not amount.weighs:
        return amount.low, amount.high
    low = in_period(amount.low, paid, target, _PLACES)
    return low, None if amount.high is None else in_period(amount.high, paid, target, _PLACES)


def _gap(amounts: Iterable[Amount]) -> str | None:
    """Say what keeps a sum from being the whole truth."""
    kinds = {amount.kind for amount in amounts}
    if "placeholder" in kinds:
        return "placeholder"
    if any(amount.doubtful for amount in amounts):
        return "ambiguous"
    return "unknown-row" if kinds & {"text", "per_unit", "percent"} else None


def _buckets(amounts: Sequence[Amount], kinds: Sequence[str | None]) -> Iterable[tuple[str, Decimal, Decimal | None]]:
    for kind in dict.fromkeys(kinds):
        part = [a for a, k in zip(amounts, kinds, strict=True) if k == kind and a.is_money and a.low is not None]
        if part and any(a.weighs for a in part):
            highs = [a.high for a in part if a.high is not None]
            high = sum(highs, Decimal(0)) if len(highs) == len(part) else None
            yield kind or "", sum((a.low for a in part if a.low is not None), Decimal(0)), high
