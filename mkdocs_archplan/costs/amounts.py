"""One cell of a cost table: `$1,240.50`, `410–560 €`, `~$12k / month`, `free`, `TBD`, or text that is no amount."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_archplan.text import plain_text

_SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "A$": "AUD",
    "C$": "CAD",
    "R$": "BRL",
}
_CODES = frozenset(
    """AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW
       MXN MYR NOK NZD PHP PLN SEK SGD THB TRY TWD USD ZAR""".split()
)
_PERIODS = {
    **dict.fromkeys(("month", "monthly", "months", "mo", "mth", "mon"), "month"),
    **dict.fromkeys(("year", "yearly", "years", "yr", "annum", "annual", "annually"), "year"),
    **dict.fromkeys(("day", "daily"), "day"),
    **dict.fromkeys(("week", "weekly"), "week"),
    **dict.fromkeys(("hour", "hourly", "hr", "h"), "hour"),
}
_CURRENCY = rf"(?:US\$|A\$|C\$|R\$|[$€£¥₹]|\b(?:{'|'.join(sorted(_CODES))})\b)"
_NUMBER = r"\d[\d.,'’\u00a0\u202f ]*\d|\d"
_PERIODS_ADVERB = "monthly|yearly|annually|daily|weekly|hourly"


def _one(n: int) -> str:
    """Return the pattern of one number with its currency on either side; groups carry the suffix `n`."""
    before, after = rf"(?P<before{n}>{_CURRENCY})?", rf"(?P<after{n}>{_CURRENCY})?"
    return rf"{before}\s*(?P<number{n}>{_NUMBER})\s*(?P<scale{n}>[kKmM](?![a-z]))?\s*{after}"


_AMOUNT = re.compile(
    r"(?P<minus>-\s*)?(?P<about>(?:~|≈|about|approx(?:imately|\.)?|ca\.|est\.)\s*)?"
    r"(?P<bound>(?:<=?|≤|up to|>=?|≥|at least|from)\s*)?"
    rf"{_one(1)}(?P<plus>\+)?(?:\s*(?:-|–|—|to)\s*{_one(2)})?"
    rf"\s*(?:(?:/|per\b|a\b)\s*(?P<per>[\w/ ]+?)|(?P<adverb>{_PERIODS_ADVERB}))?\s*\*{{0,2}}",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"""(?P<placeholder>(?:{_CURRENCY}\s*)?(?:[XYZ]+|_+|\?+|T\.?B\.?[DCA]\.?|TODO)(?:\s*/\s*\w+)?|\[.*\]|<.*>)
      | (?P<free>(?:free|no\ (?:extra\ |additional\ )?cost|gratis|kostenlos)\b.*)
      | (?P<included>(?:included|bundled|covered|incl\.|in\ plan)(?!\w).*)
      | (?P<percent>[-+~]?[\d.,]+\s*%)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_DIGIT, _BRACKETS = re.compile(r"\d"), re.compile(r"\s*\([^()]*\)")
_STRUCK, _LETTERS, _ANY_CURRENCY = re.compile(r"~~.*?~~"), re.compile(r"[a-z]+"), re.compile(_CURRENCY)
_GROUPING = dict.fromkeys(map(ord, "'’\u00a0\u202f "))
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")
_DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}")
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_MAX_DIGITS = 20  # more are no price
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "none", "nil"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a cell says: `low` equals `high` unless it is a range; `at_least` has no high.

    `currency` is an ISO 4217 code, None for a bare number; `period` month, year, week, day or hour, None when unsaid.
    `ambiguous` says that the digits can be read in two ways (`1.200`); `step` is the worth of the last printed digit.
    """

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    period: str | None = None
    ambiguous: bool = False
    step: Decimal = Decimal(1)

    @property
    def is_money(self) -> bool:
        """Whether the cell names a sum of money, exact or not; a bare number needs a currency from its table."""
        return self.low is not None and self.kind not in ("per_unit", "percent")


def parse_amount(cell: str) -> Amount:
    """Read one cell as an author wrote it, Markdown included. Total: what is no amount has the kind `text`."""
    text = _STRUCK.sub(" ", cell) if "~~" in cell else cell
    text = plain_text(text.replace("\\$", "$")).replace("−", "-")
    if text.casefold() in _NOTHING:
        return Amount(kind="na")
    if words := _WORDS.fullmatch(text):
        kind = str(words.lastgroup)
        return Amount(kind=kind, low=Decimal(0), high=Decimal(0)) if kind in ("free", "included") else Amount(kind=kind)
    if not _DIGIT.search(text):
        return Amount(kind="text")
    match = _AMOUNT.fullmatch(_BRACKETS.sub("", text).strip() if "(" in text else text)
    return _amount(match) if match else Amount(kind="text")


def _amount(match: re.Match[str]) -> Amount:
    low, doubtful = _number(match["number1"])
    if low is None:
        return Amount(kind="text")
    high = low
    kind = "approx" if match["about"] else "amount"
    scales = (match["scale1"], match["scale2"])
    if match["number2"]:
        high_number, doubtful_too = _number(match["number2"])
        if high_number is None:
            return Amount(kind="text")
        kind, high, doubtful = "range", high_number, doubtful or doubtful_too
        low, high = _scaled(low, scales[0] or scales[1]), _scaled(high, scales[1])
    else:
        low = high = _scaled(low, scales[0])
    if match["minus"]:
        low, high = -high, -low
    codes = [code for group in ("before1", "after1", "before2", "after2") if (code := match[group])]
    currency = _code(codes[0]) if codes else None
    per = (match["per"] or match["adverb"] or "").strip().casefold()
    period = _PERIODS.get(per)
    if per and not period:
        kind = "per_unit"
    bound = (match["bound"] or "").strip().casefold()
    if match["plus"] or bound in (">", ">=", "≥", "at least", "from"):
        return Amount(kind="at_least", low=low, currency=currency, period=period, ambiguous=doubtful)
    if bound:
        return Amount(kind="at_most", low=Decimal(0), high=high, currency=currency, period=period, ambiguous=doubtful)
    return Amount(
        kind=kind,
        low=low,
        high=high,
        currency=currency,
        period=period,
        ambiguous=doubtful,
        step=_step(match["number1"], scales[0]),
    )


def _step(digits: str, scale: str | None) -> Decimal:
    number, _ = _number(digits)
    return _scaled(Decimal(1).scaleb(int(number.as_tuple().exponent)) if number is not None else Decimal(1), scale)


def _code(written: str) -> str:
    return _SYMBOLS.get(written.upper(), written.upper())


def _scaled(number: Decimal, scale: str | None) -> Decimal:
    return number * {"k": 1_000, "m": 1_000_000}.get((scale or "").casefold(), 1)


def _number(text: str) -> tuple[Decimal | None, bool]:
    """Read digits with their separators; the flag says that a lone dot before three digits may be either."""
    digits = text.translate(_GROUPING)
    if len(digits) > _MAX_DIGITS:
        return None, False
    if _COMMA_GROUPS.fullmatch(digits):
        doubtful = bool(_DOUBTFUL.fullmatch(digits))
        return Decimal(digits.replace(",", "")), doubtful
    if _DOT_GROUPS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", ".")), False
    return None, False


def period_in(text: str) -> str | None:
    """Return the period a header or heading names (`Monthly cost`, `$/yr`), None when it names none or several."""
    found = {_PERIODS[word] for word in _LETTERS.findall(text.casefold()) if len(word) > 1 and word in _PERIODS}
    return found.pop() if len(found) == 1 else None


def currency_in(text: str) -> str | None:
    """Return the currency a header names (`Cost (EUR)`, `$/mo`), None when it names none."""
    match = _ANY_CURRENCY.search(text)
    return _code(match[0]) if match else None
