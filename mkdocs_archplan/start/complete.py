"""A filled template read as the document that it will be, and completed with what it has no room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from mkdocs_archplan.model import Catalog, Document, Role
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.collections import gather
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.site import page_url
from mkdocs_archplan.start.wanted import StartError, Wanted
from mkdocs_archplan.start.written import markdown
from mkdocs_archplan.write.drafts import Drafts
from mkdocs_archplan.write.fields import NewField, added, in_front_matter
from mkdocs_archplan.write.same import claims
from mkdocs_archplan.write.yaml_text import lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A new document: its bytes, what is read of it, what is left for people to write, and the catalog it stands in."""

    data: bytes
    document: Document
    problems: tuple[Problem, ...]
    catalog: Catalog


def completed(data: bytes, path: str, wanted: Wanted, site: Project, catalog: Catalog) -> Completed:
    """Add to a filled template the fields that it has no room for and that the site reports as missing.

    Only where most documents of the collection have them, or there are none yet, or they were asked for. Raises
    StartError where the file would not be read as a document.
    """
    source = SourceFile(path=path, url=page_url(path), read=lambda: data)
    pages = [*site.sources.pages, source]
    site = replace(site, sources=replace(site.sources, pages=pages))
    settings = wanted.collection.settings
    reading = read_document(source, settings)
    _check_role(path, site, settings.name, stated=reading.said.has_status)
    catalog = with_document(catalog, reading.document)
    drafts = Drafts(site, catalog)
    draft = drafts.draft(path)
    missing = list(_missing(wanted, draft.document, drafts))
    ways = [(added(field, draft), says) for field, says in missing]
    if len(missing) > 1 and not draft.facts:  # nothing to stand beside: all of them open the file
        together = lines_of({field.name.replace(" ", "_"): field.in_yaml[0] for field, _ in missing})
        ways = [(in_front_matter(draft, together), lambda read: all(says(read) for _, says in missing))]
    for attempts, says in ways:
        for edits in attempts:
            tried = drafts.trial(draft, edits)
            if tried and says(tried[1].document):
                data, draft = tried[0].get(path, data), tried[1]
                break
    problems = tuple(sorted(draft.reading.problems, key=lambda problem: problem.line))
    return Completed(data=data, document=draft.document, problems=problems, catalog=catalog)


def with_document(catalog: Catalog, document: Document) -> Catalog:
    """Return a catalog with one document more."""
    return replace(
        catalog,
        documents={**catalog.documents, document.path: document},
        collections=tuple(
            replace(each, documents=(*each.documents, document)) if each.settings.name == document.collection else each
            for each in catalog.collections
        ),
    )


def _check_role(path: str, site: Project, collection: str, *, stated: bool) -> None:
    folders = gather(site.sources.pages, site.settings.collections or (), page_url)
    guess = next((folder.guesses.get(path) for folder in folders if folder.settings.name == collection), None)
    if not guess or not (guess.role is Role.DOCUMENT or (guess.open and stated)):
        raise StartError(
            f"{path} would not be read as a document of '{collection}': take another title, or a folder with --in."
        )


def _missing(
    wanted: Wanted, document: Document, drafts: Drafts
) -> Iterator[tuple[NewField, Callable[[Document], bool]]]:
    """Yield the fields to add, each with what tells that a document says it."""
    others = wanted.collection.documents
    if not _is_titled(document):
        yield NewField(name="title", in_yaml=(wanted.title,), in_text=(markdown(wanted.title),)), _is_titled
    if not document.status and (wanted.status or _most(other.status for other in others)):
        words = [wanted.status_in_place_of("", capital=capital) or "" for capital in (False, True)]
        yield NewField(name="status", in_yaml=words[:1], in_text=words[1:]), lambda read: bool(read.status)
    if not document.date and _most(other.date for other in others):
        day = wanted.day
        yield NewField(name="date", in_yaml=(day,), in_text=(day.isoformat(),)), lambda read: bool(read.date)
    if wanted.asked and not document.authors:
        names = ", ".join(wanted.authors)
        yield NewField(name="author", in_yaml=(names,), in_text=(markdown(names),)), lambda read: bool(read.authors)
    rfc = wanted.rfc
    if rfc and not _names(document, rfc, drafts):
        link = f"[{markdown(rfc.id or rfc.title)}]({wanted.way})"
        field = NewField(name="related rfc", in_yaml=[*([rfc.id] if rfc.id else []), wanted.way], in_text=(link,))
        yield field, lambda read: _names(read, rfc, drafts)


def _most(values: Iterable[str | None]) -> bool:
    """Say whether at least half of some documents have a field; without any, documents are to have it."""
    given = [value is not None for value in values]
    return sum(given) * 2 >= len(given)


def _is_titled(document: Document) -> bool:
    return document.title_source not in ("file-name", "navigation")


def _names(document: Document, other: Document, drafts: Drafts) -> bool:
    return any(path == other.path for _, path in claims(document, drafts.targets))
