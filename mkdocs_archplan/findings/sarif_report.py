"""Findings as SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. What was quieted stands in it only where that is asked
for: GitHub opens an alert for every result, suppressed or not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from mkdocs_archplan import __version__
from mkdocs_archplan.checks.explained import opening_of, page_of, with_file_names
from mkdocs_archplan.findings.baseline import fingerprints
from mkdocs_archplan.findings.findings import Findings
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import escaped_json, plain
from mkdocs_archplan.problems import RULES, Problem, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "archplanFinding/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_ROOT = "SRCROOT"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """A problem, whether the baseline knows it, and the reason of an ignore; None where none silences it."""

    problem: Problem
    known: bool = False
    reason: str | None = None


def sarif_report(findings: Findings, places: Places) -> str:
    """Return findings as one run of SARIF; places are relative to the root of the repository."""
    results = _results(findings)
    rules = sorted({result.problem.rule for result in results})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "archplan", "version": __version__, "rules": [_rule(name) for name in rules]}
                },
                "invocations": [{"executionSuccessful": True}],
                "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
                "columnKind": "unicodeCodePoints",
                "results": list(_result_data(results, rules, findings, places)),
            }
        ],
    }
    return escaped_json(json.dumps(log, ensure_ascii=False, indent=1) + "\n")


def _results(findings: Findings) -> list[_Result]:
    results = [_Result(problem=problem) for problem in findings.new]
    if findings.all_shown:
        results += [_Result(problem=problem, known=True) for problem in findings.known]
        results += [_Result(problem=s.problem, reason=s.reason) for s in findings.silenced]
    # A stable sort by place and message: what is alike is told apart by its order, whatever quiets it.
    return sorted(results, key=lambda r: (r.problem.path, r.problem.line, r.problem.rule, r.problem.message))


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    page = with_file_names(page_of(name))
    return {
        "id": name,
        "shortDescription": {"text": _sentence(rule.reason)},
        "fullDescription": {"text": opening_of(name)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {
            "enabled": rule.severity is not Severity.OFF,
            "level": _LEVELS[Severity.INFO if rule.severity is Severity.OFF else rule.severity],
        },
    }


def _result_data(
    results: Sequence[_Result], rules: Sequence[str], findings: Findings, places: Places
) -> Iterator[dict[str, Any]]:
    numbers = {name: number for number, name in enumerate(rules)}
    for result, fingerprint in zip(results, fingerprints(result.problem for result in results), strict=True):
        problem = result.problem
        data: dict[str, Any] = {
            "ruleId": problem.rule,
            "ruleIndex": numbers[problem.rule],
            "level": _LEVELS[problem.severity],
            "message": {"text": plain(f"{problem.message} {problem.hint}".strip())},
            "locations": [{"physicalLocation": _location(problem, places)}],
            "partialFingerprints": {FINGERPRINT: fingerprint},
        }
        if findings.baseline and result.reason is None:
            data["baselineState"] = "unchanged" if result.known else "new"
        if result.reason is not None:
            reason = {"justification": plain(result.reason)} if result.reason else {}
            data["suppressions"] = [{"kind": "inSource"} | reason]
        yield data


def _location(problem: Problem, places: Places) -> dict[str, Any]:
    path = places.from_root(problem.path)
    address = _quoted(path)
    within = not path.startswith("/") and path[1:2] != ":"
    artifact = {"uri": address, "uriBaseId": _ROOT} if within else {"uri": f"file:///{address.lstrip('/')}"}
    column = {} if problem.column is None else {"startColumn": problem.column}
    return {"artifactLocation": artifact, "region": {"startLine": problem.line} | column}


def _quoted(path: str) -> str:
    """Return a path as part of an address. A name that is no text keeps its bytes."""
    try:
        return quote(path, safe="/", errors="surrogateescape")
    except UnicodeEncodeError:  # half a pair: Windows allows it
        return quote(path, safe="/", errors="replace")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
