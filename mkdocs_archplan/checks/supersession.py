"""Rules about documents that replace one another. Each names both files, since either may be the one to change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_archplan.link.chains import (
    NOT_YET,
    Standing,
    circles,
    is_partial,
    predecessors,
    replacing,
    standing,
    successors,
)
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.relations import Reference, Relation

# `Superseded by the new minimum version`: it is said, though by no document.
_BY_WORDS = re.compile(r"\b(?:by|in favou?r of|replaced with)\s+[*_`\"'(]*[^\W_]{2}", re.IGNORECASE)
_CLAIMS = (Relation.SUPERSEDES, Relation.SUPERSEDED_BY)


@dataclass(frozen=True, slots=True)
class OneWay:
    """Of two documents the one that is `silent` about a `relation` to the `other`, which says so in its `claim`."""

    silent: Document
    relation: Relation
    other: Document
    claim: Reference


def one_way(catalog: Catalog) -> Iterator[OneWay]:
    """Yield the documents of which another says that it replaces them or is replaced by them, and that do not.

    What is only proposed may say what it would replace: that document still holds and need not say anything. Two that
    claim to replace each other are a circle, which is reported as such.
    """
    for older, newer, of_older, of_newer in _pairs(catalog):
        if newer.path in predecessors(older, catalog):
            continue
        if of_newer and not of_older and standing(newer, catalog) not in NOT_YET:
            yield OneWay(older, Relation.SUPERSEDED_BY, newer, of_newer)
        elif of_older and not of_newer:
            yield OneWay(newer, Relation.SUPERSEDES, older, of_older)


def one_way_supersessions(catalog: Catalog) -> Iterator[Problem]:
    """Report, at the document that is silent, that another says it replaces it or is replaced by it."""
    for pair in one_way(catalog):
        said = f"{_file(pair.other, pair.claim)}:{pair.claim.line} says that"
        if pair.relation is Relation.SUPERSEDED_BY:
            older = pair.silent
            status = f"; its status is '{older.status_raw}'" if standing(older, catalog) is not Standing.ENDED else ""
            message = f"{said} it supersedes this document, which does not say so{status}."
            hint = f"Add 'superseded_by: {_name(pair.other)}'."
        else:
            message = f"{said} this document supersedes it, which it does not say itself."
            hint = f"Add 'supersedes: {_name(pair.other)}'."
        yield _problem("one-way-supersession", pair.silent, message, hint, line=1)


def successors_not_in_force(catalog: Catalog) -> Iterator[Problem]:
    """Report documents that call themselves superseded by one that is not in force: none of the two holds then."""
    for older, newer, of_older, _ in _pairs(catalog):
        if standing(newer, catalog) not in NOT_YET:
            continue
        if of_older or (older.status == "superseded" and not replacing(older, catalog)):
            message = f"this document is superseded, but its successor {newer.path} is only '{newer.status_raw}'."
            hint = f"Keep its status until {_name(newer)} is in force."
            yield _problem("successor-not-in-force", older, message, hint, of_older)


def superseded_without_successor(catalog: Catalog) -> Iterator[Problem]:
    """Report superseded documents of which nobody says what replaces them."""
    for document in catalog.documents.values():
        named = any(reference.relation is Relation.SUPERSEDED_BY for reference in document.references)
        named = named or bool(_BY_WORDS.search(document.status_raw or ""))
        if document.status == "superseded" and not named and not successors(document, catalog):
            message = "this document is superseded, and nothing says by which."
            hint = "Add 'superseded_by' with the id or the path of its successor."
            yield _problem("superseded-without-successor", document, message, hint)


def supersession_cycles(catalog: Catalog) -> Iterator[Problem]:
    """Report circles of documents that supersede one another, each at its first document."""
    for circle in circles(catalog):
        message = f"these documents supersede one another: {' → '.join((*circle, circle[0]))}."
        first = catalog.documents[circle[0]]
        claims = (r for r in first.references if r.relation in _CLAIMS and r.target in circle)
        yield _problem("supersession-cycle", first, message, "Remove one of the claims.", next(claims, None))


def _pairs(catalog: Catalog) -> Iterator[tuple[Document, Document, Reference | None, Reference | None]]:
    """Yield older and newer documents with where each of them says so; not where a part of one is replaced.

    What replaces a part leaves the rest in force, and what loses a part need not say more than its status does.
    """
    for path, others in catalog.related.items():
        for other in others:
            older = catalog.documents.get(path)
            if not older or other.path not in catalog.documents or is_partial(older, other):
                continue
            if Relation.SUPERSEDED_BY in other.relations:
                of_older = next((r for r in other.naming if r.relation is Relation.SUPERSEDED_BY), None)
                of_newer = next((r for r in other.named if r.relation is Relation.SUPERSEDES), None)
                yield older, catalog.documents[other.path], of_older, of_newer


def _file(document: Document, reference: Reference) -> str:
    return reference.file or document.path


def _name(document: Document) -> str:
    return document.id or document.path


def _problem(
    rule: str, document: Document, message: str, hint: str, claim: Reference | None = None, *, line: int = 0
) -> Problem:
    """Make a problem at the claim that it is about; without one at a line, or at the document's status."""
    path, line = (_file(document, claim), claim.line) if claim else (document.path, line or document.status_line)
    return Problem(rule=rule, path=path, line=line, message=message, hint=hint)
