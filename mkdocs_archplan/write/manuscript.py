"""A file's bytes beside the text that the reader sees of them, so that a place in the text is a place in the bytes.

The reader sees Unix line ends, no byte order mark, and U+FFFD for what is not UTF-8 (`read.source.decode`). Here every
byte that is not UTF-8 is one character, so that bytes which nobody means to change stay what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

_MARK = b"\xef\xbb\xbf"
_UNREADABLE = re.compile("[\x00\udc80-\udcff]")
_LINE_END = re.compile("\n")
_CRLF = re.compile("\r\n")
_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """New text in place of the characters from `start` to `end` of a manuscript's text, with line feeds."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`text` is what the reader sees, `raw` the same with its own line ends, `mark` the byte order mark, if any."""

    raw: str
    text: str
    mark: bytes = b""
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _shifts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, data: bytes) -> Manuscript:
        """Read the bytes of a file. Total: whatever they are, writing the text back gives the same bytes."""
        mark = _MARK if data.startswith(_MARK) else b""
        raw = data[len(mark) :].decode("utf-8", errors="surrogateescape")
        text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
        text = _UNREADABLE.sub("\ufffd", text)
        starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        shifts = tuple(match.start() - number for number, match in enumerate(_CRLF.finditer(raw)))
        return cls(raw, text, mark, starts, shifts)

    @property
    def is_text(self) -> bool:
        """Whether it can be added to: UTF-16 and what else holds NUL characters cannot."""
        return "\x00" not in self.raw

    @property
    def lines(self) -> int:
        """The number of lines; a text that ends with a line end has an empty last one."""
        return len(self._starts)

    def start_of(self, line: int) -> int:
        """Return where a line begins in the text; lines count from 1, and one after the last begins at the end."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """Return a line without its end; "" for one that there is not."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def line_at(self, place: int) -> int:
        """Return the number of the line that a place of the text lies in."""
        return self.text.count("\n", 0, place) + 1

    def below(self, line: int, text: str) -> Edit:
        """Return the edit that puts lines of text below a line."""
        at = self.start_of(line + 1)
        if line >= self.lines and self.line(self.lines):  # the last line has no end, and keeps none
            return Edit(at, at, f"\n{text}")
        return Edit(at, at, f"{text}\n")

    def edited(self, edits: Iterable[Edit]) -> bytes | None:
        """Return the bytes with the edits made; None where they overlap, or cannot be written in this file.

        New lines end as those around them do. To a file that is not UTF-8 only ASCII can be added.
        """
        raw, before = self.raw, len(self.text) + 1
        for whole in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            edit = self._narrowed(whole)
            if whole.end > before or not self._fits(edit.text):
                return None
            before = whole.start
            new = edit.text.replace("\n", self._line_end(edit.start)) if "\n" in edit.text else edit.text
            raw = raw[: self._in_raw(edit.start)] + new + raw[self._in_raw(edit.end) :]
        return self.mark + raw.encode("utf-8", errors="surrogateescape")

    def _narrowed(self, edit: Edit) -> Edit:
        """Return an edit without what it has in common with the text that it replaces: those bytes stay."""
        old, new = self.text[edit.start : edit.end], edit.text
        same = _common(old, new)
        end = _common(old[same:][::-1], new[same:][::-1])
        return Edit(edit.start + same, edit.end - end, new[same : len(new) - end])

    def _fits(self, text: str) -> bool:
        if text.isascii():
            return self.is_text
        return self.is_text and "\ufffd" not in text and not re.search("[\udc80-\udcff]", self.raw)

    def _in_raw(self, place: int) -> int:
        return place + bisect_left(self._shifts, place)

    def _line_end(self, place: int) -> str:
        at = self._in_raw(place)
        ends = _END.search(self.raw, at) or next(iter(_END.finditer(self.raw)), None)
        # The line end just before, where lines are added at the start of a line.
        before = self.raw[max(at - 2, 0) : at]
        if before.endswith("\r\n"):
            return "\r\n"
        return before[-1] if before[-1:] in ("\r", "\n") else ends[0] if ends else "\n"


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))
