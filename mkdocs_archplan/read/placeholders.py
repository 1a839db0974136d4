"""Telling what an author wrote from what the template left there."""

from __future__ import annotations

import re

# The bracketed prompts of the plan template, also as YAML reads them: `[Brief Title]` is a list of one string.
_PROMPTS = frozenset(("brief title", "your name", "architecture plan title", "title", "name", "rfc title", "adr title"))
_PLACEHOLDER = re.compile(
    r"""\[[^\]]*\](?!\()      # [Brief Title], but not the link [x](y)
      | <[a-z][\w .-]*>       # <your name>
      | \{\{.*\}\} | \{[^}]*\}
      | .*\by{2,4}[-/.]m{1,2}[-/.]d{1,2}\b.*
      | tbd | tbc | todo | xxx+ | \?+""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTHING = frozenset(("", "-", "--", "–", "—", "none", "n/a", "na", "nil"))


def is_placeholder(text: str) -> bool:
    """Say whether a metadata value is a template's prompt rather than an author's word."""
    text = text.strip()
    return text.casefold() in _PROMPTS or bool(_PLACEHOLDER.fullmatch(text))


def is_nothing(text: str) -> bool:
    """Say whether a metadata value says in words that there is none."""
    return text.strip().casefold() in _NOTHING
