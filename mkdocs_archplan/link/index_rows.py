"""Hand-kept indexes held against the documents: they complete what a document leaves out, and drift is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.model import Document, Status
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.index_rows import IndexRow, IndexTable
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.values import ReadDates, ReadStatus, read_authors, read_dates, read_status


def complete_documents(
    documents: Mapping[str, Document], tables: Iterable[IndexTable], targets: Targets
) -> tuple[Mapping[str, Document], tuple[Problem, ...]]:
    """Give documents the status, date and authors that only a hand-kept index knows; report rows that disagree."""
    completed = dict(documents)
    problems: list[Problem] = []
    for table in tables:
        for row in table.rows:
            path = document_of(row, table, completed, targets)
            if not path:
                continue
            document = completed[path]
            said = _Said.read(row.facts, table.statuses)
            problems += _drift(document, said, table.path, row.line)
            completed[path] = said.completing(document)
    return completed, tuple(problems)


def document_of(row: IndexRow, table: IndexTable, documents: Mapping[str, Document], targets: Targets) -> str | None:
    """Return the path of the document a row is about: by its link, else by the one its number or title fits."""
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
    """What a row says of its document; `of_change`: its date is that of the last change."""

    status: ReadStatus
    dates: ReadDates
    authors: tuple[str, ...]
    of_change: bool

    @classmethod
    def read(cls, facts: Sequence[Fact], statuses: Sequence[Status]) -> _Said:
        of_change = not any(fact.meaning is Meaning.DATE for fact in facts)
        return cls(read_status(facts, (), statuses), read_dates(facts, Report("")), read_authors(facts), of_change)

    def completing(self, document: Document) -> Document:
        """Return a document with what it leaves out."""
        if self.status.slug and not document.status:
            document = replace(
                document,
                status=self.status.slug,
                status_raw=self.status.raw,
                status_source=self.status.source,
                status_guessed=self.status.guessed,
            )
        if self.dates.date and not document.date_raw:
            dates = self.dates
            document = replace(document, date=dates.date, date_raw=dates.raw, updated=dates.updated)
        return document if document.authors or not self.authors else replace(document, authors=self.authors)


def _drift(document: Document, said: _Said, path: str, line: int) -> Iterator[Problem]:
    disagreements = []
    status, date = said.status.slug, said.dates.date
    if status and document.status and status != document.status:
        disagreements.append(("status", said.status.raw, document.status_raw))
    # A column of last changes tells nothing of a document that only says when it was written.
    dates = (None if said.of_change else document.date, document.updated)
    known = [iso for iso in dates if iso]
    if date and known and not any(date.startswith(iso) or iso.startswith(date) for iso in known):
        disagreements.append(("date", said.dates.raw, known[0]))
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
