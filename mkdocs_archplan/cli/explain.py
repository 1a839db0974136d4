"""`archplan explain`: the documentation of one rule."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markdown import Markdown

from mkdocs_archplan.checks.explained import page_of, with_file_names
from mkdocs_archplan.cli import completing
from mkdocs_archplan.cli.place import config_option
from mkdocs_archplan.cli.rules import severities_here
from mkdocs_archplan.findings.near import near_rules
from mkdocs_archplan.problems import RULES

_EXAMPLES = """\b
Examples:
  archplan explain one-way-supersession
"""


@click.command(short_help="Tell more of a rule.", epilog=_EXAMPLES)
@click.argument("rule", shell_complete=completing.rules)
@config_option
@click.pass_context
def explain(context: click.Context, rule: str, config_file: Path) -> None:
    """Tell what a RULE reports and why, with a bad and a good example, and what to do.

    'archplan rules' lists the names.
    """
    if rule.casefold() not in RULES:
        raise click.UsageError(f"{rule!r} is no rule. {near_rules(rule)}")
    rule = rule.casefold()
    severity, usual = severities_here(context, config_file)[rule], RULES[rule].severity
    said = severity if severity == usual else f"{severity} in this site, {usual} by default"
    title, _, rest = page_of(rule).partition("\n")
    page = f"{title}\n\n**{said}**: {RULES[rule].reason}.\n{rest}"
    console = Console()
    if console.is_terminal:
        console.print(Markdown(with_file_names(page), code_theme="ansi_dark"))
    else:
        click.echo(page, nl=False)
