"""What can be wrong in an author's file: a closed catalogue of rules, and findings as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How loud a finding is: a warning fails `mkdocs build --strict`, an error fails it as well, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule's public name, what it reports, and how loud it is unless the site says otherwise."""

    name: str
    severity: Severity
    reason: str


def _rules(severity: Severity, **reasons: str) -> Iterator[tuple[str, Rule]]:
    for key, reason in reasons.items():
        name = key.replace("_", "-")
        yield name, Rule(name=name, severity=severity, reason=reason)


# Warnings are what an author surely wants to know; the rest informs, so that an old site is neither drowned nor broken.
RULES: Mapping[str, Rule] = dict(
    [
        *_rules(
            Severity.WARNING,
            unreadable_file="the file cannot be read, or is not UTF-8",
            broken_front_matter="the YAML between the first two --- lines cannot be parsed",
            repeated_key="a front matter key stands twice; YAML keeps only the last",
            broken_reference="a metadata field names a document that does not exist",
            ambiguous_reference="a metadata field names an id that several documents have",
            duplicate_id="two documents have the same id",
            unsafe_link="a link whose scheme is not http, https or mailto",
            cost_total_mismatch="the rows of a cost table do not add up to its total",
            cost_mixed_currencies="a cost table adds amounts in several currencies",
            bad_infracost="the file of Infracost that a document names cannot be used",
            bad_cost_block="a cost block that cannot be read",
            mermaid_syntax="a mermaid diagram that mermaid cannot draw",
            missing_diagram="a picture or an export of a diagram that does not exist",
            broken_diagram_link="a node of a diagram links to a page that does not exist",
            bad_directive="an archplan directive that cannot be followed",
            secret_looking="a page holds what looks like a password, a token or a private key",  # noqa: S106 - a reason
        ),
        *_rules(
            Severity.INFO,
            cost_placeholder="an amount of a cost table is still to be written",
            missing_status="the document says nowhere which status it is in",
            unknown_status="a status outside the collection's lifecycle",
            missing_title="the document has neither a title nor a heading",
            missing_date="the document has no date",
            guessed_status="a status that was taken for one of the lifecycle's: a synonym or a misspelling",
            metadata_conflict="the document says the same thing twice, differently; the first place counts",
            index_row_drift="a row of a hand-kept index disagrees with its document",
            invalid_date="a date that no calendar has, or in a form that is not understood",
            doubtful_date="a date that can be read in two ways, or whose day cannot be read",
            one_way_supersession="of two documents only one says that it replaces the other",
            superseded_without_successor="a superseded document, of which nobody says what replaces it",
            successor_not_in_force="a document calls itself superseded by one that is not in force",
            supersession_cycle="documents that supersede one another in a circle",
            approved_rfc_without_plan="an RFC in force that no plan implements",
            unresolved_reference="a metadata field names, perhaps in words, what is no document of this site",
            placeholder_left="text of the template was left in place",
            future_date="a date that is still to come",
            implemented_with_open_tasks="a document whose work is done, with tasks that are not ticked",
            active_but_all_done="a plan that is being worked on, with all of its tasks ticked",
            phase_order="a phase that was not begun, although a later one is finished",
            open_questions_left="a settled document that still holds open questions",
            missing_discussion="a document that is not settled names no discussion, as most of its collection do",
            filename_format="a file that is named otherwise than nearly all others of its folder",
            number_gap="numbers that a folder's sequence leaves out",
            stale_active="a document that is being worked on has not been changed for long",
            unused_ignore="an ignore names a rule that finds nothing in its file",
            ignore_without_reason="an ignore does not say why",
        ),
        *_rules(
            Severity.OFF,
            section_missing="a section of the template, or one usual for the kind, is missing",
            section_empty="a heading with nothing below it",
        ),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in an author's file. `line` and `column` count from 1; `hint` says what to do about it."""

    rule: str
    path: str
    line: int
    message: str
    hint: str = ""
    severity: Severity = Severity.INFO
    column: int | None = None

    @property
    def place(self) -> str:
        """The place as compilers write it: `path:line`, or `path:line:column` where the column is known."""
        return f"{self.path}:{self.line}" if self.column is None else f"{self.path}:{self.line}:{self.column}"

    def __str__(self) -> str:
        advice = f" {self.hint}" if self.hint else ""
        return f"{self.place}: {self.message}{advice} [{self.rule}]"


def severity_of(rule: str, overrides: Mapping[str, Severity]) -> Severity:
    """Return how loud a rule is: as the site set it, else by default."""
    return overrides.get(rule, RULES[rule].severity)


def graded(problems: Iterable[Problem], overrides: Mapping[str, Severity]) -> tuple[Problem, ...]:
    """Give every problem its severity, the site's own where it set one, drop what is off, and sort by place."""
    found = set()
    for problem in problems:
        severity = severity_of(problem.rule, overrides)
        if severity is not Severity.OFF:
            found.add(replace(problem, severity=severity))
    return tuple(sorted(found, key=lambda p: (p.path, p.line, p.rule, p.message)))
