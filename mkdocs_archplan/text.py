"""Words out of Markdown, and words for addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pyromark

_MARKUP = re.compile(r"[*_`\[\]<>&\\~!]")
# Before the text, so that `1. Title` and `# 3` are not read as blocks; taken off again.
_INLINE = "\u2060 "
# Tags that only format. Others (`Vec<T>`, `<script>`) are words of the author's, kept and escaped where they are shown.
_FORMATTING = re.compile(
    r"</?(?:a|abbr|b|bdi|br|code|del|em|font|i|img|ins|kbd|mark|p|s|small|span|strong|sub|sup|tt|u|wbr)\b[^>]*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)


def plain_text(markdown: str) -> str:
    """Return what a reader sees of one line of Markdown: link and code text kept, marks and formatting tags dropped."""
    if not _MARKUP.search(markdown):
        return " ".join(markdown.split())
    parts: list[str] = []
    source = _INLINE + " ".join(markdown.split())
    events: Iterator[Any] = pyromark.events(source, options=pyromark.Options.ENABLE_STRIKETHROUGH)
    for event in events:
        if event.__class__ is str:
            parts.append(" ")
            continue
        ((name, value),) = event.items()
        if name in ("Text", "Code"):
            parts.append(value)
        elif name == "InlineHtml":
            parts.append(tag_text(value))
    return " ".join("".join(parts).removeprefix(_INLINE).split())


def tag_text(tag: str) -> str:
    """Return what remains of an inline HTML tag in plain text: nothing of one that only formats, else the tag."""
    if not _FORMATTING.fullmatch(tag):
        return tag
    return " " if tag[:3].casefold() == "<br" else ""


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each HTML comment starts and ends, in time that grows with the text only, however it is made."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end + 3)


def strip_symbols(text: str) -> str:
    """Return a text without what is neither letter nor digit at its ends; a pattern for that takes quadratic time."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def slugify(text: str) -> str:
    """Return a text as one lower-case word for addresses, classes and ids; letters of every script are kept."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in plain)
    return "-".join(kept.split()) or "unnamed"
