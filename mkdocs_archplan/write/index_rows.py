"""The row of a hand-kept index changed together with its document, where it certainly is that row and that cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_archplan.link.index_rows import document_of
from mkdocs_archplan.model import Collection, Role, Status
from mkdocs_archplan.read.collections import gather
from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.index_rows import IndexRow, IndexTable, read_index_rows
from mkdocs_archplan.read.outline import Table
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.values import read_status
from mkdocs_archplan.site import page_url
from mkdocs_archplan.text import plain_text
from mkdocs_archplan.write.drafts import Drafts
from mkdocs_archplan.write.manuscript import Edit, Manuscript
from mkdocs_archplan.write.renaming import name_in, renamings
from mkdocs_archplan.write.spelling import spelt

_CELL = re.compile(r"(?:\\.|[^|\\])*")


def change_rows(drafts: Drafts, path: str, old: Status, status: Status) -> bool:
    """Give a document's rows another status where they have its old one; say whether one was changed.

    Rows that already disagree with their document stay, and so does what takes its status from a heading.
    """
    catalog = drafts.catalog
    collection = catalog.collection_of(catalog.documents[path])
    changed = False
    for page in _indexes(drafts, collection):
        if not drafts.refusal(page):
            changed |= _change_in(drafts, page, path, (old, status))
    return changed


def _indexes(drafts: Drafts, collection: Collection) -> Iterator[str]:
    """Yield the pages that list a collection."""
    settings = [each.settings for each in drafts.catalog.collections]
    folders = gather(drafts.project.sources.pages, settings, page_url)
    folder = next(folder for folder in folders if folder.settings.name == collection.settings.name)
    if folder.index:
        yield folder.index.path
    for file in folder.files:
        if folder.guesses[file.path].role is Role.INDEX and file.path not in drafts.catalog.documents:
            yield file.path


def _change_in(drafts: Drafts, page: str, path: str, step: tuple[Status, Status]) -> bool:
    changed = False
    before = _table(drafts, page, path, drafts.bytes_of(page))
    for number, row in enumerate(before.rows):
        if document_of(row, before, drafts.catalog.documents, drafts.targets) != path:
            continue
        if _slug(row, before) == step[0].slug and (data := _changed(drafts, page, path, number, step)):
            drafts.settle({page: data}, f"{page}:{row.line}: the row of {path} says '{step[1].label}'")
            changed = True
    return changed


def _changed(drafts: Drafts, page: str, path: str, number: int, step: tuple[Status, Status]) -> bytes | None:
    """Return an index page with another status in one row; None where the page then says anything else otherwise."""
    manuscript = Manuscript.of(drafts.bytes_of(page))
    before = _table(drafts, page, path, drafts.bytes_of(page))
    cell = _status_cell(manuscript, before.rows[number].line)
    if not cell:
        return None
    collection = drafts.catalog.collection_of(drafts.catalog.documents[path])
    old, status = step
    text = manuscript.text[cell[0] : cell[1]]
    name = spelt(status, collection, name_in(text, old), old)
    for renaming in renamings(text, old, name):
        data = manuscript.edited([Edit(*cell, renaming.text)])
        if data is not None and _differs_only(before, _table(drafts, page, path, data), number, status):
            return data
    return None


def _differs_only(before: IndexTable, after: IndexTable, number: int, status: Status) -> bool:
    """Say whether only the status of one row is another."""
    if len(before.rows) != len(after.rows) or _slug(after.rows[number], after) != status.slug:
        return False
    same = [
        row.names == new.names and (at == number or row.facts == new.facts)
        for at, (row, new) in enumerate(zip(before.rows, after.rows, strict=True))
    ]
    return all(same)


def _slug(row: IndexRow, table: IndexTable) -> str | None:
    return read_status(row.facts, (), table.statuses).slug


def _table(drafts: Drafts, page: str, path: str, data: bytes) -> IndexTable:
    """Read the rows of an index page for the collection of a document."""
    collection = drafts.catalog.collection_of(drafts.catalog.documents[path]).settings
    text = Manuscript.of(data).text
    front_matter = read_front_matter(text, page)
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    rows = read_index_rows(outline, text.split("\n"), front_matter.lines, page, collection.statuses)
    url = drafts.catalog.pages[page].url if page in drafts.catalog.pages else page_url(page)
    return IndexTable(page, url, collection.name, collection.statuses, tuple(rows))


def _status_cell(manuscript: Manuscript, line: int) -> tuple[int, int] | None:
    """Return where the cell of the status stands in the row of a line, without the white space around it."""
    front_matter = read_front_matter(manuscript.text, "")
    outline = read_outline(manuscript.text[front_matter.length :], front_matter.lines + 1)
    table = next((table for table in outline.tables if line in table.row_lines), None)
    column = _status_column(table) if table else None
    if column is None:
        return None
    text, start = manuscript.line(line), manuscript.start_of(line)
    cells = list(_cells(text))
    if column >= len(cells):
        return None
    first, end = cells[column]
    written = text[first:end]
    return start + first + len(written) - len(written.lstrip()), start + first + len(written.rstrip())


def _status_column(table: Table) -> int | None:
    names = (field_name(plain_text(cell)) for cell in table.header)
    return next((at for at, name in enumerate(names) if meaning_of(name) is Meaning.STATUS), None)


def _cells(row: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of a row of a Markdown table begin and end; a pipe with a backslash is text."""
    at = len(row) - len(row.lstrip())
    at += row[at : at + 1] == "|"
    while at <= len(row):
        match = _CELL.match(row, at)
        end = match.end() if match else at
        yield at, end
        at = end + 1
