"""A template filled in: what is known of the new document is written where there is room, the rest stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_archplan.model import Document
from mkdocs_archplan.read.fields import AUTHOR_NAMES, REFERENCES, Meaning
from mkdocs_archplan.read.source import decode
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.read.words.status import match_status
from mkdocs_archplan.start.heading import title_edit
from mkdocs_archplan.start.places import Place, Template, read_template
from mkdocs_archplan.start.wanted import StartError, Wanted
from mkdocs_archplan.start.written import in_cell, in_toml, in_yaml, markdown
from mkdocs_archplan.write.manuscript import Edit

# Who writes a document: whoever starts it. Who decides or owns it is for people to say.
_WRITERS = frozenset(AUTHOR_NAMES[: AUTHOR_NAMES.index("deciders")])
_BOX = re.compile(
    r"^(?P<lead>[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+)\[(?P<tick>[ xX])\](?=[ \t]+(?P<text>.*)$)", re.MULTILINE
)
_PLAIN_ID = re.compile(r"[\w -]+")


def filled(template: bytes, wanted: Wanted) -> bytes:
    """Return a template with what is wanted in place of its prompts. Raises StartError for one that is no text."""
    if decode(template).lossy:
        raise StartError("The template is not UTF-8, so that nothing can be written into it.")
    parts = read_template(template)
    edits: list[Edit] = []
    if heading := title_edit(parts, wanted):
        edits.append(heading)
    for place in _chosen(parts, wanted):
        edits += _edits(place, wanted)
    return parts.text.edited(_apart(edits)) or template


def _apart(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield edits that do not overlap, the earlier ones of the list first."""
    taken: list[Edit] = []
    for edit in edits:
        if not any(_meet(edit, other) for other in taken):
            taken.append(edit)
            yield edit


def _meet(edit: Edit, other: Edit) -> bool:
    same = (edit.start, edit.end) == (other.start, other.end)
    return same or (edit.start < other.end and other.start < edit.end)


def _chosen(template: Template, wanted: Wanted) -> Iterator[Place]:
    """Yield the places to be filled: of those for people only the writers', or the first one if that was asked for."""
    people = [place for place in template.places if place.meaning is Meaning.AUTHORS]
    writers = [place for place in people if place.name in _WRITERS]
    kept = writers or (people[:1] if wanted.asked else [])
    for place in template.places:
        if place.meaning is not Meaning.AUTHORS or place in kept:
            yield place


def _edits(place: Place, wanted: Wanted) -> Iterator[Edit]:
    if place.meaning is Meaning.STATUS and _BOX.search(place.old):
        yield from _ticks(place, wanted)
        return
    value = _value(place, wanted)
    if value is not None:
        yield place.edit(value)


def _value(place: Place, wanted: Wanted) -> str | None:
    """Return what is to be written in a place, None where what stands there stays."""
    old, meaning = place.old, place.meaning
    if meaning is Meaning.STATUS:
        status = None if place.name == "stage" else wanted.status_in_place_of(old, capital=place.dialect != "yaml")
        return status and (in_yaml(status) if place.dialect == "yaml" else _written(status, place))
    if meaning is Meaning.TITLE:
        open_ = place.name == "title" or _is_open(old)
        return _written(wanted.title, place) if open_ else None
    if meaning is Meaning.DATE or (meaning is Meaning.UPDATED and old and _is_open(old)):
        return f'"{wanted.day.isoformat()}"' if place.dialect == "toml" else wanted.day.isoformat()
    if meaning is Meaning.AUTHORS:
        return _people(place, wanted) if wanted.authors else None
    if meaning is Meaning.ID:
        return _id(place, wanted)
    if meaning is Meaning.REFERENCE and wanted.rfc and REFERENCES[place.name][1] == "rfc":
        return _link(wanted.rfc, wanted.way, place)
    return None


def _is_open(old: str) -> bool:
    """Say whether a place holds nothing, or only a prompt."""
    bare = old.strip(" \t\"'")
    return not bare or is_nothing(bare) or is_placeholder(bare) or bare.startswith(("(", "[", "{", "<"))


def _written(text: str, place: Place) -> str:
    if place.dialect == "yaml":
        return in_yaml(text, place.old)
    if place.dialect == "toml":
        return in_toml(text)
    return in_cell(markdown(text), len(place.old)) if place.dialect == "cell" else markdown(text)


def _people(place: Place, wanted: Wanted) -> str:
    if len(wanted.authors) == 1 or place.dialect not in ("yaml", "toml"):
        return _written(", ".join(wanted.authors), place)
    return f"[{', '.join(_in_list(name, place) for name in wanted.authors)}]"


def _in_list(name: str, place: Place) -> str:
    if place.dialect == "toml" or re.search(r"[,\[\]{}]", name):
        return in_toml(name)
    return in_yaml(name)


def _id(place: Place, wanted: Wanted) -> str | None:
    text = wanted.id_in_place_of(place.old)
    if text is None or place.dialect != "yaml" or (place.old[:1] not in "\"'" and _PLAIN_ID.fullmatch(text)):
        return text if place.dialect != "toml" or text is None else in_toml(text)
    return in_yaml(text, place.old)


def _link(rfc: Document, way: str, place: Place) -> str:
    if place.dialect in ("yaml", "toml"):
        return _written(rfc.id or way, place)
    link = f"[{markdown(rfc.id or rfc.title)}]({way})"
    return in_cell(link, len(place.old)) if place.dialect == "cell" else link


def _ticks(place: Place, wanted: Wanted) -> Iterator[Edit]:
    """Tick the status in a list of them, and no other: `- [x] Proposed`, `- [ ] Accepted`."""
    lifecycle = wanted.collection.settings.statuses
    target = wanted.status or lifecycle[0]
    for box in _BOX.finditer(place.old):
        match = match_status(box["text"], lifecycle)
        tick = "x" if match and match.status.slug == target.slug else " "
        at = place.start + box.start("tick")
        if box["tick"].casefold() != tick:
            yield Edit(at, at + 1, tick)
