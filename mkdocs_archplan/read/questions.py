"""The questions of a section that nobody has answered there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_archplan.contents import Question
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
_BRACKETED = re.compile(r"\([^()]*\)")
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
    for number, own in items:
        if text := _unanswered(own, boxes=boxes):
            yield Question(text, number)


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
    answered = _REPLY.search(_BRACKETED.sub("", tail)) if question else _PUT_OFF.search(asked)
    if below or not asks or answered or _MARKED.search(asked):
        return ""
    text = plain_text(asked)
    if is_placeholder(text) or _PROMPT.fullmatch(text):
        return ""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(None, 1)[0]} …"
