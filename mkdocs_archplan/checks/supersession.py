"""Rules about documents that replace one another. Each names both files, since either may be the one to change."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_archplan.link.chains import Standing, circles, predecessors, standing, successors
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.relations import Reference, Relation

_NOT_YET = (Standing.PENDING, Standing.DROPPED)


def one_way_supersessions(catalog: Catalog) -> Iterator[Problem]:
    """Report, at the document that is silent, that another says it replaces it or is replaced by it.

    What is only proposed may say what it would replace: that document still holds and need not say anything. Two that
    claim to replace each other are a circle, which is reported as such.
    """
    for older, newer, of_older, of_newer in _pairs(catalog):
        if newer.path in predecessors(older, catalog):
            continue
        if of_newer and not of_older and standing(newer, catalog) not in _NOT_YET:
            status = f"; its status is '{older.status_raw}'" if standing(older, catalog) is not Standing.ENDED else ""
            message = f"{_said(newer, of_newer)} says that it supersedes this document, which does not say so{status}."
            yield _problem("one-way-supersession", older, message, f"Add 'superseded_by: {_name(newer)}'.")
        elif of_older and not of_newer:
            message = f"{_said(older, of_older)} says that this document supersedes it, which it does not say itself."
            yield _problem("one-way-supersession", newer, message, f"Add 'supersedes: {_name(older)}'.")


def successors_not_in_force(catalog: Catalog) -> Iterator[Problem]:
    """Report documents that call themselves superseded by one that is not in force: none of the two holds then."""
    for older, newer, of_older, _ in _pairs(catalog):
        if standing(newer, catalog) in _NOT_YET and (of_older or standing(older, catalog) is Standing.ENDED):
            message = f"this document is superseded, but its successor {newer.path} is only '{newer.status_raw}'."
            hint = f"Keep its status until {_name(newer)} is in force."
            yield _problem("successor-not-in-force", older, message, hint, of_older or older.status_line)


def superseded_without_successor(catalog: Catalog) -> Iterator[Problem]:
    """Report superseded documents of which nobody says what replaces them."""
    for document in catalog.documents.values():
        named = any(reference.relation is Relation.SUPERSEDED_BY for reference in document.references)
        if document.status == "superseded" and not named and not successors(document, catalog):
            message = "this document is superseded, and nothing says by which."
            yield _problem(
                "superseded-without-successor",
                document,
                message,
                "Add 'superseded_by' with the id or the path of its successor.",
                document.status_line,
            )


def supersession_cycles(catalog: Catalog) -> Iterator[Problem]:
    """Report each circle of documents that supersede one another, at the first of them."""
    for circle in circles(catalog):
        message = f"these documents supersede one another: {' → '.join((*circle, circle[0]))}."
        first = catalog.documents[circle[0]]
        yield _problem("supersession-cycle", first, message, "Remove one of the claims.", _line_of_claim(first))


def _pairs(catalog: Catalog) -> Iterator[tuple[Document, Document, int, int]]:
    """Yield older and newer documents with the lines in which each of them says so, 0 where it does not."""
    for path, others in catalog.related.items():
        for other in others:
            if Relation.SUPERSEDED_BY in other.relations and other.path in catalog.documents:
                older, newer = catalog.documents[path], catalog.documents[other.path]
                yield (
                    older,
                    newer,
                    _line(other.naming, Relation.SUPERSEDED_BY),
                    _line(other.named, Relation.SUPERSEDES),
                )


def _line(references: tuple[Reference, ...], relation: Relation) -> int:
    return next((reference.line for reference in references if reference.relation is relation), 0)


def _line_of_claim(document: Document) -> int:
    claims = (Relation.SUPERSEDES, Relation.SUPERSEDED_BY)
    return next((reference.line for reference in document.references if reference.relation in claims), 1)


def _said(document: Document, line: int) -> str:
    return f"{document.path}:{line}"


def _name(document: Document) -> str:
    return document.id or document.path


def _problem(rule: str, document: Document, message: str, hint: str, line: int = 1) -> Problem:
    return Problem(rule=rule, path=document.path, line=line, message=message, hint=hint)
