"""What one document says of another, written into it: an existing field filled or continued, a status, a new field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning, relation_in
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.drafts import Draft
from mkdocs_archplan.write.fields import FileEdit, NewField, added
from mkdocs_archplan.write.filling import continued
from mkdocs_archplan.write.references import named_in_fields, named_in_text, titled

_PREFIX = re.compile(r"[ \t>]*(?P<bullet>[-*+][ \t]+)?")


def stated(relation: Relation, other: Document, draft: Draft, catalog: Catalog) -> Iterator[tuple[FileEdit, ...]]:
    """Yield the ways in which a document can say that it stands in a relation to another, the best first."""
    document = catalog.documents[draft.path]
    field = NewField(
        name=relation.value,
        in_yaml=named_in_fields(other, document, catalog),
        in_text=named_in_text(other, document, catalog),
    )
    for fact in draft.facts:
        if fact.meaning is Meaning.REFERENCE and relation_in(fact.name, document.kind) is relation:
            yield from continued(field, fact, draft)
    status = next((fact for fact in draft.facts if fact.meaning is Meaning.STATUS), None)
    if status and status.source == "section":
        yield from _below_status(f"{relation.value.capitalize()} {titled(other, document)}", status, draft)
    yield from added(field, draft)


def _below_status(sentence: str, status: Fact, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    """Yield a sentence as adr-tools writes it: a paragraph below the status, or one more item of its list."""
    manuscript, number = draft.manuscript, status.line
    prefix = _PREFIX.match(manuscript.line(number))
    if manuscript.line(number).lstrip().startswith("#"):
        return
    if prefix and prefix["bullet"]:
        yield ((draft.path, manuscript.below(number, f"{prefix[0]}{sentence}")),)
        return
    while manuscript.line(number + 1).strip() and not manuscript.line(number + 1).startswith("#"):
        number += 1
    yield ((draft.path, manuscript.below(number, f"\n{sentence}")),)
