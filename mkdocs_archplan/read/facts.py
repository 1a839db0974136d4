"""A fact: one thing a document says of itself, whichever dialect said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.read.yaml_fields import Value


@dataclass(frozen=True, slots=True)
class Fact:
    """One metadata field: its meaning, normalised name, value, text as written, line and dialect.

    `path` names the file that says it where that is not the document's own: a sidecar. `value_line` is where the text
    as written begins, 0 for the fact's own line. `partial`: it speaks of a part of a document, as in `partly replaces`.
    """

    meaning: Meaning
    name: str
    value: Value
    raw: str
    line: int
    source: str
    path: str = ""
    value_line: int = 0
    partial: bool = False

    @property
    def text(self) -> str | None:
        """The value as one text: of a list its first, of a mapping nothing."""
        value = self.value
        if isinstance(value, tuple):
            value = value[0] if value else None
        return value if isinstance(value, str) else None


def of_meaning(facts: Iterable[Fact], meaning: Meaning) -> Iterable[Fact]:
    """Yield the facts of a meaning that say something; prompts of the template do not."""
    for fact in facts:
        if fact.meaning is meaning:
            text = fact.text
            if text is not None and not is_nothing(text) and not is_placeholder(text):
                yield fact
