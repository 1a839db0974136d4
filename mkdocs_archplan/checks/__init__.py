"""The rules that look at whole documents and collections: each a small generator over the catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs_archplan.checks import (
    dates,
    file_names,
    history,
    metadata,
    progress,
    questions,
    sections,
    supersession,
    trace,
)
from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.model import Catalog, Settings
from mkdocs_archplan.problems import Problem

CHECKS: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
    metadata.missing_metadata,
    metadata.unknown_statuses,
    metadata.guessed_statuses,
    metadata.duplicate_ids,
    supersession.one_way_supersessions,
    supersession.successors_not_in_force,
    supersession.superseded_without_successor,
    supersession.supersession_cycles,
    trace.approved_rfcs_without_plan,
    progress.implemented_with_open_tasks,
    progress.active_but_all_done,
    progress.phases_out_of_order,
    questions.open_questions_left,
    metadata.missing_discussions,
    file_names.file_name_formats,
    file_names.number_gaps,
)


# Rules that need to know more than the catalog.
WIDER_CHECKS: tuple[Callable[[Catalog, Settings, Circumstances], Iterator[Problem]], ...] = (
    history.stale_documents,
    dates.future_dates,
    sections.missing_sections,
    sections.empty_sections,
)


def run_checks(catalog: Catalog, settings: Settings, circumstances: Circumstances) -> Iterator[Problem]:
    """Run every rule over a catalog, in the circumstances of this run."""
    for check in CHECKS:
        yield from check(catalog)
    for wider in WIDER_CHECKS:
        yield from wider(catalog, settings, circumstances)
