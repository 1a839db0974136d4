"""What some rules need to know that no document says: which day it is, and when files were last changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_archplan import git


def today() -> datetime.date:
    """Return the day of this run in UTC; SOURCE_DATE_EPOCH sets it, for builds that must not depend on their day.

    The variable holds seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/
    """
    try:
        return datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.datetime.now(datetime.UTC).date()


def _all_changed(paths: Collection[str], days: int) -> frozenset[str]:
    return frozenset(paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The day of a run, and `changed_within(paths, days)`: which of some docs paths were changed in the last days.

    Where no history is known, all were.
    """

    today: datetime.date = field(default_factory=today)
    changed_within: Callable[[Collection[str], int], frozenset[str]] = _all_changed


def circumstances_of(docs: Path) -> Circumstances:
    """Return the circumstances of a run over a docs folder; git is asked for its history when a rule wants to know."""
    now = today()
    return Circumstances(today=now, changed_within=lambda paths, days: _changed_within(docs, now, paths, days))


def _changed_within(docs: Path, now: datetime.date, paths: Collection[str], days: int) -> frozenset[str]:
    changed = git.changed_within(docs, days, now)
    if changed is None:
        return frozenset(paths)
    root = docs.resolve()
    return frozenset(path for path in paths if _is_changed((root / path).resolve(), root, changed))


def _is_changed(file: Path, root: Path, changed: Collection[Path]) -> bool:
    """Say whether a file is among those changed; so is one that git cannot know: made by a plugin, or elsewhere."""
    return file in changed or not file.is_file() or not file.is_relative_to(root)
