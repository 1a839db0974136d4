"""Where in a file the key and the value of a fact stand, in every dialect that is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import field_name
from mkdocs_archplan.write.drafts import Draft
from mkdocs_archplan.write.manuscript import Manuscript
from mkdocs_archplan.write.yaml_text import Entry, entry_at

IN_YAML = ("front-matter", "nested", "sidecar")
_LINES_BELOW = 4  # `**Status:**`, a blank line, `Accepted`; cells of HTML on lines of their own

_IS_KEY = re.compile(r"[ \t]*(?:\*\*|__|[:：])")  # and no phrase: `Status: superseded by [x](x.md)`


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file's text from `start` to `end`."""

    start: int
    end: int


def yaml_entry(fact: Fact, draft: Draft) -> Entry | None:
    """Return the YAML entry that says a fact; None where it is no YAML, or too broken to be read as a whole."""
    if fact.source not in IN_YAML:
        return None
    block = draft.yaml_of(sidecar=bool(fact.path))
    return entry_at(*block, line=fact.line - (0 if fact.path else 1), name=fact.name) if block else None


def value_place(fact: Fact, draft: Draft, written: str = "") -> Place | None:
    """Return where the value of a fact stands, without quotes, or of a list that one which is `written`."""
    value = written or fact.text
    if not value:
        return None
    if entry := yaml_entry(fact, draft):
        scalar = next((scalar for scalar in entry.scalars if scalar.value == value), None)
        if not scalar:
            return None
        start, end = scalar.start, scalar.end
        return _within(value, draft.file_of(fact).text, start, end)
    manuscript = draft.file_of(fact)
    key = key_place(fact, manuscript)
    start = key.end if key else manuscript.start_of(fact.line)
    return _within(value, manuscript.text, start, manuscript.start_of(fact.line + _LINES_BELOW))


def _within(value: str, text: str, start: int, end: int) -> Place | None:
    """Find a value as it was read, whose white space may have been more, and whose letters may be HTML's entities."""
    parts = value.split()
    pattern = r"[\s\\>]+".join(map(re.escape, parts)) if parts else ""
    match = re.compile(pattern).search(text, start, end) if pattern else None
    return Place(match.start(), match.end()) if match else None


def key_place(fact: Fact, manuscript: Manuscript) -> Place | None:
    """Return where the name of a field stands in its line, as its author wrote it; None where there is none."""
    line = manuscript.line(fact.line)
    for match in _key_pattern(fact.name).finditer(line):
        if field_name(match[0]) == fact.name:
            start = manuscript.start_of(fact.line)
            return Place(start + match.start(), start + match.end())
    return None


def _key_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for a field's name with any separators: `superseded_by`, `Superseded By`, `Author(s)`."""
    words = [re.escape(word) for word in name.split()]
    if words and words[-1].endswith("s"):
        words[-1] = f"{words[-1][:-1]}(?:s|\\(e?s\\))"
    spelt = r"[\s_/-]+".join(words)
    return re.compile(rf"(?<!\w){spelt}(?!\w)", re.IGNORECASE)


def stands_alone(fact: Fact, draft: Draft) -> bool:
    """Say whether no other field stands in the line of a fact, so that the line may be copied for another."""
    manuscript = draft.file_of(fact)
    others = {f.name: f for f in draft.facts if (f.line, f.path) == (fact.line, fact.path) and f.name != fact.name}
    places = (key_place(other, manuscript) for other in others.values() if other.source == fact.source)
    return not any(place and _IS_KEY.match(manuscript.text, place.end) for place in places)
