"""Document ids as running text spells them: `RFC-0001`, `ADR 12`; a backslash before one says not to link it.

Whether such words are an id of this site's is decided when all documents are known; see `link.spelled`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Letters, a hyphen or a space (also unbreakable), digits; not part of a longer word, a path or the name of a file.
SPELLED = re.compile(
    r"(?<![\w/#.@^&=\\-])(?P<escaped>\\?)(?P<id>[A-Za-z]{2,8}(?:[-\u2010\u2011 \u00a0]#?|#)?\d{1,5})(?![\w/#@=-]|\.\w)"
)
_DIGITS = re.compile(rb"[0-9]+")
_LONGEST_DIGITS = 5
_BEFORE = frozenset(b"-# \xa0\x91\x90ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Spelled:
    """Words that may be an id, the line they stand in, and whether the author wants no link."""

    text: str
    line: int
    escaped: bool = False


def numbers(data: bytes) -> list[int]:
    """Return the offsets of the numbers in a text that may belong to an id: a quick look before a closer one."""
    return [
        match.start()
        for match in _DIGITS.finditer(data)
        if match.start() and data[match.start() - 1] in _BEFORE and match.end() - match.start() <= _LONGEST_DIGITS
    ]
