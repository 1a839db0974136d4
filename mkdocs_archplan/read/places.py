"""Places of a text: the section a line stands in, its anchor on the finished page, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_archplan.read.outline import Heading
from mkdocs_archplan.relations import Place

_ATTRIBUTES = re.compile(r"\s+\{(?::|\s*(?=[#.]|[\w-]+=))(?P<list>[^{}]*)\}$")
_OWN_ID = re.compile(r"(?:^|\s)(?:#|id=[\"']?)(?P<id>[^\s\"'}]+)")
_COUNTED = re.compile(r"(.*)_([0-9]+)")
_BLOCK = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#|\||>|```|~~~|---|===|!!!|\?\?\?|<|\[[^\]]+\]:)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_REACH, _LONGEST = 4, 1_000


@dataclass(frozen=True, slots=True)
class HeadingIds:
    """How a site makes the ids of headings: `slug` of their text; `attributes` says that they may hold an own one."""

    slug: Callable[[str], str]
    attributes: bool = True


def split_attributes(heading: str) -> tuple[str, str | None]:
    """Return a heading without its attribute list, and the id that the list gives: `Scope {#scope-of-it .wide}`."""
    match = _ATTRIBUTES.search(heading) if heading.endswith("}") else None
    if not match:
        return heading, None
    own = _OWN_ID.search(match["list"])
    return heading[: match.start()], own["id"] if own else None


def anchors(headings: Sequence[str], ids: HeadingIds) -> list[str]:
    """Return the ids that Python-Markdown's `toc` gives to the headings of a page, repeated ones counted as it counts.

    https://python-markdown.github.io/extensions/toc/: the slug of the plain text, then `_1`, `_2` …
    """
    split = [split_attributes(heading) if ids.attributes else (heading, None) for heading in headings]
    used = {own for _, own in split if own}
    free: dict[tuple[str, int], int] = {}
    found = []
    for text, own in split:
        if not own:
            own = _unused(ids.slug(text), used, free)
            used.add(own)
        found.append(own)
    return found


def _unused(name: str, used: set[str], free: dict[tuple[str, int], int]) -> str:
    """Return a name with the next number that is free; `free` remembers where to go on, so that none is tried twice."""
    if name and name not in used:
        return name
    counted = _COUNTED.fullmatch(name)
    base, number = (counted[1], int(counted[2])) if counted else (name, 0)
    tried = []
    while True:
        tried.append(number)
        number = free.get((base, number), number + 1)
        if f"{base}_{number}" not in used:
            free.update(((base, each), number) for each in tried)
            return f"{base}_{number}"


class Places:
    """The places of one text: `lines` are all of its lines; without `ids` places have no anchors."""

    def __init__(self, headings: Sequence[Heading], lines: Sequence[str], ids: HeadingIds | None = None) -> None:
        self._headings = headings
        self._lines = lines
        self._ids = ids
        self._title = next((at for at, heading in enumerate(headings) if heading.level == 1), -1)
        self._anchors: list[str] = []

    def at(self, line: int, words: str, *, prose: bool = True) -> Place:
        """Return the place of some words in a line that counts from 1; under the page's title it has no section.

        Around what stands in no `prose` nothing is worth quoting.
        """
        passage = self._passage(line) if prose else ""
        at = bisect_right(self._headings, line, key=lambda heading: heading.line) - 1
        if at in (-1, self._title):
            return Place(section=None, anchor=None, words=words, passage=passage)
        section = self._headings[at].text
        if not self._ids or self._ids.attributes:
            section = split_attributes(section)[0]
        return Place(section=section, anchor=self._anchor(at), words=words, passage=passage)

    def _anchor(self, at: int) -> str | None:
        if self._ids and not self._anchors:
            self._anchors = anchors([heading.bare or heading.text for heading in self._headings], self._ids)
        return self._anchors[at] if self._anchors else None

    def _passage(self, line: int) -> str:
        """Return the block of Markdown around a line, as far as it goes without a blank line: a few lines of it."""
        lines, at = self._lines, line - 1
        if not 0 <= at < len(lines) or lines[at].lstrip()[:1] == "|":
            return lines[at][:_LONGEST] if 0 <= at < len(lines) else ""
        first = last = at
        while first > max(at - _REACH, 0) and not _BLOCK.match(lines[first]) and self._continues(first - 1):
            first -= 1
        while last + 1 < min(at + _REACH, len(lines)) and not _BLOCK.match(lines[last + 1]) and lines[last + 1].strip():
            last += 1
        passage = "\n".join(lines[first : last + 1])
        return passage if len(passage) <= _LONGEST else ""

    def _continues(self, at: int) -> bool:
        """Say whether a line may belong to the paragraph of the next: text, or the first line of a list item."""
        line = self._lines[at]
        return bool(line.strip()) and (not _BLOCK.match(line) or bool(_ITEM.match(line)))
