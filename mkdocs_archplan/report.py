"""What a build log says: problems, all of one rule together and never so many that the rest drowns, and notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.findings.baseline import BaselineError, Entry, compare, read_baseline
from mkdocs_archplan.findings.told import Change
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Catalog, Collection, Settings
from mkdocs_archplan.problems import Problem, Severity
from mkdocs_archplan.site import Site

PLACES_PER_RULE = 5
_NOUNS = {"plan": ("plan", "plans"), "rfc": ("RFC", "RFCs"), "adr": ("ADR", "ADRs")}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the baseline of a site knows; `trouble` says why it cannot be used, if it cannot."""

    entries: tuple[Entry, ...] = ()
    trouble: str = ""

    def news(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return the problems that the baseline does not know."""
        return compare(problems, self.entries, lambda rule, path: False).new


def known_findings(settings: Settings, home: Path | None) -> Known:
    """Read the baseline that a site's settings name; `home` is the folder of its mkdocs.yml."""
    if not settings.baseline or not home:
        return Known()
    try:
        return Known(entries=read_baseline(home / settings.baseline))
    except BaselineError as error:
        return Known(trouble=f"the baseline '{settings.baseline}' {error}")


def build_notices(site: Site, diagrams: Diagrams, known: Known) -> Iterator[tuple[Severity, str]]:
    """Yield what to tell of a build beside its problems: what is wrong with its baseline, and notices."""
    if known.trouble:
        yield Severity.WARNING, known.trouble
    yield from notices(site.catalog, site.settings, diagrams)


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


def summary(catalog: Catalog, change: Change) -> str:
    """Return the last line of a build: how many documents of each kind, what is not settled yet, how many problems."""
    by_kind: dict[str, list[Collection]] = {kind: [] for kind in KINDS}
    for collection in catalog.collections:
        by_kind[collection.settings.kind.name].append(collection)
    by_kind = {kind: collections for kind, collections in by_kind.items() if collections}
    if not by_kind:
        return ""
    problems = _problems(change)
    if len(by_kind) > 1:
        kinds = (_kind(name, collections) for name, collections in by_kind.items())
        return f"{', '.join(kinds)}; {problems}"
    ((name, collections),) = by_kind.items()
    return _kind(name, collections, problems)


def _kind(kind: str, collections: Sequence[Collection], more: str = "") -> str:
    documents = [document for collection in collections for document in collection.documents]
    counts = Counter(document.status for document in documents)
    statuses = {s.slug: s for collection in collections for s in collection.statuses if not s.final and counts[s.slug]}
    open_ = [f"{counts[slug]} {slug.replace('-', ' ')}" for slug in statuses]
    one, several = _NOUNS[kind]
    inside = ", ".join(filter(None, [*open_, more]))
    return f"{len(documents)} {one if len(documents) == 1 else several}{f' ({inside})' if inside else ''}"


def _problems(change: Change) -> str:
    """Say how many problems there are; where a server has built before, how that changed."""
    text = f"{change.count or 'no'} {'problem' if change.count == 1 else 'problems'}"
    changed = [f"{count} {word}" for count, word in ((change.new, "new"), (change.healed, "healed")) if count]
    if changed:
        return f"{text}: {', '.join(changed)}"
    return f"{text} as before" if change.again and change.count else text
