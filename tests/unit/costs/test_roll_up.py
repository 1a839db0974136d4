from decimal import Decimal
from itertools import permutations

import pytest

from mkdocs_archplan.costs.periods import in_period
from mkdocs_archplan.costs.roll_up import (
    NO_TABLE,
    PER_UNIT,
    CostLine,
    add_totals,
    convert,
    cost_line,
    headline_cost,
)
from mkdocs_archplan.model import Cost, Document


def cost(low="5", high="5", verdict=None, line=1, **values):
    return Cost(
        **{
            "section": "Cost",
            "currency": "USD",
            "period": "month",
            "low": None if low is None else Decimal(low),
            "high": None if high is None else Decimal(high),
            "stated_low": None,
            "stated_high": None,
            "verdict": verdict,
            "line": line,
            **values,
        }
    )


def line_of(*costs, period="month", currency="USD"):
    document = Document(
        path="a.md", url="a/", collection="plans", kind="plan", title="A", title_source="heading", costs=costs
    )
    return cost_line(document, period, currency)


def line(low, high=None, *, status="active", currency="USD", period="month"):
    ends = Decimal(low), Decimal(low if high is None else high) if high != "" else None
    return CostLine(path="a.md", status=status, currency=currency, period=period, low=ends[0], high=ends[1])


def told(totals):
    return [(t.status, t.currency, t.period, str(t.low), None if t.high is None else str(t.high)) for t in totals]


@pytest.mark.parametrize(
    ("costs", "line"),
    [
        ([], None),
        ([cost()], 1),
        ([cost(line=1), cost(line=2)], 1),
        ([cost(line=1), cost(line=2, verdict="adds-up")], 2),
        ([cost(line=1, verdict="cannot-check"), cost(line=2, verdict="adds-up")], 1),
        ([cost(None, None, line=1, verdict="cannot-check"), cost(line=2)], 2),
        ([cost("0", "0")], 1),
        ([cost("5", None)], 1),
        ([cost("0", None)], None),
        ([cost(None, None)], None),
    ],
)
def test_one_table_stands_for_the_document(costs, line):
    headline = headline_cost(costs)
    assert (headline and headline.line) == line


def test_prices_of_one_stand_for_nothing():
    assert headline_cost([cost(per_unit=True)]) is None
    assert headline_cost([cost(per_unit=True, line=1), cost(line=2)]).line == 2


@pytest.mark.parametrize(
    ("own", "wanted", "amount", "converted"),
    [
        ("month", "month", "1.005", "1.005"),
        ("month", "year", "1.50", "18.00"),
        ("year", "month", "5020", "418.33"),
        ("quarter", "month", "100", "33.33"),
        ("quarter", "year", "100", "400.00"),
        ("week", "month", "100", "100"),
        ("once", "year", "100", "100"),
        ("year", "month", "-12", "-1.00"),
        ("month", "year", "9" * 40, str(int("9" * 40) * 12) + ".00"),
    ],
)
def test_months_quarters_and_years_become_one_another(own, wanted, amount, converted):
    assert str(in_period(Decimal(amount), own, wanted)) == converted


@pytest.mark.parametrize(
    ("costs", "low", "high", "currency", "period", "reason"),
    [
        ([cost("5", "9")], "5", "9", "USD", "month", None),
        ([cost("12", "24", period="year")], "1.00", "2.00", "USD", "month", None),
        ([cost("12", "24", period=None, currency=None)], "12", "24", "EUR", "month", None),
        ([cost("12", "12", period="once")], "12", "12", "USD", "once", None),
        ([cost("12", "12", period="hour")], "12", "12", "USD", "hour", None),
        ([cost("0", "0")], "0", "0", "USD", "month", None),
        ([cost("5", None)], "5", None, "USD", "month", "open-row"),
        ([cost("5", None, gaps=("Support",), reason="placeholder")], "5", None, "USD", "month", "placeholder"),
        ([cost("5", None, gaps=("Support",))], "5", None, "USD", "month", "unknown-row"),
        ([cost("0", None, gaps=("Support",))], None, None, "USD", "month", "unknown-row"),
        ([cost(None, None, reason="scenarios")], None, None, "USD", "month", "scenarios"),
        ([cost(None, None)], None, None, "USD", "month", "no-figure"),
        ([cost(None, "5")], None, None, "USD", "month", "no-figure"),
        ([cost("5", "5", reason="several-totals")], "5", "5", "USD", "month", "several-totals"),
        ([cost(per_unit=True)], None, None, "EUR", "month", PER_UNIT),
        ([], None, None, "EUR", "month", NO_TABLE),
    ],
)
def test_a_document_has_a_figure_or_a_reason(costs, low, high, currency, period, reason):
    found = line_of(*costs, currency="EUR")
    ends = tuple(None if end is None else str(end) for end in (found.low, found.high))
    assert (*ends, found.currency, found.period, found.reason) == (low, high, currency, period, reason)


def test_rows_without_a_figure_are_named():
    assert line_of(cost("5", None, gaps=("Support", "Key service"))).gaps == ("Support", "Key service")


def test_only_what_is_alike_is_added():
    lines = [
        line("10", "20"),
        line("1.50"),
        line("7", currency="EUR"),
        line("3", period="once"),
        line("100", status="implemented"),
        line("100", status=None),
        CostLine(path="b.md", status="active", currency="USD", period="month", reason=NO_TABLE),
    ]
    assert told(add_totals(lines)) == [
        (None, "USD", "month", "100", "100"),
        ("active", "EUR", "month", "7", "7"),
        ("active", "USD", "month", "11.50", "21.50"),
        ("active", "USD", "once", "3", "3"),
        ("implemented", "USD", "month", "100", "100"),
    ]


def test_one_open_end_leaves_the_sum_open():
    (total,) = add_totals([line("10", "20"), line("5", ""), line("1")])
    assert (total.low, total.high, total.count) == (Decimal(16), None, 3)


def test_a_sum_loses_no_digit_whatever_the_order():
    amounts = ("1" + "0" * 40, "0.01", "-1" + "0" * 40, "0.005")
    for order in permutations(amounts):
        (total,) = add_totals(line(amount) for amount in order)
        assert total.low == total.high == Decimal("0.015")


RATES = {"EUR": Decimal("1.08"), "JPY": Decimal("0.0067")}


def converted(*lines, rates=RATES):
    return [
        (c.status, c.period, str(c.low), None if c.high is None else str(c.high), dict(c.rates), c.left_out)
        for c in convert(add_totals(lines), rates, "USD")
    ]


def test_at_fixed_rates_the_sums_of_a_status_become_one():
    found = converted(line("100", "200"), line("10", currency="EUR"), line("1000", currency="JPY"))
    assert found == [("active", "month", "117.50", "217.50", RATES, ())]


def test_a_currency_without_a_rate_is_left_out_and_named():
    found = converted(line("100"), line("10", currency="EUR"), line("1", currency="GBP"), line("1", currency="CHF"))
    assert found == [("active", "month", "110.80", "110.80", {"EUR": RATES["EUR"]}, ("CHF", "GBP"))]


def test_an_open_end_stays_open_at_any_rate():
    assert converted(line("10", "", currency="EUR"))[0][2:4] == ("10.80", None)


def test_periods_and_statuses_are_converted_apart():
    lines = (line("10", currency="EUR"), line("10", currency="EUR", period="once"), line("5", status="implemented"))
    assert [found[:3] for found in converted(*lines)] == [("active", "month", "10.80"), ("active", "once", "10.80")]


@pytest.mark.parametrize(
    "lines", [(), (line("5"),), (line("5", currency="GBP"),), (line("5"), line("5", currency="GBP"))]
)
def test_where_no_rate_is_needed_or_helps_nothing_is_converted(lines):
    assert converted(*lines) == []
    assert converted(*lines, line("5", currency="EUR"), rates={}) == []
