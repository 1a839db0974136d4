"""A site's sources without MkDocs: its mkdocs.yml as far as it matters here, and the Markdown files it names."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from mkdocs_archplan.infracost import LARGEST
from mkdocs_archplan.kinds import FOLDERS
from mkdocs_archplan.model import Settings
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.read.breakdowns import SUFFIX as BREAKDOWNS
from mkdocs_archplan.read.navigation import nav_titles
from mkdocs_archplan.read.sidecar import SUFFIXES
from mkdocs_archplan.read.source import SourceFile, read_within
from mkdocs_archplan.settings import read_addresses, read_settings
from mkdocs_archplan.site import Sources, page_url

_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


class ProjectError(Exception):
    """The site's configuration or its docs folder cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The sources and settings of a site, its docs folder, and the folder of its configuration, where it has one."""

    sources: Sources
    settings: Settings
    docs: Path
    home: Path | None = None


def read_project(config_file: Path) -> Project:
    """Read a site's configuration and list its Markdown files, in the order of their paths.

    Raises ProjectError. Files and folders whose names begin with a dot are passed over, and a README beside an index,
    as MkDocs does. Links that lead out of the docs folder are not followed.
    """
    config = _load(config_file)
    docs = config_file.parent / str(config.get("docs_dir", "docs"))
    if not docs.is_dir():
        raise ProjectError(f"{docs} is no folder: set 'docs_dir' in {config_file}.")
    return replace(_project(docs, config, str(config_file)), home=config_file.parent)


def read_folder(docs: Path) -> Project:
    """Read a folder of Markdown files that has no configuration, with the defaults.

    A folder with a usual name, such as `adr`, is a collection itself.
    """
    project = _project(docs, {}, str(docs))
    kind = FOLDERS.get(docs.resolve().name.casefold())
    if not kind:
        return project
    name = docs.resolve().name
    settings = read_settings({"collections": {name: {"kind": kind.name, "path": "."}}})
    return replace(project, settings=settings)


def _project(docs: Path, config: Mapping[str, Any], name: str) -> Project:
    try:
        settings = read_settings(_plugin_options(config))
    except SettingsError as error:
        raise ProjectError(f"{name}: {error}") from error
    source = partial(
        _source,
        root=docs.resolve(),
        titles=nav_titles(config.get("nav")),
        directory_urls=config.get("use_directory_urls", True) is not False,
    )
    files = {"/".join(path.relative_to(docs).parts): path for path in sorted(docs.rglob("*")) if path.is_file()}
    published = {name: path for name, path in files.items() if not _is_hidden(name)}
    pages = [source(name, path) for name, path in published.items() if path.suffix.lower() in _MARKDOWN]
    sidecars = [source(name, path) for name, path in published.items() if path.suffix.lower() in SUFFIXES]
    breakdowns = [
        replace(source(name, path), read=partial(read_within, path, LARGEST))
        for name, path in files.items()
        if path.suffix.lower() == BREAKDOWNS
    ]
    indexes = {posixpath.dirname(page.path) for page in pages if _stem(page.path) == "index"}
    kept = [page for page in pages if _stem(page.path) != "README" or posixpath.dirname(page.path) not in indexes]
    addresses = read_addresses(config.get("site_url"), config.get("repo_url"), config.get("edit_uri"))
    sources = Sources(
        pages=kept, sidecars=sidecars, breakdowns=breakdowns, addresses=addresses, files=frozenset(published)
    )
    return Project(sources=sources, settings=settings, docs=docs)


def _source(name: str, path: Path, *, root: Path, titles: Mapping[str, str], directory_urls: bool) -> SourceFile:
    return SourceFile(
        path=name,
        url=page_url(name, use_directory_urls=directory_urls),
        read=path.read_bytes,
        outside=not path.resolve().is_relative_to(root),
        nav_title=titles.get(name, ""),
    )


def _is_hidden(name: str) -> bool:
    """Say whether MkDocs passes over a file: its name or a folder's begins with a dot."""
    return any(part.startswith(".") for part in name.split("/"))


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without running anything: tags such as !ENV and !!python/name become None."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _load(config_file: Path) -> Mapping[str, Any]:
    try:
        config = yaml.load(config_file.read_bytes(), Loader=_Loader)  # noqa: S506 - a SafeLoader of our own
    except OSError as error:
        raise ProjectError(f"{config_file} cannot be read: {error.strerror or error}.") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise ProjectError(f"{config_file} is not valid YAML: {error}") from error
    if not isinstance(config, Mapping):
        raise ProjectError(f"{config_file} holds no settings.")
    return config


def _plugin_options(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands below `archplan` in `plugins`, whether that is a list or a mapping."""
    plugins = config.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, Mapping) else _entries(plugins)
    options = next((options for name, options in entries if name == "archplan"), None)
    return options if isinstance(options, Mapping) else {}


def _entries(plugins: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    for entry in plugins if isinstance(plugins, list) else ():
        found += entry.items() if isinstance(entry, Mapping) else [(entry, None)]
    return found


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]
