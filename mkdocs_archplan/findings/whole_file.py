"""A report or a baseline written as a whole file: readers see the old one or the new one, never half of it."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a text as UTF-8. A link is followed, and a device or a pipe written to as it is. Raises OSError."""
    target = file.resolve()
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
