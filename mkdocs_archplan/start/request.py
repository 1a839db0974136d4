"""What somebody asks for who starts a document, and the collection that is meant."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_archplan.kinds import FOLDERS, KINDS
from mkdocs_archplan.model import CollectionSettings, Kind, Settings
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.collections import discover
from mkdocs_archplan.start.wanted import StartError


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A document to be started. `kind` is one, or the name of a collection; `folder` is a docs path.

    `template` is a file to start from; `against` are branches whose numbers are taken, too; `rfc` names the document
    that this one implements. Empty means that nothing was said.
    """

    kind: str
    title: str
    day: datetime.date
    collection: str = ""
    folder: str = ""
    status: str = ""
    authors: tuple[str, ...] = ()
    template: Path | None = None
    against: tuple[str, ...] = ()
    rfc: str = ""


def chosen_collection(project: Project, request: Request) -> tuple[Settings, CollectionSettings]:
    """Return settings whose collections hold the one that is asked for, and that one.

    Where collections are found by the names of folders, one that does not exist yet takes the usual name. Raises
    StartError where none fits, or several do.
    """
    found = project.settings.collections or discover(file.path for file in project.sources.pages)
    word = request.kind.casefold()
    kind = KINDS.get(word) or KINDS.get(word.removesuffix("s"))
    named = [each for each in found if each.name == (request.collection or request.kind)]
    fitting = named or [each for each in found if each.kind is kind and not request.collection]
    if kind and named and named[0].kind is not kind:
        raise StartError(f"The collection '{named[0].name}' holds documents of the kind {named[0].kind.name}.")
    if len(fitting) == 1:
        return replace(project.settings, collections=tuple(found)), fitting[0]
    names = ", ".join(each.name for each in found)
    if fitting:
        several = ", ".join(each.name for each in fitting)
        raise StartError(
            f"There are several collections for '{request.kind}': {several}. Choose one with --collection."
        )
    if request.collection or not kind:
        wanted = request.collection or request.kind
        raise StartError(f"'{wanted}' is neither plan, rfc nor adr, nor a collection of this site ({names or 'none'}).")
    if project.settings.collections:
        raise StartError(f"No collection in mkdocs.yml is of the kind {kind.name}: there are {names}.")
    new = _new(kind)
    return replace(project.settings, collections=(*found, new)), new


def _new(kind: Kind) -> CollectionSettings:
    usual = {"plan": "architecture", "rfc": "rfcs"}.get(kind.name, kind.name)
    folder = usual if usual in FOLDERS else next(name for name, each in FOLDERS.items() if each is kind)
    return CollectionSettings(
        name=folder, kind=kind, paths=(folder,), title=kind.title, statuses=kind.statuses, id_prefix=kind.id_prefix
    )
