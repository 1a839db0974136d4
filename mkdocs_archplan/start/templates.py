"""The template that a new document starts from: its folder's own, else a scaffold of this package."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from mkdocs_archplan.docs_folder import MARKDOWN
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Role
from mkdocs_archplan.read.names import stem
from mkdocs_archplan.read.roles import role_of
from mkdocs_archplan.read.source import leads_out

_TOKENS = re.compile(r"[-_. ]+")
_LEVELS = 2  # of folders below a collection's own in which templates are looked for
_VARIANTS = frozenset("bare minimal short extended full long de es fr ja pt zh".split())


def find_template(docs: Path, folder: str, root: str, kind: str) -> str | None:
    """Return the docs path of the template for documents of a kind in a folder; None where there is none.

    The nearest counts: in the folder itself, anywhere below the collection's root, or beside that root unless it is
    called after another kind. Of several in one folder, the one with the plainest name.
    """
    others = set(KINDS) - {kind}
    above = posixpath.dirname(root)
    found = [path for path in (*_below(docs, root), *_in(docs, above if root else "")) if _is_template(path, docs)]
    fitting = [path for path in found if posixpath.dirname(path) != above or not others & set(_words(path))]
    return min(fitting, key=lambda path: (_distance(path, folder, root), *_rank(path, kind)), default=None)


def scaffold(kind: str) -> bytes:
    """Return this package's own template of a kind."""
    return resources.files("mkdocs_archplan").joinpath("scaffolds", f"{kind}.md").read_bytes()


def _below(docs: Path, root: str) -> Iterator[str]:
    for above, folders, files in os.walk(docs / root):
        here = Path(above).relative_to(docs)
        yield from ((here / name).as_posix() for name in files)
        if len(here.parts) >= len(Path(root).parts) + _LEVELS:
            folders.clear()


def _in(docs: Path, folder: str) -> Iterator[str]:
    if (docs / folder).is_dir():
        yield from (file.relative_to(docs).as_posix() for file in (docs / folder).iterdir() if file.is_file())


def _is_template(path: str, docs: Path) -> bool:
    """Say whether a file is called as templates are, and lies in the docs folder itself."""
    if not path.endswith(MARKDOWN) or role_of(path) is not Role.TEMPLATE:
        return False
    return not leads_out(docs / path, docs.resolve())


def _distance(path: str, folder: str, root: str) -> int:
    here = posixpath.dirname(path)
    return (folder, root).index(here) if here in (folder, root) else 2 if here.startswith(root) and here else 3


def _rank(path: str, kind: str) -> tuple[int, int, str]:
    words = set(_words(path))
    return len(words & _VARIANTS), len(words - {kind, "template"}), path


def _words(path: str) -> list[str]:
    return [word for word in _TOKENS.split(stem(path)) if word]
