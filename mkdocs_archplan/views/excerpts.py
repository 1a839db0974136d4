"""A few plain words around the place where a text names a document."""

from __future__ import annotations

import re

from mkdocs_archplan.relations import Place
from mkdocs_archplan.text import plain_text

_BEFORE, _LENGTH = 60, 150
# What opens a line: quotes, list marks, heading marks, footnotes, definitions, task boxes.
_MARKS = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)]|\#{1,6}|\[\^[^\[\]\n]*\]:|:)[ \t]+)[ \t]*)*(?:\[[ xX]\][ \t]+)?",
    re.MULTILINE,
)
_BY_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_ESCAPED_ID = re.compile(r"\\(?=[A-Za-z]{2,8}[- ]?#?\d)")
_CELL = re.compile(r"\s*(?<!\\)\|\s*")
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 3  # words besides the name, below which an excerpt tells nothing
_UNSPACED = re.compile(r"[\u2e80-\uffef]{4}")  # scripts that set no blanks between words


def excerpt(place: Place) -> str:
    """Return plain text of about 150 characters around a name; "" where little else stands there."""
    markdown = _BY_REFERENCE.sub(r"\1", _ESCAPED_ID.sub("", _MARKS.sub("", _row(place.passage))))
    text, words = plain_text(markdown), plain_text(place.words)
    rest = text.replace(words, " ", 1)
    if len(_WORD.findall(rest)) < _FEWEST and not _UNSPACED.search(rest):
        return ""
    at = _place_of(words, text)
    start, end = max(at - _BEFORE, 0), max(at - _BEFORE, 0) + _LENGTH
    # Cut between words; a text without any is cut where it is.
    first = text.find(" ", start, at) + 1 if start else 0
    last = text.rfind(" ", at + len(words), end) if end < len(text) else len(text)
    start, end = first or start, last if last > 0 else end
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _place_of(words: str, text: str) -> int:
    """Return where a name stands by itself, `ADR-1` not in `ADR-12`; else where it stands at all, or the start."""
    alone = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return alone.start() if alone else max(text.find(words), 0)


def _row(passage: str) -> str:
    """Return a row of a table as a sentence; other passages hold no bars between blanks."""
    if not passage.lstrip().startswith("|") and " | " not in passage:
        return passage
    cells = (cell for line in passage.split("\n") for cell in _CELL.split(line.strip()))
    told = (cell.replace("\\|", "|") for cell in cells if _WORD.search(cell))
    return " · ".join(told)
