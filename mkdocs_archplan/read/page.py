"""One file that is no document: an index, or any other page of the site."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_archplan.model import Page
from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.collections import Folder
from mkdocs_archplan.read.diagrams import read_diagrams
from mkdocs_archplan.read.dialects.keys import front_matter_facts
from mkdocs_archplan.read.front_matter import FrontMatter, read_front_matter
from mkdocs_archplan.read.index_rows import IndexTable, read_index_rows
from mkdocs_archplan.read.mending import mended_text
from mkdocs_archplan.read.mentions import Mentions, read_mentions
from mkdocs_archplan.read.missing_diagrams import report_missing_diagrams
from mkdocs_archplan.read.outline import Comment, Outline
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.secrets import report_secrets
from mkdocs_archplan.read.source import SourceFile, load
from mkdocs_archplan.read.surroundings import Surroundings
from mkdocs_archplan.read.values import read_title


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page, what was wrong with its file, its comments, text for MkDocs, and a hand-kept index."""

    page: Page
    problems: tuple[Problem, ...]
    comments: tuple[Comment, ...] = ()
    mended: str | None = None
    table: IndexTable | None = None


def read_page(
    file: SourceFile, folder: Folder | None, around: Surroundings | None = None, *, silent: bool = False
) -> PageReading:
    """Read a page as far as its directives, its links and ids, and the rows of an index go.

    `folder` is the collection whose index it is. A `silent` page, such as a template, names nothing.
    """
    around = around or Surroundings()
    text, problems = load(file)
    front_matter = read_front_matter(text, file.path)
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    lines = text.split("\n")
    table = None
    if folder:
        rows = read_index_rows(outline, lines, front_matter.lines, file.path, folder.settings.statuses)
        table = IndexTable(file.path, file.url, folder.settings.name, folder.settings.statuses, tuple(rows))
    report = Report(file.path, [*problems, *(front_matter.problems if folder else ())])
    report_secrets(text, report)
    for _ in read_diagrams(outline, lines, around.diagrams, report):
        pass
    report_missing_diagrams(outline, lines, file.url, None if silent else around.files, report)
    mended = None
    if (folder or problems) and not file.outside:
        mended = mended_text(text, front_matter, unreadable=bool(problems))
    mentions = Mentions(()) if silent else read_mentions(outline, lines, front_matter, around.ids)
    page = Page(
        path=file.path,
        url=file.url,
        title=_title(file, front_matter, outline),
        references=mentions.references,
        unlinked=mentions.unlinked,
    )
    return PageReading(page, tuple(report.problems), outline.comments, mended, table)


def _title(file: SourceFile, front_matter: FrontMatter, outline: Outline) -> str:
    """Return what a page is called, whatever is wrong with how it says so: it is no document."""
    facts = tuple(front_matter_facts(front_matter.fields))
    return read_title(facts, outline.headings, file, Report(file.path))[0]
