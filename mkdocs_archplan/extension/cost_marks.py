"""A cost table's marks: amounts lined up, each row's share, the other period, the verdict beside the total."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from xml.etree import ElementTree

from mkdocs_archplan.costs import CostTable
from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.amounts import parse_amount
from mkdocs_archplan.costs.clean import clean
from mkdocs_archplan.costs.periods import MONTHS, in_period
from mkdocs_archplan.costs.verdicts import ADDS_UP, CANNOT_CHECK, DOES_NOT_ADD_UP
from mkdocs_archplan.views.formats import format_range
from mkdocs_archplan.views.fragments import Fragments

_OTHER = {"month": "year", "year": "month"}
_DECIMALS = re.compile(r"\d(?:([.,])(\d+))?$")
# As Python-Markdown keeps characters that a backslash makes plain.
_KEPT = {char: f"\x02{ord(char)}\x03" for char in "~$"}
_EATEN = re.compile(r"(?<!\\)(?:(?<!~)~(?!~)|\$)")
_CODE = re.compile(r"(`+.*?`+)")
_SMALLEST_SHARE = 2  # rows
_THOUSANDS = 3  # digits behind a separator that is none of decimals


class CostMarks:
    """Marks the tables of one site."""

    def __init__(self, fragments: Fragments, store: Callable[[str], str], *, locale: str, verify: bool) -> None:
        """Take the site's fragments, and where Markdown keeps finished HTML."""
        self.fragments, self.store, self.locale, self.verify = fragments, store, locale, verify

    def mark(self, table: ElementTree.Element, rows: Sequence[ElementTree.Element], read: CostTable) -> None:
        """Mark a table that was read; its author's own text stays as it is."""
        named = (read.amount_column, read.high_column, *(column.column for column in read.columns))
        columns = {column for column in named if column is not None}
        table.set("class", "archplan-costs")
        for row in table.iter("tr"):
            for column in columns & set(range(len(row))):
                row[column].set("class", "archplan-amount")
        for column in columns:
            _line_up([row[column] for row in rows if column < len(row)])
        if read.amount_column is not None and read.high_column is None and not read.columns:
            self._other_period(table, rows, read)
            self._shares(table, rows, read)
        if read.total_row is not None:
            rows[read.total_row].set("class", "archplan-total")
            if self.verify:
                self._verdicts(rows[read.total_row], rows, read)
        for row in table.iter("tr"):
            for cell in row:
                if cell.text and (cell.get("class") or parse_amount(cell.text).kind != "text"):
                    cell.text = _kept(cell.text)

    def _other_period(self, table: ElementTree.Element, rows: Sequence[ElementTree.Element], read: CostTable) -> None:
        """Give each amount of a month what it is in a year, or the reverse."""
        other = _OTHER.get(read.period or "")
        if not other or not read.currency or read.per_unit or read.amount_column is None:
            return
        found = False
        for at, row in enumerate(rows):
            amount = read.amounts[at]
            own = amount.period or read.period
            if read.amount_column >= len(row) or not _is_sum(amount) or own not in MONTHS:
                continue
            ends = [end if end is None else in_period(end, own, other) for end in (amount.low, amount.high)]
            text = format_range(ends[0] or Decimal(0), ends[1], read.currency, self.locale)
            row[read.amount_column].set("title", f"{text} {self.fragments.labels[f'per_{other}']}")
            row[read.amount_column].set("data-other", text)
            found = True
        if found:
            table.set("data-period", self.fragments.labels[f"per_{read.period}"])
            table.set("data-other-period", self.fragments.labels[f"per_{other}"])

    def _shares(self, table: ElementTree.Element, rows: Sequence[ElementTree.Element], read: CostTable) -> None:
        """Draw a bar for each row's share of the sum, of a range by its middle."""
        middles = [_middle(*value) if value else None for value in read.values]
        known = [middle for middle in middles if middle is not None]
        whole = sum(known, Decimal(0))
        if len(known) < _SMALLEST_SHARE or whole <= 0 or min(known) < 0 or read.amount_column is None:
            return
        table.set("class", "archplan-costs archplan-costs--shares")
        for at, middle in zip(read.items, middles, strict=False):
            if middle is not None and read.amount_column < len(rows[at]):
                share = round(middle / whole * 100)
                cell = rows[at][read.amount_column]
                cell.text = f"{cell.text or ''}{self.store(self.fragments.render('share', share=share))}"

    def _verdicts(self, total: ElementTree.Element, rows: Sequence[ElementTree.Element], read: CostTable) -> None:
        for column in read.columns:
            apart = column.column != read.amount_column
            told = column.verdict == DOES_NOT_ADD_UP or (read.amount_column is None and column.verdict == ADDS_UP)
            if apart and told and column.column < len(total) and column.low is not None:
                text = self._text(column.verdict or "", column.low, column.high, read)
                self._append(total[column.column], column.verdict or "", text)
        if not read.verdict or not len(total) or (read.amount_column is None and any(c.verdict for c in read.columns)):
            return
        text = self._text(read.verdict, read.low, read.high, read)
        at = (read.amount_column or 0) + 1
        free = [cell for cell in total[at:] if not (cell.text or "").strip()]
        cell = free[0] if free else total[min(read.label_column, len(total) - 1)]
        self._append(cell, read.verdict, text, self._hint(rows, read))

    def _append(self, cell: ElementTree.Element, verdict: str, text: str, hint: str = "") -> None:
        html = self.fragments.render("verdict", verdict=verdict, text=text, hint=hint)
        cell.text = f"{cell.text or ''} {self.store(html)}".strip()

    def _text(self, verdict: str, low: Decimal | None, high: Decimal | None, read: CostTable) -> str:
        text = self.fragments.labels[verdict.replace("-", "_")]
        if verdict == DOES_NOT_ADD_UP and low is not None:
            return text.format(sum=format_range(low, high, read.currency, self.locale))
        if verdict == CANNOT_CHECK and read.reason:
            return f"{text}: {self.fragments.labels[f'reason_{read.reason}'.replace('-', '_')]}"
        return text

    def _hint(self, rows: Sequence[ElementTree.Element], read: CostTable) -> str:
        """Name the row that most likely makes the difference."""
        if read.blame is None or read.label_column >= len(rows[read.blame]):
            return ""
        label = clean(rows[read.blame][read.label_column].text or "")
        return self.fragments.labels["look_at"].format(row=label) if label else ""


def _middle(low: Decimal, high: Decimal | None) -> Decimal:
    return low if high is None else (low + high) / 2


def _is_sum(amount: Amount) -> bool:
    return amount.is_money and amount.kind not in ("free", "included") and amount.low is not None


def _line_up(cells: Sequence[ElementTree.Element]) -> None:
    """Say how many decimals each amount lacks that another has, so that a style can leave room for them."""
    ends = [(cell, match) for cell in cells if (match := _DECIMALS.search(clean(cell.text or "")))]
    ends = [(cell, match) for cell, match in ends if parse_amount(cell.text or "").is_money]
    most = max(((len(match[2] or ""), match[1] or "") for _, match in ends if _is_fraction(match)), default=(0, ""))
    for cell, match in ends:
        has = len(match[2]) if _is_fraction(match) else 0
        if has < most[0]:
            cell.set("data-fill", ("" if has else most[1]) + "0" * (most[0] - has))


def _is_fraction(match: re.Match[str]) -> bool:
    return bool(match[2]) and len(match[2]) != _THOUSANDS


def _kept(text: str) -> str:
    """Keep `~` and `$` from extensions that make subscript and formulas of them; not in code."""
    parts = _CODE.split(text)
    return "".join(part if at % 2 else _EATEN.sub(lambda m: _KEPT[m[0]], part) for at, part in enumerate(parts))
