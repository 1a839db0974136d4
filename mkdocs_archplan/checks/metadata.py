"""Rules about what documents say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.collections import root_of
from mkdocs_archplan.read.words.ids import parse_id

_FEWEST_EXAMPLES = 2


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
        strangers = [d for d in collection.documents if d.status and d.status not in known]
        for document, where in _first_of_each(strangers, lambda document: document.status or ""):
            yield Problem(
                rule="unknown-status",
                path=document.path,
                line=document.status_line,
                message=f"'{document.status_raw}' is no status of '{collection.settings.name}'{where}.",
                hint=f"Use one of: {', '.join(sorted(known))}; or add it to the collection's 'statuses'.",
            )


def guessed_statuses(catalog: Catalog) -> Iterator[Problem]:
    """Report each synonym or misspelling of a status once, at its first document."""
    for collection in catalog.collections:
        labels = {status.slug: status.label for status in collection.statuses}
        guessed = [document for document in collection.documents if document.status_guessed]
        for document, where in _first_of_each(guessed, lambda document: (document.status_raw or "").casefold()):
            label = labels.get(document.status or "", document.status)
            yield Problem(
                rule="guessed-status",
                path=document.path,
                line=document.status_line,
                message=f"'{document.status_raw}' was taken for '{label}'{where}.",
                hint=f"Write '{label}', or add an alias to the collection's 'statuses'.",
            )


def _first_of_each(documents: Iterable[Document], key: Callable[[Document], str]) -> Iterator[tuple[Document, str]]:
    """Yield the first document of each key, and how many there are where that is more than one."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(key(document), []).append(document)
    for first, *others in groups.values():
        yield first, f" ({len(others) + 1} documents)" if others else ""


def missing_discussions(catalog: Catalog) -> Iterator[Problem]:
    """Report plans and RFCs that are not settled yet and name no discussion, where most others of their collection do.

    So a collection that does without is left alone; decisions are discussed before they are written.
    """
    for collection in catalog.collections:
        others = [document for document in collection.documents if document.discussion]
        if collection.settings.kind.name == "adr" or not _is_habit(len(others), len(collection.documents)):
            continue
        pending = {status.slug for status in collection.settings.statuses if not status.final}
        for document in collection.documents:
            if document.status in pending and not document.discussion:
                message = (
                    f"no discussion is named, as {len(others)} other documents of '{collection.settings.name}' do."
                )
                hint = "Add 'discussion:' with the address where it is discussed."
                yield _missing("missing-discussion", document, message, hint)


def _is_habit(with_it: int, of: int) -> bool:
    return with_it >= _FEWEST_EXAMPLES and with_it * 2 >= of


def duplicate_ids(catalog: Catalog) -> Iterator[Problem]:
    """Report every document whose id an earlier one of its collection has.

    Several folders in one collection (`services/*/adr`) may each count from 1.
    """
    for collection in catalog.collections:
        first: dict[object, str] = {}
        for document in collection.documents:
            if not document.id:
                continue
            parts = parse_id(document.id)  # 1 and 0001 are the same number
            number = (parts.prefix, parts.value) if parts else document.id.casefold()
            key = (root_of(document.path, collection.settings), number)
            owner = first.setdefault(key, document.path)
            if owner != document.path:
                yield Problem(
                    rule="duplicate-id",
                    path=document.path,
                    line=document.id_line,
                    message=f"{document.id} is also the id of {owner}.",
                    hint="Give one of them another number.",
                )
