"""What `archplan check` is asked to look at: the site of its arguments, and the files and rules they limit it to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from click.core import ParameterSource

from mkdocs_archplan.cli.place import config_in, site_of
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.findings.scope import Scope, UnknownRule, rule_names
from mkdocs_archplan.git import GitError, changed_since
from mkdocs_archplan.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options and arguments of `archplan check`."""

    paths: tuple[Path, ...]
    config_file: Path
    style: str
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    baseline: Path | None
    write_baseline: bool
    changed: str | None
    fix: bool
    dry_run: bool
    yes: bool
    show_quieted: bool
    quiet: bool
    color: bool | None


def project_asked(asked: Asked, context: click.Context) -> tuple[Project, tuple[Path, ...]]:
    """Find the site that is meant, and the paths that only limit what is told of it. Raises click.UsageError.

    A folder with a mkdocs.yml is a site, and so is a folder that is named alone. Otherwise it is the site of
    `--config-file`, of the current folder, or of the nearest folder above the first path that has one.
    """
    if context.get_parameter_source("config_file") is not ParameterSource.DEFAULT:
        return site_of(None, asked.config_file), asked.paths
    own = next((path for path in asked.paths if config_in(path)), None)
    if own is not None:
        return site_of(own, asked.config_file), tuple(path for path in asked.paths if path != own)
    if len(asked.paths) == 1 and asked.paths[0].is_dir():
        return site_of(asked.paths[0], asked.config_file), ()
    above: tuple[Path, ...] = ()
    if asked.paths and not config_in(Path()):
        above = tuple(_absolute(asked.paths[0]).parents)
    config = next((file for folder in above if (file := config_in(folder))), asked.config_file)
    return site_of(None, config), asked.paths


def scope_asked(asked: Asked, project: Project, limits: Sequence[Path]) -> Scope:
    """Return what is looked at. Raises click.UsageError for a rule or a revision that there is not."""
    try:
        selected, ignored = rule_names(asked.select), rule_names(asked.ignore)
    except UnknownRule as error:
        raise click.UsageError(plain(str(error))) from error
    changed = None
    if asked.changed is not None:
        try:
            found = changed_since(project.docs, asked.changed)
        except GitError as error:
            raise click.UsageError(plain(str(error))) from error
        changed = frozenset(path for file in found if (path := docs_path(file, project.docs)) is not None)
    files = [docs_path(path, project.docs) for path in limits if not path.is_dir()]
    folders = [_folder(path, project.docs) for path in limits if path.is_dir()]
    return Scope(
        selected=selected,
        ignored=ignored,
        files=frozenset(path for path in files if path is not None) if limits else None,
        folders=tuple(folder for folder in folders if folder is not None),
        changed=changed,
    )


def docs_path(path: Path, docs: Path) -> str | None:
    """Return the docs path of a file, None where it lies elsewhere; symbolic links are followed where that helps."""
    for file, folder in ((_absolute(path), _absolute(docs)), (_resolved(path), _resolved(docs))):
        if file.is_relative_to(folder):
            return "/".join(file.relative_to(folder).parts)
    return None


def _folder(path: Path, docs: Path) -> str | None:
    """Return the beginning of the docs paths in a folder; empty where it holds all of them."""
    if _resolved(docs).is_relative_to(_resolved(path)):
        return ""
    inside = docs_path(path, docs)
    return f"{inside}/" if inside is not None else None


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link stays one, and `..` goes


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return _absolute(path)
