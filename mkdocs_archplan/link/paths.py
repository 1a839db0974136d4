"""Which page of the site a link leads to, in every way in which authors write links to pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import SplitResult, unquote, urlsplit

from mkdocs_archplan.link.aliases import bare_path
from mkdocs_archplan.model import Addresses, Role
from mkdocs_archplan.read.links import is_external
from mkdocs_archplan.read.names import name_of
from mkdocs_archplan.read.roles import role_of
from mkdocs_archplan.read.words.ids import leading_id

# What forges put between a repository and a path in it: `/blob/main/…`, `/-/tree/main/…`, `/src/branch/main/…`.
_IN_REPOSITORY = re.compile(r"(?:-/)?(?:blob|tree|raw|edit|blame|src(?:/(?:branch|tag|commit))?)/(?P<rest>.+)")
_INDEXES = ("index.md", "README.md", "readme.md")
_PLAIN = re.compile(r"[\w./-]+")  # without anything that has to be taken apart first
_OWNER_AND_NAME = 2
_SCHEMES = ("http", "https")


class Paths:
    """The pages of a site by docs path and by URL; made once, then only asked."""

    def __init__(
        self, pages: Mapping[str, str], addresses: Addresses, moved: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Index pages: `pages` maps docs paths to URLs relative to the site's root, `moved` bare old paths to new."""
        self._pages = frozenset(pages)
        self._moved = moved
        self._by_url = {_trimmed(url): path for path, url in pages.items()}
        self._site = _split(addresses.site)
        self._repository = _split(addresses.repository)
        self._docs_dir = addresses.docs_dir.strip("/")
        self._remembered: dict[str, str | None] = {}

    def body(self, target: str, origin: str, url: str) -> str | None:
        """Find the page that a link in a text leads to, wherever it is written to; None for any other address."""
        if is_external(target):
            return self.published(target)
        if target.startswith("//"):
            return self.published(f"https:{target}")
        return self.linked(target, origin, url) or (self.from_repository(target) if target.startswith("/") else None)

    def linked(self, target: str, origin: str, url: str) -> str | None:
        """Find the page a relative link leads to, with or without its extension, beside its source or on the site."""
        if _PLAIN.fullmatch(target):
            path = target
        else:
            parts = _split(target)
            path = unquote(parts.path) if parts else ""
        if not path:
            return None
        if path.startswith("/"):
            below = self._site.path.strip("/") if self._site else ""
            inside = path.strip("/").removeprefix(f"{below}/") if below else path.strip("/")
            return self._page(path.lstrip("/")) or self._page(inside)
        beside = posixpath.join(posixpath.dirname(origin), path)
        # As a browser would follow it from the finished page: `../0002-x/`.
        on_site = posixpath.normpath(posixpath.join(posixpath.dirname(unquote(url)), path))
        return self._current(beside) or self._by_url.get(_trimmed(on_site)) or self._old(beside) or self._old(on_site)

    def published(self, target: str) -> str | None:
        """Find the page that an absolute address of this site, or of its file in this repository, leads to."""
        if target not in self._remembered:
            self._remembered[target] = self._published(target)
        return self._remembered[target]

    def from_repository(self, target: str) -> str | None:
        """Find a page by a path from the repository's root, `docs/rfcs/0001-x.md`: the longest end that is a page."""
        parts = _split(target)
        path = unquote(parts.path).strip("/") if parts and not parts.scheme else ""
        if not path or target.startswith("//") or ("/" not in path and not target.startswith("/")):
            return None
        below = path.removeprefix(f"{self._docs_dir}/") if self._docs_dir else path
        found = self._page(below) if below != path else None
        return found or self._longest_end(path.split("/"), 0)

    def _published(self, target: str) -> str | None:
        parts = _split(target)
        if not parts or parts.scheme not in _SCHEMES:
            return None
        inside = _below(self._repository, parts)
        if inside and (found := _IN_REPOSITORY.fullmatch(inside)):
            return self._any_branch(found["rest"].split("/"))
        if renamed := self._renamed(parts):
            return renamed
        on_site = _below(self._site, parts)
        return None if on_site is None else self._by_url.get(_trimmed(on_site)) or self._page(on_site)

    def _renamed(self, parts: SplitResult) -> str | None:
        """Find a numbered document under a former owner of the repository: same host and name, and the very same path.

        Many projects call a repository `rfcs`, so that a README or a template there says nothing.
        """
        own = self._repository.path.strip("/").removesuffix(".git").split("/") if self._repository else []
        if not self._repository or len(own) != _OWNER_AND_NAME or parts.netloc != self._repository.netloc:
            return None
        _, _, rest = parts.path.strip("/").partition("/")
        name, _, inside = unquote(rest).partition("/")
        found = _IN_REPOSITORY.fullmatch(inside) if name.casefold() == own[1].casefold() else None
        page = self._any_branch(found["rest"].split("/")) if found else None
        return page if page and leading_id(name_of(page)) and role_of(page) is not Role.TEMPLATE else None

    def _any_branch(self, parts: list[str]) -> str | None:
        """Take off the branch, which may hold slashes, and folders above docs_dir."""
        for start in range(1, len(parts)):
            rest = "/".join(parts[start:])
            below = rest.removeprefix(f"{self._docs_dir}/") if self._docs_dir else rest
            if below != rest and (found := self._page(below)):
                return found
        found = self._longest_end(parts, 1)
        # Where docs_dir is known, a page of the site's root is no file of the repository's.
        return found if found and ("/" in found or not self._docs_dir) else None

    def _longest_end(self, parts: list[str], first: int) -> str | None:
        """Return the page that the longest end of a path is, from part number `first` on."""
        for start in range(first, len(parts)):
            found = self._page("/".join(parts[start:]))
            # A README of the site's root is not meant by every README of the repository.
            if found and (start == first or "/" in found or posixpath.basename(found) not in _INDEXES):
                return found
        return None

    def _page(self, path: str) -> str | None:
        return self._current(path) or self._old(path)

    def _old(self, path: str) -> str | None:
        return self._moved.get(bare_path(path)) if self._moved else None

    def _current(self, path: str) -> str | None:
        joined = posixpath.normpath(path)
        joined = "" if joined == "." else joined
        stem = joined.removesuffix(".html")
        for guess in (joined, f"{stem}.md", *(posixpath.join(joined, index) for index in _INDEXES)):
            if guess in self._pages:
                return guess
        return self._by_url.get(_trimmed(joined)) if joined else None


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address.strip()) if address else None
    except ValueError:
        return None


def _below(base: SplitResult | None, parts: SplitResult) -> str | None:
    """Return the path of an address below a base of the same host, letter case aside; None when it lies elsewhere."""
    if not base or not base.netloc or base.netloc.casefold() != parts.netloc.casefold():
        return None
    root, path = unquote(base.path).strip("/").removesuffix(".git"), unquote(parts.path).strip("/")
    if not root:
        return path
    return path[len(root) + 1 :] if f"{path}/".casefold().startswith(f"{root}/".casefold()) else None


def _trimmed(url: str) -> str:
    return unquote(url).removesuffix("index.html").strip("/").removeprefix("./") or "."
