"""A Markdown table as a cost table: its columns, its rows' sum, and what its total row claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_archplan.costs.amounts import Amount, currency_in, parse_amount, period_in
from mkdocs_archplan.text import plain_text

_HEADING = re.compile(
    r"\b(?:costs?|costing|pricing|budget|expenses|spend|kosten|co[uû]ts?|custos?|costos?|costes?)\b", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:grand |overall |monthly |annual |yearly |estimated )*(?:totals?|sum|gesamt|summe|totaal)\b", re.IGNORECASE
)
_SUBTOTAL = re.compile(r"sub-?\s?total|zwischensumme", re.IGNORECASE)
_NOT_AN_AMOUNT = re.compile(r"\b(?:savings?|delta|change|quantity|qty|units?|share|%|percent)\b|%", re.IGNORECASE)

ADDS_UP, DOES_NOT_ADD_UP, CANNOT_CHECK = "adds-up", "does-not-add-up", "cannot-check"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """What a cost table says. Columns and rows count from 0, rows without the header.

    `low` and `high` are the sum of the rows above the total (`high` None when a row has no upper bound or no number);
    `stated_low` and `stated_high` what the total row says; `verdict` is `adds-up`, `does-not-add-up` or `cannot-check`,
    None without a total row.
    """

    label_column: int
    amount_column: int
    total_row: int | None
    low: Decimal
    high: Decimal | None
    stated_low: Decimal | None
    stated_high: Decimal | None
    currency: str | None
    period: str | None
    verdict: str | None
    amounts: tuple[Amount, ...]


def read_cost_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, heading: str = "") -> CostTable | None:
    """Read a table that stands under `heading`; None when it is no cost table.

    Cells are Markdown as written. A table counts when its heading speaks of costs and one of its columns holds amounts.
    """
    if not rows or not _HEADING.search(heading):
        return None
    grid = [[parse_amount(cell) for cell in row] for row in rows]
    total_row = next((at for at, row in enumerate(rows) if _is_total(row)), None)
    columns = _amount_columns(header, grid, total_row)
    if not columns:
        return None
    column = columns[0]
    amounts = tuple(row[column] if column < len(row) else Amount(kind="na") for row in grid)
    added = [amount for row, amount in zip(rows[:total_row], amounts, strict=False) if not _SUBTOTAL.match(_label(row))]
    stated = amounts[total_row] if total_row is not None else None
    currencies = {a.currency for a in amounts[: None if total_row is None else total_row + 1] if a.currency}
    headed = currency_in(header[column]) if column < len(header) else None
    if not currencies and not headed:
        return None
    known = [a.low for a in added if a.low is not None and a.kind not in ("per_unit", "percent")]
    open_ended = any(a.high is None and a.kind != "na" for a in added) or any(a.kind == "per_unit" for a in added)
    low = sum(known, Decimal(0))
    high = None if open_ended else sum((a.high for a in added if a.high is not None), Decimal(0))
    checkable = len(columns) == 1 and len(currencies) <= 1 and _is_exact(added, stated)
    return CostTable(
        label_column=next((at for at in range(len(header)) if at not in columns), 0),
        amount_column=column,
        total_row=total_row,
        low=low,
        high=high,
        stated_low=stated.low if stated else None,
        stated_high=stated.high if stated else None,
        currency=headed or (currencies.pop() if len(currencies) == 1 else None),
        period=(stated and stated.period)
        or period_in(header[column] if column < len(header) else "")
        or period_in(heading)
        or _common_period(added),
        verdict=_verdict(low, stated, checkable=checkable),
        amounts=amounts,
    )


def _label(row: Sequence[str]) -> str:
    return next((text for cell in row if (text := plain_text(cell))), "")


def _is_total(row: Sequence[str]) -> bool:
    return bool(_TOTAL.match(_label(row)))


def _amount_columns(header: Sequence[str], grid: list[list[Amount]], total_row: int | None) -> list[int]:
    """Return the columns of amounts: at least half their cells are money, free or placeholders, and one is money."""
    found = []
    for column, name in enumerate(header):
        cells = [row[column] for row in grid if column < len(row) and row[column].kind != "na"]
        fitting = [a for a in cells if a.is_money or a.kind == "placeholder"]
        stated = total_row is None or (column < len(grid[total_row]) and _states_something(grid[total_row][column]))
        if (
            any(a.is_money for a in cells)
            and len(fitting) * 2 >= len(cells)
            and stated
            and not _NOT_AN_AMOUNT.search(name)
        ):
            found.append(column)
    return found


def _states_something(amount: Amount) -> bool:
    return amount.is_money or amount.kind == "placeholder"


def _is_exact(added: Sequence[Amount], stated: Amount | None) -> bool:
    """Say whether rows and total are exact sums for one period: only then is there something to verify."""
    if not added or stated is None or stated.kind != "amount" or stated.ambiguous:
        return False
    exact = all(a.kind in ("amount", "free", "included", "na") and not a.ambiguous for a in added)
    return (
        exact and all(a.period in (None, stated.period) or stated.period is None for a in added) and _one_period(added)
    )


def _common_period(added: Sequence[Amount]) -> str | None:
    """Return the period that every row names, None where one names none or another."""
    periods = {a.period for a in added if a.kind != "na"}
    return periods.pop() if len(periods) == 1 else None


def _one_period(added: Sequence[Amount]) -> bool:
    return len({a.period for a in added if a.period}) <= 1


def _verdict(low: Decimal, stated: Amount | None, *, checkable: bool) -> str | None:
    if stated is None:
        return None
    if not checkable or stated.low is None:
        return CANNOT_CHECK
    return ADDS_UP if abs(low - stated.low) <= stated.step / 2 else DOES_NOT_ADD_UP
