"""Hand-kept indexes held against the documents: they complete what a document leaves out, and drift is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.model import Document, Status
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.index_rows import IndexRow
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.values import read_authors, read_dates, says_status, status_of


@dataclass(frozen=True, slots=True)
class IndexTable:
    """The rows of one index page of a collection: the page's path and URL, and the collection's name and lifecycle."""

    path: str
    url: str
    collection: str
    statuses: tuple[Status, ...]
    rows: tuple[IndexRow, ...]


def complete_documents(
    documents: Mapping[str, Document], tables: Iterable[IndexTable], targets: Targets
) -> tuple[Mapping[str, Document], tuple[Problem, ...]]:
    """Give documents the status, date and authors that only a hand-kept index knows; report rows that disagree."""
    completed = dict(documents)
    problems: list[Problem] = []
    for table in tables:
        for row in table.rows:
            path = _named(row, table, completed, targets)
            if not path:
                continue
            document = completed[path]
            said = _Said.read(row.facts, table.statuses)
            problems += _drift(document, said, table.path, row.line)
            completed[document.path] = replace(document, **said.missing_in(document))
    return completed, tuple(problems)


def _named(row: IndexRow, table: IndexTable, documents: Mapping[str, Document], targets: Targets) -> str | None:
    """Return the document that a row is about: by its link, else by the one document its number or title fits."""
    for name in row.names:
        found = targets.paths.body(name, table.path, table.url)
        if found and found in documents and documents[found].collection == table.collection:
            return found
    for name in row.names:
        paths = targets.named(name, table.collection)
        if len(paths) == 1:
            return paths[0]
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says of its document, as a document would hold it."""

    status: dict[str, Any]
    dates: dict[str, Any]
    authors: tuple[str, ...]
    of_change: bool

    @classmethod
    def read(cls, facts: Sequence[Fact], statuses: Sequence[Status]) -> _Said:
        status = next((fact for fact in facts if fact.meaning is Meaning.STATUS and says_status(fact)), None)
        dates = read_dates(facts, Report(""))
        found = status_of(status.text or "", status.source, 1, statuses) if status else None
        return cls(
            status={
                "status": found.slug,
                "status_raw": found.raw,
                "status_source": found.source,
                "status_guessed": found.guessed,
            }
            if found
            else {},
            dates={"date": dates.date, "date_raw": dates.raw, "updated": dates.updated} if dates.date else {},
            authors=read_authors(facts),
            of_change=not any(fact.meaning is Meaning.DATE for fact in facts),
        )

    def missing_in(self, document: Document) -> dict[str, Any]:
        return {
            **({} if document.status else self.status),
            **({} if document.date_raw else self.dates),
            **({} if document.authors or not self.authors else {"authors": self.authors}),
        }


def _drift(document: Document, said: _Said, path: str, line: int) -> Iterator[Problem]:
    disagreements = []
    status = said.status.get("status")
    if status and document.status and status != document.status:
        disagreements.append(("status", said.status["status_raw"], document.status_raw))
    date = said.dates.get("date")
    # A column of last changes tells nothing of a document that only says when it was written.
    dates = (None if said.of_change else document.date, document.updated)
    known = [iso for iso in dates if iso]
    if date and known and not any(date.startswith(iso) or iso.startswith(date) for iso in known):
        disagreements.append(("date", said.dates["date_raw"], known[0]))
    if said.authors and document.authors and not set(_names(said.authors)) & set(_names(document.authors)):
        disagreements.append(("author", ", ".join(said.authors), ", ".join(document.authors)))
    for name, row, own in disagreements:
        yield Problem(
            rule="index-row-drift",
            path=path,
            line=line,
            message=f"the row says the {name} is '{row}', {document.path} says '{own}', which counts.",
            hint="Correct the row, or remove the table: the index that this plugin draws is always true.",
        )


def _names(people: Iterable[str]) -> Iterator[str]:
    return (name.casefold().lstrip("@") for name in people)
