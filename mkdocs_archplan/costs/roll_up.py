"""The one figure that stands for a document's cost tables in a list."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_archplan.model import Cost


def headline_cost(costs: Sequence[Cost]) -> Cost | None:
    """Return the table that stands for its document: the first that states a total, else the first, if any."""
    with_total = [cost for cost in costs if cost.verdict]
    chosen = (with_total or list(costs))[:1]
    return chosen[0] if chosen and (chosen[0].low or chosen[0].high is not None) else None
