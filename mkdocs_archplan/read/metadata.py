"""What a document says of itself, from every dialect, as facts with their places.

The dialects in the order in which they count: front matter flat, then nested; a sidecar file; lines and tables of the
header; sections that are a field; the first heading. Tags and the rows of a hand-kept index come after all of them,
where the lifecycle is known (`read.document`) and where all documents are (`link.index_rows`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_archplan.read.dialects.header import Body, read_body
from mkdocs_archplan.read.dialects.keys import front_matter_facts
from mkdocs_archplan.read.dialects.lines import line_facts
from mkdocs_archplan.read.dialects.relations import led_facts, phrase_facts
from mkdocs_archplan.read.dialects.sections import section_facts, status_lines
from mkdocs_archplan.read.dialects.tables import table_facts
from mkdocs_archplan.read.dialects.titles import title_facts
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import REFERENCES, Meaning
from mkdocs_archplan.read.front_matter import FrontMatter
from mkdocs_archplan.read.outline import Outline
from mkdocs_archplan.read.words.dates import parse_date
from mkdocs_archplan.read.words.placeholders import is_placeholder
from mkdocs_archplan.read.words.status import is_choice
from mkdocs_archplan.relations import Relation

DATE_IN_STATUS = "date in status"  # the name of a date that only a status gives
_WHOLE_DATE = len("YYYY-MM-DD")


def read_facts(
    front_matter: FrontMatter, outline: Outline, lines: Sequence[str], sidecar: Sequence[Fact] = ()
) -> tuple[Fact, ...]:
    """Collect the facts of every dialect, the one that counts first. `lines` are the file's, the first at index 0."""
    body = read_body(outline, lines, front_matter.lines)
    facts = (*front_matter_facts(front_matter.fields), *sidecar, *_body_facts(body))
    return (*facts, *_said_in_statuses(facts))


def _body_facts(body: Body) -> Iterator[Fact]:
    header = tuple(body.header())
    fields = tuple(line_facts(header))
    yield from fields
    taken = {fact.line for fact in fields}
    led = tuple(led_facts([line for line in header if line.number not in taken], "line"))
    yield from led
    yield from table_facts(body, (*header, *status_lines(body)))
    yield from section_facts(body)
    related = tuple(body.related())
    named = tuple(fact for fact in line_facts(related) if fact.meaning is Meaning.REFERENCE)
    yield from named
    taken = {fact.line for fact in named}
    yield from led_facts([line for line in related if line.number not in taken], "section")
    yield from title_facts(body)
    for fact in led:  # `> This ADR has been superseded by [ADR003](…)`
        if REFERENCES[fact.name][0] is Relation.SUPERSEDED_BY and not fact.partial:
            said = f"Superseded by {fact.raw}"
            yield Fact(Meaning.STATUS, "status", said, said, fact.line, fact.source)


def _said_in_statuses(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Read what a status says besides: its successor, and the day since which it holds."""
    for fact in facts:
        text = fact.text
        if fact.meaning is Meaning.STATUS and text and " " in text and not (is_choice(text) or is_placeholder(text)):
            yield from phrase_facts(text, fact.line, fact.source)
            date = parse_date(text)
            if date and len(date.iso) == _WHOLE_DATE and date.iso in text:
                yield Fact(Meaning.DATE, DATE_IN_STATUS, date.iso, text, fact.line, fact.source)
