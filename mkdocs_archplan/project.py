"""A site's sources without MkDocs: its mkdocs.yml as far as it matters here, and the Markdown files it names."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mkdocs_archplan.configuration import Configuration, ConfigurationError, read_configuration
from mkdocs_archplan.docs_folder import MARKDOWN, DocsFile, list_docs
from mkdocs_archplan.infracost import LARGEST
from mkdocs_archplan.kinds import FOLDERS
from mkdocs_archplan.model import Settings
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.read.breakdowns import SUFFIX as BREAKDOWNS
from mkdocs_archplan.read.sidecar import SUFFIXES
from mkdocs_archplan.read.source import SourceFile, read_within
from mkdocs_archplan.settings import read_settings, unknown_options
from mkdocs_archplan.site import Sources, page_url


class ProjectError(Exception):
    """The site's configuration or its docs folder cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The sources and settings of a site, its docs folder, and the folder of its configuration, where it has one.

    `strangers` are options of the configuration, by their dotted names, that do nothing.
    """

    sources: Sources
    settings: Settings
    docs: Path
    home: Path | None = None
    strangers: tuple[str, ...] = ()


def read_project(config_file: Path) -> Project:
    """Read a site's configuration and list its files as a build does: what is not published is no page.

    Raises ProjectError.
    """
    try:
        configuration = read_configuration(config_file)
    except ConfigurationError as error:
        raise ProjectError(str(error)) from error
    if not os.path.isdir(configuration.docs):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        raise ProjectError(f"{configuration.docs} is no folder: set 'docs_dir' in {config_file}.")
    return replace(_project(configuration, str(config_file)), home=config_file.parent)


def read_folder(docs: Path) -> Project:
    """Read a folder of Markdown files that has no configuration, with the defaults.

    A folder with a usual name, such as `adr`, is a collection itself.
    """
    project = _project(Configuration(docs=docs), str(docs))
    kind = FOLDERS.get(docs.resolve().name.casefold())
    if not kind:
        return project
    name = docs.resolve().name
    settings = read_settings({"collections": {name: {"kind": kind.name, "path": "."}}})
    return replace(project, settings=settings)


def _project(configuration: Configuration, name: str) -> Project:
    try:
        settings = read_settings(configuration.options, configuration.language)
    except SettingsError as error:
        raise ProjectError(f"{name}: {error}") from error
    files = list_docs(
        configuration.docs,
        exclude=configuration.exclude,
        drafts=configuration.drafts,
        directory_urls=configuration.directory_urls,
    )
    source = partial(_source, configuration=configuration)
    published = [file for file in files if file.published]
    sources = Sources(
        pages=[source(file) for file in published if file.path.endswith(MARKDOWN)],
        sidecars=[source(file) for file in files if file.path.endswith(SUFFIXES)],
        breakdowns=[
            replace(source(file), read=partial(read_within, file.file, LARGEST))
            for file in files
            if file.path.casefold().endswith(BREAKDOWNS)
        ],
        addresses=configuration.addresses,
        files=frozenset(file.path for file in published),
    )
    strangers = tuple(unknown_options(configuration.options))
    return Project(sources=sources, settings=settings, docs=configuration.docs, strangers=strangers)


def _source(file: DocsFile, configuration: Configuration) -> SourceFile:
    return SourceFile(
        path=file.path,
        url=page_url(file.path, use_directory_urls=configuration.directory_urls),
        read=file.file.read_bytes,
        outside=file.outside,
        nav_title=configuration.titles.get(file.path, ""),
    )
