"""Findings as JSON for other programs; `findings.schema.json` beside this file describes it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from mkdocs_archplan.findings.findings import Findings
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import escaped_json
from mkdocs_archplan.problems import Problem, Severity

SCHEMA_VERSION = 1


def json_report(findings: Findings, places: Places) -> str:
    """Return findings as JSON text, a line per problem."""
    problems = [_problem(problem, places) for problem in findings.new]
    if findings.all_shown:
        problems += [_problem(problem, places) | {"quieted": "known"} for problem in findings.known]
        problems += [
            _problem(silenced.problem, places) | {"quieted": "ignored", "reason": silenced.reason}
            for silenced in findings.silenced
        ]
    healed = [
        {"rule": entry.rule, "path": entry.path, "message": entry.message, "count": entry.count}
        for entry in findings.healed
    ]
    parts = (
        f'"schema_version": {SCHEMA_VERSION}',
        f'"problems": {_lines(problems)}',
        f'"healed": {_lines(healed)}',
        f'"summary": {json.dumps(_summary(findings))}',
    )
    return escaped_json("{" + ",\n".join(parts) + "}\n")


def _lines(items: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]" if items else "[]"


def _problem(problem: Problem, places: Places) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": problem.path,
        "file": places.from_here(problem.path),
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _summary(findings: Findings) -> dict[str, int | bool]:
    counts = Counter(problem.severity for problem in findings.new)
    return {
        "documents": len(findings.documents),
        "files": len({problem.path for problem in findings.new}),
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
        "known": len(findings.known),
        "ignored": len(findings.silenced),
        "healed": sum(entry.count for entry in findings.healed),
        "fails": findings.fails,
    }
