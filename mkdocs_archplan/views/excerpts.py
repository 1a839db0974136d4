"""A few plain words around the place where a text names a document."""

from __future__ import annotations

import re

from mkdocs_archplan.relations import Place
from mkdocs_archplan.text import plain_text

_BEFORE, _LENGTH = 60, 150
_MARKS = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 3  # words besides the name, below which an excerpt tells nothing


def excerpt(place: Place) -> str:
    """Return plain text of about 150 characters around a name; "" where little else stands there."""
    text = plain_text(_MARKS.sub("", _row(place.passage)))
    words = plain_text(place.words)
    if len(_WORD.findall(text.replace(words, " ", 1))) < _FEWEST:
        return ""
    at = max(text.find(words), 0)
    start, end = max(at - _BEFORE, 0), max(at - _BEFORE, 0) + _LENGTH
    # Cut between words; a text without any is cut where it is.
    first = text.find(" ", start, at) + 1 if start else 0
    last = text.rfind(" ", at + len(words), end) if end < len(text) else len(text)
    start, end = first or start, last if last > 0 else end
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _row(passage: str) -> str:
    """Return a row of a table as a sentence."""
    if not passage.lstrip().startswith("|"):
        return passage
    return " · ".join(cell.strip() for cell in passage.strip().strip("|").split("|") if cell.strip())
