from decimal import Decimal

import pytest

from mkdocs_archplan.model import Cost
from mkdocs_archplan.views.formats import cost_in, display_title, document_cost, format_money


def cost(low="120", high="120", currency="USD", period="month"):
    return Cost(
        section="Cost",
        currency=currency,
        period=period,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        stated_low=None,
        stated_high=None,
        verdict=None,
        line=1,
    )


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("120", "USD", "en", "$120"),
        ("1240.5", "USD", "en", "$1,240.50"),
        ("1240.00", "USD", "en", "$1,240"),
        ("-5", "USD", "en", "-$5"),
        ("1240.5", "EUR", "de", "1.240,50\xa0€"),
        ("1240", "EUR", "de", "1.240\xa0€"),
        ("1240", "JPY", "ja", "￥1,240"),
        ("5", "XYZ", "en", "XYZ5"),
        ("5", "USD", "qq", "$5"),
        ("5", "USD", "", "$5"),
        ("5", "USD", "not a locale", "$5"),
        ("5", "USD", "pt-BR", "US$\xa05"),
    ],
)
def test_money_is_written_as_the_locale_does(amount, currency, locale, text):
    assert format_money(Decimal(amount), currency, locale) == text


@pytest.mark.parametrize(
    ("given", "period", "bounds"),
    [
        (cost(), "month", ("120", "120")),
        (cost(), "year", ("1440.00", "1440.00")),
        (cost("100", "200", period="year"), "month", ("8.33", "16.67")),
        (cost(high=None), "year", ("1440.00", None)),
        (cost(period=None), "year", ("120", "120")),
        (cost(period="day"), "month", None),
        (cost(low=None, high=None), "month", None),
    ],
)
def test_a_cost_is_told_per_month_or_year(given, period, bounds):
    found = cost_in(given, period)
    assert (found and tuple(bound and str(bound) for bound in found)) == bounds


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ([], None),
        ([cost()], ("$120", 120.0)),
        ([cost(high=None)], ("$120+", 120.0)),
        ([cost("100", "150")], ("$100–$150", 100.0)),
        ([cost("0", "0")], ("$0", 0.0)),
        ([cost(currency=None)], ("€120", 120.0)),
        ([cost(period="day")], None),
    ],
)
def test_a_document_shows_one_figure(costs, expected):
    assert document_cost(costs, "month", "EUR", "en") == expected


@pytest.mark.parametrize("digits", [28, 29, 60, 5_000])
@pytest.mark.parametrize("period", ["month", "year"])
def test_a_figure_of_any_length_is_shown(digits, period):
    text, order = document_cost([cost("7" * digits, "7" * digits)], period, "USD", "en")
    assert text.startswith("$")
    assert order > 0


@pytest.mark.parametrize(
    ("title", "number", "shown"),
    [
        ("Payment ledger", None, "Payment ledger"),
        ("RFC-0001: Payment ledger", "RFC-0001", "Payment ledger"),
        ("RFC 1 – Payment ledger", "RFC-0001", "Payment ledger"),
        ("rfc1. Payment ledger", "RFC-0001", "Payment ledger"),
        ("0001. Payment ledger", "RFC-0001", "Payment ledger"),
        ("1) Payment ledger", "RFC-0001", "Payment ledger"),
        ("RFC-0001 Payment ledger", "RFC-0001", "Payment ledger"),
        ("RFC-0001", "RFC-0001", "RFC-0001"),
        ("RFC-0002: Payment ledger", "RFC-0001", "RFC-0002: Payment ledger"),
        ("RFC-00010: Payment ledger", "RFC-0001", "RFC-00010: Payment ledger"),
        ("1000 users a day", "RFC-0001", "1000 users a day"),
        ("1 million users", "RFC-0001", "1 million users"),
        ("10.5 GHz links", "RFC-0010", "10.5 GHz links"),
        ("Payment ledger", "Ledger/7", "Payment ledger"),
        ("0. First of all", "RFC-0000", "First of all"),
    ],
)
def test_a_title_is_shown_without_its_own_id(document, title, number, shown):
    field = f"id: {number}\n" if number else ""
    assert display_title(document(f"---\ntitle: '{title}'\n{field}---\n", kind="rfc")) == shown
