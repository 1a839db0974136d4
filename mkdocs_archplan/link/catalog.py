"""Documents to Catalog: references get their targets, targets their backlinks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from mkdocs_archplan.link.targets import Target, Targets
from mkdocs_archplan.model import Backlink, Catalog, Collection, Document, Reference, Relation, Status
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.collections import Folder
from mkdocs_archplan.read.fields import REFERENCES
from mkdocs_archplan.read.status import unknown_status


def link_documents(
    documents: Mapping[str, Document], pages: Iterable[str]
) -> tuple[Mapping[str, Document], tuple[Problem, ...]]:
    """Resolve every reference of every document; metadata references that lead nowhere are problems."""
    targets = Targets(documents, pages)
    problems: list[Problem] = []
    linked = {
        path: replace(document, references=tuple(_resolved(document, documents, targets, problems)))
        for path, document in documents.items()
    }
    return MappingProxyType(linked), tuple(problems)


def _resolved(
    document: Document, documents: Mapping[str, Document], targets: Targets, problems: list[Problem]
) -> Iterator[Reference]:
    for reference in document.references:
        if reference.source == "body":
            path = targets.find_path(reference.raw, document.path)
            if path in documents and path != document.path:
                yield replace(reference, target=path)
            continue
        kind = REFERENCES[reference.section or ""][1]
        target = targets.find(reference.raw, document, document.kind if kind == "same" else kind)
        problems.extend(_complaints(reference, document, target))
        path = target.paths[0] if len(target.paths) == 1 else None
        if path != document.path:
            known = path if path in documents else None
            yield replace(reference, target=known, url=target.url, section=None)


def _complaints(reference: Reference, document: Document, target: Target) -> Iterator[Problem]:
    place = {"path": document.path, "line": reference.line}
    if target.unsafe:
        message = f"'{reference.raw}' is not an address that may be linked."
        yield Problem(rule="unsafe-link", message=message, hint="Use http, https or mailto.", **place)  # type: ignore[arg-type]
    elif len(target.paths) > 1:
        message = f"'{reference.raw}' fits {len(target.paths)} documents: {', '.join(target.paths)}."
        yield Problem(rule="ambiguous-reference", message=message, hint="Name one by its path.", **place)  # type: ignore[arg-type]
    elif not (target.paths or target.url or target.foreign):
        message = f"'{reference.raw}' is no document of this site."
        yield Problem(rule="broken-reference", message=message, hint="Write its id or its path.", **place)  # type: ignore[arg-type]
    elif target.paths == (document.path,):
        message = f"'{reference.raw}' is this document itself."
        yield Problem(rule="broken-reference", message=message, hint="Name another document.", **place)  # type: ignore[arg-type]


def build_catalog(folders: Sequence[Folder], documents: Mapping[str, Document]) -> Catalog:
    """Put linked documents into their collections and turn references round into backlinks."""
    backlinks: dict[str, list[Backlink]] = {}
    for document in documents.values():
        for reference in document.references:
            if reference.target:
                backlinks.setdefault(reference.target, []).append(Backlink(origin=document.path, reference=reference))
    collections = []
    for folder in folders:
        members = tuple(documents[file.path] for file in folder.documents)
        collections.append(
            Collection(
                settings=folder.settings,
                statuses=_statuses(folder.settings.statuses, members),
                documents=members,
                index=folder.index_path,
                index_url=folder.index_url,
                generated=folder.index is None,
            )
        )
    return Catalog(
        collections=tuple(collections),
        documents=documents,
        backlinks=MappingProxyType({path: tuple(links) for path, links in backlinks.items()}),
    )


def _statuses(lifecycle: Sequence[Status], documents: Sequence[Document]) -> tuple[Status, ...]:
    """Return the lifecycle followed by statuses outside it, in the order in which documents bring them."""
    statuses = {status.slug: status for status in lifecycle}
    for document in documents:
        if document.status and document.status not in statuses:
            statuses[document.status] = unknown_status(document.status_raw or document.status)
    return tuple(statuses.values())


def successors(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the paths of the documents that replace this one, whichever side says so."""
    return _either_side(document, catalog, Relation.SUPERSEDED_BY, Relation.SUPERSEDES)


def predecessors(document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the paths of the documents that this one replaces, whichever side says so."""
    return _either_side(document, catalog, Relation.SUPERSEDES, Relation.SUPERSEDED_BY)


def _either_side(document: Document, catalog: Catalog, own: Relation, inverse: Relation) -> tuple[str, ...]:
    named = [r.target for r in document.references if r.relation is own and r.target]
    naming = [b.origin for b in catalog.backlinks.get(document.path, ()) if b.reference.relation is inverse]
    return tuple(dict.fromkeys((*named, *naming)))
