"""Rules about what documents say of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.ids import parse_id


def missing_metadata(catalog: Catalog) -> Iterator[Problem]:
    """Report documents without a status, a date, or a title of their own."""
    for collection in catalog.collections:
        labels = ", ".join(status.slug for status in collection.settings.statuses)
        for document in collection.documents:
            if not document.status:
                hint = f"Add 'status:' with one of: {labels}."
                yield _missing("missing-status", document, "no status was found.", hint)
            if not document.date and not document.date_raw:
                yield _missing("missing-date", document, "no date was found.", "Add 'date: YYYY-MM-DD'.")
            if document.title_source == "file-name":
                hint = "Add 'title:' or a first heading."
                yield _missing(
                    "missing-title", document, f"no title was found; the file's name gives '{document.title}'.", hint
                )


def _missing(rule: str, document: Document, message: str, hint: str) -> Problem:
    return Problem(rule=rule, path=document.path, line=1, message=message, hint=hint)


def unknown_statuses(catalog: Catalog) -> Iterator[Problem]:
    """Report each status outside a lifecycle once, at its first document."""
    for collection in catalog.collections:
        known = {status.slug for status in collection.settings.statuses}
        strangers: dict[str, list[Document]] = {}
        for document in collection.documents:
            if document.status and document.status not in known:
                strangers.setdefault(document.status, []).append(document)
        for documents in strangers.values():
            first, count = documents[0], len(documents)
            where = "" if count == 1 else f" ({count} documents)"
            yield Problem(
                rule="unknown-status",
                path=first.path,
                line=first.status_line,
                message=f"'{first.status_raw}' is no status of '{collection.settings.name}'{where}.",
                hint=f"Use one of: {', '.join(sorted(known))}; or add it to the collection's 'statuses'.",
            )


def duplicate_ids(catalog: Catalog) -> Iterator[Problem]:
    """Report every document whose id an earlier one has."""
    first: dict[object, str] = {}
    for collection in catalog.collections:
        for document in collection.documents:
            if not document.id:
                continue
            parts = parse_id(document.id)  # 1 and 0001 are the same number
            key = (parts.prefix, parts.value) if parts else document.id.casefold()
            owner = first.setdefault(key, document.path)
            if owner != document.path:
                yield Problem(
                    rule="duplicate-id",
                    path=document.path,
                    line=document.id_line,
                    message=f"{document.id} is also the id of {owner}.",
                    hint="Give one of them another number.",
                )
