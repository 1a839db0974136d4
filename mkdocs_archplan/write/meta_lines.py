"""Lines such as `Date: 2021-04-15` at the very top of a file without front matter.

MkDocs takes them for metadata and hides them, as MultiMarkdown does (`mkdocs.utils.meta`). Front matter before them
would make them text of the page, and so would a line among them whose key holds a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_FIELD = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"(?:[ ]{4}|\t)\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class MetaLines:
    """The fields as MkDocs has them, keys in lower case, and how many lines they take up."""

    fields: Mapping[str, str] = field(default_factory=dict)
    lines: int = 0


def read_meta_lines(text: str) -> MetaLines:
    """Read the lines that MkDocs hides at the top of a text with Unix line ends; none where it has front matter."""
    found: dict[str, str] = {}
    lines = list(_lines(text))
    for key, value in lines:
        found[key] = f"{found[key]} {value}" if key in found else value
    return MetaLines(found, len(lines))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield the key and the value of each line; one that is indented goes on with the key above."""
    key = ""
    for line in text.split("\n"):
        if not line.strip():
            return
        if named := _FIELD.match(line):
            key = named["key"].lower().strip()
        match = named or (_MORE.match(line) if key else None)
        if not match:
            return
        yield key, match["value"].strip()
