"""Infracost's JSON: its own is a figure, whatever else is told what is wrong with it, and nothing raises."""

import codecs
import json
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.infracost import LARGEST, Breakdown, Infracost, parse_breakdown

# As the tool writes it: https://github.com/infracost/infracost/blob/master/schema/infracost.schema.json
WHOLE = {
    "version": "0.2",
    "currency": "EUR",
    "projects": [{"name": "x", "metadata": {}, "breakdown": {"resources": [], "totalMonthlyCost": "9"}}],
    "totalHourlyCost": "2.3320547945205479",
    "totalMonthlyCost": "1702.4",
    "pastTotalMonthlyCost": "1600",
    "diffTotalMonthlyCost": "102.4",
    "timeGenerated": "2026-01-29T08:14:02Z",
    "summary": {},
}


def parsed(value):
    return parse_breakdown(value if isinstance(value, bytes) else json.dumps(value).encode())


def figure(monthly, currency="USD"):
    return Breakdown(Infracost(monthly=Decimal(monthly), currency=currency))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (WHOLE, figure("1702.40", "EUR")),
        ({"totalMonthlyCost": "8"}, figure("8.00")),
        ({"totalMonthlyCost": "0"}, figure("0.00")),
        ({"totalMonthlyCost": "41.7520000547"}, figure("41.75")),
        ({"totalMonthlyCost": "41.745"}, figure("41.75")),
        ({"totalMonthlyCost": "999999999999999.99"}, figure("999999999999999.99")),
        ({"totalMonthlyCost": 12.5}, figure("12.50")),
        ({"totalMonthlyCost": 12}, figure("12.00")),
        ({"totalMonthlyCost": "1", "currency": None}, figure("1.00")),
        ({"totalMonthlyCost": "1", "currency": ""}, figure("1.00")),
        ({"totalMonthlyCost": "1", "currency": "gbp"}, figure("1.00", "GBP")),
        ({"totalMonthlyCost": None, "currency": "EUR"}, Breakdown()),
        (b'{"totalMonthlyCost": "1", "totalMonthlyCost": "2"}', figure("2.00")),
        (codecs.BOM_UTF8 + b'{"totalMonthlyCost": "3"}', figure("3.00")),
        ('{"totalMonthlyCost": "4"}'.encode("utf-16"), figure("4.00")),  # `>` in PowerShell
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_monthly_total_is_read_to_the_cent(value, expected):
    assert parsed(value) == expected


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe\xfd", "is no JSON"),
        (b'{"totalMonthlyCost": ', "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"a":' * 100_000, "is no JSON"),
        ([], "has no 'totalMonthlyCost'"),
        ("1702.40", "has no 'totalMonthlyCost'"),
        (None, "has no 'totalMonthlyCost'"),
        ({}, "has no 'totalMonthlyCost'"),
        ({"projects": [{"breakdown": {"totalMonthlyCost": "1"}}]}, "has no 'totalMonthlyCost'"),
        *(
            (data, "has a 'totalMonthlyCost' that is no amount of money")
            for data in (
                *({"totalMonthlyCost": text} for text in ("", "-5", "NaN", "Infinity", "1e3", "1,702.40", "٣", "1_0")),
                *({"totalMonthlyCost": value} for value in (True, [], {}, "1" * 16, "9" * 100_000, -5, 1e300)),
                b'{"totalMonthlyCost": NaN}',
                b'{"totalMonthlyCost": -Infinity}',
                b'{"totalMonthlyCost": 1e999999999999999999999}',
                b'{"totalMonthlyCost": ' + b"9" * 10_000 + b"}",
            )
        ),
        *(
            ({"totalMonthlyCost": "1", "currency": name}, "has a 'currency' that is no code of three letters")
            for name in ("dollars", "$", "US\n", "<b>", 840, ["USD"], {"code": "USD"}, True, "ＵＳＤ")
        ),
        (b" " * (LARGEST + 1), "is larger than 20 MB"),
    ],
    ids=lambda value: str(value[:40] if isinstance(value, bytes | str) else value)[:40],
)
def test_anything_else_is_told_what_is_wrong_with_it(value, wrong):
    assert parsed(value) == Breakdown(wrong=wrong)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@example(b"\x00")
@given(
    st.binary(max_size=60)
    | anything.map(lambda value: json.dumps(value).encode())
    | st.fixed_dictionaries({"totalMonthlyCost": anything}, optional={"currency": anything}).map(
        lambda value: json.dumps(value).encode()
    )
)
def test_any_bytes_are_a_figure_no_figure_or_wrong(data):
    found = parse_breakdown(data)
    assert isinstance(found.wrong, str)
    if found.figure:
        assert not found.wrong
        assert found.figure.monthly >= 0
        assert found.figure.monthly.as_tuple().exponent == -2
        assert found.figure.currency.isupper()


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["USD", "EUR", "JPY"]))
def test_what_the_tool_writes_is_read_as_it_is(amount, currency):
    assert parsed({"totalMonthlyCost": str(amount), "currency": currency}) == figure(amount, currency)
