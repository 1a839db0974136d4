"""Why a sum of costs is not the whole truth, and so no total is judged by it."""

from __future__ import annotations

REASONS = (
    "unknown-row",  # a row has no number: pay per use, a price of one
    "open-row",  # a row has no upper end
    "placeholder",  # an amount is still to be written
    "ambiguous",  # digits can be read in two ways: 1.200
    "mixed-currencies",
    "mixed-periods",  # months and years, and no total that says which
    "one-time",  # what is paid once beside what recurs
    "scenarios",  # columns are alternatives
    "several-totals",  # of different rows
    "total-first",  # rows follow the total that build on it
    "no-figure",  # the total has no number
)
