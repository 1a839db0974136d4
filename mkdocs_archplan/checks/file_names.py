"""Rules about the names of a collection's files and the numbers in them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from mkdocs_archplan.model import Catalog, Collection, Document
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.collections import root_of
from mkdocs_archplan.read.file_names import learn_format
from mkdocs_archplan.read.names import name_of
from mkdocs_archplan.read.words.ids import leading_id

_FEWEST = 5
_MOST, _DENSE = 0.8, 0.7
_MARKDOWN = ".md"


def file_name_formats(catalog: Catalog) -> Iterator[Problem]:
    """Report files that are named otherwise than nearly all others of their folder: at least four of five, of five."""
    for collection in catalog.collections:
        for documents in _folders(collection).values():
            names = [_file_name(document) for document in documents]
            learnt = learn_format(names) if len(names) >= _FEWEST else None
            others = [at for at, name in enumerate(names) if learnt and not learnt.fits(name)]
            if not learnt or len(names) - len(others) < len(names) * _MOST:
                continue
            like = next(name for name in names if learnt.fits(name))
            for at in others:
                yield Problem(
                    rule="filename-format",
                    path=documents[at].path,
                    line=1,
                    message=f"'{names[at]}' is not named as the other documents of its folder are, such as '{like}'.",
                    hint="Rename it, and leave its former name in 'aliases'.",
                )


def number_gaps(catalog: Catalog) -> Iterator[Problem]:
    """Report numbers that a folder's sequence leaves out, once for each folder, at the document after the first gap.

    Only where documents are counted one by one: at least five, and seven of ten numbers between the first and the last
    in use. Elsewhere the numbers come from pull requests or the like. A number that any page of the folder has is used.
    """
    for collection in catalog.collections:
        for root, documents in _folders(collection).items():
            numbered = {number: d for d in documents if (number := _number(d.path)) is not None}
            if len(numbered) < _FEWEST:
                continue
            low, high = min(numbered), max(numbered)
            if len(numbered) < (high - low + 1) * _DENSE:
                continue
            gaps = [number for number in range(low, high) if number not in numbered]
            if gaps:
                inside = f"{root}/" if root else ""
                used = {_number(path) for path in catalog.pages if path.startswith(inside)}
                gaps = [number for number in gaps if number not in used]
            if gaps:
                after = numbered[min(number for number in numbered if number > gaps[0])]
                verb = "is" if len(gaps) == 1 else "are"
                yield Problem(
                    rule="number-gap",
                    path=after.path,
                    line=1,
                    message=f"{_ranges(gaps, _width(after.path))} {verb} missing between {low} and {high}.",
                    hint="Keep a withdrawn document and say so in its status, so that its number is not taken again.",
                )


def _folders(collection: Collection) -> dict[str, list[Document]]:
    """Return the documents of each folder of a collection."""
    folders: dict[str, list[Document]] = {}
    for document in collection.documents:
        folders.setdefault(root_of(document.path, collection.settings), []).append(document)
    return folders


def _file_name(document: Document) -> str:
    """Return the name of a document's file; that of its folder, as if it were a file, where that bears its name."""
    name, own = name_of(document.path), posixpath.basename(document.path)
    return own if own.startswith(f"{name}.") else f"{name}{_MARKDOWN}"


def _number(path: str) -> int | None:
    parts = leading_id(name_of(path))
    return parts.value if parts else None


def _width(path: str) -> int:
    parts = leading_id(name_of(path))
    return len(parts.number) if parts else 1


def _ranges(numbers: Sequence[int], width: int) -> str:
    """Write numbers in order as briefly as they can be: `0004-0006, 0009`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]:0{width}}" + (f"–{run[-1]:0{width}}" if run[1:] else "") for run in runs)
