"""What a document's own page says about it: the strip under its title, the banner, and its linked documents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_archplan.link.catalog import successors
from mkdocs_archplan.model import Document, Progress, Reference, Relation, Status
from mkdocs_archplan.read.links import is_external, safe_url
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.context import Linked, PageContext

_MAX_SECTIONS = 3
_LAST_NUMBER = re.compile(r"/(\d+)/?(?:[?#].*)?$")
# The relation as the page of its target words it; the label names of both sides, strongest first.
_INVERSE = {
    Relation.SUPERSEDES: "superseded_by",
    Relation.SUPERSEDED_BY: "supersedes",
    Relation.IMPLEMENTS: "implemented_by",
    Relation.AMENDS: "amended_by",
    Relation.RELATES_TO: "relates_to",
    Relation.MENTIONS: "mentioned_by",
}
_ORDER = (
    "superseded_by",
    "supersedes",
    "implements",
    "implemented_by",
    "amends",
    "amended_by",
    "relates_to",
    "mentions",
    "mentioned_by",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """The strip under a document's title; empty parts are left out."""

    status: Status | None
    status_href: str
    date: str | None
    updated: str | None
    authors: tuple[str, ...]
    implements: tuple[Linked, ...]
    discussion: str
    discussion_href: str | None
    progress: Progress | None
    cost: str
    cost_period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerView:
    """What replaces a superseded document: its direct successors, and the last of the chain when that is another."""

    noun: str
    successors: tuple[Linked, ...]
    latest: Linked | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPlace:
    """A linked document and the sections in which it is named."""

    linked: Linked
    sections: str


def header_blocks(document: Document, context: PageContext) -> list[Block]:
    """Return the banner of a superseded document, and the strip."""
    blocks: list[Block] = []
    if banner := _banner(document, context):
        blocks.append(Html(context.fragments.render("banner", view=banner)))
    if context.settings.header:
        blocks.append(Html(context.fragments.render("header", view=_header(document, context))))
    return blocks


def _header(document: Document, context: PageContext) -> HeaderView:
    cost = context.cost(document)
    targets = context.catalog.implemented_by(document)
    status = context.catalog.status_of(document)
    index = context.href(context.catalog.collection_of(document).index_url)
    return HeaderView(
        status=status,
        status_href=f"{index}?status={status.slug}" if status else "",
        date=document.date,
        updated=document.updated if document.updated != document.date else None,
        authors=document.authors,
        implements=tuple(context.linked(path) for path in dict.fromkeys(targets)),
        discussion=_discussion_text(document.discussion, context),
        discussion_href=_discussion_href(document, context),
        progress=document.progress if document.kind == "plan" else None,
        cost=cost[0] if cost else "",
        cost_period=context.label(f"per_{context.settings.cost_period}"),
    )


def _discussion_href(document: Document, context: PageContext) -> str | None:
    """Return where a discussion is held, if that is an address or a document of the site; words lead nowhere."""
    written = document.discussion or ""
    url = safe_url(written) if len(written.split()) == 1 else None
    if not url or is_external(url):
        return url
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), url.partition("#")[0]))
    page = context.catalog.pages.get(path)
    return context.href(page) if page is not None else None


def _discussion_text(discussion: str | None, context: PageContext) -> str:
    """Return `Discussion #412` for an address that ends in a number, its host otherwise, other text as it is."""
    if not discussion or not is_external(discussion):
        return discussion or ""
    number = _LAST_NUMBER.search(discussion)
    try:
        host = urlsplit(discussion).hostname or ""
    except ValueError:
        host = ""
    return f"{context.label('discussion')} #{number[1]}" if number else f"{context.label('discussion')} {host}".strip()


def _banner(document: Document, context: PageContext) -> BannerView | None:
    """Name what replaces a document; nothing for one that nothing replaces and whose status does not say so."""
    direct = [path for path in successors(document, context.catalog) if path in context.catalog.documents]
    if not direct and document.status != "superseded":
        return None
    last = _last_successor(document, context)
    return BannerView(
        noun=context.label(document.kind),
        successors=tuple(context.linked(path) for path in direct),
        latest=context.linked(last) if last and last not in direct else None,
    )


def _last_successor(document: Document, context: PageContext) -> str | None:
    """Follow successors to the end of the chain; None where it forks or goes round in a circle."""
    seen, at = {document.path}, document
    while True:
        following = successors(at, context.catalog)
        if not following:
            return at.path if at is not document else None
        if len(following) > 1 or following[0] in seen:
            return None
        seen.add(following[0])
        at = context.catalog.documents[following[0]]


def linked_blocks(document: Document, context: PageContext) -> list[Block]:
    """Return the documents that this one names and that name it, grouped by relation, each pair once."""
    groups: dict[str, list[LinkedPlace]] = {}
    for label, path, sections in _relations(document, context):
        text = context.label("in_section").format(sections=", ".join(sections)) if sections else ""
        groups.setdefault(label, []).append(LinkedPlace(linked=context.linked(path), sections=text))
    if not groups:
        return []
    ordered = [(context.label(label), groups[label]) for label in _ORDER if label in groups]
    heading = Heading(
        level=2, id="linked-documents", text=context.label("linked"), attributes={"data-search-exclude": ""}
    )
    attributes = {"class": "archplan archplan-linked", "data-search-exclude": ""}
    body = Html(context.fragments.render("linked", groups=ordered))
    return [Group(tag="section", attributes=attributes, children=(heading, body))]


def _relations(document: Document, context: PageContext) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (label, other document, sections) with the strongest relation between the two and every place of it."""
    found: dict[str, list[tuple[str, bool, Reference]]] = {}
    for reference in document.references:
        if reference.target and reference.target in context.catalog.documents:
            label = reference.relation.replace(" ", "_")
            found.setdefault(reference.target, []).append((label, True, reference))
    for link in context.catalog.backlinks.get(document.path, ()):
        found.setdefault(link.origin, []).append((_INVERSE[link.reference.relation], False, link.reference))
    for path in sorted(found, key=lambda path: (context.catalog.documents[path].kind, path)):
        label, ours, _ = min(found[path], key=lambda place: _ORDER.index(place[0]))
        # Sections of the page that speaks: "mentioned by X in Y" would mislead with a section of this page.
        sections = dict.fromkeys(r.section for _, side, r in found[path] if side is ours and r.section)
        yield label, path, list(sections)[:_MAX_SECTIONS]
