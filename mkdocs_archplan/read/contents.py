"""What a document holds besides its metadata: its progress, its cost tables, its diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.costs.tables import DOES_NOT_ADD_UP
from mkdocs_archplan.model import Cost, Diagram, Phase, Progress
from mkdocs_archplan.read.outline import Outline
from mkdocs_archplan.read.report import Report

_MERMAID = re.compile(r"mermaid\b|\{[^}]*\.mermaid\b")
_DIAGRAM_TYPE = re.compile(r"^(?!%%|---)\s*([A-Za-z][\w-]*)", re.MULTILINE)


def read_progress(outline: Outline) -> Progress | None:
    """Count the task items of a document, and those below each heading `Phase …`."""
    if not outline.tasks:
        return None
    phases: dict[str, list[bool]] = {}
    for task in outline.tasks:
        section = outline.section_at(task.line)
        if section and section.casefold().startswith("phase"):
            phases.setdefault(section, []).append(task.done)
    return Progress(
        done=sum(task.done for task in outline.tasks),
        total=len(outline.tasks),
        phases=tuple(Phase(title=title, done=sum(done), total=len(done)) for title, done in phases.items()),
    )


def read_costs(outline: Outline, tables: CostTables, report: Report) -> Iterator[Cost]:
    """Read the cost tables of a document, and report totals that their rows do not add up to."""
    for table in outline.tables:
        headings = outline.headings_above(table.line)
        read = tables.read(table.header, table.rows, heading=" / ".join(headings))
        if not read:
            continue
        line = table.line if read.total_row is None else table.row_lines[read.total_row]
        if read.verdict == DOES_NOT_ADD_UP:
            message = f"the total says {read.stated_low}, the rows add up to {read.low}."
            report.add("cost-total-mismatch", line, message, "Correct the total or the rows.")
        yield Cost(
            section=headings[-1] if headings else None,
            currency=read.currency,
            period=read.period,
            low=read.low,
            high=read.high,
            stated_low=read.stated_low,
            stated_high=read.stated_high,
            verdict=read.verdict,
            line=line,
        )


def read_diagrams(outline: Outline) -> Iterator[Diagram]:
    """Yield the mermaid fences of a document."""
    for fence in outline.fences:
        if _MERMAID.match(fence.info):
            words = _DIAGRAM_TYPE.search(fence.text)
            yield Diagram(line=fence.line, type=words[1] if words else None)
