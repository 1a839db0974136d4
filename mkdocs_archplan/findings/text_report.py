"""Findings for people in a terminal, and for tools that read what compilers write: `path:line:column: severity: …`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

import click

from mkdocs_archplan.findings.findings import Findings
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.problems import Problem, Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_INDENT = "    "
_LEAST_WIDTH = 40


def text_report(findings: Findings, places: Places, *, color: bool = False, width: int | None = None) -> str:
    """Return findings as text, file by file with an empty line between; wrapped where a width in columns is given."""
    told = [(problem, "") for problem in findings.new]
    if findings.all_shown:
        told += [(problem, "known") for problem in findings.known]
        told += [(silenced.problem, "ignored") for silenced in findings.silenced]
    told.sort(key=lambda item: (item[0].path, item[0].line, item[0].rule, item[0].message))
    groups = [
        "\n".join(_line(problem, mark, places, color=color, width=width) for problem, mark in group)
        for _, group in groupby(told, key=lambda item: item[0].path)
    ]
    if findings.healed:
        groups.append("\n".join(_healed(findings)))
    return "\n\n".join(groups) + "\n" if groups else ""


def _line(problem: Problem, mark: str, places: Places, *, color: bool, width: int | None) -> str:
    path = plain(places.from_here(problem.path))
    place = f"{path}:{problem.line}:{problem.column or 1}"
    severity = f"{problem.severity.value} ({mark})" if mark else problem.severity.value
    words = plain(f"{problem.message} {problem.hint}".strip())
    rule = f"[{problem.rule}]"
    text = f"{place}: {severity}: {words} {rule}"
    if width and len(text) > width:
        text = _wrapped(text, max(width, _LEAST_WIDTH))
    if not color:
        return text
    head, tail = f"{place}: {severity}:", rule
    middle = text.removeprefix(head).removesuffix(tail) if text.startswith(head) and text.endswith(tail) else ""
    if not middle:
        return text
    return (
        f"{click.style(place, bold=True)}: {click.style(severity, fg=_COLORS[problem.severity])}:"
        f"{middle}{click.style(rule, dim=True)}"
    )


def _wrapped(text: str, width: int) -> str:
    """Wrap at blanks only: a path that is longer than a line stays whole, so that it can be opened."""
    return textwrap.fill(
        text, width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


def _healed(findings: Findings) -> Iterator[str]:
    yield f"{plain(findings.baseline)} knows what is healed; write it anew with --write-baseline:"
    for entry in findings.healed:
        times = f" ({entry.count} times)" if entry.count > 1 else ""
        yield f"{_INDENT}{plain(entry.path)}: {plain(entry.message)} [{plain(entry.rule)}]{times}"
