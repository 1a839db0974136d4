"""The titles that a site's navigation gives to its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_DEEPEST = 20


def nav_titles(nav: Any) -> dict[str, str]:
    """Return docs path → title of the `nav` of a mkdocs.yml, as plain data; entries without a title are left out."""
    return dict(_entries(nav, 0))


def _entries(nav: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST or not isinstance(nav, list):
        return
    for entry in nav:
        for title, value in entry.items() if isinstance(entry, dict) else ():
            if isinstance(value, str):
                yield value.strip().removeprefix("./"), str(title or "")
            else:
                yield from _entries(value, depth + 1)
