"""Document ids as running text spells them: `RFC-0001`, `ADR 12`; a backslash before one says not to link it.

Whether such words are an id of this site's is decided when all documents are known; see `link.spelled`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Letters, a hyphen or a space (also unbreakable), digits; not part of a longer word, a path or the name of a file.
SPELLED = re.compile(
    r"(?<![\w/#.@&\\-])(?<![^=]=)(?<![^^]\^)(?P<escaped>\\?)"
    r"(?P<id>[A-Za-z]{2,8}(?:[-\u2010\u2011 \u00a0]#?|#)?[0-9]{1,5})(?![\w/#@-]|=(?!=)|\.\w)"
)
# Classes of bytes, one letter for each: capitals, small letters, digits.
_CLASSES = bytes(
    ord("A") if chr(byte).isupper() else ord("a") if chr(byte).islower() else ord("0") if chr(byte).isdigit() else byte
    for byte in range(128)
) + bytes(range(128, 256))
# A digit behind a letter and a mark; a pattern that opens with one byte is looked for at the speed of memory.
_NUMBER = re.compile(rb"0(?:(?<=[Aa]-0)|(?<=A[ #]0)|(?<=A0)|(?<=#0)|(?<=\x80[\x90\x91]0)|(?<=\xc2\xa00))")


@dataclass(frozen=True, slots=True)
class Spelled:
    """Words that may be an id, the line they stand in, and whether the author wants no link."""

    text: str
    line: int
    escaped: bool = False


def numbers(data: bytes) -> list[int]:
    """Return, in order, where numbers stand in a text that may belong to an id: a quick look before a closer one."""
    return [match.start() for match in _NUMBER.finditer(data.translate(_CLASSES))]
