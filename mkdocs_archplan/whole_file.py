"""A file written as a whole: readers see the old one or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a text as UTF-8. A link is followed, and a device or a pipe written to as it is. Raises OSError."""
    target = _target(file)
    data = text.encode("utf-8")
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    new = staged(target, data)
    try:
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def staged(target: Path, data: bytes) -> Path:
    """Write a new file beside the one that it is to replace, whose mode it takes, and return it. Raises OSError.

    After a failure or an interruption nothing of it stays behind.
    """
    new = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.tmp")
    mode = 0o600 if target.exists() else 0o666  # nobody reads it before it has the mode of the old file
    try:
        with open(new, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            new.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def _target(file: Path) -> Path:
    """Return where a file's links lead. Raises OSError where that is nowhere."""
    try:
        return file.resolve()
    except RuntimeError as error:  # so Python tells of links in a circle before 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
    except ValueError as error:  # a NUL character
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from error
