"""What every view of one page is made from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote

from mkdocs_archplan.diagrams.drawings.drawing import Drawing
from mkdocs_archplan.model import Catalog, Document, Settings, Status
from mkdocs_archplan.views.formats import display_title, document_cost, format_date
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.urls import relative_url

Draw: TypeAlias = Callable[[str], Drawing | None]


def nothing_drawn(source: str) -> None:
    """Draw nothing: what a site does that leaves diagrams to the browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What the site's theme does with pages: draws mermaid's `pictures`, opens `previews` of what links lead to."""

    pictures: bool = False
    previews: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date for programs and for people; `iso` may be a month."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Another document, or a page outside the collections, as a page names it."""

    id: str | None
    title: str
    href: str
    status: Status | None
    date: Day | None = None

    @property
    def tooltip(self) -> str:
        """The title as a `title` attribute may hold it."""
        return tooltip(self.title)


def tooltip(text: str) -> str:
    """Return a text for a `title` attribute: Material's tooltips take it for HTML, so that its tags are broken up."""
    return text.replace("<", "<\u2060")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """The catalog and how the site wants it shown, for the page at `url` (relative to the site's root).

    `files` are the docs paths of all that is published; `draw` draws a diagram at build time, where that can be done.
    """

    catalog: Catalog
    settings: Settings
    fragments: Fragments
    url: str
    theme: Theme = Theme()
    files: Collection[str] = ()
    draw: Draw = nothing_drawn

    def label(self, name: str) -> str:
        """Return a word of the site's own language."""
        return self.fragments.labels[name]

    def href(self, url: str) -> str:
        """Return the relative address of another page."""
        return relative_url(url, self.url)

    def address(self, path: str) -> str | None:
        """Return the relative address of a file given by its docs path, None where there is no such file."""
        if page := self.catalog.pages.get(path):
            return self.href(page.url)
        return self.href(quote(path)) if path in self.files else None

    def linked(self, path: str) -> Linked:
        """Return a document or a page of the catalog as this page names it."""
        document = self.catalog.documents.get(path)
        if not document:
            page = self.catalog.pages[path]
            return Linked(id=None, title=page.title, href=self.href(page.url), status=None)
        return Linked(
            id=document.id,
            title=display_title(document),
            href=self.href(document.url),
            status=self.catalog.status_of(document),
            date=self.day(document.date),
        )

    def cost(self, document: Document) -> tuple[str, float] | None:
        """Return what a document costs per the site's period, as text and as a number to sort by."""
        settings = self.settings
        return document_cost(document.costs, settings.cost_period, settings.currency, settings.language)

    def day(self, date: str | None) -> Day | None:
        """Return a document's date as it is shown."""
        settings = self.settings
        return Day(iso=date, text=format_date(date, settings.date_format, settings.language)) if date else None
