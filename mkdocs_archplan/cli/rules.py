"""`archplan rules`: all that is looked for, and how loud it is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click
from click.core import ParameterSource
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mkdocs_archplan.cli.place import config_in, config_option
from mkdocs_archplan.configuration import ConfigurationError, read_configuration
from mkdocs_archplan.findings.plain import plain_lines
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.problems import RULES, Severity
from mkdocs_archplan.settings import read_settings

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue", Severity.OFF: "dim"}


_EXAMPLES = """\b
Examples:
  archplan rules
  archplan rules --format json
"""


@click.command("rules", short_help="List all rules.", epilog=_EXAMPLES)
@config_option
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def list_rules(context: click.Context, config_file: Path, style: str) -> None:
    """List all rules with their severity, which is the site's own where there is a mkdocs.yml.

    'archplan explain RULE' tells more of one.
    """
    severities = severities_here(context, config_file)
    if style == "json":
        rules = [
            {"name": rule.name, "severity": severities[rule.name], "default": rule.severity, "reason": rule.reason}
            for rule in RULES.values()
        ]
        click.echo(json.dumps({"rules": rules}, indent=2, ensure_ascii=False))
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("rule", no_wrap=True)
    table.add_column("severity", no_wrap=True)
    table.add_column("reports", overflow="fold")
    for rule in RULES.values():
        severity = severities[rule.name]
        table.add_row(Text(rule.name), Text(severity, style=_COLORS[severity]), Text(rule.reason))
    Console().print(table)


def severities_here(context: click.Context, config_file: Path) -> Mapping[str, Severity]:
    """Return the severity of every rule: those of a configuration for what it sets, where there is one.

    Raises click.UsageError for one that cannot be used, or was named and is not there.
    """
    usual = {rule.name: rule.severity for rule in RULES.values()}
    named = context.get_parameter_source("config_file") is not ParameterSource.DEFAULT
    file = config_file if named else config_in(Path())
    if not file:
        return usual
    try:
        settings = read_settings(read_configuration(file).options)
    except ConfigurationError as error:
        raise click.UsageError(plain_lines(str(error))) from error
    except SettingsError as error:
        raise click.UsageError(plain_lines(f"{file}: {error}")) from error
    return {**usual, **settings.severities}
