"""Where a document contradicts itself: the first place counts, and the author hears of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_archplan.model import Status
from mkdocs_archplan.read.facts import Fact, of_meaning
from mkdocs_archplan.read.fields import REFERENCES, Meaning
from mkdocs_archplan.read.metadata import DATE_IN_STATUS
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.values import says_status, status_of
from mkdocs_archplan.read.words.dates import parse_date
from mkdocs_archplan.read.words.ids import parse_id
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.text import plain_text

_NUMBER = re.compile(r"\d{1,5}(?![\d-])")
_SEVERAL = 2
_SUPERSESSION = (Relation.SUPERSEDES, Relation.SUPERSEDED_BY)


def report_conflicts(facts: Sequence[Fact], statuses: Sequence[Status], report: Report) -> None:
    """Report a status or a date that a second place in the document gives differently."""
    said = [fact for fact in facts if fact.meaning is Meaning.STATUS and says_status(fact)]
    if len(said) > 1:
        _compare(said, [status_of(fact.text or "", fact.source, fact.line, statuses).slug for fact in said], report)
    for meaning in (Meaning.DATE, Meaning.UPDATED):
        dated = [fact for fact in of_meaning(facts, meaning) if fact.name != DATE_IN_STATUS]
        same = [fact for fact in dated if fact.name == dated[0].name]  # `created` and `decided` are two dates
        if len(same) < _SEVERAL:
            continue
        dates = [parse_date(plain_text(fact.text or "")) for fact in same]
        _compare(same, [date.iso if date else None for date in dates], report)


def without_conflicting_references(facts: Sequence[Fact], report: Report) -> tuple[Fact, ...]:
    """Drop what the body says of supersession where front matter says it otherwise, and report that."""
    kept: list[Fact] = []
    stated: dict[Relation, Fact] = {}
    for fact in facts:
        relation = REFERENCES[fact.name][0] if fact.meaning is Meaning.REFERENCE else None
        numbers = _numbers(fact) if relation in _SUPERSESSION else frozenset()
        if relation and numbers:
            leader = stated.setdefault(relation, fact)
            if leader.source in ("front-matter", "nested", "sidecar") and leader.source != fact.source:
                if not numbers <= _numbers(leader):
                    _report(leader, fact, report)
                continue
        kept.append(fact)
    return tuple(kept)


def _numbers(fact: Fact) -> frozenset[int]:
    """Return the numbers of the documents a reference names, as far as it names them by number."""
    parts = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    found: set[int] = set()
    for part in parts:
        text = plain_text(part) if isinstance(part, str) else ""
        if parsed := parse_id(text):
            found.add(parsed.value)
        elif number := _NUMBER.search(text):
            found.add(int(number[0]))
    return frozenset(found)


def _compare(facts: Sequence[Fact], values: Sequence[str | None], report: Report) -> None:
    for fact, value in zip(facts[1:], values[1:], strict=True):
        if value and values[0] and value != values[0] and (fact.source, fact.path) != (facts[0].source, facts[0].path):
            _report(facts[0], fact, report)
            return


def _report(counts: Fact, other: Fact, report: Report) -> None:
    where = f"line {counts.line}" + (f" of {counts.path}" if counts.path else "")
    message = f"'{other.name}' is '{other.text}' here and '{counts.text}' in {where}, which counts."
    report.add("metadata-conflict", other.line, message, "Make both the same, or remove one.", other.path)
