"""A file as text: any bytes become readable text, and what was wrong with them becomes a problem."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_archplan.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of the site before it is read: its docs path and URL, both posix, and how to get its bytes.

    `read` may raise OSError; `generated` says that a plugin, not an author, made the file; `outside`, that it is a
    symbolic link that leads out of the docs folder, which is not followed; `nav_title` is what the site's navigation
    calls it.
    """

    path: str
    url: str
    read: Callable[[], bytes]
    generated: bool = False
    outside: bool = False
    nav_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Decoded text with Unix line ends and without byte order mark; `lossy` says why bytes had to be replaced."""

    text: str
    lossy: str = ""


def decode(data: bytes) -> Text:
    """Decode a file's bytes; bytes that are not UTF-8 become U+FFFD rather than an error."""
    try:
        text, lossy = data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text, lossy = data.decode("utf-8-sig", errors="replace"), "the file is not UTF-8"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        text, lossy = text.replace("\x00", "\ufffd"), lossy or "the file holds NUL characters"
    return Text(text=text, lossy=lossy)


def read_within(path: Path, largest: int) -> bytes:
    """Return the bytes of a file. Raises OSError where it has more than so many, of which none is read then."""
    if path.stat().st_size > largest:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return path.read_bytes()


def leads_out(path: Path, docs: Path) -> bool:
    """Say whether a file is a symbolic link to a place out of the docs folder, whose real path is given."""
    try:
        return not path.resolve().is_relative_to(docs)
    except (OSError, RuntimeError):  # a link that leads to itself
        return True


def load(source: SourceFile) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file and what was wrong with it; a file that cannot be read is empty text."""
    if source.outside:
        problem = Problem(
            rule="unreadable-file",
            path=source.path,
            line=1,
            message="the file is a symbolic link that leads out of the docs folder; it is not followed.",
            hint="Put the file itself below docs_dir.",
        )
        return "", (problem,)
    try:
        data = source.read()
    except OSError as error:
        problem = Problem(
            rule="unreadable-file",
            path=source.path,
            line=1,
            message=f"the file cannot be read: {error.strerror or error}.",
            hint="Check that it exists and that its permissions allow reading.",
        )
        return "", (problem,)
    decoded = decode(data)
    if not decoded.lossy:
        return decoded.text, ()
    line = decoded.text[: decoded.text.find("\ufffd")].count("\n") + 1
    problem = Problem(
        rule="unreadable-file",
        path=source.path,
        line=line,
        message=f"{decoded.lossy}; what could not be read is shown as \ufffd.",
        hint="Save it as UTF-8.",
    )
    return decoded.text, (problem,)
