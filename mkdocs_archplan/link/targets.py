"""From what an author wrote to the document that is meant."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.link.aliases import moved, old_names
from mkdocs_archplan.link.nearest import nearest
from mkdocs_archplan.link.paths import Paths
from mkdocs_archplan.model import Addresses, Document
from mkdocs_archplan.read.links import is_external, link_targets, runs_script, safe_url
from mkdocs_archplan.read.names import own_name
from mkdocs_archplan.read.words.ids import parse_id

_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)(?:[?#].*)?$", re.IGNORECASE)
# An id alone, or before the title of its document.
_ID = re.compile(r"(?P<id>[^\W\d_]+[-_ #.]*\d{1,5}|#?\d{1,5})(?=$|\s*[:(]|[.)]\s|\s+[^\W\d]|\s*[–—]|\s+-\s)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)
_OWN_DIGITS = 3
# How a name is set off from the text around it: `[[0002-b]]`, `[ADR-2][two]`, `<0002-b.md>`, `No. 2`.
_WRAPPED = (
    re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]"),
    re.compile(r"\[([^\[\]]+)\](?:\[[^\[\]]*\])?"),
    re.compile(r"<a\s[^<>]*href=[\"']?([^\"'<>\s]+)[^<>]*>.*", re.IGNORECASE | re.DOTALL),
    re.compile(r"<([^<>\s]+)>"),
)
_CALLED = re.compile(r"^(?:no\.?|nr\.?|number|decision record|record|#)\s*(?=\d)", re.IGNORECASE)
_AFTER_FILE = re.compile(r"(?<=\.md)\s+\([^()]*\)$")  # `0001-a.md (partly)`
_DASHES = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-"})
_DASHED = re.compile(r"(?<=[A-Za-z])\s?[–—]\s?(?=\d)")
_NUMBERED = re.compile(r"(?:[a-z]{2,8}[- ]?)?\d{1,5}\s*[.:)–—-]\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference means: the documents it fits (none, one, or several when ambiguous), or an address.

    `missing`: it is written as only a document of this site is, and there is none. `foreign`: an id of a series that
    this site does not have, so that nobody here can say whether it exists. Without any of these it is words.
    """

    paths: tuple[str, ...] = ()
    url: str | None = None
    unsafe: bool = False
    missing: bool = False
    foreign: bool = False

    @property
    def is_words(self) -> bool:
        """Whether nothing says that a document is meant: `agreed with the board`, `JIRA-12`."""
        return not (self.paths or self.url or self.unsafe or self.missing or self.foreign)


class Targets:
    """All documents by everything they can be named by; made once, then only asked."""

    def __init__(
        self, documents: Mapping[str, Document], pages: Mapping[str, str], addresses: Addresses | None = None
    ) -> None:
        """Index documents; `pages` are the URLs of all pages by path, so that a link to a guide is not broken."""
        self._documents = documents
        urls = {**pages, **{path: document.url for path, document in documents.items()}}
        self.paths = Paths(urls, addresses or Addresses(), moved(documents, urls))
        self._by_id: dict[tuple[str, int], list[str]] = {}
        self._by_number: dict[tuple[str, int], list[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._kinds = {document.kind for document in documents.values()}
        for path, document in documents.items():
            parts = parse_id(document.id) if document.id else None
            if parts and parts.prefix:
                usual = KINDS[document.kind].id_prefix if document.kind in KINDS else parts.prefix
                for prefix in {parts.prefix, usual}:  # `RFC 12` also means CEP-12 where RFCs are called CEPs
                    self._by_id.setdefault((prefix, parts.value), []).append(path)
                self._by_number.setdefault((document.kind, parts.value), []).append(path)
            for word in _words(path, document):
                self._by_word.setdefault(word, []).append(path)
            for name in old_names(document):
                self._by_word.setdefault(name.casefold(), []).append(path)
        self._prefixes = {prefix for prefix, _ in self._by_id}
        self._largest = dict(sorted(self._by_id))  # by letters, the last of their numbers

    def find(self, raw: str, origin: Document, kind: str | None) -> Target:
        """Find what a metadata reference means; `kind` is what a bare number in this field names."""
        links = link_targets(raw)
        text = links[0][1] if links else _cleaned(raw)
        if titled := self._called(text, origin, kind):
            return Target(paths=self._nearest(titled, origin))
        if is_external(text) and (url := safe_url(text)) and " " not in text:
            own = self.paths.published(text)
            return Target(paths=(own,)) if own else Target(url=url)
        if not links and (identified := self._identified(text, origin, kind)):
            return identified
        if found := self.paths.linked(text, origin.path, origin.url) or self.paths.from_repository(text):
            return Target(paths=(found,))
        if links and (identified := self._identified(text, origin, kind)):  # `[ledger](RFC-0001)`
            return identified
        if safe_url(text) is None and (runs_script(text) or _ADDRESS.match(text)):
            return Target(unsafe=True)
        inside = not posixpath.normpath(posixpath.join(posixpath.dirname(origin.path), text)).startswith("..")
        return Target(missing=inside and bool(_MARKDOWN.search(text)) and " " not in text)

    def _called(self, text: str, origin: Document, kind: str | None) -> list[str]:
        """Return the documents of a title or a name, those of the kind that the field asks for before others."""
        found = self._by_word.get(text.casefold(), [])
        of_kind = [path for path in found if self._documents[path].kind == kind]
        if of_kind or (kind and parse_id(text)):  # a bare number is not the name of another kind's document
            return of_kind
        return [path for path in found if path != origin.path] or found

    def named(self, name: str, collection: str) -> tuple[str, ...]:
        """Return the documents of a collection that a title, a file's name, an id or a bare number fits."""
        called = self._by_word.get(name.casefold(), ())
        found = [path for path in called if self._documents[path].collection == collection]
        if not found and (parts := parse_id(name)):
            if parts.prefix:
                found = list(self._by_id.get((parts.prefix, parts.value), ()))
            else:
                found = [path for kind in self._kinds for path in self._by_number.get((kind, parts.value), ())]
        return tuple(dict.fromkeys(path for path in found if self._documents[path].collection == collection))

    def _identified(self, text: str, origin: Document, kind: str | None) -> Target | None:
        """Find a document by the id that a text is or opens with: `ADR-2`, `ADR-2: B`, `2. B`; None for other texts."""
        match = _ID.match(text)
        parts = parse_id(match["id"]) if match else None
        if not parts or (not parts.prefix and text[-1:].isalpha() and kind is None):
            return None
        if parts.prefix:
            prefix = parts.prefix if parts.prefix in self._prefixes else parts.prefix.removesuffix("S")
            if prefix not in self._prefixes:
                return self._of_unnumbered_kind(prefix)
            found: Iterable[str] = self._by_id.get((prefix, parts.value), ())
            if not found and self._is_foreign(prefix, parts.number):
                return Target(foreign=True)
        elif kind is None:  # no field tells the kind: the document's own, else whichever has the number
            anywhere = (path for each in sorted(self._kinds) for path in self._by_number.get((each, parts.value), ()))
            found = self._by_number.get((origin.kind, parts.value)) or tuple(anywhere)
            return Target(paths=self._nearest(found, origin)) if found else None
        elif kind not in self._kinds:
            return Target(foreign=True)
        else:
            found = self._by_number.get((kind, parts.value), ())
        paths = self._nearest(found, origin)
        return Target(paths=paths, missing=not paths)

    def _of_unnumbered_kind(self, prefix: str) -> Target | None:
        """Judge an id with letters that no document has: nothing is known of kinds that the site has not."""
        kind = next((kind for kind in KINDS.values() if kind.id_prefix == prefix), None)
        if not kind:
            return None
        return Target(missing=True) if kind.name in self._kinds else Target(foreign=True)

    def _is_foreign(self, prefix: str, number: str) -> bool:
        """Say whether an id is of another series with the same letters: RFC 2119 where ours end at RFC-0042."""
        return len(number) > _OWN_DIGITS and number[0] != "0" and self._largest.get(prefix, 0) < 10**_OWN_DIGITS

    def _nearest(self, paths: Iterable[str], origin: Document) -> tuple[str, ...]:
        return nearest(paths, origin.path, self._documents)


def _cleaned(raw: str) -> str:
    """Return the name in a reference without brackets, quotes and marks around it."""
    text = raw.strip().translate(_DASHES)
    for wrapped in _WRAPPED:
        if match := wrapped.fullmatch(text):
            text = match[1].strip()
            break
    text = text.strip("*`\"'“”‘’ \t").rstrip(".,;")
    return _CALLED.sub("", _DASHED.sub("-", _AFTER_FILE.sub("", text)))


def _words(path: str, document: Document) -> set[str]:
    """Return what a document is called in words: its title with and without its number, its file's or folder's name."""
    name = own_name(path).casefold()
    title = document.title.casefold()
    return {title, _NUMBERED.sub("", title, count=1) or title, name, (document.id or name).casefold()}
