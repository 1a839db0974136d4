"""Dates as people write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

_MONTHS = tuple(
    """january february march april may june
       july august september october november december""".split()
)
_NUMBER_OF = {name[:length]: at for at, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_NAME = f"({'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})"
_FLAGS = re.IGNORECASE | re.ASCII
_YEAR_FIRST = re.compile(
    rf"""(?<!\d)(?P<year>\d{{4}})(?P<gap>[-/.\s])(?P<month>\d{{1,2}}|{_NAME})
        (?:(?P=gap)(?:(?P<day>\d{{1,2}})(?=T\d|(?![\w?]|[-/.]\d{{1,3}}(?!\d)))|(?P<torn>\d*[A-Za-z?][\w?]*))|(?![\w?]|[-/.]\d))""",
    re.VERBOSE | _FLAGS,
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-\s.]+(?:of\s+)?{_NAME}\b\.?,?[-\s]+(\d{{4}})(?!\d)", _FLAGS
)
_MONTH_FIRST = re.compile(rf"\b{_NAME}\b\.?[-\s]+(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+|-)(\d{{4}})(?!\d)", _FLAGS)
_MONTH_ONLY = re.compile(rf"\b{_NAME}\b\.?,?[-\s]+(\d{{4}})(?!\d)", _FLAGS)
_NUMBERS = re.compile(r"(?<![\w./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])", re.ASCII)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", re.ASCII)
_STRUCK = re.compile(r"~~[^~]*~~")
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013", "----")
_CENTURY, _PIVOT = 2000, 70
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as YYYY-MM-DD, or YYYY-MM where no day is given, and what is doubtful about how it was written."""

    iso: str
    doubt: str = ""


def parse_date(text: str) -> ReadDate | None:
    """Return the first date a text gives; None when that is no date that a calendar has.

    Years first, months by name, or numbers with slashes, dashes or dots: those count as month/day/year, as most of them
    are written, unless only day/month/year is possible or dots separate them, as in most of Europe.
    """
    text = _STRUCK.sub(" ", text[:_LONGEST].translate(_DASHES))
    found = [match for pattern in _FORMS if (match := pattern.search(text))]
    if not found:
        return None
    match = min(found, key=lambda match: match.start())
    return _READERS[match.re](match)


def _year_first(match: re.Match[str]) -> ReadDate | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _month(month)
    torn = match["torn"]
    doubt = f"the day '{torn}' is none" if torn else ""
    return _read(match["year"], number, match["day"], doubt)


def _numbers(match: re.Match[str]) -> ReadDate | None:
    first, gap, second, year = int(match[1]), match[2], int(match[3]), match[4]
    full = year if len(year) > len("YY") else str(int(year) + (_CENTURY if int(year) < _PIVOT else _CENTURY - 100))
    month, day = (second, first) if gap == "." else (first, second)
    if either := _read(full, month, str(day)):
        swapped = gap != "." and month != day and _read(full, day, str(month))
        return ReadDate(
            either.iso, f"day and month may be the other way round; read as {either.iso}" if swapped else ""
        )
    doubt = "it may begin with the year" if len(year) == len("YY") else ""
    return _read(full, day, str(month), doubt)


def _month(name: str) -> int:
    return _NUMBER_OF[name.casefold()]


def _read(year: str, month: int, day: str | None, doubt: str = "") -> ReadDate | None:
    try:
        valid = date(int(year), month, int(day or 1))
    except ValueError:
        return None
    return ReadDate(valid.isoformat() if day else f"{valid:%Y-%m}".rjust(7, "0"), doubt)


_READERS: Mapping[re.Pattern[str], Callable[[re.Match[str]], ReadDate | None]] = {
    _YEAR_FIRST: _year_first,
    _DAY_FIRST: lambda match: _read(match[3], _month(match[2]), match[1]),
    _MONTH_FIRST: lambda match: _read(match[3], _month(match[1]), match[2]),
    _MONTH_ONLY: lambda match: _read(match[2], _month(match[1]), None),
    _NUMBERS: _numbers,
    _COMPACT: lambda match: _read(match[1], int(match[2]), match[3]),
}
_FORMS = tuple(_READERS)
