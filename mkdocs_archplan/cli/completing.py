"""What a shell offers when Tab is pressed: only what can be told without reading documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import click
from click.shell_completion import CompletionItem

from mkdocs_archplan.cli.place import find_project
from mkdocs_archplan.git import GitError, branches
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import CollectionSettings, Role, Status
from mkdocs_archplan.problems import RULES
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.collections import discover, gather
from mkdocs_archplan.read.names import name_of
from mkdocs_archplan.read.words.ids import leading_id
from mkdocs_archplan.schemas.front_matter import written
from mkdocs_archplan.site import page_url

Completing: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"
_REFS = ("refs/heads/", "refs/remotes/")


def rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of rules; behind a comma one more."""
    before, comma, _ = incomplete.rpartition(",")
    given = set(before.split(","))
    names = {name: rule.reason for name, rule in RULES.items() if name not in given}
    return _items({f"{before}{comma}{name}": reason for name, reason in names.items()}, incomplete)


def kinds_and_collections(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the kinds of documents, and the collections of the site."""
    own = {each.name: each.title for each in _collections(_project(context))}
    return _items({**{name: kind.title for name, kind in KINDS.items()}, **own}, incomplete)


def collections(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of the site's collections."""
    return _items({each.name: each.title for each in _collections(_project(context))}, incomplete)


def statuses(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the statuses of the site's collections, or of the one kind that the command names."""
    own = _collections(_project(context))
    kind = context.params.get("kind")
    named = [each for each in own if kind in (each.name, each.kind.name)] or own
    found = {_typed(status): status.description for each in named for status in each.statuses}
    usual = {_typed(status): status.description for each in KINDS.values() for status in each.statuses}
    return _items(found or usual, incomplete)


def _typed(status: Status) -> str:
    """Return a status as it is typed: bash would take one of several words for several."""
    return status.slug if " " in written(status) else written(status)


def documents(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer documents by the ids in their files' names; those without one, and all behind a slash, by their paths."""
    return _items(dict(_named(_project(context), paths="/" in incomplete)), incomplete)


def rfcs(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer RFCs, as `documents` does."""
    return _items(dict(_named(_project(context), paths="/" in incomplete, kind="rfc")), incomplete)


def revisions(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the branches of the repository, without what git puts before their names."""
    project = _project(context)
    try:
        names = branches(project.docs if project else Path())
    except GitError:
        return []
    return _items({name.removeprefix(_REFS[0]).removeprefix(_REFS[1]): "" for name in names}, incomplete)


def _project(context: click.Context) -> Project | None:
    """Find the site that a half-written command is about; None where there is none, or it cannot be used."""
    file = context.params.get("config_file") or Path("mkdocs.yml")
    try:
        return find_project(context.params.get("docs"), file)
    except (click.ClickException, OSError):
        return None


def _collections(project: Project | None) -> tuple[CollectionSettings, ...]:
    if not project:
        return ()
    return project.settings.collections or discover(file.path for file in project.sources.pages)


def _named(project: Project | None, *, paths: bool, kind: str = "") -> Iterator[tuple[str, str]]:
    if not project:
        return
    for folder in gather(project.sources.pages, _collections(project), page_url):
        if kind and folder.settings.kind.name != kind:
            continue
        for path, guess in folder.guesses.items():
            parts = leading_id(name_of(path))
            if guess.role is not Role.DOCUMENT:
                continue
            if parts and not paths:
                yield f"{parts.prefix or folder.settings.id_prefix}-{parts.number}", name_of(path)
            else:
                yield path, folder.settings.title


def _items(found: Mapping[str, str], incomplete: str) -> list[CompletionItem]:
    """Return what begins with the letters that are there, in any case."""
    return [CompletionItem(name, help=said) for name, said in _beginning(found.items(), incomplete.casefold())]


def _beginning(found: Iterable[tuple[str, str]], letters: str) -> Iterator[tuple[str, str]]:
    return (each for each in found if each[0].casefold().startswith(letters))
