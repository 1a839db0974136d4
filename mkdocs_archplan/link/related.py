"""References seen from both sides: what each document is related with, by which relations, and where that is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mkdocs_archplan.model import Document, Page
from mkdocs_archplan.relations import Reference, Related, Relation


@dataclass(slots=True)
class _Sides:
    relations: set[Relation] = field(default_factory=set)
    naming: list[Reference] = field(default_factory=list)
    named: list[Reference] = field(default_factory=list)


def relate(documents: Mapping[str, Document], pages: Iterable[Page]) -> Mapping[str, tuple[Related, ...]]:
    """Return, by path, what every document is related with: the strongest first, of one relation pages outside last."""
    found: dict[str, dict[str, _Sides]] = {path: {} for path in documents}
    for document in documents.values():
        own = found[document.path]
        for reference in document.references:
            if reference.target and reference.target in documents:
                ours = own.setdefault(reference.target, _Sides())
                ours.relations.add(reference.relation)
                ours.naming.append(reference)
                _name(found[reference.target].setdefault(document.path, _Sides()), reference)
    for page in pages:
        for reference in page.references:
            if reference.target and reference.target in documents:
                _name(found[reference.target].setdefault(page.path, _Sides()), reference)
    return MappingProxyType({path: _ordered(others, documents) for path, others in found.items() if others})


def _name(sides: _Sides, reference: Reference) -> None:
    sides.relations.add(reference.relation.inverse)
    sides.named.append(reference)


def _ordered(others: Mapping[str, _Sides], documents: Mapping[str, Document]) -> tuple[Related, ...]:
    related = [
        Related(
            path=path,
            relations=tuple(sorted(sides.relations, key=lambda relation: relation.rank)),
            naming=tuple(sides.naming),
            named=tuple(sides.named),
        )
        for path, sides in others.items()
    ]
    kinds = {other.path: documents[other.path].kind if other.path in documents else "" for other in related}
    related.sort(key=lambda o: (o.relations[0].rank, not kinds[o.path], kinds[o.path], o.path))
    return tuple(related)
