"""Cells and tables from real documents: read as their expected answers say, misses printed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from mkdocs_archplan.costs import parse_amount, read_cost_table

CASES = Path(__file__).parents[4] / "shared/cases/costs"
CELLS, TABLES = 0.98, 0.97
VERDICTS = {True: "adds-up", False: "does-not-add-up"}

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="no cases beside the repository")


def load(name):
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def number(text):
    return None if text is None else Decimal(text)


def same(wanted, got):
    """Compare values; sums of years made months are rounded in the cases."""
    if isinstance(wanted, Decimal) and isinstance(got, Decimal):
        return abs(wanted - got) < Decimal("0.0001")
    return wanted == got


def share(misses, cases):
    print(*misses, sep="\n")
    return 1 - len(misses) / len(cases)


def test_cells():
    cases, misses = load("cells.json"), []
    for case in cases:
        amount = parse_amount(case["cell"])
        wanted = (case["kind"], number(case["low"]), number(case["high"]), case["currency"], case["period"])
        got = (amount.kind, amount.low, amount.high, amount.currency, amount.period)
        if wanted != got:
            misses.append(f"{case['cell']!r}: {got} for {wanted}")
    assert share(misses, cases) >= CELLS


@pytest.mark.parametrize("heading", ["", "Cost Analysis"])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("amount_column", "amount_column"),
        ("label_column", "label_column"),
        ("total_row", "total_row"),
        ("low", "computed_low"),
        ("high", "computed_high"),
        ("stated_low", "stated_total_low"),
        ("stated_high", "stated_total_high"),
        ("currency", "currency"),
    ],
)
def test_tables(heading, ours, theirs):
    cases, misses = load("tables.json"), []
    for case in cases:
        read, wanted = read_cost_table(case["header"], case["rows"], heading=heading), case["expect"]
        if (read is not None) != wanted["is_cost_table"]:
            misses.append(f"{case['id']}: is {'a' if read else 'no'} cost table")
        elif read:
            value = wanted[theirs] if isinstance(wanted[theirs], int) or ours == "currency" else number(wanted[theirs])
            if not same(value, getattr(read, ours)):
                misses.append(f"{case['id']}: {getattr(read, ours)} for {value}")
    assert share(misses, cases) >= TABLES


def test_verdicts_and_refusals():
    """No sum that is decided is wrong, and what is not decided says why."""
    cases, misses = load("tables.json"), []
    for case in cases:
        read, wanted = read_cost_table(case["header"], case["rows"]), case["expect"]
        if not read:
            continue
        undecided = None if wanted["total_row"] is None else "cannot-check"
        verdict = VERDICTS.get(wanted["total_matches"], undecided)
        if read.verdict != verdict or (verdict == "cannot-check" and not read.reason):
            misses.append(f"{case['id']}: {read.verdict}, {read.reason} for {verdict}")
    assert share(misses, cases) >= CELLS
