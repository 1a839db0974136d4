"""YAML front matter with a line for every key.

Composed, not constructed: scalars stay as the author wrote them, so `013` is 013 and `2025-30-01` raises nothing. Where
the block as a whole is no YAML, each top-level entry is tried by itself, so that one bad line does not hide the status.
Delimiters follow MkDocs (`mkdocs.utils.meta`), and a closing `---` at the very end of the file counts as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

from mkdocs_archplan.problems import Problem

SafeLoader = _Loader  # what MkDocs reads front matter with

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value] | None"

_BLOCK = re.compile(r"-{3}[ \t]*\n(.*?)^(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^(?=\t*[^\s#\-][^:\n]*:(?:\s|$))", re.MULTILINE)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# Far above any real block; YAML parsers recurse, and aliases can multiply.
_MAX_LENGTH, _MAX_NESTING, _MAX_NODES = 100_000, 50, 5_000


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the block: its value, its line, and the text after the colon exactly as written."""

    key: str
    value: Value
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a block in the order of the text, and how many characters and lines the block takes up."""

    fields: tuple[Field, ...] = ()
    length: int = 0
    lines: int = 0
    problems: tuple[Problem, ...] = ()


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of a text. Total: what cannot be parsed is a problem, never an error."""
    match = _BLOCK.match(text)
    if not match:
        return FrontMatter()
    block = match[1]
    try:
        node = _compose(block)
    except (yaml.YAMLError, _TooMuch, RecursionError) as error:
        return _salvaged(match, path, error)
    if node is None and block.strip():  # comments only
        return FrontMatter(length=match.end(), lines=block.count("\n") + 2)
    if not isinstance(node, yaml.MappingNode):
        # `---` is also a thematic break: prose or nothing between two of them is content, a list hardly is.
        problems = (_not_a_mapping(path),) if isinstance(node, yaml.SequenceNode) else ()
        return FrontMatter(problems=problems)
    try:
        fields = tuple(_fields(node, block))
    except _TooMuch as error:
        return _salvaged(match, path, error)
    return FrontMatter(fields, match.end(), block.count("\n") + 2, tuple(_repeated(fields, path)))


class _TooMuch(Exception):  # noqa: N818
    """The block is larger or deeper than front matter can sensibly be."""


def _compose(block: str) -> yaml.Node | None:
    if len(block) > _MAX_LENGTH:
        raise _TooMuch(f"it is longer than {_MAX_LENGTH} characters")
    if sum(map(block.count, "-?[{:")) > _MAX_NESTING:
        _check_nesting(block)
    return yaml.compose(block, Loader=SafeLoader)


def _check_nesting(block: str) -> None:
    """Raise for deep nesting, by the flat stream of events: composing recurses in C and can exhaust the stack."""
    depth = 0
    for event in yaml.parse(block, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_NESTING:
                raise _TooMuch(f"it is nested deeper than {_MAX_NESTING}")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _fields(node: yaml.MappingNode, block: str) -> Iterator[Field]:
    budget = [_MAX_NODES]
    for key, value in node.value:
        raw = block[value.start_mark.index : value.end_mark.index].strip()
        line = block.count("\n", 0, key.start_mark.index) + 2  # YAML counts rarer line ends as well
        yield Field(_key(key), _value(value, budget), line, raw)


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
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value in _NULLS):
        return None
    return str(node.value)


def _salvaged(match: re.Match[str], path: str, error: Exception) -> FrontMatter:
    block = match[1]
    fields: list[Field] = []
    starts = [entry.start() for entry in _ENTRY.finditer(block)] if len(block) <= _MAX_LENGTH else []
    for start, end in pairwise([*starts, len(block)]):
        fields.append(_salvaged_field(block[start:end], block.count("\n", 0, start) + 2))
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark else 1
    reason = getattr(error, "problem", None) or str(error) or "it cannot be parsed"
    problem = Problem(
        rule="broken-front-matter",
        path=path,
        line=line,
        message=f"the front matter is not valid YAML: {reason}.",
        hint="Quote values that hold ': ', '@', '[' or '#', and indent with spaces.",
    )
    return FrontMatter(tuple(fields), match.end(), block.count("\n") + 2, (problem,))


def _salvaged_field(entry: str, line: int) -> Field:
    entry = entry.lstrip("\t")
    try:
        node = _compose(entry)
        if isinstance(node, yaml.MappingNode):
            field = next(_fields(node, entry))
            return Field(field.key, field.value, line, field.raw)
    except (yaml.YAMLError, _TooMuch, RecursionError, StopIteration):
        pass
    key, _, raw = entry.partition(":")
    raw = raw.split("\n", 1)[0].strip()
    return Field(key.strip(), raw or None, line, raw)


def _not_a_mapping(path: str) -> Problem:
    return Problem(
        rule="broken-front-matter",
        path=path,
        line=2,
        message="the front matter is a list, not 'key: value' lines.",
        hint="Write one 'key: value' per line.",
    )


def _repeated(fields: tuple[Field, ...], path: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for field in fields:
        if field.key in first:
            yield Problem(
                rule="repeated-key",
                path=path,
                line=field.line,
                message=f"'{field.key}' stands here and in line {first[field.key]}; this one counts.",
                hint="Remove one of them.",
            )
        first[field.key] = field.line
