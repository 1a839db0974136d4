"""What was found out about diagrams in earlier builds: one small file an entry, safe against two builds at once."""

from __future__ import annotations

import json
import os
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

_DAY = 24 * 60 * 60
_UNUSED_DAYS = 90
_IGNORE = "# Made by mkdocs-archplan; safe to delete.\n*\n"


class Cache:
    """Values by kind and key below a folder; without a folder, or where it cannot be written, nothing is kept.

    An entry is written whole or not at all, one that cannot be read counts as none, and what nobody asked for in ninety
    days goes when something new is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; it is made when there is something to keep."""
        self.folder = folder
        self._writable = folder is not None
        self._begun = False

    def get(self, kind: str, key: str) -> Any | None:
        """Return the JSON value kept for a key, None where there is none."""
        path = self._path(kind, key)
        if path is None:
            return None
        with suppress(OSError, ValueError, RecursionError), open(path, "rb") as file:  # noqa: PTH123 - half the time
            entry = json.loads(file.read())
            if isinstance(entry, dict) and entry.get("key") == key:
                if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    os.utime(path)
                return entry.get("value")
        return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a JSON value for a key."""
        path = self._path(kind, key)
        if path is None or not self._writable:
            return
        try:
            self._begin()
            folder = Path(path).parent
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"key": key, "value": value}, file)
            Path(name).replace(path)
        except OSError:
            self._writable = False

    def _path(self, kind: str, key: str) -> str | None:
        digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.folder}/{kind}/{digest[:2]}/{digest[2:]}.json" if self.folder else None

    def _begin(self) -> None:
        """Before the first entry is written, make the folder, and remove what nobody asked for in a long time."""
        if self._begun or not self.folder:
            return
        self._begun = True
        self.folder.mkdir(parents=True, exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_IGNORE, encoding="utf-8")
        oldest = time.time() - _UNUSED_DAYS * _DAY
        for path in self.folder.glob("*/*/*"):
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()
