"""Links in the text of a page: what its ids lead to, and where links to old paths lead now.

Targets are given as authors write them, from one source file to another: MkDocs turns them into addresses and checks
them, as it does with all links.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from mkdocs_archplan.link.aliases import bare_path, old_paths
from mkdocs_archplan.model import Catalog, Page
from mkdocs_archplan.read.links import is_external
from mkdocs_archplan.views.context import PageContext, tooltip
from mkdocs_archplan.views.formats import display_title

_AFTER_PATH = re.compile("[?#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdLink:
    """Where an id leads, and what a tooltip says of it; `preview`: the theme shows the document instead."""

    href: str
    title: str
    preview: bool = False


def id_links(page: Page, context: PageContext) -> Mapping[str, IdLink]:
    """Return the links of the ids that stand in a page's prose, by the id as it is written."""
    return {
        reference.raw: IdLink(
            href=_source_path(reference.target, page.path),
            title=_title(reference.target, context),
            preview=context.theme.previews,
        )
        for reference in page.references
        if reference.source == "text" and reference.target
    }


def _title(path: str, context: PageContext) -> str:
    document = context.catalog.documents[path]
    status = context.catalog.status_of(document)
    return tooltip(" · ".join(filter(None, (display_title(document), status.label if status else ""))))


def moved_links(page: Page, catalog: Catalog) -> Mapping[str, str]:
    """Return, by link as it is written, the new target of each link to a document's old path."""
    found = {}
    for reference in page.references:
        target = catalog.documents.get(reference.target or "") if reference.source == "body" else None
        if target and target.aliases and not is_external(reference.raw):
            path = _AFTER_PATH.split(reference.raw, maxsplit=1)[0]
            if _led_to(page, unquote(path)) & set(old_paths(target)):
                found[reference.raw] = _source_path(target.path, page.path) + reference.raw[len(path) :]
    return found


def _led_to(page: Page, path: str) -> set[str]:
    """Return where a relative link may lead: from the source file, the finished page, or the root of the docs."""
    bases = [""] if path.startswith("/") else [posixpath.dirname(page.path), posixpath.dirname(unquote(page.url))]
    return {bare_path(posixpath.join(base, path.lstrip("/"))) for base in bases}


def _source_path(target: str, page: str) -> str:
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))
