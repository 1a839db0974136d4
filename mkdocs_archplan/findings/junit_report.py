"""Findings as JUnit's XML, which CI servers show as a list of tests: a test per document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from mkdocs_archplan.findings.findings import Findings
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import plain, plain_lines
from mkdocs_archplan.problems import Problem


def junit_report(findings: Findings, places: Places) -> str:
    """Return findings as one suite. What makes the run fail is a failure of its document, the rest its output."""
    paths = sorted({*findings.documents, *(problem.path for problem in findings.new)})
    by_path: dict[str, list[Problem]] = {path: [] for path in paths}
    for problem in findings.new:
        by_path[problem.path].append(problem)
    suite = ElementTree.Element("testsuite", name="archplan")
    failures = sum(_case(suite, path, by_path[path], findings, places) for path in paths)
    if findings.healed:
        failures += _healed(suite, findings)
    for name, number in (("tests", len(suite)), ("failures", failures), ("errors", 0), ("skipped", 0)):
        suite.set(name, str(number))
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _case(
    suite: ElementTree.Element, path: str, problems: Sequence[Problem], findings: Findings, places: Places
) -> bool:
    """Add the test of a file and return whether it fails."""
    shown = _text(places.from_here(path))
    case = ElementTree.SubElement(suite, "testcase", classname="archplan", name=_text(path), file=shown)
    loud = [problem for problem in problems if problem.severity in findings.failing]
    if loud:
        first, more = loud[0], f" (and {len(loud) - 1} more)" if len(loud) > 1 else ""
        failure = ElementTree.SubElement(case, "failure", message=_text(first.message) + more, type=first.rule)
        failure.text = _lines(loud, shown)
    if quiet := [problem for problem in problems if problem not in loud]:
        ElementTree.SubElement(case, "system-out").text = _lines(quiet, shown)
    return bool(loud)


def _healed(suite: ElementTree.Element, findings: Findings) -> int:
    """Add a test that fails because the baseline knows what is healed, and return that it is one."""
    case = ElementTree.SubElement(suite, "testcase", classname="archplan", name=_text(findings.baseline))
    failure = ElementTree.SubElement(case, "failure", message="write it anew with --write-baseline", type="healed")
    failure.text = _text("\n".join(f"{plain(e.path)}: {plain(e.message)} [{plain(e.rule)}]" for e in findings.healed))
    return 1


def _lines(problems: Iterable[Problem], shown: str) -> str:
    return "\n".join(
        _text(f"{shown}:{p.line}:{p.column or 1}: {p.severity.value}: {f'{p.message} {p.hint}'.strip()} [{p.rule}]")
        for p in problems
    )


def _text(text: str) -> str:
    """Return a text without what XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets"""
    return plain_lines(text)
