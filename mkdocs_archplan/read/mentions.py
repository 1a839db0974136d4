"""What the text of a page names: by links, and by ids in its prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mkdocs_archplan.diagrams.links import page_links
from mkdocs_archplan.read.diagrams import mermaid_fences
from mkdocs_archplan.read.front_matter import FrontMatter
from mkdocs_archplan.read.outline import Outline
from mkdocs_archplan.read.places import HeadingIds, Places
from mkdocs_archplan.relations import Place, Reference, Relation

_NEVER = ("mailto:", "javascript:", "tel:")
_OFF = frozenset(("false", "no", "off"))


@dataclass(frozen=True, slots=True)
class Mentions:
    """The links and ids of a page that may name documents, and the ids that its author wants no link from."""

    references: tuple[Reference, ...]
    unlinked: tuple[str, ...] = ()


def read_mentions(
    outline: Outline, lines: Sequence[str], front_matter: FrontMatter, ids: HeadingIds | None = None
) -> Mentions:
    """Read what a page names; `lines` are all of its lines, `ids` makes those of its headings."""
    places = Places(outline.headings, lines, ids)
    links = _links(outline, places)
    if not outline.ids:
        return Mentions(tuple(sorted(links, key=lambda reference: reference.line)))
    spelled = [s for s in outline.ids if not s.escaped] if _links_ids(front_matter) else []
    named = (_mention(s.text, s.line, "text", places.at(s.line, s.text)) for s in spelled)
    in_order = sorted((*links, *named), key=lambda reference: reference.line)
    return Mentions(tuple(in_order), tuple(dict.fromkeys(s.text for s in outline.ids if s.escaped)))


def _links(outline: Outline, places: Places) -> Iterator[Reference]:
    for link in outline.links:
        if not link.target.startswith("#") and not link.target.casefold().startswith(_NEVER):
            yield _mention(link.target, link.line, "body", places.at(link.line, link.text))
    for fence in mermaid_fences(outline):
        for node in page_links(fence.text):
            line = fence.line + node.line
            yield _mention(node.address, line, "body", places.at(line, "", prose=False))


def _mention(raw: str, line: int, source: Literal["body", "text"], place: Place) -> Reference:
    return Reference(relation=Relation.MENTIONS, raw=raw, target=None, url=None, line=line, source=source, place=place)


def _links_ids(front_matter: FrontMatter) -> bool:
    """Say whether the ids of a page become links: `archplan: {autolink: false}` in front matter says no."""
    for field in front_matter.fields:
        if field.key == "archplan" and isinstance(field.value, Mapping):
            return str(field.value.get("autolink")).casefold() not in _OFF
    return True
