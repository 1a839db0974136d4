"""The text of a page as a reader sees it, block by block, without code and comments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pyromark

from mkdocs_archplan.read.words.prompts import is_tag_prompt

# What stands for a link, a picture or a tag in a text, and for a bracket in code: not for an author to fill in.
MARK = "\ufffc"
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS | pyromark.Options.ENABLE_FOOTNOTES
_HARMLESS = str.maketrans(dict.fromkeys("[]{}<>", MARK))
_INLINE = frozenset(("Emphasis", "Strong"))
_OPAQUE = frozenset(("Link", "Image", "CodeBlock"))
_KINDS = {"Heading": "heading", "TableCell": "cell", "Item": "item", "Paragraph": "paragraph"}

Kind = Literal["heading", "cell", "item", "task", "paragraph", "other"]


@dataclass(frozen=True, slots=True)
class Run:
    """The text of one block, and of which kind that is; `other` is what has no text: code, HTML.

    A paragraph of a list item is an item. `pieces` are places of the text, each with the byte of the source it is from.
    """

    kind: Kind
    text: str
    pieces: tuple[tuple[int, int], ...]
    quoted: bool = False

    def byte_of(self, at: int) -> int:
        """Return the byte of the source that the character at an index comes from."""
        start, byte = self.pieces[max(bisect_right(self.pieces, at, key=lambda piece: piece[0]) - 1, 0)]
        return byte + len(self.text[start:at].encode("utf-8", "replace"))


def read_runs(text: str) -> tuple[Run, ...]:
    """Return the blocks of a Markdown text in their order. Total: any text has some, or none.

    What is indented under `!!!` and the like is code here, as CommonMark has it.
    """
    return tuple(_Reader().read(text))


class _Reader:
    """One pass: `words` grow while a block is open, those of a tight list item until something begins in it."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.length = 0
        self.opaque = 0
        self.quotes = 0
        self.task = False

    def read(self, text: str) -> Iterator[Run]:
        # A surrogate half is no text to the parser, but is one character here as well.
        source = text.encode("utf-8", "replace").decode("utf-8")
        events: Iterator[Any] = pyromark.events_with_range(source, options=_OPTIONS)
        for event, span in events:
            name, value = (event, "") if event.__class__ is str else next(iter(event.items()))
            if name in ("Start", "End"):
                tag = value if value.__class__ is str else next(iter(value))
                yield from self._begin(tag, span) if name == "Start" else self._end(tag)
            elif name == "TaskListMarker":
                self.task = True
            elif name == "Html":
                yield from self._html(value, span)
            elif not self.opaque:
                self._inline(name, value, span)
        yield from self._finished()

    def _begin(self, tag: str, span: Any) -> Iterator[Run]:
        if tag in _OPAQUE:
            if tag == "CodeBlock":
                yield from self._finished()
                yield Run("other", "", ())
            elif not self.opaque:
                self._add(MARK, span)
            self.opaque += 1
        elif tag not in _INLINE:
            yield from self._finished()
            self.blocks.append(tag)
            self.quotes += tag == "BlockQuote"

    def _end(self, tag: str) -> Iterator[Run]:
        if tag in _OPAQUE:
            self.opaque -= 1
        elif tag not in _INLINE:
            yield from self._finished()
            self.blocks.pop()
            self.quotes -= tag == "BlockQuote"
            self.task = self.task and tag != "Item"

    def _inline(self, name: str, value: str, span: Any) -> None:
        if name == "Text":
            self._add(value, span)
        elif name == "Code":
            self._add(value.translate(_HARMLESS), span)
        elif name == "InlineHtml":
            if is_tag_prompt(value):
                self._add(value, span)
            elif not value.startswith("<!--"):
                self._add(MARK, span)
        else:
            self._add("\n" if name.endswith("Break") else MARK, span)

    def _html(self, value: str, span: Any) -> Iterator[Run]:
        """Take `<your name>` on a line of its own for text; of other HTML only say that something stands there."""
        if is_tag_prompt(value.strip()):
            yield Run("paragraph", value.strip(), ((0, span["start"] + len(value) - len(value.lstrip())),))
        elif value.strip() and not value.lstrip().startswith("<!--"):
            yield Run("other", "", ())

    def _add(self, words: str, span: Any) -> None:
        self.pieces.append((self.length, span["start"]))
        self.words.append(words)
        self.length += len(words)

    def _finished(self) -> Iterator[Run]:
        """Yield the block that was open, if it has text, and begin anew."""
        text = "".join(self.words)
        if text.strip():
            yield Run(self._kind(), text, tuple(self.pieces), self.quotes > 0)
        self.words, self.pieces, self.length = [], [], 0

    def _kind(self) -> Kind:
        block = self.blocks[-1] if self.blocks else ""
        if block == "Paragraph" and len(self.blocks) > 1 and self.blocks[-2] == "Item":
            block = "Item"
        if block == "Item" and self.task:
            return "task"
        return _KINDS.get(block, "paragraph")  # type: ignore[return-value]
