"""What documents were called before, so that links to the old name still lead to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from mkdocs_archplan.model import Document

ENDINGS = (".md", ".markdown", ".html")


def old_paths(document: Document) -> Iterator[str]:
    """Yield the docs paths that a document's aliases may mean: beside it, and from the docs folder."""
    for alias in document.aliases:
        if is_path(alias):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(document.path), alias))
            yield posixpath.normpath(alias.lstrip("/"))


def old_names(document: Document) -> Iterator[str]:
    """Yield the aliases of a document that are ids or titles."""
    return (alias for alias in document.aliases if not is_path(alias))


def is_path(alias: str) -> bool:
    """Say whether an alias is a path rather than a name."""
    return "/" in alias or alias.casefold().endswith(ENDINGS)


def moved(documents: Mapping[str, Document], pages: Mapping[str, object]) -> Mapping[str, str]:
    """Return the documents by their old paths; a page that stands there now is meant itself."""
    found: dict[str, str] = {}
    for document in documents.values():
        for path in old_paths(document):
            if path not in pages:
                found.setdefault(path, document.path)
    return found
