"""The `archplan` command: the catalog and its problems in a terminal, without MkDocs. One file to a command."""

from __future__ import annotations

import errno
import os
from typing import Any

import click

from mkdocs_archplan import __version__
from mkdocs_archplan.cli.check import check
from mkdocs_archplan.cli.completion import print_completion
from mkdocs_archplan.cli.explain import explain
from mkdocs_archplan.cli.listing import list_documents
from mkdocs_archplan.cli.migrate import migrate_documents
from mkdocs_archplan.cli.new import new
from mkdocs_archplan.cli.rules import list_rules
from mkdocs_archplan.cli.schema import print_schema
from mkdocs_archplan.cli.status import change_document_status
from mkdocs_archplan.cli.streams import let_go, open_streams
from mkdocs_archplan.findings.plain import plain

_EXAMPLES = """\b
Examples:
  archplan list --status active           what there is
  archplan check                          what is doubtful in it
  archplan new adr "Use a bounded queue"  a new document
  archplan check --help                   more of a command
"""


_COMPLETING = "_ARCHPLAN_COMPLETE"  # as the script of `archplan completion` says it
_INTERRUPTED = 130  # as shells tell of SIGINT


class _Failed(click.ClickException):
    exit_code = 2  # 1 would be a finding


class _Commands(click.Group):
    """Commands that end with a message where a device is full, a folder is gone, or a file cannot be read."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program, whatever its streams are."""
        open_streams()
        try:
            return super().main(*args, **kwargs)
        except OSError as error:  # of `--help`, which runs no command
            raise SystemExit(2) from error
        except UnicodeEncodeError:  # a shell completes what is no text
            if _COMPLETING not in os.environ:
                raise
            raise SystemExit(1) from None
        finally:
            let_go()

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Raises click.ClickException for an error of the system; a closed pipe ends it quietly."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nAborted!", err=True)
            ctx.exit(_INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise _Failed(plain(f"{place}{error.strerror or error}.")) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(__version__, prog_name="archplan")
def main() -> None:
    """Architecture plans, RFCs and decision records of a MkDocs site."""


for _command in (
    change_document_status,
    check,
    explain,
    list_documents,
    list_rules,
    migrate_documents,
    new,
    print_completion,
    print_schema,
):
    main.add_command(_command)
