"""Files that a page shows as diagrams, and that there are none of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from mkdocs_archplan.diagrams.links import page_links
from mkdocs_archplan.diagrams.static import diagram_path, static_diagram
from mkdocs_archplan.read.diagrams import mermaid_fences
from mkdocs_archplan.read.outline import Outline
from mkdocs_archplan.read.report import Report

_LIKE = 0.8  # of a name's letters, its suffix among them
_RAW = re.compile(
    r"<(?:img|iframe|embed|object)\b[^<>]*?\s(?:src|data)\s*=\s*[\"']?(?P<address>[^\"'\s<>]+)", re.IGNORECASE
)


def report_missing_diagrams(
    outline: Outline, lines: Sequence[str], url: str, files: Collection[str] | None, report: Report
) -> None:
    """Report the pictures and exports of diagrams, and the pages that nodes link to, that are not among the files.

    `files` are the docs paths of all that is published; None says that they are not known. `url` is the page's own.
    """
    if files is None:
        return
    folder = posixpath.dirname(report.path)
    for address, line in _shown(outline):
        _look(address, line, (folder,), files, report)
    for address, line in _shown_by_tags(outline, lines):
        # MkDocs leaves addresses in raw tags as they are: those count from the page's URL.
        _look(address, line, (folder, url if url.endswith("/") else posixpath.dirname(url)), files, report)
    for fence in mermaid_fences(outline):
        for link in page_links(fence.text):
            path = diagram_path(link.address)
            if path and not _find(path, (folder,), files):
                message = f"a node links to '{link.address}', and there is no such page."
                hint = _nearest(posixpath.normpath(posixpath.join(folder, path)), files)
                report.add("broken-diagram-link", fence.line + link.line, message, hint)


def _shown(outline: Outline) -> Iterator[tuple[str, int]]:
    for link in (*outline.images, *outline.links):
        yield link.target, link.line


def _shown_by_tags(outline: Outline, lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    fences = iter(outline.fences)
    fence = next(fences, None)
    for number, text in enumerate(lines, 1):
        while fence and fence.end < number:
            fence = next(fences, None)
        if "<" in text and not (fence and fence.line <= number):
            yield from ((match["address"], number) for match in _RAW.finditer(text))


def _look(address: str, line: int, folders: Sequence[str], files: Collection[str], report: Report) -> None:
    """Report an address of a diagram that is no file in any of the folders it may count from."""
    if not static_diagram(address):
        return
    path = diagram_path(address)
    if not path.startswith("/") and not _find(path, folders, files):
        hint = _nearest(posixpath.normpath(posixpath.join(folders[0], path)), files)
        report.add("missing-diagram", line, f"there is no '{path}'.", hint)


def _find(path: str, folders: Sequence[str], files: Collection[str]) -> bool:
    return any(posixpath.normpath(posixpath.join(folder, path)) in files for folder in folders)


def _nearest(path: str, files: Collection[str]) -> str:
    """Return what to do: name the file that was probably meant, if there is one in the same folder."""
    folder, name = posixpath.split(path)
    names = [posixpath.basename(file) for file in files if posixpath.dirname(file) == folder]
    near = get_close_matches(name, names, n=1, cutoff=_LIKE)
    return f"Is '{near[0]}' meant?" if near else "Add the file, or mend its path."
