"""One file to one Document. Total: every file of a collection becomes a document, whatever stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from mkdocs_archplan.model import CollectionSettings, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.breakdowns import read_infracost
from mkdocs_archplan.read.conflicts import report_conflicts, without_conflicting_references
from mkdocs_archplan.read.costs import read_costs
from mkdocs_archplan.read.diagrams import read_diagrams
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.mending import mended_text
from mkdocs_archplan.read.mentions import read_mentions
from mkdocs_archplan.read.metadata import read_facts
from mkdocs_archplan.read.missing_diagrams import report_missing_diagrams
from mkdocs_archplan.read.outline import Comment, Outline
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.progress import read_progress
from mkdocs_archplan.read.prompts import NO_PROMPTS, OwnPrompts, report_prompts
from mkdocs_archplan.read.references import metadata_references
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.roles import Said, role_said
from mkdocs_archplan.read.secrets import report_secrets
from mkdocs_archplan.read.sections import read_sections
from mkdocs_archplan.read.sidecar import Sidecar
from mkdocs_archplan.read.source import SourceFile, load
from mkdocs_archplan.read.surroundings import Surroundings
from mkdocs_archplan.read.values import (
    first,
    read_aliases,
    read_authors,
    read_dates,
    read_discussion,
    read_status,
    read_tags,
    read_title,
)
from mkdocs_archplan.read.words.dates import parse_date
from mkdocs_archplan.read.words.ids import document_id, parse_id
from mkdocs_archplan.read.words.placeholders import is_placeholder
from mkdocs_archplan.read.words.status import is_choice, written_status
from mkdocs_archplan.text import plain_text


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, what was wrong with its file, its comments, and text for MkDocs where it cannot read the file.

    `said` is what the file says of its role: whether it is a document at all is decided when all are read.
    """

    document: Document
    problems: tuple[Problem, ...]
    said: Said
    comments: tuple[Comment, ...] = ()
    mended: str | None = None


def read_document(
    source: SourceFile,
    collection: CollectionSettings,
    sidecar: Sidecar | None = None,
    around: Surroundings | None = None,
    own: OwnPrompts = NO_PROMPTS,
) -> Reading:
    """Read one file of a collection, and the metadata file beside it, if there is one.

    `own` is what the templates of its collection ask for.
    """
    around = around or Surroundings()
    text, problems = load(source)
    front_matter = read_front_matter(text, source.path)
    body = text[front_matter.length :]
    outline = read_outline(body, front_matter.lines + 1)
    report = Report(source.path, [*problems, *front_matter.problems, *(sidecar.problems if sidecar else ())])
    report_secrets(text, report)
    lines = text.split("\n")
    facts = read_facts(front_matter, outline, lines, sidecar.facts if sidecar else ())
    _report_prompts(facts, report)
    report_conflicts(facts, collection.statuses, report)
    facts = without_conflicting_references(facts, report)
    document = _document(source, collection, outline, facts, report)
    mentions = read_mentions(outline, lines, front_matter, around.ids)
    document = replace(
        document,
        references=(*metadata_references(facts, collection.kind.name), *mentions.references),
        unlinked=mentions.unlinked,
        costs=tuple(read_costs(outline, around.tables, report)),
        infracost=read_infracost(facts, source.path, around.breakdowns, report),
        diagrams=tuple(read_diagrams(outline, lines, around.diagrams, report)),
        sections=read_sections(outline, lines, front_matter.lines + 1, whole=around.whole_sections),
    )
    report_missing_diagrams(outline, lines, source.url, around.files, report)
    keys = [field.key for field in front_matter.fields]
    stated = document.status is not None
    # Only fields tell a template from a document: prompts in the text are told afterwards.
    prompts = sum(problem.rule == "placeholder-left" for problem in report.problems)
    report_prompts(body, front_matter.lines + 1, own, report, _taken(outline, report))
    return Reading(
        document,
        tuple(report.problems),
        Said(stated, role_said(source.path, keys, body, prompts=prompts, stated=stated)),
        outline.comments,
        None if source.outside else mended_text(text, front_matter, unreadable=bool(problems)),
    )


def _document(
    source: SourceFile,
    collection: CollectionSettings,
    outline: Outline,
    facts: Sequence[Fact],
    report: Report,
) -> Document:
    title, title_source = read_title(facts, outline.headings, source, report)
    tags = read_tags(facts)
    status = read_status(facts, tags, collection.statuses)
    dates = read_dates(facts, report)
    # `Proposal: [SE-0001](0001-x.md)` is an id, other words behind `Proposal:` are not.
    number = first(
        [fact for fact in facts if fact.name != "proposal" or parse_id(plain_text(fact.text or ""))], Meaning.ID
    )
    heading = next((h.text for h in outline.headings if h.level == 1), "")
    return Document(
        path=source.path,
        url=source.url,
        collection=collection.name,
        kind=collection.kind.name,
        title=title,
        title_source=title_source,
        id=document_id(
            plain_text(number.text or "") if number else None,
            source.path,
            heading,
            collection.id_prefix,
            collection.kind.name,
            name=number.name if number else "",
        ),
        id_line=number.line if number and not number.path else 1,
        status=status.slug,
        status_raw=status.raw,
        status_source=status.source,
        status_line=status.line,
        status_guessed=status.guessed,
        date=dates.date,
        date_raw=dates.raw,
        date_field=dates.field,
        date_line=dates.line,
        updated=dates.updated,
        authors=read_authors(facts),
        tags=tags,
        discussion=read_discussion(facts, report),
        aliases=read_aliases(facts),
        progress=read_progress(outline),
    )


def _report_prompts(facts: Sequence[Fact], report: Report) -> None:
    """Report every field that still holds a prompt of the template; other readers pass over them."""
    for fact in facts:
        text = fact.raw if fact.meaning is Meaning.TITLE and not isinstance(fact.value, str) else fact.text
        if text and _is_prompt(fact.meaning, text):
            message = f"'{fact.name}' still holds the template's '{text}'."
            report.add("placeholder-left", fact.line, message, "Fill it in.", fact.path)


def _taken(outline: Outline, report: Report) -> frozenset[int]:
    """Return the lines whose prompts are told already: fields, the title, tables of costs to be written."""
    told = {p.line for p in report.problems if p.path == report.path and p.rule == "placeholder-left"}
    costs = {p.line for p in report.problems if p.rule == "cost-placeholder"}
    tables = (table for table in outline.tables if costs.intersection(table.row_lines)) if costs else ()
    return frozenset((*told, *chain.from_iterable(table.row_lines for table in tables)))


def _is_prompt(meaning: Meaning, text: str) -> bool:
    if meaning is Meaning.STATUS:
        return is_choice(text) or is_placeholder(written_status(text))
    dated = meaning in (Meaning.DATE, Meaning.UPDATED)
    return is_placeholder(text) and not (dated and parse_date(text))
