"""A fenced block ```` ```cost ````: costs as rows of YAML or CSV, added up by us and not by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import yaml

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.amounts import parse_amount
from mkdocs_archplan.costs.currencies import currency_in
from mkdocs_archplan.costs.numbers import rounded
from mkdocs_archplan.costs.periods import MONTHS, ONCE, in_period, period_told

_NAMES = {
    "item": "item",
    "name": "item",
    "resource": "item",
    "service": "item",
    "quantity": "quantity",
    "qty": "quantity",
    "count": "quantity",
    "unit price": "price",
    "unit_price": "price",
    "price": "price",
    "unit cost": "price",
    "cost": "price",
    "amount": "price",
    "period": "period",
    "note": "note",
    "notes": "note",
    "justification": "note",
}
_LIST = ("items", "rows", "costs")
_MOST_ROWS, _MOST_LETTERS = 1_000, 100_000
_DELIMITERS = ",;\t|"
_ENOUGH = 2  # names of columns that make a line the head of CSV
_FENCE = re.compile(r"\{?\.?cost(?![\w-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: what it costs in all, in its block's period, and what its author wrote of it."""

    item: str
    quantity: str
    price: str
    note: str
    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows that may be added: those of one period, or those that are paid once."""

    lines: tuple[Line, ...]
    currency: str | None
    period: str

    @property
    def gaps(self) -> tuple[str, ...]:
        """The rows without a figure."""
        return tuple(line.item for line in self.lines if line.amount.low is None)

    @property
    def low(self) -> Decimal:
        """What the rows come to at least."""
        return sum((line.amount.low for line in self.lines if line.amount.low is not None), Decimal(0))

    @property
    def high(self) -> Decimal | None:
        """What the rows come to at most; None where one has no upper end."""
        highs = [line.amount.high for line in self.lines]
        return None if None in highs else sum((high for high in highs if high is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class Block:
    """A block's parts, or why it is none: `error`, and the line within the block."""

    parts: tuple[Part, ...] = ()
    error: str = ""
    line: int = 0


def is_cost_fence(info: str) -> bool:
    """Say whether a fence's info string (`cost`, `{.cost}`) makes it one of ours."""
    return bool(_FENCE.match(info.strip()))


def read_block(text: str, currency: str = "USD") -> Block:
    """Read a block; `currency` is that of bare numbers where it names none. Total: what is wrong is told."""
    if len(text) > _MOST_LETTERS:
        return Block(error="it is too long.")
    rows = _csv_rows(text)
    said: Mapping[str, str] = {}
    if rows is None:
        try:
            loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - every scalar stays text
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            return Block(error="its YAML cannot be read.", line=mark.line if mark else 0)
        rows, said = _yaml_rows(loaded)
    rows = [row for row in rows if row.get("item") or row.get("price")]
    if not rows:
        return Block(error="it has no rows.")
    if len(rows) > _MOST_ROWS:
        return Block(error=f"it has more than {_MOST_ROWS} rows.")
    return Block(tuple(_parts(rows, currency_in(said.get("currency", "")) or currency, _period(said))))


def _period(said: Mapping[str, str]) -> str:
    period = period_told(said.get("period", ""))
    return period if period in MONTHS else "month"


def _csv_rows(text: str) -> list[dict[str, str]] | None:
    """Return the rows of CSV, whose first line names columns; None where it does not."""
    lines = [line for line in text.splitlines() if line.strip()]
    for delimiter in _DELIMITERS if lines else "":
        names = [_NAMES.get(name.strip().casefold(), "") for name in lines[0].split(delimiter)]
        if sum(map(bool, names)) >= _ENOUGH:
            try:
                cells = list(csv.reader(lines[1:], delimiter=delimiter, skipinitialspace=True))
            except csv.Error:
                return []
            return [_row(zip(names, row, strict=False)) for row in cells]
    return None


def _yaml_rows(loaded: Any) -> tuple[list[dict[str, str]], Mapping[str, str]]:
    """Return the rows of a list, or of a mapping that has one beside `currency` and `period`."""
    said: Mapping[str, str] = {}
    if isinstance(loaded, dict):
        said = {str(key): value for key, value in loaded.items() if isinstance(value, str)}
        loaded = next((loaded[name] for name in _LIST if isinstance(loaded.get(name), list)), [loaded])
    rows = loaded if isinstance(loaded, list) else []
    return [_row(_named(row)) for row in rows if isinstance(row, dict)], said


def _named(row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Yield a row's cells by our names; `Database: $5` is an item and its price."""
    texts = [(str(key), value) for key, value in row.items() if isinstance(value, str)]
    named = [(_NAMES[key.strip().casefold()], value) for key, value in texts if key.strip().casefold() in _NAMES]
    if not named and len(texts) == 1:
        return iter((("item", texts[0][0]), ("price", texts[0][1])))
    return iter(named)


def _row(cells: Any) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in cells if name}


def _parts(rows: Sequence[Mapping[str, str]], currency: str, period: str) -> Iterator[Part]:
    read = [(row, _paid(row)) for row in rows]
    for wanted in (period, ONCE):
        chosen = [row for row, paid in read if (paid == ONCE) == (wanted == ONCE)]
        lines = tuple(_line(row, currency, wanted) for row in chosen)
        codes = {line.amount.currency for line in lines if line.amount.currency}
        if lines:
            yield Part(lines=lines, currency=codes.pop() if len(codes) == 1 else None, period=wanted)


def _paid(row: Mapping[str, str]) -> str | None:
    return period_told(row.get("period", "")) or parse_amount(row.get("price", "")).period


def _line(row: Mapping[str, str], currency: str, period: str) -> Line:
    price, quantity = parse_amount(row.get("price", "")), row.get("quantity", "")
    many = parse_amount(quantity) if quantity else None
    amount = _times(price, many, _paid(row), period) if price.is_money or price.kind == "per_unit" else None
    if amount and not amount.named:
        amount = replace(amount, currency=currency)
    return Line(
        item=row.get("item", ""),
        quantity=quantity,
        price=row.get("price", ""),
        note=row.get("note", ""),
        amount=amount or Amount(kind="text"),
    )


def _times(price: Amount, many: Amount | None, paid: str | None, period: str) -> Amount | None:
    """Multiply a price by how many there are, for the block's period; None where that cannot be said."""
    if price.low is None or (many and (many.low is None or not many.is_bare)):
        return None
    least, most = (many.low or Decimal(0), many.high) if many else (Decimal(1), Decimal(1))
    if paid not in (None, period) and not {paid, period} <= MONTHS.keys():
        return None
    low = rounded(in_period(price.low * least, paid or period, period))
    high = None if price.high is None or most is None else rounded(in_period(price.high * most, paid or period, period))
    kind = "at_least" if high is None else "amount" if low == high else "range"
    return replace(price, kind=kind, low=low, high=high, period=period)
