"""What a theme reads of a document's page: its title and its status, safe to print as they are."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from mkdocs_archplan.model import Catalog, Document


def page_meta(document: Document, catalog: Catalog) -> dict[str, Any]:
    """Return the page metadata that a document's reading corrects or completes.

    Themes print titles without escaping them, so they come as escaped Markup. The status is its slug: Material makes a
    class and a mark in the navigation of it. A title from the first heading is left to MkDocs.
    """
    meta: dict[str, Any] = {"status": document.status}
    if document.title_source != "heading":
        # Material unescapes titles into <title>, where only an end tag could end the element: it is broken up.
        meta["title"] = Markup(str(escape(document.title)).replace("&lt;/", "&lt;\u2060/"))
    if document.authors:
        meta["author"] = escape(", ".join(document.authors))
    return meta
