"""Rules that hold a document's status against its own check list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_archplan.contents import Section, parts_of, with_titles
from mkdocs_archplan.link.chains import Standing, is_superseded, standing
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.words.headings import is_before, is_later, phase_number, says_begun

_DONE = frozenset("implemented complete completed done finished delivered shipped released fully-implemented".split())
# `Implemented (partially)`, `Done, except for phase 3`: what is open is said.
_PARTLY = re.compile(
    r"""part(?:ial|ly) | mostly | almost | nearly | phase | stage | mvp | except | \bbut\b | remaining | pending
      | ongoing | \d[ ]?% | teilweise | en[ ]partie""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST_TASKS = 2


@dataclass(frozen=True, slots=True)
class _Phase:
    """A phase of a plan: its heading, its number, and how many tasks below it are ticked and are not."""

    section: Section
    number: int
    done: int
    left: int


def implemented_with_open_tasks(catalog: Catalog) -> Iterator[Problem]:
    """Report documents that say their work is done while tasks of their check list are not ticked.

    Done means 'implemented' and its like in any collection; of plans, any final status in force. An approved RFC or an
    accepted decision has its work ahead of it. Tasks under headings such as 'Future work', 'Out of scope' and
    'Alternatives' do not count, nor those that are struck out, put off, or a template's.
    """
    for document in catalog.documents.values():
        if not document.progress or not is_done(document, catalog):
            continue
        status = document.status_raw
        counted = [section for section, titles in with_titles(document.sections) if not any(map(is_later, titles))]
        left = [line for section in counted for line in section.open_tasks]
        if left:
            total = len(left) + sum(section.done for section in counted)
            verb = "is" if len(left) == 1 else "are"
            yield Problem(
                rule="implemented-with-open-tasks",
                path=document.path,
                line=left[0],
                message=f"this document is '{status}', but {len(left)} of its {total} tasks {verb} not ticked.",
                hint="Tick what is done, move the rest to 'Future work', or set the status back.",
            )


def active_but_all_done(catalog: Catalog) -> Iterator[Problem]:
    """Report plans that are being worked on although all of their tasks are ticked.

    Only plans: an RFC or a decision is not done when its tasks are, but when people agree. Not where a phase without
    tasks may still be ahead, and not where only what must be there before the work begins is ticked.
    """
    for document in catalog.documents.values():
        if not document.progress or document.kind != "plan" or not _is_being_built(document, catalog):
            continue
        left = document.progress.done < document.progress.total
        done = sum(s.done for s, titles in with_titles(document.sections) if not any(map(_is_no_work, titles)))
        unsaid = any(not phase.done for series in _phases(document) for phase in series)
        if not left and done >= _FEWEST_TASKS and not unsaid:
            yield Problem(
                rule="active-but-all-done",
                path=document.path,
                line=document.status_line,
                message=f"this plan is '{document.status_raw}', but all of its {done} tasks are ticked.",
                hint="Set its status to 'implemented', or add the tasks that are left.",
            )


def phases_out_of_order(catalog: Catalog) -> Iterator[Problem]:
    """Report phases that were not begun although a later one is finished.

    That much is sure to be an oversight, in the list or in the work. A later phase that was only begun is none: phases
    overlap in many plans. Phases are ordered by their numbers, among the headings of one level in one section; one that
    says that it is put off, dropped, or begun does not count, nor do those of documents whose work is over.
    """
    for document in catalog.documents.values():
        over = standing(document, catalog) in (Standing.ENDED, Standing.DROPPED) or is_superseded(document, catalog)
        if not document.progress or over or is_done(document, catalog):
            continue
        for series in _phases(document):
            finished = [phase for phase in series if phase.done and not phase.left]
            for phase in series:
                later = next((other for other in finished if other.number > phase.number), None)
                if later and not phase.done and phase.left and not says_begun(phase.section.title):
                    yield Problem(
                        rule="phase-order",
                        path=document.path,
                        line=phase.section.line,
                        message=f"'{phase.section.title}' was not begun, but '{later.section.title}' is finished.",
                        hint="Tick what is done, or say in the heading that the phase was dropped.",
                    )


def is_done(document: Document, catalog: Catalog) -> bool:
    """Say whether a document's status means that all of its work is done."""
    if _PARTLY.search(document.status_raw or ""):
        return False
    if document.status in _DONE:
        return True
    status = catalog.status_of(document)
    in_force = standing(document, catalog) is Standing.IN_FORCE
    return bool(status and status.final and document.kind == "plan" and in_force)


def _is_no_work(title: str) -> bool:
    return is_later(title) or is_before(title)


def _is_being_built(document: Document, catalog: Catalog) -> bool:
    status = catalog.status_of(document)
    in_force = standing(document, catalog) is Standing.IN_FORCE and not is_superseded(document, catalog)
    return bool(status and not status.final and in_force)


def _phases(document: Document) -> Iterator[list[_Phase]]:
    """Yield the phases of each place of a document that lists some, with the tasks of all their sections."""
    series: dict[tuple[tuple[str, ...], int], list[_Phase]] = {}
    for at, (section, titles) in enumerate(with_titles(document.sections)):
        number = phase_number(section.title)
        if number is not None and not any(map(is_later, titles)):
            parts = (section, *parts_of(document.sections, at))
            done, left = sum(part.done for part in parts), sum(len(part.open_tasks) for part in parts)
            series.setdefault((titles[:-1], section.level), []).append(_Phase(section, number, done, left))
    yield from series.values()
