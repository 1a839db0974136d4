"""Documents to Catalog: references get their targets, and are seen from both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from mkdocs_archplan.link.related import relate
from mkdocs_archplan.link.spelled import SpelledIds
from mkdocs_archplan.link.targets import Target, Targets
from mkdocs_archplan.model import Catalog, Collection, Document, Page, Status
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.collections import Folder
from mkdocs_archplan.read.fields import REFERENCES
from mkdocs_archplan.read.words.status import unknown_status
from mkdocs_archplan.relations import Reference


def link_documents(
    documents: Mapping[str, Document], targets: Targets, spelled: SpelledIds
) -> tuple[Mapping[str, Document], tuple[Problem, ...]]:
    """Resolve every reference of every document; metadata references that lead nowhere are problems."""
    problems: list[Problem] = []
    linked = {
        path: replace(
            document,
            references=tuple(_resolved(document, documents, targets, spelled, problems)),
            unlinked=_ours(document.unlinked, spelled),
        )
        for path, document in documents.items()
    }
    return MappingProxyType(linked), tuple(problems)


def link_page(page: Page, documents: Mapping[str, Document], targets: Targets, spelled: SpelledIds) -> Page:
    """Resolve the references of a page that is no document; only those to documents are kept."""
    resolved = (_mention(reference, page.path, page.url, targets, spelled) for reference in page.references)
    references = tuple(r for r in resolved if r and r.target in documents)
    return replace(page, references=references, unlinked=_ours(page.unlinked, spelled))


def _ours(written: Sequence[str], spelled: SpelledIds) -> tuple[str, ...]:
    return tuple(text for text in written if spelled.is_ours(text))


def _mention(reference: Reference, path: str, url: str, targets: Targets, spelled: SpelledIds) -> Reference | None:
    """Resolve a link or an id in a text; None for one that leads to no page of the site, or to this one."""
    if reference.source == "text":
        target = spelled.find(reference.raw, path)
    else:
        target = targets.paths.body(reference.raw, path, url)
    return replace(reference, target=target) if target and target != path else None


def _resolved(
    document: Document,
    documents: Mapping[str, Document],
    targets: Targets,
    spelled: SpelledIds,
    problems: list[Problem],
) -> Iterator[Reference]:
    for reference in document.references:
        if reference.source != "metadata":
            if mention := _mention(reference, document.path, document.url, targets, spelled):
                yield mention
            continue
        kind = REFERENCES[reference.field][1]
        target = targets.find(reference.raw, document, document.kind if kind == "same" else kind)
        path = target.paths[0] if len(target.paths) == 1 else None
        if reference.loose and target.is_words:
            continue
        problems.extend(_complaints(reference, document, target))
        if path != document.path:
            yield replace(reference, target=path, url=target.url)


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
        if reference.field == document.kind:
            return None  # `RFC: 17` on RFC 17 is its number
        return "broken-reference", "is this document itself", "Name another document."
    if target.missing:
        return "broken-reference", "is no document of this site", "Write its id or its path."
    if target.is_words:
        return "unresolved-reference", "was not found on this site", "Write an id, a path or an address."
    return None


def build_catalog(folders: Sequence[Folder], documents: Mapping[str, Document], pages: Sequence[Page]) -> Catalog:
    """Put linked documents into their collections and see all references from both sides; `pages` are the others."""
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
                templates=folder.templates,
            )
        )
    return Catalog(
        collections=tuple(collections),
        documents=documents,
        related=relate(documents, _mentioning(pages, folders, documents)),
        pages=MappingProxyType({page.path: page for page in (*map(_page, documents.values()), *pages)}),
    )


def _mentioning(pages: Sequence[Page], folders: Sequence[Folder], documents: Mapping[str, Document]) -> Iterator[Page]:
    """Yield the pages that name documents; an index that lists its own collection does not mention it."""
    lists = {file.path: folder.settings.name for folder in folders for file in folder.indexes}
    for page in pages:
        own = lists.get(page.path)
        if named := tuple(r for r in page.references if r.target and documents[r.target].collection != own):
            yield replace(page, references=named)


def _page(document: Document) -> Page:
    return Page(
        path=document.path,
        url=document.url,
        title=document.title,
        references=document.references,
        unlinked=document.unlinked,
    )


def _statuses(lifecycle: Sequence[Status], documents: Sequence[Document]) -> tuple[Status, ...]:
    """Return the lifecycle followed by statuses outside it, in the order in which documents bring them."""
    statuses = {status.slug: status for status in lifecycle}
    for document in documents:
        if document.status and document.status not in statuses:
            statuses[document.status] = unknown_status(document.status_raw or document.status)
    return tuple(statuses.values())
