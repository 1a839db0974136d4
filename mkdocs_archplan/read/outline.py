"""The structure of a Markdown text: headings, links, tables, fences, tasks, comments, ids; each with its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from mkdocs_archplan.read.spelled import Spelled

IGNORE = re.compile(r"\s*archplan:ignore(?![\w-])[\s:]*")  # opens a comment that silences rules in its file


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's plain text, its level from 1 to 6, and its line; `bare` is the text without raw tags, if it has any.

    `Vec<T>` is such a tag to Markdown: we keep it as words, ids of headings leave it out.
    """

    text: str
    level: int
    line: int
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link's or an image's destination as CommonMark resolves it (references included), its plain text, its line."""

    target: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells as the author wrote them, the line of its header, and the line of each row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: int
    row_lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced code block: its info string, its text, and its first and last line."""

    info: str
    text: str
    line: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """A task list item: whether it is ticked, and its line."""

    done: bool
    line: int


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment that stands alone, or silences rules wherever it stands: its inner text and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What one pass over a text found, each list in the order of the text."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()
    fences: tuple[Fence, ...] = ()
    tasks: tuple[Task, ...] = ()
    comments: tuple[Comment, ...] = ()
    ids: tuple[Spelled, ...] = ()
    images: tuple[Link, ...] = ()

    def section_at(self, line: int) -> str | None:
        """Return the text of the heading a line stands under, None before the first."""
        at = bisect_right(self.headings, line, key=lambda heading: heading.line)
        return self.headings[at - 1].text if at else None

    def headings_above(self, line: int) -> tuple[str, ...]:
        """Return the headings a line stands under from the outermost to the nearest, the document's title left out."""
        at = bisect_right(self.headings, line, key=lambda heading: heading.line)
        above: list[Heading] = []
        for heading in reversed(self.headings[:at]):
            if heading.level > 1 and (not above or heading.level < above[-1].level):
                above.append(heading)
        return tuple(heading.text for heading in reversed(above))
