"""What a build log says: problems, all of one rule together and never so many that the rest drowns, and notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.model import Catalog, Settings
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


def notices(catalog: Catalog, settings: Settings, diagrams: Diagrams) -> Iterator[tuple[Severity, str]]:
    """Yield what to tell of a whole site: that there is nothing to show, or that a package is missing."""
    if not catalog.collections:
        yield Severity.INFO, "no collection found: name a folder architecture, rfcs or adr, or set 'collections'."
    for collection in catalog.collections:
        if collection.generated and not collection.documents:
            paths = ", ".join(collection.settings.paths)
            name = collection.settings.name
            yield Severity.WARNING, f"the collection '{name}' has no files: there are none under {paths}."
    if settings.mermaid_render == "svg" and not diagrams.drawn:
        advice = "install 'mkdocs-archplan[svg]'"
        yield Severity.WARNING, f"mermaid.render is 'svg', and there is nothing to draw with: {advice}."
    if diagrams.lacks_mermaid and any(d.diagrams for d in catalog.documents.values()):
        if diagrams.drawn or settings.mermaid_render in ("client", "off"):
            yield Severity.INFO, "mermaid diagrams are not checked: install 'mkdocs-archplan[mermaid]'."
        else:
            missing = "mermaid diagrams are not checked, and drawn the theme's own way"
            yield Severity.INFO, f"{missing}: install 'mkdocs-archplan[mermaid,svg]'."
