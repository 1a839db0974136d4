"""The name of a status within what was written as status: `✅ **Accepted** (2024-05-01)` has its name in the middle.

What is said beside the name stays, unless it goes on in words (`accepted with modifications`): those belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from mkdocs_archplan.model import Status
from mkdocs_archplan.text import slugify
from mkdocs_archplan.write.spelling import names_of, words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words that go on without a mark between; numbers and days, with the word before them, are no part of the name.
_GOES_ON = re.compile(r"(?:[ \t]+(?!(?:on|in|until|since|as of|at)[ \t]+\S*\d)[^\W\d_][\w'’-]*(?!\S*\d))+")
_ANCHOR = re.compile(r"\]\([^()\s]*#(?P<anchor>[\w-]+)\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\((?P<address>[^()\s]*)")
_MARKS = re.compile(r"^(?P<open>[*_`]{0,3})(?P<text>.*?)(?P<close>[*_`]{0,3})$", re.DOTALL)
_LONGEST = 8
_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class Renaming:
    """New text for a value, what it named that goes with the old status, and a link that leads elsewhere now."""

    text: str
    removed: str = ""
    relinked: str = ""


def renamings(value: str, old: Status, new: str) -> Iterator[Renaming]:
    """Yield how a value may be written with another status, what changes least and still is sensible first."""
    seen = set()
    for start, end in _names(value, old):
        rest = _GOES_ON.match(value, end)
        for stop in dict.fromkeys((rest.end() if rest else end, end)):
            renaming = _with_anchor(_with_badge(value[:start] + new + value[stop:], old, new), old, new)
            if renaming not in seen:
                seen.add(renaming)
                yield renaming
    marks = _MARKS.match(value)
    if marks:
        whole = f"{marks['open']}{new}{marks['close']}" if marks["open"] == marks["close"][::-1] else new
        # Only with a successor goes what the status names: `Superseded by [x](x.md)` is that, `Deprecated (see …)` not.
        yield Renaming(whole, removed=value if old.slug == "superseded" else "")


def name_in(value: str, status: Status) -> str:
    """Return the name of a status as a value has it; "" where it has it in no form that is known."""
    found = next(_names(value, status), None)
    return value[found[0] : found[1]] if found else ""


def _names(value: str, status: Status) -> Iterator[tuple[int, int]]:
    """Yield where the name of a status stands, longer names first; a misspelt one last."""
    names = names_of(status)
    tokens = list(_WORD.finditer(value))[: 4 * _LONGEST]
    spans = [(a, b) for a in range(len(tokens)) for b in range(a + 1, min(a + _LONGEST, len(tokens)) + 1)]
    for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
        start, end = tokens[a].start(), tokens[b - 1].end()
        if words(value[start:end]) in names or slugify(value[start:end]) == status.slug:
            yield start, end
    for token in tokens:
        if SequenceMatcher(None, token[0].casefold(), status.slug).ratio() > _LIKENESS:
            yield token.start(), token.end()


def _with_badge(text: str, old: Status, new: str) -> str:
    """Let a picture of the old status show the new one: `![Draft](https://img.shields.io/badge/status-draft-blue)`.

    A hyphen within a badge's words is written twice, an underscore is a blank: https://shields.io/badges/static-badge.
    """
    for picture in _PICTURE.finditer(text):
        names = ("(?:%20|--|[ _-])".join(map(re.escape, name)) for name in names_of(old))
        longest = "|".join(sorted(names, key=len, reverse=True))
        name = re.compile(rf"(?<![A-Za-z])(?:{longest})(?![A-Za-z])", re.IGNORECASE)
        if found := name.search(text, picture.start("address"), picture.end("address")):
            shown = "%20".join(new.replace("-", "--").split())
            shown = shown.lower() if found[0].islower() else shown
            return text[: found.start()] + shown + text[found.end() :]
    return text


def _with_anchor(text: str, old: Status, new: str) -> Renaming:
    """Let a link to the meaning of the old status lead to that of the new: `[ADOPTED](/README.md#adopted)`."""
    link = _ANCHOR.search(text)
    if link and words(link["anchor"]) in names_of(old):
        return Renaming(text[: link.start("anchor")] + slugify(new) + text[link.end("anchor") :], relinked=link[0])
    return Renaming(text)
