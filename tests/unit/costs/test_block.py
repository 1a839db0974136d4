"""Cost blocks: rows of YAML or CSV, multiplied and added."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.costs.block import is_cost_fence, read_block

CSV = "item, quantity, unit price, period, note\nServer, 2, $40, month, two zones\nDomain, 1, $12, year,\n"
YAML = """\
currency: EUR
period: month
items:
  - {item: Server, quantity: 2, unit price: 40}
  - {item: Domain, unit price: "12", period: year, note: renewed}
"""


def amounts(part):
    return [(line.item, line.amount.low, line.amount.high) for line in part.lines]


def test_rows_of_csv():
    (part,) = read_block(CSV).parts
    assert amounts(part) == [("Server", 80, 80), ("Domain", 1, 1)]
    assert (part.low, part.high, part.currency, part.period) == (81, 81, "USD", "month")
    assert [line.note for line in part.lines] == ["two zones", ""]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_of_other_delimiters(delimiter):
    (part,) = read_block(CSV.replace(", ", delimiter).replace(",\n", f"{delimiter}\n")).parts
    assert part.low == 81


def test_rows_of_yaml():
    (part,) = read_block(YAML).parts
    assert amounts(part) == [("Server", 80, 80), ("Domain", 1, 1)]
    assert (part.currency, part.period) == ("EUR", "month")


@pytest.mark.parametrize(
    "text",
    [
        "- Server: $40\n- Disk: $2",
        "- item: Server\n  cost: $40\n- name: Disk\n  price: $2",
        "items:\n- {item: Server, amount: $40}\n- {item: Disk, amount: $2}",
    ],
)
def test_short_forms(text):
    (part,) = read_block(text).parts
    assert amounts(part) == [("Server", 40, 40), ("Disk", 2, 2)]


def test_what_is_paid_once_stands_apart():
    monthly, once = read_block("- {item: a, price: $5}\n- {item: b, price: $100, period: once}").parts
    assert (monthly.period, monthly.low, once.period, once.low) == ("month", 5, "once", 100)


def test_a_year_is_the_period_where_the_block_says_so():
    (part,) = read_block("period: year\nitems:\n- {item: a, price: $5, period: month}\n- {item: b, price: $1}").parts
    assert (part.period, part.low) == ("year", 61)


def test_ranges_and_open_ends_stay():
    (part,) = read_block("- {item: a, quantity: 2, price: $5-8}\n- {item: b, price: $1}").parts
    assert (part.low, part.high) == (11, 17)
    (part,) = read_block("- {item: a, price: $5+}\n- {item: b, price: $1}").parts
    assert (part.low, part.high, part.gaps) == (6, None, ())


def test_a_row_without_a_figure_is_named():
    (part,) = read_block("- {item: a, price: pay per use}\n- {item: b, price: $1}\n- {item: c, price: $1/hour}").parts
    assert (part.low, part.high, part.gaps) == (1, None, ("a", "c"))


def test_several_currencies_are_not_added():
    (part,) = read_block("- {item: a, price: $5}\n- {item: b, price: 5 €}").parts
    assert part.currency is None


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("", "it has no rows.", 0),
        ("just words", "it has no rows.", 0),
        ("- {a: b", "its YAML cannot be read.", 1),
        ("a: [", "its YAML cannot be read.", 1),
        ("[" * 3_000, "its YAML cannot be read.", 0),
        ("x" * 200_000, "it is too long.", 0),
        ("- {item: a, price: $1}\n" * 1_001, "it has more than 1000 rows.", 0),
    ],
)
def test_what_is_no_block_is_told(text, error, line):
    block = read_block(text)
    assert (block.parts, block.error) == ((), error)
    assert block.line <= max(line, 1)


@pytest.mark.parametrize(
    ("info", "ours"),
    [("cost", True), ("cost title='x'", True), ("{.cost}", True), ("costs", False), ("cost-model", False), ("", False)],
)
def test_which_fences_are_ours(info, ours):
    assert is_cost_fence(info) is ours


@given(st.text(max_size=200) | st.text(alphabet="- :{}[],item pricequty$€0123456789\n", max_size=200))
def test_any_text_is_a_block_or_told_why_not(text):
    block = read_block(text)
    assert bool(block.parts) != bool(block.error)
    for part in block.parts:
        assert part.lines
        assert part.low.is_finite()


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), min_size=1, max_size=9), st.integers(1, 50))
def test_rows_are_multiplied_and_added(prices, quantity):
    text = "\n".join(f"- {{item: row, quantity: {quantity}, price: '${price:,}'}}" for price in prices)
    (part,) = read_block(text).parts
    assert part.low == part.high == sum(prices, Decimal(0)) * quantity


def test_numbers_of_any_length_are_multiplied():
    (part,) = read_block(f"item, quantity, price, period\na, {'9' * 20}, ${'9' * 20}, year\n").parts
    assert part.low > 10**38
