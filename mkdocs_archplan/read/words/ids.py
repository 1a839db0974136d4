"""Document ids: `RFC-0001`, with the width the author gave the number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_archplan.read.names import name_of

_ID = re.compile(r"(?P<prefix>[^\W\d_]+)?[-_ #.]*(?P<number>\d{1,5})(?!\d)")
_DATE = re.compile(r"\d{4}([-._ ])(?:0[1-9]|1[0-2])(?:\1\d{2})?(?!\d)|\d{8}(?!\d)")
# Letters that stand before the number of a document in some collection: `rfc-0001`, `KEP-1234`, `tep-0059`.
_USUAL = re.compile(r"m?adr|s?dr|rf[cd]|plan|[a-z]{1,3}ep|[a-z]ip|simd|proposal|decision", re.IGNORECASE)
_WORD_DIGITS = 2
_LETTERS = range(2, 9)
_ENDING = re.compile(r"\d{1,5}$")


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
    return _parts(match) if match else None


def begins_with_id(name: str) -> bool:
    """Say whether the name of a file or a folder opens with a number as documents have it: `0001-x`, `RFC-0001`."""
    parts = leading_id(name)
    return bool(parts and (parts.prefix is None or _USUAL.fullmatch(parts.prefix)))


def leading_id(text: str) -> IdParts | None:
    """Return the id that a name or a heading opens with; dates and numbers that go on in letters (`2fa`) are none."""
    match = None if _DATE.match(text) else _ID.match(text)
    return _parts(match) if match and not text[match.end() : match.end() + 1].isalnum() else None


def common_prefix(names: Iterable[str]) -> str | None:
    """Return the letters that more than half of the names have before their number, None where there are none."""
    ids = [leading_id(name) for name in names]
    counted = Counter(parts.prefix for parts in ids if parts and parts.prefix and len(parts.prefix) in _LETTERS)
    prefix, count = counted.most_common(1)[0] if counted else (None, 0)
    return prefix if count * 2 > len(ids) else None


def document_id(field: str | None, path: str, heading: str, prefix: str, kind: str, *, name: str = "") -> str | None:
    """Return a document's id from its field, its file's name, its folder's name or its first heading, in that order.

    `name` is the field's, whose letters may be the id's: `eip: 20`, `kep-number: 1287`. Letters that are not the
    collection's own also count where file or field and heading agree on the number: `0059-x.md` with `# TEP-0059: …`.
    """
    own = (prefix.upper(), kind.upper())
    named, headed = _name_id(path), leading_id(heading)
    stated = parse_id(field) if field else None
    field = (field or "").strip()
    if field and not stated:
        ends = _ENDING.search(field)
        return f"{named.prefix or prefix}-{named.number}" if named and ends and int(ends[0]) == named.value else field
    if stated:
        agreeing = (p.prefix for p in (headed, named) if p and p.value == stated.value and p.prefix not in own)
        letters = stated.prefix or _letters_of(name) or next(filter(None, agreeing), prefix)
        return f"{letters}-{stated.number}"
    if named and headed and named.value == headed.value and _is_series(headed, heading) and headed.prefix not in own:
        return f"{headed.prefix}-{named.number}" if named.prefix in (None, headed.prefix) else None
    for parts in (named, headed):
        if parts and parts.prefix in own:
            return f"{prefix}-{parts.number}"
        if parts and parts.prefix is None and (parts is named or re.match(r"\d+[.:)] ", heading)):
            return f"{prefix}-{parts.number}"
    return None


def _is_series(parts: IdParts, heading: str) -> bool:
    """Say whether the letters in a heading are a series', as in `TEP-0059`, or a word's, as in `Top 3 reasons`."""
    letters = parts.prefix or ""
    return (
        heading.startswith(letters)
        and bool(letters)
        and (len(parts.number) > _WORD_DIGITS or bool(_USUAL.fullmatch(letters)))
    )


def _letters_of(name: str) -> str | None:
    """Return the letters that a field's name gives to its number, where they are not those of a kind."""
    word = name.partition(" ")[0]
    return word.upper() if word not in ("adr", "rfc", "plan") and _USUAL.fullmatch(word) else None


def _name_id(path: str) -> IdParts | None:
    return leading_id(name_of(path))


def _parts(match: re.Match[str]) -> IdParts:
    return IdParts(match["prefix"].upper() if match["prefix"] else None, match["number"])
