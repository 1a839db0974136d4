"""Which currency a cell, a header or a total names: ISO 4217 codes, symbols, and words."""

from __future__ import annotations

import re
from functools import lru_cache

_CODES = frozenset(
    """AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL GHS HKD HUF IDR ILS INR ISK JPY
       KES KRW KZT LKR MAD MXN MYR NGN NOK NPR NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB
       TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR""".split()
)
# Longest first: `R$` is no `$`. Those of several countries, `¥` and `kr`, name none.
_SYMBOLS: dict[str, str | None] = {
    "US$": "USD",
    "AU$": "AUD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "NT$": "TWD",
    "MX$": "MXN",
    "A$": "AUD",
    "C$": "CAD",
    "S$": "SGD",
    "R$": "BRL",
    "U$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₱": "PHP",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "₦": "NGN",
    "₴": "UAH",
    "₪": "ILS",
    "৳": "BDT",
    "đ": "VND",
    "฿": "THB",
    "¥": None,
    "円": "JPY",
    "元": "CNY",
    "원": "KRW",
}
_WORDS: dict[str, str | None] = {
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds": "GBP",
    "rupees": "INR",
    "rs": "INR",
    "yen": "JPY",
    "dólares": "USD",
    "franken": "CHF",
    "руб": "RUB",
    "грн": "UAH",
    "tl": "TRY",
    "ksh": "KES",
    "fcfa": None,
    "rmb": "CNY",
    "rp": "IDR",
    "rm": "MYR",
    "sfr": "CHF",
    "fr": "CHF",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "kr": None,
}


def _spaced(symbol: str) -> str:
    """Return the pattern of a symbol; a blank may stand within: `US $5`."""
    letters = symbol.rstrip("$")
    return rf"(?-i:{letters})\s?\$" if letters and letters != symbol else re.escape(symbol)


# Words of other meanings in small letters: `try`, `10 ft`, `rm`.
_CAPITAL = ("TRY", "MAD", "COP", "PEN", "RON", "CAD", "ILS", "Ft", "RM", "Rp", "Fr", "Rs", "TL")
_NAMES = "|".join(
    (
        rf"(?-i:{'|'.join(_CAPITAL)})",
        *sorted({*_CODES, *_WORDS} - {*_CAPITAL, *(name.casefold() for name in _CAPITAL)}, key=len, reverse=True),
    )
)
_WRITTEN = "|".join(map(_spaced, sorted(_SYMBOLS, key=len, reverse=True)))
_APART = r"(?:(?<![^\W\d_])|(?<=\d[kKmM])|(?<=\d [kKmM]))"
# A number may follow or precede without a blank; `min` is no `in`, and `$500` no `US$500`.
CURRENCY = rf"(?:{_WRITTEN}|{_APART}(?:{_NAMES})(?![^\W\d_])\.?)"
_ANY = re.compile(CURRENCY, re.IGNORECASE)
_SIGNS = re.compile(
    f"[{''.join({char for symbol in _SYMBOLS for char in symbol if not char.isascii() or char == '$'})}]"
)
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_SPOKEN = frozenset(name.casefold() for name in (*_CODES, *_WORDS))


def may_name_any(text: str) -> bool:
    """Say fast whether a long text may name a currency at all."""
    return bool(_SIGNS.search(text)) or not _SPOKEN.isdisjoint(_TOKEN.findall(text.casefold()))


def code_of(written: str) -> str | None:
    """Return the ISO 4217 code of a code, symbol or word; None for what several countries use."""
    upper = "".join(written.upper().split()).rstrip(".")
    if upper in _CODES:
        return upper
    if upper in _SYMBOLS:
        return _SYMBOLS[upper]
    return _WORDS.get(written.casefold().rstrip("."))


def is_explicit(written: str) -> bool:
    """Say whether this names a currency for certain, as a code does; `$` may be that of the header."""
    return written.upper() in _CODES


@lru_cache(maxsize=4096)
def currency_in(text: str) -> str | None:
    """Return the currency a header names (`Cost (EUR)`, `$/mo`), None when it names none or several.

    A code counts before a symbol: `Cost (AUD) $` is in Australian dollars.
    """
    found = _ANY.findall(text)
    codes = {code_of(name) for name in found if is_explicit(name)} or {code_of(name) for name in found if name}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=4096)
def named_in(text: str) -> bool:
    """Say whether a text names any currency, be it one that several countries use."""
    return bool(_ANY.search(text))
