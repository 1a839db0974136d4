"""A status that is ticked in a list of them: `- [x] Proposed`, `- [ ] Accepted`. The tick moves, the words stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkdocs_archplan.model import Status
from mkdocs_archplan.write.manuscript import Edit, Manuscript
from mkdocs_archplan.write.spelling import names_of, words

# A box and the words behind it, up to the next box or the end of the line.
_BOX = re.compile(r"\[(?P<tick>[ xX])\][ \t]+(?P<text>[^\n]*?)(?=[ \t|,;/]*(?:\[[ xX]\][ \t]|\n|\Z))")
_FEW = 2  # boxes at least make a choice


@dataclass(frozen=True, slots=True)
class Choice:
    """Boxes of which one is ticked; `in_line`: all of them stand in one line."""

    boxes: tuple[re.Match[str], ...]
    in_line: bool

    def ticked(self, status: Status, naming: Callable[[str], str]) -> tuple[Edit, ...]:
        """Return the edits that move the tick to a status; none where it has no box.

        `naming` makes of the words behind that box those of the new status.
        """
        box = next((box for box in self.boxes if words(box["text"]) in names_of(status)), None)
        if not box:
            return ()
        off = [_tick(each, " ") for each in self.boxes if each["tick"] != " " and each is not box]
        return (*off, _tick(box, "x"), Edit(box.start("text"), box.end("text"), naming(box["text"])))


def choice_at(manuscript: Manuscript, line: int) -> Choice | None:
    """Return the boxes in a line and in those around it; None where there is no choice."""
    first, end = next(_reach(manuscript, line, -1)), next(_reach(manuscript, line, 1))
    last = manuscript.start_of(end) + len(manuscript.line(end))
    boxes = tuple(_BOX.finditer(manuscript.text, manuscript.start_of(first), last))
    return Choice(boxes, first == end) if len(boxes) >= _FEW else None


def _tick(box: re.Match[str], mark: str) -> Edit:
    return Edit(box.start("tick"), box.end("tick"), mark)


def _reach(manuscript: Manuscript, line: int, step: int) -> Iterator[int]:
    while _BOX.search(manuscript.line(line + step)):
        line += step
    yield line
