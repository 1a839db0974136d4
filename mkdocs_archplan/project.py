"""A site's sources without MkDocs: its mkdocs.yml as far as it matters here, and the Markdown files it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mkdocs_archplan.model import Settings
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.settings import SettingsError, read_settings
from mkdocs_archplan.site import page_url

_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


class ProjectError(Exception):
    """The site's configuration or its docs folder cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The files and settings of a site."""

    files: tuple[SourceFile, ...]
    settings: Settings


def read_project(config_file: Path) -> Project:
    """Read a site's configuration and list its Markdown files, in the order of their paths.

    Raises ProjectError. Files and folders whose names begin with a dot are passed over, as are links that lead out of
    the docs folder, and a README beside an index, as MkDocs does.
    """
    config = _load(config_file)
    docs = config_file.parent / str(config.get("docs_dir", "docs"))
    if not docs.is_dir():
        raise ProjectError(f"{docs} is no folder: set 'docs_dir' in {config_file}.")
    try:
        settings = read_settings(_plugin_options(config))
    except SettingsError as error:
        raise ProjectError(f"{config_file}: {error}") from error
    directory_urls = config.get("use_directory_urls", True) is not False
    paths = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*")) if _is_page(path, docs)]
    indexes = {path.rpartition("/")[0] for path in paths if Path(path).stem == "index"}
    files = tuple(
        SourceFile(path=path, url=page_url(path, use_directory_urls=directory_urls), read=(docs / path).read_bytes)
        for path in paths
        if not (Path(path).stem == "README" and path.rpartition("/")[0] in indexes)
    )
    return Project(files=files, settings=settings)


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


def _is_page(path: Path, docs: Path) -> bool:
    parts = path.relative_to(docs).parts
    if path.suffix.lower() not in _MARKDOWN or any(part.startswith(".") for part in parts) or not path.is_file():
        return False
    return path.resolve().is_relative_to(docs.resolve())
