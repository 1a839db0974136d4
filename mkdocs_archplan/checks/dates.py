"""The rule about dates that are still to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.model import Catalog, Document, Settings
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.words.dates import parse_date

# Fields that may say when something is to begin.
_PLANNED = frozenset(("start date", "started", "published", "published on", "date published"))
_SLACK = datetime.timedelta(days=1)  # it may be tomorrow already where the author lives


def future_dates(catalog: Catalog, settings: Settings, circumstances: Circumstances) -> Iterator[Problem]:
    """Report documents whose date is after the day of this run; of a month alone, after its month.

    Only the date a document is known by, which says when it was written or decided: a last change is often written by
    programs, and a start or a publication may be planned. A date that can be read in two ways is reported as such.
    """
    last = (circumstances.today + _SLACK).isoformat()
    for document in catalog.documents.values():
        if document.date and document.date > last[: len(document.date)] and _is_certain(document):
            yield Problem(
                rule="future-date",
                path=document.path,
                line=document.date_line,
                message=f"'{document.date_raw}' is still to come.",
                hint="Check the year, or write the day on which the document was written.",
            )


def _is_certain(document: Document) -> bool:
    read = parse_date(document.date_raw or "")
    return document.date_field not in _PLANNED and not (read and read.doubt)
