"""What a document holds besides its metadata: its progress, its diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_archplan.model import Diagram, Phase, Progress
from mkdocs_archplan.read.outline import Outline

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


def read_diagrams(outline: Outline) -> Iterator[Diagram]:
    """Yield the mermaid fences of a document."""
    for fence in outline.fences:
        if _MERMAID.match(fence.info):
            words = _DIAGRAM_TYPE.search(fence.text)
            yield Diagram(line=fence.line, type=words[1] if words else None)
