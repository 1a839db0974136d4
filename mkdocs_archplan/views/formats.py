"""Money and dates for people, by locale; what authors wrote themselves is never reformatted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from mkdocs_archplan.costs.periods import MONTHS, in_period
from mkdocs_archplan.costs.roll_up import headline_cost
from mkdocs_archplan.model import Cost, Document

_MONTH = {"short": "yM", "medium": "yMMM", "long": "yMMMM", "full": "yMMMM"}  # CLDR skeletons
_MAX_EXPONENT = 20  # beyond it no locale groups digits, and decimal arithmetic rounds


@lru_cache(maxsize=16)
def _locale_and_pattern(name: str, *, whole: bool) -> tuple[Any, Any]:
    """Return a locale, English where it is unknown, and its pattern for money with or without decimals."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import parse_pattern

    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale.parse("en")
    pattern = locale.currency_formats["standard"]
    return locale, parse_pattern(pattern.pattern.replace(".00", "")) if whole else pattern


def format_money(amount: Decimal, currency: str, locale: str) -> str:
    """Return an amount with its currency as the locale writes it, without decimals where there are none."""
    from babel.numbers import format_currency, get_currency_symbol

    if amount.adjusted() > _MAX_EXPONENT:
        return f"{get_currency_symbol(currency, 'en')}{amount:f}"
    whole = amount == amount.to_integral_value()
    where, pattern = _locale_and_pattern(locale, whole=whole)
    return str(format_currency(amount, currency, format=pattern, locale=where, currency_digits=not whole))


def format_range(low: Decimal, high: Decimal | None, currency: str | None, locale: str) -> str:
    """Return a sum with both its ends; one that is open upwards ends in `+`, one without a currency stands bare."""

    def text(amount: Decimal) -> str:
        return format_money(amount, currency, locale) if currency else f"{amount:,f}"

    if high is None:
        return f"{text(low)}+"
    return text(low) if high == low else f"{text(low)}–{text(high)}"


def format_number(number: Decimal, locale: str) -> str:
    """Return a number as the locale writes it, with all its digits."""
    from babel.numbers import format_decimal

    where, _ = _locale_and_pattern(locale, whole=False)
    return str(format_decimal(number, locale=where, decimal_quantization=False))


def format_share(share: Decimal, locale: str) -> str:
    """Return a share of 1 as whole per cent, as the locale writes them."""
    from babel.numbers import format_percent

    where, _ = _locale_and_pattern(locale, whole=False)
    return str(format_percent(share, locale=where))


@lru_cache(maxsize=4096)
def format_date(date: str, style: str, locale: str) -> str:
    """Return a date (YYYY-MM-DD, or YYYY-MM for a month) in a style of CLDR as a locale writes it, or as it is."""
    from babel import dates

    if style == "iso":
        return date
    where, _ = _locale_and_pattern(locale, whole=False)
    year, month, *day = (int(part) for part in date.split("-"))
    when = datetime.date(year, month, day[0] if day else 1)
    if day:
        return str(dates.format_date(when, format=style, locale=where))
    return str(dates.format_skeleton(_MONTH[style], when, locale=where))


def cost_in(cost: Cost, period: str) -> tuple[Decimal, Decimal | None] | None:
    """Return a cost's low and high per `period` (month or year); None for one-time, daily or hourly costs."""
    own = cost.period or period
    if cost.low is None or own not in MONTHS:
        return None
    high = None if cost.high is None else in_period(cost.high, own, period)
    return in_period(cost.low, own, period), high


def document_cost(costs: Sequence[Cost], period: str, currency: str, locale: str) -> tuple[str, float] | None:
    """Return what a document costs per period as text and as a number to sort by, None when nothing is known.

    A range keeps both ends; a sum that is open upwards ends in `+`.
    """
    cost = headline_cost(costs)
    bounds = cost_in(cost, period) if cost else None
    if not cost or not bounds:
        return None
    low, high = bounds
    return format_range(low, high, cost.currency or currency, locale), float(low)


def display_title(document: Document) -> str:
    """Return a document's title without its own id in front, which is shown beside it."""
    number = (document.id or "").rpartition("-")
    prefix, digits = number[0], number[2]
    title = document.title
    if not digits.isdigit():
        return title
    rest, named = title, False
    if prefix and rest[: len(prefix)].casefold() == prefix.casefold():
        rest, named = rest[len(prefix) :].lstrip("-_ #"), True
    stripped = rest.lstrip("0") if rest[:1] == "0" else rest
    wanted = digits.lstrip("0") or "0"
    stripped = stripped if stripped.startswith(wanted) else rest
    if not stripped.startswith(wanted):
        return title
    after = stripped[len(wanted) :]
    short = after.lstrip(" .:)–—-")
    separated = (after[:1] in tuple(".:)–—-") and not after[1:2].isdigit()) or (named and after[:1] == " ")
    return short if short and separated else title
