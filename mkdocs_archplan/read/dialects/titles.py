"""A status that stands in the first heading: `# [Superseded by [ADR-0019](0019-x.md)] Push metrics`, `# DRAFT: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_archplan.read.dialects.header import Body
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.words.vocabulary import OTHERS, SYNONYMS

_BEFORE = re.compile(r"\s*\[(?P<status>(?:[^\[\]]|\[[^\[\]]*\]){1,200})\](?!\()[\s:–-]*")
_AFTER = re.compile(r"[\[(](?P<status>[^\[\]()]{1,60})[\])]\s*$")
_PREFIX = re.compile(
    r"\s*(?P<status>draft|wip|deprecated|superseded|obsolete|rejected|withdrawn)\s*(?::|\s[–-]\s)", re.I
)
_WORD = re.compile(r"[^\W_]+")


def split_status(title: str) -> tuple[str, str]:
    """Return the status that a title opens with in brackets, and the title without it: ("", title) if there is none."""
    match = _BEFORE.match(title) if "[" in title[:2] else None
    if match and _is_status(match["status"]) and title[match.end() :].strip():
        return match["status"], title[match.end() :].strip()
    return "", title


def title_facts(body: Body) -> Iterator[Fact]:
    """Read the status that the first heading carries."""
    heading = next((h for h in body.outline.headings if h.level == 1), None)
    if not heading:
        return
    written = body.lines[heading.line - 1].strip(" #")
    status = split_status(written)[0]
    if not status and (match := _PREFIX.match(written) or _AFTER.search(written)):
        status = match["status"] if _is_status(match["status"]) else ""
    if status:
        yield Fact(Meaning.STATUS, "status", status, status, heading.line, "line")


def _is_status(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and (words[0] in OTHERS or " ".join(words) in SYNONYMS)
