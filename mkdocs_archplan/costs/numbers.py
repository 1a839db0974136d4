"""Digits with their separators, as they are written in different countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

CENT = Decimal("0.01")
NUMBER = r"(?:\d+(?:[.,'’\u00a0\u202f ]\d+)*|\.\d+)"
SCALE = (
    r"(?:(?:k|mm?|b|mn|mln|mi|mil|bn|mio\.?|mrd\.?|tsd\.?|tys\.?|thousand|millions?|billions?|milh(?:ão|ões)|mill(?:ón|ones)"
    r"|millionen|milliarden|ribu|rb|juta|crores?|lakhs?|cr|l|lacs?)(?![^\W\d_])|[km](?=€|eur\b|usd\b|chf\b|gbp\b)|[万萬千億亿만])"
)
_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mi": 10**6,
    "mil": 10**3,
    "mio": 10**6,
    "tsd": 10**3,
    "tys": 10**3,
    "mrd": 10**9,
    "thousand": 10**3,
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "millionen": 10**6,
    "milhão": 10**6,
    "milhões": 10**6,
    "millón": 10**6,
    "millones": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "milliarden": 10**9,
    "b": 10**9,
    "bn": 10**9,
    "l": 10**5,
    "lac": 10**5,
    "lacs": 10**5,
    "lakh": 10**5,
    "lakhs": 10**5,
    "cr": 10**7,
    "crore": 10**7,
    "crores": 10**7,
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "千": 10**3,
    "億": 10**8,
    "亿": 10**8,
}
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")
_DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}|\d+,\d{4,}")
_BLANK_GROUPS = re.compile(r"\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|[\d.,]+")
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_BLANKS = dict.fromkeys(map(ord, "'’\u00a0\u202f "))
_MAX_DIGITS = 20  # more are no price


def rounded(amount: Decimal, places: Decimal = CENT) -> Decimal:
    """Round an amount of any length to these places."""
    with localcontext() as context:
        context.prec = max(28, amount.adjusted() + 10)
        return amount.quantize(places)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, the worth of its last printed digit, and how it is written.

    `doubtful` where it can be read in two ways (`1.200`), `european` where a comma stands before the decimals.
    """

    value: Decimal
    step: Decimal
    doubtful: bool = False
    european: bool = False


def read_number(digits: str, scale: str | None = None) -> Number | None:
    """Read digits with their separators and a suffix (`1.2` and `k`); None where they are no number."""
    if len(digits) > _MAX_DIGITS + 10 or not _BLANK_GROUPS.fullmatch(digits):
        return None
    plain = digits.translate(_BLANKS)
    plain = f"0{plain}" if plain.startswith(".") else plain
    if len(plain) > _MAX_DIGITS:
        return None
    factor = _SCALES[scale.casefold().rstrip(".")] if scale else 1
    if _COMMA_GROUPS.fullmatch(plain):
        doubtful = bool(_DOUBTFUL.fullmatch(plain))
        written = plain.replace(".", "") if doubtful and factor == 1 else plain.replace(",", "")
        return _number(written, factor, doubtful=doubtful)
    if _DOT_GROUPS.fullmatch(plain):
        return _number(plain.replace(".", "").replace(",", "."), factor, european=True)
    return None


def _number(written: str, factor: int, *, doubtful: bool = False, european: bool = False) -> Number:
    value = Decimal(written)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    if factor != 1:
        value, step = value * factor, step * factor
        value = rounded(value, Decimal(1)) if value == value.to_integral_value() else value
    return Number(value, step, doubtful, european)
