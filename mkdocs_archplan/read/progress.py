"""How far the work of a document has come."""

from __future__ import annotations

from mkdocs_archplan.contents import Phase, Progress
from mkdocs_archplan.read.outline import Outline


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
