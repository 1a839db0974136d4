"""Documents as a picture: mermaid draws it, and a list says the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup

from mkdocs_archplan.diagrams.graph import Edge, Node, flowchart, neighbourhood
from mkdocs_archplan.link.chains import Standing, is_superseded, standing
from mkdocs_archplan.link.trace import KINDS
from mkdocs_archplan.model import Catalog, Document, Status
from mkdocs_archplan.relations import Related, Relation
from mkdocs_archplan.views.blocks import Block, Html
from mkdocs_archplan.views.context import Linked, PageContext
from mkdocs_archplan.views.formats import display_title
from mkdocs_archplan.views.urls import ASSETS

LIMIT = 40  # documents in one picture; more cannot be read
# How mermaid lays out a document with the settings in `diagrams.graph`, in pixels.
_LINE, _AROUND, _LETTERS, _MOST_LINES, _MOST_COLUMNS, _STAR, _CROSSING = 20, 33, 18, 4, 6, 3, 1.2
# Of the two ways to say a relation, the one that leads from the older to the newer document: pictures run that way.
_FORWARD = (Relation.SUPERSEDED_BY, Relation.IMPLEMENTED_BY, Relation.AMENDED_BY, Relation.REQUIRED_BY)
_WEAK = (Relation.MENTIONS, Relation.MENTIONED_BY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One arrow of the picture in words."""

    source: Linked
    relation: str
    target: Linked


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """A picture, and what it says in words.

    `styles` are the addresses of its style sheets, `picture` is its drawing, if it was made at build time, else
    `source` its mermaid source, empty where nothing draws it, and `height` that of the drawing in pixels.
    """

    title: str
    styles: tuple[str, ...]
    picture: Markup
    source: str
    height: int
    sentences: tuple[Sentence, ...]
    statuses: tuple[Status, ...]
    notes: tuple[str, ...]


def document_graph(path: str, depth: int, context: PageContext) -> list[Block]:
    """Return the picture of a document and of what it is linked with in up to `depth` steps, the nearest first."""
    around = _around(path, depth, context.catalog)
    notes = [] if len(around) <= LIMIT else [context.label("graph_cut").format(shown=LIMIT)]
    return _blocks(around[:LIMIT], path, notes, context, star=depth == 1)


def documents_graph(documents: Sequence[Document], context: PageContext) -> list[Block]:
    """Return the picture of some documents with what they implement, replace, amend or need, or are by others.

    Those without links are left out. Where there are too many, the others make way; if that does not help, it is the
    neighbourhood of the one with the most links.
    """
    catalog = context.catalog
    chosen = dict.fromkeys(document.path for document in documents)
    shown = _with_others(chosen, catalog) or _linked_among(chosen, catalog)
    if len(shown) > LIMIT:
        among = _with_others(chosen, catalog, within=chosen)
        if len([path for path in shown if path in chosen]) <= 2 * len(among) <= 2 * LIMIT:
            shown = among
    if len(shown) > LIMIT:
        hub = max(shown, key=lambda path: (len(catalog.related[path]), path))
        around = _around(hub, 1, catalog)[:LIMIT]
        note = context.label("graph_too_many").format(
            total=len(shown), limit=LIMIT, title=display_title(catalog.documents[hub])
        )
        return _blocks(around, hub, [note], context, star=True)
    alone = len(set(chosen) - set(shown))
    notes = [context.label("graph_alone").format(count=alone)] if alone and shown else []
    return _blocks(shown, "", notes, context)


def _around(path: str, depth: int, catalog: Catalog) -> tuple[str, ...]:
    return neighbourhood(path, lambda at: _neighbours(at, catalog), depth=depth, limit=LIMIT + 1)


def _neighbours(path: str, catalog: Catalog) -> Iterator[str]:
    return (related.path for related in catalog.related.get(path, ()) if related.path in catalog.documents)


def _with_others(chosen: Iterable[str], catalog: Catalog, within: Collection[str] | None = None) -> list[str]:
    """Return the documents that are more than mentioned, with those on the other side; only `within` some if given."""
    found: dict[str, None] = {}
    for path in chosen:
        others = catalog.related.get(path, ())
        strong = (r for r in others if r.relations[0] not in _WEAK and (within is None or r.path in within))
        for related in strong:
            found |= {path: None, related.path: None}
    return list(found)


def _linked_among(chosen: Collection[str], catalog: Catalog) -> list[str]:
    return [path for path in chosen if any(other in chosen for other in _neighbours(path, catalog))]


def _blocks(
    paths: Sequence[str], focus: str, notes: list[str], context: PageContext, *, star: bool = False
) -> list[Block]:
    """Draw documents; of a `star` only what leads from or to its middle, so that it stays three columns wide."""
    if len(paths) < 2:
        return [Html(context.fragments.render("nothing", text=context.label("graph_empty")))]
    edges = [edge for edge in _edges(paths, focus, context) if not star or focus in (edge.source, edge.target)]
    nodes = [_node(context.catalog.documents[path], path == focus, context) for path in paths]
    title = context.linked(focus).title if focus else context.label("graph")
    source = flowchart(nodes, edges)
    statuses = {n.status.slug: n.status for n in map(context.linked, paths) if n.status}
    view = GraphView(
        title=title,
        styles=(context.href(f"{ASSETS}/diagram.css"), context.href(f"{ASSETS}/graph.css")),
        picture=_picture(source, context),
        source=source if context.theme.pictures else "",
        height=_height(nodes, edges),
        sentences=tuple(_sentence(edge, context) for edge in edges),
        statuses=tuple(statuses.values()),
        notes=tuple(notes),
    )
    return [Html(context.fragments.render("graph", view=view))]


def _picture(source: str, context: PageContext) -> Markup:
    """Return the drawing of a source, its ids like those of no other picture."""
    drawing = context.draw(source)
    return Markup(drawing.placed(f"graph-{sha256(source.encode()).hexdigest()[:8]}") if drawing else "")


def _node(document: Document, focus: bool, context: PageContext) -> Node:
    status = context.catalog.status_of(document)
    title = display_title(document)
    over = standing(document, context.catalog) in (Standing.ENDED, Standing.DROPPED)
    return Node(
        path=document.path,
        text=f"{document.id} {title}" if document.id else title,
        href=context.href(document.url),
        tooltip=" · ".join(filter(None, (status.label if status else "", document.date))),
        color=status.color if status else "grey",
        closed=over or is_superseded(document, context.catalog),
        focus=focus,
    )


def _edges(paths: Sequence[str], focus: str, context: PageContext) -> Iterator[Edge]:
    """Yield the strongest relation of every two documents once; mentions only where they hold the picture together."""
    shown = set(paths)
    pairs = [(path, r) for path in paths for r in context.catalog.related.get(path, ()) if r.path in shown]
    # What goes both ways runs from RFC to plan to decision as well.
    order = {path: (KINDS.index(context.catalog.documents[path].kind), path) for path in paths}
    held = {end for path, r in pairs if r.relations[0] not in _WEAK for end in (path, r.path)}
    for path, related in sorted(pairs, key=lambda pair: pair[1].relations[0] in _WEAK):
        relation = related.relations[0]
        if relation in _WEAK:
            needed = focus in (path, related.path) or not {path, related.path} <= held
            if needed and Relation.MENTIONS in related.relations and _is_first(path, related):
                yield Edge(source=path, target=related.path, text="", weak=True)
        elif relation is Relation.RELATES_TO:
            if order[path] < order[related.path]:
                yield Edge(source=path, target=related.path, text=context.label(relation.label).lower())
        elif (forward := relation if relation in _FORWARD else relation.inverse) in related.relations:
            yield Edge(source=path, target=related.path, text=context.label(forward.label).lower())


def _is_first(path: str, related: Related) -> bool:
    """Say whether a relation that both sides may state is drawn from this side: the one that states it."""
    return bool(related.naming) and (not related.named or path < related.path)


def _sentence(edge: Edge, context: PageContext) -> Sentence:
    return Sentence(
        source=context.linked(edge.source),
        relation=edge.text or context.label(Relation.MENTIONS.label).lower(),
        target=context.linked(edge.target),
    )


def _height(nodes: Sequence[Node], edges: Sequence[Edge]) -> int:
    """Guess how many pixels the highest column of a picture takes, so that room is kept before it is drawn."""
    column = {node.path: 0 for node in nodes}
    for _ in range(min(len(column), _MOST_COLUMNS)):
        for edge in edges:
            column[edge.target] = max(column[edge.target], min(column[edge.source] + 1, _MOST_COLUMNS))
    heights: Counter[int] = Counter()
    for node in nodes:
        heights[column[node.path]] += _LINE * min(-(-len(node.text) // _LETTERS), _MOST_LINES) + _AROUND
    # Between columns that are not beside one another, arrows and their labels take room as well.
    return round(max(heights.values()) * (_CROSSING if len(heights) > _STAR else 1))
