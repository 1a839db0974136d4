"""Mermaid for the browser from the site itself: the file that the package `mermaidx` carries, unmodified."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path


def mermaid_script() -> Path | None:
    """Return the path of mermaid's own script, None where the extra `mermaid` is not installed."""
    try:
        resource = files("mermaidx") / "assets" / "mermaid.js"
    except ModuleNotFoundError:
        return None
    with as_file(resource) as path:
        return path if path.is_file() else None
