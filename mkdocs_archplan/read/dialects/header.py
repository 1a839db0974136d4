"""Where in a document's text its metadata may stand, and the lines there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_archplan.read.outline import Fence, Outline
from mkdocs_archplan.read.places import split_attributes
from mkdocs_archplan.text import find_comments

_CODE = re.compile(r"`[^`\n]*`")
_FIELD = re.compile(r"\s*(?P<key>[A-Za-z][\w() -]{0,30}?)\s*:")
_FEWEST_FIELDS = 3
_META = frozenset(
    """meta|metadata|meta data|document information|document info|document details|information|details|header
    |document metadata|document control|properties|attributes|summary table""".replace("\n    ", "").split("|")
)
_RELATED = frozenset(
    """related|related documentation|related documents|related docs|related work|related decisions|related adrs
    |related rfcs|related artifacts|links|more information|see also|references|relations|relationships
    |decision history|supersession""".replace("\n    ", "").split("|")
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a header: its number in the file and its text, comments blanked out."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text as the dialects read it: its outline, and its lines without comments and fenced code.

    The first of `lines` is the file's first; `start` is how many of them the front matter takes up.
    """

    outline: Outline
    lines: Sequence[str]
    start: int

    def between(self, first: int, end: int) -> tuple[Line, ...]:
        """Return the lines from number `first` up to, but without, `end`."""
        return tuple(Line(number, text) for number, text in enumerate(self.lines[first - 1 : end - 1], first))

    def section(self, at: int) -> tuple[Line, ...]:
        """Return the lines of the section that heading number `at` opens, up to the next heading."""
        headings = self.outline.headings
        end = headings[at + 1].line if at + 1 < len(headings) else len(self.lines) + 1
        return self.between(headings[at].line + 1, end)

    def header(self) -> Iterator[Line]:
        """Yield the lines where a document describes itself: before and under its title, and below `Metadata`."""
        headings = self.outline.headings
        before = self.between(self.start + 1, headings[0].line if headings else len(self.lines) + 1)
        yield from before
        opens = not any(line.text.strip() for line in before)
        for at, heading in enumerate(headings):
            if (at == 0 and (opens or heading.level == 1)) or _name(heading.text) in _META:
                yield from self.section(at)

    def related(self) -> Iterator[Line]:
        """Yield the lines of sections that name other documents: `Related Documentation`, `Links`."""
        for at, heading in enumerate(self.outline.headings):
            if at and _name(heading.text) in _RELATED:
                yield from self.section(at)


def read_body(outline: Outline, lines: Sequence[str], start: int) -> Body:
    """Take from a file's lines what is not said: fenced code and comments."""
    if outline.fences:
        fenced = {at for fence in outline.fences for at in range(fence.line, fence.end + 1)}
        first = outline.fences[0]
        if _is_header(first, lines, start):
            fenced -= set(range(first.line + 1, first.end))
        lines = ["" if number in fenced else line for number, line in enumerate(lines, 1)]
    return Body(outline, _without_comments(lines), start)


def _is_header(fence: Fence, lines: Sequence[str], start: int) -> bool:
    """Say whether a fence that opens a page holds its metadata, as Bitcoin's BIPs have it: most lines are `Key: value`.

    https://github.com/bitcoin/bips/blob/master/bip-0003.md
    """
    opens = not any(line.strip() for line in lines[start : fence.line - 1])
    keys = [match["key"].casefold() for match in map(_FIELD.match, fence.text.splitlines()) if match]
    return opens and len(keys) >= _FEWEST_FIELDS and {"title", "status"} <= set(keys)


def _without_comments(lines: Sequence[str]) -> Sequence[str]:
    text = "\n".join(lines)
    if "<!--" not in text:
        return lines
    kept, at = [], 0
    for start, end in find_comments(_CODE.sub(lambda code: "`" * len(code[0]), text)):
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end
    return "".join([*kept, text[at:]]).split("\n")


@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    return split_attributes(text)[0].strip(" :").casefold()
