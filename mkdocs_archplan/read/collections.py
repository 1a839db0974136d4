"""Which files belong to which collection."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from mkdocs_archplan.contents import Template
from mkdocs_archplan.kinds import FOLDERS
from mkdocs_archplan.model import CollectionSettings, Role
from mkdocs_archplan.read.names import name_of
from mkdocs_archplan.read.roles import Guess, Said, guess_roles, settle_roles
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.read.template import read_template
from mkdocs_archplan.read.words.ids import common_prefix


@dataclass(frozen=True, slots=True)
class Folder:
    """A collection's files in path order with what they seem to be, and its index page, None where it has none.

    `documents` and `indexes` (every page that lists documents) are filled in once the files are read and their roles
    are settled. `silent` are pages whose links mean nothing: `templates`, and pages that only lead elsewhere.
    """

    settings: CollectionSettings
    files: tuple[SourceFile, ...]
    guesses: Mapping[str, Guess]
    index: SourceFile | None
    index_path: str
    index_url: str
    documents: tuple[SourceFile, ...] = ()
    indexes: tuple[SourceFile, ...] = ()
    silent: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()

    @property
    def candidates(self) -> tuple[SourceFile, ...]:
        """The files that are documents, or are if they state a status."""
        guesses = self.guesses
        return tuple(f for f in self.files if guesses[f.path].open or guesses[f.path].role is Role.DOCUMENT)

    @property
    def named_templates(self) -> tuple[SourceFile, ...]:
        """The files that are templates by their names, whatever stands in them."""
        return tuple(file for file in self.files if self.guesses[file.path].role is Role.TEMPLATE)

    def settled(self, said: Mapping[str, Said]) -> Folder:
        """Return this folder with its documents and indexes chosen by what its candidates say of themselves."""
        roles = settle_roles(self.guesses, said)
        documents = tuple(file for file in self.files if roles[file.path] is Role.DOCUMENT)
        indexes = tuple(file for file in self.files if roles[file.path] is Role.INDEX)
        silent = tuple(path for path, role in roles.items() if role in (Role.TEMPLATE, Role.REDIRECT))
        templates = tuple(read_template(file) for file in self.files if roles[file.path] is Role.TEMPLATE)
        lists = (*((self.index,) if self.index else ()), *indexes)
        return replace(self, documents=documents, indexes=lists, silent=silent, templates=templates)


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
    files: Sequence[SourceFile],
    collections: Sequence[CollectionSettings],
    url_of: Callable[[str], str],
    sidecars: Collection[str] = (),
) -> tuple[Folder, ...]:
    """Give every file to the collection with the deepest folder above it; files under none are left out.

    `sidecars` are folders with a metadata file of their one document. `url_of` tells the URL that a page would have
    which does not exist yet: the index of a folder without one.
    """
    members: dict[str, list[SourceFile]] = {settings.name: [] for settings in collections}
    for file in files:
        owner = _owner(file.path, collections)
        if owner:
            members[owner.name].append(file)
    by_path = {file.path: file for file in files}
    return tuple(_folder(settings, members[settings.name], by_path, url_of, sidecars) for settings in collections)


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


def root_of(path: str, settings: CollectionSettings) -> str:
    """Return the folder of a collection that a path lies in: one of its paths, or what one of its globs fits."""
    deepest = max((_depth(path, pattern) for pattern in settings.paths), default=0)
    return "/".join(path.split("/")[: max(deepest, 0)])


def _folder(
    settings: CollectionSettings,
    files: Sequence[SourceFile],
    by_path: Mapping[str, SourceFile],
    url_of: Callable[[str], str],
    sidecars: Collection[str],
) -> Folder:
    # Where only globs are given there is no one folder whose page could carry the index.
    root = next((path for path in settings.paths if not re.search(r"[*?\[]", path)), settings.name)
    root = "" if root == "." else root
    index_path = settings.index or posixpath.join(root, "index.md")
    tops = (
        [settings.index] if settings.index else [posixpath.join(root, f"{n}.md") for n in ("index", "README", "readme")]
    )
    index = next((by_path[top] for top in tops if top in by_path), None)
    members = tuple(
        file
        for file in sorted(files, key=lambda file: file.path)
        if file is not index and not _excluded(file.path, settings)
    )
    guesses = guess_roles([file.path for file in members], _roots(settings, members), sidecars)
    names = (name_of(path) for path, guess in guesses.items() if guess.role is Role.DOCUMENT)
    if settings.id_prefix == settings.kind.id_prefix and (letters := common_prefix(names)):
        settings = replace(settings, id_prefix=letters)
    if index:
        return Folder(settings, members, guesses, index, index.path, index.url)
    return Folder(settings, members, guesses, None, index_path, url_of(index_path))


def _roots(settings: CollectionSettings, files: Sequence[SourceFile]) -> frozenset[str]:
    """Return the folders that a collection's paths name, those that its globs fit among them."""
    folders = {posixpath.dirname(file.path) for file in files}
    roots = {"" if path == "." else path for path in settings.paths}
    for pattern in settings.paths:
        depth = pattern.count("/") + 1
        roots |= {"/".join(f.split("/")[:depth]) for f in folders if _depth(f"{f}/x", pattern) == depth}
    return frozenset(roots)


def _excluded(path: str, settings: CollectionSettings) -> bool:
    """Say whether a pattern fits a file: its name, its docs path, its path in the collection, or a folder above it."""
    names = [posixpath.basename(path), path]
    for root in settings.paths:
        if path.startswith(f"{root}/"):
            names.append(path[len(root) + 1 :])
    patterns = (pattern.strip("/") for pattern in settings.exclude)
    return any(fnmatchcase(name, wanted) for p in patterns for wanted in (p, f"{p}/*") for name in names)
