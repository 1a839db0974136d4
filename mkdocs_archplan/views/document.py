"""What stands under the title of a document: the banner of one that is replaced, and the strip."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_archplan.contents import Progress
from mkdocs_archplan.link.chains import Standing, final_successor, is_superseded, replacing, standing, successors
from mkdocs_archplan.model import Document, Status
from mkdocs_archplan.read.links import is_external, safe_url
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.views.blocks import Block, Html
from mkdocs_archplan.views.context import Day, Linked, PageContext
from mkdocs_archplan.views.infracost import InfracostView, infracost_view

_LAST_NUMBER = re.compile(r"/(\d+)/?(?:[?#].*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """The strip under a document's title; empty parts are left out."""

    status: Status | None
    status_href: str
    date: Day | None
    updated: Day | None
    authors: tuple[str, ...]
    implements: tuple[Linked, ...]
    discussion: str
    discussion_href: str | None
    progress: Progress | None
    cost: str
    cost_period: str
    infracost: InfracostView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerView:
    """What replaces a document: its direct successors, and the last of the chain when that is another.

    `pending`: the successors are only proposed, the document still holds.
    """

    noun: str
    successors: tuple[Linked, ...]
    latest: Linked | None
    pending: bool


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
    targets = context.catalog.others(document.path, Relation.IMPLEMENTS)
    status = context.catalog.status_of(document)
    index = context.href(context.catalog.collection_of(document).index_url)
    return HeaderView(
        status=status,
        status_href=f"{index}?status={status.slug}" if status else "",
        date=context.day(document.date),
        updated=context.day(document.updated if document.updated != document.date else None),
        authors=document.authors,
        implements=tuple(context.linked(path) for path in targets),
        discussion=_discussion_text(document.discussion, context),
        discussion_href=_discussion_href(document, context),
        progress=document.progress if document.kind == "plan" else None,
        cost=cost[0] if cost else "",
        cost_period=context.label(f"per_{context.settings.cost_period}"),
        infracost=infracost_view(document, context),
    )


def _discussion_href(document: Document, context: PageContext) -> str | None:
    """Return where a discussion is held, if that is an address or a document of the site; words lead nowhere."""
    written = document.discussion or ""
    url = safe_url(written) if len(written.split()) == 1 else None
    if not url or is_external(url):
        return url
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), url.partition("#")[0]))
    page = context.catalog.pages.get(path)
    return context.href(page.url) if page else None


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
    """Name what replaces a document, or is proposed to; nothing for one that nothing replaces."""
    catalog = context.catalog
    superseded = is_superseded(document, catalog)
    direct = replacing(document, catalog) or successors(document, catalog)
    if not superseded:
        direct = tuple(p for p in direct if standing(catalog.documents[p], catalog) is Standing.PENDING)
        if not direct:
            return None
    last = final_successor(document, catalog) if superseded else None
    return BannerView(
        noun=context.label(document.kind),
        successors=tuple(context.linked(path) for path in direct),
        latest=context.linked(last) if last and last not in direct else None,
        pending=not superseded,
    )
