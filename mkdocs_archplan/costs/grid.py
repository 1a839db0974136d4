"""A table as text and amounts, whatever its rows' lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.amounts import parse_amount
from mkdocs_archplan.costs.clean import clean

EMPTY = Amount(kind="na")


@dataclass(frozen=True, slots=True)
class Said:
    """What an author says of a table: that it is about costs, or to be left alone; its currency, its period."""

    costs: bool = False
    ignored: bool = False
    currency: str | None = None
    period: str | None = None


SAID_NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table: `header` and `texts` without Markdown, `amounts` as they were read; what was said of it."""

    header: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    amounts: tuple[tuple[Amount, ...], ...]
    heading: str = ""
    said: Said = SAID_NOTHING

    @property
    def width(self) -> int:
        """How many columns the table has; a row may have fewer or more."""
        return len(self.header)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, nothing where the row is too short."""
        cells = self.texts[row]
        return cells[column] if column < len(cells) else ""

    def amount(self, row: int, column: int) -> Amount:
        """Return the amount of a cell, nothing where the row is too short."""
        cells = self.amounts[row]
        return cells[column] if column < len(cells) else EMPTY

    def label(self, row: int) -> str:
        """Return the first text of a row that is no amount and no number alone."""
        for text, amount in zip(self.texts[row], self.amounts[row], strict=True):
            if text and amount.kind in ("text", "free", "included", "placeholder") and any(map(str.isalpha, text)):
                return text
        return ""


def make_grid(header: Sequence[str], rows: Sequence[Sequence[str]], heading: str, said: Said) -> Grid:
    """Read every cell of a table."""
    return Grid(
        tuple(map(clean, header)),
        tuple(tuple(map(clean, row)) for row in rows),
        tuple(tuple(map(parse_amount, row)) for row in rows),
        heading,
        said,
    )
