"""What a filter offers: its facets, the choices of each, and how many rows a choice leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mkdocs_archplan.text import slugify
from mkdocs_archplan.views.context import PageContext

# Chosen among openly; the choices of other facets may be many, and open on demand.
_CHIPS = ("status", "kind")


@dataclass(frozen=True, slots=True)
class Value:
    """What a row has of a facet: the word of addresses and attributes, what readers see, the class that colours it."""

    slug: str
    label: str
    css: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that can be chosen, and how many rows have it."""

    value: Value
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet with its choices; `chips`: they stand in the open."""

    name: str
    label: str
    chips: bool
    choices: tuple[Choice, ...]


class Filterable(Protocol):
    """A row of a view that can be filtered."""

    def values(self, facet: str) -> tuple[Value, ...]:
        """Return what the row has of a facet."""
        ...

    def words(self, facet: str) -> str:
        """Return what the row has of a facet as the value of its attribute."""
        return " ".join(value.slug for value in self.values(facet))


def values_of(labels: Iterable[str]) -> tuple[Value, ...]:
    """Return people or tags as values; spellings that make one slug are one value."""
    found: dict[str, Value] = {}
    for label in labels:
        slug = slugify(label)
        found.setdefault(slug, Value(slug, label))
    return tuple(found.values())


def facets_of(
    rows: Sequence[Filterable], names: Iterable[str], orders: Mapping[str, Sequence[str]], context: PageContext
) -> Iterator[Facet]:
    """Yield the facets that tell rows apart; choices in the order given for a facet, else by label."""
    for name in names:
        counts: Counter[str] = Counter()
        known: dict[str, Value] = {}
        for row in rows:
            for value in row.values(name):
                counts[value.slug] += 1
                known.setdefault(value.slug, value)
        if len(known) < 2 and all(count == len(rows) for count in counts.values()):
            continue
        order = {slug: at for at, slug in enumerate(dict.fromkeys(orders.get(name, ())))}
        found = sorted(known.values(), key=lambda value: (order.get(value.slug, len(order)), value.label.casefold()))
        choices = tuple(Choice(value=value, count=counts[value.slug]) for value in found)
        yield Facet(name=name, label=context.label(name), chips=name in _CHIPS, choices=choices)
