"""The `archplan` command: the catalog and its problems in a terminal, without MkDocs."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mkdocs_archplan import __version__
from mkdocs_archplan.diagrams.memory import CACHE, Diagrams
from mkdocs_archplan.export.catalog_json import catalog_json
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.problems import Severity
from mkdocs_archplan.project import ProjectError, read_folder, read_project
from mkdocs_archplan.site import collector_paused, read_site
from mkdocs_archplan.text import slugify

_COLUMNS = ("id", "title", "status", "date", "authors", "path")
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_CONFIG = Path("mkdocs.yml")
_folder = click.argument(
    "folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False, readable=True)
)
_config = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=_CONFIG,
    show_default=True,
    help="The site's configuration; its folder holds docs_dir.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="archplan")
def main() -> None:
    """Architecture plans, RFCs and decision records of a MkDocs site."""


@main.command("list")
@_folder
@_config
@click.option("--kind", "kinds", multiple=True, help="Only documents of this kind: plan, rfc or adr. Repeatable.")
@click.option("--status", "statuses", multiple=True, help="Only documents in this status. Repeatable.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def list_documents(
    folder: Path | None, config_file: Path, kinds: Sequence[str], statuses: Sequence[str], style: str
) -> None:
    """List the documents of a site, or of a FOLDER; json has the form of the catalog.json that a build writes."""
    catalog, _ = _read(folder, config_file, check=style == "json")
    catalog = _narrowed(catalog, kinds, {slugify(status) for status in statuses})
    if style == "json":
        click.echo(catalog_json(catalog), nl=False)
        return
    documents = [document for collection in catalog.collections for document in collection.documents]
    if style == "csv":
        click.echo(_csv(documents), nl=False)
    else:
        _print_table(documents)


@main.command()
@_folder
@_config
def check(folder: Path | None, config_file: Path) -> None:
    """Report what is doubtful in the documents of a site, or of a FOLDER.

    Exits with 1 when a warning or an error was found, with 2 on misuse.
    """
    catalog, diagrams = _read(folder, config_file, check=True)
    problems = catalog.problems
    for problem in problems:
        mark = click.style(problem.severity.value, fg=_COLORS[problem.severity])
        click.echo(f"{problem.place}: {mark}: {problem.message} {problem.hint} [{problem.rule}]")
    loud = [problem for problem in problems if problem.severity in (Severity.ERROR, Severity.WARNING)]
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    click.echo(f"{count}, {len(loud)} of them warnings or errors.", err=True)
    if diagrams.lacks_mermaid and any(document.diagrams for document in catalog.documents.values()):
        click.echo("Mermaid diagrams were not checked: install 'mkdocs-archplan[mermaid]'.", err=True)
    sys.exit(1 if loud else 0)


def _read(folder: Path | None, config_file: Path, *, check: bool) -> tuple[Catalog, Diagrams]:
    """Read a site or a folder; `check` says whether mermaid is asked about its diagrams."""
    if folder and (folder / _CONFIG).is_file():
        config_file, folder = folder / _CONFIG, None
    try:
        project = read_folder(folder) if folder else read_project(config_file)
    except ProjectError as error:
        raise click.UsageError(str(error)) from error
    diagrams = Diagrams(
        check=check and project.settings.mermaid_check,
        draw=False,
        cache=project.home / CACHE if project.home else None,
    )
    try:
        with collector_paused():
            return read_site(project.sources, project.settings, diagrams=diagrams).catalog, diagrams
    finally:
        diagrams.close()


def _narrowed(catalog: Catalog, kinds: Sequence[str], statuses: Collection[str]) -> Catalog:
    """Keep the documents of some kinds and statuses, and the problems of what is kept; none given keeps all."""
    if not kinds and not statuses:
        return catalog
    collections = tuple(
        replace(
            collection,
            documents=tuple(
                document
                for document in collection.documents
                if (not kinds or document.kind in kinds) and (not statuses or document.status in statuses)
            ),
        )
        for collection in catalog.collections
    )
    kept = {document.path for collection in collections for document in collection.documents}
    problems = tuple(problem for problem in catalog.problems if problem.path in kept)
    return replace(catalog, collections=collections, problems=problems)


def _cells(document: Document) -> tuple[str, ...]:
    return (
        document.id or "",
        document.title,
        document.status or "",
        document.date or "",
        ", ".join(document.authors),
        document.path,
    )


def _csv(documents: Sequence[Document]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(document) for document in documents)
    return text.getvalue()


def _print_table(documents: Sequence[Document]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for document in documents:
        table.add_row(*(Text(cell) for cell in _cells(document)))
    Console().print(table)
