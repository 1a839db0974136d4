"""Supersession: which documents replace one another, and which of them are in force."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.relations import Related, Relation

_ENDED = frozenset(("superseded", "deprecated"))
_DROPPED = frozenset(("rejected", "withdrawn"))
_PENDING = frozenset(("draft", "proposed", "open-for-review"))


class Standing(StrEnum):
    """Whether a document holds: not yet, now, no longer, or it never did."""

    PENDING = "pending"
    IN_FORCE = "in force"
    ENDED = "ended"
    DROPPED = "dropped"


NOT_YET = (Standing.PENDING, Standing.DROPPED)


def standing(document: Document, catalog: Catalog) -> Standing | None:
    """Return what a document's status says of its standing; None where nobody can tell.

    A status of a site's own is in force when it is final. One that is not is pending, but for plans: they are followed
    while they are being built.
    """
    for slugs, found in ((_ENDED, Standing.ENDED), (_DROPPED, Standing.DROPPED), (_PENDING, Standing.PENDING)):
        if document.status in slugs:
            return found
    lifecycle = catalog.collection_of(document).settings.statuses
    status = next((status for status in lifecycle if status.slug == document.status), None)
    if not status:
        return None
    return Standing.IN_FORCE if status.final or document.kind == "plan" else Standing.PENDING


def successors(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the paths of the documents that replace this one, whichever side says so."""
    return catalog.others(document.path, Relation.SUPERSEDED_BY)


def predecessors(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the paths of the documents that this one replaces, whichever side says so."""
    return catalog.others(document.path, Relation.SUPERSEDES)


def is_superseded(document: Document, catalog: Catalog) -> bool:
    """Say whether a document is no longer in force: it says so, or one that is not merely proposed replaces it."""
    return document.status == "superseded" or bool(replacing(document, catalog))


def replacing(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the successors that do replace a document: those it names itself, and those in force.

    Not those that replace a part of it.
    """
    return tuple(
        other.path
        for other in catalog.related.get(document.path, ())
        if Relation.SUPERSEDED_BY in other.relations
        and other.path in catalog.documents
        and not is_partial(document, other)
        and (
            Relation.SUPERSEDED_BY in (reference.relation for reference in other.naming)
            or standing(catalog.documents[other.path], catalog) not in NOT_YET
        )
    )


def is_partial(document: Document, other: Related) -> bool:
    """Say whether another replaces only a part of a document: both sides say so, and it is not superseded itself."""
    if document.status == "superseded":
        return False
    claims = [r for r in other.naming if r.relation is Relation.SUPERSEDED_BY]
    claims += [r for r in other.named if r.relation is Relation.SUPERSEDES]
    return bool(claims) and all(claim.partial for claim in claims)


def final_successor(document: Document, catalog: Catalog) -> str | None:
    """Follow successors to the end of the chain; None where there is none, it forks, or goes round in a circle."""
    seen, at = {document.path}, document
    while True:
        following = replacing(at, catalog)
        if not following:
            return at.path if at is not document else None
        if len(following) > 1 or following[0] in seen:
            return None
        seen.add(following[0])
        at = catalog.documents[following[0]]


def circles(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """Yield every circle of documents that replace one another, each once, from its first path on.

    Depth first over successors; a document is left for good once, so the time grows with the references only.
    """
    left: set[str] = set()
    for start in sorted(catalog.documents):
        way: dict[str, Iterator[str]] = {}
        at: str | None = start if start not in left else None
        while at is not None:
            if at not in way:
                way[at] = iter(_whole_successors(at, catalog))
            following = next((path for path in way[at] if path not in left), None)
            if following is None:
                left.add(at)
                del way[at]
                at = next(reversed(way), None)
            elif following in way:
                yield _turned([*way][[*way].index(following) :])
            else:
                at = following


def _whole_successors(path: str, catalog: Catalog) -> tuple[str, ...]:
    """Return the paths of the documents that replace all of another."""
    document = catalog.documents[path]
    parts = {other.path for other in catalog.related.get(path, ()) if is_partial(document, other)}
    return tuple(each for each in successors(document, catalog) if each not in parts)


def _turned(circle: list[str]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])
