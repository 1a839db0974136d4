"""A diagram drawn at build time: inline SVG and what a page must know about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Every id of a drawing, and every reference to one, starts with it. No author can write it: draw() escapes it in text.
MARK = "archplan-drawing-mark"

_ID = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A scrubbed inline SVG; `width` and `height` are its natural size in CSS px.

    The SVG carries neither role nor name: `title` and `description` (mermaid's accTitle and accDescr, "" where the
    author wrote none) are for the element around it, as is `role="img"`. Where `linked`, a node of the diagram is a
    link: `role="img"` would hide it from assistive technology, so that element should be a `group`. Width and height
    are attributes, which any style sheet overrides; `max-width: 100%; height: auto` makes the drawing responsive.
    """

    svg: str
    width: float
    height: float
    title: str = ""
    description: str = ""
    linked: bool = False

    def placed(self, id: str) -> str:  # noqa: A002 - it is an id
        """Return the SVG with ids below `id`, which must be unique on its page; raise ValueError if it is no name."""
        if not _ID.fullmatch(id):
            raise ValueError(f"no id for a drawing: {id!r}")
        return self.svg.replace(MARK, id)
