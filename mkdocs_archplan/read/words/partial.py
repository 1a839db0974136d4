"""Telling a document that replaces a part of another from one that replaces all of it."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
_PART_OF = (
    r"(?:parts?|portions?|bits?|pieces?|some|(?:sections?|decisions?|§)[ ]?[\d.]+)[ ](?:of|in|from)[ ](?:the[ ])?"
)
_OF = r"(?:the|some|all|its)\b[^,;]*\b(?:of|in|from)[ ](?=[A-Z]{2,8}[- ]?\d|\d{2,5}\b)"
_LEADING = re.compile(rf"^\W*(?:(?:an?[ ]|the[ ])?{_PART_OF}|{_OF})", re.IGNORECASE)
# `partially`, `the retries of [ADR-2]`, `[ADR-2]'s retries`, `ADR-2 for Decision 5`, `[ADR-2] (retries only)`.
_PART = re.compile(
    rf"""\b(?:partial(?:ly)?|partly|in[ ]part)\b | \b{_PART_OF} | \b(?:portions?|carve-outs?|clauses?|paragraphs?)\b
      | ^\W*(?:the|some|all|its)\b.*?\b(?:of|in|from)[ ]?[*_`]*(?=\[|[A-Z]{{2,8}}[- ]?\d|\d{{2,5}}\b)
      | [\])\d]['’]s\b | \b(?:for|in)[ ](?:decisions?|sections?|points?)[ ]\d | \([^()]*\bonly\b[^()]*\)
      | [\])\d][ ]only\b | [,(]\s*(?:decisions?|sections?|points?|§)[ ]?\d
      | \bremains?[ ](?:valid|in[ ]force|accepted|active|current)\b | \b(?:is|are)[ ](?:unaffected|unchanged)\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(
    r"""\b(?:parts?|sections?|decisions?|points?|items?|§)[ ]?(?:[\d.]+|[A-Z])?
        (?:[ ](?:is|are|was|were|has[ ]been|have[ ]been))?[ ]?[*_(]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 1_000


def names_part(text: str) -> bool:
    """Say whether what a document supersedes, or is superseded by, is told of a part: `part of ADR-0007`."""
    return bool(_PART.search(_LINK.sub("[]", text[:_LONGEST])))


def speaks_of_part(before: str) -> bool:
    """Say whether what stands before `superseded by` is a part: `Accepted. Section 3 superseded by ADR-2`."""
    return bool(_BEFORE.search(before[-_LONGEST:]))


def without_part(name: str) -> str:
    """Return what a reference names without the part of it that is meant: `part of ADR-0007` names ADR-0007."""
    return _LEADING.sub("", name, count=1)
