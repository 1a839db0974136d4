"""One pass over a Markdown text that finds its structure.

pyromark's ranges are UTF-8 byte offsets; lines count from the number given for the first. Text indented under `!!!`,
`???` and `===` blocks reaches CommonMark as indented code, so it is read again, dedented.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from textwrap import dedent
from typing import Any

import pyromark

from mkdocs_archplan.read.outline import IGNORE, Comment, Fence, Heading, Link, Outline, Table, Task
from mkdocs_archplan.read.spelled import SPELLED, Spelled, numbers
from mkdocs_archplan.text import find_comments, tag_text

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS | pyromark.Options.ENABLE_FOOTNOTES
_CONTAINER = re.compile(rb"[ \t]*(?:!!!|\?\?\?\+?|===)[ \t+!]*[\w\"]")
_MAX_NESTING, _INDENT = 6, 4
# Raw tags around text that is no prose.
_RAW = re.compile(
    r"<(?P<close>/?)(?:a|code|kbd|samp|pre|script|style|svg|button|textarea)\b[^>]*(?<![\s\"']/)>",
    re.IGNORECASE,
)


def read_outline(text: str, first_line: int = 1) -> Outline:
    """Read the structure of a Markdown text whose first line has the given number. Total: any text has an outline."""
    return _Reader(text.encode("utf-8", "replace"), first_line=first_line, nesting=0).read()


class _Reader:
    """One pass: lists grow while events come. `words` collects the text of the heading, link or fence that is open."""

    def __init__(self, data: bytes, *, first_line: int, nesting: int) -> None:
        self.data = data
        self.nesting = nesting
        self.first_line = first_line
        self.starts = [0, *accumulate(map(len, data.splitlines(keepends=True)))]
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.tables: list[Table] = []
        self.fences: list[Fence] = []
        self.tasks: list[Task] = []
        self.comments: list[Comment] = []
        self.words: list[str] | None = None
        self.open_links: list[tuple[str, int, int]] = []
        self.rows: list[tuple[tuple[str, ...], int]] = []
        self.cells: list[str] = []
        self.html: tuple[int, list[str]] | None = None
        self.has_containers = any(mark in data for mark in (b"!!!", b"???", b"==="))
        self.paragraph = (0, 0)
        self.level = 0
        self.ids: list[Spelled] = []
        self.numbers = numbers(data)
        self.images: list[Link] = []
        self.open_images: list[int] = []
        self.raw: list[int] = []
        self.until = 0
        self.fenced = False
        self.tags: set[int] = set()

    def line(self, offset: int) -> int:
        return min(bisect_right(self.starts, offset), len(self.starts)) - 1 + self.first_line

    def read(self) -> Outline:  # noqa: C901 - one loop without calls
        # Most events are text outside of anything collected here, or tags of no interest: those pass by quickly.
        begins, ends = self._begins(), self._ends()
        number = self.numbers[0] if self.numbers else len(self.data)
        events: Iterator[Any] = pyromark.events_with_range(self.data.decode("utf-8"), options=_OPTIONS)
        for event, span in events:
            if "Text" in event:
                if self.words is not None:
                    self.words.append(event["Text"])
                elif span["end"] > number:
                    number = self._spelled(event["Text"], span)
            elif event.__class__ is str:
                if self.words is not None and event != "Rule":
                    self.words.append(" ")
            elif "Start" in event:
                value = event["Start"]
                tag, details = (value, None) if value.__class__ is str else next(iter(value.items()))
                if tag in begins:
                    begins[tag](details, span)
            elif "End" in event:
                value = event["End"]
                tag = value if value.__class__ is str else next(iter(value))
                if tag in ends:
                    ends[tag](span)
            else:
                self._other(event, span)
        return Outline(
            tuple(self.headings),
            tuple(self.links),
            tuple(self.tables),
            tuple(self.fences),
            tuple(self.tasks),
            tuple(self.comments),
            tuple(self.ids),
            tuple(self.images),
        )

    def _spelled(self, text: str, span: Any) -> int:
        """Read the ids in a run of prose, and return where the next number is that may belong to one."""
        start, end = span["start"], span["end"]
        at = bisect_left(self.numbers, start)
        linked = self.raw and start < self.raw[-1]
        if not linked and at < len(self.numbers) and self.numbers[at] < end:
            line = self.line(start)
            for match in SPELLED.finditer(text):
                self.ids.append(Spelled(match["id"], line, escaped=bool(match["escaped"])))
        at = bisect_left(self.numbers, end)
        return self.numbers[at] if at < len(self.numbers) else len(self.data)

    def _other(self, event: Any, span: Any) -> None:
        ((name, value),) = event.items()
        if name == "TaskListMarker":
            self.tasks.append(Task(value, self.line(span["start"])))
        elif name == "Html" and self.html is not None:
            self.html[1].append(value)
        elif name in ("Code", "InlineHtml"):
            if name == "InlineHtml" and value.startswith("<!--"):
                self._comment(value, self.line(span["start"]), alone=False)
            if self.words is not None:
                if name == "InlineHtml":
                    self.tags.add(len(self.words))
                self.words.append(tag_text(value) if name == "InlineHtml" else value)
            elif name == "InlineHtml" and (tag := _RAW.match(value)):
                if not tag["close"]:
                    self.raw.append(self._paragraph_end(span["end"]))
                elif self.raw:
                    self.raw.pop()

    def _paragraph_end(self, at: int) -> int:
        """Return where a paragraph ends, and with it a raw tag that nobody closes; each is looked for once."""
        if at >= self.until:
            found = self.data.find(b"\n\n", at)
            self.until = found if found >= 0 else len(self.data)
        return self.until

    def _begins(self) -> dict[str, Callable[[Any, Any], None]]:
        return {
            **({"Paragraph": self._begin_paragraph} if self.has_containers else {}),
            "Heading": self._begin_heading,
            "CodeBlock": self._begin_code,
            "Link": self._begin_link,
            "Image": self._begin_image,
            "Table": self._begin_table,
            "TableHead": self._begin_row,
            "TableRow": self._begin_row,
            "HtmlBlock": self._begin_html,
        }

    def _ends(self) -> dict[str, Callable[[Any], None]]:
        return {
            "Heading": self._end_heading,
            **({"Paragraph": self._end_paragraph} if self.has_containers else {}),
            "CodeBlock": self._end_code,
            "Link": self._end_link,
            "Image": self._end_image,
            "Table": self._end_table,
            "TableHead": self._end_row,
            "TableRow": self._end_row,
            "TableCell": self._end_cell,
            "HtmlBlock": self._end_html,
        }

    def _begin_paragraph(self, _: Any, span: Any) -> None:
        self.paragraph = (span["start"], span["end"])

    def _begin_heading(self, details: Any, span: Any) -> None:
        self.level = int(details["level"][1])
        self.words = []
        self.tags = set()

    def _begin_code(self, kind: Any, span: Any) -> None:
        self.words, self.fenced = [], kind != "Indented"

    def _begin_link(self, details: Any, span: Any) -> None:
        nested = self.words is not None
        self.words = self.words if nested else []
        self.open_links.append((details["dest_url"], span["start"], len(self.words or ()) if nested else -1))

    def _begin_image(self, details: Any, span: Any) -> None:
        """Collect the words of an image like those of a link: they are no prose, and in no heading's id."""
        self.images.append(Link(details["dest_url"], "", self.line(span["start"])))
        self.open_images.append(-1 if self.words is None else len(self.words))
        self.words = [] if self.words is None else self.words

    def _end_image(self, _: Any) -> None:
        first = self.open_images.pop()
        self.tags.update(range(first, len(self.words or ())) if first >= 0 else ())
        if first < 0:
            self.words = None

    def _begin_table(self, _: Any, span: Any) -> None:
        self.rows = []

    def _begin_row(self, _: Any, span: Any) -> None:
        self.cells = []

    def _begin_html(self, _: Any, span: Any) -> None:
        self.html = (span["start"], [])

    def _end_paragraph(self, span: Any) -> None:
        """Read a block again whose text follows its `!!!` line without a blank line, so looks like one paragraph."""
        first, _, rest = self.data[span["start"] : span["end"]].partition(b"\n")
        if not rest or self.nesting >= _MAX_NESTING or not _CONTAINER.match(first):
            return
        line = self.line(span["start"])
        for found in (self.links, self.ids, self.images):
            while found and found[-1].line >= line:
                found.pop()
        self._read_container(dedent(rest.decode("utf-8", "replace")), line + 1)

    def _end_cell(self, span: Any) -> None:
        self.cells.append(self._source(span).strip())

    def _end_row(self, span: Any) -> None:
        self.rows.append((tuple(self.cells), self.line(span["start"])))

    def _end_heading(self, span: Any) -> None:
        text = " ".join("".join(self.words or ()).split())
        words = self.words or []
        self.words = None
        if self._is_no_heading(span["start"], span["end"]):
            return
        bare = ""
        if self.tags:
            bare = " ".join("".join(w for at, w in enumerate(words) if at not in self.tags).split())
        self.headings.append(Heading(text, self.level, self.line(span["start"]), bare))

    def _is_no_heading(self, start: int, end: int) -> bool:
        """Say whether Python-Markdown, unlike CommonMark, sees none: behind 1 to 3 blanks, two lines over a rule."""
        source = self.data[start:end]
        if source[:1] != b"#":
            return source.rstrip(b"\n").count(b"\n") > 1
        before = self.data[self.data.rfind(b"\n", 0, start) + 1 : start]
        return 0 < len(before) < _INDENT and not before.strip(b" ")

    def _source(self, span: Any) -> str:
        return self.data[span["start"] : span["end"]].decode("utf-8", "replace")

    def _end_link(self, _: Any) -> None:
        target, start, depth = self.open_links.pop()
        words = (self.words or [])[max(depth, 0) :]
        if depth < 0:
            self.words = None
        self.links.append(Link(target, " ".join("".join(words).split()), self.line(start)))

    def _end_table(self, _: Any) -> None:
        (header, line), *rows = self.rows
        self.tables.append(Table(header, tuple(cells for cells, _ in rows), line, tuple(at for _, at in rows)))

    def _end_html(self, _: Any) -> None:
        start, pieces = self.html or (0, [])
        self.html = None
        text = "".join(pieces)
        found, at = list(find_comments(text)), 0
        outside = "".join(text[end:begin] for (_, end), (begin, _) in pairwise([(0, 0), *found, (len(text), 0)]))
        line = self.line(start)
        for begin, end in found:
            line, at = line + text.count("\n", at, begin), begin
            self._comment(text[begin:end], line, alone=not outside.strip())

    def _comment(self, text: str, line: int, *, alone: bool) -> None:
        """Keep a comment that stands alone, and wherever it stands one that silences rules."""
        if alone or IGNORE.match(text, 4):
            self.comments.append(Comment(text[4:-3].strip(), line))

    def _end_code(self, span: Any) -> None:
        text, self.words = "".join(self.words or ()), None
        line, last = self.line(span["start"]), self.line(max(span["start"], span["end"] - 1))
        if self.fenced:
            source = self.data[span["start"] : span["end"]].lstrip()
            opening = source.split(b"\n", 1)[0].decode("utf-8", "replace")
            self.fences.append(Fence(opening.strip("`~ \t"), text, line, last))
        elif self.nesting < _MAX_NESTING and _CONTAINER.match(self.data, *self.paragraph):
            self._read_container(text, line)

    def _read_container(self, text: str, line: int) -> None:
        inner = _Reader(text.encode("utf-8", "replace"), first_line=line, nesting=self.nesting + 1).read()
        self.headings += inner.headings
        self.links += inner.links
        self.tables += inner.tables
        self.fences += inner.fences
        self.tasks += inner.tasks
        self.comments += inner.comments
        self.ids += inner.ids
        self.images += inner.images
