"""Where the readers of one file put what they find wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_archplan.problems import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The problems of one file, in a list that grows while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, rule: str, line: int, message: str, hint: str = "", path: str = "", *, column: int | None = None
    ) -> None:
        """Add a problem; `path` names another file than the one that is read: a sidecar."""
        problem = Problem(rule=rule, path=path or self.path, line=line, message=message, hint=hint, column=column)
        self.problems.append(problem)
