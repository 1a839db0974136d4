"""The `archplan` command: the catalog and its problems in a terminal, without MkDocs. One file to a command."""

from __future__ import annotations

import click

from mkdocs_archplan import __version__
from mkdocs_archplan.cli.check import check
from mkdocs_archplan.cli.listing import list_documents


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="archplan")
def main() -> None:
    """Architecture plans, RFCs and decision records of a MkDocs site."""


for _command in (check, list_documents):
    main.add_command(_command)
