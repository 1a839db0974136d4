"""`Key: value` on lines of their own: bullets, bold keys, plain lines, several on one line, values as a list below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_archplan.read.dialects.header import Line
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.read.yaml_fields import Value

_LINE = re.compile(r"(?P<indent>[ \t>]{0,8})(?P<bullet>(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?P<rest>\S.*)")
_KEY = r"[^\s:：*_`|<>\[\]{}][^:：*`|<>\[\]{}]{0,39}?"
# `**Key**: value`, `**Key:** value`, `Key: value`; then `**Key: value**`, where the marks hold both.
_FIELD = re.compile(
    rf"""(?P<mark>\*\*|__|\*|_)?[ ]?(?P<key>{_KEY})[ ]?(?P<early>[:：])?
        [ ]?(?(mark)(?P=mark))[ ]?(?(early)|[:：])(?P<value>.*)""",
    re.VERBOSE,
)
_BOLD = re.compile(rf"(?P<mark>\*\*|__)(?P<key>{_KEY})(?P=mark)[ \t]+(?P<value>[^\s:].*)")
_TITLE = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]*[\w -]*\"(?P<words>.*)\"\s*")
_HELD = re.compile(rf"(?P<mark>\*\*|__|\*|_)(?P<key>{_KEY})[ ]?[:：](?P<value>.*)")
# Where another field begins on the same line: `… **Date:** …`, `… | Date: …`, `… · Date: …`.
_NEXT = re.compile(
    rf"""(?:[|·•]|[<]br[ ]?/?>)[ \t]*(?P<open>\*\*|__)?(?P<plain>{_KEY})(?P<colon>[:：])?
        (?(open)(?P=open))(?(colon)|[:：])
        |(?P<mark>\*\*|__)(?P<key>{_KEY})(?:[:：](?P=mark)|(?P=mark)[:：])""",
    re.VERBOSE,
)
_SYMBOL = re.compile(r"^[^\w\s*_\[\](){}|<>`#\"'~!-]+[ \t]+")
_MARKS = ("**", "__", "|", "·", "•", "br")
_SHORT_LINE = 60
_EDGES = " \t\\"
# Values that are over at the end of their line: what follows is prose.
_SHORT = frozenset((Meaning.STATUS, Meaning.DATE, Meaning.UPDATED, Meaning.ID, Meaning.TITLE))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A key and its value as one line gives them."""

    meaning: Meaning
    name: str
    value: str


def line_facts(lines: Sequence[Line]) -> Iterator[Fact]:
    """Read the fields among lines of a header."""
    for at, line in enumerate(lines):
        if not any(mark in line.text for mark in (":", "：", "**", "__")):
            continue
        title = _TITLE.fullmatch(line.text)
        match = _LINE.fullmatch(title["words"] if title else line.text)
        pairs = _pairs(match["rest"]) if match else []
        for pair in pairs:
            value: Value = pair.value or None
            if match and pair is pairs[-1] and (not value or pair.meaning not in _SHORT):
                value = _continued(pair.value, match, lines, at + 1)
            raw = value if isinstance(value, str) else pair.value
            source = "bullet" if match and match["bullet"] else "line"
            yield Fact(pair.meaning, pair.name, value, raw, line.number, source)


def _pairs(text: str) -> list[_Pair]:
    text = _SYMBOL.sub("", text, count=1)
    field = _FIELD.fullmatch(text) or _HELD.fullmatch(text) or _BOLD.fullmatch(text)
    name = field_name(field["key"]) if field else ""
    meaning = meaning_of(name)
    if not field or not meaning:
        return []
    value = field["value"]
    if field.re is _HELD:
        if field["mark"] not in value:
            return []
        value = value.replace(field["mark"], "", 1)
    pairs, start = [], 0
    for following in _NEXT.finditer(value) if any(mark in value for mark in _MARKS) else ():
        next_name = field_name(following["key"] or following["plain"])
        if next_meaning := meaning_of(next_name):
            pairs.append(_Pair(meaning, name, value[start : following.start()].strip(_EDGES)))
            meaning, name, start = next_meaning, next_name, following.end()
    return [*pairs, _Pair(meaning, name, value[start:].strip(_EDGES))]


def _continued(value: str, match: re.Match[str], lines: Sequence[Line], at: int) -> Value:
    """Return a value with what the lines from `at` on add to it: the list below an empty one, or the rest of it."""
    depth = len(match["indent"])
    items: list[str] = []
    if not value and (alone := _alone_below(lines[at : at + 3], deeper=bool(match["bullet"]))):
        return alone
    for line in (lines[number] for number in range(at, len(lines))):
        below = _LINE.fullmatch(line.text)
        if not below:
            if items or line.text.strip() or match["bullet"]:
                break
            continue  # a blank line between `**Authors:**` and its list
        deeper = len(below["indent"]) > depth or not match["bullet"]
        if _pairs(below["rest"]):
            break
        if not value and below["bullet"] and deeper:
            items.append(below["rest"].strip(_EDGES))
        elif value and not match["bullet"] and not below["bullet"] and len(below["indent"]) > depth + 1:
            value = f"{value}\n{below['rest'].strip(_EDGES)}"
        elif value and not below["bullet"] and ((match["bullet"] and len(below["indent"]) > depth) or value[-1] == ","):
            value = f"{value} {below['rest'].strip(_EDGES)}"
        else:
            break
    return tuple(items) or value or None


def _alone_below(following: Sequence[Line], *, deeper: bool) -> str:
    """Return the short line that stands alone below a key: `**Status:**`, `Accepted`; below a bullet only `deeper`."""
    lines = list(following)
    if lines and not lines[0].text.strip() and not deeper:
        lines = lines[1:]
    if not lines or (len(lines) > 1 and lines[1].text.strip() and not _pairs(lines[1].text.strip(" -*+"))):
        return ""
    plain = _LINE.fullmatch(lines[0].text)
    if not plain or plain["bullet"] or len(plain["rest"]) > _SHORT_LINE or _pairs(plain["rest"]):
        return ""
    if (deeper and not plain["indent"]) or plain["rest"][0] in "#|!<=-`:":
        return ""
    return plain["rest"].strip(_EDGES)
