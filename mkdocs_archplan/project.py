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
from mkdocs_archplan.read.breakdowns import SUFFIX as BREAKDOWNS
from mkdocs_archplan.read.navigation import nav_titles
from mkdocs_archplan.read.sidecar import SUFFIXES
from mkdocs_archplan.read.source import SourceFile, read_within
from mkdocs_archplan.settings import SettingsError, read_addresses, read_settings
from mkdocs_archplan.site import Sources, page_url

_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


class ProjectError(Exception):
    """The site's configuration or its docs folder cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The sources and settings of a site."""

    sources: Sources
    settings: Settings


def read_project(config_file: Path) -> Project:
    """Read a site's configuration and list its Markdown files, in the order of their paths.

    Raises ProjectError. Files and folders whose names begin with a dot are passed over, and a README beside an index,
    as MkDocs does. Links that lead out of the docs folder are not followed.
    """
    config = _load(config_file)
    docs = config_file.parent / str(config.get("docs_dir", "docs"))
    if not docs.is_dir():
        raise ProjectError(f"{docs} is no folder: set 'docs_dir' in {config_file}.")
    return _project(docs, config, str(config_file))


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
    directory_urls = config.get("use_directory_urls", True) is not False
    titles = nav_titles(config.get("nav"))
    root = docs.resolve()
    pages: list[SourceFile] = []
    sidecars: list[SourceFile] = []
    breakdowns: list[SourceFile] = []
    kinds = {**dict.fromkeys(_MARKDOWN, pages), **dict.fromkeys(SUFFIXES, sidecars), BREAKDOWNS: breakdowns}
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        kind = kinds.get(path.suffix.lower())
        hidden = kind is not breakdowns and any(part.startswith(".") for part in parts)
        if kind is None or hidden or not path.is_file():
            continue
        source = SourceFile(
            path="/".join(parts),
            url=page_url("/".join(parts), use_directory_urls=directory_urls),
            read=partial(read_within, path, LARGEST) if kind is breakdowns else path.read_bytes,
            outside=not path.resolve().is_relative_to(root),
            nav_title=titles.get("/".join(parts), ""),
        )
        kind.append(source)
    indexes = {posixpath.dirname(page.path) for page in pages if _stem(page.path) == "index"}
    kept = [page for page in pages if _stem(page.path) != "README" or posixpath.dirname(page.path) not in indexes]
    addresses = read_addresses(config.get("site_url"), config.get("repo_url"), config.get("edit_uri"))
    sources = Sources(pages=kept, sidecars=sidecars, breakdowns=breakdowns, addresses=addresses)
    return Project(sources=sources, settings=settings)


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
