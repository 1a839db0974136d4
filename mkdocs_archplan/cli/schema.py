"""`archplan schema`: JSON Schemas for editors, with a site's own statuses."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click
from click.core import ParameterSource

from mkdocs_archplan.cli.place import config_in, config_option
from mkdocs_archplan.configuration import ConfigurationError, read_configuration
from mkdocs_archplan.findings.plain import plain_lines
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Status
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.schemas import schema_text
from mkdocs_archplan.schemas.front_matter import front_matter_schema
from mkdocs_archplan.schemas.options import mkdocs_schema, options_schema
from mkdocs_archplan.settings import read_settings

_NAMES = (*KINDS, "options", "mkdocs", "catalog")

_EXAMPLES = """\b
Examples:
  archplan schema plan > .vscode/plan.schema.json
  archplan schema mkdocs > .vscode/mkdocs.schema.json
"""


@click.command("schema", epilog=_EXAMPLES)
@click.argument("name", type=click.Choice(_NAMES))
@config_option
@click.pass_context
def print_schema(context: click.Context, name: str, config_file: Path) -> None:
    """Print the JSON Schema of what you write, for your editor.

    plan, rfc and adr are the front matter of such documents, with the statuses that mkdocs.yml gives them; options is
    what stands below archplan in mkdocs.yml, mkdocs a whole mkdocs.yml, and catalog the catalog.json of a build.
    """
    if name == "catalog":
        schema = resources.files("mkdocs_archplan").joinpath("export", "catalog.schema.json").read_text("utf-8")
    elif name in KINDS:
        statuses = _statuses(name, context, config_file)
        schema = schema_text(front_matter_schema(KINDS[name], statuses))
    else:
        schema = schema_text(options_schema() if name == "options" else mkdocs_schema())
    click.echo(schema, nl=False)


def _statuses(kind: str, context: click.Context, config_file: Path) -> tuple[Status, ...]:
    """Return the statuses that documents of a kind have in this site, each once; without a site the usual ones.

    Raises click.UsageError for a configuration that cannot be used, or was named and is not there.
    """
    named = context.get_parameter_source("config_file") is not ParameterSource.DEFAULT
    file = config_file if named else config_in(Path())
    if not file:
        return KINDS[kind].statuses
    try:
        collections = read_settings(read_configuration(file).options).collections or ()
    except (ConfigurationError, SettingsError) as error:
        raise click.UsageError(plain_lines(str(error))) from error
    own = [status for each in collections if each.kind.name == kind for status in each.statuses]
    return tuple({status.slug: status for status in own}.values()) or KINDS[kind].statuses
