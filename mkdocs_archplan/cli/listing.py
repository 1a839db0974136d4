"""`archplan list`: the documents of a site, for people and for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mkdocs_archplan.cli import completing
from mkdocs_archplan.cli.place import config_option, folder_argument, kind_option, read, site_of
from mkdocs_archplan.export.catalog_json import catalog_json
from mkdocs_archplan.findings.plain import escaped_json, plain
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.text import slugify

_COLUMNS = ("id", "title", "status", "date", "authors", "path")
_EXAMPLES = """\b
Examples:
  archplan list --kind rfc --status approved
  archplan list docs/adr --format csv
"""


@click.command("list", short_help="List the documents of a site.", epilog=_EXAMPLES)
@folder_argument
@config_option
@kind_option
@click.option(
    "--status",
    "statuses",
    multiple=True,
    shell_complete=completing.statuses,
    help="Only documents in this status. Repeatable.",
)
@click.option("--format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def list_documents(
    folder: Path | None, config_file: Path, kinds: Sequence[str], statuses: Sequence[str], style: str
) -> None:
    """List the documents of a site, or of a FOLDER; json has the form of the catalog.json that a build writes."""
    catalog = read(site_of(folder, config_file), check=style == "json").site.catalog
    catalog = _narrowed(catalog, kinds, {slugify(status) for status in statuses})
    if style == "json":
        click.echo(escaped_json(catalog_json(catalog)).encode(), nl=False)
        return
    documents = [document for collection in catalog.collections for document in collection.documents]
    if style == "csv":
        click.echo(_csv(documents).encode(), nl=False)
    elif documents:
        _print_table(documents)
    else:
        click.echo("No document is like that.", err=True)


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
    return tuple(
        plain(cell)
        for cell in (
            document.id or "",
            document.title,
            document.status or "",
            document.date or "",
            ", ".join(document.authors),
            document.path,
        )
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
