"""What every command is told first: which site, or which folder, and how that is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from mkdocs_archplan.checks.circumstances import circumstances_of
from mkdocs_archplan.cli.patience import patience
from mkdocs_archplan.diagrams.memory import CACHE, Diagrams
from mkdocs_archplan.findings.plain import plain, plain_lines
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.project import Project, ProjectError, read_folder, read_project
from mkdocs_archplan.site import Site, collector_paused, read_site

_CONFIG = Path("mkdocs.yml")

folder_argument: Callable[[Any], Any] = click.argument(
    "folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False, readable=True)
)
config_option: Callable[[Any], Any] = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=_CONFIG,
    show_default=True,
    help="The site's configuration; its folder holds docs_dir.",
)
kind_option: Callable[[Any], Any] = click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(KINDS), case_sensitive=False),
    multiple=True,
    help="Only documents of this kind. Repeatable.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A project as it was read: `diagrams` tells whether they were checked, and is closed."""

    project: Project
    site: Site
    diagrams: Diagrams


def find_project(folder: Path | None, config_file: Path) -> Project:
    """Find the project of a folder, or of a configuration file. Raises click.UsageError where there is none."""
    if folder and (inside := config_in(folder)):
        config_file, folder = inside, None
    elif not folder and config_file == _CONFIG:
        config_file = config_in(Path()) or _missing()
    try:
        return read_folder(folder) if folder else read_project(config_file)
    except ProjectError as error:
        raise click.UsageError(plain_lines(str(error))) from error


def site_of(folder: Path | None, config_file: Path) -> Project:
    """Find a project as `find_project` does, and say on standard error which of its options do nothing."""
    project = find_project(folder, config_file)
    if project.strangers:
        click.echo(plain(f"archplan has no option {_listed(project.strangers)}: look at mkdocs.yml."), err=True)
    return project


def config_in(folder: Path) -> Path | None:
    """Return the configuration that a folder holds, by either of the names that MkDocs looks for."""
    return next((file for file in (folder / _CONFIG, folder / _CONFIG.with_suffix(".yaml")) if file.is_file()), None)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _missing() -> NoReturn:
    """Say that there is no configuration here, and where the next one above is."""
    try:
        above = next((file for folder in Path.cwd().parents if (file := config_in(folder))), None)
    except OSError:  # a folder that was removed while somebody stood in it
        above = None
    usual = "Name one with -f, or a folder of documents."
    advice = f"The next one above is {above}: name it with -f." if above else usual
    raise click.UsageError(f"There is no {_CONFIG} in this folder. {advice}")


def read(project: Project, *, check: bool) -> Read:
    """Read a project's documents; `check`: mermaid is asked about their diagrams, git about their history."""
    diagrams = Diagrams(
        check=check and project.settings.mermaid_check,
        draw=False,
        cache=project.home / CACHE if project.home else None,
    )
    try:
        with patience(f"Reading {len(project.sources.pages):,} files"), collector_paused():
            circumstances = circumstances_of(project.docs) if check else None
            site = read_site(project.sources, project.settings, diagrams=diagrams, circumstances=circumstances)
    finally:
        diagrams.close()
    return Read(project=project, site=site, diagrams=diagrams)
