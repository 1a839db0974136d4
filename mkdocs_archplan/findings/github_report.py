"""Findings as GitHub's workflow commands, which become annotations of a pull request's lines.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; how they are escaped stands in
actions/toolkit, packages/core/src/command.ts. GitHub shows ten of a severity per step.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_archplan.findings.findings import Findings
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.problems import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(findings: Findings, places: Places) -> str:
    """Return a command per finding that is new, and one per entry of a baseline that is healed."""
    return "".join(f"{line}\n" for line in _commands(findings, places))


def _commands(findings: Findings, places: Places) -> Iterator[str]:
    for problem in findings.new:
        properties = {"file": places.from_root(problem.path), "line": str(problem.line)}
        if problem.column is not None:
            properties["col"] = str(problem.column)
        properties["title"] = problem.rule
        words = f"{problem.message} {problem.hint}".strip()
        yield _command(_COMMANDS[problem.severity], properties, words)
    for entry in findings.healed:
        words = f"{entry.message} It is healed: write {findings.baseline} anew with --write-baseline."
        yield _command("error", {"file": places.from_root(entry.path), "title": entry.rule}, words)


def _command(name: str, properties: dict[str, str], words: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(words)}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
