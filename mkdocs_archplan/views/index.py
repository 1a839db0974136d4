"""The index of a collection, or of several: a filter, then their documents in sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass, replace
from urllib.parse import quote

from mkdocs_archplan.listing import COLUMNS, FACETS
from mkdocs_archplan.model import Collection, Listing, Status
from mkdocs_archplan.views.blocks import Block, Group, Heading, Html
from mkdocs_archplan.views.context import PageContext
from mkdocs_archplan.views.facets import Facet, facets_of
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.rows import NO_STATUS, Row, row_of
from mkdocs_archplan.views.sections import Section, in_order, sections_of

_HEADS = {("cost", "year"): "cost_year"}
_SORTS = ("title", "-date", "date", "author", "-progress", "-cost")


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """A link to the index that has all documents of a kind."""

    nouns: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """Everything the fragments of an index need.

    `shown` of `total` documents are there; `columns` and `sorts` are pairs of a name and what readers see. `head_sorts`
    are the orders that only the heads of columns lead to. `data` are the facets that rows carry themselves, `hide` the
    statuses that the filter leaves out at first.
    """

    name: str
    noun: str
    nouns: str
    layout: str
    shown: int
    total: int
    columns: tuple[tuple[str, str], ...]
    sort: str
    sorts: tuple[tuple[str, str], ...]
    head_sorts: tuple[tuple[str, str], ...]
    facets: tuple[Facet, ...]
    text: bool
    hide: tuple[str, ...]
    left_out: str
    data: tuple[str, ...]
    group_by: str
    sections: tuple[Section, ...]
    more: tuple[More, ...]


def index_view(
    collections: Sequence[Collection], listing: Listing, context: PageContext, *, only: Sequence[str] = ()
) -> IndexView:
    """Make the index of some collections for a page; `only` narrows it to these statuses."""
    statuses = statuses_of(collections, context)
    places = {status.slug: at for at, status in enumerate(statuses)}
    documents = [d for c in collections for d in c.documents if not only or (d.status or NO_STATUS) in only]
    all_rows = in_order((row_of(d, places, listing.columns or (), context) for d in documents), listing.sort)
    rows = _part(all_rows, listing)
    wanted = _wanted_facets(listing)
    names = [name for name in wanted if name != "text"]
    kinds = [collection.settings.kind.name for collection in collections]
    facets = tuple(facets_of(rows, names, {"status": list(places), "kind": kinds}, context))
    period = context.settings.cost_period
    columns = tuple((c, context.label(_HEADS.get((c, period), c))) for c in _columns(listing, rows))
    sorts = tuple(_sorts([column for column, _ in columns], listing.sort, context))
    noun, nouns = nouns_of(kinds, context)
    hidden = _hidden(rows, listing, facets)
    return IndexView(
        name="-".join(c.settings.name for c in collections),
        noun=noun,
        nouns=nouns,
        layout=listing.view,
        shown=len(rows),
        total=len(all_rows),
        columns=columns,
        sort=listing.sort,
        sorts=sorts,
        head_sorts=tuple(_head_sorts(columns, {sort for sort, _ in sorts}, context)),
        facets=facets,
        text="text" in wanted,
        hide=tuple(dict.fromkeys(row.status.slug for row in hidden)),
        left_out=_left_out(hidden, context),
        data=tuple(_data([facet.name for facet in facets], [column for column, _ in columns], listing.group_by)),
        group_by=listing.group_by,
        sections=sections_of(rows, listing.group_by, statuses, context),
        more=tuple(_more(collections, only, context)) if len(rows) < len(all_rows) else (),
    )


def statuses_of(collections: Sequence[Collection], context: PageContext) -> tuple[Status, ...]:
    """Return the statuses of all collections in the order of their lifecycles, and none at all as the last."""
    nothing = Status(slug=NO_STATUS, label=context.label("no_status"))
    found: dict[str, Status] = {}
    for collection in collections:
        for status in collection.statuses:
            known = found.setdefault(status.slug, status)
            if known.description != status.description:  # it means something else elsewhere
                found[status.slug] = replace(known, description="")
    return tuple(found.values()) + (() if NO_STATUS in found else (nothing,))


def _part(rows: Sequence[Row], listing: Listing) -> Sequence[Row]:
    """Return the rows of a view that shows so many only: not those that are hidden, unless there are no others."""
    if listing.limit is None:
        return rows
    shown = [row for row in rows if row.status.slug not in listing.hide]
    return (shown or rows)[: listing.limit]


def _wanted_facets(listing: Listing) -> tuple[str, ...]:
    """Return the facets of a view; one that shows a part only has none by itself: they would search that part."""
    return listing.facets if listing.facets is not None else () if listing.limit else FACETS


def _columns(listing: Listing, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the columns of a view that have something to show; unless they are named, those that tell rows apart."""
    usual = set(COLUMNS) - {"rfc", "tag"} - ({"status"} if listing.group_by == "status" else set())
    if len({row.kind for row in rows}) < 2:
        usual.discard("kind")
    for column in COLUMNS if listing.columns is None else listing.columns:
        if (listing.columns is not None or column in usual) and any(row.shows(column) for row in rows):
            yield column


def nouns_of(kinds: Sequence[str], context: PageContext) -> tuple[str, str]:
    """Return what the documents are called: one, and several."""
    word = kinds[0] if len(set(kinds)) == 1 else "document"
    return context.label(word), context.label(f"{word}s")


def _sorts(columns: Sequence[str], order: str, context: PageContext) -> Iterator[tuple[str, str]]:
    """Yield the orders that can be chosen, the view's own first where it is none of the usual."""
    usual = [sort for sort in _SORTS if sort == "title" or sort.removeprefix("-") in columns]
    for sort in usual if order in usual else [order, *usual]:
        column = sort.removeprefix("-")
        special = f"sort_{column}_desc" if sort.startswith("-") else f"sort_{column}"
        labels = context.fragments.labels
        head = labels[_HEADS.get((column, context.settings.cost_period), column)]
        unusual = "" if sort in _SORTS else " ↓" if sort.startswith("-") else " ↑"
        yield sort, labels.get(special, head + unusual)


def _head_sorts(
    columns: Sequence[tuple[str, str]], offered: AnySet[str], context: PageContext
) -> Iterator[tuple[str, str]]:
    for column, label in (("title", context.label("title")), *columns):
        for sort, arrow in ((column, "↑"), (f"-{column}", "↓")):
            if sort not in offered:
                yield sort, f"{label} {arrow}"


def _data(facets: Sequence[str], columns: Sequence[str], group_by: str) -> Iterator[str]:
    """Yield what rows carry as attributes: facets that their section does not tell, and what text is searched in."""
    for name in FACETS:
        needed = name in facets or name == "tag" or (name == "author" and name not in columns)
        if needed and not (name == "status" and group_by == "status"):
            yield name


def _hidden(rows: Sequence[Row], listing: Listing, facets: Sequence[Facet]) -> list[Row]:
    """Return the rows that the filter leaves out at first: none where it could not bring them back, and never all."""
    hidden = [row for row in rows if row.status.slug in listing.hide]
    return hidden if len(hidden) < len(rows) and any(facet.name == "status" for facet in facets) else []


def _left_out(hidden: Sequence[Row], context: PageContext) -> str:
    labels = dict.fromkeys(row.status.label for row in hidden)
    return context.label("left_out").format(count=len(hidden), names=", ".join(labels)) if hidden else ""


def _more(collections: Sequence[Collection], only: Sequence[str], context: PageContext) -> Iterator[More]:
    """Yield the indexes that show the whole, narrowed to the same statuses."""
    query = f"?status={quote(','.join(only), safe=',')}" if only else ""
    kinds = Counter(collection.settings.kind.name for collection in collections)
    for collection in collections:
        kind = collection.settings.kind.name
        nouns = context.label(f"{kind}s") if kinds[kind] == 1 else collection.settings.name
        if collection.index_url != context.url:  # a part that stands on the index itself has nowhere to lead to
            yield More(nouns=nouns, href=context.href(collection.index_url) + query)


def index_blocks(view: IndexView, fragments: Fragments, *, level: int = 2) -> list[Block]:
    """Lay an index out: the filter, then its sections, whose headings join the table of contents."""
    if not view.sections:
        return [Html(fragments.render("empty", view=view))]
    attributes = {"class": f"archplan archplan-index archplan-index--{view.layout}", "data-search-exclude": ""}
    blocks: list[Block] = [_section(section, view, fragments, level) for section in view.sections]
    if view.facets or view.text:
        blocks.insert(0, Html(fragments.render("filter", view=view)))
        attributes |= {"data-archplan": view.name, "data-sort": view.sort}
        if view.hide:
            attributes["data-hide"] = " ".join(view.hide)
    if view.more:
        blocks.append(Html(fragments.render("more", view=view)))
    return [Group(tag="div", attributes=attributes, children=tuple(blocks))]


def _section(section: Section, view: IndexView, fragments: Fragments, level: int) -> Group:
    rows = Html(fragments.render("rows", view=view, section=section))
    value = section.value
    if not value:
        return Group(tag="div", attributes={"class": "archplan-group"}, children=(rows,))
    heading = Heading(
        level=level,
        id=value.slug,
        text=value.label,
        html=fragments.render("group-note", section=section),
        attributes={"data-search-exclude": ""},
    )
    attributes = {"class": f"archplan-group {value.css}".strip()}
    if view.group_by == "status":
        attributes["data-status"] = value.slug
    return Group(tag="section", attributes=attributes, children=(heading, rows))
