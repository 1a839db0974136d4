from decimal import Decimal

import pytest

from mkdocs_archplan.costs.roll_up import headline_cost
from mkdocs_archplan.model import Cost


def cost(low="5", high="5", verdict=None, line=1):
    return Cost(
        section="Cost",
        currency="USD",
        period="month",
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        stated_low=None,
        stated_high=None,
        verdict=verdict,
        line=line,
    )


@pytest.mark.parametrize(
    ("costs", "line"),
    [
        ([], None),
        ([cost()], 1),
        ([cost(line=1), cost(line=2)], 1),
        ([cost(line=1), cost(line=2, verdict="adds-up")], 2),
        ([cost(line=1, verdict="cannot-check"), cost(line=2, verdict="adds-up")], 1),
        ([cost("0", "0")], 1),
        ([cost("5", None)], 1),
        ([cost("0", None)], None),
        ([cost(None, None)], None),
    ],
)
def test_one_table_stands_for_the_document(costs, line):
    headline = headline_cost(costs)
    assert (headline and headline.line) == line
