"""From mermaid's lines back to the author's.

Before it parses, mermaid takes front matter, `%%{…}%%` directives and comments out of a text, and counts the lines of
the rest. The patterns are those of its `preprocessDiagram`, mermaid 11.16.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

FRONT_MATTER = re.compile(r"\A([^\S\n]*)-{3}\s*\n(.*?)\n\1-{3}\s*\n+", re.DOTALL)
_DIRECTIVE = re.compile(r"%{2}\{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!\}%{2}).|\n)*))?\s*(?:\}%{2})?", re.IGNORECASE)
_COMMENT = re.compile(r"^[^\S\n]*%%(?!\{)[^\n]+\n?", re.MULTILINE)
_BLANK = re.compile(r"\s*")
_BEYOND = 0x10000  # characters that JavaScript counts as two


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line and a column, both counting from 1."""

    line: int
    column: int


def normal(source: str) -> str:
    """Return a source with mermaid's line ends."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


class Lines:
    """What is left of a diagram's source when mermaid begins to parse, each character knowing where it comes from."""

    def __init__(self, source: str) -> None:
        """Take the author's source."""
        self.source = self.text = normal(source)
        self.origins: Sequence[int] = range(len(self.source))
        if front_matter := FRONT_MATTER.match(self.text):
            self._cut([front_matter.span()])
        self._cut(match.span() for match in _DIRECTIVE.finditer(self.text))
        self._cut(_comments(self.text))
        self._cut([(0, self.skip_blanks(0))])

    def _cut(self, spans: Iterable[tuple[int, int]]) -> None:
        kept: list[tuple[int, int]] = []
        at = 0
        for start, end in spans:
            kept.append((at, start))
            at = end
        kept.append((at, len(self.text)))
        self.origins = [origin for start, end in kept for origin in self.origins[start:end]]
        self.text = "".join(self.text[start:end] for start, end in kept)

    @property
    def first(self) -> Place:
        """Where the diagram itself begins."""
        return self.place_at(0)

    def offset(self, line: int, column: int) -> int:
        """Return the offset in the text of one of its lines, from 1, and of a column as JavaScript counts, from 0."""
        start = 0
        for _ in range(line - 1):
            end = self.text.find("\n", start)
            if end < 0:
                return len(self.text)
            start = end + 1
        end = self.text.find("\n", start)
        rest = self.text[start : end if end >= 0 else len(self.text)]
        for at, char in enumerate(rest):
            if column <= 0:
                return start + at
            column -= 2 if ord(char) >= _BEYOND else 1
        return start + len(rest)

    def place_at(self, offset: int) -> Place:
        """Return where in the author's source a character of the text stands; past the end, where the last one does."""
        if not self.origins:
            return Place(line=1, column=1)
        inside = offset < len(self.origins)
        at = self.origins[offset] if inside else self.origins[-1] + 1
        return place_in(self.source, at)

    def skip_blanks(self, offset: int) -> int:
        """Return the offset of the next character that is no blank, over line ends too."""
        match = _BLANK.match(self.text, offset)
        return match.end() if match else offset


def place_in(source: str, at: int) -> Place:
    """Return the line and column of an offset; the end of a text is that of what is written in it."""
    at = min(at, len(source.rstrip()))
    return Place(line=source.count("\n", 0, at) + 1, column=at - source.rfind("\n", 0, at))


def _comments(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the spans that mermaid's `^\s*%%(?!{)[^\n]+\n?` finds: a comment's lines and the blank ones before it.

    That pattern takes a time that grows with the square of the blank lines, so they are looked for from behind.
    """
    last = 0
    for match in _COMMENT.finditer(text):
        written = len(text[last : match.start()].rstrip()) + last
        yield text.find("\n", written) + 1 if written > last else last, match.end()
        last = match.end()
