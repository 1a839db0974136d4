"""What a document names: in its metadata fields, and by links in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_archplan.model import Reference, Relation
from mkdocs_archplan.read.fields import REFERENCES, Meaning
from mkdocs_archplan.read.front_matter import Value
from mkdocs_archplan.read.links import is_external, link_targets
from mkdocs_archplan.read.metadata import Fact
from mkdocs_archplan.read.outline import Outline
from mkdocs_archplan.read.placeholders import is_nothing, is_placeholder

_LIST = re.compile(r"[,;]\s*")
_SUPERSEDED_BY = re.compile(
    r"[*_]{0,2}(?:superseded|replaced|obsoleted) by:? (\[[^\[\]]*\]\([^()\s]+\)|[A-Za-z]{2,6}[- ]?\d{1,5}\b)",
    re.IGNORECASE,
)


def metadata_references(facts: Sequence[Fact], kind: str) -> Iterator[Reference]:
    """Yield what the metadata of a document of this kind names; `section` is the field that holds it."""
    for fact in facts:
        if fact.meaning is Meaning.STATUS:
            yield from _successor_in_status(fact)
        if fact.meaning is not Meaning.REFERENCE:
            continue
        relation = REFERENCES[fact.name][0]
        if relation is Relation.IMPLEMENTS and kind != "plan":
            relation = Relation.RELATES_TO
        for raw in _texts(fact.value):
            if not is_nothing(raw) and not is_placeholder(raw):
                yield Reference(
                    relation=relation,
                    raw=raw,
                    target=None,
                    url=None,
                    line=fact.line,
                    source="metadata",
                    section=fact.name,
                )


def _successor_in_status(fact: Fact) -> Iterator[Reference]:
    """Yield the successor that a status names: `Superseded by [ADR-0002](0002-x.md)`."""
    match = _SUPERSEDED_BY.match(fact.raw)
    if match:
        field = "superseded by"
        yield Reference(
            relation=REFERENCES[field][0],
            raw=match[1],
            target=None,
            url=None,
            line=fact.line,
            source="metadata",
            section=field,
        )


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        links = link_targets(value)
        if links:
            yield from (written for written, _ in links)
        else:
            yield from (part.strip() for part in _LIST.split(value) if part.strip())


def body_references(outline: Outline, facts: Sequence[Fact]) -> Iterator[Reference]:
    """Yield the links of a document's text that may lead to other documents, metadata lines left out."""
    metadata_lines = {
        fact.line
        for fact in facts
        if fact.meaning is Meaning.REFERENCE or (fact.meaning is Meaning.STATUS and _SUPERSEDED_BY.match(fact.raw))
    }
    for link in outline.links:
        if link.line not in metadata_lines and not link.target.startswith("#") and not is_external(link.target):
            yield Reference(
                relation=Relation.MENTIONS,
                raw=link.target,
                target=None,
                url=None,
                line=link.line,
                source="body",
                section=outline.section_at(link.line),
            )
