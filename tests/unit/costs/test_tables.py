from decimal import Decimal

import pytest

from mkdocs_archplan.costs.grid import Said
from mkdocs_archplan.costs.reasons import REASONS
from mkdocs_archplan.costs.tables import read_cost_table
from mkdocs_archplan.costs.verdicts import ADDS_UP, CANNOT_CHECK, DOES_NOT_ADD_UP

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
        (("Item", "Figure"), [("a", "$5")], ""),
        (("Item", "Figure"), [("a", "$5"), ("**Total**", "$5")], "Accosting"),
        (HEADER, [], "Cost"),
        ((), [("a", "$5")], "Cost"),
        (HEADER, [("a", "5"), ("b", "6")], "Cost"),
        (HEADER, [("a", "high"), ("b", "low")], "Cost"),
        (HEADER, [("a", "free")], "Cost"),
        (("Item", "Savings"), [("a", "$5")], "Cost"),
        (("Item", "Change %"), [("a", "$5")], "Cost"),
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
    assert (read.label_column, read.amount_column, read.total_row) == (1, 2, 2)
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
        (["$120", "$30+"], "$200"),
        (["$120", "TBD"], "$200"),
        (["$120", "variable", "$1"], "$200"),
        (["$120", "$5/user", "$1"], "$200"),
        (["$1.200", "$30"], "$200"),
        (["$120", "30 €"], "$200"),
        (["$120", "$30/day"], "$200/mo"),
        (["$120", "$30 one-time"], "$150/mo"),
        (["$120/mo", "$30/yr"], "$200"),
    ],
)
def test_sums_that_are_not_exact_are_not_judged(amounts, total):
    assert verdict(*amounts, total=total) == CANNOT_CHECK


def test_several_amount_columns_are_not_judged():
    read = read_cost_table(("Item", "Dev", "Prod"), [("a", "$1", "$9"), ("Total", "$2", "$9")], heading="Cost")
    assert (read.amount_column, read.verdict, read.reason) == (None, CANNOT_CHECK, "scenarios")
    assert [(column.column, column.verdict) for column in read.columns] == [(1, DOES_NOT_ADD_UP), (2, ADDS_UP)]


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


@pytest.mark.parametrize(
    ("amounts", "total", "expected"),
    [
        (["~$120", "$30"], "$150", ADDS_UP),
        (["~$120", "$30"], "$154", DOES_NOT_ADD_UP),
        (["$38"], "~$40", ADDS_UP),
        (["$34"], "~$40", DOES_NOT_ADD_UP),
        (["$73"], "~$75", ADDS_UP),
        (["$267"], "~$268", DOES_NOT_ADD_UP),
        (["$5–10", "$10"], "$18", ADDS_UP),
        (["$5–10", "$10"], "$25", DOES_NOT_ADD_UP),
        (["$5–10", "$10"], "$15–20", ADDS_UP),
        (["$5.50"], "~$5–6", ADDS_UP),
        (["$5+", "$10"], "$15+", ADDS_UP),
        (["$5+", "$10"], "$9", DOES_NOT_ADD_UP),
        (["< $5", "$10"], "$12", ADDS_UP),
        (["$10/month", "$24/year"], "$12/month", ADDS_UP),
        (["$10/month", "$24/year"], "$144/year", ADDS_UP),
        (["$10/month", "$24/year"], "$34/month", DOES_NOT_ADD_UP),
    ],
)
def test_estimates_are_judged_by_how_they_are_rounded(amounts, total, expected):
    assert verdict(*amounts, total=total) == expected


@pytest.mark.parametrize(
    ("amounts", "total", "reason"),
    [
        (["$120", "variable", "$1"], "$200", "unknown-row"),
        (["$120", "$5/user", "$1"], "$200", "unknown-row"),
        (["$120", "$30+"], "$200", "open-row"),
        (["$120", "TBD"], "$200", "placeholder"),
        (["$120"], "TBD", "placeholder"),
        (["$1.200", "$30"], "$200", "ambiguous"),
        (["$120", "30 €"], "$150", "mixed-currencies"),
        (["$120/mo", "$30/yr"], "$150", "mixed-periods"),
        (["$120/mo", "$30 one-time"], "$150/mo", "one-time"),
        (["$120", "$30"], "see below", "no-figure"),
    ],
)
def test_a_refusal_says_why(amounts, total, reason):
    read = table(*((f"row {at}", amount) for at, amount in enumerate(amounts)), (None, total))
    assert read.reason == reason
    assert reason in REASONS
    assert read.verdict == CANNOT_CHECK


@pytest.mark.parametrize(
    ("amounts", "total", "row"),
    [
        (["$100", "$20", "$5"], "$105", 1),  # left out
        (["$100", "$20", "$5"], "$145", 1),  # added twice
        (["$100", "$20", "$5"], "$345", 1),  # by the year
        (["$100", "$20", "$5"], "$126", None),
    ],
)
def test_the_row_to_look_at_first(amounts, total, row):
    assert table(*((f"row {at}", amount) for at, amount in enumerate(amounts)), (None, total)).blame == row


def test_an_author_says_what_a_table_is():
    rows = [("a", "5"), ("Total", "5")]
    header = ("Item", "Figure")
    assert read_cost_table(header, rows, heading="Sizes") is None
    read = read_cost_table(header, rows, heading="Sizes", said=Said(costs=True, currency="EUR", period="year"))
    assert (read.low, read.currency, read.period, read.verdict) == (5, "EUR", "year", ADDS_UP)
    assert read_cost_table(HEADER, [("a", "$5")], heading="Cost", said=Said(ignored=True)) is None


def read(rows, header=HEADER, heading=""):
    return read_cost_table(header, rows, heading=heading)


def test_a_subtotal_may_be_called_so_at_its_end():
    rows = [("A", "$10"), ("B", "$20"), ("**Compute subtotal**", "$30"), ("C", "$5"), ("**Total**", "$35")]
    assert (read(rows).low, read(rows).verdict) == (35, ADDS_UP)
    assert (read(rows[:3]).total_row, read(rows[:3]).verdict) == (2, ADDS_UP)


def test_the_grand_total_comes_after_those_of_groups():
    rows = [("A", "$10"), ("LLM total", "$10"), ("B", "$20"), ("Infrastructure total", "$20"), ("GRAND TOTAL", "$30")]
    assert (read(rows).total_row, read(rows).low, read(rows).verdict) == (4, 30, ADDS_UP)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Total (min)", "$17"), ("Total (max)", "$42")),
        (("Total initial", "$17"), ("Total annual", "$42/year")),
    ],
)
def test_totals_of_different_rows_are_not_judged(first, second):
    table = read([("A", "$30"), ("B", "$12"), first, second])
    assert (table.total_row, table.verdict, table.reason) == (None, None, "several-totals")


def test_the_first_of_several_totals_counts_where_rows_add_up_to_it():
    table = read([("A", "$30"), ("B", "$12"), ("Total now", "$42"), ("Total with a discount", "$40")])
    assert (table.total_row, table.verdict) == (2, ADDS_UP)
    table = read([("A", "$30"), ("B", "$12"), ("Total Monthly", "$42"), ("Total Annual", "$504")])
    assert (table.total_row, table.period, table.verdict) == (2, "month", ADDS_UP)


@pytest.mark.parametrize(
    "header",
    ["Option", "Lösung", "Configuration", "Monthly Volume", "# Users", "Requests/month", "プラン", "Instance Type"],
)
def test_alternatives_are_not_added(header):
    rows = [("one", "$10"), ("two", "$20")]
    assert read(rows, (header, "Cost"), "Costs") is None
    assert read([*rows, ("Total", "$30")], (header, "Cost"), "Costs").verdict == ADDS_UP


def test_a_comparison_is_not_added():
    assert read([("AWS", "$10"), ("GCP", "$20")], ("Provider", "Cost"), "Cost comparison") is None


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("Benefit", "Value"), [("Fewer breaches", "$5M/year"), ("TOTAL ANNUAL BENEFIT", "$5M")]),
        (("Source", "Amount"), [("Ads", "$10"), ("Total revenue", "$10")]),
        (("Metric", "Year 1"), [("EBITDA", "$10"), ("Total", "$10")]),
        (("Risk", "Impact"), [("Fine", "$10M")]),
    ],
)
def test_money_that_is_no_cost(header, rows):
    assert read(rows, header) is None


def test_a_price_of_one_gives_way_to_what_it_comes_to():
    rows = [("Collect", "$0.01", "$10"), ("Judge", "$0.05", "$50"), ("Total", "$0.06", "$60")]
    table = read(rows, ("Step", "Cost per call", "Monthly cost"))
    assert (table.amount_column, table.per_unit, table.verdict) == (2, False, ADDS_UP)
    table = read([row[:2] for row in rows], ("Step", "Cost per call"))
    assert (table.amount_column, table.per_unit) == (1, True)


@pytest.mark.parametrize("total", [("Total", "", "$30"), ("Total", "$30")])
def test_a_total_that_slid_into_another_column(total):
    rows = [("A", "$10", ""), ("B", "$20", ""), total]
    table = read(rows, ("Item", "Cost", "Notes"))
    assert (table.amount_column, table.stated_low, table.verdict) == (1, 30, ADDS_UP)


def test_one_time_beside_monthly_columns():
    rows = [("Domain", "¥1,618", "–"), ("Server", "¥0", "¥500"), ("合計", "¥1,618", "¥500")]
    table = read(rows, ("項目", "初期費用", "月額"))
    assert (table.amount_column, table.period, table.verdict) == (2, "month", ADDS_UP)
    assert [column.verdict for column in table.columns] == [ADDS_UP, ADDS_UP]


def test_low_and_high_columns_are_one_range():
    rows = [("A", "10 €", "20 €"), ("B", "5 €", "6 €"), ("Summe", "15 €", "26 €")]
    table = read(rows, ("Posten", "Niedrig", "Hoch"), "Kosten")
    assert (table.amount_column, table.high_column, table.low, table.high) == (1, 2, 15, 26)
    assert table.verdict == ADDS_UP


def test_nothing_in_dollars_does_not_make_yen_dollars():
    assert read([("API", "~¥10"), ("Host", "$0"), ("合计", "~¥10/月")], ("项目", "月费用")).currency is None


def test_a_column_tells_what_rows_are_paid_for():
    header = ("Item", "Cost", "Type")
    rows = [("A", "$10", "Recurring"), ("B", "$20", "One-time"), ("Total", "$30", "")]
    assert read(rows, header).reason == "one-time"
    assert read(rows, header).buckets


def test_the_header_of_a_column_says_its_period_before_the_label_of_the_total():
    rows = [("A", "$10", "$120"), ("B", "$20", "$240"), ("Total Monthly Cost", "$30", "$360")]
    table = read(rows, ("Service", "Monthly Cost", "Annual Cost"))
    assert (table.period, [column.period for column in table.columns]) == ("month", ["month", "year"])
    table = read(rows, ("Poste", "Mensuel", "Initial"))
    assert [column.period for column in table.columns] == ["month", "once"]


@pytest.mark.parametrize(
    "label",
    [
        "Levy (Total)",
        "Storage (100 GB total)",
        "EC2 x3 (total)",
        "Combined logging & metrics",
        "Data transfer total",
        "Total TV subscription",
        "Bandwidth, 1 TB total",
    ],
)
def test_an_item_may_be_called_a_total(label):
    table = read([("A", "$10"), ("B", "$25"), (label, "$7"), ("C", "$5"), ("Grand Total", "$47")])
    assert (table.total_row, table.low, table.verdict) == (4, 47, ADDS_UP)


def test_totals_of_nothing():
    table = read([("A", "$0"), ("Total Monthly", "$0"), ("Total Annual", "$0/year")])
    assert (table.total_row, table.low, table.verdict) == (1, 0, ADDS_UP)


def test_a_total_without_a_figure_is_still_the_total():
    table = read([("A", "$10"), ("B", "$20"), ("Total", "varies"), ("Net profit", "$400")])
    assert (table.total_row, table.low, table.verdict, table.reason) == (2, 30, CANNOT_CHECK, "no-figure")


@pytest.mark.parametrize(
    "header", ["AI Model", "Cloud Platform", "Software packages", "Service Plan", "Payment method"]
)
def test_what_is_bought_may_be_called_like_an_alternative(header):
    assert read([("A", "$10"), ("B", "$20")], (header, "Cost"), "Monthly costs").low == 30


@pytest.mark.parametrize("header", ["Metric", "Risk area", "Benefits"])
def test_what_costs_is_a_cost_whatever_it_is(header):
    assert read([("A", "$10"), ("B", "$20"), ("Total", "$30")], (header, "Cost/month"), "").verdict == ADDS_UP


@pytest.mark.parametrize("heading", ["Kostenübersicht", "Presupuesto", "Orçamento", "Begroting", "Monthly bill"])
def test_headings_in_other_words(heading):
    rows = [("A", "10 €", "20 €"), ("Total", "10 €", "20 €")]
    assert read(rows, ("", "Klein", "Mittel"), heading).reason == "scenarios"


def test_what_is_paid_once_may_stand_in_brackets():
    table = read([("Domain (one-time)", "$10"), ("Server", "$20/mo"), ("Total", "$30/mo")])
    assert (table.verdict, table.reason) == (CANNOT_CHECK, "one-time")


def test_columns_with_low_in_a_word_are_no_range():
    table = read([("A", "$10", "$20"), ("Total", "$10", "$20")], ("Item", "Cost to build", "Low-risk cost"))
    assert (table.amount_column, table.reason) == (None, "scenarios")


def test_a_number_in_the_label_of_a_total():
    assert read([("A", "$10"), ("B", "$25"), ("Phase 2 Total", "$35")]).total_row == 2
    table = read([("A", "$10"), ("B", "$25"), ("Bandwidth, 1 TB total", "$7")])
    assert (table.total_row, table.low) == (None, 42)


def test_amounts_of_any_length_are_turned_into_another_period():
    table = read([("a", f"${'9' * 20}B/yr"), ("b", "$1/mo"), ("Total", "$5/mo")], heading="Cost")
    assert (table.period, table.verdict) == ("month", DOES_NOT_ADD_UP)
