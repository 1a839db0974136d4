"""From facts to the values of a Document: title, status, dates, people, tags, discussion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_archplan.model import Status, TitleSource
from mkdocs_archplan.read.dialects.titles import split_status
from mkdocs_archplan.read.facts import Fact, of_meaning
from mkdocs_archplan.read.fields import AUTHOR_NAMES, Meaning, meaning_of
from mkdocs_archplan.read.links import link_targets, runs_script, safe_url
from mkdocs_archplan.read.metadata import DATE_IN_STATUS
from mkdocs_archplan.read.names import own_name
from mkdocs_archplan.read.outline import Heading
from mkdocs_archplan.read.places import split_attributes
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.read.words.dates import ReadDate, parse_date
from mkdocs_archplan.read.words.people import parse_people
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.read.words.status import is_choice, is_status_word, match_status, unknown_status, written_status
from mkdocs_archplan.text import plain_text

_SPACES = re.compile(r"[-_\s]+")
# First headings that name a part of the document instead of the document; those below only where others follow.
_PARTS = frozenset(("meta", "metadata", "summary table"))
_OPENING_PARTS = frozenset(
    "summary abstract context introduction background motivation overview goals problem decision proposal".split()
)
_TAG = re.compile(r"^(?:status|state)\s*[/:]\s*", re.IGNORECASE)
_LOOSE_NAMES = ("state", "stage")  # of other things as well: `State: stateless`, `stage: platform`
_IN_FILE = ("front-matter", "nested", "sidecar")


def first(facts: Sequence[Fact], meaning: Meaning) -> Fact | None:
    """Return the first fact of a meaning that says something; prompts of the template do not."""
    return next(iter(of_meaning(facts, meaning)), None)


def read_title(
    facts: Sequence[Fact], headings: Sequence[Heading], source: SourceFile, report: Report
) -> tuple[str, TitleSource]:
    """Return a document's title in plain text: from front matter, first heading, a field, the navigation, its file."""
    titles = [fact for fact in facts if fact.meaning is Meaning.TITLE and fact.value]
    for fact in titles:
        if fact.source in _IN_FILE and (text := _title_text(fact)):
            return text, "front-matter"
    tops = [heading for heading in headings if heading.level == 1 and heading.text.strip()]
    if tops and not _is_part(tops, named=bool(titles)):
        if not is_placeholder(tops[0].text):
            return split_attributes(split_status(tops[0].text)[1])[0], "heading"
        message = f"the heading is still the template's '{tops[0].text}'."
        report.add("placeholder-left", tops[0].line, message, "Fill it in.")
    for fact in titles:
        if fact.source not in _IN_FILE and (text := _title_text(fact)):
            return text, "field"
    if source.nav_title.strip():
        return source.nav_title.strip(), "navigation"
    name = own_name(source.path)
    words = _SPACES.sub(" ", name).strip() or name
    return words[:1].upper() + words[1:], "file-name"


def _title_text(fact: Fact) -> str:
    written = fact.value if isinstance(fact.value, str) else fact.raw
    return "" if is_placeholder(written) or is_nothing(written) else plain_text(written) or written.strip()


def _is_part(tops: Sequence[Heading], *, named: bool) -> bool:
    """Say whether the first of the top headings opens a part of the document: `# Status`, `# Meta`, `# Abstract`.

    `named`: a field gives the title.
    """
    name = tops[0].text.strip(" :").casefold()
    return name in _PARTS or meaning_of(name) is Meaning.STATUS or ((named or len(tops) > 1) and name in _OPENING_PARTS)


@dataclass(frozen=True, slots=True)
class ReadStatus:
    """A status as written, where, and what the lifecycle makes of it; `slug` None: there is none."""

    slug: str | None = None
    raw: str | None = None
    source: str | None = None
    line: int = 1
    guessed: bool = False


def status_of(raw: str, source: str, line: int, statuses: Sequence[Status]) -> ReadStatus:
    """Hold a status as written against a lifecycle."""
    match = match_status(plain_text(written_status(raw)), statuses)
    slug = match.status.slug if match else unknown_status(written_status(raw)).slug
    return ReadStatus(slug, raw, source, line, guessed=bool(match and match.guessed))


def read_status(facts: Sequence[Fact], tags: Sequence[str], statuses: Sequence[Status]) -> ReadStatus:
    """Return the status that counts: the first that is said, or the first tag that is one of the lifecycle's."""
    said = [fact for fact in facts if fact.meaning is Meaning.STATUS and says_status(fact)]
    if said:
        # A stage is a status where there is no other: `stage: alpha` stands beside `status: implementable`.
        fact = min(said, key=lambda fact: fact.name == "stage")
        return status_of(fact.text or "", fact.source, 1 if fact.path else fact.line, statuses)
    for tag in tags:
        if (match := match_status(_TAG.sub("", tag), statuses)) and not match.guessed:
            line = next((fact.line for fact in facts if fact.meaning is Meaning.TAGS), 1)
            return ReadStatus(match.status.slug, tag, "tags", line)
    return ReadStatus()


def says_status(fact: Fact) -> bool:
    """Say whether a fact gives a status rather than a prompt or the choice of a template."""
    text = written_status(fact.text or "")
    if fact.name in _LOOSE_NAMES and not is_status_word(text):
        return False
    return bool(text.strip()) and not (is_nothing(text) or is_placeholder(text) or is_choice(text))


@dataclass(frozen=True, slots=True)
class ReadDates:
    """A document's date and last change in ISO form; its date as written, understood or not, its field and line."""

    date: str | None = None
    raw: str | None = None
    updated: str | None = None
    field: str = ""
    line: int = 1


def read_dates(facts: Sequence[Fact], report: Report) -> ReadDates:
    """Return the date of a document; its last change stands in for it where nothing else is said."""
    dated = [fact for fact in facts if fact.meaning is Meaning.DATE]
    created = _dated([fact for fact in dated if fact.name != DATE_IN_STATUS])
    changed = _dated([fact for fact in facts if fact.meaning is Meaning.UPDATED])
    aside = _dated([fact for fact in dated if fact.name == DATE_IN_STATUS])
    for found in (created, changed):
        if found:
            _doubts(*found, report)
    main = created or changed or aside
    if not main:
        return ReadDates()
    updated = changed[1].iso if changed and changed[1] else None
    fact, date = main
    line = 1 if fact.path else fact.line
    return ReadDates(date.iso if date else None, fact.text, updated if created else None, fact.name, line)


def _dated(facts: Sequence[Fact]) -> tuple[Fact, ReadDate | None] | None:
    """Return the first fact that says something, with its date; a prompt counts where a date was written into it."""
    for fact in facts:
        text = plain_text(fact.text or "")
        if text and not is_nothing(text):
            date = parse_date(text)
            if date or not is_placeholder(text):
                return fact, date
    return None


def _doubts(fact: Fact, date: ReadDate | None, report: Report) -> None:
    if not date:
        report.add("invalid-date", fact.line, f"'{fact.text}' is not a date.", "Write it as YYYY-MM-DD.", fact.path)
    elif date.doubt:
        message = f"'{fact.text}' is doubtful: {date.doubt}."
        report.add("doubtful-date", fact.line, message, "Write it as YYYY-MM-DD.", fact.path)


def read_authors(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the people of the first place that names some; there, authors before deciders before owners."""
    named = [fact for fact in facts if fact.meaning is Meaning.AUTHORS]
    sources = {source: at for at, source in enumerate(dict.fromkeys(fact.source for fact in named))}
    named.sort(key=lambda fact: (sources[fact.source], AUTHOR_NAMES.index(fact.name)))
    return next((people for fact in named if (people := parse_people(fact.value))), ())


def read_tags(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the tags of a document."""
    return tuple(text for tag in _listed(facts, Meaning.TAGS) if (text := plain_text(tag)))


def read_aliases(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return what a document was called before: paths, ids or titles."""
    return tuple(alias.strip() for alias in _listed(facts, Meaning.ALIASES) if alias.strip())


def _listed(facts: Sequence[Fact], meaning: Meaning) -> Iterator[str]:
    value = next((fact.value for fact in facts if fact.meaning is meaning), None)
    values = value if isinstance(value, tuple) else (value or "").split(",") if isinstance(value, str) else ()
    yield from (item for item in values if isinstance(item, str))


def read_discussion(facts: Sequence[Fact], report: Report) -> str | None:
    """Return where a document is discussed: an address that may be linked, or words, which never are."""
    fact = first(facts, Meaning.DISCUSSION)
    if not fact:
        return None
    written = (fact.text or "").strip()
    links = link_targets(written)
    if not links and len(written.split()) > 1 and not runs_script(written):
        return plain_text(written)  # words such as "the payments channel"
    target = links[0][1] if links else written
    url = safe_url(target)
    if url is None:
        message = f"'{target}' is not an address that may be linked."
        report.add("unsafe-link", fact.line, message, "Use http, https or mailto.", fact.path)
    return url
