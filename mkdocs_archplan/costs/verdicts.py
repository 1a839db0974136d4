"""Whether a total says what its rows add up to."""

from __future__ import annotations

from decimal import Decimal

from mkdocs_archplan.costs.amount import Amount
from mkdocs_archplan.costs.sums import Sum

ADDS_UP, DOES_NOT_ADD_UP, CANNOT_CHECK = "adds-up", "does-not-add-up", "cannot-check"
# How far the ends of a summed range may lie inside those of the stated one, as a share.
_INSIDE = Decimal("0.25")
_FIVE = 5


def rounding_step(amount: Amount, number: Decimal) -> Decimal:
    """Return what a number looks rounded to: 40 to 10, 75 to 5, 268 to 1, 12.50 to the cent."""
    if amount.step < 1 or not number:
        return amount.step
    _, digits, exponent = number.normalize().as_tuple()
    place = Decimal(1).scaleb(int(exponent))
    return max(place * (_FIVE if digits[-1] == _FIVE else 1), amount.step)


def judge(summed: Sum, stated: Amount) -> tuple[str, str | None]:
    """Return the verdict, and why there is none where the total cannot be checked."""
    if summed.refused:
        return CANNOT_CHECK, summed.refused
    if stated.kind == "placeholder" or summed.low is None:
        return CANNOT_CHECK, "placeholder"
    if not stated.is_money or stated.low is None:
        return CANNOT_CHECK, "no-figure"
    if stated.doubtful:
        return CANNOT_CHECK, "ambiguous"
    if not summed.estimate and summed.high is not None:
        return (ADDS_UP if abs(summed.low - stated.low) <= stated.step / 2 else DOES_NOT_ADD_UP), None
    return _estimated(summed.low, summed.high, stated)


def _estimated(low: Decimal, high: Decimal | None, stated: Amount) -> tuple[str, str | None]:
    least = stated.low or Decimal(0)
    near_low = abs(low - least) <= rounding_step(stated, least) / 2
    if stated.kind == "at_least":
        return (ADDS_UP if near_low else DOES_NOT_ADD_UP), None
    most = stated.high if stated.high is not None else least
    if high is None:
        below = most < low - rounding_step(stated, most) / 2
        return (DOES_NOT_ADD_UP, None) if below else (CANNOT_CHECK, "open-row")
    near_high = abs(high - most) <= rounding_step(stated, most) / 2
    if near_low and near_high:
        return ADDS_UP, None
    if least == most:
        rounded = rounding_step(stated, least) / 2
        return (ADDS_UP if low - rounded <= least <= high + rounded else DOES_NOT_ADD_UP), None
    inside = least <= low and high <= most and low - least <= _INSIDE * abs(low) and most - high <= _INSIDE * abs(high)
    return (ADDS_UP if inside or (stated.kind == "at_most" and high <= most) else DOES_NOT_ADD_UP), None


def blame(summed: Sum, stated: Amount) -> int | None:
    """Return which of the added rows most likely makes the difference: left out, added twice, or by the year."""
    if summed.low is None or stated.low is None or summed.low == stated.low:
        return None
    off = stated.low - summed.low
    for factor in (-1, 1, -11, 11):
        for at, value in enumerate(summed.values):
            if value and value[0] and value[0] * factor == off:
                return at
    parts = [(at, value[0]) for at, value in enumerate(summed.values) if value and value[0]]
    yearly = [at for at, low in parts if abs(low - low / 12 + off) <= stated.step]
    return yearly[0] if yearly else None
