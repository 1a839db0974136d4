"""What follows an amount in its cell: what it is paid for, whether it is a price of one, a bound, or about so much."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_archplan.costs.currencies import CURRENCY, named_in
from mkdocs_archplan.costs.periods import period_in, period_of
from mkdocs_archplan.costs.phrases import EACH, PLUS_MORE, TAIL_ABOUT, TAIL_LEAST, TAIL_MOST, TAX

_PIECES: tuple[tuple[re.Pattern[str], dict[str, Any]], ...] = (
    (TAIL_ABOUT, {"approx": True}),
    (TAIL_LEAST, {"bound": "at_least"}),
    (TAIL_MOST, {"bound": "at_most"}),
    (EACH, {"per_unit": True}),
)
_MOST_PIECES = 8
_PER = re.compile(
    r"\s*(?P<by>/|\b(?:per|pro|par|por|im|an?|al|à)\b)\s*(?P<word>[^\s/,;+()]+(?:\s+(?!per\b|/)[^\s/,;+()]+)*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*(?P<word>[^\W\d_][\w.-]*)")
_PHRASE = re.compile(
    r"\s*(?:one[ -]time|one[ -]off|una vez|una tantum|uma vez|paid once|p\. ?[am]\.?|p/[mja])", re.IGNORECASE
)
# `$20/25` and `$20 or $25` are two amounts, `/10k requests` and `/1000` are prices of so many.
_ALTERNATIVE = re.compile(
    rf"\s*(?:[,;|]?\s*(?:/|\bor\b|\boder\b|\bou\b|\band\b|\bund\b|&|→|->|=>|\bvs\b)\s*[~≈]?\s*(?:{CURRENCY})?\s*[~≈]?\s*\d"
    rf"|[,;|]\s*[~≈]?\s*(?:{CURRENCY})\s*\d)",
    re.IGNORECASE,
)
_SO_MANY = re.compile(r"\s*/\s*(?:\d+\s*(?:[kKmM]\b|[^\W\d_])|\d{4,}|1 )")
_LIMIT = re.compile(r"(?:cap|limit|budget)\b.*\d", re.IGNORECASE | re.DOTALL)
_SECOND = re.compile(rf"(?:{CURRENCY})\s*\d", re.IGNORECASE)
# Behind a slash one letter is enough.
_SHORT = {
    **dict.fromkeys(("m", "mt", "mc"), "month"),
    **dict.fromkeys(("y", "a", "j"), "year"),
    **dict.fromkeys(("q",), "quarter"),
    **dict.fromkeys(("d",), "day"),
    **dict.fromkeys(("w",), "week"),
}
_OR_SO_MUCH = re.compile(rf"\b(?:or|oder|ou)\s+[~≈]?\s*(?:{CURRENCY})\s*\d", re.IGNORECASE)
_ARTICLES = frozenset(("a", "an", "al", "à"))


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows an amount.

    `words` are left that say nothing about it; `noun` is a period that stands there alone, as in `2 hours`;
    `alternative` is a second amount to choose from.
    """

    period: str | None = None
    per_unit: bool = False
    approx: bool = False
    bound: str = ""
    ambiguous: bool = False
    words: bool = False
    noun: bool = False
    alternative: bool = False


def read_tail(rest: str) -> Tail:
    """Read what follows an amount piece by piece, until words that say nothing about it."""
    tail = Tail()
    for _ in range(_MOST_PIECES):
        if _ALTERNATIVE.match(rest) and not _SO_MANY.match(rest):
            return replace(tail, alternative=True)
        rest = rest.lstrip(" .")
        taken, tail = _take(rest, tail) if rest else (0, tail)
        if not taken:
            break
        rest = rest[taken:]
    return _ended(rest, tail) if rest else tail


def _take(rest: str, tail: Tail) -> tuple[int, Tail]:
    """Take the next piece; return its length, 0 where there is none, and what is known with it."""
    for pattern, known in _PIECES:
        if match := pattern.match(rest):
            return match.end(), replace(tail, **known)
    if (per := _PER.match(rest)) and (paid := _paid_by(per, tail)):
        first = per["word"].split()[0]
        return (per.end() if paid.per_unit and not tail.per_unit else per.start("word") + len(first)), paid
    if tax := TAX.match(rest):
        return tax.end(), tail
    word, phrase = _WORD.match(rest), _PHRASE.match(rest)
    period = period_in(phrase[0]) if phrase else period_of(word["word"]) if word else None
    if not period:
        return 0, tail
    end = phrase.end() if phrase else word.end() if word else 0
    return end, replace(tail, period=tail.period or period, noun=tail.period is None)


def _paid_by(per: re.Match[str], tail: Tail) -> Tail | None:
    """Read `/month`, `per user`, `/ user / month`."""
    first, *more = per["word"].split()
    short = _SHORT.get(first.casefold().strip(".")) if per["by"] == "/" else None
    if period := short or period_of(first.strip("*")):
        return replace(tail, period=tail.period or period)
    if per["by"].casefold() in _ARTICLES:
        return None
    return replace(tail, per_unit=True, period=tail.period or (None if first[0].isdigit() else _first_period(more)))


def _first_period(words: list[str]) -> str | None:
    return next(filter(None, map(period_of, words)), None)


def _ended(rest: str, tail: Tail) -> Tail:
    """Judge words that end the reading: `+ usage` leaves it open, a second sum in them makes it doubtful."""
    if more := PLUS_MORE.search(rest):
        second, after = _SECOND.search(rest, more.end()), rest[more.end() :]
        paid = _PER.search(after)
        recurs = paid and period_of(paid["word"].split()[0])
        if second and (not paid or recurs):  # `$5 + $10` is a sum to be done, or two choices
            return replace(tail, alternative=True)
        return replace(tail, bound="at_least", ambiguous=bool(second))
    if _LIMIT.match(rest) or _OR_SO_MUCH.search(rest):
        return replace(tail, alternative=True)
    return replace(tail, words=True, ambiguous=tail.ambiguous or rest[0].isalpha() or named_in(rest))
