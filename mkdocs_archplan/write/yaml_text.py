"""YAML as text: where its keys and values stand, and values written so that every reader of YAML reads the same.

Only places are taken from the parser, which composes nodes with their marks; nothing that an author wrote is ever
written anew. New values are dumped by PyYAML, whose reader MkDocs uses, so that it quotes what needs quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import yaml

from mkdocs_archplan.read.fields import field_name
from mkdocs_archplan.read.yaml_fields import MAX_LENGTH, SafeLoader

_WIDE = 1_000_000  # lines are never folded
Plain: TypeAlias = "str | date | list[str]"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value and where it stands in the file, its quotes among it; `style` is YAML's mark for it, "" for plain."""

    value: str
    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value as they stand in a file: `start` to `key_end` is the key, then the value up to `end`.

    `scalars` are the value's, one unless it is a list. `column` is where the key stands in its line, `flow` says that
    the mapping around it is written in braces; `list_style` is `flow`, `block`, or "" for what is no list.
    """

    key: str
    start: int
    key_end: int
    value_start: int
    end: int
    column: int
    scalars: tuple[Scalar, ...]
    flow: bool
    list_style: str = ""


def entries(start: int, text: str) -> tuple[Entry, ...]:
    """Return the entries at the top of a mapping, and those one level below, in the order of the text.

    `start` is where the YAML begins in its file. Total: what is no mapping has none.
    """
    try:
        node = yaml.compose(text, Loader=SafeLoader) if len(text) <= MAX_LENGTH else None
    except (yaml.YAMLError, RecursionError):
        return ()
    return tuple(_entries(node, start, text, depth=0)) if isinstance(node, yaml.MappingNode) else ()


def _entries(node: yaml.MappingNode, start: int, text: str, depth: int) -> Iterator[Entry]:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            yield _entry(key, value, start, text, flow=bool(node.flow_style))
            if depth == 0 and isinstance(value, yaml.MappingNode):
                yield from _entries(value, start, text, depth + 1)


def _entry(key: yaml.ScalarNode, value: yaml.Node, start: int, text: str, *, flow: bool) -> Entry:
    items = value.value if isinstance(value, yaml.SequenceNode) else [value]
    style = ""
    if isinstance(value, yaml.SequenceNode):
        style = "flow" if value.flow_style else "block"
    return Entry(
        key=key.value,
        start=start + key.start_mark.index,
        key_end=start + key.end_mark.index,
        value_start=start + value.start_mark.index,
        end=start + value.end_mark.index,
        column=key.start_mark.index - (text.rfind("\n", 0, key.start_mark.index) + 1),
        scalars=tuple(_scalar(item, start) for item in items if isinstance(item, yaml.ScalarNode)),
        flow=flow,
        list_style=style,
    )


def _scalar(node: yaml.ScalarNode, start: int) -> Scalar:
    return Scalar(node.value, start + node.start_mark.index, start + node.end_mark.index, node.style or "")


def entry_at(start: int, text: str, *, line: int, name: str) -> Entry | None:
    """Return the last entry of a normalised name in a line of a YAML text, whose first is line 1."""
    found = [
        entry
        for entry in entries(start, text)
        if field_name(entry.key) == name and text.count("\n", 0, entry.start - start) + 1 == line
    ]
    return found[-1] if found else None


def dumped(value: Plain, *, quote: str = "", in_list: bool = False) -> str:
    """Return a value as YAML on one line, in quotes only where it must be, or in the quotes that are asked for.

    `in_list`: it will stand in brackets, where commas mean something.
    """
    if isinstance(value, list):
        return f"[{', '.join(dumped(item, in_list=True) for item in value)}]"
    if isinstance(value, str) and value.isdigit():
        quote = quote or "'"  # `008` is text to YAML, `007` is 7
    style = quote if quote in ("'", '"') else None
    text = yaml.safe_dump([value], allow_unicode=True, width=_WIDE, default_flow_style=in_list, default_style=style)
    return text.strip()[1:-1] if in_list else text.strip().removeprefix("- ")


def lines_of(fields: Mapping[str, Plain], *, indent: int = 0) -> str:
    """Return fields as lines of YAML, without a line end after the last."""
    return "\n".join(f"{' ' * indent}{dumped(key)}: {dumped(value)}" for key, value in fields.items())
