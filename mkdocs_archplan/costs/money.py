"""The words and figures of one sum: `~$1.2k–2k per month`, `€ 5 to € 8`, `up to 50 EUR`, `-$14.19`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.currencies import CURRENCY, code_of, is_explicit
from mkdocs_archplan.costs.numbers import NUMBER, SCALE, Number, read_number
from mkdocs_archplan.costs.periods import is_period, period_told
from mkdocs_archplan.costs.phrases import ABOUT, AND, AT_LEAST, AT_MOST, BETWEEN, FILLER, RANGE
from mkdocs_archplan.costs.tail import Tail, read_tail

_MONEY = re.compile(
    rf"(?P<sign>[-+])?\s*(?P<before>{CURRENCY}(?:\s*(?:{CURRENCY}))?)?\s*(?P<tilde>[~≈])?\s*(?P<minus>-)?"
    rf"(?P<digits>{NUMBER})(?:\s*(?P<scale>{SCALE}))?(?P<plus>\+(?!\s*(?:{CURRENCY})?\s*\d|\s*(?:tax|vat|mwst|tva|iva|gst)))?\s*"
    rf"(?:(?P<after>{CURRENCY}(?:\s*[+&/]\s*{CURRENCY})*)(?P<more>\+(?!\s*(?:{CURRENCY})?\s*\d))?)?",
    re.IGNORECASE,
)
# `$100/mo - $200/mo`: what both ends are paid for.
_PAID_BETWEEN = re.compile(rf"\s*/\s*[^\W\d_]+\.?(?=\s*(?:-|–|—|to|bis)\s*[~≈]?\s*(?:{CURRENCY})?\s*\d)", re.IGNORECASE)
_NAMES = re.compile(CURRENCY, re.IGNORECASE)
_SPREAD = re.compile(rf"\s*(?:±|\+/-)\s*(?:{CURRENCY})?\s*(?P<digits>{NUMBER})(?!\s*[\d%])", re.IGNORECASE)
# `monthly $5`, `one-time $500`, `月額1,000円`.
_LEADING = re.compile(r"([^\W\d_][^\d$€£₹¥]{0,12}?)\s*:?\s*(?=[~≈]?\s*(?:[$€£₹¥]|\d))")
_PREFIXES = ((FILLER, "filler"), (ABOUT, "about"), (BETWEEN, "between"), (AT_LEAST, "at_least"), (AT_MOST, "at_most"))
_MOST_PREFIXES = 4
_YEAR_DIGITS, _MONTH_DIGITS = 4, 2


@dataclass(frozen=True, slots=True)
class _Figures:
    """One or two numbers as they are written, and what stands around them."""

    first: re.Match[str]
    second: re.Match[str] | None
    low: Number
    high: Number | None
    around: Number | None
    tail: Tail

    @property
    def names(self) -> list[str]:
        """What is written for the currency, before and after each number."""
        matches = [match for match in (self.first, self.second) if match]
        written = [name for match in matches for name in (match["before"], match["after"]) if name]
        return [name for text in written for name in _NAMES.findall(text)]

    def has(self, *groups: str) -> bool:
        """Say whether one of the numbers is written with one of these."""
        return any(match[group] for match in (self.first, self.second) if match for group in groups)

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The low and the high end, with their sign."""
        low, high = self.low.value, (self.high or self.low).value
        if self.around:
            return low - self.around.value, low + self.around.value
        if self.first["sign"] == "-" or self.first["minus"]:
            return min(-low, -high), max(-low, -high)
        return low, high


def read_money(text: str) -> Amount:
    """Read a text that begins with a sum, or with words that tell what kind of sum; else it is `text`."""
    period, text = _leading_period(text)
    said: set[str] = set()
    for _ in range(_MOST_PREFIXES):
        match, name = next(((m, name) for pattern, name in _PREFIXES if (m := pattern.match(text))), (None, ""))
        if not match:
            break
        said.add(name)
        text = text[match.end() :]
    figures = _figures(text, between="between" in said)
    amount = _amount(figures, said) if figures else Amount(kind="text")
    return replace(amount, period=period) if period and amount.is_money and not amount.period else amount


def _leading_period(text: str) -> tuple[str | None, str]:
    match = _LEADING.match(text)
    period = period_told(match[1]) if match and is_period(match[1], alone=True) else None
    return (period, text[match.end() :]) if match and period else (None, text)


def _figures(text: str, *, between: bool) -> _Figures | None:
    first = _MONEY.match(text)
    low = read_number(first["digits"], first["scale"]) if first else None
    if not first or not low:
        return None
    rest = text[first.end() :]
    paid = _PAID_BETWEEN.match(rest)
    second, rest = _second(first, rest[paid.end() :] if paid else rest, between=between)
    high = read_number(second["digits"], second["scale"]) if second else None
    if second and not high:
        return None
    if second and second["scale"] and not second["before"] and not first["after"] and not first["scale"]:
        scaled = read_number(first["digits"], second["scale"])  # `£6-12k`, but not `$500-2k`
        low = scaled if scaled and high and scaled.value <= high.value else low
    spread = _SPREAD.match(rest) if not second else None
    around = read_number(spread["digits"]) if spread else None
    return _Figures(first, second, low, high, around, read_tail(rest[spread.end() :] if spread else rest))


def _second(first: re.Match[str], rest: str, *, between: bool) -> tuple[re.Match[str] | None, str]:
    """Return the upper end of a range and what follows it; not a quota behind a dash: `£0 — 100 requests/day`."""
    separator = (AND if between else RANGE).match(rest)
    if not separator or first["plus"]:
        return None, rest
    about = ABOUT.match(rest, separator.end())
    match = _MONEY.match(rest, about.end() if about else separator.end())
    if not match or (match["sign"] == "-" and first["sign"] != "-"):
        return None, rest
    after = rest[match.end() :]
    alone = (first["before"] or first["after"]) and not match["before"] and not match["after"]
    apart = separator[0] != separator[0].strip()
    if alone and apart and re.match(r"\s*[^\W\d_]", after) and not _goes_on(after):
        return None, rest
    return match, after


def _goes_on(after: str) -> bool:
    """Say whether words behind a number may follow a sum of money, and are not what the number counts."""
    tail = read_tail(after)
    return bool(tail.period or tail.approx or tail.bound or tail.per_unit) or not tail.words


def _amount(figures: _Figures, said: set[str]) -> Amount:
    tail, names, ends = figures.tail, figures.names, figures.ends
    bare = not names
    if tail.alternative or (bare and not tail.per_unit and (tail.words or tail.noun)):
        return Amount(kind="text", ambiguous=tail.alternative)
    if figures.second and (ends[0] > ends[1] or (bare and _like_a_date(figures))):
        return Amount(kind="text")
    currency, explicit, unclear = _currency(names, european=figures.low.european or _is(figures.high, "european"))
    doubtful = figures.low.doubtful or _is(figures.high, "doubtful") or bool(figures.around)
    approx = "about" in said or tail.approx or figures.has("tilde")
    kind = "range" if figures.second or figures.around else "approx" if approx else "amount"
    amount = Amount(
        kind="per_unit" if tail.per_unit else kind,
        low=ends[0],
        high=ends[1],
        currency=currency,
        period=tail.period,
        ambiguous=unclear or tail.ambiguous or doubtful or (bare and not figures.second),
        doubtful=doubtful,
        approx=approx,
        explicit=explicit,
        named=not bare,
        step=min(number.step for number in (figures.low, figures.high) if number),
    )
    return amount if tail.per_unit else _bounded(amount, figures, said)


def _bounded(amount: Amount, figures: _Figures, said: set[str]) -> Amount:
    """Open an amount upwards or downwards; `from $5 to $10` is a range."""
    plus = figures.has("plus", "more")
    if plus or ("at_least" in said and not figures.second) or figures.tail.bound == "at_least":
        return replace(amount, kind="at_least", high=None, ambiguous=amount.ambiguous or bool(figures.second))
    if "at_most" in said or figures.tail.bound == "at_most":
        return replace(amount, kind="at_most", low=min(Decimal(0), amount.high or Decimal(0)))
    return amount


def _is(number: Number | None, flag: str) -> bool:
    return bool(number and getattr(number, flag))


def _currency(names: list[str], *, european: bool) -> tuple[str | None, bool, bool]:
    """Return the code, whether it is certain, and whether what is written leaves it open."""
    explicit = {code for name in names if is_explicit(name) and (code := code_of(name))}
    if explicit:
        return (None, False, True) if len(explicit) > 1 else (explicit.pop(), True, False)
    codes = {code_of(name) for name in names}
    if names and (len(codes) > 1 or None in codes):
        return None, False, True
    if european and "$" in names:  # the dollars or pesos of another country
        return None, False, True
    return (codes.pop() if codes else None), False, False


def _like_a_date(figures: _Figures) -> bool:
    """Say whether `2026-08` is a month."""
    year, month = figures.first["digits"], figures.second["digits"] if figures.second else ""
    return len(year) == _YEAR_DIGITS and len(month) == _MONTH_DIGITS and month.startswith(("0", "1"))
