"""Files to Catalog: the one way through the rooms, for every door."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import quote

from mkdocs_archplan.checks import run_checks
from mkdocs_archplan.checks.directives import directive_problems
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.link.catalog import build_catalog, link_documents
from mkdocs_archplan.model import Catalog, Settings
from mkdocs_archplan.problems import Problem, Severity, graded
from mkdocs_archplan.read.collections import discover, gather
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.mending import mended_text
from mkdocs_archplan.read.outline import Comment, read_outline
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
    pages = [_read_page(file, catalog) for file in files if file.path not in documents]
    problems = [
        *(problem for reading in readings for problem in reading.problems),
        *(problem for r in readings for problem in directive_problems(r.comments, r.document.path, catalog)),
        *(problem for page in pages for problem in page.problems),
        *link_problems,
        *run_checks(catalog),
    ]
    severities = (
        {**settings.checks} if settings.verify_costs else {**settings.checks, "cost-total-mismatch": Severity.OFF}
    )
    mended = [*((r.document.path, r.mended) for r in readings), *((page.path, page.mended) for page in pages)]
    return Site(
        catalog=replace(catalog, problems=graded(problems, severities), pages={file.path: file.url for file in files}),
        mended={path: text for path, text in mended if text is not None},
        tables=tables,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What was wrong with a page that is no document, and text for MkDocs where it cannot read the file."""

    path: str
    problems: tuple[Problem, ...]
    mended: str | None


def _read_page(file: SourceFile, catalog: Catalog) -> _Page:
    """Read an index or any other page: as far as its directives go, and for MkDocs to be able to show it."""
    text, problems = load(file)
    front_matter = read_front_matter(text, file.path)
    is_index = catalog.concerns(file.path)
    comments: tuple[Comment, ...] = ()
    if "archplan:" in text:
        comments = read_outline(text[front_matter.length :], front_matter.lines + 1).comments
    found = (
        *problems,
        *(front_matter.problems if is_index else ()),
        *directive_problems(comments, file.path, catalog),
    )
    mended = mended_text(text, front_matter, unreadable=bool(problems)) if is_index or problems else None
    return _Page(file.path, found, mended)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from going over values that are all kept: it takes a third of reading and drawing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
