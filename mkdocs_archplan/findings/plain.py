"""Authors' text made harmless for a terminal, a log and XML: no control characters, nothing that turns the writing."""

from __future__ import annotations

import re

# C0 and C1 controls, line and paragraph separators, marks that turn the direction of writing (Unicode's Bidi_Control),
# the byte order mark, halves of surrogate pairs, and what no character is.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[\t\n\r\x0b\x0c]+")


def plain(text: str) -> str:
    """Return a text on one line in which each harmful character is U+FFFD."""
    return _HARMFUL.sub("\ufffd", _BLANKS.sub(" ", text))


def plain_lines(text: str) -> str:
    """Return a text of several lines, which it keeps, with each of them plain."""
    return "\n".join(plain(line) for line in text.split("\n"))


def escaped_json(text: str) -> str:
    """Return JSON text with its harmful characters escaped: they stand in strings only, line feeds between values."""
    return _HARMFUL.sub(lambda match: match[0] if match[0] == "\n" else _escape(match[0]), text)


def _escape(character: str) -> str:
    """Return JSON's escape of a character; of half a pair, which no reader of JSON must take, that of U+FFFD."""
    return "\\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"
