"""What documents were called before, so that links to the old name still lead to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_archplan.model import Document

_ENDINGS = (".md", ".markdown", ".html")
_INDEXES = ("index", "README")


def old_paths(document: Document) -> Iterator[str]:
    """Yield the bare paths that a document's aliases may mean: beside it, and from the docs folder."""
    for alias in document.aliases:
        if is_path(alias):
            yield bare_path(posixpath.join(posixpath.dirname(document.path), alias))
            yield bare_path(alias.lstrip("/"))


def old_names(document: Document) -> Iterator[str]:
    """Yield the aliases of a document that are ids or titles."""
    return (alias for alias in document.aliases if not is_path(alias))


def is_path(alias: str) -> bool:
    """Say whether an alias is a path rather than a name."""
    return "/" in alias or alias.casefold().endswith(_ENDINGS)


def bare_path(path: str) -> str:
    """Return a path without its ending, as a page's source and its address have in common: `rfcs/old` for both."""
    path = posixpath.normpath(path)
    path = posixpath.splitext(path)[0] if path.endswith(_ENDINGS) else path
    folder, name = posixpath.split(path)
    return folder if name in _INDEXES and folder else path


def moved(documents: Mapping[str, Document], pages: Iterable[str]) -> Mapping[str, str]:
    """Return the documents by their bare old paths; a page that stands there now is meant itself."""
    aliased = [document for document in documents.values() if document.aliases]
    taken = {bare_path(page) for page in pages} if aliased else set()
    found: dict[str, str] = {}
    for document in aliased:
        for path in old_paths(document):
            if path not in taken:
                found.setdefault(path, document.path)
    return found
