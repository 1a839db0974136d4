"""What each row of a cost table is: an item, a group's name, a subtotal, the total, or what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_archplan.costs.grid import Grid
from mkdocs_archplan.costs.periods import period_in

_TOTAL = re.compile(
    r"""^\W*(?:(?:grand|overall|all|combined|net|monthly|annual|yearly|estimated|approx\.?|running|current|monatliche|jährliche
        |costs?|cost[eo]|custo|coût|kosten)[\s-]+){0,3}
        (?:totals?|totalt|totaal|totale|totaux|gesamt\w*|insgesamt|endsumme|endbetrag|rechnungsbetrag|summe|somme|suma|soma
        |razem|łącznie|celkem|toplam|somma|aggregate|grandtotal|i\ alt|yhteensä|összesen|jumlah|tổng\ cộng|ukupno|skupaj
        |итого|всего|всього
        |разом|общо
        |σύνολο)(?![\w.-])
      | ^\W*(?:overall|combined|sum)\W*(?:\([^()]*\))?\W*$ | ^\W*(?:net|final)\ costs?\W*$ | ^\W*monthly\ all[- ]in
      | \b(?:net\ )?amount\ (?:payable|due)\b | \bbalance\ due\b | ^\W*all[- ]in\b(?!-) | ^[\s(]*[Σ∑]
      | [总總合]计|[总總合]計|[总總][费費]用|[总總]成本|[总總][价價額额]|총\s?(?:비용|합|계)|합계""",
    re.IGNORECASE | re.VERBOSE,
)
_AT_END = re.compile(r"^[^(]*\b(?:totals?|totaal|totale|gesamt)\W*$", re.IGNORECASE)
_GRAND = re.compile(r"^\W*(?:grand|overall|all|combined)\b|^\W*(?:gesamtsumme|endsumme)|^\W*totals?\W*$", re.IGNORECASE)
_SUBTOTAL = re.compile(
    r"^\W*(?:sub[\s-]?tota(?:l|al|le)s?|zwischensumme|sous[\s-]?total|mezisoučet|小計|小计|소계)(?!\s+\w+\W*$)"
    r"|\b(?:sub[\s-]?totals?|zwischensumme|sous[\s-]?total)\W*$",
    re.IGNORECASE,
)
_YEAR = 12  # months
_SEVERAL = 2
_NEAR, _ABOUT = Decimal("0.01"), Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Rows:
    """The roles of rows: what is added (`items`), the final `total`, other totals, and why none could be chosen.

    `stated` says whether the total has a figure.
    """

    items: tuple[int, ...]
    total: int | None
    others: frozenset[int]
    refused: str | None = None
    stated: bool = True


def read_rows(grid: Grid) -> Rows:
    """Tell items from totals. Groups, blank rows, subtotals and what follows the total are no items."""
    count = len(grid.texts)
    labels = [grid.label(row) for row in range(count)]
    stating = [any(amount.is_figure for amount in grid.amounts[row]) for row in range(count)]
    plain = [row for row in range(count) if stating[row] or _has_cells(grid, row)]
    subtotals = [row for row in plain if _SUBTOTAL.search(labels[row])]
    named = [row for row in plain if _is_total(labels[row]) and row not in subtotals]
    only_called_so = set(_called_so(grid, plain, named, stating))
    named = [row for row in named if row not in only_called_so]
    items = [row for row in plain if row not in named and row not in subtotals]
    alone = [row for row in subtotals if not any(item < row for item in items)]  # a subtotal of nothing is an item
    items, subtotals = sorted({*items, *alone}), [row for row in subtotals if row not in alone]
    totals = [row for row in named if stating[row]]
    if not totals and subtotals and not any(item > subtotals[-1] for item in items):
        named, subtotals = [subtotals[-1]], subtotals[:-1]
        totals = [row for row in named if stating[row]]
    if totals and not any(item < totals[0] for item in items) and any(item > totals[0] for item in items):
        return Rows(tuple(items), None, frozenset((*totals, *subtotals)), "total-first")
    if not totals and named:
        return Rows(tuple(item for item in items if item < named[0]), named[0], frozenset(subtotals), stated=False)
    return _final(grid, items, totals, subtotals, labels)


def _called_so(grid: Grid, plain: list[int], named: list[int], stating: list[bool]) -> Iterator[int]:
    """Yield rows that are called a total, but to which the rows above do not come: items of a later total."""
    stated = [row for row in named if stating[row]]
    for row in stated[-1:]:
        above = [other for other in plain if other < row and other not in named]
        counted = any(map(str.isdigit, grid.label(row))) and not _TOTAL.search(grid.label(row))
        if counted and not _adds_up(grid, above, row, _ABOUT):  # `Bandwidth, 1 TB total`, not `Phase 2 total`
            yield row
    for row in stated[:-1]:
        before = max((other for other in named if other < row), default=-1)
        parted = any(row < other < stated[-1] and other not in named for other in plain)
        group = [other for other in plain if before < other < row]
        above = [other for other in plain if other < row and other not in named]
        if parted and not _adds_up(grid, group, row, _ABOUT) and not _adds_up(grid, above, row, _ABOUT):
            yield row


def _final(grid: Grid, items: list[int], totals: list[int], subtotals: list[int], labels: list[str]) -> Rows:
    """Choose the final total: the first of the last totals that no item parts."""
    others = frozenset((*totals, *subtotals))
    if not totals:
        return Rows(tuple(items), None, others)
    last = [row for row in totals if not any(row < item < totals[-1] for item in items)]
    yearly = next((row for row in totals if row not in last and _is_year_of(grid, row, last[0], labels)), None)
    total = yearly if yearly is not None else _chosen(grid, items, last, labels)
    if total is None:
        return Rows(tuple(item for item in items if item < last[0]), None, others, "several-totals")
    return Rows(tuple(item for item in items if item < total), total, others - {total})


def _chosen(grid: Grid, items: list[int], last: list[int], labels: list[str]) -> int | None:
    """Choose among totals that follow one another; None where they are of different rows.

    The first is the total where the second is its year, or what it comes to with taxes; the last where it is the grand
    total of groups. Of others the first is, if the rows add up to it.
    """
    if len(last) == 1 or _is_year_of(grid, last[0], last[1], labels):
        return last[0]
    if _GRAND.search(labels[last[-1]]) and not _GRAND.search(labels[last[0]]):
        return last[-1]
    if _GRAND.search(labels[last[0]]):
        return last[0]
    periods = {period for row in last if (period := _period(grid, row, labels[row]))}
    return last[0] if len(periods) < _SEVERAL and _adds_up(grid, items, last[0]) else None


def _adds_up(grid: Grid, items: list[int], total: int, within: Decimal = _NEAR) -> bool:
    """Say whether the rows above come to a total, in the first column where it has an amount."""
    column = next((at for at, amount in enumerate(grid.amounts[total]) if amount.is_money), None)
    if column is None:
        return False
    stated = grid.amount(total, column).low or Decimal(0)
    amounts = [grid.amount(item, column) for item in items if item < total]
    summed = sum((amount.low for amount in amounts if amount.is_money and amount.low is not None), Decimal(0))
    return bool(items) and abs(stated - summed) <= abs(stated) * within


def _is_total(label: str) -> bool:
    return bool(_TOTAL.search(label) or _AT_END.search(label))


def _has_cells(grid: Grid, row: int) -> bool:
    """Say whether a row holds more than the name of a group."""
    filled = [text for text in grid.texts[row] if text]
    return len(filled) > 1


def _period(grid: Grid, row: int, label: str) -> str | None:
    if re.search(r"\b(?:initial|set-?up|upfront|one[- ]time)\b", label, re.IGNORECASE):
        return "once"
    return next((a.period for a in grid.amounts[row] if a.period), None) or period_in(label)


def _is_year_of(grid: Grid, month: int, year: int, labels: list[str]) -> bool:
    """Say whether one total is twelve times another, and that is what they are called."""
    one = [a.low for a in grid.amounts[month] if a.is_money and a.low is not None]
    other = [a.low for a in grid.amounts[year] if a.is_money and a.low is not None]
    if not one or not other or _period(grid, year, labels[year]) != "year":
        return False
    return abs(one[0] * _YEAR - other[0]) <= abs(other[0]) * _NEAR
