"""How wide text is in Arial, and in Liberation Sans, which was made to be as wide."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

Weight = Literal["regular", "bold"]

ASCENT, DESCENT = 0.905, 0.212  # of the font size: the hhea table of Liberation Sans
_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)


class _Advances(dict[str, float]):
    """Advance widths by character in em; one that the font does not have is guessed from its kind, once."""

    def __missing__(self, character: str) -> float:
        self[character] = width = _guessed(character)
        return width


def _guessed(character: str) -> float:
    """Return the usual width in em of a character that comes from a fallback font."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(character) >= 0x1F000:
        return 1.4  # emoji, in the widest of the usual fonts
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.65


@cache
def _table(weight: Weight) -> _Advances:
    """Return the widths of a weight, by `advances.json`: first code point → widths, `w*n`: n in a row, -1: none."""
    data = json.loads((files(__package__) / "advances.json").read_text(encoding="utf-8"))
    return _Advances(_unpacked(data[weight], data["units_per_em"]))


def _unpacked(blocks: dict[str, str], em: int) -> Iterator[tuple[str, float]]:
    for first, runs in blocks.items():
        point = int(first, 16)
        for run in runs.split():
            width, _, times = run.partition("*")
            for _ in range(int(times or 1)):
                if int(width) >= 0:
                    yield chr(point), int(width) / em
                point += 1


def weight_of(css: str | None) -> Weight:
    """Return the weight that a font-weight of CSS shows."""
    if css in ("bold", "bolder") or ((css or "").isdecimal() and int(css or 0) >= 600):
        return "bold"
    return "regular"


def text_width(text: str, size: float, weight: Weight) -> float:
    """Return the width of one line in px at a font size in px; kerning, which only narrows it, is not seen."""
    return sum(map(_table(weight).__getitem__, text)) * size


def lines_of(text: str) -> list[str]:
    """Return the lines of a text with line breaks in it."""
    return _BREAK.split(text)


def wrapped(text: str, size: float, weight: Weight, limit: float) -> tuple[float, int]:
    """Return the width of the longest line in px, and the number of lines, of a text broken between words."""
    longest, count, space = 0.0, 0, text_width(" ", size, weight)
    for line in lines_of(text):
        filled = 0.0
        for word in line.split(" "):
            width = text_width(word, size, weight)
            if filled and filled + space + width > limit:
                longest, count, filled = max(longest, filled), count + 1, width
            else:
                filled += (space if filled else 0.0) + width
        longest, count = max(longest, filled), count + 1
    return longest, count
