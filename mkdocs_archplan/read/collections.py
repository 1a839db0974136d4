"""Which files belong to which collection, and what each is to it: document, index or template."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from mkdocs_archplan.kinds import FOLDERS
from mkdocs_archplan.model import CollectionSettings, Role
from mkdocs_archplan.read.source import SourceFile

_INDEXES = ("index", "readme")
# `template`, `0000-template`, `adr-template-short`; not `0029-template-changes` or `0012-email-template`.
_TEMPLATE = re.compile(
    r"""(?:(?:0+|n+|x+|_)[-_. ]*)?
        (?:(?:m?adr|rfc|[ckt]ep|architecture|plan|decision|record|proposal|design|document)s?[-_. ])*
        templates?
        (?:[-_. ](?:m?adr|rfc|plan|short|long|bare|minimal|full|\d+))*""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A collection's files: its documents in path order, and its index page, None where the folder has none."""

    settings: CollectionSettings
    documents: tuple[SourceFile, ...]
    index: SourceFile | None
    index_path: str
    index_url: str


def role_of(path: str) -> Role:
    """Tell documents from indexes and templates by the file's name and folder."""
    stem = posixpath.splitext(posixpath.basename(path))[0].casefold()
    if _TEMPLATE.fullmatch(stem) or posixpath.basename(posixpath.dirname(path)).casefold() == "templates":
        return Role.TEMPLATE
    return Role.INDEX if stem in _INDEXES else Role.DOCUMENT


def discover(paths: Iterable[str]) -> tuple[CollectionSettings, ...]:
    """Find collections by the usual folder names; each folder is one collection, named after it."""
    found: dict[str, None] = {}
    for path in paths:
        parts = path.split("/")[:-1]
        for depth, part in enumerate(parts, 1):
            if part.casefold() in FOLDERS:
                found["/".join(parts[:depth])] = None
    names: dict[str, str] = {}
    for folder in sorted(found, key=lambda folder: (folder.count("/"), folder)):
        name = posixpath.basename(folder)
        names[folder] = name if name not in names.values() else folder
    return tuple(_discovered(folder, name) for folder, name in names.items())


def _discovered(folder: str, name: str) -> CollectionSettings:
    kind = FOLDERS[posixpath.basename(folder).casefold()]
    return CollectionSettings(
        name=name, kind=kind, paths=(folder,), title=kind.title, statuses=kind.statuses, id_prefix=kind.id_prefix
    )


def gather(
    files: Sequence[SourceFile], collections: Sequence[CollectionSettings], url_of: Callable[[str], str]
) -> tuple[Folder, ...]:
    """Give every file to the collection with the deepest folder above it; files under none are left out.

    `url_of` tells the URL that a page would have which does not exist yet: the index of a folder without one.
    """
    members: dict[str, list[SourceFile]] = {settings.name: [] for settings in collections}
    for file in files:
        owner = _owner(file.path, collections)
        if owner:
            members[owner.name].append(file)
    by_path = {file.path: file for file in files}
    return tuple(_folder(settings, members[settings.name], by_path, url_of) for settings in collections)


def _owner(path: str, collections: Sequence[CollectionSettings]) -> CollectionSettings | None:
    best, depth = None, -1
    for settings in collections:
        for pattern in settings.paths:
            reached = _depth(path, pattern)
            if reached > depth:
                best, depth = settings, reached
    return best


def _depth(path: str, pattern: str) -> int:
    """Return how many folders of a path a pattern covers, -1 when the path does not lie below it."""
    if pattern in ("", "."):
        return 0
    wanted, parts = pattern.split("/"), path.split("/")[:-1]
    if len(parts) < len(wanted):
        return -1
    fits = all(fnmatchcase(part, glob) for part, glob in zip(parts, wanted, strict=False))
    return len(wanted) if fits else -1


def _folder(
    settings: CollectionSettings,
    files: Sequence[SourceFile],
    by_path: Mapping[str, SourceFile],
    url_of: Callable[[str], str],
) -> Folder:
    # Where only globs are given there is no one folder whose page could carry the index.
    root = next((path for path in settings.paths if not re.search(r"[*?\[]", path)), settings.name)
    root = "" if root == "." else root
    index_path = settings.index or posixpath.join(root, "index.md")
    tops = (
        [settings.index] if settings.index else [posixpath.join(root, f"{n}.md") for n in ("index", "README", "readme")]
    )
    index = next((by_path[top] for top in tops if top in by_path), None)
    documents = tuple(
        file
        for file in sorted(files, key=lambda file: file.path)
        if file is not index and role_of(file.path) is Role.DOCUMENT and not _excluded(file.path, settings.exclude)
    )
    if index:
        return Folder(settings, documents, index, index.path, index.url)
    return Folder(settings, documents, None, index_path, url_of(index_path))


def _excluded(path: str, patterns: Sequence[str]) -> bool:
    name = posixpath.basename(path)
    return any(fnmatchcase(path, pattern) or fnmatchcase(name, pattern) for pattern in patterns)
