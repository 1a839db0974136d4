"""Files to Catalog: the one way through the rooms, for every door."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from mkdocs_archplan.checks import run_checks
from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.checks.directives import directive_problems
from mkdocs_archplan.checks.sections import wants_all_sections
from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.findings.ignores import Ignore, Silenced, heard, ignore_problems, parted, read_ignores
from mkdocs_archplan.labels import in_words, words
from mkdocs_archplan.link.catalog import build_catalog, link_documents, link_page
from mkdocs_archplan.link.index_rows import complete_documents
from mkdocs_archplan.link.spelled import SpelledIds
from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.model import Addresses, Catalog, Document, Settings
from mkdocs_archplan.problems import Problem, graded
from mkdocs_archplan.read.collections import Folder, discover, gather
from mkdocs_archplan.read.diagrams import RULE as MERMAID_SYNTAX
from mkdocs_archplan.read.diagrams import sentence
from mkdocs_archplan.read.document import Reading, read_document
from mkdocs_archplan.read.page import PageReading, read_page
from mkdocs_archplan.read.places import HeadingIds
from mkdocs_archplan.read.prompts import read_own_prompts
from mkdocs_archplan.read.sidecar import pair_sidecars, read_sidecar, sidecar_folders
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.read.surroundings import Surroundings

_PUT_TOGETHER = "It is put together while the page is built: look at what its fence includes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A catalog and its settings, the text of files that MkDocs could not read itself, and what all was read with.

    `silenced` are problems that the catalog leaves out because their files' `ignores`, by docs path, say so. `owners`
    are the documents that metadata files stand beside, by docs path.
    """

    catalog: Catalog
    settings: Settings
    mended: Mapping[str, str]
    around: Surroundings
    ignores: Mapping[str, Sequence[Ignore]] = field(default_factory=dict)
    silenced: tuple[Silenced, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)


def page_url(path: str, *, use_directory_urls: bool = True) -> str:
    """Return the URL MkDocs gives to the page of a docs path, relative to the site's root."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    is_index = stem in ("index", "README")
    if not use_directory_urls:
        return quote(posixpath.join(folder, "index.html" if is_index else f"{stem}.html"))
    return quote(f"{(folder if is_index else posixpath.join(folder, stem)) or '.'}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a site is read from: its pages, the metadata files that may stand beside them, and where it is published.

    `breakdowns` are files of Infracost that documents may name. `heading_ids` makes the ids of headings as the site
    does; who draws no pages needs none. `files` are the docs paths of all that is published, where that is known.
    """

    pages: Sequence[SourceFile]
    sidecars: Sequence[SourceFile] = ()
    breakdowns: Sequence[SourceFile] = ()
    addresses: Addresses = field(default_factory=Addresses)
    heading_ids: HeadingIds | None = None
    files: Collection[str] | None = None


def read_site(
    sources: Sources,
    settings: Settings,
    url_of: Callable[[str], str] = page_url,
    diagrams: Diagrams | None = None,
    circumstances: Circumstances | None = None,
) -> Site:
    """Read all Markdown files of a site into a catalog with graded problems. Total: documents in are documents out.

    `diagrams` judges the site's diagrams, and remembers them for its pages. `circumstances` are those of this run.
    """
    found = discover(file.path for file in sources.pages) if settings.collections is None else settings.collections
    labels = words(settings)
    collections = [in_words(collection, labels) for collection in found]
    sidecars = {file.path: file for file in sources.sidecars}
    folders = gather(sources.pages, collections, url_of, sidecar_folders(sidecars))
    around = Surroundings(
        tables=CostTables(settings.currency),
        diagrams=diagrams,
        ids=sources.heading_ids,
        breakdowns={file.path: file for file in sources.breakdowns},
        files=sources.files,
        whole_sections=wants_all_sections(settings),
    )
    readings = _read_documents(folders, sidecars, around)
    said = {path: reading.said for path, reading in readings.items()}
    folders = tuple(folder.settled(said) for folder in folders)
    readings = {file.path: readings[file.path] for folder in folders for file in folder.documents}
    documents: Mapping[str, Document] = {path: reading.document for path, reading in readings.items()}
    targets = Targets(documents, {file.path: file.url for file in sources.pages}, sources.addresses)
    pages = _read_pages(sources, folders, documents, around)
    documents, drift = complete_documents(documents, (page.table for page in pages if page.table), targets)
    spelled = SpelledIds(documents, linked=settings.autolink)
    documents, link_problems = link_documents(documents, targets, spelled)
    catalog = build_catalog(folders, documents, [link_page(page.page, documents, targets, spelled) for page in pages])
    ignores = {path: read_ignores(reading.comments) for path, reading in readings.items()}
    ignores |= {page.page.path: read_ignores(page.comments) for page in pages}
    problems = [
        *(problem for reading in readings.values() for problem in reading.problems),
        *(problem for path, r in readings.items() for problem in directive_problems(r.comments, path, catalog)),
        *(problem for page in pages for problem in page.problems),
        *(problem for page in pages for problem in directive_problems(page.comments, page.page.path, catalog)),
        *ignore_problems(ignores),
        *drift,
        *link_problems,
        *run_checks(catalog, settings, circumstances or Circumstances()),
    ]
    severities = settings.severities
    owners = {file.path: path for path, file in pair_sidecars(sidecars, documents)} if sidecars else {}
    told, silenced = heard(graded(problems, severities), ignores, severities, owners)
    mended = [*((path, r.mended) for path, r in readings.items()), *((page.page.path, page.mended) for page in pages)]
    return Site(
        catalog=replace(catalog, problems=told),
        settings=settings,
        mended={path: text for path, text in mended if text is not None},
        around=around,
        ignores=ignores,
        silenced=silenced,
        owners=owners,
    )


def late_problems(path: str, site: Site, diagrams: Diagrams) -> tuple[Problem, ...]:
    """Return, once, the broken diagrams that came with the page of a docs path, and that its file does not hold."""
    known = {problem.message for problem in site.catalog.problems if problem.path == path}
    found = [
        Problem(rule=MERMAID_SYNTAX, path=path, line=1, message=sentence(verdict), hint=_PUT_TOGETHER)
        for verdict in diagrams.take_late()
    ]
    new = graded((problem for problem in found if problem.message not in known), site.settings.checks)
    return tuple(parted(new, site.ignores, site.owners)[0])


def _read_documents(
    folders: Sequence[Folder], sidecars: Mapping[str, SourceFile], around: Surroundings
) -> dict[str, Reading]:
    """Read every file that is a document, or may turn out to be one."""
    sure = [f.path for folder in folders for f in folder.candidates if not folder.guesses[f.path].open]
    paired = {path: read_sidecar(sidecar) for path, sidecar in pair_sidecars(sidecars, sure)} if sidecars else {}
    prompts = {folder.settings.name: read_own_prompts(folder.named_templates) for folder in folders}
    return {
        file.path: read_document(file, folder.settings, paired.get(file.path), around, prompts[folder.settings.name])
        for folder in folders
        for file in folder.candidates
    }


def _read_pages(
    sources: Sources, folders: Sequence[Folder], documents: Mapping[str, Document], around: Surroundings
) -> list[PageReading]:
    """Read all pages that are no documents."""
    indexes = {file.path: folder for folder in folders for file in folder.indexes}
    silent = {path for folder in folders for path in folder.silent}
    return [
        read_page(file, indexes.get(file.path), around, silent=file.path in silent)
        for file in sources.pages
        if file.path not in documents
    ]


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
