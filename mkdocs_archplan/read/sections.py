"""The sections of a document: what each heading has below it, as far as rules ask for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from itertools import chain

from mkdocs_archplan.contents import Question, Section
from mkdocs_archplan.read.outline import Heading, Outline
from mkdocs_archplan.read.questions import heading_question, read_questions, table_questions
from mkdocs_archplan.read.words.headings import asks, is_settled, phase_number
from mkdocs_archplan.read.words.placeholders import is_placeholder

# What a section may hold and yet say nothing: rules and underlines of headings, definitions of links.
_NO_TEXT = re.compile(r"[-=*_ ]+|\[[^\]]+\]:\s.*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])(?:[ \t]+\[[ xX]\])?(?:[ \t]+|$)")
_BOX = re.compile(r"\[[ xX]\][ \t]+(?P<text>.*)")
# Tasks of a template that nobody wrote, and those that somebody wrote off.
_NO_TASK = re.compile(
    r"""^(?:(?:validation|acceptance|success)\ )?(?:prerequisite|criterion|criteria|task|sub-?task|step|item|requirement
        |todo)\s*\#?\d*\W*$
      | ^(?:\.\.\.|…)$ | ~~
      | \b(?:won['’]t|wontfix|out\ of\ scope|no\ longer|not\ needed|not\ applicable|moved\ to|n/a)\b
      | (?:^|[(\[*_:–—-]\s*)(?:optional|deferred|postponed|cancell?ed|skipped|dropped|obsolete|superseded|if\ needed
        |stretch|left\ open)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = re.compile(r"[?？|]|\[[ xX]?\]")  # a question, a table, a task
_LONGEST_PROMPT = 300
_OPENINGS = frozenset("[{<(")
_LONGEST_WORD, _LONGEST_ITEM = 40, 50


def read_sections(
    outline: Outline, lines: Sequence[str], first_line: int, *, whole: bool = True
) -> tuple[Section, ...]:
    """Return the sections of a text in their order. `lines` are the file's; the text begins at that of a number.

    Without `whole` there are only those that hold tasks or questions or may be phases, those they stand in, and none
    is said to be blank: keeping all of them takes a tenth of the time that a document is read in.
    """
    headings = sorted(outline.headings, key=lambda heading: heading.line)
    starts = [*(heading.line for heading in headings), len(lines) + 1]
    done = [task.line for task in outline.tasks if task.done]
    left = [task.line for task in outline.tasks if not task.done and _is_to_do(lines[task.line - 1])]
    asked = _asked(outline, headings, lines)
    if whole:
        kept = list(range(len(headings)))
    else:
        tasks = bool(outline.tasks)
        busy = {bisect_right(starts, line) - 1 for line in (*done, *left)} | asked.keys()
        phases = (at for at, h in enumerate(headings) if h.level == 1 or phase_number(h.text) is not None)
        kept = _with_outer(headings, {*busy, *phases} if tasks or asked else set())
    sections = [
        Section(
            headings[at].text,
            headings[at].level,
            starts[at],
            whole and _is_blank(lines[starts[at] : starts[at + 1] - 1]),
            len(_between(done, starts[at], starts[at + 1])),
            _between(left, starts[at], starts[at + 1]),
            asked.get(at, ()),
        )
        for at in kept
    ]
    ticked, open_tasks = len(_between(done, 0, starts[0])), _between(left, 0, starts[0])
    opening = [Section("", 0, first_line, False, ticked, open_tasks)] if ticked or open_tasks else []
    return (*opening, *sections)


def _with_outer(headings: Sequence[Heading], wanted: Set[int]) -> list[int]:
    """Return, in order, the indexes of some headings and of those that they stand under."""
    kept: set[int] = set()
    above: list[int] = []
    for at, heading in enumerate(headings):
        while above and headings[above[-1]].level >= heading.level:
            above.pop()
        above.append(at)
        if at in wanted:
            kept.update(above)
    return sorted(kept)


def _asked(outline: Outline, headings: Sequence[Heading], lines: Sequence[str]) -> dict[int, tuple[Question, ...]]:
    """Return the questions below each heading, by its index, where a heading at or above it speaks of such."""
    asking = [asks(heading.text) for heading in headings]
    if not any(asking):
        return {}
    hidden = _hidden(outline)
    ends = [*(heading.line for heading in headings[1:]), len(lines) + 1]
    found: dict[int, tuple[Question, ...]] = {}
    above: list[tuple[int, bool]] = []
    for at, (heading, end) in enumerate(zip(headings, ends, strict=True)):
        while above and above[-1][0] >= heading.level:
            above.pop()
        inherits = bool(above and above[-1][1]) and not is_settled(heading.text)
        above.append((heading.level, asking[at] or inherits))
        if above[-1][1]:
            below = lines[heading.line : end - 1]
            if questions := _questions(outline, heading, below, hidden, boxes=asking[at]):
                found[at] = questions
    return found


def _hidden(outline: Outline) -> frozenset[int]:
    """Return the lines in which code or a comment stands."""
    fences = (range(fence.line, fence.end + 1) for fence in outline.fences)
    comments = (range(c.line, c.line + c.text.count("\n") + 1) for c in outline.comments)
    return frozenset(chain.from_iterable((*fences, *comments)))


def _questions(
    outline: Outline, heading: Heading, lines: Sequence[str], hidden: Set[int], *, boxes: bool
) -> tuple[Question, ...]:
    """Return the questions below a heading; where they are asked by headings (`boxes` is false), its own as well."""
    if not _ASKS.search("\n".join((heading.text, *lines))):
        return ()
    first_line = heading.line + 1
    shown = ["" if number in hidden else line for number, line in enumerate(lines, first_line)]
    own = None if boxes else heading_question(heading.text, heading.line, shown)
    within = range(first_line, first_line + len(lines))
    tabled = [question for table in outline.tables if table.line in within for question in table_questions(table)]
    listed = [*read_questions(shown, first_line, boxes=boxes), *tabled]
    return (*((own,) if own else ()), *sorted(listed, key=lambda question: question.line))


def _between(numbers: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    return tuple(numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]) if numbers else ()


def _is_to_do(line: str) -> bool:
    """Say whether the line of an open task says what is still to be done."""
    found = _BOX.search(line)
    text = found["text"].strip() if found else ""
    return bool(text) and not (is_placeholder(text) or _NO_TASK.search(text))


def _is_blank(lines: Sequence[str]) -> bool:
    """Say whether nothing stands in some lines but comments, rules, definitions of links, and prompts of a template."""
    commented = False
    for line in lines:
        text = line.strip()
        if not commented and len(text) > _LONGEST_ITEM and text[0].isalnum():
            return False  # most lines of most documents
        while text:
            if commented:
                _, closing, text = text.partition("-->")
                commented = not closing
                continue
            shown, opening, text = text.partition("<!--")
            if not _is_no_text(shown.strip()):
                return False
            commented = bool(opening)
    return True


def _is_no_text(text: str) -> bool:
    if _NO_TEXT.fullmatch(text):
        return True
    words = _ITEM.sub("", text, count=1).strip()
    if len(words) > (_LONGEST_PROMPT if words[:1] in _OPENINGS else _LONGEST_WORD):
        return False
    return not words or is_placeholder(words.rstrip("."))
