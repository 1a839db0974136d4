"""Which of several documents of one name is meant: the one that lies nearest."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from mkdocs_archplan.model import Document


def nearest(paths: Iterable[str], origin: str, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Prefer, of several documents, the only one in the folder of the page `origin`, then in its collection."""
    found = tuple(dict.fromkeys(paths))
    if len(found) < 2:
        return found
    folder, own = posixpath.dirname(origin), documents.get(origin)
    for near in (
        [path for path in found if posixpath.dirname(path) == folder],
        [path for path in found if own and documents[path].collection == own.collection],
    ):
        if len(near) == 1:
            return tuple(near)
    return found
