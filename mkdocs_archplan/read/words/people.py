"""People as authors name them: names and handles, never mail addresses or link targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from mkdocs_archplan.read.front_matter import Value
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.text import plain_text

_MAIL = re.compile(r"[<(]?(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+[>)]?")
_SEPARATOR = re.compile(r" ?[,|] ?(?:and |& )?| ?[<]br ?/?> ?| ?[/·•] (?=[@\[]|[A-Z])| (?:and|&) |(?<=[)\]]) (?=[@\[])")
_BRACKET_OR_SEPARATOR = re.compile(rf"[()\[\]]|{_SEPARATOR.pattern}")
# `[@jo][https://host/jo]`: a link with the wrong brackets, of which only the name is worth showing.
_ODD_LINK = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
# `[Jo](mailto:jo@host)` before the address is taken out of it.
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_NOBODY = ("et al", "etc", "others")
_EDGES = " .\\"
_NAME_KEYS = ("name", "display_name", "handle", "github", "login", "id")


def parse_people(value: Value) -> tuple[str, ...]:
    """Return the people a field names, in order, each once; prompts of a template are nobody."""
    found: dict[str, None] = {}
    for text in _strings(value):
        for part in _parts(text):
            name = _name(part)
            if name and name not in _NOBODY and not is_nothing(name) and not is_placeholder(name):
                found[name] = None
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    text = _ODD_LINK.sub(r"\1", unescape(text)) if "&" in text or "][" in text else text
    for line in re.split(r"[;\n]", text):
        if ";" in text:
            yield " ".join(line.split())  # `Doe, Jane; Roe, John`
            continue
        for part in _split(" ".join(line.split())):
            handles = part.split()
            yield from handles if all(handle.startswith("@") for handle in handles) else (part,)


def _split(text: str) -> Iterator[str]:
    """Split at separators outside brackets: `Jo Doe (Acme, Inc.)` and `[Doe, Jane](url)` are one each."""
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        yield from _SEPARATOR.split(text)
        return
    depth = start = 0
    for match in _BRACKET_OR_SEPARATOR.finditer(text):
        if match[0] in "()[]":
            depth += 1 if match[0] in "([" else -1
        elif depth <= 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _name(part: str) -> str:
    """Return the name in a part of a list: without mail address, link and brackets."""
    named = _LINK.sub(r"\1", part) if "@" in part else part
    name = plain_text(_MAIL.sub("", named) or named.partition("@")[0].lstrip("<(")).strip(_EDGES)
    name = name.removesuffix(" et al")
    return name[1:-1] if name[:2] == "[@" and name[-1] == "]" else name


def _strings(value: Value) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _strings(item)]
    named = next((value[key] for key in _NAME_KEYS if value.get(key)), None)
    return [named] if isinstance(named, str) else []
