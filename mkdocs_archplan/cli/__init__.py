"""The `archplan` command: the catalog and its problems in a terminal, without MkDocs. One file to a command."""

from __future__ import annotations

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

_EXAMPLES = """\b
Examples:
  archplan list --status active           what there is
  archplan check                          what is doubtful in it
  archplan new adr "Use a bounded queue"  a new document
  archplan check --help                   more of a command
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
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
