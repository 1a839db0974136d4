from decimal import Decimal

import pytest

from mkdocs_archplan.costs.tables import ADDS_UP, CANNOT_CHECK, DOES_NOT_ADD_UP, read_cost_table

HEADER = ("Item", "Cost")


def table(*cells, header=HEADER, heading="Cost Analysis"):
    """Read a table of (label, amount) rows; a label that is None is the total's."""
    rows = [("**Total**" if label is None else label, *amounts) for label, *amounts in cells]
    return read_cost_table(header, rows, heading=heading)


def verdict(*amounts, total):
    return table(*((f"row {at}", amount) for at, amount in enumerate(amounts)), (None, total)).verdict


@pytest.mark.parametrize(
    "heading",
    [
        "Cost",
        "Cost Analysis",
        "Monthly costs",
        "Pricing",
        "Budget",
        "Expenses",
        "Kosten",
        "Coûts",
        "Infra / Cost per env",
    ],
)
def test_a_table_counts_where_its_heading_speaks_of_costs(heading):
    assert table(("Database", "$5"), heading=heading).low == 5


@pytest.mark.parametrize(
    ("header", "rows", "heading"),
    [
        (HEADER, [("a", "$5")], ""),
        (HEADER, [("a", "$5")], "Accosting"),
        (HEADER, [], "Cost"),
        ((), [("a", "$5")], "Cost"),
        (HEADER, [("a", "5"), ("b", "6")], "Cost"),
        (HEADER, [("a", "high"), ("b", "low")], "Cost"),
        (HEADER, [("a", "free")], "Cost"),
        (("Item", "Savings"), [("a", "$5")], "Cost"),
        (("Item", "Change %"), [("a", "$5")], "Cost"),
        (HEADER, [("a", "$X"), ("**Total**", "**$Z**")], "Cost"),
        (HEADER, [("a", "$5"), ("b", "words"), ("c", "words")], "Cost"),
    ],
)
def test_other_tables_are_no_cost_tables(header, rows, heading):
    assert read_cost_table(header, rows, heading=heading) is None


def test_a_cost_table_knows_its_columns_rows_and_sums():
    read = read_cost_table(
        ("", "Resource", "Monthly cost (EUR)", "Why"),
        [("1", "Database", "120.00", "x"), ("2", "Queue", "30.50", ""), ("", "**Total**", "**150.50**", "")],
        heading="Estimated costs",
    )
    assert (read.label_column, read.amount_column, read.total_row) == (0, 2, 2)
    assert (read.low, read.high) == (Decimal("150.50"), Decimal("150.50"))
    assert (read.stated_low, read.stated_high, read.verdict) == (Decimal("150.50"), Decimal("150.50"), ADDS_UP)
    assert (read.currency, read.period) == ("EUR", "month")
    assert [amount.kind for amount in read.amounts] == ["amount"] * 3


def test_without_a_total_there_is_a_sum_and_no_verdict():
    read = table(("a", "$5"), ("b", "$6"))
    assert (read.low, read.high, read.total_row, read.stated_low, read.verdict) == (11, 11, None, None, None)


@pytest.mark.parametrize(
    "label", ["Total", "**TOTAL**", "Totals", "Monthly total", "Grand Total", "Total (all running)", "Sum", "GESAMT"]
)
def test_a_total_row_is_known_by_its_label(label):
    assert table(("a", "$5"), (label, "$5")).total_row == 1


def test_subtotals_and_rows_after_the_total_are_not_added():
    read = table(("a", "$5"), ("Subtotal", "$5"), ("b", "$6"), (None, "$11"), ("Per user", "$2"))
    assert (read.low, read.verdict) == (11, ADDS_UP)


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (["$120", "$30"], "$150"),
        (["$0.10", "$0.20"], "$0.30"),
        (["$1,200.40", "$0.40"], "$1,201"),
        (["$1,200.40", "$0.60"], "$1,201.00"),
        (["free", "$30", "included", ""], "$30"),
        (["$120/mo", "$30/mo"], "$150/month"),
        (["$640", "$580"], "$1.2k"),
        (["$12,400", "$600"], "$13k"),
        (["-$5", "$15"], "$10"),
    ],
)
def test_rows_that_add_up_to_half_the_last_printed_digit(amounts, total):
    assert verdict(*amounts, total=total) == ADDS_UP


@pytest.mark.parametrize(
    ("amounts", "total"),
    [(["$120", "$30"], "$160"), (["$0.10", "$0.20"], "$0.31"), (["$1,200"], "$1,201"), (["$640", "$480"], "$1.2k")],
)
def test_rows_that_do_not_add_up(amounts, total):
    assert verdict(*amounts, total=total) == DOES_NOT_ADD_UP


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (["~$120", "$30"], "$200"),
        (["$120", "$30"], "~$200"),
        (["$120-150", "$30"], "$200"),
        (["$120", "$30+"], "$200"),
        (["$120", "TBD"], "$200"),
        (["$120", "variable", "$1"], "$200"),
        (["$120", "$5/user", "$1"], "$200"),
        (["$1.200", "$30"], "$200"),
        (["$120", "30 €"], "$200"),
        (["$120", "$30/yr"], "$200/mo"),
        (["$120/mo", "$30/yr"], "$200"),
    ],
)
def test_sums_that_are_not_exact_are_not_judged(amounts, total):
    assert verdict(*amounts, total=total) == CANNOT_CHECK


def test_several_amount_columns_are_not_judged():
    read = read_cost_table(("Item", "Dev", "Prod"), [("a", "$1", "$9"), ("Total", "$2", "$9")], heading="Cost")
    assert (read.amount_column, read.verdict) == (1, CANNOT_CHECK)


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ([("a", "$5-10"), ("b", "$1")], 6, 11),
        ([("a", "$5+"), ("b", "$1")], 6, None),
        ([("a", "up to $5"), ("b", "$1")], 1, 6),
        ([("a", "$5/user"), ("b", "$1")], 1, None),
        ([("a", "TBD"), ("b", "$1")], 1, None),
        ([("a", ""), ("b", "$1")], 1, 1),
    ],
)
def test_ranges_and_open_rows_keep_both_ends(rows, low, high):
    read = table(*rows)
    assert (read.low, read.high) == (low, high)


@pytest.mark.parametrize(
    ("header", "heading", "rows", "period"),
    [
        (HEADER, "Cost", [("a", "$5"), (None, "$5/mo")], "month"),
        (("Item", "Monthly"), "Cost", [("a", "$5"), (None, "$5")], "month"),
        (HEADER, "Annual cost", [("a", "$5")], "year"),
        (HEADER, "Cost", [("a", "$5")], None),
        (HEADER, "Cost", [("a", "$5/yr"), ("b", "$6 per year")], "year"),
        (HEADER, "Cost", [("a", "$5/yr"), ("b", "$6/yr"), (None, "$11")], "year"),
    ],
)
def test_a_period_stands_in_total_header_heading_or_rows(header, heading, rows, period):
    assert table(*rows, header=header, heading=heading).period == period


@pytest.mark.parametrize(
    ("header", "rows", "currency"),
    [
        (HEADER, [("a", "$5")], "USD"),
        (HEADER, [("a", "5 €"), ("b", "6")], "EUR"),
        (("Item", "Cost (AUD)"), [("a", "$5")], "AUD"),
        (HEADER, [("a", "$5"), ("b", "5 €")], None),
        (HEADER, [("a", "5"), (None, "$5")], "USD"),
    ],
)
def test_a_currency_stands_in_header_or_cells(header, rows, currency):
    assert table(*rows, header=header).currency == currency


@pytest.mark.parametrize("rows", [[("a",), ("b", "$5")], [("a", "$5", "more", "cells")], [(), ("a", "$5")]])
def test_ragged_rows_are_read(rows):
    assert read_cost_table(HEADER, rows, heading="Cost").low == 5


@pytest.mark.parametrize("digits", [29, 5_000, 1_000_001])
@pytest.mark.parametrize("pattern", ["${}", "$0.{}", "${}/yr", "${}M"])
def test_numbers_of_any_length_are_read(digits, pattern):
    assert table(("a", pattern.format("7" * digits)), ("b", "$1"), (None, "$2")) is not None
