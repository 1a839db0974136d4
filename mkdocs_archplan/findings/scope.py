"""What one run looks at: which rules, and which files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from mkdocs_archplan.findings.near import near_rules
from mkdocs_archplan.model import Settings
from mkdocs_archplan.problems import RULES, Severity, severity_of


class UnknownRule(ValueError):  # noqa: N818 - what is wrong, not that something is
    """A name that is no rule's; the message says so, and which is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The rules and docs paths that a run looks at. None stands for all of them.

    `folders` end in a slash. `unable` are rules that this run cannot look for, such as those about diagrams where
    mermaid is not installed.
    """

    selected: Collection[str] = ()
    ignored: Collection[str] = ()
    files: Collection[str] | None = None
    folders: tuple[str, ...] = ()
    changed: Collection[str] | None = None
    unable: Collection[str] = ()

    def covers(self, rule: str, path: str) -> bool:
        """Say whether a finding of a rule in a file would be told by this run."""
        return self.covers_rule(rule) and rule not in self.unable and self.covers_path(path)

    def covers_rule(self, rule: str) -> bool:
        """Say whether a rule was asked for."""
        return rule not in self.ignored and (not self.selected or rule in self.selected)

    def covers_path(self, path: str) -> bool:
        """Say whether a docs path was asked for."""
        named = self.files is None or path in self.files or path.startswith(self.folders or "\0")
        return named and (self.changed is None or path in self.changed)

    def with_owners(self, owners: Mapping[str, str]) -> Scope:
        """Return the scope in which a document and its metadata file are one; `owners` are the documents of those."""
        pairs = [{beside, path} for beside, path in owners.items()]
        return replace(self, files=_joined(self.files, pairs), changed=_joined(self.changed, pairs))

    @property
    def whole(self) -> bool:
        """Whether all files are looked at."""
        return self.files is None and self.changed is None


def _joined(paths: Collection[str] | None, pairs: Iterable[Collection[str]]) -> Collection[str] | None:
    """Return paths, and those that make a pair with one of them."""
    if paths is None:
        return None
    return frozenset(paths).union(*(pair for pair in pairs if any(path in paths for path in pair)))


def rule_names(words: Iterable[str]) -> frozenset[str]:
    """Return the rules named in words and in lists parted by commas. Raises UnknownRule."""
    names = [name.strip().casefold() for word in words for name in word.split(",") if name.strip()]
    for name in names:
        if name not in RULES:
            raise UnknownRule(f"there is no rule '{name}'. {near_rules(name)}")
    return frozenset(names)


def with_scope(settings: Settings, scope: Scope) -> Settings:
    """Turn on rules that were selected though they are off, at their own severity, else as information.

    Mermaid, which takes time, is asked only where its answer is wanted.
    """
    checks = dict(settings.checks)
    for rule in scope.selected:
        usual = RULES[rule].severity
        if severity_of(rule, checks) is Severity.OFF:
            checks[rule] = Severity.INFO if usual is Severity.OFF else usual
    mermaid = settings.mermaid_check or "mermaid-syntax" in scope.selected
    return replace(
        settings,
        checks=checks,
        verify_costs=settings.verify_costs or "cost-total-mismatch" in scope.selected,
        mermaid_check=mermaid and scope.covers_rule("mermaid-syntax"),
    )
