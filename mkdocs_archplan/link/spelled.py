"""Which document an id in running text means, if it certainly means one of this site's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs_archplan.link.aliases import old_names
from mkdocs_archplan.link.nearest import nearest
from mkdocs_archplan.model import Document
from mkdocs_archplan.read.words.ids import parse_id

_WRITTEN = re.compile(r"([A-Za-z]+)([-\u2010\u2011]?)[ \u00a0]?(#?)(\d+)")
# Series that everybody has documents of: there `RFC 12` is ours only in the width in which ours are written.
_SHARED = frozenset(("RFC", "BCP", "STD", "FYI"))


class SpelledIds:
    """All documents by their own ids; made once, then only asked."""

    def __init__(self, documents: Mapping[str, Document], *, linked: bool = True) -> None:
        """Index documents by the letters and the number of their ids, old ones too; not `linked`, nothing is found."""
        self._documents = documents
        self._linked = linked
        self._by_id: dict[tuple[str, int], list[tuple[str, str]]] = {}
        for path, document in documents.items():
            for name in dict.fromkeys((document.id or "", *old_names(document))):
                parts = parse_id(name)
                if parts and parts.prefix:
                    self._by_id.setdefault((parts.prefix, parts.value), []).append((path, parts.number))

    def find(self, written: str, origin: str) -> str | None:
        """Return the document that `RFC-0001` or `ADR 12` names in the text of the page `origin`.

        None where no document of ours is meant, several could be, or the page would name itself. Letters are those of
        our own ids, in capitals unless the whole id is written as ours is (`adr-0012`). The width of the number is free
        where its letters are ours alone.
        """
        match = _WRITTEN.fullmatch(written) if self._linked else None
        if not match:
            return None
        letters, hyphen, mark, digits = match.groups()
        exact = bool(mark) or letters.upper() in _SHARED or not letters.isupper()
        if not letters.isupper() and not hyphen:
            return None
        named = [
            path
            for path, number in self._by_id.get((letters.upper(), int(digits)), ())
            if number == digits or not exact
        ]
        paths = nearest(named, origin, self._documents)
        return paths[0] if len(paths) == 1 and paths[0] != origin else None

    def is_ours(self, written: str) -> bool:
        """Say whether a word with a backslash before it is an id of ours, so that the backslash is meant for us."""
        match = _WRITTEN.fullmatch(written)
        return bool(match and (match[1].upper(), int(match[4])) in self._by_id)
