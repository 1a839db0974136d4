"""What a document says of itself, from every dialect, as facts with their places.

The dialects in the order in which they count: YAML front matter, bullets under the first heading, a `Status` section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.read.front_matter import FrontMatter, Value
from mkdocs_archplan.read.outline import Heading, Outline
from mkdocs_archplan.text import find_comments

_BULLET = re.compile(
    r"""[ ]{0,3}[-*+][ \t]+
        (?P<mark>\*\*|__|\*|_)? (?P<key>[^\W\d_][\w \-/]{0,30}?) [ ]? (?P<early>:)? (?(mark)(?P=mark))
        [ ]? (?(early)|:) [ \t]* (?P<value>.*)""",
    re.VERBOSE,
)


_RULE = re.compile(r"[-=*_]{2,}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One metadata field: its meaning, normalised name, value, text as written, line and dialect."""

    meaning: Meaning
    name: str
    value: Value
    raw: str
    line: int
    source: str


def read_facts(front_matter: FrontMatter, outline: Outline, lines: Sequence[str]) -> tuple[Fact, ...]:
    """Collect the facts of every dialect, the one that counts first. `lines` are the file's, the first at index 0."""
    lines = _without_comments(lines)
    return (
        *_from_front_matter(front_matter),
        *_from_bullets(outline, lines, front_matter.lines),
        *_from_status_section(outline.headings, lines),
    )


def _without_comments(lines: Sequence[str]) -> Sequence[str]:
    """Blank HTML comments out, line for line: what stands in them is not said."""
    text = "\n".join(lines)
    if "<!--" not in text:
        return lines
    kept, at = [], 0
    for start, end in find_comments(text):
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end
    return "".join([*kept, text[at:]]).split("\n")


def _from_front_matter(front_matter: FrontMatter) -> Iterator[Fact]:
    last = {field.key: field for field in front_matter.fields}  # as YAML has it: of repeated keys the last counts
    for field in last.values():
        name = field_name(field.key)
        if meaning := meaning_of(name):
            yield Fact(meaning, name, field.value, field.raw, field.line, "front-matter")


def _from_bullets(outline: Outline, lines: Sequence[str], start: int) -> Iterator[Fact]:
    """Read `- **Status**: accepted` between the first heading (or the start of the text) and the next."""
    headings = outline.headings
    opens_with_heading = bool(headings) and not any(line.strip() for line in lines[start : headings[0].line - 1])
    first = headings[0].line if opens_with_heading else start
    rest = headings[1:] if opens_with_heading else headings
    end = rest[0].line - 1 if rest else len(lines)
    fenced = {at for fence in outline.fences for at in range(fence.line, fence.end + 1)}
    for number, line in enumerate(lines[first:end], first + 1):
        match = _BULLET.fullmatch(line) if line[:4].lstrip()[:1] in ("-", "*", "+") else None
        if match and number not in fenced:
            name = field_name(match["key"])
            if meaning := meaning_of(name):
                value = match["value"].strip()
                yield Fact(meaning, name, value or None, value, number, "bullet")


def _from_status_section(headings: Sequence[Heading], lines: Sequence[str]) -> Iterator[Fact]:
    """Read the first line that says something below a heading `Status`."""
    for at, heading in enumerate(headings):
        if heading.text.strip(" :").casefold() != "status":
            continue
        end = headings[at + 1].line - 1 if at + 1 < len(headings) else len(lines)
        for number, line in enumerate(lines[heading.line : end], heading.line + 1):
            text = line.strip()
            if text and not _RULE.fullmatch(text):
                yield Fact(Meaning.STATUS, "status", text, text, number, "section")
                return
