"""A Markdown table as a cost table: its columns, its rows' sum, and whether its total says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.columns import Columns, period_of_header, read_columns, speaks_of_costs
from mkdocs_archplan.costs.currencies import currency_in, may_name_any
from mkdocs_archplan.costs.grid import SAID_NOTHING, Grid, Said, make_grid
from mkdocs_archplan.costs.periods import ONCE, is_period, period_in, period_told
from mkdocs_archplan.costs.rows import Rows, read_rows
from mkdocs_archplan.costs.sums import Sum, add_up, ranged
from mkdocs_archplan.costs.verdicts import CANNOT_CHECK, DOES_NOT_ADD_UP, blame, judge

_ONE_TIME = re.compile(r"\((?:one[- ](?:time|off|shot)|einmalig|once|una tantum|pago único)\)", re.IGNORECASE)
_TO_FILL_IN = re.compile(r"[\[{<]|\bt\.?b\.?[dca]|\btodo\b|unknown", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSum:
    """What one column adds up to, and what its total says: of months beside years, or of one scenario."""

    column: int
    period: str | None
    low: Decimal | None
    high: Decimal | None
    stated_low: Decimal | None
    stated_high: Decimal | None
    verdict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """What a cost table says. Columns and rows count from 0, rows without the header.

    `low` and `high` are the sum of the rows above the total, in `currency` per `period`; None where nothing may be
    added, `high` None when a row has no upper bound or no number. `stated_low` and `stated_high` are what the total row
    says. `verdict` is `adds-up`, `does-not-add-up` or `cannot-check`, None without a total row; `reason` says why a sum
    is not the whole truth, one of `REASONS`.

    `amount_column` is None where columns are scenarios; `columns` has the sum of each. `high_column` holds the upper
    ends where `amount_column` holds the lower. `amounts` are the cells of `amount_column`, `items` the rows that are
    added, `values` what each of them adds, `blame` the one that most likely makes the difference. `per_unit` is a table
    of prices of one, which joins no other sum. `buckets` are parts that may not be added, by period or currency.
    """

    label_column: int
    amount_column: int | None
    total_row: int | None
    low: Decimal | None
    high: Decimal | None
    stated_low: Decimal | None
    stated_high: Decimal | None
    currency: str | None
    period: str | None
    verdict: str | None
    reason: str | None = None
    high_column: int | None = None
    columns: tuple[ColumnSum, ...] = ()
    amounts: tuple[Amount, ...] = ()
    items: tuple[int, ...] = ()
    values: tuple[tuple[Decimal, Decimal | None] | None, ...] = ()
    blame: int | None = None
    per_unit: bool = False
    estimate: bool = False
    buckets: tuple[tuple[str, Decimal, Decimal | None], ...] = ()


def read_cost_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, heading: str = "", said: Said = SAID_NOTHING
) -> CostTable | None:
    """Read a table that stands under `heading`; None when it is no cost table.

    Cells are Markdown as written. A table is about costs when its heading or the header of its amounts says so, or when
    amounts without any heading have a total; or when its author says so, who may also name its currency and period.
    """
    if not rows or not header or said.ignored or not (said.currency or _may_be_money(header, rows, heading)):
        return None
    grid = make_grid(header, rows, heading, said)
    roles = read_rows(grid)
    columns = read_columns(grid, roles)
    return _read(grid, roles, columns) if columns else None


def _may_be_money(header: Sequence[str], rows: Sequence[Sequence[str]], heading: str) -> bool:
    """Say without reading cells whether a table may hold money: it names a currency, or has costs to fill in."""
    text = "\n".join(("\n".join(header), *("\n".join(row) for row in rows)))
    if may_name_any(text):
        return True
    return speaks_of_costs(" ".join((heading, *header))) and bool(_TO_FILL_IN.search(text))


def _read(grid: Grid, rows: Rows, columns: Columns) -> CostTable:
    sums = {column: _sum(grid, rows, columns, column) for column in columns.amounts}
    stated = {column: _stated(grid, rows, columns, column) for column in columns.amounts}
    several = tuple(_column(column, *sums[column], stated[column]) for column in columns.amounts)
    if columns.amount is None:
        return _scenarios(grid, rows, columns, several, [sums[column][0] for column in columns.amounts])
    column = columns.amount
    summed, total = sums[column][0], stated[column]
    if columns.high is not None:
        summed, total = _both_ends(grid, rows, columns, column, columns.high)
    verdict, reason = judge(summed, total) if total else (None, rows.refused or summed.refused)
    whole = None if rows.refused and total is None else summed.low
    return CostTable(
        label_column=columns.label,
        amount_column=column,
        total_row=rows.total,
        low=whole,
        high=None if whole is None else summed.high,
        stated_low=total.low if total else None,
        stated_high=total.high if total else None,
        currency=summed.currency,
        period=None if rows.refused else summed.period,
        verdict=verdict,
        reason=reason,
        high_column=columns.high,
        columns=several if len(several) > 1 and columns.high is None else (),
        amounts=tuple(grid.amount(row, column) for row in range(len(grid.texts))),
        items=rows.items,
        values=summed.values,
        blame=_blamed(rows, summed, total) if total and verdict == DOES_NOT_ADD_UP else None,
        per_unit=columns.unit,
        estimate=summed.estimate,
        buckets=summed.buckets,
    )


def _scenarios(grid: Grid, rows: Rows, columns: Columns, several: tuple[ColumnSum, ...], sums: list[Sum]) -> CostTable:
    currencies, periods = {s.currency for s in sums}, {s.period for s in sums}
    elsewhere = period_in(" / ".join(grid.header))
    return CostTable(
        label_column=columns.label,
        amount_column=None,
        total_row=rows.total,
        low=None,
        high=None,
        stated_low=None,
        stated_high=None,
        currency=currencies.pop() if len(currencies) == 1 else None,
        period=next(iter(periods - {None})) if len(periods) == 1 and periods != {None} else elsewhere,
        verdict=CANNOT_CHECK if rows.total is not None else None,
        reason="scenarios",
        columns=several,
        items=rows.items,
    )


def _column(column: int, summed: Sum, period: str | None, stated: Amount | None) -> ColumnSum:
    return ColumnSum(
        column=column,
        period=summed.period or period,
        low=summed.low,
        high=summed.high,
        stated_low=stated.low if stated else None,
        stated_high=stated.high if stated else None,
        verdict=judge(summed, stated)[0] if stated else None,
    )


def _stated(grid: Grid, rows: Rows, columns: Columns, column: int) -> Amount | None:
    if rows.total is None:
        return None
    return grid.amount(rows.total, column if columns.slid is None else columns.slid)


def _sum(grid: Grid, rows: Rows, columns: Columns, column: int) -> tuple[Sum, str | None]:
    amounts = [grid.amount(row, column) for row in rows.items]
    stated = _stated(grid, rows, columns, column)
    period = _period(grid, rows, column, stated)
    told = [_told(grid, row, columns.period) for row in rows.items]
    header = grid.said.currency or grid.header[column]
    summed = add_up(amounts, stated, header=header, period=period, periods=told)
    if summed.currency is None and summed.refused != "mixed-currencies":
        summed = _named(summed, grid, rows, column)
    return summed, period


def _named(summed: Sum, grid: Grid, rows: Rows, column: int) -> Sum:
    """Take the currency from cells that are still to be filled in: `$X`."""
    cells = [grid.text(row, column) for row in range(len(grid.texts)) if grid.amount(row, column).kind == "placeholder"]
    found = {code for text in cells if (code := currency_in(text))}
    period = summed.period or next((p for text in cells if (p := period_in(text))), None)
    currency = found.pop() if len(found) == 1 else None
    return replace(summed, currency=currency, period=period)


def _both_ends(grid: Grid, rows: Rows, columns: Columns, low: int, high: int) -> tuple[Sum, Amount | None]:
    """Add the ranges of rows whose lower and upper ends stand in two columns."""
    amounts = [ranged(grid.amount(row, low), grid.amount(row, high)) for row in rows.items]
    stated = ranged(grid.amount(rows.total, low), grid.amount(rows.total, high)) if rows.total is not None else None
    header = grid.said.currency or f"{grid.header[low]} {grid.header[high]}"
    told = [_told(grid, row, columns.period) for row in rows.items]
    period = _period(grid, rows, low, stated)
    return add_up(amounts, stated, header=header, period=period, periods=told), stated


def _period(grid: Grid, rows: Rows, column: int, stated: Amount | None) -> str | None:
    """Return what a total is for: its cell, the header, its label and its other cells say so, else the heading."""
    if stated and stated.period:
        return stated.period
    if named := grid.said.period or period_of_header(grid.header[column]):
        return named
    if rows.total is not None:
        beside = [text for at, text in enumerate(grid.texts[rows.total]) if at != column and is_period(text)]
        told = period_in(grid.label(rows.total)) or next((p for text in beside if (p := period_in(text))), None)
        if told:
            return told
    return period_in(grid.heading)


def _told(grid: Grid, row: int, column: int | None) -> str | None:
    """Return what a row is paid for by its column of periods, or by brackets behind its label: `(one-time)`."""
    if _ONE_TIME.search(grid.label(row)):
        return ONCE
    if column is None:
        return None
    text = grid.text(row, column)
    return period_told(text)


def _blamed(rows: Rows, summed: Sum, stated: Amount) -> int | None:
    at = blame(summed, stated)
    return None if at is None else rows.items[at]
