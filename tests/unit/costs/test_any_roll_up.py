"""Any costs have sums: nothing is raised, no document is lost, nothing depends on the order, no currency on another."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.costs.periods import ONCE
from mkdocs_archplan.costs.reasons import REASONS
from mkdocs_archplan.costs.roll_up import PERIODS, add_totals, convert, cost_line
from mkdocs_archplan.model import Cost, Document

AMOUNTS = (
    st.none() | st.decimals(min_value=-(10**30), max_value=10**30, allow_nan=False, places=5) | st.just(Decimal(0))
)
CURRENCIES = st.sampled_from([None, "USD", "EUR", "GBP", "JPY"])
COSTS = st.builds(
    Cost,
    section=st.none() | st.just("Cost"),
    currency=CURRENCIES,
    period=st.sampled_from([None, "month", "year", "quarter", "week", "day", "hour", ONCE]),
    low=AMOUNTS,
    high=AMOUNTS,
    stated_low=AMOUNTS,
    stated_high=AMOUNTS,
    verdict=st.sampled_from([None, "adds-up", "cannot-check"]),
    line=st.just(1),
    reason=st.none() | st.sampled_from(REASONS),
    per_unit=st.booleans(),
    gaps=st.lists(st.text(max_size=5), max_size=3).map(tuple),
)
DOCUMENTS = st.lists(
    st.builds(
        Document,
        path=st.uuids().map(str),
        url=st.just("a/"),
        collection=st.just("plans"),
        kind=st.just("plan"),
        title=st.just("A"),
        title_source=st.just("heading"),
        status=st.sampled_from([None, "active", "superseded"]),
        costs=st.lists(COSTS, max_size=3).map(tuple),
    ),
    max_size=8,
)
SITE = st.tuples(st.sampled_from(["month", "year"]), st.sampled_from(["USD", "EUR"]))
RATES = st.dictionaries(
    st.sampled_from(["GBP", "JPY"]), st.decimals(min_value="0.0001", max_value=1000, places=4), max_size=2
)


@given(DOCUMENTS, SITE)
def test_every_document_is_in_a_sum_or_has_a_reason(documents, site):
    lines = [cost_line(document, *site) for document in documents]
    totals = add_totals(lines)
    assert sum(total.count for total in totals) + sum(line.low is None for line in lines) == len(documents)
    for line in lines:
        assert line.period in PERIODS
        assert line.currency
        if line.low is None or line.high is None:
            assert line.reason


@given(DOCUMENTS, SITE, RATES, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(documents, site, rates, random):
    lines = [cost_line(document, *site) for document in documents]
    shuffled = random.sample(lines, len(lines))
    assert add_totals(shuffled) == add_totals(lines)
    assert list(convert(add_totals(shuffled), rates, site[1])) == list(convert(add_totals(lines), rates, site[1]))


@given(DOCUMENTS, SITE)
def test_a_sum_is_of_one_status_one_currency_and_one_period(documents, site):
    lines = [cost_line(document, *site) for document in documents]
    for total in add_totals(lines):
        same = [
            line
            for line in lines
            if (line.status, line.currency, line.period) == (total.status, total.currency, total.period)
            and line.low is not None
        ]
        assert len(same) == total.count
        assert float(total.low) == float(sum(map(_scaled, (line.low for line in same)))) / 10**5
        assert (total.high is None) == any(line.high is None for line in same)


def _scaled(amount):
    return int(amount.scaleb(5))


@given(DOCUMENTS, SITE, RATES)
def test_nothing_foreign_is_added_without_a_rate(documents, site, rates):
    totals = add_totals(cost_line(document, *site) for document in documents)
    for found in convert(totals, rates, site[1]):
        there = {t.currency for t in totals if (t.status, t.period) == (found.status, found.period)}
        assert found.rates
        assert dict(found.rates).items() <= rates.items()
        assert set(found.left_out) == there - rates.keys() - {site[1]}
