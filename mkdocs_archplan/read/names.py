"""What the name of a file says of it, before anything is read."""

from __future__ import annotations

import posixpath

# What the file of a document is called in a folder that bears the document's name.
MAIN_NAMES = frozenset(("proposal", "rfc", "adr", "plan", "design", "decision", "document", "main"))
_READMES = ("readme", "index")


def stem(path: str) -> str:
    """Return a file's name without folder and extension, in lower case."""
    return posixpath.splitext(posixpath.basename(path))[0].casefold()


def own_name(path: str) -> str:
    """Return a file's name without its extension; of a README its folder's."""
    folder, name = posixpath.split(path)
    return (posixpath.basename(folder) if stem(path) in _READMES else "") or posixpath.splitext(name)[0]


def name_of(path: str) -> str:
    """Return the name that stands for a document: its file's, or its folder's where the file is called as many are."""
    folder, name = posixpath.split(path)
    above = posixpath.basename(folder)
    shared = stem(path) in (*_READMES, *MAIN_NAMES, above.casefold())
    return above if above and shared else posixpath.splitext(name)[0]
