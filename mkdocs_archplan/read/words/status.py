"""The status an author wrote, held against a lifecycle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from mkdocs_archplan.model import Status
from mkdocs_archplan.read.words.vocabulary import OTHERS, SYNONYMS
from mkdocs_archplan.text import plain_text, slugify, strip_symbols

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words after a status that say when, by whom, by what or how far, rather than being part of its name.
_DETAILS = frozenset("by on in since see as at with not but and".split())
# Where the name of a status ends and a remark about it begins.
_REMARK = re.compile(r"\s*(?:[(\[{,.;:|/–—]|\s-\s|\b(?:by|since|see)\b|\b(?:in|on|until)\s+\d|\b\d{4})", re.IGNORECASE)
_CHOICE = re.compile(r"\s*(?:[|/,→]|->|\bor\b)\s*", re.IGNORECASE)
_BRACES = re.compile(r"\{\s*([^{}|]*?)\s*\}|\[\s*([^\[\]|]*?)\s*\]")
# What says nothing of the status itself: `~~Proposed~~`, `:white_check_mark:`, a day before it, a whole sentence.
_STRUCK = re.compile(r"~~[^~]*~~")
_LEAD = re.compile(
    r"""^(?:\s*(?::[a-z0-9_+-]+:|\d{4}-\d{1,2}-\d{1,2}[\s:,–-])
        |\s*(?:this|the)\s+\w+\s+(?:has\s+been|is|was)(?:\s+now)?\s)+""",
    re.IGNORECASE | re.VERBOSE,
)
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")
_LONGEST_LABEL = 5
# Below this likeness two words are two words; one letter too many, too few, wrong or swapped stays above it.
_LIKENESS, _SHORTEST_GUESS = 0.85, 5


@dataclass(frozen=True, slots=True)
class Match:
    """A status of a lifecycle, and whether it was guessed: from a synonym or, `misspelt`, from a misspelling."""

    status: Status
    guessed: bool = False
    misspelt: bool = False


def match_status(raw: str, statuses: Iterable[Status]) -> Match | None:
    """Return the status of a lifecycle that `raw` (plain text) names, None when it names none of them.

    Case, punctuation and symbols do not count, nor what follows the name: `Superseded by ADR-3`, `Accepted (2024)`.
    """
    raw = _bare(raw)
    words = _words(raw)
    if not words:
        return None
    lifecycle = tuple(statuses)
    named = [(_words(name), status) for status in lifecycle for name in (status.slug, status.label, *status.aliases)]
    if known := _longest(raw, words, named):
        return Match(known)
    by_slug = {status.slug: status for status in lifecycle}
    meant = (
        (tuple(synonym.split()), by_slug[slug])
        for synonym, slugs in SYNONYMS.items()
        if (slug := next((slug for slug in slugs if slug in by_slug), None))
    )
    if taken_for := _longest(raw, words, meant):
        return Match(taken_for, guessed=True)
    spelt = _spelt_like(words[0], named)
    if spelt and _is_detail(words[1:], raw, words[:1]):
        return Match(spelt, guessed=True, misspelt=True)
    return None


def _longest(raw: str, words: tuple[str, ...], named: Iterable[tuple[tuple[str, ...], Status]]) -> Status | None:
    best: tuple[int, Status] | None = None
    for wanted, status in named:
        if wanted and words[: len(wanted)] == wanted and _is_detail(words[len(wanted) :], raw, wanted):
            best = max(best or (0, status), (len(wanted), status), key=lambda found: found[0])
    return best[1] if best else None


def _spelt_like(word: str, named: Iterable[tuple[tuple[str, ...], Status]]) -> Status | None:
    """Return the status whose one-word name a misspelt word comes closest to: `superceded`, `imlpemented`."""
    if len(word) < _SHORTEST_GUESS or word in OTHERS or word in SYNONYMS:
        return None
    names = {name[0]: status for name, status in named if len(name) == 1 and name[0][0] == word[0]}
    close = get_close_matches(word, names, n=1, cutoff=_LIKENESS)
    return names[close[0]] if close else None


def unknown_status(raw: str) -> Status:
    """Make a status of an author's own words, Markdown as written, for a group of its own.

    What is said about it after a bracket, a comma or a date does not make another group: `implemented (partially)`.
    """
    words = _bare(plain_text(raw)) or " ".join(raw.split())
    words = strip_symbols(words) or words
    remark = _REMARK.search(words)
    name = words[: remark.start()] if remark and remark.start() else words
    parts = name.split()
    label = " ".join(parts[:_LONGEST_LABEL]) + ("…" if len(parts) > _LONGEST_LABEL else "")
    return Status(slug=slugify(label), label=label[:1].upper() + label[1:])


def _bare(raw: str) -> str:
    """Return a status without what is said before it, or was the status earlier: `Proposed → Accepted`."""
    bare = _LEAD.sub("", raw).strip()
    later = [part for part in _ARROW.split(bare)[1:] if _opens_with_status(part)] if _ARROW.search(bare) else []
    return later[-1] if later else bare


def is_choice(raw: str) -> bool:
    """Say whether a template's list of statuses was left in place: `Draft | Proposed | Accepted`."""
    parts = [part for part in _CHOICE.split(plain_text(raw).strip(" {}[]().")) if part]
    known = sum(" ".join(_words(part)[:1]) in OTHERS or part.casefold() in SYNONYMS for part in parts)
    return known > 2 or (known > 1 and "|" in raw)


def written_status(raw: str) -> str:
    """Return what a status says: nothing struck out, and no braces of a template around a chosen word (`{Active}`)."""
    raw = (_STRUCK.sub(" ", raw).strip() or raw) if "~~" in raw else raw
    braced = _BRACES.fullmatch(raw.strip())
    inside = (braced[1] or braced[2] or "") if braced else ""
    return inside if is_status_word(inside) else raw


def is_status_word(text: str) -> bool:
    """Say whether a text opens with a word that is a status in some lifecycle, or is a synonym of one."""
    return _opens_with_status(_bare(text))


def _opens_with_status(text: str) -> bool:
    words = _words(text)
    return bool(words) and (words[0] in OTHERS or " ".join(words[:2]) in SYNONYMS or words[0] in SYNONYMS)


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORDS.findall(text.replace("-", " ").replace("_", " ")))


def _is_detail(rest: tuple[str, ...], raw: str, name: tuple[str, ...]) -> bool:
    if not rest or rest[0] in _DETAILS or rest[0] in OTHERS or rest[0][0].isdigit():
        return True
    after = raw.casefold().replace("-", " ").partition(name[-1])[2].lstrip(" *_`")
    return after[:1] in tuple(".,;:(–—!|/")
