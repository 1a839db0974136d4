"""From what an author wrote to the document that is meant."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Document
from mkdocs_archplan.read.ids import parse_id
from mkdocs_archplan.read.links import is_external, link_targets, safe_url

_USUAL_PREFIXES = frozenset(kind.id_prefix for kind in KINDS.values())
_QUERY = re.compile(r"[?#].*")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference means: the documents it fits (none, one, or several when ambiguous), or an address.

    `foreign`: an id of a kind that this site has no collection of, so that nobody here can say whether it exists.
    """

    paths: tuple[str, ...] = ()
    url: str | None = None
    unsafe: bool = False
    foreign: bool = False


class Targets:
    """All documents by everything they can be named by; made once, then only asked."""

    def __init__(self, documents: Mapping[str, Document], pages: Iterable[str]) -> None:
        """Index documents; `pages` are all docs paths of the site, so that a link to a guide is not a broken one."""
        self._pages = frozenset((*documents, *pages))
        self._by_id: dict[tuple[str, int], list[str]] = {}
        self._by_number: dict[tuple[str, int], list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._by_tail: dict[str, list[str]] = {}
        self._kinds = {document.kind for document in documents.values()}
        for path, document in documents.items():
            parts = parse_id(document.id) if document.id else None
            if parts and parts.prefix:
                self._by_id.setdefault((parts.prefix, parts.value), []).append(path)
                self._by_number.setdefault((document.kind, parts.value), []).append(path)
            stem = posixpath.splitext(posixpath.basename(path))[0]
            for word in {document.title.casefold(), stem.casefold(), (document.id or stem).casefold()}:
                self._by_word.setdefault(word, []).append(path)
            self._by_tail.setdefault(posixpath.basename(path), []).append(path)
        self._prefixes = {prefix for prefix, _ in self._by_id}

    def find(self, raw: str, origin: Document, kind: str | None) -> Target:
        """Find what a metadata reference means; `kind` is what a bare number in this field names."""
        links = link_targets(raw)
        text = links[0][1] if links else raw.strip()
        if titled := self._by_word.get(text.casefold()):
            return Target(paths=tuple(titled))
        if (url := safe_url(text)) is None:
            return Target(unsafe=True)
        if is_external(text):
            return Target(url=url)
        if "/" in text or text.casefold().endswith(_MARKDOWN):
            found = self.find_path(text, origin.path)
            return Target(paths=(found,) if found else tuple(self._by_repository_path(text)))
        if parts := parse_id(text):
            if parts.prefix in self._prefixes:
                return Target(paths=tuple(self._by_id.get((parts.prefix or "", parts.value), ())))
            if kind in self._kinds and not parts.prefix:
                return Target(paths=tuple(self._by_number.get((kind or "", parts.value), ())))
            if parts.prefix in _USUAL_PREFIXES or (kind and not parts.prefix):
                return Target(foreign=True)
        return Target()

    def find_path(self, target: str, origin: str) -> str | None:
        """Find the page a relative link leads to, with or without its extension; None when there is no such page."""
        try:
            path = unquote(urlsplit(target).path)
        except ValueError:
            return None
        if not path:
            return None
        base = "" if path.startswith("/") else posixpath.dirname(origin)
        joined = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
        stem = joined.removesuffix(".html")
        for guess in (joined, f"{stem}.md", f"{joined}/index.md", f"{joined}/README.md"):
            if guess in self._pages:
                return guess
        return None

    def _by_repository_path(self, target: str) -> list[str]:
        """Find documents by a path from the repository's root (`docs/rfcs/0001-x.md`): its end must be a docs path."""
        path = _QUERY.sub("", target).strip("/")
        return [
            found
            for found in self._by_tail.get(posixpath.basename(path), ())
            if path == found or path.endswith(f"/{found}")
        ]
