"""One file to one Document. Total: every file of a collection becomes a document, whatever stands in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mkdocs_archplan.costs.memory import CostTables
from mkdocs_archplan.costs.tables import DOES_NOT_ADD_UP
from mkdocs_archplan.model import CollectionSettings, Cost, Diagram, Document, Phase, Progress
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.dates import parse_date
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.front_matter import Value, read_front_matter
from mkdocs_archplan.read.ids import document_id
from mkdocs_archplan.read.links import link_targets, runs_script, safe_url
from mkdocs_archplan.read.mending import mended_text
from mkdocs_archplan.read.metadata import Fact, read_facts
from mkdocs_archplan.read.outline import Comment, Heading, Outline, read_outline
from mkdocs_archplan.read.people import parse_people
from mkdocs_archplan.read.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.read.references import body_references, metadata_references
from mkdocs_archplan.read.source import SourceFile, load
from mkdocs_archplan.read.status import match_status, unknown_status
from mkdocs_archplan.text import plain_text

_SPACES = re.compile(r"[-_\s]+")
_MERMAID = re.compile(r"mermaid\b|\{[^}]*\.mermaid\b")
_DIAGRAM_TYPE = re.compile(r"^(?!%%|---)\s*([A-Za-z][\w-]*)", re.MULTILINE)
# First headings that name a part of the document instead of the document.
_NO_TITLES = frozenset(("status", "meta", "metadata", "rfc template", "adr template"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, what was wrong with its file, its comments, and text for MkDocs where it cannot read the file."""

    document: Document
    problems: tuple[Problem, ...]
    comments: tuple[Comment, ...] = ()
    mended: str | None = None


def read_document(source: SourceFile, collection: CollectionSettings, tables: CostTables | None = None) -> Reading:
    """Read one file of a collection; `tables` remembers its cost tables for its page."""
    text, problems = load(source)
    front_matter = read_front_matter(text, source.path)
    body = text[front_matter.length :]
    outline = read_outline(body, front_matter.lines + 1)
    facts = read_facts(front_matter, outline, text.split("\n"))
    report = _Report(source.path, [*problems, *front_matter.problems])
    _report_prompts(facts, report)
    document = _document(source, collection, outline, facts, report)
    document = replace(document, costs=tuple(_costs(outline, tables or CostTables(), report)))
    mended = mended_text(text, front_matter, unreadable=bool(problems))
    return Reading(document, tuple(report.problems), outline.comments, mended)


@dataclass(slots=True)
class _Report:
    path: str
    problems: list[Problem]

    def add(self, rule: str, line: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(rule=rule, path=self.path, line=line, message=message, hint=hint))


def _document(
    source: SourceFile, collection: CollectionSettings, outline: Outline, facts: Sequence[Fact], report: _Report
) -> Document:
    heading = next((h for h in outline.headings if h.level == 1), None)
    title, title_source = _title(facts, heading, source.path, report)
    status = _first(facts, Meaning.STATUS)
    status_raw = _text(status.value) if status else None
    known = match_status(plain_text(status_raw), collection.statuses) if status_raw else None
    date = _date(facts, Meaning.DATE, report)
    updated = _date(facts, Meaning.UPDATED, report)
    number = _first(facts, Meaning.ID)
    return Document(
        path=source.path,
        url=source.url,
        collection=collection.name,
        kind=collection.kind.name,
        title=title,
        title_source=title_source,  # type: ignore[arg-type]
        id=document_id(
            _text(number.value) if number else None,
            source.path,
            heading.text if heading else "",
            collection.id_prefix,
            collection.kind.name,
        ),
        id_line=number.line if number else 1,
        status=(known or unknown_status(status_raw)).slug if status_raw else None,
        status_raw=status_raw,
        status_source=status.source if status else None,
        status_line=status.line if status else 1,
        date=date or updated,
        date_raw=_date_raw(facts),
        updated=updated if date else None,
        authors=_authors(facts),
        tags=_tags(facts),
        discussion=_discussion(facts, report),
        references=(*metadata_references(facts, collection.kind.name), *body_references(outline, facts)),
        progress=_progress(outline),
        diagrams=tuple(_diagrams(outline)),
    )


def _text(value: Value) -> str | None:
    """Return a field's value as one text: of a list its first, of a mapping nothing."""
    if isinstance(value, tuple):
        value = value[0] if value else None
    return value if isinstance(value, str) else None


def _report_prompts(facts: Sequence[Fact], report: _Report) -> None:
    """Report every field that still holds a prompt of the template; other readers pass over them."""
    for fact in facts:
        text = fact.raw if fact.meaning is Meaning.TITLE and not isinstance(fact.value, str) else _text(fact.value)
        if text and is_placeholder(text):
            report.add(
                "placeholder-left", fact.line, f"'{fact.name}' still holds the template's '{text}'.", "Fill it in."
            )


def _first(facts: Sequence[Fact], meaning: Meaning) -> Fact | None:
    """Return the first fact of a meaning that says something; prompts of the template do not."""
    for fact in facts:
        text = _text(fact.value) if fact.meaning is meaning else None
        if text is not None and not is_nothing(text) and not is_placeholder(text):
            return fact
    return None


def _title(facts: Sequence[Fact], heading: Heading | None, path: str, report: _Report) -> tuple[str, str]:
    for fact in facts:
        if fact.meaning is Meaning.TITLE and fact.value:
            written = fact.value if isinstance(fact.value, str) else fact.raw
            if not is_placeholder(written) and (text := plain_text(written) or written.strip()):
                return text, "front-matter"
    if heading and heading.text.strip() and heading.text.casefold() not in _NO_TITLES:
        if not is_placeholder(heading.text):
            return heading.text, "heading"
        report.add(
            "placeholder-left", heading.line, f"the heading is still the template's '{heading.text}'.", "Fill it in."
        )
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if stem.casefold() in ("readme", "index"):
        stem = posixpath.basename(posixpath.dirname(path)) or stem
    words = _SPACES.sub(" ", stem).strip() or stem
    return words[:1].upper() + words[1:], "file-name"


def _date(facts: Sequence[Fact], meaning: Meaning, report: _Report) -> str | None:
    fact = _first(facts, meaning)
    if not fact:
        return None
    written = _text(fact.value) or ""
    if not (date := parse_date(plain_text(written))):
        report.add("invalid-date", fact.line, f"'{written}' is not a date.", "Write it as YYYY-MM-DD.")
    return date


def _date_raw(facts: Sequence[Fact]) -> str | None:
    """Return the date as written, understood or not."""
    dated = (fact for fact in facts if fact.meaning in (Meaning.DATE, Meaning.UPDATED))
    return next((text for fact in dated if (text := _text(fact.value)) and not is_nothing(text)), None)


def _authors(facts: Sequence[Fact]) -> tuple[str, ...]:
    named = (parse_people(fact.value) for fact in facts if fact.meaning is Meaning.AUTHORS)
    return next((people for people in named if people), ())


def _tags(facts: Sequence[Fact]) -> tuple[str, ...]:
    value = next((f.value for f in facts if f.meaning is Meaning.TAGS), None)
    values = value if isinstance(value, tuple) else (value or "").split(",") if isinstance(value, str) else ()
    return tuple(tag.strip() for tag in values if isinstance(tag, str) and tag.strip())


def _discussion(facts: Sequence[Fact], report: _Report) -> str | None:
    fact = _first(facts, Meaning.DISCUSSION)
    if not fact:
        return None
    written = (_text(fact.value) or "").strip()
    links = link_targets(written)
    if not links and len(written.split()) > 1 and not runs_script(written):
        return plain_text(written)  # words such as "the payments channel", which are never linked
    target = links[0][1] if links else written
    url = safe_url(target)
    if url is None:
        message = f"'{target}' is not an address that may be linked."
        report.add("unsafe-link", fact.line, message, "Use http, https or mailto.")
    return url


def _progress(outline: Outline) -> Progress | None:
    if not outline.tasks:
        return None
    phases: dict[str, list[bool]] = {}
    for task in outline.tasks:
        section = outline.section_at(task.line)
        if section and section.casefold().startswith("phase"):
            phases.setdefault(section, []).append(task.done)
    return Progress(
        done=sum(task.done for task in outline.tasks),
        total=len(outline.tasks),
        phases=tuple(Phase(title=title, done=sum(done), total=len(done)) for title, done in phases.items()),
    )


def _costs(outline: Outline, tables: CostTables, report: _Report) -> Iterator[Cost]:
    for table in outline.tables:
        headings = outline.headings_above(table.line)
        read = tables.read(table.header, table.rows, heading=" / ".join(headings))
        if not read:
            continue
        line = table.line if read.total_row is None else table.row_lines[read.total_row]
        if read.verdict == DOES_NOT_ADD_UP:
            message = f"the total says {read.stated_low}, the rows add up to {read.low}."
            report.add("cost-total-mismatch", line, message, "Correct the total or the rows.")
        yield Cost(
            section=headings[-1] if headings else None,
            currency=read.currency,
            period=read.period,
            low=read.low,
            high=read.high,
            stated_low=read.stated_low,
            stated_high=read.stated_high,
            verdict=read.verdict,
            line=line,
        )


def _diagrams(outline: Outline) -> Iterator[Diagram]:
    for fence in outline.fences:
        if _MERMAID.match(fence.info):
            words = _DIAGRAM_TYPE.search(fence.text)
            yield Diagram(line=fence.line, type=words[1] if words else None)
