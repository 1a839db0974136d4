"""What some rules need to know that no document says: which day it is, and when files were last changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field


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
