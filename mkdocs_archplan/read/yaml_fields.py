"""A YAML mapping as fields with a line for every key: front matter and the files beside documents.

Composed, not constructed: scalars stay as the author wrote them, so `013` is 013 and `2025-30-01` raises nothing. Where
the text as a whole is no YAML, each top-level entry is tried by itself, so that one bad line does not hide the status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

SafeLoader = _Loader  # what MkDocs reads front matter with

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value] | None"

_ENTRY = re.compile(r"^(?=\t*[^\s#\-][^:\n]*:(?:\s|$))", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_REMARK = re.compile(r"\s+#.*$")
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# Far above any real block; YAML parsers recurse, and aliases can multiply.
MAX_LENGTH = 100_000
_MAX_NESTING, _MAX_NODES = 50, 5_000


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping: its value, its line, the text after the colon as written, and the keys of its own.

    `value_line` is where that text begins, for lists below their key; 0 when it is the key's line.
    """

    key: str
    value: Value
    line: int
    raw: str
    inner: tuple[Field, ...] = ()
    value_line: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a text is no YAML mapping, and the line where that shows."""

    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class YamlFields:
    """The fields of a text in their order; `empty`: it says nothing; `kind` is what it holds in place of a mapping."""

    fields: tuple[Field, ...] = ()
    broken: Broken | None = None
    kind: str = "mapping"


def read_yaml_fields(text: str, first_line: int) -> YamlFields:
    """Read a YAML mapping whose first line has the given number. Total: what cannot be parsed is salvaged."""
    try:
        node = _compose(text)
        if node is None:
            return YamlFields(kind="comments" if text.strip() else "nothing")
        if not isinstance(node, yaml.MappingNode):
            return YamlFields(kind="list" if isinstance(node, yaml.SequenceNode) else "text")
        return YamlFields(tuple(_fields(node, text, first_line, [_MAX_NODES])))
    except (yaml.YAMLError, _TooMuch, RecursionError) as error:
        return _salvaged(text, first_line, error)


class _TooMuch(Exception):  # noqa: N818
    """The text is larger or deeper than metadata can sensibly be."""


def _compose(text: str) -> yaml.Node | None:
    if len(text) > MAX_LENGTH:
        raise _TooMuch(f"it is longer than {MAX_LENGTH} characters")
    if sum(map(text.count, "-?[{:")) > _MAX_NESTING:
        _check_nesting(text)
    return yaml.compose(text, Loader=SafeLoader)


def _check_nesting(text: str) -> None:
    """Raise for deep nesting, by the flat stream of events: composing recurses in C and can exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_NESTING:
                raise _TooMuch(f"it is nested deeper than {_MAX_NESTING}")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _fields(node: yaml.MappingNode, text: str, first_line: int, budget: list[int], depth: int = 0) -> Iterator[Field]:
    for key, value in node.value:
        raw = text[value.start_mark.index : value.end_mark.index].strip()
        line = text.count("\n", 0, key.start_mark.index) + first_line  # YAML counts rarer line ends as well
        inner: tuple[Field, ...] = ()
        if depth == 0 and isinstance(value, yaml.MappingNode):
            inner = tuple(_fields(value, text, first_line, budget, depth + 1))
        value_line = line + text.count("\n", key.start_mark.index, value.start_mark.index)
        yield Field(_key(key), _value(value, budget), line, raw, inner, value_line)


def _key(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _value(node: yaml.Node, budget: list[int], depth: int = 0) -> Value:
    budget[0] -= 1
    if budget[0] < 0 or depth > _MAX_NESTING:
        raise _TooMuch(f"it holds more than {_MAX_NODES} values, or a value holds itself")
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(item, budget, depth + 1) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _value(item, budget, depth + 1) for key, item in node.value}
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value in NULLS):
        return None
    return str(node.value)


def _salvaged(text: str, first_line: int, error: Exception) -> YamlFields:
    starts = [entry.start() for entry in _ENTRY.finditer(text)] if len(text) <= MAX_LENGTH else []
    fields = [
        _salvaged_field(text[start:end], text.count("\n", 0, start) + first_line)
        for start, end in pairwise([*starts, len(text)])
    ]
    mark = getattr(error, "problem_mark", None)
    line = first_line + text.count("\n", 0, mark.index) if mark else max(first_line - 1, 1)
    reason = getattr(error, "problem", None) or str(error) or "it cannot be parsed"
    return YamlFields(tuple(fields), Broken(reason, line))


def _salvaged_field(entry: str, line: int) -> Field:
    entry = entry.lstrip("\t")
    try:
        node = _compose(entry)
        if isinstance(node, yaml.MappingNode):
            field = next(_fields(node, entry, line, [_MAX_NODES]))
            return replace(field, line=line)
    except (yaml.YAMLError, _TooMuch, RecursionError, StopIteration):
        pass
    key, _, raw = entry.partition(":")
    raw, _, below = raw.partition("\n")
    raw = _REMARK.sub("", raw).strip()
    items = tuple(_ITEM.findall(below)) if not raw else ()
    return Field(key.strip(), items or raw or None, line, raw or ", ".join(items))
