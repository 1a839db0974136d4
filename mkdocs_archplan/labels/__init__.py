"""Every word a reader sees that no author wrote, by language. Each can be replaced by the option `labels`.

A language is a file beside this one. `en.toml` is the one that names the words and the places in them; a word that
another language lacks is the English one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import CollectionSettings, Settings, Status

_FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _words(language: str) -> Mapping[str, str]:
    return MappingProxyType(tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8")))


LABELS: Mapping[str, str] = _words("en")


def labels_of(language: str) -> Mapping[str, str]:
    """Return the words of a language as a theme names it: `de`, `pt-BR`, `zh_Hant`; English ones where it has none."""
    name = language.replace("_", "-").casefold()
    known = next((each for each in (name, name.partition("-")[0]) if each in LANGUAGES), "en")
    return {**LABELS, **_words(known)}


def words(settings: Settings) -> Mapping[str, str]:
    """Return all words of a site: those of its language, with its own in their places."""
    return {**labels_of(settings.language), **settings.labels}


def in_words(collection: CollectionSettings, labels: Mapping[str, str]) -> CollectionSettings:
    """Return a collection whose title and statuses are called as `labels` has it, but for what its author has named."""
    kind = KINDS.get(collection.kind.name, collection.kind)
    usual = {status.slug: status for status in kind.statuses}
    title = labels.get(f"title_{kind.name}", kind.title) if collection.title == kind.title else collection.title
    statuses = tuple(
        _status(status, usual[status.slug], kind.name, labels) if status.slug in usual else status
        for status in collection.statuses
    )
    return replace(collection, title=title, statuses=statuses)


def _status(status: Status, usual: Status, kind: str, labels: Mapping[str, str]) -> Status:
    word = status.slug.replace("-", "_")
    label = labels.get(f"status_{word}", usual.label) if status.label == usual.label else status.label
    about = status.description
    if about == usual.description:
        about = labels.get(f"about_{kind}_{word}", about)
    return replace(status, label=label, description=about)
