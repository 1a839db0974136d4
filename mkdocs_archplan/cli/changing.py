"""Changes shown and written by a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.write.change import Change, WriteError, difference, write_changes


class Refused(click.ClickException):
    """What was asked is not done; the message says why. Nothing was written."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(plain(message))


def put_down(changes: Sequence[Change], *, dry_run: bool) -> None:
    """Write changes and say in a line each what was done, or only show their difference. Raises Refused."""
    if dry_run:
        show(changes)
        return
    write(changes)
    for change in changes:
        for line in change.what:
            click.echo(plain(line))


def write(changes: Sequence[Change]) -> None:
    """Write changes. Raises Refused where a file cannot be written, or was changed meanwhile."""
    try:
        write_changes(changes)
    except WriteError as error:
        raise Refused(str(error)) from error


def show(changes: Sequence[Change]) -> None:
    """Print the unified difference; on a terminal without what could control it, elsewhere as `patch` takes it."""
    text = difference(changes)
    if sys.stdout.isatty():
        text = "".join(f"{plain(line)}\n" for line in text.removesuffix("\n").split("\n") if changes)
    click.echo(text.encode("utf-8", "replace"), nl=False)
