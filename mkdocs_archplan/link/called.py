"""The document that a site's author calls by name, in a directive or on the command line."""

from __future__ import annotations

import posixpath

from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.read.words.ids import parse_id


def document_called(word: str, catalog: Catalog) -> Document | None:
    """Return the document of a docs path, an id, a title or a file's name; None where none or several fit."""
    if document := catalog.documents.get(word.removeprefix("./")):
        return document
    if not word.strip():
        return None
    wanted, documents = word.casefold(), catalog.documents.values()
    stem = wanted.removesuffix(".md")
    number = _number(word)
    for fits in (
        [d for d in documents if d.id and (d.id.casefold() == wanted or (number and _number(d.id) == number))],
        [d for d in documents if d.title.casefold() == wanted],
        [d for d in documents if posixpath.splitext(posixpath.basename(d.path))[0].casefold() == stem],
    ):
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _number(written: str) -> tuple[str | None, int] | None:
    """Return the letters and the number of an id, so that its width does not count."""
    parts = parse_id(written)
    return (parts.prefix, parts.value) if parts and parts.prefix else None
