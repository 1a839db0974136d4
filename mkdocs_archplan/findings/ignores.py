"""`<!-- archplan:ignore RULE[, RULE] reason -->`: rules that an author silences in the file that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_archplan.findings.near import near_rules
from mkdocs_archplan.problems import RULES, Problem, Severity, graded, severity_of
from mkdocs_archplan.read.outline import IGNORE, Comment

UNUSED, WITHOUT_REASON = "unused-ignore", "ignore-without-reason"
# What a run may not find though it is there: a diagram that comes with the built page, and what depends on git's
# history, of which a clone may have less.
NOT_ALWAYS_FOUND = frozenset(("mermaid-syntax", "stale-active"))
_WORD = re.compile(r"([A-Za-z][\w-]*)\s*(,?)\s*")
_DASHES = "-–—: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """The rules that a comment in a line silences, what it names that is no rule, and why it does."""

    line: int
    rules: tuple[str, ...]
    strangers: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silenced:
    """A problem that its file's author does not want to hear of, and the author's reason."""

    problem: Problem
    reason: str


def parse_ignore(comment: str, line: int = 1) -> Ignore | None:
    """Read the inner text of an HTML comment; None when it ignores nothing. Total.

    Rules are parted by commas; blanks do as well between names of rules. What follows the last is the reason.
    """
    text = comment.strip()
    opening = IGNORE.match(text)
    if not opening:
        return None
    at, expected = opening.end(), True
    rules: list[str] = []
    strangers: list[str] = []
    while word := _WORD.match(text, at):
        name = word[1].casefold()
        if name not in RULES and not expected:
            break
        (rules if name in RULES else strangers).append(name)
        at, expected = word.end(), bool(word[2])
    reason = " ".join(text[at:].split()).strip(_DASHES)
    return Ignore(line=line, rules=tuple(dict.fromkeys(rules)), strangers=tuple(strangers), reason=reason)


def read_ignores(comments: Iterable[Comment]) -> tuple[Ignore, ...]:
    """Return what the comments of a file ignore; the first line of a box is read twice."""
    named = dict.fromkeys(comment for comment in comments if "archplan:ignore" in comment.text)
    found = (parse_ignore(comment.text, comment.line) for comment in named)
    return tuple(ignore for ignore in found if ignore)


def ignore_problems(ignores: Mapping[str, Sequence[Ignore]]) -> Iterator[Problem]:
    """Report ignores that name no rule, or do not say why. `ignores` are by docs path."""
    for path, ignore in ((path, ignore) for path, found in ignores.items() for ignore in found):
        for name in ignore.strangers:
            message = f"'ignore' names '{name}', which is no rule."
            yield Problem(rule="bad-directive", path=path, line=ignore.line, message=message, hint=near_rules(name))
        if not ignore.rules and not ignore.strangers:
            hint = "Write 'archplan:ignore RULE reason'."
            yield Problem(
                rule="bad-directive", path=path, line=ignore.line, message="'ignore' names no rule.", hint=hint
            )
        elif not ignore.reason:
            message = f"nobody says why {_listed(ignore.rules + ignore.strangers)} may be ignored."
            hint = "Write the reason behind the rule's name."
            yield Problem(rule=WITHOUT_REASON, path=path, line=ignore.line, message=message, hint=hint)


def heard(
    problems: tuple[Problem, ...],
    ignores: Mapping[str, Sequence[Ignore]],
    severities: Mapping[str, Severity],
    owners: Mapping[str, str],
) -> tuple[tuple[Problem, ...], tuple[Silenced, ...]]:
    """Part all graded problems of a site into those to be heard and those that the ignores of their files silence.

    Ignores that silence nothing become problems themselves, but not those of rules that are off. `owners` are the
    documents of metadata files: what those say is ignored in the document.
    """
    if not any(ignores.values()):
        return problems, ()
    kept, silenced = parted(problems, ignores, owners)
    quiet = {(owners.get(s.problem.path, s.problem.path), s.problem.rule) for s in silenced}
    unused, silenced_unused = parted(graded(_unused(ignores, quiet, severities), severities), ignores, owners)
    return graded((*kept, *unused), severities), (*silenced, *silenced_unused)


def parted(
    problems: Iterable[Problem], ignores: Mapping[str, Sequence[Ignore]], owners: Mapping[str, str]
) -> tuple[list[Problem], list[Silenced]]:
    """Part problems, which need not be all of a site, as `heard` does; what silences nothing is not asked."""
    reasons = {(p, rule): i.reason for p, found in ignores.items() for i in reversed(found) for rule in i.rules}
    kept: list[Problem] = []
    silenced: list[Silenced] = []
    for problem in problems:
        reason = reasons.get((owners.get(problem.path, problem.path), problem.rule))
        if reason is None:
            kept.append(problem)
        else:
            silenced.append(Silenced(problem=problem, reason=reason))
    return kept, silenced


def _unused(
    ignores: Mapping[str, Sequence[Ignore]], quiet: set[tuple[str, str]], severities: Mapping[str, Severity]
) -> Iterator[Problem]:
    for path, found in ignores.items():
        named = [(rule, ignore.line) for ignore in found for rule in ignore.rules]
        first = {rule: at for at, (rule, _) in reversed(list(enumerate(named)))}
        for at, (rule, line) in enumerate(named):
            off = severity_of(rule, severities) is Severity.OFF
            used = (path, rule) in quiet and first[rule] == at
            if used or off or rule == UNUSED or rule in NOT_ALWAYS_FOUND:
                continue
            why = "again" if first[rule] < at else "which finds nothing here"
            message = f"'ignore' names '{rule}', {why}."
            yield Problem(rule=UNUSED, path=path, line=line, message=message, hint="Take the name out.")


def _listed(rules: Sequence[str]) -> str:
    return " and ".join(f"'{rule}'" for rule in rules)
