"""The rule about documents that are left lying."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.model import Catalog, Document, Settings
from mkdocs_archplan.problems import Problem, Severity, severity_of

RULE = "stale-active"


def stale_documents(catalog: Catalog, settings: Settings, circumstances: Circumstances) -> Iterator[Problem]:
    """Report documents in an open status of their lifecycle that were not changed for `stale_days`; 0 reports none.

    A date of the document's own that lies within those days, ahead even, counts as a change. The history is only asked
    about what is left, at once, and not at all where the rule is off.
    """
    days = settings.stale_days
    if not days or severity_of(RULE, settings.checks) is Severity.OFF:
        return
    since = circumstances.today - datetime.timedelta(days=days)
    left = [document for document in _open_documents(catalog) if not _is_dated_since(document, since)]
    changed = circumstances.changed_within([document.path for document in left], days) if left else ()
    for document in left:
        if document.path not in changed:
            yield Problem(
                rule=RULE,
                path=document.path,
                line=document.status_line,
                message=f"this document is '{document.status_raw}', and was not changed in {days} days.",
                hint="Bring it up to date, or give it the status that it has in truth.",
            )


def _open_documents(catalog: Catalog) -> Iterator[Document]:
    for collection in catalog.collections:
        open_statuses = {status.slug for status in collection.settings.statuses if not status.final}
        yield from (document for document in collection.documents if document.status in open_statuses)


def _is_dated_since(document: Document, since: datetime.date) -> bool:
    """Say whether the document's date or that of its last change is a day, or lies in a month, not before another."""
    return any(iso and iso >= since.isoformat()[: len(iso)] for iso in (document.date, document.updated))
