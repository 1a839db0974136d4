"""A file of findings that are known already: they stay quiet, new ones are told, healed ones must leave the file.

A finding is the same wherever it stands in its file, and whatever numbers its message counts: `3 of 12 tasks` may
become `2 of 12 tasks`, and lines move. Numbers in quotes are the author's, and count.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_archplan.problems import Problem
from mkdocs_archplan.read.source import read_within

SCHEMA_VERSION = 1
USUAL_NAME = ".archplan-baseline.json"  # beside mkdocs.yml
_LARGEST = 50_000_000  # bytes
_MOST = 1_000_000  # of one finding in one file
_QUOTED = re.compile(r"((?<!\w)'[^']*'(?!\w)|“[^”]*”)")
_NUMBER = re.compile(r"(?<![\w#/-])\d+(?![\w-]|\.[A-Za-z])")


class BaselineError(ValueError):
    """A baseline that cannot be used; the message says why, as the end of a sentence about the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding that is known, and how many times its file has it. The numbers of its message are `…`."""

    rule: str
    path: str
    message: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Problems that a baseline does not know, those it knows, and what it knows of that was not found."""

    new: tuple[Problem, ...]
    known: tuple[Problem, ...]
    healed: tuple[Entry, ...]


def read_baseline(file: Path) -> tuple[Entry, ...]:
    """Read a baseline. Raises BaselineError where there is none, or it is not what `baseline_json` writes."""
    if "\0" in str(file):
        raise BaselineError("is no name of a file.")
    try:
        data = json.loads(read_within(file, _LARGEST))
    except OSError as error:
        raise BaselineError(f"cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError("is not valid JSON.") from error
    if not isinstance(data, dict) or data.get("schema_version") != SCHEMA_VERSION:
        raise BaselineError(f"is no baseline with 'schema_version' {SCHEMA_VERSION}.")
    entries = data.get("entries")
    if not isinstance(entries, list):
        raise BaselineError("has no list of 'entries'.")
    return _entries({_key(_entry(item)): _entry(item).count for item in entries})


def baseline_json(entries: Iterable[Entry]) -> str:
    """Return a baseline as JSON text: sorted and a line per entry, so that a diff of two is readable."""
    lines = ",\n".join(json.dumps(_plain(entry), ensure_ascii=False) for entry in sorted(entries, key=_place))
    return f'{{"schema_version": {SCHEMA_VERSION}, "entries": [\n{lines}\n]}}\n'


def entries_of(problems: Iterable[Problem]) -> tuple[Entry, ...]:
    """Return problems as the entries of a baseline that knows them all."""
    return _entries(Counter(finding(problem) for problem in problems))


def finding(problem: Problem) -> tuple[str, str, str]:
    """Return what makes a problem the same in a later run: rule, path, and its message without what it counts."""
    parts = _QUOTED.split(problem.message)
    parts[::2] = [_NUMBER.sub("…", part) for part in parts[::2]]
    return problem.rule, _readable(problem.path), _readable("".join(parts))


def fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield for each problem a name that survives moved lines; several of one finding are told apart by their order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        key = finding(problem)
        seen[key] += 1
        yield hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:32]


def compare(problems: Iterable[Problem], entries: Iterable[Entry], covers: Callable[[str, str], bool]) -> Compared:
    """Part problems by what a baseline knows; `covers(rule, path)` says what this run looked at."""
    left = Counter({_key(entry): entry.count for entry in entries})
    new, known = [], []
    for problem in problems:
        key = finding(problem)
        if left[key] > 0:
            left[key] -= 1
            known.append(problem)
        else:
            new.append(problem)
    healed = {key: count for key, count in left.items() if count > 0 and covers(*key[:2])}
    return Compared(new=tuple(new), known=tuple(known), healed=_entries(healed))


def renewed(
    problems: Iterable[Problem], entries: Iterable[Entry], covers: Callable[[str, str], bool]
) -> tuple[Entry, ...]:
    """Return a baseline that knows these problems, and what an older one knew that this run did not look at."""
    kept = [entry for entry in entries if not covers(entry.rule, entry.path)]
    return _entries({_key(entry): entry.count for entry in (*kept, *entries_of(problems))})


def differences(old: Iterable[Entry], new: Iterable[Entry]) -> tuple[int, int]:
    """Return how many findings a new baseline has that the old one has not, and the reverse."""
    before = Counter({_key(entry): entry.count for entry in old})
    after = Counter({_key(entry): entry.count for entry in new})
    return (after - before).total(), (before - after).total()


def _entry(item: Any) -> Entry:
    words = [item.get(name) for name in ("rule", "path", "message")] if isinstance(item, dict) else []
    count = item.get("count") if isinstance(item, dict) else None
    good = words and all(isinstance(word, str) for word in words)
    if not good or isinstance(count, bool) or not isinstance(count, int) or not 0 < count <= _MOST:
        raise BaselineError("has an entry without 'rule', 'path', 'message' and a 'count' above 0.")
    rule, path, message = (str(word) for word in words)
    return Entry(rule=rule, path=path, message=message, count=count)


def _entries(counts: Mapping[tuple[str, str, str], int]) -> tuple[Entry, ...]:
    entries = (Entry(rule=r, path=p, message=m, count=count) for (r, p, m), count in counts.items())
    return tuple(sorted(entries, key=_place))


def _plain(entry: Entry) -> dict[str, str | int]:
    return {"path": entry.path, "rule": entry.rule, "message": entry.message, "count": entry.count}


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.rule, entry.path, entry.message


def _place(entry: Entry) -> tuple[str, str, str]:
    return entry.path, entry.rule, entry.message


def _readable(text: str) -> str:
    """Return a text that UTF-8 can hold: names of files may be bytes that are no text."""
    return text.encode("utf-8", "replace").decode("utf-8")
