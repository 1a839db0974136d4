"""Where a docs path lies on disk, as it is shown: from the current folder, or from the root of the repository."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The docs folder, the folder that a command was called in, and the root of the repository."""

    docs: Path
    here: Path
    root: Path

    def from_here(self, path: str) -> str:
        """Return a docs path as a terminal or an editor opens it, posix."""
        return shown(self.docs / path, self.here)

    def from_root(self, path: str) -> str:
        """Return a docs path relative to the root of the repository, posix; absolute where it lies elsewhere."""
        try:
            return (self.docs.resolve() / path).relative_to(self.root.resolve()).as_posix()
        except (OSError, RuntimeError, ValueError):
            return Path(os.path.abspath(self.docs / path)).as_posix()  # noqa: PTH100 - a link stays one


def shown(file: Path, here: Path) -> str:
    """Return a file relative to a folder, posix; absolute where there is no way, as between drives."""
    try:
        return Path(os.path.relpath(file, here)).as_posix()
    except ValueError:
        return file.absolute().as_posix()
