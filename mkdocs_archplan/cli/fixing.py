"""`archplan check --fix`: what is safe to mend, shown as a diff before it is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from mkdocs_archplan.cli.asked import Asked
from mkdocs_archplan.cli.place import Read
from mkdocs_archplan.findings.findings import counted
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.findings.scope import Scope
from mkdocs_archplan.problems import RULES, Severity
from mkdocs_archplan.write.change import Change, WriteError, difference, write_changes
from mkdocs_archplan.write.fixes import FIXABLE, fixes

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def find_changes(found: Read, scope: Scope) -> tuple[Change, ...]:
    """Return what can be mended of what is looked at; a file that ignores one of these rules stays as it is."""
    checks, catalog = found.site.settings.checks, found.site.catalog
    on = [rule for rule in FIXABLE if checks.get(rule, RULES[rule].severity) is not Severity.OFF]
    left = {path for path, ignores in found.site.ignores.items() if any({*FIXABLE} & {*i.rules} for i in ignores)}
    paths = None
    if left or not scope.whole:
        paths = [path for path in catalog.documents if scope.covers_path(path) and path not in left]
    return fixes(found.project, catalog, [rule for rule in on if scope.covers_rule(rule)], paths)


def fix(found: Read, scope: Scope, asked: Asked, *, color: bool) -> bool:
    """Show what can be mended, and write it unless that was not wanted; say whether something was written.

    Raises click.UsageError where a file cannot be written.
    """
    changes = find_changes(found, scope)
    _show(changes, color=color, err=asked.style != "text")
    if not changes or not _agreed(changes, asked):
        return False
    try:
        write_changes(changes)
    except WriteError as error:
        raise click.UsageError(plain(str(error))) from error
    if not asked.quiet:
        click.echo(f"{counted(len(changes), 'file')} mended.", err=True)
    return True


def show_only(found: Read, scope: Scope, *, color: bool) -> bool:
    """Show what can be mended, for people or for `patch -p1` in the docs folder; say whether there is something."""
    changes = find_changes(found, scope)
    _show(changes, color=color, err=False)
    return bool(changes)


def _agreed(changes: Sequence[Change], asked: Asked) -> bool:
    """Ask a person; who writes from a program has agreed."""
    if asked.yes or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    return click.confirm(f"Write {counted(len(changes), 'file')}?", err=True)


def _show(changes: Sequence[Change], *, color: bool, err: bool) -> None:
    text = difference(changes)
    terminal = (sys.stderr if err else sys.stdout).isatty()
    if color or terminal:
        lines = [plain(line) for line in text.removesuffix("\n").split("\n")]
        text = "\n".join(_styled(line) if color else line for line in lines) + "\n"
    if changes:
        click.echo(text.encode("utf-8", "replace") if not terminal else text, nl=False, err=err, color=color or None)


def _styled(line: str) -> str:
    if line.startswith(("+++ ", "--- ")):
        return click.style(line, bold=True)
    return click.style(line, fg=_COLORS[line[0]]) if line[:1] in _COLORS else line
