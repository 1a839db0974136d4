"""`archplan new`: a new document, numbered, named and filled in as far as that can be known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from mkdocs_archplan.checks.circumstances import today
from mkdocs_archplan.cli import completing
from mkdocs_archplan.cli.calling import typed
from mkdocs_archplan.cli.changing import Refused
from mkdocs_archplan.cli.patience import patience
from mkdocs_archplan.cli.place import config_option, site_of
from mkdocs_archplan.findings.places import shown
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.start.begin import Beginning, begin
from mkdocs_archplan.start.request import Request
from mkdocs_archplan.start.wanted import StartError
from mkdocs_archplan.write.change import Change, WriteError, difference, write_changes

_EXAMPLES = """\b
Examples:
  archplan new adr "Use an append-only journal"
  archplan new plan "Payment ledger" --rfc RFC-0007
  archplan new rfc "Move to events" --against origin/main
  $EDITOR "$(archplan new adr 'Retire the nightly batch')"
"""


@click.command(short_help="Start a document.", epilog=_EXAMPLES)
@click.argument("kind", shell_complete=completing.kinds_and_collections)
@click.argument("title")
@config_option
@click.option(
    "--docs", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A folder without mkdocs.yml."
)
@click.option(
    "--rfc",
    metavar="RFC",
    default="",
    shell_complete=completing.rfcs,
    help="The RFC that it implements: both documents say so.",
)
@click.option("--author", "authors", metavar="NAME", multiple=True, help="Repeatable.  [default: git's user.name]")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="[default: today]")
@click.option(
    "--status",
    metavar="STATUS",
    default="",
    shell_complete=completing.statuses,
    help="[default: the template's, else the first of the lifecycle]",
)
@click.option(
    "--against",
    metavar="BRANCH",
    multiple=True,
    shell_complete=completing.revisions,
    help="Numbers on this branch are taken as well; 'all' is all branches.",
)
@click.option(
    "--collection",
    metavar="NAME",
    default="",
    shell_complete=completing.collections,
    help="Where several are of the KIND.",
)
@click.option("--in", "folder", metavar="FOLDER", default="", help="The folder for it, below docs_dir.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Start from this file.  [default: the template in the folder, else one that comes with archplan]",
)
@click.option("--edit", is_flag=True, help="Open it in $EDITOR.")
@click.option("--dry-run", is_flag=True, help="Print what would be written as a diff, and write nothing.")
def new(config_file: Path, docs: Path | None, day: datetime | None, *, edit: bool, dry_run: bool, **asked: Any) -> None:
    """Start a document of a KIND (plan, rfc, adr, or the name of a collection) with a TITLE.

    It takes the next free number, a file name as its neighbours have them, and the template of its folder. Title, date,
    author and status are filled in; prompts stay where you must write. The path of the new file is printed.
    """
    project = site_of(docs, config_file)
    asked |= {"title": typed(asked["title"]), "authors": tuple(map(typed, asked["authors"]))}
    try:
        with patience(f"Reading {project.docs}"):
            beginning = begin(project, Request(day=day.date() if day else today(), **asked))
        if dry_run:
            click.echo(difference(_changes(beginning)), nl=False)
            return
        _write(beginning)
    except StartError as error:
        raise click.UsageError(plain(str(error))) from error
    except WriteError as error:
        raise Refused(str(error)) from error
    for note in _notes(beginning):
        click.echo(plain(note), err=True)
    click.echo(shown(beginning.file, Path.cwd()))
    if edit:
        click.edit(filename=str(beginning.file))


def _changes(beginning: Beginning) -> Iterator[Change]:
    yield Change(path=beginning.path, file=beginning.file, before=b"", after=beginning.data, what=())
    if beginning.change:
        yield beginning.change


def _write(beginning: Beginning) -> None:
    """Write the new file, which must not be there yet, then the other side of its link. Raises WriteError."""
    try:
        beginning.file.parent.mkdir(parents=True, exist_ok=True)
        file = beginning.file.open("xb")
    except OSError as error:
        raise WriteError(f"{beginning.path} cannot be written: {error.strerror or error}.") from error
    except UnicodeEncodeError as error:
        raise WriteError(f"{beginning.path} cannot be written: file names here are {error.encoding}.") from error
    try:
        with file:
            file.write(beginning.data)
        write_changes([beginning.change] if beginning.change else [])
    except BaseException as error:  # an interruption too: no half a document, and none that only one side links
        beginning.file.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WriteError(f"{beginning.path} cannot be written: {error.strerror or error}.") from error
        raise


def _notes(beginning: Beginning) -> Iterator[str]:
    origin = f"the template {beginning.template}" if beginning.template else "archplan's own template"
    first = f", the first document of '{beginning.collection}'" if beginning.is_first else ""
    yield f"Made from {origin}{first}."
    if beginning.change:
        yield f"Changed: {', '.join(beginning.change.what)}."
    for problem in beginning.problems:
        yield f"{problem.line}: {problem.message} [{problem.rule}]"
