"""The rule about questions that were left open."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_archplan.checks.progress import is_done
from mkdocs_archplan.contents import Question, with_titles
from mkdocs_archplan.link.chains import Standing, is_superseded, standing
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.words.headings import asks, is_open


def open_questions_left(catalog: Catalog) -> Iterator[Problem]:
    """Report documents that are settled and still hold open questions, each section with such questions once.

    Settled are plans that are implemented, approved RFCs and accepted decisions. What an RFC or a decision calls
    'Unresolved questions' does not count: the templates of many RFCs ask there what building it will have to find out,
    and keep it as history. Questions that a template brings do not count either.
    """
    for collection in catalog.collections:
        prompts = {q.text.casefold() for t in collection.templates for s in t.sections for q in s.questions}
        for document in collection.documents:
            if not any(section.questions for section in document.sections) or not _is_settled(document, catalog):
                continue
            left = _left(document, prompts)
            if left:
                first, *others = left
                count = f"{len(left)} open questions" if others else "an open question"
                yield Problem(
                    rule="open-questions-left",
                    path=document.path,
                    line=first.line,
                    message=f"this document is '{document.status_raw}' and holds {count}: “{first.text}”",
                    hint="Write the answer below it, strike it out, or move it to where it is followed up.",
                )


def _is_settled(document: Document, catalog: Catalog) -> bool:
    if is_superseded(document, catalog):
        return False
    if document.kind == "plan":
        return is_done(document, catalog)
    return standing(document, catalog) is Standing.IN_FORCE or is_done(document, catalog)


def _left(document: Document, prompts: set[str]) -> list[Question]:
    """Return the open questions of a document that its template does not bring."""
    return [
        question
        for section, titles in with_titles(document.sections)
        if section.questions and _counts(document, titles)
        for question in section.questions
        if question.text.casefold() not in prompts
    ]


def _counts(document: Document, titles: tuple[str, ...]) -> bool:
    return any(map(asks if document.kind == "plan" else is_open, titles))
