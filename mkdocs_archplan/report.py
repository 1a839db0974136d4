"""Problems for a build log: all of one rule together, and never so many that the rest drowns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_archplan.problems import Problem, Severity

PLACES_PER_RULE = 5


def summarised(problems: Iterable[Problem]) -> Iterator[tuple[Severity, str]]:
    """Yield (severity, message) with at most five places per rule, then how many more there are."""
    by_rule: dict[tuple[Severity, str], list[Problem]] = {}
    for problem in problems:
        by_rule.setdefault((problem.severity, problem.rule), []).append(problem)
    order = list(Severity)
    for (severity, rule), found in sorted(by_rule.items(), key=lambda item: (order.index(item[0][0]), item[0][1])):
        for problem in found[:PLACES_PER_RULE]:
            yield severity, str(problem)
        if len(found) > PLACES_PER_RULE:
            yield severity, f"… and {len(found) - PLACES_PER_RULE} more [{rule}]: archplan check"
