"""What a view puts into a page: headings for the table of contents, finished HTML between them, and groups of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that joins the table of contents as `text`; `html` follows the text inside the heading."""

    level: int
    id: str
    text: str
    html: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Html:
    """HTML from a fragment, every value in it escaped."""

    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An element around blocks."""

    tag: str
    attributes: Mapping[str, str]
    children: Sequence[Block]


Block: TypeAlias = Heading | Html | Group
