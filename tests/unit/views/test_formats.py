import datetime
from decimal import Decimal

import pytest
from babel.localedata import locale_identifiers
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.model import Cost
from mkdocs_archplan.settings import DATE_FORMATS
from mkdocs_archplan.views.formats import cost_in, display_title, document_cost, format_date, format_money


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
    ("locale", "short", "medium", "long", "full"),
    [
        ("en", "3/9/26", "Mar 9, 2026", "March 9, 2026", "Monday, March 9, 2026"),
        ("de", "09.03.26", "09.03.2026", "9. März 2026", "Montag, 9. März 2026"),
        ("de_AT", "09.03.26", "09.03.2026", "9. März 2026", "Montag, 9. März 2026"),
        ("fr", "09/03/2026", "9 mars 2026", "9 mars 2026", "lundi 9 mars 2026"),
        ("ja", "2026/03/09", "2026/03/09", "2026年3月9日", "2026年3月9日月曜日"),
        ("zh", "2026/3/9", "2026年3月9日", "2026年3月9日", "2026年3月9日星期一"),
        (
            "pt-BR",
            "09/03/2026",
            "9 de mar. de 2026",
            "9 de março de 2026",
            "segunda-feira, 9 de março de 2026",
        ),
        ("xx", "3/9/26", "Mar 9, 2026", "March 9, 2026", "Monday, March 9, 2026"),
        ("not a locale", "3/9/26", "Mar 9, 2026", "March 9, 2026", "Monday, March 9, 2026"),
        ("", "3/9/26", "Mar 9, 2026", "March 9, 2026", "Monday, March 9, 2026"),
    ],
)
def test_a_day_is_written_as_the_locale_does(locale, short, medium, long, full):
    styles = ("short", "medium", "long", "full", "iso")
    written = tuple(format_date("2026-03-09", style, locale) for style in styles)
    assert tuple(" ".join(text.split()) for text in written) == (short, medium, long, full, "2026-03-09")
    assert set(styles) == set(DATE_FORMATS)


@pytest.mark.parametrize(
    ("locale", "short", "medium", "long"),
    [
        ("en", "3/2026", "Mar 2026", "March 2026"),
        ("de", "3/2026", "März 2026", "März 2026"),
        ("ja", "2026/3", "2026年3月", "2026年3月"),
        ("zh", "2026/3", "2026年3月", "2026年3月"),
        ("pt-BR", "03/2026", "mar. de 2026", "março de 2026"),
        ("xx", "3/2026", "Mar 2026", "March 2026"),
    ],
)
def test_a_month_has_no_day(locale, short, medium, long):
    written = tuple(format_date("2026-03", style, locale) for style in DATE_FORMATS)
    assert written == (short, medium, long, long, "2026-03")


LOCALES = st.sampled_from(["en", "de", "ja", "zh", "pt-BR", "zh_Hant", "es", "fr", "", "xx"])


@example(datetime.date(1, 1, 1), "full", "ja")
@example(datetime.date(9999, 12, 31), "medium", "ar")
@given(
    st.dates(),
    st.sampled_from(DATE_FORMATS),
    LOCALES | st.sampled_from(locale_identifiers()) | st.text(max_size=6),
)
def test_any_date_is_written_in_any_locale(day, style, locale):
    for date in (day.isoformat(), day.isoformat()[:7]):
        text = format_date(date, style, locale)
        assert text.strip()
        assert style != "iso" or text == date


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.sampled_from(["medium", "long", "full"]), LOCALES)
def test_a_year_is_written_in_full(day, style, locale):
    assert day.isoformat()[:4] in format_date(day.isoformat(), style, locale)
    assert day.isoformat()[:4] in format_date(day.isoformat()[:7], style, locale)


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
