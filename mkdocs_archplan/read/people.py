"""People as authors name them: names and handles, never mail addresses or link targets."""

from __future__ import annotations

import re

from mkdocs_archplan.read.front_matter import Value
from mkdocs_archplan.read.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.text import plain_text

_MAIL = re.compile(r"[<(]?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+[>)]?")
_SEPARATOR = re.compile(r" ?[,;] ?| (?:and|&) ")


def parse_people(value: Value) -> tuple[str, ...]:
    """Return the people a field names, in order, each once; prompts of a template are nobody."""
    found: dict[str, None] = {}
    for text in _strings(value):
        for part in _SEPARATOR.split(" ".join(text.split())):
            name = plain_text(_MAIL.sub("", part) or part.partition("@")[0].lstrip("<(")).strip(" .")
            if name and not is_nothing(name) and not is_placeholder(name):
                found[name] = None
    return tuple(found)


def _strings(value: Value) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _strings(item)]
    name = value.get("name")
    return [name] if isinstance(name, str) else []
