"""Cost tables read once: the catalog needs each before any page is rendered, and its page needs it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from mkdocs_archplan.costs.grid import SAID_NOTHING, Said
from mkdocs_archplan.costs.tables import CostTable, read_cost_table

_Key: TypeAlias = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...], Said]


class CostTables:
    """`read_cost_table` that remembers, for the length of one build, the tables it found to be about costs.

    `currency` is that of bare numbers in cost blocks.
    """

    def __init__(self, currency: str = "USD") -> None:
        """Begin with nothing read."""
        self.currency = currency
        self._known: dict[_Key, CostTable] = {}

    def read(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], *, heading: str = "", said: Said = SAID_NOTHING
    ) -> CostTable | None:
        """Read a table as `read_cost_table` does."""
        key = (heading, tuple(header), tuple(map(tuple, rows)), said)
        known = self._known.get(key)
        if known is None:
            known = read_cost_table(header, rows, heading=heading, said=said)
            if known is not None:
                self._known[key] = known
        return known
