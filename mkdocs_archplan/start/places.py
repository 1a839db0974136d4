"""Where a template leaves room for what a document says of itself, in each of the dialects that are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from mkdocs_archplan.read.dialects.header import read_body
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import CONTAINERS, Meaning, field_name, meaning_of
from mkdocs_archplan.read.front_matter import FrontMatter, read_front_matter
from mkdocs_archplan.read.metadata import DATE_IN_STATUS, read_facts
from mkdocs_archplan.read.outline import Outline
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.places import split_attributes
from mkdocs_archplan.write.manuscript import Edit, Manuscript
from mkdocs_archplan.write.places import key_place

Dialect = Literal["yaml", "toml", "line", "cell", "section"]

# `status: …`, `# date: …` (a field that may be used), `title = "…"`.
_ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<off>#[ \t]?)?(?P<key>[A-Za-z][\w .()-]{0,40}?)[ \t]*(?P<sign>[:=])(?P<rest>.*)"
)
_VALUE = re.compile(
    r"""(?P<gap>[ \t]*)(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:(?![ \t]\#)[^\n])*?)[ \t]*(?:(?<=[ \t])\#.*)?"""
)
_BEHIND_KEY = re.compile(r"(?:\(e?s\))?[ ]?(?:\*\*|__|\*|_)?[ ]?[:：|]?[ ]?(?:\*\*|__|\*|_)?[ \t]*")
_BELOW = re.compile(r"[ \t]*-(?:[ \t]|$)|[ \t]+\S")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_LONGEST = 6  # lines that a value goes on
_SECTIONS = (Meaning.STATUS, Meaning.DATE, Meaning.UPDATED, Meaning.AUTHORS)
_LOWEST = 3  # level of a heading that is a field


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Room for one field: what stands there, from `start` to `end` of the text, and how it is written.

    `before` has to stand before the new value, `after` behind it. `line` is where its key is; `off`: a comment has it.
    """

    meaning: Meaning
    name: str
    old: str
    start: int
    end: int
    dialect: Dialect
    line: int
    before: str = ""
    after: str = ""
    off: bool = False

    def edit(self, value: str) -> Edit:
        """Return the edit that puts a value here."""
        return Edit(self.start, self.end, f"{self.before}{value}{self.after}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template taken apart: its text, its front matter, its outline, and the places of fields."""

    text: Manuscript
    front_matter: FrontMatter
    outline: Outline
    places: tuple[Place, ...]


def read_template(data: bytes) -> Template:
    """Take a template apart. Total, as reading a document is."""
    text = Manuscript.of(data)
    front_matter = read_front_matter(text.text, "")
    outline = read_outline(text.text[front_matter.length :], front_matter.lines + 1)
    entries = tuple(_entries(text, front_matter))
    stated = {place.meaning for place in entries if not place.off}
    entries = tuple(place for place in entries if not place.off or place.meaning not in stated)
    facts = read_facts(front_matter, outline, text.text.split("\n"))
    fields = [place for fact in facts if (place := _field(text, fact))]
    sections = _sections(text, outline, {place.line for place in fields})
    return Template(text, front_matter, outline, (*entries, *fields, *sections))


def _entries(text: Manuscript, front_matter: FrontMatter) -> Iterator[Place]:
    """Yield the keys of the front matter, those in comments too, whether or not all of it is valid."""
    container = ""
    for line in range(2, front_matter.lines):
        entry = _ENTRY.fullmatch(text.line(line))
        if not entry or (entry["sign"] == "=") != front_matter.toml:
            continue
        name = field_name(entry["key"])
        if not entry["indent"]:
            container = name
        meaning = meaning_of(name)
        if meaning and (not entry["indent"] or container in CONTAINERS):
            yield _entry(text, line, entry, front_matter)


def _entry(text: Manuscript, line: int, entry: re.Match[str], front_matter: FrontMatter) -> Place:
    name = field_name(entry["key"])
    at = text.start_of(line)
    found = _VALUE.fullmatch(entry["rest"])
    value = found["value"] if found else entry["rest"].strip()
    start = at + entry.start("rest") + (len(found["gap"]) if found and value else 0)
    end, old = start + (len(value) or (0 if entry["rest"].strip() else len(entry["rest"]))), value
    last = line
    if not value and not entry["off"]:
        while last + 1 < front_matter.lines and _BELOW.match(text.line(last + 1)):
            last += 1
    if last > line:  # a list below its key: the first item stands for all
        first = text.line(line + 1)
        item = _ITEM.match(first)
        start = text.start_of(line + 1) + (item.end() if item else len(first) - len(first.lstrip()))
        end = text.start_of(last) + len(text.line(last))
        old = text.text[start : text.start_of(line + 1) + len(first)]
    place = Place(
        meaning=meaning_of(name) or Meaning.REFERENCE,
        name=name,
        old=old,
        start=start,
        end=end,
        dialect="toml" if front_matter.toml else "yaml",
        line=line,
        before="" if old or last > line else " ",
    )
    if not entry["off"]:
        return place
    key = f"{entry['indent']}{entry['key']}{entry['sign']} "
    return replace(place, start=at, before=key, off=True)


def _field(text: Manuscript, fact: Fact) -> Place | None:
    """Return where a field of the body has its value; None where it has no place of its own."""
    if fact.source not in ("bullet", "line", "table") or fact.name == DATE_IN_STATUS:
        return None
    key = key_place(fact, text)
    if not key:
        return None
    line_end = text.start_of(fact.line) + len(text.line(fact.line))
    behind = _BEHIND_KEY.match(text.text, key.end, line_end)
    start = behind.end() if behind else key.end
    end = start
    if isinstance(fact.value, tuple) and fact.value:  # a list below its key: the first item stands for all
        start = text.text.find(str(fact.value[0]), line_end)
        end = text.text.find(str(fact.value[-1]), start) + len(str(fact.value[-1]))
    elif fact.raw:
        words = re.compile(r"\s+".join(map(re.escape, fact.raw.split())))
        found = words.search(text.text, start, text.start_of(fact.line + _LONGEST))
        if not found:
            return None
        start, end = found.span()
    return Place(
        meaning=fact.meaning,
        name=fact.name,
        old=text.text[start:end],
        start=start,
        end=end,
        dialect="cell" if fact.source == "table" else "line",
        line=fact.line,
        before="" if fact.raw or text.text[start - 1 : start] in " \t" else " ",
    )


def _sections(text: Manuscript, outline: Outline, taken: Set[int]) -> Iterator[Place]:
    """Yield the sections that are a field, `## Status`, with what stands there until the first blank line."""
    said = read_body(outline, text.text.split("\n"), 0).lines  # without comments and code
    ends = [*(heading.line for heading in outline.headings[1:]), text.lines + 1]
    for heading, end in zip(outline.headings, ends, strict=False):
        name = field_name(_NUMBERED.sub("", split_attributes(heading.text)[0]))
        meaning = meaning_of(name)
        if meaning not in _SECTIONS or not 1 < heading.level <= _LOWEST:
            continue
        lines = [line for line in range(heading.line + 1, end) if said[line - 1].strip()]
        if not lines:
            below = text.start_of(heading.line + 1)
            after = "\n" if text.line(heading.line + 1).strip() else ""
            yield _section(meaning, name, heading.line, (below, below), ("\n", f"\n{after}"))
        elif not taken & set(range(heading.line, end)) and said[lines[0] - 1].lstrip()[0] not in "|<":
            block = list(takewhile(lambda line: said[line - 1].strip(), range(lines[0], end)))
            span = text.start_of(lines[0]), text.start_of(block[-1]) + len(text.line(block[-1]))
            yield replace(_section(meaning, name, lines[0], span, ("", "")), old=text.text[span[0] : span[1]])


def _section(meaning: Meaning, name: str, line: int, span: tuple[int, int], around: tuple[str, str]) -> Place:
    return Place(
        meaning=meaning,
        name=name,
        old="",
        start=span[0],
        end=span[1],
        dialect="section",
        line=line,
        before=around[0],
        after=around[1],
    )
