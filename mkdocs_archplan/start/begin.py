"""From a request to a new file: nothing is written here, and the file is read back before it is handed over."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from mkdocs_archplan.git import GitError, branches, paths_on, user_name
from mkdocs_archplan.link.called import document_called
from mkdocs_archplan.model import Catalog, Collection, Document, Settings, Status
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.collections import gather
from mkdocs_archplan.read.file_names import FileNameFormat
from mkdocs_archplan.read.source import leads_out
from mkdocs_archplan.read.words.ids import parse_id
from mkdocs_archplan.read.words.placeholders import is_placeholder
from mkdocs_archplan.read.words.status import match_status
from mkdocs_archplan.site import page_url, read_site
from mkdocs_archplan.start.back_reference import back_reference
from mkdocs_archplan.start.complete import completed
from mkdocs_archplan.start.fill import filled
from mkdocs_archplan.start.request import Request, chosen_collection
from mkdocs_archplan.start.shelf import Shelf, file_name, find_shelf, names_in, names_on_disk, next_number
from mkdocs_archplan.start.templates import find_template, scaffold
from mkdocs_archplan.start.wanted import StartError, Wanted
from mkdocs_archplan.start.written import one_line
from mkdocs_archplan.write.change import Change

_ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A new document: its docs path, its file, which must not exist yet, and what that shall hold.

    `template` is the docs path, or the path, of what it started from, "" for a scaffold. `change` is what the document
    that it implements says of it, where that has room for it. `problems` are what is left for people to write.
    """

    path: str
    file: Path
    data: bytes
    template: str
    collection: str
    is_first: bool
    change: Change | None
    problems: tuple[Problem, ...]


def begin(project: Project, request: Request) -> Beginning:
    """Make a new document of a project. Raises StartError where it cannot be made, or would not be read as one."""
    title = one_line(request.title)
    if not title or is_placeholder(title):
        raise StartError(f"A document needs a title of its own, not {request.title!r}.")
    settings, chosen = chosen_collection(project, request)
    catalog = _catalog(project, settings, chosen.name, whole=bool(request.rfc))
    collection = next(each for each in catalog.collections if each.settings.name == chosen.name)
    shelf = find_shelf(collection, project.docs, _folder(request.folder), request.day)
    _check_place(project.docs / shelf.folder, project.docs)
    name, template = _template(project, request, shelf, collection)
    rfc = _rfc(request.rfc, catalog)
    site = replace(project, settings=settings)
    format_ = shelf.format(collection.settings, posixpath.basename(name))
    number = _number(site, request, shelf, collection, format_)
    path = shelf.path(file_name(format_, number, title, shelf, request.day))
    if os.path.lexists(project.docs / path):
        raise StartError(f"{path} exists already.")
    wanted = Wanted(
        title=title,
        day=request.day,
        collection=collection,
        authors=request.authors or tuple(filter(None, [one_line(user_name(project.docs))])),
        asked=bool(request.authors),
        status=_status(request.status, collection),
        number=number,
        digits=format_.digits or 4,
        rfc=rfc,
        way=quote(posixpath.relpath(rfc.path, posixpath.dirname(path) or "."), safe="/~@+,=&:;") if rfc else "",
    )
    after = completed(filled(template, wanted), path, wanted, site, catalog)
    return Beginning(
        path=path,
        file=project.docs / path,
        data=after.data,
        template=name,
        collection=chosen.name,
        is_first=not collection.documents,
        change=back_reference(rfc, after, site) if rfc else None,
        problems=after.problems,
    )


def _catalog(project: Project, settings: Settings, name: str, *, whole: bool) -> Catalog:
    """Read the documents of one collection, or of the whole site."""
    pages = project.sources.pages
    if not whole:
        folders = gather(pages, settings.collections or (), page_url)
        pages = [file for folder in folders if folder.settings.name == name for file in folder.files]
    return read_site(replace(project.sources, pages=pages), settings).catalog


def _folder(wish: str) -> str:
    """Return a wish for a folder as a docs path; raises StartError for one that is none."""
    parts = PurePosixPath(wish.replace(os.sep, "/")).parts
    if ".." in parts or parts[:1] == ("/",):
        raise StartError(f"'{wish}' is no folder below docs_dir.")
    return "/".join(parts)


def _check_place(folder: Path, docs: Path) -> None:
    if leads_out(folder, docs.resolve()):
        raise StartError(f"{folder} leads out of the docs folder.")


def _template(project: Project, request: Request, shelf: Shelf, collection: Collection) -> tuple[str, bytes]:
    """Return where the template lies, "" for a scaffold, and what it holds."""
    kind = collection.settings.kind.name
    name = None if request.template else find_template(project.docs, shelf.folder, shelf.root, kind)
    file = request.template or (project.docs / name if name else None)
    if not file:
        return "", scaffold(kind)
    try:
        return name or str(file), file.read_bytes()
    except OSError as error:
        raise StartError(f"The template {file} cannot be read: {error.strerror or error}.") from error


def _rfc(word: str, catalog: Catalog) -> Document | None:
    if not word:
        return None
    rfcs = {path: document for path, document in catalog.documents.items() if document.kind == "rfc"}
    bare = parse_id(word)
    if bare and not bare.prefix:
        numbered = [each for each in rfcs.values() if (parts := parse_id(each.id or "")) and parts.value == bare.value]
        found = numbered[0] if len(numbered) == 1 else None
    else:
        found = document_called(word, catalog) or document_called(word, replace(catalog, documents=rfcs))
    if not found:
        raise StartError(f"No document, or more than one, is called {word!r}: give its id or its path below docs_dir.")
    return found


def _number(site: Project, request: Request, shelf: Shelf, collection: Collection, format_: FileNameFormat) -> int:
    """Return the number after the highest of the collection's root, here and on the branches that were named."""
    foreign = frozenset(
        each
        for other in site.settings.collections or ()
        if other.name != collection.settings.name
        for each in other.paths
    )
    names = [*names_on_disk(shelf, site.docs, foreign), *_elsewhere(site.docs / shelf.root, request, shelf)]
    return next_number(names, format_, collection, shelf.root, request.day)


def _elsewhere(root: Path, request: Request, shelf: Shelf) -> Iterator[str]:
    """Yield the names on other branches. Raises StartError where git does not know one of them."""
    try:
        for asked in request.against:
            for branch in branches(root) if asked == _ALL else (asked,):
                yield from names_in(paths_on(root, branch), shelf)
    except GitError as error:
        raise StartError(str(error)) from error


def _status(word: str, collection: Collection) -> Status | None:
    if not word:
        return None
    lifecycle = collection.settings.statuses
    match = match_status(word, lifecycle)
    if not match:
        known = ", ".join(status.slug for status in lifecycle)
        raise StartError(f"'{word}' is no status of '{collection.settings.name}': choose one of {known}.")
    return match.status
