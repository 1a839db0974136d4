"""A changed file as a value, its unified diff, and the one place that writes it: a whole file at once or not at all."""

from __future__ import annotations

import contextlib
import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_archplan.whole_file import staged

_NO_END = b"\\ No newline at end of file\n"


class WriteError(Exception):
    """A file cannot be written; the message says which and why. What was not written yet is as it was."""


class ChangedMeanwhile(WriteError):  # noqa: N818 - what happened, not what it is
    """A file no longer holds what its change was made from; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file before and after. `path` is its docs path, posix; `what` says in one line each what changes."""

    path: str
    file: Path
    before: bytes
    after: bytes
    what: tuple[str, ...]


def difference(changes: Iterable[Change]) -> str:
    """Return the unified diff of changes, as `patch -p1` takes it.

    Bytes that are not UTF-8 are shown as U+FFFD, carriage returns are kept.
    """
    return "".join(
        b"".join(_difference(change)).decode("utf-8", errors="replace")
        for change in changes
        if change.before != change.after
    )


def _difference(change: Change) -> Iterator[bytes]:
    before, after = _lines(change.before), _lines(change.after)
    names = (f"a/{change.path}".encode(), f"b/{change.path}".encode())
    for line in difflib.diff_bytes(difflib.unified_diff, before, after, *names, lineterm=b"\n"):
        yield line
        if not line.endswith(b"\n"):
            yield b"\n" + _NO_END


def _lines(data: bytes) -> list[bytes]:
    """Split at line feeds only: carriage returns are part of their line, as for git."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def write_changes(changes: Sequence[Change]) -> None:
    """Write changes, each file replaced as a whole; its mode is kept, and an interruption leaves the old file.

    Every file is checked, and the new ones are put beside the old, before the first is replaced. Raises
    ChangedMeanwhile where a file no longer holds what its change was made from, and WriteError where it cannot be read
    or written, or is a symbolic link that leads out of the docs folder.
    """
    targets: dict[Path, Change] = {}
    for change in changes:
        if change.before != change.after and targets.setdefault(_target(change), change).after != change.after:
            raise WriteError(f"{change.path} is the same file as another, and both are to change.")
    waiting: list[tuple[Path, Path, Change]] = []
    try:
        for target, change in targets.items():
            _check(change, target)
        for target, change in targets.items():
            with _told(change):
                waiting.append((staged(target, change.after), target, change))
        for new, target, change in waiting:
            with _told(change):
                new.replace(target)
    finally:  # an interruption too: nothing of ours stays behind
        for new, _, _ in waiting:
            new.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(change: Change) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(f"{change.path} cannot be written: {error.strerror or error}.") from error


def _target(change: Change) -> Path:
    """Return the file itself behind symbolic links."""
    docs = change.file.parents[change.path.count("/")]
    try:
        target = change.file.resolve(strict=True)
        inside = target.is_relative_to(docs.resolve())
    except (OSError, RuntimeError) as error:
        raise ChangedMeanwhile(f"{change.path} is no longer there; nothing was written.") from error
    if not inside:
        raise WriteError(f"{change.path} is a symbolic link that leads out of the docs folder; it is not followed.")
    return target


def _check(change: Change, target: Path) -> None:
    try:
        found = target.read_bytes()
    except OSError as error:
        raise WriteError(f"{change.path} cannot be read: {error.strerror or error}.") from error
    if found != change.before:
        raise ChangedMeanwhile(f"{change.path} was changed meanwhile; nothing was written.")
    if not os.access(target, os.W_OK):
        raise WriteError(f"{change.path} is read-only; nothing was written.")
