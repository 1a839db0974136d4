"""The documents and pages that a document is linked with, grouped by relation, each with the places behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_archplan.model import Document
from mkdocs_archplan.relations import Place, Reference, Related, Relation
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.context import Linked, PageContext
from mkdocs_archplan.views.excerpts import excerpt

_MAX_EXCERPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPlace:
    """A section that names a document: its heading, the address of its anchor, and the words around the name."""

    section: str
    href: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDocument:
    """Another document or page: its `places` name this document, the first few with an excerpt; `here` are our own."""

    linked: Linked
    places: tuple[LinkedPlace, ...]
    more: tuple[LinkedPlace, ...]
    here: tuple[LinkedPlace, ...]


def linked_blocks(document: Document, context: PageContext) -> list[Block]:
    """Return what a document names and what names it, each once, under the strongest relation between the two."""
    groups: dict[Relation, list[LinkedDocument]] = {}
    for related in context.catalog.related.get(document.path, ()):
        groups.setdefault(related.relations[0], []).append(_linked(related, context))
    if not groups:
        return []
    labelled = [(context.label(relation.label), groups[relation]) for relation in groups]
    heading = Heading(
        level=2, id="linked-documents", text=context.label("linked"), attributes={"data-search-exclude": ""}
    )
    attributes = {"class": "archplan archplan-linked", "data-search-exclude": ""}
    body = Html(context.fragments.render("linked", groups=labelled))
    return [Group(tag="section", attributes=attributes, children=(heading, body))]


def _linked(related: Related, context: PageContext) -> LinkedDocument:
    linked = context.linked(related.path)
    places = _places(related.named, linked.href, context)
    told = [
        LinkedPlace(section=place.section, href=place.href, excerpt=excerpt(source))
        for place, source in places[:_MAX_EXCERPTS]
    ]
    return LinkedDocument(
        linked=linked,
        # The introduction without a word about it is where the title's own link leads.
        places=tuple(place for place in told if place.excerpt or place.href != linked.href),
        more=tuple(place for place, _ in places[_MAX_EXCERPTS:]),
        here=tuple(place for place, source in _places(related.naming, "", context) if source.section),
    )


def _places(references: Sequence[Reference], page: str, context: PageContext) -> list[tuple[LinkedPlace, Place]]:
    """Return each section once, in the order of the text; what stands above the first heading is the introduction."""
    found: dict[tuple[str | None, str | None], tuple[LinkedPlace, Place]] = {}
    for place in _stated(references):
        href = f"{page}#{place.anchor}" if place.anchor else page
        section = place.section or context.label("introduction")
        found.setdefault((place.anchor, place.section), (LinkedPlace(section=section, href=href), place))
    return list(found.values())


def _stated(references: Sequence[Reference]) -> Iterable[Place]:
    """Yield the places of references, without the introduction where a metadata field there says it already."""
    fields = {reference.line for reference in references if reference.source == "metadata"}
    for reference in references:
        if reference.place and (reference.place.section or reference.line not in fields):
            yield reference.place
