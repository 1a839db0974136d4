"""What one cell of a cost table says, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_NO_SUMS = ("per_unit", "percent")
_NOTHING = ("free", "included")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a cell says.

    `kind` is amount, approx, range, at_least (without `high`), at_most (from 0), free, included (both 0), per_unit (a
    price of one, not a sum), percent, placeholder, na (empty) or text. `low` equals `high` unless it is a range.
    `currency` is an ISO 4217 code, None for a bare number; `period` month, year, quarter, week, day, hour or once, None
    when unsaid. `ambiguous` where a reader could doubt the reading; `doubtful` where the digits themselves can be read
    in two ways (`1.200`), so that no sum should rest on them. `approx` where it is about so much. `step` is the worth
    of the last printed digit. `named` where a currency is written, be it one of several countries (`¥`); `explicit`
    where it is a code, and not a symbol that several countries use.
    """

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    period: str | None = None
    ambiguous: bool = False
    doubtful: bool = False
    approx: bool = False
    explicit: bool = False
    named: bool = False
    step: Decimal = Decimal(1)

    @property
    def is_money(self) -> bool:
        """Whether the cell names a sum of money, exact or not; a bare number needs a currency from its table."""
        return self.low is not None and self.kind not in _NO_SUMS

    @property
    def is_bare(self) -> bool:
        """Whether it is a number alone, which only its table can make money."""
        return self.is_money and not self.named and self.kind not in _NOTHING

    @property
    def is_figure(self) -> bool:
        """Whether a sum stands here, or is still to be written here."""
        return self.is_money or self.kind == "placeholder"

    @property
    def weighs(self) -> bool:
        """Whether it adds anything: nothing a month and nothing a year is nothing."""
        return self.is_money and not (self.low == 0 and self.high == 0)
