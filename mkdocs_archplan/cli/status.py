"""`archplan status`: another status for a document, written where the old one stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mkdocs_archplan.cli import completing
from mkdocs_archplan.cli.calling import called
from mkdocs_archplan.cli.changing import Refused, put_down
from mkdocs_archplan.cli.place import config_option, read, site_of
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.model import Catalog, Document, Status
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.metadata import DATE_IN_STATUS
from mkdocs_archplan.read.words.status import match_status
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.drafts import Drafts
from mkdocs_archplan.write.index_rows import change_rows
from mkdocs_archplan.write.spelling import words
from mkdocs_archplan.write.status import change_status, claim_relation
from mkdocs_archplan.write.steps import refusal, succession_refusal

_SUPERSEDED = "superseded"
_EXAMPLES = """\b
Examples:
  archplan status RFC-0007 approved
  archplan status docs/adr/0003-use-fargate.md superseded --by ADR-0011
"""


@click.command("status", short_help="Give a document another status.", epilog=_EXAMPLES)
@click.argument("document", shell_complete=completing.documents)
@click.argument("status", shell_complete=completing.statuses)
@click.option(
    "--by",
    "successor",
    metavar="OTHER",
    shell_complete=completing.documents,
    help="The document that supersedes this one; it is told so as well.",
)
@click.option("--force", is_flag=True, help="Take a step that the lifecycle does not allow.")
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
@config_option
def change_document_status(
    document: str, status: str, successor: str | None, force: bool, dry_run: bool, config_file: Path
) -> None:
    """Give a DOCUMENT another STATUS, where it says its status: in front matter, a bullet, a table, a section.

    DOCUMENT and OTHER are a path, an id such as RFC-0007, or a title. STATUS is one of the collection's lifecycle. Of
    a file only the status changes, byte for byte; a row of a hand-kept index that has the old status follows.
    """
    project = site_of(None, config_file)
    catalog = read(project, check=False).site.catalog
    chosen = called(document, project, catalog)
    other = called(successor, project, catalog) if successor is not None else None
    wanted = _status_called(status, chosen, catalog)
    if other and wanted.slug != _SUPERSEDED:
        raise click.UsageError(f"--by is for '{_SUPERSEDED}' only.")
    if other and other.path == chosen.path:
        raise click.UsageError("a document does not supersede itself.")
    if not force:
        _refuse(chosen, wanted, other, catalog)
    drafts = _changed(project, catalog, chosen, wanted, other)
    changes = drafts.changes()
    if not changes:
        click.echo(f"{chosen.path} is '{wanted.label}' already.")
        return
    put_down(changes, dry_run=dry_run)
    if wanted.slug != chosen.status:
        _tell_days(drafts, chosen.path)


def _tell_days(drafts: Drafts, path: str) -> None:
    """Say which day stands beside a new status: nobody knows of which status it tells."""
    draft = drafts.draft(path)
    for fact in draft.facts:
        if fact.name == DATE_IN_STATUS and fact.line == draft.document.status_line and not fact.path:
            note = f"{path}:{fact.line}: {fact.text} still stands beside the status; change it if it was the old one's."
            click.echo(plain(note), err=True)


def _status_called(word: str, document: Document, catalog: Catalog) -> Status:
    """Return the status of a document's lifecycle that a word names. Raises click.UsageError where it names none."""
    lifecycle = catalog.collection_of(document).settings.statuses
    for status in lifecycle:
        if words(word) in {words(name) for name in (status.slug, status.label, *status.aliases)}:
            return status
    guess = match_status(word, lifecycle)
    advice = f" Did you mean '{guess.status.slug}'?" if guess else ""
    known = ", ".join(status.slug for status in lifecycle)
    name = catalog.collection_of(document).settings.name
    raise click.UsageError(f"'{word}' is no status of '{name}': {known}.{advice}")


def _refuse(document: Document, status: Status, other: Document | None, catalog: Catalog) -> None:
    """Raise Refused where the lifecycle does not allow a step."""
    reason = refusal(document, status, catalog)
    if not reason and other:
        reason = succession_refusal(document, other, catalog)
    elif not reason and status.slug == _SUPERSEDED and not catalog.others(document.path, Relation.SUPERSEDED_BY):
        reason = "nothing says by which document: name it with --by"
    if reason:
        raise Refused(f"{document.path}: {reason}. With --force it is done all the same.")


def _changed(project: Project, catalog: Catalog, document: Document, status: Status, other: Document | None) -> Drafts:
    """Return the files as they will be, both sides of a supersession. Raises Refused where that cannot be done."""
    drafts = Drafts(project, catalog)
    lifecycle: Sequence[Status] = catalog.collection_of(document).statuses
    old = next((each for each in lifecycle if each.slug == document.status), None)
    in_row = bool(old and old.slug != status.slug and change_rows(drafts, document.path, old, status))
    reason = ""
    if not in_row or document.status_source != "index-row":
        reason = change_status(drafts, document.path, status, other)
    elif other:
        reason = claim_relation(drafts, document.path, Relation.SUPERSEDED_BY, other)
    if reason:
        raise Refused(f"{document.path} cannot be changed: {reason}.")
    if other and (reason := claim_relation(drafts, other.path, Relation.SUPERSEDES, document)):
        raise Refused(f"{other.path} cannot be changed: {reason}.")
    return drafts
