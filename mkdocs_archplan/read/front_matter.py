"""Front matter: the fields of the block a file opens with, and how much of the file it takes up.

Delimiters of YAML follow MkDocs (`mkdocs.utils.meta`), and a closing `---` at the very end of the file counts as well.
TOML stands between `+++` lines, as Hugo and Zola have it (https://toml.io/en/v1.0.0 for the block itself).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.fields import field_name, meaning_of
from mkdocs_archplan.read.toml_fields import read_toml_fields
from mkdocs_archplan.read.yaml_fields import Broken, Field, Value, read_yaml_fields

__all__ = ["Field", "FrontMatter", "Value", "read_front_matter"]

_YAML = re.compile(r"-{3}[ \t]*\n(.*?)^(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"-{3}[ \t]*\n([A-Za-z][\w -]{0,30}):(?:\s|\Z)")
_TOML = re.compile(r"\+{3}[ \t]*\n(.*?)^\+{3}[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a block in the order of the text, and how many characters and lines the block takes up.

    `toml` says that MkDocs, which reads YAML only, would show the block as text.
    """

    fields: tuple[Field, ...] = ()
    length: int = 0
    lines: int = 0
    problems: tuple[Problem, ...] = ()
    toml: bool = False


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of a text. Total: what cannot be parsed is a problem, never an error."""
    if match := _YAML.match(text):
        return _yaml(match, path)
    if _is_never_closed(text):
        message = "the front matter has no closing line."
        hint = "Write --- on a line of its own below the last field."
        problem = Problem(rule="broken-front-matter", path=path, line=1, message=message, hint=hint)
        return FrontMatter(problems=(problem,))
    if match := _TOML.match(text):
        fields, broken = read_toml_fields(match[1], first_line=2)
        if broken and not fields:
            return FrontMatter()  # prose between two lines of plus signs
        problems = _broken(path, broken, "TOML", "Write 'key = value' lines with texts in quotes.")
        return FrontMatter(fields, match.end(), match[1].count("\n") + 2, problems, toml=True)
    return FrontMatter()


def _yaml(match: re.Match[str], path: str) -> FrontMatter:
    length, lines = match.end(), match[1].count("\n") + 2
    read = read_yaml_fields(match[1], first_line=2)
    if read.kind == "comments":
        return FrontMatter(length=length, lines=lines)
    if read.kind != "mapping":
        # `---` is also a thematic break: prose or nothing between two of them is content, a list hardly is.
        return FrontMatter(problems=(_not_a_mapping(path),) if read.kind == "list" else ())
    hint = "Quote values that hold ': ', '@', '[' or '#', and indent with spaces."
    broken = _broken(path, read.broken, "YAML", hint)
    return FrontMatter(read.fields, length, lines, broken or tuple(_repeated(read.fields, path)))


def _is_never_closed(text: str) -> bool:
    """Say whether a file opens like front matter, with a field that documents have, rather than with a rule."""
    opening = _OPENING.match(text)
    return bool(opening and meaning_of(field_name(opening[1])))


def _broken(path: str, broken: Broken | None, language: str, hint: str) -> tuple[Problem, ...]:
    if not broken:
        return ()
    message = f"the front matter is not valid {language}: {broken.reason}."
    return (Problem(rule="broken-front-matter", path=path, line=broken.line, message=message, hint=hint),)


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
