"""What every command is told first: which site, or which folder, and how that is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from mkdocs_archplan.diagrams.memory import CACHE, Diagrams
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A project as it was read: `diagrams` tells whether they were checked, and is closed."""

    project: Project
    site: Site
    diagrams: Diagrams


def find_project(folder: Path | None, config_file: Path) -> Project:
    """Find the project of a folder, or of a configuration file. Raises click.UsageError where there is none."""
    if folder and (folder / _CONFIG).is_file():
        config_file, folder = folder / _CONFIG, None
    try:
        return read_folder(folder) if folder else read_project(config_file)
    except ProjectError as error:
        raise click.UsageError(str(error)) from error


def read(project: Project, *, check: bool) -> Read:
    """Read a project's documents; `check` says whether mermaid is asked about their diagrams."""
    diagrams = Diagrams(
        check=check and project.settings.mermaid_check,
        draw=False,
        cache=project.home / CACHE if project.home else None,
    )
    try:
        with collector_paused():
            site = read_site(project.sources, project.settings, diagrams=diagrams)
    finally:
        diagrams.close()
    return Read(project=project, site=site, diagrams=diagrams)
