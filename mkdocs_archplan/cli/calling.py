"""The document that is meant on the command line: by its path, its id, its number or its title."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click

from mkdocs_archplan.cli.asked import docs_path
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.link.called import document_called
from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.words.ids import parse_id

_NEAR, _LIKENESS = 3, 0.5


def called(word: str, project: Project, catalog: Catalog) -> Document:
    """Return the document that is called so. Raises click.UsageError where none or several are, with those near it.

    A path is one from the current folder or below docs_dir; a number alone is enough where one document has it.
    """
    word = typed(word)
    try:
        inside = docs_path(Path(word), project.docs)
    except ValueError:  # a NUL character is in no path
        inside = None
    found = catalog.documents.get(inside or "") or document_called(word, catalog)
    if found:
        return found
    parts = parse_id(word)
    numbered = [d for d in catalog.documents.values() if parts and not parts.prefix and _number(d) == parts.value]
    if len(numbered) == 1:
        return numbered[0]
    titled = [d for d in catalog.documents.values() if word.casefold() in (d.title.casefold(), (d.id or "").casefold())]
    if several := numbered or titled:
        raise click.UsageError(plain(f"'{word}' is what several documents are called: {_listed(several)}."))
    near = _near(word, catalog)
    advice = f" Near it are: {_listed(near)}." if near else " 'archplan list' shows what there is."
    raise click.UsageError(plain(f"No document is called '{word}'.{advice}"))


def typed(word: str) -> str:
    """Return an argument as it was typed where the locale knows ASCII only: UTF-8, whose bytes Python has escaped."""
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return word


def _number(document: Document) -> int | None:
    parts = parse_id(document.id) if document.id else None
    return parts.value if parts else None


def _near(word: str, catalog: Catalog) -> list[Document]:
    """Return the documents whose id, title or path is most like a word."""
    names: dict[str, Document] = {}
    for document in catalog.documents.values():
        for name in (document.path, document.path.rpartition("/")[2], document.title, document.id or ""):
            names.setdefault(name.casefold(), document)
    close = get_close_matches(word.casefold()[:200], names, n=2 * _NEAR, cutoff=_LIKENESS)
    return list({names[name].path: names[name] for name in close}.values())[:_NEAR]


def _listed(documents: Iterable[Document]) -> str:
    return ", ".join(f"{d.path} ({d.id or d.title})" for d in documents)
