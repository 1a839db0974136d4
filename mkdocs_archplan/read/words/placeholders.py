"""Telling what an author wrote from what the template left there."""

from __future__ import annotations

import re

# The bracketed prompts of the plan template, also as YAML reads them: `[Brief Title]` is a list of one string.
_PROMPTS = frozenset(
    """brief title|your name|full name|name|title|architecture plan title|rfc title|adr title|plan title|decision title
    |short title|a short title of the proposal|rfc template|adr template|plan template|kep template|template""".replace(
        "\n    ", ""
    ).split("|")
)
_PLACEHOLDER = re.compile(
    r"""\[[^\]]*\](?!\()      # [Brief Title], but not the link [x](y)
      | <[a-z][\w .-]*>       # <your name>
      | \{\{.*\}\} | \{[^}]*\}
      | .*\b(?:y{2,4}[-/.]m{1,2}[-/.]d{1,2}|d{1,2}[-/.]m{1,2}[-/.]y{2,4}|m{1,2}[-/.]d{1,2}[-/.]y{2,4})\b.*
      | \((?:put|fill|leave|insert|write|add|list|enter|replace|remove|optional|your|e\.g|link\ to)\b.*\)\.?
      | (?:[a-z]{2,5}[- ])?(?:(?:n{3,}|x{3,})\b|\#{3,})[-.: ]*(?:your|short|brief|descriptive|the|a|title|name|\ )*
      | tbd | tbc | todo | xxx+ | \?+""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKS = " \t\n*_`"  # of emphasis and code
_NOTHING = frozenset(
    "|-|--|–|—|none|none yet|nothing|no|false|null|n/a|n.a|na|nil|not applicable|not yet|unknown".split("|")
)
_BRACKETED_NAME = re.compile(r"\[(?:@[\w-]+|(?:[A-Za-z]+[- ]?)?#?\d{1,5})\]")


def is_placeholder(text: str) -> bool:
    """Say whether a metadata value is a template's prompt rather than an author's word."""
    text = text.strip(_MARKS)
    if text.casefold() in _PROMPTS:
        return True
    # `[@jo]` and `[ADR-0002]` are links whose definitions stand elsewhere.
    return bool(_PLACEHOLDER.fullmatch(text)) and not _BRACKETED_NAME.fullmatch(text)


def is_nothing(text: str) -> bool:
    """Say whether a metadata value says in words that there is none."""
    return text.strip(f"{_MARKS}.").casefold() in _NOTHING
