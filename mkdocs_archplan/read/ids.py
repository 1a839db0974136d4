"""Document ids: `RFC-0001`, with the width the author gave the number."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

_ID = re.compile(r"(?P<prefix>[^\W\d_]+)?[-_ #.]*(?P<number>\d{1,5})(?!\d)")
_DATE = re.compile(r"\d{4}([-._ ])(?:0[1-9]|1[0-2])(?:\1\d{2})?(?!\d)|\d{8}(?!\d)")


@dataclass(frozen=True, slots=True)
class IdParts:
    """An id as written: its letters in upper case, None for a bare number, and its digits with their width."""

    prefix: str | None
    number: str

    @property
    def value(self) -> int:
        """The number itself: `0001` and `1` are the same document."""
        return int(self.number)


def parse_id(text: str) -> IdParts | None:
    """Read `RFC-0001`, `adr 12`, `RFC12` or `0012`; None when the text is anything else."""
    match = _ID.fullmatch(text.strip())
    if not match:
        return None
    return IdParts(match["prefix"].upper() if match["prefix"] else None, match["number"])


def document_id(field: str | None, path: str, heading: str, prefix: str, kind: str) -> str | None:
    """Return a document's id from its field, its file's name, its folder's name or its first heading, in that order."""
    if field and field.strip():
        parts = parse_id(field)
        return f"{parts.prefix or prefix}-{parts.number}" if parts else field.strip()
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if stem.casefold() in ("readme", "index"):
        stem = posixpath.basename(posixpath.dirname(path))
    if _DATE.match(stem):
        stem = ""
    for text, bare in ((stem, True), (heading, False)):
        match = _ID.match(text)
        # A number that goes on in letters (`3rd-party`, `2fa`) is a word; letters must be the collection's own.
        if match and not text[match.end() : match.end() + 1].isalnum():
            letters = match["prefix"]
            if (letters is None and bare) or (letters and letters.casefold() in (prefix.casefold(), kind)):
                return f"{prefix}-{match['number']}"
    return None
