"""Names of rules that somebody may have meant."""

from __future__ import annotations

from difflib import get_close_matches

from mkdocs_archplan.problems import RULES


def near_rules(name: str) -> str:
    """Return, as a sentence, which rules are called much like a name that is none, or where all are listed."""
    near = get_close_matches(name.casefold().replace("_", "-")[:80], RULES, n=3)
    if not near:
        return "'archplan rules' lists them."
    return f"Did you mean {' or '.join(repr(rule) for rule in near)}?"
