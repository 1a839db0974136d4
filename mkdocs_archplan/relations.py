"""How one document is related with another: the relations with their inverses, and the references that state them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Relation(StrEnum):
    """What one document is to another; the order is from the strongest to the weakest."""

    SUPERSEDED_BY = "superseded by"
    SUPERSEDES = "supersedes"
    IMPLEMENTS = "implements"
    IMPLEMENTED_BY = "implemented by"
    AMENDS = "amends"
    AMENDED_BY = "amended by"
    DEPENDS_ON = "depends on"
    REQUIRED_BY = "required by"
    RELATES_TO = "relates to"
    MENTIONED_BY = "mentioned by"
    MENTIONS = "mentions"

    @property
    def inverse(self) -> Relation:
        """The same relation seen from the other document."""
        return _INVERSE[self]

    @property
    def label(self) -> str:
        """The name of the label that words this relation."""
        return self.value.replace(" ", "_")

    @property
    def rank(self) -> int:
        """0 for the strongest relation."""
        return _RANK[self]


_PAIRS = (
    (Relation.SUPERSEDED_BY, Relation.SUPERSEDES),
    (Relation.IMPLEMENTS, Relation.IMPLEMENTED_BY),
    (Relation.AMENDS, Relation.AMENDED_BY),
    (Relation.DEPENDS_ON, Relation.REQUIRED_BY),
    (Relation.RELATES_TO, Relation.RELATES_TO),
    (Relation.MENTIONS, Relation.MENTIONED_BY),
)
_INVERSE: Mapping[Relation, Relation] = {**dict(_PAIRS), **{inverse: relation for relation, inverse in _PAIRS}}
_RANK: Mapping[Relation, int] = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text names a document: the heading above with the anchor of it on the finished page, and the words.

    `words` are what names the document (a link's text, an id); `passage` is the Markdown around them.
    """

    section: str | None
    anchor: str | None
    words: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One document naming another: `raw` as written, `target` the path it means, `url` when it leads off the site.

    `source` is `metadata` for a field, `body` for a link and `text` for an id in the text of a page. A metadata
    reference has the name of its `field`, the others have a `place`. `file` is the file whose `line` it is where that
    is not the document's own. `loose`: words of a text that are a reference only if some document is called so.
    `partial`: of the other document only a part is superseded, or of this one.
    """

    relation: Relation
    raw: str
    target: str | None
    url: str | None
    line: int
    source: Literal["metadata", "body", "text"]
    field: str = ""
    place: Place | None = None
    file: str = ""
    loose: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """A reference seen from its target: `origin` is the path of the document or page that names it."""

    origin: str
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another document, or a page outside the collections, as one document is related with it.

    `relations` are all that were stated on either side, strongest first, in the words of this document. `naming` are
    this document's references to the other, `named` the other's references to this one.
    """

    path: str
    relations: tuple[Relation, ...]
    naming: tuple[Reference, ...] = ()
    named: tuple[Reference, ...] = ()


def named_once(references: Sequence[Reference]) -> Iterator[Reference]:
    """Yield one document's references to another, `Superseded by [x](y)` in a text once: it is a field and a link."""
    fields = (r for r in references if r.source == "metadata" and r.relation is not Relation.RELATES_TO)
    stated = {reference.line for reference in fields}
    return (r for r in references if r.source == "metadata" or r.line not in stated)
