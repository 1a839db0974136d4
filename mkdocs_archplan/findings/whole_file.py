"""A report or a baseline written as a whole file: readers see the old one or the new one, never half of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a text as UTF-8. A link is followed, and a device or a pipe written to as it is. Raises OSError."""
    target = _target(file)
    data = text.encode("utf-8")
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    new = target.with_name(f".{target.name[:200]}.{os.getpid()}.tmp")
    try:
        with new.open("xb") as stream:
            stream.write(data)
        if target.exists():
            new.chmod(target.stat().st_mode & 0o7777)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _target(file: Path) -> Path:
    """Return where a file's links lead. Raises OSError where that is nowhere."""
    try:
        return file.resolve()
    except RuntimeError as error:  # so Python tells of links in a circle before 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    except ValueError as error:  # a NUL character
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from error
