"""The mermaid fences of a file: what they are, and where mermaid could not draw them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_archplan.diagrams.memory import TAB, Diagrams
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict
from mkdocs_archplan.model import Diagram
from mkdocs_archplan.read.outline import Fence, Outline
from mkdocs_archplan.read.report import Report

RULE = "mermaid-syntax"
_MERMAID = re.compile(r"mermaid\b|\{[^}]*\.mermaid\b")
_TYPE = re.compile(r"^(?!%%|---)\s*([A-Za-z][\w-]*)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A\s*---\s*\n.*?\n\s*---\s*\n", re.DOTALL)
# What other plugins put together while pages are built: snippets, templates. Their text is no diagram yet.
_UNFINISHED = re.compile(r"^\s*-+8<-+|\{%|\{\{\s+[^{}]*\s+\}\}", re.MULTILINE)
_FIX = "Mend it; mermaid draws nothing at all where one line is wrong."


def mermaid_fences(outline: Outline) -> Iterator[Fence]:
    """Yield the fences of a file that hold a mermaid diagram."""
    return (fence for fence in outline.fences if _MERMAID.match(fence.info))


def read_diagrams(
    outline: Outline, lines: Sequence[str], diagrams: Diagrams | None, report: Report
) -> Iterator[Diagram]:
    """Yield the mermaid fences of a file of these lines, and report those that cannot be drawn."""
    for fence in mermaid_fences(outline):
        verdict = diagrams.verdict(fence.text) if diagrams and not _is_unfinished(fence.text) else None
        if verdict and not verdict.valid:
            line, column = _place(fence, verdict, lines)
            report.add(RULE, line, sentence(verdict), _FIX, column=column)
        named = _TYPE.search(_FRONT_MATTER.sub("", fence.text))
        yield Diagram(line=fence.line, type=named[1] if named else None, valid=verdict.valid if verdict else None)


def sentence(verdict: Verdict) -> str:
    """Return what mermaid objects to, as the message of a problem."""
    return verdict.message if verdict.message.endswith("?") else f"{verdict.message}."


def _is_unfinished(text: str) -> bool:
    return bool(_UNFINISHED.search(text))


def _place(fence: Fence, verdict: Verdict, lines: Sequence[str]) -> tuple[int, int | None]:
    """Return the line and column in the file: a fence within a list or a box is indented there."""
    line = min(fence.line + verdict.line, fence.end)
    written = fence.text.split("\n")
    inner = written[verdict.line - 1] if verdict.line <= len(written) else ""
    outer = lines[line - 1] if line <= len(lines) else ""
    if verdict.column is None or not outer.endswith(inner):
        return line, None
    return line, len(outer) - len(inner) + _in_tabs(inner, verdict.column)


def _in_tabs(line: str, column: int) -> int:
    """Return the column of a line as it is written for one where its tabs are blanks."""
    return next((at for at in range(1, len(line) + 1) if len(line[:at].expandtabs(TAB)) >= column), len(line) + 1)
