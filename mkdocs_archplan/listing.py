"""How an index may be asked for: the options that a collection and a directive share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_archplan.model import Listing
from mkdocs_archplan.text import slugify

COLUMNS = ("status", "kind", "author", "rfc", "tag", "date", "progress", "cost")
FACETS = ("status", "kind", "author", "rfc", "tag", "text")
TRACE_FACETS = ("status", "author", "tag", "text")
GROUPINGS = ("status", "author", "year", "tag", "none")
SORTS = ("title", *COLUMNS)
VIEWS = ("table", "cards", "list")
OPTIONS = ("columns", "facets", "group_by", "sort", "view", "limit", "hide")
# Not `limit`: the index of a collection leaves no document out.
COLLECTION_OPTIONS = tuple(option for option in OPTIONS if option != "limit")

EMPTY = ("columns", "facets")  # may be an empty list: none of them
_CHOICES: Mapping[str, tuple[str, ...]] = {"group_by": GROUPINGS, "view": VIEWS}
_LISTS: Mapping[str, tuple[str, ...]] = {"columns": COLUMNS, "facets": FACETS}
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A value that an option cannot have, and what it takes."""

    option: str
    value: str
    takes: str


def read_listing(given: Mapping[str, Sequence[str]], base: Listing) -> tuple[Listing, tuple[Complaint, ...]]:
    """Return `base` with the options that are given as words; what cannot be used stays as it was, with a complaint."""
    complaints = tuple(_complaints(given))
    wrong = {complaint.option for complaint in complaints}
    changes: dict[str, object] = {}
    for option, words in given.items():
        if option in wrong or option not in OPTIONS:
            continue
        if option in _LISTS:
            changes[option] = tuple(dict.fromkeys(words))
        elif option == "hide":
            changes[option] = tuple(slugify(word) for word in words)
        else:
            changes[option] = int(words[0]) if option == "limit" else words[0]
    return replace(base, **changes), complaints  # type: ignore[arg-type]


def _complaints(given: Mapping[str, Sequence[str]]) -> Iterator[Complaint]:
    for option, words in given.items():
        if option not in OPTIONS or option == "hide":
            continue
        if option not in _LISTS and len(words) != 1:
            yield Complaint(option=option, value=", ".join(words), takes="one word")
            continue
        for word in words:
            if takes := _unfit(option, word):
                yield Complaint(option=option, value=word, takes=takes)


def _unfit(option: str, word: str) -> str:
    """Return what an option takes where a word is not that; nothing where it is."""
    if option == "limit":
        fits = word.isdecimal() and len(word) <= _MOST_DIGITS and int(word)
        return "" if fits else "a whole number from 1"
    if option == "sort":
        return "" if word.removeprefix("-") in SORTS else f"{', '.join(SORTS)}, with a leading - to reverse"
    allowed = _LISTS.get(option) or _CHOICES[option]
    return "" if word in allowed else ", ".join(allowed)
