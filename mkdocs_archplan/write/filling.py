"""A value more for a field that stands there already: its first, or one after those it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.read.yaml_fields import NULLS
from mkdocs_archplan.write.drafts import Draft
from mkdocs_archplan.write.fields import FileEdit, NewField
from mkdocs_archplan.write.manuscript import Edit
from mkdocs_archplan.write.places import key_place, value_place, yaml_entry
from mkdocs_archplan.write.yaml_text import Entry, dumped

_COLON = re.compile(r"[*_ \t]*[:：][*_]*")


def continued(field: NewField, fact: Fact, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    """Yield the ways in which a field that stands there already takes one more value, or its first."""
    if entry := yaml_entry(fact, draft):
        path = draft.path_of(fact)
        text = draft.file_of(fact).text
        for value in field.in_yaml:
            yield tuple((path, edit) for edit in _in_entry(entry, value, text))
    elif fact.source in ("bullet", "line", "table") and "\n" not in fact.raw:
        for value in field.in_text:
            yield from _in_line(value, fact, draft)


def _in_entry(entry: Entry, value: str | date, text: str) -> Iterator[Edit]:
    if entry.list_style == "flow":
        end = (
            entry.scalars[-1].end if entry.scalars else entry.end - 1
        )  # the bracket, or a comma before it, stays behind
        yield Edit(end, end, f"{', ' if entry.scalars else ''}{dumped(value, in_list=True)}")
    elif entry.list_style == "block" and entry.scalars:
        last = entry.scalars[-1]
        start = text.rfind("\n", 0, last.start) + 1
        end = text.find("\n", last.end)
        end = len(text) if end < 0 else end
        yield Edit(end, end, f"\n{text[start : last.start]}{dumped(value)}")
    elif entry.scalars:
        scalar = entry.scalars[0]
        if not scalar.style and not scalar.value:
            colon = text.index(":", entry.key_end) + 1
            yield Edit(colon, colon, f" {dumped(value)}")
        elif is_nothing(scalar.value) or is_placeholder(scalar.value) or (not scalar.style and scalar.value in NULLS):
            yield Edit(scalar.start, scalar.end, dumped(value))
        elif scalar.style not in ("|", ">"):
            yield Edit(scalar.start, scalar.start, "[")
            yield Edit(scalar.end, scalar.end, f", {dumped(value, in_list=True)}]")


def _in_line(value: str, fact: Fact, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    written = value_place(fact, draft)
    if written and fact.text:
        if is_nothing(fact.text) or is_placeholder(fact.text):
            yield ((draft.path, Edit(written.start, written.end, value)),)
        else:
            yield ((draft.path, Edit(written.end, written.end, f", {value}")),)
        return
    key = key_place(fact, draft.manuscript)
    colon = _COLON.match(draft.manuscript.text, key.end) if key else None
    if colon:
        yield ((draft.path, Edit(colon.end(), colon.end(), f" {value}")),)
