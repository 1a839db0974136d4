"""Names inside a drawing: no id, class or motion of a diagram may be one that its page knows."""

from __future__ import annotations

import re

from mkdocs_archplan.diagrams.drawings.drawing import MARK

ROOT = "d"  # the id that mermaid is told to give the diagram

_STRANGE = re.compile(r"[^\w-]", re.ASCII)


def id_name(written: str) -> str:
    """Return the id under which what mermaid calls `written` stands in the drawing."""
    if written == ROOT:
        return MARK
    return f"{MARK}-{_plain(re.sub(rf'^{ROOT}[-_]', '', written))}"


def class_name(name: str) -> str:
    """Return the class of a drawing for a class of mermaid's, or of an author's."""
    return f"mm-{_plain(name)}"


def motion_name(name: str) -> str:
    """Return the name of an animation."""
    return f"{MARK}-{_plain(name)}"


def _plain(name: str) -> str:
    """Return a name of ASCII letters, digits, `-` and `_`; different names stay different."""
    return _STRANGE.sub(lambda found: f"_{ord(found[0]):x}_", name)
