"""What the log of a run has told already: a server that builds again, or a site in several languages, tells it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import TypeAlias

from mkdocs_archplan.findings.baseline import finding
from mkdocs_archplan.problems import Problem, Severity

Notice: TypeAlias = tuple[Severity, str]
Counts: TypeAlias = "Counter[tuple[str, ...]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How many problems a build has, and how many of them the same build of the load before had not, or had too much.

    `again`: there was such a build.
    """

    count: int
    new: int = 0
    healed: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was told, and in which build; a problem is the same wherever in its file it stands.

    MkDocs loads a site's configuration once, a server again for every change (`load` tells one from another); of one
    load there may be several builds, such as one for each language. `builds` are the problems of each, `before` those
    of the load before, `silent` says how often what is not told again.
    """

    serving: bool = False
    load: object = None
    before: tuple[Counts, ...] = ()
    builds: tuple[Counts, ...] = ()
    silent: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    notices: frozenset[Notice] = frozenset()
    line: str = ""

    def begun(self, load: object, *, strict: bool) -> Record:
        """Return the record at the beginning of a build; a strict one tells all, as MkDocs counts what is told."""
        if load is self.load:
            told: Counts = reduce(or_, self.builds, Counter(self.silent))
            return replace(self, builds=(*self.builds, Counter()), silent=told)
        before = self.builds if self.serving else ()
        keeps = self.serving and not strict
        nothing: Counts = Counter()
        return Record(
            serving=self.serving,
            load=load,
            before=before,
            builds=(nothing,),
            silent=reduce(or_, before, nothing) if keeps else {},
            notices=self.notices if keeps else frozenset(),
        )

    def with_problems(self, problems: Iterable[Problem]) -> tuple[Record, list[Problem]]:
        """Add problems of the build; return those to tell."""
        counts = Counter(self.builds[-1])
        fresh = []
        for problem in problems:
            key = (problem.severity, *finding(problem))
            counts[key] += 1
            if counts[key] > self.silent.get(key, 0):
                fresh.append(problem)
        return replace(self, builds=(*self.builds[:-1], counts)), fresh

    def with_notices(self, notices: Iterable[Notice]) -> tuple[Record, list[Notice]]:
        """Add notices of the build; return those to tell."""
        found = list(notices)
        fresh = [notice for notice in found if notice not in self.notices]
        return replace(self, notices=self.notices.union(found)), fresh

    def with_line(self, line: str) -> tuple[Record, str]:
        """Add the last line of a build; return it unless another build of this load ended in the same words."""
        return replace(self, line=line), line if line != self.line else ""

    @property
    def change(self) -> Change:
        """What became of the problems since the load before."""
        now = self.builds[-1]
        if len(self.builds) > len(self.before):
            return Change(count=now.total())
        earlier = self.before[len(self.builds) - 1]
        new, healed = (now - earlier).total(), (earlier - now).total()
        return Change(count=now.total(), new=new, healed=healed, again=True)
