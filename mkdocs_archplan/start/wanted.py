"""What a new document shall say of itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_archplan.model import Collection, Document, Status
from mkdocs_archplan.read.words.status import match_status
from mkdocs_archplan.write.spelling import spelt

_CHOICE = re.compile(r"\s*(?:[|/,;→]|->|\bor\b)\s*")
_EDGES = " \t\n.…*_`\"'[](){}<>"
# `NNNN`, `RFC-XXXX`, `000`, `{number}`: what a template has in place of a number.
_NUMBER = re.compile(
    r"(?P<letters>[A-Za-z]{2,8}(?:[-_ ]?\#|[-_ ])?)?"
    r"(?P<number>[Nn]{2,5}|[Xx]{2,5}|\#{2,5}|\d{1,5}|NUMBER|[\[<{]+\s*(?:number|id|no|[nx]+|\d+|\#)\s*[\]>}]+)",
    re.IGNORECASE,
)


class StartError(Exception):
    """No document can be started; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be filled in. `authors` are empty where nobody is known; `asked`: they were given for this document.

    `status` is None unless it was asked for: then the first of the lifecycle, if the template does not say another.
    `number` has `digits`; None where nothing tells it. `rfc` is the document that this one implements, `way` its path
    from here.
    """

    title: str
    day: datetime.date
    collection: Collection
    authors: tuple[str, ...] = ()
    asked: bool = False
    status: Status | None = None
    number: int | None = None
    digits: int = 4
    rfc: Document | None = None
    way: str = ""

    def status_in_place_of(self, old: str, *, capital: bool) -> str | None:
        """Return the status in the words of a template, or None where what it says shall stay.

        `capital`: a status that nothing else tells how to write begins with one.
        """
        lifecycle = self.collection.settings.statuses
        choices = [word for part in _CHOICE.split(old) if (word := part.strip(_EDGES))]
        meant = [(word, match.status) for word in choices if (match := match_status(word, lifecycle))]
        if len(choices) == 1 and meant and not self.status:
            return None
        target = self.status or lifecycle[0]
        if spelling := next((word for word, status in meant if status.slug == target.slug and _is_name(word)), ""):
            return spelling
        like = next((word for word, _ in meant if _is_name(word)), "")
        if not like and not self.collection.documents and capital:
            like = target.label
        return spelt(target, self.collection, like)

    def id_in_place_of(self, old: str) -> str | None:
        """Return the id in the form that a template leaves room for, None where no number is known."""
        if self.number is None:
            return None
        place = _NUMBER.fullmatch(old.strip(" \"'`*[](){}<>")) or _NUMBER.fullmatch(old.strip())
        if not place:
            return f"{self.collection.settings.id_prefix}-{self.number:0{self.digits}}"
        return f"{place['letters'] or ''}{numbered(place['number'], self.number, self.digits)}"


def numbered(place: str, number: int, digits: int) -> str:
    """Return a number as wide as its place in a template: `NNNN`, `000`; `1` has no width."""
    if place[:1] in "[<{" or place == "NUMBER":
        return f"{number:0{digits}}"
    width = len(place) if len(place) > 1 and not (place.isdigit() and place[0] != "0") else 1
    return f"{number:0{width}}"


def split_number(text: str) -> tuple[str, str, str]:
    """Split a heading into letters, the place of a number, and the rest: `ADR-`, `NNNN`, `: [Title]`."""
    place = _NUMBER.match(text)
    if not place or not re.match(r"\s*[:.)–—-]*\s|\s*[:.)]|$", text[place.end() :]):
        return "", "", text
    return place["letters"] or "", place["number"], text[place.end() :]


def _is_name(word: str) -> bool:
    return len(word.split()) < 4 and word[:1].isalpha()


def listed(names: Sequence[str]) -> str:
    """Return names as one text."""
    return ", ".join(names)
