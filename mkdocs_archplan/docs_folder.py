"""Which files of a docs folder are there, and which of them are part of the site, as MkDocs 1.6 decides it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
# MkDocs leaves these out unless `exclude_docs` takes them back: https://www.mkdocs.org/user-guide/configuration/
_HIDDEN = (".*", "/templates/")
_INDEXES = ("index", "README")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsFile:
    """A file below the docs folder by its docs path.

    `published`: it is part of the site. `outside`: a symbolic link leads from there out of the docs folder.
    """

    path: str
    file: Path
    published: bool = True
    outside: bool = False


def nothing() -> GitIgnoreSpec:
    """Return the patterns that no path fits."""
    return GitIgnoreSpec.from_lines([])


def list_docs(
    docs: Path,
    *,
    exclude: GitIgnoreSpec | None = None,
    drafts: GitIgnoreSpec | None = None,
    directory_urls: bool = True,
) -> list[DocsFile]:
    """List all files below a docs folder in MkDocs' order: a folder's own before those of the folders in it.

    What fits the patterns `exclude` or `drafts` is not published, a draft but by `mkdocs serve`. Of two files with
    one place in the site, such as index.md and README.md, only one is listed. Names that are no Unicode are passed
    over: MkDocs has no addresses for them.
    """
    hidden = GitIgnoreSpec.from_lines(_HIDDEN) + (exclude or nothing())
    draft = drafts or nothing()
    found: list[DocsFile] = []
    for folder in _folders(docs):
        files = [
            DocsFile(
                path=path,
                file=file,
                outside=outside,
                published=not (hidden.match_file(path) or draft.match_file(path)),
            )
            for path, file, outside in folder
        ]
        found += _settled(files, directory_urls)
    return found


def _folders(docs: Path) -> Iterator[list[tuple[str, Path, bool]]]:
    """Yield the files of each folder: docs path, file, and whether it lies outside. Links are followed, never round."""
    root = os.path.realpath(docs)
    # A folder, its docs path, whether a link led there, and the real paths of the folders that links led through.
    waiting: list[tuple[Path, str, bool, tuple[str, ...]]] = [(docs, "", False, (root,))]
    while waiting:
        folder, prefix, linked, above = waiting.pop()
        files, folders = [], []
        for entry in _entries(folder):
            name, file, is_link = f"{prefix}{entry.name}", Path(entry.path), entry.is_symlink()
            linked_here = linked or is_link
            real = os.path.realpath(file) if linked_here else ""
            if file.is_dir() if is_link else entry.is_dir():
                if not (is_link and _holds(real, *above)):
                    folders.append((file, f"{name}/", linked_here, (*above, real) if is_link else above))
            elif is_link or entry.is_file():
                files.append((name, file, linked_here and not _holds(root, real)))
        waiting += reversed(folders)
        yield files


def _entries(folder: Path) -> Sequence[os.DirEntry[str]]:
    """Return what is in a folder, its index first; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            named = [entry for entry in entries if _is_text(entry.name)]
    except OSError:
        return ()
    return sorted(named, key=lambda entry: (posixpath.splitext(entry.name)[0] not in _INDEXES, entry.name))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _holds(folder: str, *paths: str) -> bool:
    """Say whether any of some real paths is a folder, or lies in it."""
    return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for path in paths)


def _settled(files: Sequence[DocsFile], directory_urls: bool) -> list[DocsFile]:
    """Leave of the files with one place in the site the later one, or the earlier where that is not published."""
    first: dict[str, DocsFile] = {}
    gone = set()
    for file in files:
        other = first.setdefault(_destination(file.path, directory_urls), file)
        if other is not file:
            gone.add(other.path if file.published else file.path)
    return [file for file in files if file.path not in gone]


def _destination(path: str, directory_urls: bool) -> str:
    if not path.endswith(MARKDOWN):
        return path
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    stem = "index" if stem in _INDEXES else stem
    parts = (folder, f"{stem}.html") if stem == "index" or not directory_urls else (folder, stem, "index.html")
    return posixpath.join(*parts)
