from decimal import Decimal

import pytest

from mkdocs_archplan.costs.amounts import parse_amount
from mkdocs_archplan.costs.currencies import currency_in
from mkdocs_archplan.costs.periods import period_in


def said(cell):
    amount = parse_amount(cell)
    bounds = [None if bound is None else str(bound) for bound in (amount.low, amount.high)]
    return (amount.kind, *bounds, amount.currency, amount.period)


@pytest.mark.parametrize(
    ("cell", "low", "currency", "period"),
    [
        ("$120", "120", "USD", None),
        ("$1,240.50", "1240.50", "USD", None),
        ("**$150**", "150", "USD", None),
        ("`$150`", "150", "USD", None),
        ("\\$150", "150", "USD", None),
        ("410 €", "410", "EUR", None),
        ("€1.200,50", "1200.50", "EUR", None),
        ("1,38 €", "1.38", "EUR", None),
        ("$55.500.000,00", "55500000.00", None, None),  # dollars or pesos of another country
        ("CHF 3'005.51", "3005.51", "CHF", None),
        ("12 000 EUR", "12000", "EUR", None),
        ("₹6,00,000", "600000", "INR", None),
        ("US$5", "5", "USD", None),
        ("A$5", "5", "AUD", None),
        ("usd 5", "5", "USD", None),
        ("$12k", "12000", "USD", None),
        ("$1.5M", "1500000", "USD", None),
        ("$5/month", "5", "USD", "month"),
        ("$5 / mo", "5", "USD", "month"),
        ("$5 per year", "5", "USD", "year"),
        ("$5 annually", "5", "USD", "year"),
        ("$0.10/hour", "0.10", "USD", "hour"),
        ("120", "120", None, None),
        ("$5 (two nodes)", "5", "USD", None),
        ("~~$9~~ $5", "5", "USD", None),
        ("-$5", "-5", "USD", None),
        ("−$5", "-5", "USD", None),
    ],
)
def test_an_exact_amount(cell, low, currency, period):
    assert said(cell) == ("amount", low, low, currency, period)
    assert parse_amount(cell).is_money


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("~$5", ("approx", "5", "5", "USD", None)),
        ("approx. 5 €", ("approx", "5", "5", "EUR", None)),
        ("$5-10", ("range", "5", "10", "USD", None)),
        ("$5 – $10 / month", ("range", "5", "10", "USD", "month")),
        ("410 to 560 €", ("range", "410", "560", "EUR", None)),
        ("£6-12k", ("range", "6000", "12000", "GBP", None)),
        ("~$5k–$8k", ("range", "5000", "8000", "USD", None)),
        ("$50+", ("at_least", "50", None, "USD", None)),
        ("from $50", ("at_least", "50", None, "USD", None)),
        (">= $50/mo", ("at_least", "50", None, "USD", "month")),
        ("< $50", ("at_most", "0", "50", "USD", None)),
        ("up to $50", ("at_most", "0", "50", "USD", None)),
        ("free", ("free", "0", "0", None, None)),
        ("Free tier", ("free", "0", "0", None, None)),
        ("no additional cost", ("free", "0", "0", None, None)),
        ("included in plan", ("included", "0", "0", None, None)),
        ("$5/user", ("per_unit", "5", "5", "USD", None)),
        ("$5/user/month", ("per_unit", "5", "5", "USD", "month")),
        ("$0.02 per GB", ("per_unit", "0.02", "0.02", "USD", None)),
        ("5%", ("percent", "5", "5", None, None)),
        ("-2.5 %", ("percent", "-2.5", "-2.5", None, None)),
        ("", ("na", None, None, None, None)),
        ("–", ("na", None, None, None, None)),
        ("N/A", ("na", None, None, None, None)),
        ("$X", ("placeholder", None, None, None, None)),
        ("**$Z**", ("placeholder", None, None, None, None)),
        ("TBD", ("placeholder", None, None, None, None)),
        ("[Calculation]", ("placeholder", None, None, None, None)),
        ("??", ("placeholder", None, None, None, None)),
    ],
)
def test_other_things_a_cell_says(cell, expected):
    assert said(cell) == expected


@pytest.mark.parametrize(
    "cell",
    ["Database", "Yes", "2 nodes", "$5 and $6", "$20/25", "5 → 6", "1,2,3", "$", "t3.large", "99.9.9", "v2"],
)
def test_text_is_no_amount(cell):
    assert parse_amount(cell).kind in ("text", "per_unit")
    assert not parse_amount(cell).is_money


@pytest.mark.parametrize(
    ("cell", "low", "ambiguous"),
    [
        ("$1.200", "1200", True),
        ("$0.125", "0.125", False),
        ("$1,200", "1200", False),
        ("€1.200.000", "1200000", False),
        ("10 ± 2", "8", True),
    ],
)
def test_digits_that_can_be_read_in_two_ways_are_marked(cell, low, ambiguous):
    amount = parse_amount(cell)
    assert (amount.low, amount.doubtful) == (Decimal(low), ambiguous)


@pytest.mark.parametrize("cell", ["$5/user", "5%", "TBD", "", "words"])
def test_what_is_no_sum_of_money(cell):
    assert not parse_amount(cell).is_money


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Monthly cost", "month"),
        ("$/mo", "month"),
        ("Cost (USD/yr)", "year"),
        ("Estimated Annual Costs", "year"),
        ("Monthly and yearly", None),
        ("Cost", None),
        ("h", None),
    ],
)
def test_the_period_of_a_header(text, period):
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Cost (EUR)", "EUR"),
        ("$/mo", "USD"),
        ("Cost (A$)", "AUD"),
        ("Cost", None),
        ("USDT", None),
        ("Kosten in €", "EUR"),
    ],
)
def test_the_currency_of_a_header(text, currency):
    assert currency_in(text) == currency


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("$40.48 (4 × 0.5 vCPU)", ("amount", "40.48", "40.48", "USD", None)),
        ("~$100 (2x large)", ("approx", "100", "100", "USD", None)),
        ("$30/mo max", ("at_most", "0", "30", "USD", "month")),
        ("$30/month plus bandwidth", ("at_least", "30", None, "USD", "month")),
        ("$30/mo est.", ("approx", "30", "30", "USD", "month")),
        ("$100/mo - $200/mo", ("range", "100", "200", "USD", "month")),
        ("$10/user - $20/user", ("per_unit", "10", "20", "USD", None)),
        ("$10/mo or $100/yr", ("text", None, None, None, None)),
        ("$12, 2 GB", ("amount", "12", "12", "USD", None)),
        ("$500–2k", ("range", "500", "2000", "USD", None)),
        ("✅ Free", ("free", "0", "0", None, None)),
        ("💰 $25/ay", ("amount", "25", "25", "USD", "month")),
        ("only $5", ("amount", "5", "5", "USD", None)),
        ("$5〜$15", ("range", "5", "15", "USD", None)),
        ("〜500円", ("at_most", "0", "500", "JPY", None)),
        ("£25 + VAT", ("amount", "25", "25", "GBP", None)),
        ("450 € HT/mois", ("amount", "450", "450", "EUR", "month")),
        ("€25 p/m", ("amount", "25", "25", "EUR", "month")),
        ("$1.5 million", ("amount", "1500000", "1500000", "USD", None)),
        ("1,5 Mio. €", ("amount", "1500000", "1500000", "EUR", None)),
        ("5 kEUR", ("amount", "5000", "5000", "EUR", None)),
        ("CA$50", ("amount", "50", "50", "CAD", None)),
        ("US $50", ("amount", "50", "50", "USD", None)),
        ("₹500/-", ("amount", "500", "500", "INR", None)),
        ("100+ €", ("at_least", "100", None, "EUR", None)),
        ("Free, then $20/mo", ("text", None, None, None, None)),
        ("Free–$20", ("range", "0", "20", "USD", None)),
        ("von 100 bis 200 €", ("range", "100", "200", "EUR", None)),
        ("$50<br>(one-time)", ("amount", "50", "50", "USD", "once")),
        ("one-time: $99", ("amount", "99", "99", "USD", "once")),
        ("-$50 to -$100", ("range", "-100", "-50", "USD", None)),
        ("$.50", ("amount", "0.50", "0.50", "USD", None)),
        ("–$50", ("amount", "-50", "-50", "USD", None)),
        ("$5 + $10", ("text", None, None, None, None)),
        ("2 hours", ("text", None, None, None, None)),
        ("Total Year 1", ("text", None, None, None, None)),
        ("$0.02/hour × 730", ("text", None, None, None, None)),
        ("from $5 to $10", ("range", "5", "10", "USD", None)),
        ("included (managed: $25–50)", ("included", "0", "0", None, None)),
        ("Free (after trial: $20/mo)", ("free", "0", "0", None, None)),
        ("~$5 / ~$10", ("text", None, None, None, None)),
        ("$20, or $40 with standby", ("text", None, None, None, None)),
        ("$20 (dev), $40 (prod)", ("text", None, None, None, None)),
        ("$5 ➜ $10", ("text", None, None, None, None)),
        ("$99 setup + $10/mo", ("text", None, None, None, None)),
        ("ca $20", ("approx", "20", "20", "USD", None)),
        ("Est: $20", ("approx", "20", "20", "USD", None)),
        ("$5/m", ("amount", "5", "5", "USD", "month")),
        ("5 €/J", ("amount", "5", "5", "EUR", "year")),
        ("$20 / 2 years", ("per_unit", "20", "20", "USD", None)),
        ("Rp 1,5 juta", ("amount", "1500000", "1500000", "IDR", None)),
        ("100% free", ("free", "0", "0", None, None)),
        ("$60 (=5 × $12)", ("amount", "60", "60", "USD", None)),
        ("tussen €5 en €10", ("range", "5", "10", "EUR", None)),
        ("avg $7", ("approx", "7", "7", "USD", None)),
        ("$5+tax", ("amount", "5", "5", "USD", None)),
        ("10 € im Monat", ("amount", "10", "10", "EUR", "month")),
        ("N/A (self-hosted)", ("na", None, None, None, None)),
        ("$___/month", ("placeholder", None, None, None, None)),
        ("TBD - awaiting quote", ("placeholder", None, None, None, None)),
    ],
)
def test_what_authors_of_many_countries_write(cell, expected):
    assert said(cell) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Total (9 months)", None),
        ("Cost (12 months)", "year"),
        ("3-Year TCO", None),
        ("月费用", "month"),
        ("年费用", "year"),
        ("Monatliche Kosten", "month"),
        ("Einmalige Kosten", "once"),
        ("初期費用", "once"),
        ("6月", None),
    ],
)
def test_lengths_and_compounds(text, period):
    assert period_in(text) == period


@pytest.mark.parametrize("scale", ["", "k", "M", "B", " Mrd.", "億"])
def test_the_longest_number_with_any_suffix_is_read(scale):
    assert parse_amount(f"${'9' * 20}{scale}").kind == "amount"
