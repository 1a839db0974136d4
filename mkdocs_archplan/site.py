"""Files to Catalog: the one way through the rooms, for every door."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import quote

from mkdocs_archplan.checks import run_checks
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.directives import VIEWS, parse_directive
from mkdocs_archplan.link.catalog import build_catalog, link_documents
from mkdocs_archplan.model import Catalog, Settings
from mkdocs_archplan.problems import Problem, graded
from mkdocs_archplan.read.collections import discover, gather
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.outline import read_outline
from mkdocs_archplan.read.source import SourceFile, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A catalog, the text of documents that MkDocs could not read from their files, and the tables read so far."""

    catalog: Catalog
    mended: Mapping[str, str]
    tables: CostTables


def page_url(path: str, *, use_directory_urls: bool = True) -> str:
    """Return the URL MkDocs gives to the page of a docs path, relative to the site's root."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    is_index = stem in ("index", "README")
    if not use_directory_urls:
        return quote(posixpath.join(folder, "index.html" if is_index else f"{stem}.html"))
    return quote(f"{(folder if is_index else posixpath.join(folder, stem)) or '.'}/")


def read_site(files: Sequence[SourceFile], settings: Settings, url_of: Callable[[str], str] = page_url) -> Site:
    """Read all Markdown files of a site into a catalog with graded problems. Total: documents in are documents out."""
    with _collector_paused():
        return _read_site(files, settings, url_of)


def _read_site(files: Sequence[SourceFile], settings: Settings, url_of: Callable[[str], str]) -> Site:
    collections = settings.collections
    if collections is None:
        collections = discover(file.path for file in files)
    folders = gather(files, collections, url_of)
    tables = CostTables()
    readings = [read_document(file, folder.settings, tables) for folder in folders for file in folder.documents]
    documents, link_problems = link_documents(
        {reading.document.path: reading.document for reading in readings}, (file.path for file in files)
    )
    catalog = build_catalog(folders, documents)
    others = [file for file in files if file.path not in documents]
    problems = [
        *(problem for reading in readings for problem in reading.problems),
        *link_problems,
        *run_checks(catalog),
        *(problem for file in others for problem in _directive_problems(file, catalog)),
    ]
    return Site(
        catalog=replace(catalog, problems=graded(problems, settings.checks)),
        mended={r.document.path: r.mended for r in readings if r.mended is not None},
        tables=tables,
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from going over documents that are all kept: it takes a third of the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _directive_problems(file: SourceFile, catalog: Catalog) -> Iterator[Problem]:
    """Report directives of a page that name no view or collection, or whose options cannot be read."""
    text, _ = load(file)
    if "archplan:" not in text:
        return
    front_matter = read_front_matter(text, file.path)
    names = {collection.settings.name for collection in catalog.collections}
    for comment in read_outline(text[front_matter.length :], front_matter.lines + 1).comments:
        directive = parse_directive(comment.text)
        if not directive:
            continue
        message, hint = directive.error, "Write options as {name: value, …}."
        if directive.view not in VIEWS:
            message, hint = f"there is no view '{directive.view}'.", f"Use one of: {', '.join(VIEWS)}."
        elif not message and (unknown := set(directive.collections) - names):
            message = f"there is no collection '{sorted(unknown)[0]}'."
            hint = f"Use one of: {', '.join(sorted(names))}."
        if message:
            yield Problem(rule="bad-directive", path=file.path, line=comment.line, message=message, hint=hint)
