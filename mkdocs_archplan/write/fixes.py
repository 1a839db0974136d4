"""What `archplan check --fix` changes: only what reading the changed file again shows to be right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from functools import partial

from mkdocs_archplan.checks.supersession import one_way
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.words.dates import parse_date
from mkdocs_archplan.read.words.status import match_status, written_status
from mkdocs_archplan.text import plain_text
from mkdocs_archplan.write.change import Change
from mkdocs_archplan.write.drafts import Draft, Drafts
from mkdocs_archplan.write.index_rows import change_rows
from mkdocs_archplan.write.manuscript import Edit
from mkdocs_archplan.write.places import value_place
from mkdocs_archplan.write.same import Wanted
from mkdocs_archplan.write.status import Attempt, change_status, claim_relation, settle_first

FIXABLE = ("guessed-status", "invalid-date", "doubtful-date", "one-way-supersession")
# Dates that are read in no usual way and still mean one day only: year, day, month where the day is none of the
# twelve months; the Chinese and Japanese form with its units.
_YEAR_DAY_MONTH = re.compile(r"(\d{4})[-/.](?P<day>1[3-9]|2\d|3[01])[-/.](?P<month>\d{1,2})")
_WITH_UNITS = re.compile(r"(\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")


def fixes(
    project: Project, catalog: Catalog, rules: Collection[str], paths: Collection[str] | None = None
) -> tuple[Change, ...]:
    """Return a change for every file in which one of the rules found something that is safe to mend.

    `paths` are the docs paths of the documents that may change; None means all. What cannot be mended safely stays as
    it is: a date that can be read in two ways, a claim for which the document has no place.
    """
    drafts = Drafts(project, catalog)
    for path, document in catalog.documents.items():
        if paths is not None and path not in paths:
            continue
        if "guessed-status" in rules and document.status_guessed:
            _mend_status(drafts, document)
        if "invalid-date" in rules or "doubtful-date" in rules:
            _mend_dates(drafts, document, rules)
    for pair in one_way(catalog) if "one-way-supersession" in rules else ():
        if paths is None or pair.silent.path in paths:
            claim_relation(drafts, pair.silent.path, pair.relation, pair.other, new_front_matter=False)
    return drafts.changes()


def certain_date(text: str) -> str | None:
    """Return the one day, as YYYY-MM-DD, that a date means which is not understood; None where there is none.

    `2025-30-01` can only be 30 January; `03/04/2025` can be two days, and is never changed.
    """
    match = _YEAR_DAY_MONTH.fullmatch(text.strip()) or _WITH_UNITS.fullmatch(text.strip())
    try:
        return datetime.date(int(match[1]), int(match["month"]), int(match["day"])).isoformat() if match else None
    except ValueError:
        return None


def _mend_status(drafts: Drafts, document: Document) -> None:
    lifecycle = drafts.catalog.collection_of(document).settings.statuses
    match = match_status(plain_text(written_status(document.status_raw or "")), lifecycle)
    if not match or not match.misspelt:
        return  # a synonym may be the team's own word
    if document.status_source == "index-row":
        change_rows(drafts, document.path, match.status, match.status)
    else:
        change_status(drafts, document.path, match.status)


def _mend_dates(drafts: Drafts, document: Document, rules: Collection[str]) -> None:
    found = [problem for problem in drafts.catalog.problems if problem.path == document.path]
    if not any(problem.rule in ("invalid-date", "doubtful-date") and problem.rule in rules for problem in found):
        return
    if drafts.refusal(document.path):
        return
    for meaning, name in ((Meaning.DATE, "date"), (Meaning.UPDATED, "updated")):
        draft = drafts.draft(document.path)
        facts = (fact for fact in draft.facts if fact.meaning is meaning and not parse_date(fact.text or ""))
        dated = ((fact, certain_date(plain_text(fact.text or ""))) for fact in facts)
        fact, date = next(((fact, date) for fact, date in dated if date), (None, None))
        if fact and date:
            what = f"{document.path}:{fact.line}: {fact.name} '{fact.text}' → {date}"
            settle_first(drafts, draft, _dated(draft, fact, name, date), partial(_told, what))


def _told(what: str, _: Document) -> str:
    return what


def _dated(draft: Draft, fact: Fact, name: str, date: str) -> Iterator[Attempt]:
    """Yield the attempt to write a date in the place of another, which is the document's then."""
    place = value_place(fact, draft)
    if place:
        edit = (draft.path_of(fact), Edit(place.start, place.end, date))
        yield Attempt((edit,), Wanted(fields=((name, date),)))
        if name == "updated":  # without a date of its own the last change is that
            yield Attempt((edit,), Wanted(fields=(("date", date),)))
