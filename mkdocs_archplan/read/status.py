"""The status an author wrote, held against a lifecycle."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdocs_archplan.model import Status
from mkdocs_archplan.text import plain_text, slugify

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words after a status that say when, by whom or by what, rather than being part of its name.
_DETAILS = frozenset(("by", "on", "in", "since", "see", "as", "at", "with"))


def match_status(raw: str, statuses: Iterable[Status]) -> Status | None:
    """Return the status of a lifecycle that `raw` (plain text) names, None when it names none of them.

    Case, punctuation and symbols do not count, nor what follows the name: `Superseded by ADR-3`, `Accepted (2024)`.
    """
    words = _words(raw)
    best: tuple[int, Status] | None = None
    for status in statuses:
        for name in (status.slug, status.label, *status.aliases):
            wanted = _words(name)
            if wanted and words[: len(wanted)] == wanted and _is_detail(words[len(wanted) :], raw, wanted):
                best = max(best or (0, status), (len(wanted), status), key=lambda found: found[0])
    return best[1] if best else None


def unknown_status(raw: str) -> Status:
    """Make a status of an author's own words, Markdown as written, for a group of its own."""
    words = plain_text(raw) or " ".join(raw.split())
    return Status(slug=slugify(words), label=words[:1].upper() + words[1:])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text.replace("-", " "))]


def _is_detail(rest: list[str], raw: str, name: list[str]) -> bool:
    if not rest or rest[0] in _DETAILS or rest[0][0].isdigit():
        return True
    after = raw.casefold().replace("-", " ").partition(name[-1])[2].lstrip(" *_`")
    return after[:1] in tuple(".,;:(–—!|/")
