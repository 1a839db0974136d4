"""What Infracost says that a plan costs, as the JSON of `infracost breakdown` and of `infracost output` has it.

Its fields by https://github.com/infracost/infracost/blob/master/schema/infracost.schema.json: `totalMonthlyCost` is a
decimal number as text, or null where nothing has a price; `currency` is a code of ISO 4217, which files of early
versions lack and which is USD then. All other fields are passed over.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

LARGEST = 20_000_000  # bytes
_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,100})?")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Infracost:
    """The tool's figure per month, to the cent."""

    monthly: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figure of a file, None where it has none, and what is wrong with the file, as the end of a sentence."""

    figure: Infracost | None = None
    wrong: str = ""


def parse_breakdown(data: bytes) -> Breakdown:
    """Read the bytes of a file. Total: whatever they are, they are a figure, no figure, or wrong."""
    if len(data) > LARGEST:
        return Breakdown(wrong=f"is larger than {LARGEST // 1_000_000} MB")
    try:
        # Numbers stay text: later versions may write them bare, and Python refuses to read very long ones.
        root: Any = json.loads(data, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return Breakdown(wrong="is no JSON")
    if not isinstance(root, dict) or "totalMonthlyCost" not in root:
        return Breakdown(wrong="has no 'totalMonthlyCost'")
    amount, currency = root["totalMonthlyCost"], root.get("currency") or "USD"
    if amount is None:
        return Breakdown()
    if not isinstance(amount, str) or not _AMOUNT.fullmatch(amount):
        return Breakdown(wrong="has a 'totalMonthlyCost' that is no amount of money")
    if not isinstance(currency, str) or not _CURRENCY.fullmatch(currency):
        return Breakdown(wrong="has a 'currency' that is no code of three letters")
    monthly = Decimal(amount).quantize(_CENT, ROUND_HALF_UP)
    return Breakdown(Infracost(monthly=monthly, currency=currency.upper()))
