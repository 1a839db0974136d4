"""One cell of a cost table: `$1,240.50`, `410–560 €`, `~$12k / month`, `free`, `TBD`, or text that is no amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.clean import breaks, clean
from mkdocs_archplan.costs.currencies import CURRENCY, code_of, named_in
from mkdocs_archplan.costs.money import read_money
from mkdocs_archplan.costs.numbers import read_number
from mkdocs_archplan.costs.periods import ONCE, period_in
from mkdocs_archplan.costs.phrases import ABOUT, FREE, INCLUDED, NO_SUM, NOTHING, PERCENT, PLACEHOLDER, TAIL_ABOUT

__all__ = ["Amount", "parse_amount"]

_LONGEST = 500  # letters; more are prose
_ZERO = Decimal(0)
_DIGIT, _BRACKETS = re.compile(r"\d"), re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_ACCOUNTING = re.compile(r"\(\s*([^()]*\d[^()]*)\)")
_LIMITED = re.compile(r"\b(?:only|unless|after|limit|quota|pay)\b|<", re.IGNORECASE)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
# `Hosting: $5`
_LABEL = re.compile(r"[^\W\d][^:=<>$€£\d()\[\]]{0,40}:\s+(?=\S)")
# Without its result it is no sum: `$0.02/hour × 730`.
_PRODUCT = re.compile(r"\d[^=]*(?:[×✕*]|(?<=[\s\d])x(?=[\s\d$€£]))[^=]*\d")
_CHANGE = re.compile(r"→|->|=>|➜|⇒")
_TO = re.compile(r"\s*(?:-|–|—|to|bis|à)\s*(?=[^\W\d_]{0,3}\W?\d)")
_OFF = re.compile(r"(?:off|less|discount|savings?|cheaper)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def parse_amount(cell: str) -> Amount:
    """Read one cell as an author wrote it, Markdown included. Total: what is no amount has the kind `text`."""
    if len(cell) > _LONGEST:
        return Amount(kind="text")
    lines = breaks(cell)
    parts = [part for part in map(_line, lines) if part.kind != "na"]
    if len(parts) > 1:
        return _together(parts, lines)
    return parts[0] if parts else Amount(kind="na")


def _together(parts: Sequence[Amount], lines: Sequence[str]) -> Amount:
    """Add the amounts of a cell's lines, where every line is one; a remark below an amount is left aside."""
    money = [part for part in parts if part.is_money]
    if len(money) == 1 and all(part.kind == "text" for part in parts if part is not money[0]):
        period = next((p for line in lines if not _DIGIT.search(line) and (p := period_in(line))), None)
        return replace(money[0], period=money[0].period or period)
    parts = [part for part in parts if part.kind not in ("free", "included")]
    added = [part for part in parts if part.kind in ("amount", "approx", "range")]
    alike = len({(part.currency, part.period) for part in added}) == 1
    if len(added) < len(parts) or not alike:
        return Amount(kind="text", ambiguous=True)
    low = sum((part.low for part in added if part.low is not None), _ZERO)
    high = sum((part.high for part in added if part.high is not None), _ZERO)
    kind = "range" if low != high else added[0].kind
    return replace(added[0], kind=kind, low=low, high=high, ambiguous=True, step=min(part.step for part in added))


def _line(line: str) -> Amount:
    """Read one line of a cell: what stands for an amount, else an expression's result, else a sum."""
    text = clean(line)
    if PLACEHOLDER.fullmatch(text) or PLACEHOLDER.fullmatch(line.strip(" *`")):
        return Amount(kind="placeholder")
    alone = _BRACKETS.sub("", text).strip() or text.strip("() ")
    if alone.casefold() in NOTHING or NO_SUM.fullmatch(alone):
        return Amount(kind="na")
    if not _DIGIT.search(text):
        return _nothing_paid(text.lstrip("( "))
    label = None if ABOUT.match(text) else _LABEL.match(text)
    period = period_in(label[0]) if label else None
    text = text[label.end() :] if label else text
    if (accounting := _ACCOUNTING.fullmatch(text)) and (amount := _negative(accounting[1])):
        return amount
    notes = " ".join(_BRACKETS.findall(text))
    amount = _noted(_sum(_result(_BRACKETS.sub(" ", text).strip())), notes) if notes else _sum(_result(text))
    return replace(amount, period=period) if period and amount.is_money and not amount.period else amount


def _result(text: str) -> str:
    """Return the result of `2 × $15 = $30`, or the text itself."""
    left, equals, right = text.rpartition("=")
    is_equation = equals and left[-1:] not in "<>=!" and right[:1] != ">" and _DIGIT.search(right)
    return right.strip() if is_equation else text


def _negative(inner: str) -> Amount | None:
    """Read brackets as accountants mean them: `($1,500)` is owed to us."""
    amount = _sum(inner)
    if amount.kind == "percent":
        return amount
    if amount.kind not in ("amount", "approx") or amount.low is None or amount.low <= 0:
        return None
    return replace(amount, low=-amount.low, high=-amount.low)


def _sum(text: str) -> Amount:
    """Read a text without brackets."""
    if not _DIGIT.search(text) or FREE.match(text) or INCLUDED.match(text):
        return _nothing_paid(text)
    percent = PERCENT.match(text)
    if percent and not FREE.match(text[percent.end() :].lstrip()):
        return _percent(percent, text[percent.end() :].strip())
    if percent:  # `100% free`
        return _nothing_paid(text[percent.end() :].lstrip())
    if _CHANGE.search(text) or _PRODUCT.search(text):
        return Amount(kind="text", ambiguous=True)
    return read_money(text)


def _nothing_paid(text: str) -> Amount:
    """Read `Free – $26/month` as a range from nothing, `Free / $6.99` as a choice, else as free or included."""
    free, included = FREE.match(text), INCLUDED.match(text)
    if not free and not included:
        return Amount(kind="text")
    rest = text[free.end() :] if free else ""
    if separated := _TO.match(rest):
        upper = read_money(rest[separated.end() :])
        if upper.kind in ("amount", "approx"):
            return replace(upper, kind="range", low=_ZERO)
    if named_in(rest) and _DIGIT.search(rest):  # `Free / $6.99`, `Free, then $20/mo`
        return Amount(kind="text", ambiguous=True)
    kind, rest = "free" if free else "included", rest or text
    return Amount(kind=kind, low=_ZERO, high=_ZERO, ambiguous=bool(_LIMITED.search(rest)))


def _percent(match: re.Match[str], rest: str) -> Amount:
    low, high = read_number(match["low"]), read_number(match["high"] or match["low"])
    if low is None or high is None:
        return Amount(kind="text")
    if named_in(rest) or rest.startswith("+"):  # a fee: a share, and a price for each
        currency = next(filter(None, map(code_of, re.findall(CURRENCY, rest))), None)
        return Amount(kind="per_unit", currency=currency, ambiguous=True)
    if _OFF.match(rest):
        return Amount(kind="text", ambiguous=True)
    sign = -1 if match["sign"] == "-" else 1
    ends = sorted((sign * low.value, sign * high.value))
    return Amount(kind="percent", low=ends[0], high=ends[1], step=low.step)


def _noted(amount: Amount, notes: str) -> Amount:
    """Take from brackets what counts there: that it is paid once, that it is an estimate."""
    if not amount.is_money:
        return amount
    first = notes.strip(" ([").split(",")[0]
    if amount.period is None and period_in(first) == ONCE:
        return replace(amount, period=ONCE, ambiguous=amount.ambiguous or "," in notes)
    if TAIL_ABOUT.match(first) and amount.kind == "amount":
        return replace(amount, kind="approx", approx=True)
    return replace(amount, ambiguous=amount.ambiguous or bool(_ONLY.search(notes)))
