"""What is doubtful in a site's files, as a list on a page: by rule, or by the file that it stands in.

It is what was known before the first page was drawn: a broken diagram that comes with a page while that is built, and
stands in no file, is told by the log alone.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mkdocs_archplan.model import Collection
from mkdocs_archplan.problems import RULES, Problem, Severity
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.context import Linked, PageContext, tooltip
from mkdocs_archplan.views.urls import ASSETS

SHOWN = 5  # of a group at once; the rest is folded away, unless it is one
_STYLE = f"{ASSETS}/problems.css"
_LOUDEST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How loud something is: the severity's own name, by which it is drawn, and its word for readers."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file by its docs path, and the page that it is, where it is one: metadata beside a document is none."""

    path: str
    linked: Linked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRule:
    """A rule that something breaks: its name, what it reports, and how loud that is."""

    name: str
    reason: str
    mark: Mark

    @property
    def tooltip(self) -> str:
        """The reason as a `title` attribute may hold it."""
        return tooltip(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: its line in words, what is wrong, and what to do about it."""

    line: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Problems of one rule in one file; of both, `subject` is what the group that the entry stands in does not say."""

    subject: Place | BrokenRule
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemGroup:
    """The problems of one rule, or of one file: those that are shown at once, and those that are folded away."""

    subject: Place | BrokenRule
    count: int
    shown: tuple[Entry, ...]
    folded: tuple[Entry, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView:
    """Everything the fragments of the list need: its sum in words, and how many there are of each severity."""

    style: str
    total: str
    counts: tuple[tuple[Mark, str], ...]


def problems_of(collections: Sequence[Collection], problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems of the documents and the indexes of some collections, and of the metadata beside them."""
    stems = {_stem(document.path) for collection in collections for document in collection.documents}
    stems |= {_stem(collection.index) for collection in collections}
    return [problem for problem in problems if _stem(problem.path) in stems]


def problems_blocks(problems: Sequence[Problem], context: PageContext, *, by_file: bool = False) -> list[Block]:
    """List problems by rule, or by file: the loudest first."""
    if not problems:
        return [Html(context.fragments.render("nothing", text=context.label("no_problems")))]
    view = ProblemsView(
        style=context.href(_STYLE),
        total=_counted("problem", len(problems), context),
        counts=tuple(_counts(problems, context)),
    )
    blocks: list[Block] = [Html(context.fragments.render("problems", view=view))]
    blocks += [_block(group, context) for group in _groups(problems, by_file, context)]
    attributes = {"class": "archplan archplan-problems", "data-search-exclude": ""}
    return [Group(tag="div", attributes=attributes, children=tuple(blocks))]


def _block(group: ProblemGroup, context: PageContext) -> Group:
    """Lay a group out; rules join the table of contents, files would be too many."""
    rows = Html(context.fragments.render("problem-rows", group=group))
    attributes = {"class": "archplan-group archplan-problems__group"}
    if isinstance(group.subject, Place):
        return Group(tag="section", attributes=attributes, children=(rows,))
    heading = Heading(
        level=2,
        id=group.subject.name,
        text=group.subject.name,
        html=context.fragments.render("problem-note", rule=group.subject, count=group.count),
        attributes={"data-search-exclude": ""},
    )
    return Group(tag="section", attributes=attributes, children=(heading, rows))


def _groups(problems: Sequence[Problem], by_file: bool, context: PageContext) -> Iterator[ProblemGroup]:
    in_order = _by_file(problems) if by_file else _by_rule(problems)
    for _, same in groupby(in_order, key=lambda p: (p.path,) if by_file else (p.severity, p.rule)):
        of_group = list(same)
        cut = SHOWN if len(of_group) > SHOWN + 1 else len(of_group)
        yield ProblemGroup(
            subject=_place(of_group[0], context) if by_file else _rule(of_group[0], context),
            count=len(of_group),
            shown=tuple(_entries(of_group[:cut], by_file, context)),
            folded=tuple(_entries(of_group[cut:], by_file, context)),
            more=context.label("more_problems").format(count=len(of_group) - cut),
        )


def _by_rule(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (_LOUDEST_FIRST.index(p.severity), p.rule, p.path, p.line))


def _by_file(problems: Sequence[Problem]) -> list[Problem]:
    loudest: dict[str, int] = {}
    for problem in problems:
        place = _LOUDEST_FIRST.index(problem.severity)
        loudest[problem.path] = min(place, loudest.get(problem.path, place))
    return sorted(problems, key=lambda p: (loudest[p.path], p.path, p.line))


def _entries(problems: Sequence[Problem], by_file: bool, context: PageContext) -> Iterator[Entry]:
    """Put neighbours of one file and one rule together."""
    for _, same in groupby(problems, key=lambda problem: (problem.path, problem.rule, problem.severity)):
        of_entry = list(same)
        subject = _rule(of_entry[0], context) if by_file else _place(of_entry[0], context)
        yield Entry(subject=subject, findings=tuple(_finding(problem, context) for problem in of_entry))


def _finding(problem: Problem, context: PageContext) -> Finding:
    line = context.label("problem_line").format(line=problem.line)
    return Finding(line=line, message=_sentence(problem.message), hint=problem.hint)


def _place(problem: Problem, context: PageContext) -> Place:
    path = problem.path
    return Place(path=path, linked=context.linked(path) if path in context.catalog.pages else None)


def _rule(problem: Problem, context: PageContext) -> BrokenRule:
    reason = f"{_sentence(RULES[problem.rule].reason)}."
    return BrokenRule(name=problem.rule, reason=reason, mark=_mark(problem.severity, context))


def _mark(severity: Severity, context: PageContext) -> Mark:
    word = context.label(f"severity_{severity.value}")
    return Mark(name=severity.value, label=_sentence(word))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counts(problems: Sequence[Problem], context: PageContext) -> Iterator[tuple[Mark, str]]:
    counts = Counter(problem.severity for problem in problems)
    for severity in _LOUDEST_FIRST:
        if counts[severity]:
            yield _mark(severity, context), _counted(f"severity_{severity.value}", counts[severity], context)


def _counted(word: str, count: int, context: PageContext) -> str:
    noun = context.label(word if count == 1 else f"{word}s")
    return context.label("total").format(total=count, noun=noun)


def _stem(path: str) -> str:
    return posixpath.splitext(path)[0]
