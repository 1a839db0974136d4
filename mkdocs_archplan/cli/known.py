"""The baseline of `archplan check`: which file that is, what it knows, and writing it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from mkdocs_archplan.cli.asked import Asked
from mkdocs_archplan.findings.baseline import (
    USUAL_NAME,
    BaselineError,
    Entry,
    baseline_json,
    differences,
    read_baseline,
    renewed,
)
from mkdocs_archplan.findings.places import shown
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.findings.scope import Scope
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.project import Project
from mkdocs_archplan.whole_file import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A baseline's file and entries; no file, where none is named. `configured`: a build knows of it too."""

    file: Path | None = None
    entries: tuple[Entry, ...] = ()
    configured: bool = False

    @property
    def shown(self) -> str:
        """The file as it is shown, "" where there is none."""
        return shown(self.file, Path.cwd()) if self.file else ""


def known_findings(asked: Asked, project: Project) -> Known:
    """Read the baseline that is named, or that mkdocs.yml names. Raises click.UsageError where it cannot be used.

    One that is to be written need not be there yet.
    """
    configured = project.home / project.settings.baseline if project.home and project.settings.baseline else None
    file = asked.baseline or configured
    if not file and asked.write_baseline:
        if not project.home:
            raise click.UsageError("this folder has no mkdocs.yml: say with --baseline FILE where to write it.")
        file = project.home / USUAL_NAME
    if not file:
        return Known()
    known = Known(file=file, configured=bool(configured and configured.absolute() == file.absolute()))
    if asked.write_baseline and not file.exists():
        return known
    try:
        return Known(file=file, entries=read_baseline(file), configured=known.configured)
    except BaselineError as error:
        raise click.UsageError(plain(f"the baseline {known.shown} {error}")) from error


def write_known(known: Known, problems: Sequence[Problem], scope: Scope, project: Project) -> None:
    """Write the baseline anew, and say what that changes. Raises click.UsageError where it cannot be written."""
    assert known.file  # noqa: S101 - the only way here is by --write-baseline, which has one
    entries = renewed(problems, known.entries, scope.covers)
    added, removed = differences(known.entries, entries)
    try:
        write_whole(known.file, baseline_json(entries))
    except OSError as error:
        raise click.UsageError(plain(f"{known.shown} cannot be written: {error.strerror or error}.")) from error
    total = sum(entry.count for entry in entries)
    click.echo(plain(f"{known.shown} knows {total:,} problems now: {added:,} added, {removed:,} removed."), err=True)
    if not known.configured:
        name = shown(known.file, project.home) if project.home else known.shown
        here = f"archplan: {{checks: {{baseline: {name}}}}}"
        click.echo(plain(f"'archplan check' and builds use it where mkdocs.yml names it: {here}"), err=True)
