"""Documents to Catalog: references get their targets, targets their backlinks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from mkdocs_archplan.link.targets import Target, Targets
from mkdocs_archplan.model import Backlink, Catalog, Collection, Document, Reference, Relation, Status
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.collections import Folder
from mkdocs_archplan.read.fields import REFERENCES
from mkdocs_archplan.read.words.status import unknown_status


def link_documents(
    documents: Mapping[str, Document], targets: Targets
) -> tuple[Mapping[str, Document], tuple[Problem, ...]]:
    """Resolve every reference of every document; metadata references that lead nowhere are problems."""
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
            path = targets.paths.body(reference.raw, document.path, document.url)
            if path and path != document.path:
                yield replace(reference, target=path)
            continue
        kind = REFERENCES[reference.section or ""][1]
        target = targets.find(reference.raw, document, document.kind if kind == "same" else kind)
        path = target.paths[0] if len(target.paths) == 1 else None
        if reference.loose and target.is_words:
            continue
        problems.extend(_complaints(reference, document, target))
        if path != document.path:
            yield replace(reference, target=path, url=target.url, section=None)


def _complaints(reference: Reference, document: Document, target: Target) -> Iterator[Problem]:
    found = _complaint(reference, document, target)
    if found:
        rule, message, hint = found
        path = reference.file or document.path
        yield Problem(rule=rule, path=path, line=reference.line, message=f"'{reference.raw}' {message}.", hint=hint)


def _complaint(reference: Reference, document: Document, target: Target) -> tuple[str, str, str] | None:
    """Return the rule, the message and the hint for a reference that leads to no other document or address."""
    if target.unsafe:
        return "unsafe-link", "is not an address that may be linked", "Use http, https or mailto."
    if len(target.paths) > 1:
        fitting = f"fits {len(target.paths)} documents: {', '.join(target.paths)}"
        return "ambiguous-reference", fitting, "Name one by its path."
    if target.paths == (document.path,):
        return "broken-reference", "is this document itself", "Name another document."
    if target.missing:
        return "broken-reference", "is no document of this site", "Write its id or its path."
    if target.is_words:
        return "unresolved-reference", "was not found on this site", "Write an id, a path or an address."
    return None


def build_catalog(folders: Sequence[Folder], documents: Mapping[str, Document]) -> Catalog:
    """Put linked documents into their collections and turn references round into backlinks."""
    backlinks: dict[str, list[Backlink]] = {}
    for document in documents.values():
        fields = (r for r in document.references if r.source == "metadata" and r.relation is not Relation.RELATES_TO)
        stated = {(r.target, r.line) for r in fields}
        for reference in document.references:
            # `Superseded by [x](y)` in the text of the page names its target once, though both are references.
            repeated = reference.source == "body" and (reference.target, reference.line) in stated
            if reference.target and reference.target in documents and not repeated:
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
    return tuple(path for path in dict.fromkeys((*named, *naming)) if path in catalog.documents)
