"""Diagrams that are files of the site: pictures, and the pages that drawing programs export."""

from __future__ import annotations

import posixpath
from typing import Literal
from urllib.parse import unquote, urlsplit

from mkdocs_archplan.read.links import is_external

_PICTURES = frozenset((".apng", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
_EXPORTS = frozenset((".htm", ".html"))
_FOLDER, _WORD = "diagrams", "diagram"


def static_diagram(address: str) -> Literal["picture", "export"] | None:
    """Say what an address in a document shows, if it is a diagram that is a file; None for any other address.

    A picture is one where a folder is called `diagrams` or its own name holds `diagram`; an export only in such a
    folder, as `diagrams.html` may be a page of the site. Letter case does not matter.
    """
    path = diagram_path(address).casefold()
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    in_folder = _FOLDER in path.split("/")[:-1]
    if suffix in _PICTURES and (in_folder or _WORD in stem):
        return "picture"
    if suffix in _EXPORTS and in_folder and stem != "index":
        return "export"
    return None


def diagram_path(address: str) -> str:
    """Return the path of a relative address, decoded; empty for one with a scheme, or that is none at all."""
    if is_external(address) or address.startswith("//"):
        return ""
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""
