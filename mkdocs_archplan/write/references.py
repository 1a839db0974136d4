"""How one document is to be named in another: by its id where the collection does so, else by a relative link."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from mkdocs_archplan.model import Catalog, Document
from mkdocs_archplan.read.words.ids import parse_id
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.places import IN_YAML

_LINK = re.compile(r"!?\[.*\]\(.*\)", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*<]|(?<!\w)_|_(?!\w))")
_BRACKETS = str.maketrans("", "", "[]")  # the text of a link holds none


def named_in_fields(other: Document, document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the names for another document in a field of YAML, the usual first: its id, a number, or its path."""
    path = relative(other, document)
    habits = _habits(document, catalog, in_yaml=True)
    number = parse_id(other.id or "")
    names = {"id": other.id or "", "number": number.number if number else "", "path": path, "link": path}
    order = [*habits, "path"] if habits else ["path"]
    return tuple(dict.fromkeys(names[habit] for habit in order if names[habit]))


def named_in_text(other: Document, document: Document, catalog: Catalog) -> tuple[str, ...]:
    """Return the names for another document in a line or a table, the usual first: its bare id, or a link."""
    habits = _habits(document, catalog, in_yaml=False)
    link = f"[{_plain(other.id or other.title)}]({relative(other, document)})"
    bare = other.id or ""
    return tuple(dict.fromkeys(name for name in ((bare, link) if habits[:1] == ["id"] else (link,)) if name))


def titled(other: Document, document: Document) -> str:
    """Return the link with the whole title that adr-tools writes into the section of a status."""
    return f"[{_plain(other.title)}]({relative(other, document)})"


def relative(other: Document, document: Document) -> str:
    """Return the address of another document as a link from this one's file."""
    return quote(posixpath.relpath(other.path, posixpath.dirname(document.path) or "."), safe="/~@+,=&:;")


def says_in_status(document: Document, catalog: Catalog) -> bool:
    """Say whether superseded documents of a collection name their successor within the status, as most of them do."""
    kinds: Counter[bool] = Counter()
    for other in catalog.collection_of(document).documents:
        for reference in other.references:
            if reference.source == "metadata" and reference.relation is Relation.SUPERSEDED_BY:
                kinds[reference.line == other.status_line and other.path != document.path] += 1
    return kinds[True] > kinds[False]


def _habits(document: Document, catalog: Catalog, *, in_yaml: bool) -> list[str]:
    """Return the ways in which a collection's documents name one another in their fields, the most usual first."""
    shapes = Counter(
        _shape(reference.raw)
        for other in catalog.collection_of(document).documents
        for reference in other.references
        if reference.source == "metadata"
        and reference.target in catalog.documents
        and (other.status_source in IN_YAML) is in_yaml
    )
    return [shape for shape, _ in shapes.most_common()]


def _shape(raw: str) -> str:
    if _LINK.fullmatch(raw):
        return "link"
    parts = parse_id(raw.strip("#"))
    if not parts:
        return "path"
    return "id" if parts.prefix else "number"


def _plain(title: str) -> str:
    return _SPECIAL.sub(r"\\\1", title.translate(_BRACKETS))


def key_style(keys: Iterable[str]) -> str:
    """Return what stands between the words of a document's keys: `_`, `-` or a space; `_` where nothing tells."""
    separators = Counter(character for key in keys for character in "_- " if character in key.strip())
    return separators.most_common(1)[0][0] if separators else "_"
