"""Sections that are a field: `## Status` with the status below it, `## Date`, `## Deciders`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mkdocs_archplan.read.dialects.header import Body, Line
from mkdocs_archplan.read.dialects.lines import line_facts
from mkdocs_archplan.read.dialects.relations import joined, phrase_facts
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import REFERENCES, Meaning, field_name, meaning_of
from mkdocs_archplan.read.places import split_attributes
from mkdocs_archplan.read.words.dates import parse_date
from mkdocs_archplan.read.words.status import is_status_word, written_status
from mkdocs_archplan.relations import Relation

# `## Superseded by` with the successor below it.
_NAMED_BELOW = (Relation.SUPERSEDES, Relation.SUPERSEDED_BY, Relation.AMENDS)
_CHANGES = ("updates", "modifies")  # sections of a document's own changes
_RULE = re.compile(r"[-=*_]{2,}")
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*[\w -]*(?:\"(?P<words>.*)\")?\s*")
_ITEM = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]+)?(?:\[(?P<tick>[ xX])\][ \t]+)?(?P<text>.*)")
_STRUCK = re.compile(r"~~[^~]*~~[ /\\]*")
_SUCCEEDED = re.compile(r"[*_\[]*(?:super[sc]ee?ded|replaced|obsoleted)[ -]by\b", re.IGNORECASE)
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}\b")
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_LIST_END, _LONGEST_NAME, _LONGEST_STATUS = 15, 80, 5
_HIGH = 2  # headings below that rarely tell of the whole document


def section_facts(body: Body) -> Iterator[Fact]:
    """Read the sections whose heading is the name of a field."""
    for at, heading in enumerate(body.outline.headings):
        name, meaning, rest = _field(heading.text)
        if not meaning:
            continue
        lines = body.section(at)
        if meaning is Meaning.STATUS:
            if rest:
                yield Fact(meaning, "status", rest, rest, heading.line, "section")
            plain = heading.level <= _HIGH and name == "status"
            yield from _status(lines, most_words=_LONGEST_STATUS if plain else 0)
        elif meaning in (Meaning.DATE, Meaning.UPDATED):
            yield from _date(lines, meaning, name)
        elif meaning is Meaning.AUTHORS:
            yield from _people(lines, name)
        elif meaning is Meaning.REFERENCE and name not in _CHANGES and REFERENCES[name][0] in _NAMED_BELOW:
            yield from (f for line in lines for f in phrase_facts(f"{name} {line.text}", line.number, "section"))


@lru_cache(maxsize=4096)
def _field(heading: str) -> tuple[str, Meaning | None, str]:
    """Return the field that a heading names, its meaning, and what a status says behind a colon: `Status: Accepted`."""
    word, colon, rest = _NUMBERED.sub("", split_attributes(heading)[0]).partition(":")
    if len(word) >= _LONGEST_NAME:
        return "", None, ""
    name = field_name(word)
    meaning = meaning_of(name)
    return name, meaning if meaning is Meaning.STATUS or not colon else None, rest.strip()


def status_lines(body: Body) -> Iterator[Line]:
    """Yield the lines of sections called `Status`, whose tables are read like those of the header."""
    for at, heading in enumerate(body.outline.headings):
        if heading.level <= _HIGH and _field(heading.text)[0] == "status":
            yield from body.section(at)


def _status(lines: Sequence[Line], most_words: int) -> Iterator[Fact]:
    """Read the first line that says something, the fields among the others, and what the section names.

    A line of more than `most_words` is a status only if it opens with a word that is one.
    """
    lines = tuple(joined(lines))
    fields = list(line_facts(lines))
    # `Superseded by: …` is a field and says the status all the same.
    taken = {fact.line for fact in fields if fact.meaning is not Meaning.REFERENCE}
    said = [(line, text) for line in lines if line.number not in taken and (text := _said(line.text))]
    if said and len(said[0][1].split()) > most_words and not is_status_word(written_status(said[0][1])):
        said = []  # a section about the status of something else
    # A successor that was added below the old status: `Accepted`, then `Superceded by [6](0006-x.md)`.
    said.sort(key=lambda each: not _SUCCEEDED.match(each[1]))
    if len(said) > 1 and all(_DATED.match(text) for _, text in said):  # a log of it: the last day counts
        said.sort(key=lambda each: each[1][: len("YYYY-MM-DD")], reverse=True)
    ticked = [(line, text) for line, text in said if (item := _ITEM.match(line.text)) and item["tick"] in ("x", "X")]
    choices = [line for line in lines if (item := _ITEM.match(line.text)) and item["tick"]]
    if ticked or (said and not choices):
        line, text = (ticked or said)[0]
        yield Fact(Meaning.STATUS, "status", text, text, line.number, "section")
    yield from fields
    first = (ticked or said)[:1]
    for line, text in said:
        if (line, text) not in first:  # what the status itself names is read with it
            yield from phrase_facts(line.text, line.number, "section")


def _said(text: str) -> str:
    """Return what a line says without its bullet or quote mark; of an admonition its title; nothing of a rule."""
    stripped = text.strip()
    if not stripped or _RULE.fullmatch(stripped) or stripped[0] == "|" or _STRUCK.fullmatch(stripped):
        return ""
    if block := _BLOCK.fullmatch(stripped):
        return (block["words"] or "").strip()
    item = _ITEM.fullmatch(stripped)
    return item["text"].strip() if item else stripped


def _date(lines: Sequence[Line], meaning: Meaning, name: str) -> Iterator[Fact]:
    for line in lines:
        if text := _said(line.text):
            if parse_date(text):
                yield Fact(meaning, name, text, text, line.number, "section")
            return


def _people(lines: Sequence[Line], name: str) -> Iterator[Fact]:
    """Read a list of people; sentences are none."""
    said = [(line.number, text) for line in lines if (text := _said(line.text))]
    if said and len(said) <= _LIST_END and all(len(text) < _LONGEST_NAME and text[-1] != "." for _, text in said):
        people = tuple(text for _, text in said)
        yield Fact(Meaning.AUTHORS, name, people, ", ".join(people), said[0][0], "section")
