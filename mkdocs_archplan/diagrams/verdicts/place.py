"""Where in a diagram the mistake is that mermaid objects to."""

from __future__ import annotations

import re
from bisect import bisect_left

from mkdocs_archplan.diagrams.verdicts.engine import Answer, Engine
from mkdocs_archplan.diagrams.verdicts.lines import Lines, Place, place_in
from mkdocs_archplan.diagrams.verdicts.message import Excerpt, excerpt_in, expected_in, spot_in

_LINE_ENDS = frozenset(("NEWLINE", "NL", "SEMI", "eol", "newLine"))
_BLANKS = re.compile(r"\s+")
_COMMENT = re.compile(r"^\s*%%.*$", re.MULTILINE)
_OPENS = re.compile(r"^\s*(?:loop|alt|opt|par|par_over|critical|break|rect|box|subgraph)\b", re.MULTILINE)
_ENDS = re.compile(r"^\s*end\b", re.MULTILINE)
# Beyond this, to look for a line by asking mermaid again and again would take longer than the answer is worth.
_LONGEST_SEARCHED = 10_000


def offset_of(answer: Answer, lines: Lines) -> int | None:
    """Return where in the text that mermaid sees it gave up, None where it does not say."""
    if answer.unknown:
        return 0
    named = _named(answer, lines)
    excerpt = excerpt_in(answer.message)
    if named is None or excerpt is None:
        return named
    shown = _offset_shown(excerpt, named, lines)
    if shown is None:
        return named
    return _end_of_unfinished(answer, shown, lines) or shown


def what_ends(answer: Answer, lines: Lines, offset: int) -> str:
    """Say what ends too early at an offset: the "line" or the "diagram"; empty where something else is wrong."""
    rest = lines.text[offset:].lstrip(" \t")
    if not rest.strip():
        return "line" if answer.token in _LINE_ENDS else "diagram"
    return "line" if rest.startswith("\n") else ""


def unclosed_quote(lines: Lines, offset: int) -> int | None:
    """Return the offset of the only quotation mark before an offset that has no partner on its line, if there is one.

    Mermaid reads on over line ends to the next such mark, and objects to what it finds there.
    """
    found: int | None = None
    start = 0
    for row in _COMMENT.sub(lambda comment: " " * len(comment[0]), lines.text).split("\n"):
        if row.count('"') % 2:
            if found is not None:
                return None
            found = start + row.rindex('"')
        start += len(row) + 1
    above = found is not None and "\n" in lines.text[found:offset]
    return found if above else None


def first_bad_line(source: str, answer: Answer, engine: Engine) -> Place:
    """Return the line with which mermaid begins to object: for mistakes that its grammar allows, it names none."""
    rows = source.split("\n")
    if len(source) > _LONGEST_SEARCHED:
        return Place(line=1, column=1)

    def is_bad(size: int) -> bool:
        begun = "\n".join(rows[:size])
        if engine.parse(begun).message == answer.message:
            return True
        opened = len(_OPENS.findall(begun)) - len(_ENDS.findall(begun))
        return opened > 0 and engine.parse(begun + "\nend" * opened).message == answer.message

    count = bisect_left(range(1, len(rows)), True, key=is_bad)
    row = rows[count]
    return place_in(source, sum(len(row) + 1 for row in rows[:count]) + len(row) - len(row.lstrip()))


def _end_of_unfinished(answer: Answer, offset: int, lines: Lines) -> int | None:
    """Return the end of the line before an offset, if what stands there is what is wrong: it lacks its end.

    That is where a statement, which no line end may follow, would have to go on with the first word of another line.
    """
    if answer.line is None or _LINE_ENDS & expected_in(answer.message):
        return None
    last = lines.offset(answer.line, answer.column or 0)
    between = lines.text[last:offset]
    return last if "\n" in between and not between.strip() else None


def _named(answer: Answer, lines: Lines) -> int | None:
    """Return the place that the answer or its message names."""
    if answer.line is not None:
        offset = lines.offset(answer.line, answer.column or 0)
        at_end = not lines.text[offset:].split("\n", 1)[0].strip()
        return offset if at_end and what_ends(answer, lines, offset) else lines.skip_blanks(offset)
    spot = spot_in(answer.message)
    if spot is None:
        return None
    return len(lines.text.rstrip()) if spot.line is None else lines.offset(spot.line, spot.column)


def _offset_shown(excerpt: Excerpt, named: int, lines: Lines) -> int | None:
    """Return the offset at which an excerpt parts, of several like it the nearest to the place that is named.

    The named line lags where a lexer reads ahead, the excerpt does not. Blanks are no help in finding it: line ends are
    taken out of it, and some grammars take out more.
    """
    solid = [at for at, char in enumerate(lines.text) if not char.isspace()]
    text = "".join(lines.text[at] for at in solid)
    before, after = (_BLANKS.sub("", part) for part in (excerpt.before, excerpt.after))
    best: int | None = None
    found = text.find(before + after) if before + after else -1
    while found >= 0:
        split = found + len(before)
        at = solid[split] if after else solid[split - 1] + 1
        if best is None or abs(at - named) < abs(best - named):
            best = at
        found = text.find(before + after, found + 1)
    return best
