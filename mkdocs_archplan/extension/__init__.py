"""The Python-Markdown extension `archplan`: cost tables anywhere; views and links on a page that names itself.

Alone (`markdown_extensions: [mkdocs_archplan.extension]`) it aligns and verifies cost tables. The plugin hands it
`pages` as well and puts a comment that names the page (see `page_marker`) before its text; the comment, not state kept
between pages, is what ties a rendering to a page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from mkdocs_archplan.extension.cost_blocks import CostBlockProcessor
from mkdocs_archplan.extension.costs import CostTableProcessor
from mkdocs_archplan.extension.diagrams import DiagramPage, DiagramProcessor, reveal_diagrams
from mkdocs_archplan.extension.links import LinkProcessor
from mkdocs_archplan.extension.pictures import PictureProcessor
from mkdocs_archplan.extension.slugs import heading_ids
from mkdocs_archplan.extension.views import ViewProcessor, page_marker, reveal
from mkdocs_archplan.read.surroundings import Surroundings
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import PageViews

__all__ = ["ArchplanExtension", "makeExtension", "page_marker", "reveal_all"]


def reveal_all(html: str) -> str:
    """Take what travels deferred out of the comments it travels in."""
    return reveal(reveal_diagrams(html))


class ArchplanExtension(Extension):
    """Cost tables; on marked pages also views, ids in prose as links, and links to old paths."""

    def __init__(
        self,
        *,
        pages: Callable[[str, str], PageViews] | None = None,
        fragments: Fragments | None = None,
        around: Surroundings | None = None,
        locale: str = "en",
        deferred: bool = False,
        **options: Any,
    ) -> None:
        """Take the site's views and fragments from the plugin; by itself, the extension has neither pages nor theme.

        With `deferred`, views travel inside comments until `reveal_all` is called on the finished HTML: search plugins
        parse every page in Python, and would spend more time on leaving the views out than it takes to make them.
        """
        self.config = {"verify": [True, "Say beside a cost table's total whether its rows add up to it"]}
        super().__init__(**options)
        self.pages = pages
        self.fragments = fragments or Fragments()
        self.around = around or Surroundings()
        self.locale = locale
        self.heading_ids = self.around.ids or heading_ids((), {})
        self.deferred = deferred

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors."""
        # Before inline patterns (20): they would read `~5k` as subscript and `$5/$6` as math.
        tables = CostTableProcessor(
            md, self.fragments, self.around.tables, locale=self.locale, verify=self.getConfig("verify")
        )
        md.treeprocessors.register(tables, "archplan_costs", 25)
        # Before code fences (25), which would take the block for code.
        blocks = CostBlockProcessor(md, self.fragments, locale=self.locale, currency=self.around.tables.currency)
        md.preprocessors.register(blocks, "archplan_cost_blocks", 26)
        if self.pages:
            # After inline patterns, before attr_list (8) and toc (5), which then sees our headings.
            views = ViewProcessor(md, self.pages, self.heading_ids, deferred=self.deferred)
            md.treeprocessors.register(views, "archplan_views", 9)
            # After attr_list (8), which gives headings and pictures their attributes; while the page is still known.
            page = partial(_diagram_page, views)
            md.treeprocessors.register(
                PictureProcessor(md, self.fragments, page, deferred=self.deferred), "archplan_pictures", 7.9
            )
            if self.around.diagrams:
                drawn = DiagramProcessor(md, self.fragments, self.around.diagrams, page, deferred=self.deferred)
                md.treeprocessors.register(drawn, "archplan_diagrams", 7.8)
            # After attr_list, whose lists may hold an id; before abbr (7), which would take ids apart.
            md.treeprocessors.register(LinkProcessor(md, views.take_page), "archplan_links", 7.5)


def _diagram_page(views: ViewProcessor) -> DiagramPage | None:
    """Return the page that is being rendered, as far as its diagrams need it."""
    page = views.page
    return DiagramPage(path=page.path, document=page.document is not None, url=page.context.address) if page else None


def makeExtension(**options: Any) -> ArchplanExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension for `markdown_extensions: [mkdocs_archplan.extension]`."""
    return ArchplanExtension(**options)
