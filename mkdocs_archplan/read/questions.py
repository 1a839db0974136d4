"""The questions of a section that nobody has answered there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_archplan.contents import Question
from mkdocs_archplan.read.outline import Table
from mkdocs_archplan.read.words.placeholders import is_placeholder
from mkdocs_archplan.text import plain_text

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<box>\[[ xX]?\][ \t]+)?(?P<text>.*)")
_MARK = re.compile(r"[?？]")
_ASKING = re.compile(r"[?？][\s*_)”\"']*$")
_NESTED = re.compile(r"[ \t]*(?:[-*+>]|\d{1,3}[.)])[ \t]")
# Said of a question in its own sentence: `(resolved)`, `Decision: …`, a tick before it.
_MARKED = re.compile(
    r"""~~ | [✅✔☑] | :white_check_mark: | :heavy_check_mark:
      | [\[(*_]\s*(?:resolved|answered|closed|decided|settled|deferred|done|moved|dropped|out\ of\ scope)\b
      | (?<![^\W_])(?:resolved|resolution|answers?|answered|decision|decided|outcome|conclusion|opinion|thoughts?
        |status|a|suggestion|proposal|recommendation|update|edit|antwort|entscheidung|réponse|respuesta)\s*(?:\([^)]*\))?[*_]*\s*[:：]""",
    re.IGNORECASE | re.VERBOSE,
)
# Words behind a question answer it or weigh the answer; a remark in brackets may say who is to answer.
_REPLY = re.compile(r"\w|→|⇨|=>|->")
_BRACKETED = re.compile(r"\((?!\s*(?:yes|no|not?\s+need|both|neither|ja|nein|oui|non|sí)\b)[^()]*\)", re.IGNORECASE)
# `- **A**: …` below `- **Q**: …`, an item of its own.
_ANSWER = re.compile(
    r"[*_]*(?:a\d*|ans|answers?|resolution|decision|antwort|réponse|respuesta)[*_]*\s*[:：]", re.IGNORECASE
)
_NO_ANSWER = re.compile(
    r"""[\s*_`(\[→:–—.-]*+(?:(?:answer|decision|resolution|status)[*_]*\s*:[\s*_]*)?
        (?:tb[cd]|todo|open|unclear|unknown|undecided|unresolved|pending|offen|still\ open
        |(?:not\ yet|not|to\ be)\ (?:decided|determined|discussed|confirmed|defined|known|resolved|answered|clear))?
        [\s*_`)\].…]*""",
    re.IGNORECASE | re.VERBOSE,
)
# Said of a task that asks nothing, where it puts it off.
_PUT_OFF = re.compile(
    r"\b(?:resolved|answered|decided|agreed|settled|closed|deferred|postponed|out of scope|won['’]t|no longer)\b",
    re.IGNORECASE,
)
# `Question 1?`, and what the template of Rust's RFCs and those made after it ask.
_PROMPT = re.compile(
    r"(?:question|issue|topic|item)?\s*\d*\s*[?？]?|what (?:parts of the design|related issues) do you .*",
    re.IGNORECASE,
)
_QUESTION_HEAD = re.compile(r"(?:open )?(?:questions?|issues?|points?|topics?|fragen?|question ouverte)")
_ANSWER_HEAD = re.compile(
    r"(?:final |proposed )?(?:answers?|decisions?|resolutions?|outcomes?|antwort|réponse|respuesta)"
)
_LONGEST = 80


def read_questions(lines: Sequence[str], first_line: int, *, boxes: bool = True) -> Iterator[Question]:
    """Yield the items of a list that ask something and are neither ticked, struck out nor answered.

    `lines` are those below a heading, the first of which has the given number. With `boxes` an open task that asks
    nothing counts as well. Unsure cases are taken for answered, so what stands on lines of its own below a question is
    its answer.
    """
    items: list[tuple[int, list[str]]] = []
    base: int | None = None
    for number, line in enumerate(lines, first_line):
        match = _ITEM.match(line)
        indent = len(match["indent"].expandtabs(4)) if match else 0
        base = indent if base is None and match else base
        if match and base is not None and indent <= base + 1:
            items.append((number, [line]))
        elif items:
            items[-1][1].append(line)
    for at, (number, own) in enumerate(items):
        answer = items[at + 1][1][0] if at + 1 < len(items) else ""
        if _opens_with_answer(answer):
            continue
        if text := _unanswered(own, boxes=boxes):
            yield Question(text, number)


def heading_question(title: str, line: int, below: Iterable[str]) -> Question | None:
    """Return the question that a heading asks, where nothing but `TBD` or the like stands below it."""
    asks = _ASKING.search(title) and not _MARKED.search(title)
    return Question(_shortened(plain_text(title)), line) if asks and all(map(is_no_answer, below)) else None


def table_questions(table: Table) -> Iterator[Question]:
    """Yield the rows of a table of questions whose column for the answer says `TBD` or `open`, or is empty.

    Where there is no such column the one for the status counts, and only what it says. An empty cell needs a question
    beside it: `| – | None | |`.
    """
    heads = [plain_text(cell).strip(" *").casefold() for cell in table.header]
    asking = next((at for at, head in enumerate(heads) if _QUESTION_HEAD.fullmatch(head)), None)
    answering = next((at for at, head in enumerate(heads) if _ANSWER_HEAD.fullmatch(head)), None)
    if asking is None or (answering is None and "status" not in heads):
        return
    at = heads.index("status") if answering is None else answering
    for cells, line in zip(table.rows, table.row_lines, strict=True):
        text = plain_text(cells[asking]) if asking < len(cells) else ""
        answer = cells[at].strip() if at < len(cells) else ""
        told = any(map(str.isalpha, answer))  # that there is no answer yet
        unsaid = is_no_answer(answer) and (told or (answering is not None and _MARK.search(text)))
        if unsaid and text and not (is_placeholder(text) or _PROMPT.fullmatch(text) or _MARKED.search(cells[asking])):
            yield Question(_shortened(text), line)


def is_no_answer(text: str) -> bool:
    """Say whether what stands where an answer should is nothing, or says that there is none yet: `TBD`, `open`."""
    return bool(_NO_ANSWER.fullmatch(text))


def _opens_with_answer(line: str) -> bool:
    item = _ITEM.match(line)
    return bool(item and (answer := _ANSWER.match(item["text"])) and not is_no_answer(item["text"][answer.end() :]))


def _ends(before: str, line: str) -> bool:
    """Say whether what an item asks is over before a line, so that this one may answer it."""
    return not line.strip() or bool(_NESTED.match(line) or _ASKING.search(before))


def _unanswered(lines: Sequence[str], *, boxes: bool) -> str:
    """Return the question that an item asks, shortened; nothing where it asks none or has its answer."""
    first = _ITEM.match(lines[0])
    if not first or (first["box"] or "").strip().casefold() == "[x]":
        return ""
    end = next((at for at in range(1, len(lines)) if _ends(lines[at - 1], lines[at])), len(lines))
    asked = " ".join([first["text"], *(line.strip() for line in lines[1:end])])
    below = " ".join(line.strip() for line in lines[end:] if line.strip())
    if below and _ASKING.search(below):
        asked, below = f"{asked} {below}", ""  # its parts are questions as well
    *question, tail = _MARK.split(asked)
    asks = bool(question) or (boxes and bool(first["box"]))
    replies = not (question and is_no_answer(tail))
    answered = replies and (_REPLY.search(_BRACKETED.sub("", tail)) if question else _PUT_OFF.search(asked))
    said = asked if replies else asked.removesuffix(tail)
    if not (asks and is_no_answer(below)) or answered or _MARKED.search(said):
        return ""
    text = plain_text(asked)
    if is_placeholder(text) or _PROMPT.fullmatch(text):
        return ""
    return _shortened(text)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(None, 1)[0]} …"
