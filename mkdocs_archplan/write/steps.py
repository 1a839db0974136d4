"""Which steps a lifecycle allows: forward, and from what is in force only to what ends it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_archplan.link.chains import NOT_YET, Standing, standing, successors
from mkdocs_archplan.model import Catalog, Document, Status


def refusal(document: Document, status: Status, catalog: Catalog) -> str:
    """Return why a document may not take a status of its lifecycle next; "" where it may.

    Of a status outside the lifecycle nothing is known, so that every step from there is allowed.
    """
    lifecycle = catalog.collection_of(document).settings.statuses
    order = {each.slug: at for at, each in enumerate(lifecycle)}
    if document.status not in order or document.status == status.slug:
        return ""
    now, then = lifecycle[order[document.status]], standing(replace(document, status=status.slug), catalog)
    if order[status.slug] < order[now.slug]:
        return f"'{status.label}' comes before '{now.label}' in the lifecycle"
    if standing(document, catalog) is Standing.DROPPED:
        return f"'{now.label}' is the end of the lifecycle"
    if now.final and then in NOT_YET:
        return f"'{now.label}' is in force: it can only be superseded or otherwise ended"
    return ""


def succession_refusal(document: Document, successor: Document, catalog: Catalog) -> str:
    """Return why a document may not be superseded by another; "" where it may."""
    if document.path == successor.path:
        return "a document does not supersede itself"
    if document.path in successors(successor, catalog):
        return f"{document.path} supersedes {successor.path} already"
    if standing(successor, catalog) in NOT_YET:
        return f"its successor {successor.path} is only '{successor.status_raw}'"
    return ""
