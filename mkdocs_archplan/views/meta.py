"""What a theme reads of a document's page: title and status, safe to print as they are, and its weight in search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from mkdocs_archplan.link.chains import is_superseded
from mkdocs_archplan.model import Catalog, Document, Settings


def page_meta(document: Document, catalog: Catalog, settings: Settings, own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page metadata that a document's reading corrects or completes; `own` is what MkDocs read.

    Themes print titles without escaping them, so they come as escaped Markup. The status is its slug: Material makes a
    class and a mark in the navigation of it. A title from the first heading is left to MkDocs. What is superseded ranks
    lower in Material's search: https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/#search-boosting
    """
    meta: dict[str, Any] = {"status": document.status}
    if document.title_source != "heading":
        # Material unescapes titles into <title>, where only an end tag could end the element: it is broken up.
        meta["title"] = Markup(str(escape(document.title)).replace("&lt;/", "&lt;\u2060/"))
    if document.authors:
        meta["author"] = escape(", ".join(document.authors))
    boost = settings.superseded_boost
    search = own.get("search") or {}
    if boost != 1 and isinstance(search, Mapping) and "boost" not in search and is_superseded(document, catalog):
        meta["search"] = {**search, "boost": boost}
    return meta
