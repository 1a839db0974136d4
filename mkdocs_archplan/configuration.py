"""A site's mkdocs.yml as MkDocs 1.6 takes it, without MkDocs, and without running anything that it names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag
from pathspec.gitignore import GitIgnoreSpec

from mkdocs_archplan.docs_folder import nothing
from mkdocs_archplan.model import Addresses
from mkdocs_archplan.options import is_text
from mkdocs_archplan.read.navigation import nav_titles
from mkdocs_archplan.settings import read_addresses

_GROUPS = ("group", "material/group")
# What PyYAML raises for values that are none: `!!int ""`, `!!bool maybe`, the 31st of February.
_UNREADABLE = (ValueError, LookupError, AttributeError, TypeError, OverflowError)


class ConfigurationError(Exception):
    """A configuration, or one that it inherits from, cannot be used; the message names the file and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What of a mkdocs.yml matters here; the defaults are those of MkDocs.

    `options` are those of the plugin; `titles` are what the navigation calls pages, by docs path; `exclude` and
    `drafts` are patterns of docs paths.
    """

    docs: Path
    options: Mapping[str, Any] = field(default_factory=dict)
    language: str = "en"
    titles: Mapping[str, str] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    directory_urls: bool = True
    exclude: GitIgnoreSpec = field(default_factory=nothing)
    drafts: GitIgnoreSpec = field(default_factory=nothing)


def read_configuration(file: Path) -> Configuration:
    """Read a mkdocs.yml with all that it inherits from. Raises ConfigurationError.

    `!ENV` is what the environment says; tags that stand for Python, such as `!!python/name`, are read as nothing, and
    so is `!relative`. Hooks are not run.
    """
    try:
        config = _load(file)
        return Configuration(
            docs=file.parent / _text(config, "docs_dir", "docs", file),
            options=_options(config, file),
            language=_language(config.get("theme")),
            titles=nav_titles(config.get("nav")),
            addresses=read_addresses(config.get("site_url"), config.get("repo_url"), config.get("edit_uri")),
            directory_urls=config.get("use_directory_urls") is not False,
            exclude=_patterns(config, "exclude_docs", file),
            drafts=_patterns(config, "draft_docs", file),
        )
    except RecursionError as error:
        raise ConfigurationError(f"{file} is nested too deeply.") from error


class _Loader(yaml.SafeLoader):
    """Reads `!ENV` as MkDocs does, and every other tag of its own as None: nothing is imported or run.

    The parser is that of MkDocs too: the faster one in C overflows its stack where this one raises RecursionError.
    """


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _load(file: Path, below: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read a file and those that it inherits from; `below` are the files that inherit from it."""
    here = os.path.realpath(file)
    if here in below:
        raise ConfigurationError(f"{file} inherits from itself: follow 'INHERIT' from there.")
    config = _parse(file, heir=below[-1] if below else "")
    if "INHERIT" not in config:
        return config
    named = config.pop("INHERIT")
    if not is_text(named):
        raise ConfigurationError(f"{file}: 'INHERIT' must be the path of a file, not {named!r}.")
    parent = Path(os.path.normpath(file.parent / named))
    return _merged(_load(parent, (*below, here)), config)


def _parse(file: Path, heir: str) -> dict[str, Any]:
    try:
        config = yaml.load(file.read_bytes(), Loader=_Loader)  # noqa: S506 - a SafeLoader of our own
    except OSError as error:
        asked = f", which {heir} inherits from," if heir else ""
        raise ConfigurationError(f"{file}{asked} cannot be read: {error.strerror or error}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} is not valid YAML: {error}") from error
    except _UNREADABLE as error:
        raise ConfigurationError(f"{file} holds a value that cannot be read: {error}") from error
    if config is None:
        return {}
    if not isinstance(config, dict):
        raise ConfigurationError(f"{file} holds no settings.")
    return config


def _merged(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of both: mappings are merged, of everything else that of the child counts."""
    found = dict(parent)
    for key, value in child.items():
        above = found.get(key)
        found[key] = _merged(above, value) if isinstance(above, Mapping) and isinstance(value, Mapping) else value
    return found


def _text(config: Mapping[str, Any], name: str, default: str, file: Path) -> str:
    value = config.get(name)
    if value is not None and not isinstance(value, str):
        raise ConfigurationError(f"{file}: '{name}' must be text, not {value!r}.")
    return default if value is None else value


def _patterns(config: Mapping[str, Any], name: str, file: Path) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines(_text(config, name, "", file).splitlines())
    except ValueError as error:
        raise ConfigurationError(f"{file}: '{name}' holds a pattern that cannot be read: {error}") from error


def _options(config: Mapping[str, Any], file: Path) -> Mapping[str, Any]:
    """Return what stands below `archplan` in `plugins`; without the plugin its defaults."""
    found = (options for name, options in _plugins(config.get("plugins")) if name.removeprefix("/") == "archplan")
    options = next(found, None) or {}
    if not isinstance(options, Mapping):
        raise ConfigurationError(f"{file}: the options of 'archplan' must be a mapping, not {options!r}.")
    return options


def _plugins(plugins: Any) -> Iterator[tuple[str, Any]]:
    """Yield the plugins of a list or a mapping with their options, those of a group of Material's in its place.

    Whether a group is switched on is not asked: many are in one place only, and what is said there holds elsewhere.
    """
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        for name, options in entry.items() if isinstance(entry, Mapping) else [(entry, None)]:
            yield str(name), options
            if name in _GROUPS and isinstance(options, Mapping):
                yield from _plugins(options.get("plugins"))


def _language(theme: Any) -> str:
    """Return the language of a site: `language` of Material, `locale` of the themes that MkDocs brings."""
    if not isinstance(theme, Mapping):
        return "en"
    language = theme.get("language", "en" if theme.get("name") == "material" else None)
    return str(language or theme.get("locale") or "en")
