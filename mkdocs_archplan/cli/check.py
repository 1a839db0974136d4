"""`archplan check`: what is doubtful in the documents of a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mkdocs_archplan.cli.place import config_option, find_project, folder_argument, read
from mkdocs_archplan.problems import Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@click.command()
@folder_argument
@config_option
def check(folder: Path | None, config_file: Path) -> None:
    """Report what is doubtful in the documents of a site, or of a FOLDER.

    Exits with 1 when a warning or an error was found, with 2 on misuse.
    """
    found = read(find_project(folder, config_file), check=True)
    catalog = found.site.catalog
    problems = catalog.problems
    for problem in problems:
        mark = click.style(problem.severity.value, fg=_COLORS[problem.severity])
        click.echo(f"{problem.place}: {mark}: {problem.message} {problem.hint} [{problem.rule}]")
    loud = [problem for problem in problems if problem.severity in (Severity.ERROR, Severity.WARNING)]
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    click.echo(f"{count}, {len(loud)} of them warnings or errors.", err=True)
    if found.diagrams.lacks_mermaid and any(document.diagrams for document in catalog.documents.values()):
        click.echo("Mermaid diagrams were not checked: install 'mkdocs-archplan[mermaid]'.", err=True)
    sys.exit(1 if loud else 0)
