"""`archplan check`: what is doubtful in the documents of a site, told in the form that is asked for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mkdocs_archplan.cli import completing
from mkdocs_archplan.cli.asked import Asked, project_asked, scope_asked
from mkdocs_archplan.cli.fixing import fix, show_only
from mkdocs_archplan.cli.known import Known, known_findings, write_known
from mkdocs_archplan.cli.place import Read, config_option, read
from mkdocs_archplan.findings.baseline import compare
from mkdocs_archplan.findings.findings import Findings, severities_from, summary
from mkdocs_archplan.findings.github_report import github_report
from mkdocs_archplan.findings.json_report import json_report
from mkdocs_archplan.findings.junit_report import junit_report
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.findings.sarif_report import sarif_report
from mkdocs_archplan.findings.scope import Scope, with_scope
from mkdocs_archplan.findings.text_report import text_report
from mkdocs_archplan.git import root
from mkdocs_archplan.whole_file import write_whole

_FORMS: Mapping[str, Callable[[Findings, Places], str]] = {
    "json": json_report,
    "github": github_report,
    "sarif": sarif_report,
    "junit": junit_report,
}
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
# They tell of a day or of git's history: what a run does not find may be there all the same.
_OF_THE_DAY = frozenset(("future-date", "stale-active"))
_EXAMPLES = """\b
Examples:
  archplan check
  archplan check --changed origin/main --format github
  archplan check docs/adr --select missing-status,missing-date
  archplan check --write-baseline --baseline .archplan-baseline.json
  archplan check --fix --dry-run
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@config_option
@click.option("--format", "style", type=click.Choice(["text", *_FORMS]), default="text", show_default=True)
@click.option("--output", type=_FILE, help="Write the report to a file; - is standard output.")
@click.option(
    "--select",
    metavar="RULE,…",
    multiple=True,
    shell_complete=completing.rules,
    help="Only these rules, even those that are off.",
)
@click.option("--ignore", metavar="RULE,…", multiple=True, shell_complete=completing.rules, help="Not these rules.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The least severity that makes the exit code 1.  [default: warning; with a baseline, info]",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Known problems, which are not told; else 'checks: {baseline: FILE}'.",
)
@click.option("--write-baseline", is_flag=True, help="Write the baseline anew, with all that is found.")
@click.option(
    "--changed",
    metavar="REVISION",
    shell_complete=completing.revisions,
    help="Only files that were changed since a git revision.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and show how.")
@click.option("--dry-run", is_flag=True, help="With --fix: only show how.")
@click.option("--yes", "-y", is_flag=True, help="With --fix: do not ask in a terminal.")
@click.option("--show-quieted", is_flag=True, help="Tell also what the baseline and ignores quiet (text, json, sarif).")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.option("--color/--no-color", default=None, help="Otherwise in a terminal; NO_COLOR and FORCE_COLOR count.")
@click.pass_context
def check(context: click.Context, /, **given: Any) -> None:
    """Report what is doubtful in the documents of a site.

    PATHS: the folder of a site, or a folder of documents. Several folders, or files, limit the report to what they
    hold, which suits pre-commit and editors.

    The exit code is 0 where nothing fails, 1 where something was found that does, 2 on misuse.
    """
    asked = Asked(**given)
    _refuse_contradictions(asked)
    project, limits = project_asked(asked, context)
    scope = scope_asked(asked, project, limits)
    project = replace(project, settings=with_scope(project.settings, scope))
    known = known_findings(asked, project)
    if limits and not (scope.files or scope.folders or asked.quiet):
        click.echo(plain(f"None of these paths is in {project.docs}."), err=True)
    found, color = read(project, check=True), _color(asked)
    scope = _settled(scope, found, known)
    if asked.dry_run:
        changes = show_only(found, scope, color=color)
        sys.exit(1 if changes and asked.fail_on != "never" else 0)
    if asked.fix and fix(found, scope, asked, color=color):
        found = read(project, check=True)
    if asked.write_baseline:
        told = [p for p in found.site.catalog.problems if scope.covers(p.rule, p.path)]
        write_known(known, told, scope, project)
        return
    findings = _findings(found, scope, known, asked)
    _tell(findings, found, asked, color=color)
    sys.exit(1 if findings.fails else 0)


def _refuse_contradictions(asked: Asked) -> None:
    """Raise click.UsageError for options of which one would do nothing."""
    if asked.dry_run and not asked.fix:
        raise click.UsageError("--dry-run shows what --fix would do: name both.")
    if asked.dry_run and asked.write_baseline:
        raise click.UsageError("--dry-run writes nothing, and so no baseline.")
    if asked.output and (asked.dry_run or asked.write_baseline):
        other = "--dry-run" if asked.dry_run else "--write-baseline"
        raise click.UsageError(f"{other} makes no report that --output could hold.")


def _settled(scope: Scope, found: Read, known: Known) -> Scope:
    """Return a scope that knows of diagrams which nobody could check, of metadata files, and of files that are gone."""
    scope = scope.with_owners(found.site.owners)
    if scope.changed is not None:
        gone = {entry.path for entry in known.entries if not os.path.lexists(found.project.docs / entry.path)}
        scope = replace(scope, changed={*scope.changed, *gone})
    checked = found.site.settings.mermaid_check and not found.diagrams.lacks_mermaid
    return scope if checked else replace(scope, unable=frozenset(("mermaid-syntax",)))


def _findings(found: Read, scope: Scope, known: Known, asked: Asked) -> Findings:
    catalog = found.site.catalog
    compared = compare(
        [p for p in catalog.problems if scope.covers_rule(p.rule) and scope.covers_path(p.path)],
        known.entries,
        lambda rule, path: rule not in _OF_THE_DAY and scope.covers(rule, path),
    )
    return Findings(
        new=compared.new,
        known=compared.known,
        healed=compared.healed,
        silenced=tuple(s for s in found.site.silenced if scope.covers(s.problem.rule, s.problem.path)),
        baseline=known.shown,
        documents=tuple(path for path in catalog.documents if scope.covers_path(path)),
        all_shown=asked.show_quieted,
        failing=severities_from(asked.fail_on or ("info" if known.file else "warning")),
    )


def _tell(findings: Findings, found: Read, asked: Asked, *, color: bool) -> None:
    """Write the report, and say on standard error what it comes to."""
    to_file = asked.output is not None and str(asked.output) != "-"
    places = _places(found.project.docs)
    if asked.style == "text":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() and not to_file else None
        text = text_report(findings, places, color=color, width=width)
    else:
        text = _FORMS[asked.style](findings, places)
    if asked.output is not None and to_file:
        try:
            write_whole(asked.output, text)
        except OSError as error:
            raise click.UsageError(plain(f"{asked.output} cannot be written: {error.strerror or error}.")) from error
    else:
        click.echo(text.encode() if asked.style != "text" else _printable(text), nl=False, color=color or None)
    if asked.quiet:
        return
    for line in summary(findings):
        click.echo(_printable(line), err=True)
    lacks = found.site.settings.mermaid_check and found.diagrams.lacks_mermaid
    if lacks and any(found.site.catalog.documents[path].diagrams for path in findings.documents):
        click.echo("Mermaid diagrams were not checked: install 'mkdocs-archplan[mermaid]'.", err=True)


def _places(docs: Path) -> Places:
    """Return where things lie; CI of GitHub says itself where the repository is."""
    here = Path.cwd()
    workspace = Path(os.environ.get("GITHUB_WORKSPACE", ""))
    inside = workspace.is_absolute() and docs.resolve().is_relative_to(workspace.resolve())
    return Places(docs=docs, here=here, root=workspace if inside else root(docs) or here)


def _printable(text: str) -> str:
    """Return what a terminal of another encoding than UTF-8 can show of a text."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding, "replace")


def _color(asked: Asked) -> bool:
    """Say whether to colour: https://no-color.org and https://force-color.org."""
    if asked.color is not None:
        return asked.color
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    to_file = asked.output is not None and str(asked.output) != "-"
    return sys.stdout.isatty() and not to_file and os.environ.get("TERM") != "dumb"
