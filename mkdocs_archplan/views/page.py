"""Which views a page carries: those of its document, those of its collection, and those its author asked for."""

from __future__ import annotations

from collections.abc import Collection as AnyCollection
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_archplan.directives import COST_PERIODS, MAX_DEPTH, Directive
from mkdocs_archplan.link.called import document_called
from mkdocs_archplan.listing import OPTIONS, read_listing
from mkdocs_archplan.model import Catalog, Collection, Document, Listing, Settings
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.text import slugify
from mkdocs_archplan.views.blocks import Block
from mkdocs_archplan.views.context import Draw, PageContext, Theme, nothing_drawn
from mkdocs_archplan.views.costs import costs_blocks
from mkdocs_archplan.views.document import header_blocks
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.graph import document_graph, documents_graph
from mkdocs_archplan.views.index import index_blocks, index_view
from mkdocs_archplan.views.linked import linked_blocks
from mkdocs_archplan.views.links import IdLink, id_links, moved_links
from mkdocs_archplan.views.problems import problems_blocks, problems_of
from mkdocs_archplan.views.trace import trace_blocks


@dataclass(frozen=True, slots=True)
class DocumentViews:
    """The views of a document's own page, drawn."""

    header: Sequence[Block]
    linked: Sequence[Block]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageViews:
    """The views of one page; `document` and `collection` are what the page is, if it is either.

    `ids` are the links that ids in the text become, `unlinked` the ids that shall be none, `moved` the new targets of
    links to old paths: all as they are written.
    """

    path: str
    context: PageContext
    document: DocumentViews | None
    collection: Collection | None
    ids: Mapping[str, IdLink]
    unlinked: frozenset[str]
    moved: Mapping[str, str]

    def top(self, placed: AnyCollection[str] = ()) -> list[Block]:
        """Return what stands right under the page's title, without the views that a directive has placed already."""
        if not self.document:
            return []
        wanted = self.context.settings.backlinks == "header" and "backlinks" not in placed
        linked = self.document.linked if wanted else ()
        return [*self.document.header, *linked]

    def bottom(self, placed: AnyCollection[str]) -> list[Block]:
        """Return what stands at the end of the page, without the views that a directive has placed already."""
        blocks: list[Block] = []
        if self.collection and "index" not in placed:
            blocks += self._index(self.collection)
        if self.document and self.context.settings.backlinks == "end" and "backlinks" not in placed:
            blocks += self.document.linked
        return blocks

    def directive(self, directive: Directive) -> list[Block]:
        """Return what a directive asks for; nothing where it cannot be followed, which is a problem of its own."""
        if directive.error:
            return []
        if directive.view == "backlinks":
            return list(self.document.linked) if self.document else []
        if directive.view == "trace":
            named = directive.collections
            names = [c.settings.name for c in self._wanted(named)] if named else None
            return trace_blocks(self.context, names, facets=directive.options_of(("facets",)).get("facets"))
        if directive.view == "graph":
            return self._graph(directive)
        if directive.view == "costs":
            return self._costs(directive)
        if directive.view == "problems":
            return self._problems(directive)
        if directive.view == "index":
            return self._listing(directive)
        return []

    def _listing(self, directive: Directive) -> list[Block]:
        """List the collections that are named, together where there are several."""
        collections = self._wanted(directive.collections)
        if not collections:
            return []
        base = collections[0].settings.listing if len(collections) == 1 else Listing()
        listing, _ = read_listing(directive.options_of(OPTIONS), base)
        only = tuple(slugify(word) for word in directive.words("status"))
        return index_blocks(index_view(collections, listing, self.context, only=only), self.context.fragments)

    def _graph(self, directive: Directive) -> list[Block]:
        """Draw the document that is named, else this page's own; else a collection, or all documents of a status."""
        catalog = self.context.catalog
        named, depth = next(iter(directive.words("document")), None), next(iter(directive.words("depth")), "1")
        document = document_called(named, catalog) if named else catalog.documents.get(self.path)
        only = {slugify(word) for word in directive.words("status")}
        if named or (document and not only and not directive.collections):
            steps = min(max(int(depth[:9]), 1), MAX_DEPTH) if depth.isdecimal() else 1
            return document_graph(document.path, steps, self.context) if document else []
        chosen = [d for c in self._wanted(directive.collections) for d in c.documents if not only or d.status in only]
        return documents_graph(chosen, self.context)

    def _costs(self, directive: Directive) -> list[Block]:
        """Add up the collections that are named, else this page's own, else all plans; without a plan, everything."""
        collections = self._wanted(directive.collections)
        if not directive.collections and not self.collection:
            collections = [c for c in collections if c.settings.kind.name == "plan"] or collections
        only = tuple(slugify(word) for word in directive.words("status"))
        period = next((word for word in directive.words("period") if word in COST_PERIODS), "")
        return costs_blocks(collections, self.context, only=only, period=period)

    def _problems(self, directive: Directive) -> list[Block]:
        """List what is doubtful in the collections that are named, else in this page's own, else in the whole site."""
        found: Sequence[Problem] = self.context.catalog.problems
        if directive.collections or self.collection:
            found = problems_of(self._wanted(directive.collections), found)
        rules, severities = directive.words("rule"), directive.words("severity")
        chosen = [
            p for p in found if (not rules or p.rule in rules) and (not severities or p.severity.value in severities)
        ]
        return problems_blocks(chosen, self.context, by_file="file" in directive.words("by"))

    def _wanted(self, names: Sequence[str]) -> list[Collection]:
        catalog = self.context.catalog
        if names:
            return list({c.settings.name: c for name in names for c in catalog.collections_named(name)}.values())
        return [self.collection] if self.collection else list(catalog.collections)

    def _index(self, collection: Collection) -> list[Block]:
        view = index_view([collection], collection.settings.listing, self.context)
        return index_blocks(view, self.context.fragments)


class SiteViews:
    """The views of every page of a site."""

    def __init__(
        self,
        catalog: Catalog,
        settings: Settings,
        fragments: Fragments,
        *,
        theme: Theme | None = None,
        files: AnyCollection[str] = (),
        draw: Draw = nothing_drawn,
    ) -> None:
        """Draw all documents' views at once: between two pages' renderings each would take four times as long.

        `files` and `draw` are as in PageContext.
        """
        self.catalog = catalog
        self.settings = settings
        self.fragments = fragments
        self.theme = theme or Theme()
        self.files = files
        self.draw = draw
        self._documents = {path: self._draw(document) for path, document in catalog.documents.items()}

    def _draw(self, document: Document) -> DocumentViews:
        context = self._context(document.url)
        return DocumentViews(header_blocks(document, context), linked_blocks(document, context))

    def _context(self, url: str) -> PageContext:
        return PageContext(
            catalog=self.catalog,
            settings=self.settings,
            fragments=self.fragments,
            url=url,
            theme=self.theme,
            files=self.files,
            draw=self.draw,
        )

    def page(self, path: str, url: str) -> PageViews:
        """Return the views of the page of a docs path, at a URL relative to the site's root."""
        page, context = self.catalog.pages.get(path), self._context(url)
        return PageViews(
            path=path,
            context=context,
            document=self._documents.get(path),
            collection=next((c for c in self.catalog.collections if c.index == path), None),
            ids=id_links(page, context) if page else {},
            unlinked=frozenset(page.unlinked if page else ()),
            moved=moved_links(page, self.catalog) if page else {},
        )
