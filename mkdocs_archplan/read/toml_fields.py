"""A TOML table as fields with a line for every key; where it is no TOML, each `key = value` line by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mkdocs_archplan.read.yaml_fields import MAX_LENGTH, Broken, Field, Value

_ENTRY = re.compile(r"[ \t]*(?:\"(?P<quoted>[^\"\n]*)\"|(?P<bare>[\w-]+))[ \t]*=[ \t]*(?P<raw>[^\n]*)")
_TABLE = re.compile(r"[ \t]*\[\[?[ \t]*\"?([\w-]+)\"?[ \t]*\]")
_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
_REMARK = re.compile(r"\s+#.*$")
_MAX_OPENINGS = 500  # tomllib recurses for each bracket
_DEEPEST = 20


def read_toml_fields(text: str, first_line: int) -> tuple[tuple[Field, ...], Broken | None]:
    """Read a TOML text whose first line has the given number. Total: what cannot be parsed is salvaged."""
    lines = _lines(text, first_line)
    if len(text) > MAX_LENGTH or text.count("[") + text.count("{") > _MAX_OPENINGS:
        return _salvaged(lines), Broken("it is too long or too deeply nested", max(first_line - 1, 1))
    try:
        values = tomllib.loads(text)
        if _depth(values) > _DEEPEST:
            return _salvaged(lines), Broken(f"it is nested deeper than {_DEEPEST}", max(first_line - 1, 1))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = _PLACE.search(str(error))
        reason = _PLACE.sub("", str(error))
        return _salvaged(lines), Broken(reason, first_line + int(place[1]) - 1 if place else first_line)
    return tuple(_field(key, value, lines, "", first_line) for key, value in values.items()), None


def _depth(value: Any) -> int:
    """Return how many lists and tables lie in each other, level by level: dotted keys nest without brackets."""
    depth, level = 0, [value]
    while level and depth <= _DEEPEST:
        inner = [list(each.values()) if isinstance(each, dict) else each for each in level]
        level = [item for items in inner for item in items if isinstance(item, dict | list)]
        depth += 1
    return depth


def _lines(text: str, first_line: int) -> Mapping[tuple[str, str], tuple[int, str]]:
    """Return the line and the text after the `=` by table and key; of a table itself, by its name and no key."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    table, inside = "", False
    for number, line in enumerate(text.split("\n"), first_line):
        was_inside = inside
        inside ^= bool((line.count("'''") + line.count('"""')) % 2)
        if was_inside:  # a text of several lines
            continue
        if opening := _TABLE.match(line):
            table = opening[1]
            found.setdefault(("", table), (number, line.strip()))
        elif entry := _ENTRY.match(line):
            found.setdefault((table, entry["bare"] or entry["quoted"] or ""), (number, entry["raw"].strip()))
    return found


def _field(key: str, value: Any, lines: Mapping[tuple[str, str], tuple[int, str]], table: str, default: int) -> Field:
    line, raw = lines.get((table, key), (default, str(value)))
    inner: tuple[Field, ...] = ()
    if isinstance(value, dict) and not table:
        inner = tuple(_field(name, item, lines, key, line) for name, item in value.items())
    return Field(key, _plain(value), line, raw, inner)


def _plain(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _salvaged(lines: Mapping[tuple[str, str], tuple[int, str]]) -> tuple[Field, ...]:
    return tuple(
        Field(key, _REMARK.sub("", raw).strip("\"' ") or None, line, _REMARK.sub("", raw))
        for (table, key), (line, raw) in lines.items()
        if not table and not raw.startswith("[")
    )
