"""Dates as people write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})(?=$|[T\s]))?(?:[T\s]\d{1,2}:.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-\s.]+([A-Za-z]{3,9})\.?,?[-\s]+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = tuple(
    """january february march april may june
       july august september october november december""".split()
)


def parse_date(text: str) -> str | None:
    """Return a date as YYYY-MM-DD, or YYYY-MM where no day is given; None when it is no date that a calendar has."""
    text = text.strip(" \t()")
    if match := _ISO.fullmatch(text):
        year, _, month, day = match.groups()
        return _iso(year, int(month), day)
    if match := _DAY_FIRST.fullmatch(text):
        day, month_name, year = match.groups()
        return _iso(year, _month(month_name), day)
    if match := _MONTH_FIRST.fullmatch(text):
        month_name, day, year = match.groups()
        return _iso(year, _month(month_name), day)
    return None


def _month(name: str) -> int:
    """Return a month's number by its name or the usual beginnings of it, 0 for any other word."""
    word = name.casefold()
    fitting = [at for at, month in enumerate(_MONTHS, 1) if month.startswith(word)]
    return fitting[0] if len(fitting) == 1 and (len(word) in (3, 4) or word in _MONTHS) else 0


def _iso(year: str, month: int, day: str | None) -> str | None:
    try:
        valid = date(int(year), month, int(day or 1))
    except ValueError:
        return None
    return valid.isoformat() if day else f"{valid:%Y-%m}".rjust(7, "0")
