"""Where among the documents of a collection a new one lies, and what its file is called."""

from __future__ import annotations

import datetime
import os
import posixpath
import re
from collections import Counter
from collections.abc import Collection as AbstractCollection
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_archplan.docs_folder import MARKDOWN
from mkdocs_archplan.model import Collection, CollectionSettings
from mkdocs_archplan.read.collections import root_of
from mkdocs_archplan.read.file_names import FileNameFormat, learn_format
from mkdocs_archplan.read.names import name_of
from mkdocs_archplan.read.words.ids import leading_id, parse_id
from mkdocs_archplan.start.wanted import StartError
from mkdocs_archplan.start.written import latin
from mkdocs_archplan.text import plain_text

_GLOB = re.compile(r"[*?\[]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENOUGH = 3  # names, of which something can be told that is not usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A folder of documents, a docs path, and those of its collection's root that count with it.

    `names` are those of the documents in the folder, without hidden ones; `main` is what the file of a document is
    called where each has a folder of its own, else "". `beside` are all folders whose names take numbers.
    """

    folder: str
    root: str
    names: tuple[str, ...]
    main: str
    beside: frozenset[str]

    def format(self, collection: CollectionSettings, template: str = "") -> FileNameFormat:
        """Return how files are named here; where there are none yet, as is usual for the kind, or as `template` is."""
        usual = FileNameFormat(suffix="-plan") if collection.kind.name == "plan" else FileNameFormat(digits=4)
        few = len(self.names) < _ENOUGH and usual.suffix and all(map(usual.fits, self.names))
        if self.names and not few and (learnt := learn_format(self.names)):
            return learnt
        parts = leading_id(posixpath.splitext(template)[0])
        if parts and parts.prefix is None and parts.value == 0:
            return FileNameFormat(digits=len(parts.number))
        return usual

    def path(self, name: str) -> str:
        """Return the docs path of a document of a name."""
        return posixpath.join(self.folder, name, self.main) if self.main else posixpath.join(self.folder, name)


def find_shelf(collection: Collection, docs: Path, wish: str, day: datetime.date) -> Shelf:
    """Return the folder that a new document belongs in: `wish`, a docs path, or where most of the others lie.

    Raises StartError where several folders are as likely.
    """
    settings = collection.settings
    homes = [_home(document.path) for document in collection.documents]
    folder = wish or _usual(homes, settings, docs, day)
    root = root_of(posixpath.join(folder, "x"), settings)
    near = [home for home in homes if root_of(posixpath.join(home[0], "x"), settings) == root]
    here = [home for home in near if home[0] == folder] or near
    mains = Counter(main for _, _, main in here if main)
    nested = mains.total() * 2 > len(here)
    return Shelf(
        folder=folder,
        root=root,
        names=tuple(name for _, name, main in here if bool(main) is nested),
        main=mains.most_common(1)[0][0] if nested else "",
        beside=frozenset({folder, *(home[0] for home in near)}),
    )


def _home(path: str) -> tuple[str, str, str]:
    """Return the folder of a document, its name there, and the name of its file where the folder is its own."""
    folder, name = posixpath.split(path)
    if folder and name_of(path) == posixpath.basename(folder) != posixpath.splitext(name)[0]:
        return posixpath.dirname(folder), posixpath.basename(folder), name
    return folder, name, ""


def _usual(homes: Iterable[tuple[str, str, str]], settings: CollectionSettings, docs: Path, day: datetime.date) -> str:
    counted = Counter(folder for folder, _, _ in homes)
    roots = {root_of(posixpath.join(folder, "x"), settings) for folder in counted} or set(_folders(settings, docs))
    if len(roots) != 1:
        found = f"has several folders ({', '.join(sorted(roots))})" if roots else "has no folder that exists"
        raise StartError(f"The collection '{settings.name}' {found}: choose one with --in.")
    folder = max(sorted(counted), key=counted.__getitem__, default=min(roots))
    above, name = posixpath.split(folder)
    return posixpath.join(above, f"{day:%Y}") if _YEAR.fullmatch(name) else folder


def _folders(settings: CollectionSettings, docs: Path) -> Iterator[str]:
    """Yield the folders of a collection without documents: those it names, and those that exist for its globs."""
    for path in settings.paths:
        if not _GLOB.search(path):
            yield "" if path == "." else path
        else:
            yield from (found.relative_to(docs).as_posix() for found in docs.glob(path) if found.is_dir())


def names_on_disk(shelf: Shelf, docs: Path, foreign: AbstractCollection[str]) -> Iterator[str]:
    """Yield the names of Markdown files and folders that take numbers, hidden ones too.

    `foreign` are folders of other collections. Where the root is the docs folder itself, only folders of documents
    count.
    """
    for above, folders, files in os.walk(docs / shelf.root):
        here = Path(above).relative_to(docs).as_posix().removeprefix(".")
        folders[:] = sorted(name for name in folders if posixpath.join(here, name) not in foreign)
        if shelf.root or here in shelf.beside:
            yield from (*folders, *(name for name in files if name.endswith(MARKDOWN)))


def names_in(paths: Iterable[str], shelf: Shelf) -> Iterator[str]:
    """Yield the names that take numbers of paths relative to the root, as another branch has them."""
    for path in paths:
        *folders, name = path.split("/")
        if shelf.root or posixpath.join(shelf.root, *folders) in shelf.beside:
            yield from folders
            if name.endswith(MARKDOWN):
                yield name


def next_number(
    names: Iterable[str], format_: FileNameFormat, collection: Collection, root: str, day: datetime.date
) -> int:
    """Return the number after the highest that a name, or the id of a document below the root, has."""
    settings = collection.settings
    ids = (d.id for d in collection.documents if d.id and root_of(d.path, settings) == root)
    taken = [] if format_.date else [parts.value for id_ in ids if (parts := parse_id(id_))]
    own = {settings.id_prefix.upper(), settings.kind.name.upper(), format_.prefix.strip("-_ #.").upper(), None}
    for name in names:
        bare = name.lstrip("._")
        if format_.date:
            stamp = re.match(rf"{re.escape(format_.prefix + day.strftime(format_.date))}[-_. ](\d{{1,5}})(?!\d)", bare)
            taken += [int(stamp[1])] if stamp else []
        elif (parts := leading_id(bare)) and parts.prefix in own and not _YEAR.fullmatch(bare):
            taken.append(parts.value)
    return max(taken, default=0) + 1


def file_name(format_: FileNameFormat, number: int, title: str, shelf: Shelf, day: datetime.date) -> str:
    """Return the name of a new file, or folder; in a folder of plain Latin names without accents."""
    title = plain_text(title)
    words = title if any(not name.isascii() for name in shelf.names) else latin(title)
    return format_.name(number if format_.digits else None, words, day)
