"""Mermaid fences of a page being rendered: drawn, said to be broken, or left to the reader's browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from markupsafe import Markup

from mkdocs_archplan.diagrams.drawings.drawing import Drawing
from mkdocs_archplan.diagrams.harmless import harmless
from mkdocs_archplan.diagrams.links import diagram_links, with_links
from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.views.fragments import Fragments

_FENCE = re.compile(
    r"\s*<(?P<tag>pre|div)(?P<attributes>(?:[^<>\"]|\"[^\"]*\")*)>"
    r"(?:<code\b[^<>]*>)?(?P<text>[^<]*)(?:</code\s*>)?</(?P=tag)\s*>\s*"
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")
_BLANK = re.compile(r"\A(?:[ \t]*\n)+|\s+\Z")  # around a source, where nothing is drawn of it
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ESCAPED = re.compile(r"\x02(\d{1,6})\x03")
_MARKS = re.compile(r"\x02[^\x03]*\x03|[\x02\x03]")
_OPEN, _CLOSE = "<!--archplan:diagram ", " archplan:diagram-->"
_DASHES = "&#45;&#45;"
_READABLE = 0.625  # of its own size, where mermaid's letters of 16 px come to 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramPage:
    """The page that is being rendered: `path` in the docs folder, whether it is a `document` of a collection.

    `url` returns the address of another file of the site, given by its docs path, relative to the page; None for none.
    """

    path: str
    document: bool
    url: Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fence:
    """A fence as the Markdown extension rendered it; `at` is its place in the stash."""

    at: int
    source: str
    id: str
    classes: tuple[str, ...]
    attributes: Mapping[str, str]


def defer(html: str) -> str:
    """Put finished HTML into a comment, which search plugins pass over, until `reveal_diagrams` is called."""
    return f"{_OPEN}{html.replace('--', _DASHES)}{_CLOSE}"


def reveal_diagrams(html: str) -> str:
    """Take deferred diagrams out of the comments they travel in."""
    first, *rest = html.split(_OPEN)
    parts = [first]
    for text in rest:
        deferred, close, after = text.partition(_CLOSE)
        parts += [deferred.replace(_DASHES, "--"), after] if close else [_OPEN, text]
    return "".join(parts)


class DiagramProcessor(Treeprocessor):
    """Puts a figure in the place of every mermaid fence, wherever it stands."""

    def __init__(
        self,
        md: Markdown,
        fragments: Fragments,
        diagrams: Diagrams,
        page: Callable[[], DiagramPage | None],
        *,
        deferred: bool,
    ) -> None:
        """Take the site's fragments, what is known of its diagrams, and what tells the page that is being rendered.

        Of `deferred` figures search plugins see the source alone.
        """
        super().__init__(md)
        self.fragments, self.diagrams, self.page, self.deferred = fragments, diagrams, page, deferred

    def run(self, root: ElementTree.Element) -> None:
        """Replace the fences in the stash; the tree is only asked for the headings above them."""
        stash = self.md.htmlStash.rawHtmlBlocks
        fences = {fence.at: fence for at, html in enumerate(stash) if (fence := _fence(at, html))}
        if not fences:
            return
        page = self.page()
        origin = page.path if page else "\n".join(fence.source for fence in fences.values())
        prefix = f"d{sha256(origin.encode('utf-8', 'replace')).hexdigest()[:7]}"
        places = self._places(root, fences)
        several = Counter(section for section, _ in places.values())
        seen = Counter[int]()
        for number, (at, (section, heading)) in enumerate(places.items(), 1):
            name = heading or self.fragments.labels["diagram"]
            seen[section] += 1
            if several[section] > 1:
                name = f"{name} ({seen[section]})"
            html = _MARKS.sub("", self._figure(fences[at], f"{prefix}-{number}", name, page))
            stash[at] = html

    def _places(self, root: ElementTree.Element, fences: Mapping[int, _Fence]) -> dict[int, tuple[int, str]]:
        """Return the number and the text of the heading above each fence, in the order in which the fences stand."""
        found: dict[int, tuple[int, str]] = {}
        section, heading = 0, ""
        for element in root.iter():
            if element.tag in _HEADINGS:
                section, heading = section + 1, _text(element)
            for text in (element.text, element.tail):
                for at in self._stashed(text, len(self.md.htmlStash.rawHtmlBlocks)):
                    if at in fences:
                        found.setdefault(at, (section, heading))
        return found | {at: (0, "") for at in fences if at not in found}

    def _stashed(self, text: str | None, limit: int) -> Iterator[int]:
        """Yield the places in the stash that a text names; an author's HTML around a fence names another."""
        for match in HTML_PLACEHOLDER_RE.finditer(text or "") if text and "\x02" in text else ():
            at = int(match[1])
            if at < limit:  # a piece of HTML holds only what was put away before it
                yield at
                html = self.md.htmlStash.rawHtmlBlocks[at]
                yield from self._stashed(html if isinstance(html, str) else None, at)

    def _figure(self, fence: _Fence, own: str, name: str, page: DiagramPage | None) -> str:
        source = with_links(fence.source, lambda address: _followed(address, page))
        verdict = self.diagrams.verdict(fence.source)
        broken = verdict if verdict and not verdict.valid else None
        drawing = None if broken else self.diagrams.drawing(source)
        values: dict[str, object] = {
            "id": own,
            "attributes": {**fence.attributes, **({"id": fence.id} if fence.id else {})},
            "classes": fence.classes,
            "source": fence.source,
        }
        if broken:
            code = self.fragments.render("diagram-source", parts=_around(fence.source, broken.line))
            html = self.fragments.render("diagram-broken", **values, verdict=broken, code=_safe(code))
        else:
            code = self.fragments.render(
                "diagram-source" if drawing else "diagram-client",
                parts=("", "", fence.source if drawing else harmless(source)),
            )
            values |= _shown(drawing, own) if drawing else {"linked": bool(diagram_links(source))}
            values["called"] = (drawing.title if drawing else "") or name
            html = self.fragments.render("diagram", **values, drawing=drawing, code=_safe(code))
        if not self.deferred:
            return html
        before, code, after = html.partition(code)
        return f"{defer(before)}{code}{defer(after)}"


def _shown(drawing: Drawing, own: str) -> dict[str, object]:
    return {
        "svg": _safe(drawing.placed(own)),
        "linked": drawing.linked,
        "width": round(drawing.width),
        "height": round(drawing.height),
        "least": round(drawing.width * _READABLE),
    }


def _safe(html: str) -> Markup:
    """Mark what fragments and the scrubbed drawing give as HTML."""
    return Markup(html)


def _fence(at: int, html: object) -> _Fence | None:
    """Read what the fence's formatter wrote; superfences escapes `&`, `<` and `>` in a source, and nothing else."""
    match = _FENCE.fullmatch(html) if isinstance(html, str) and "mermaid" in html else None
    if not match:
        return None
    attributes = {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(match["attributes"])}
    classes = attributes.pop("class", "").split()
    if "mermaid" not in classes:
        return None
    return _Fence(
        at=at,
        source=_BLANK.sub("", unescape(match["text"])),
        id=attributes.pop("id", ""),
        classes=tuple(name for name in classes if name != "mermaid"),
        attributes=attributes,
    )


def _text(heading: ElementTree.Element) -> str:
    """Return the text of a heading as its reader sees it."""
    text = _ESCAPED.sub(lambda code: chr(int(code[1])), "".join(heading.itertext()))
    return " ".join(_MARKS.sub("", text).split())


def _around(source: str, line: int) -> tuple[str, str, str]:
    """Part a source at a line, counted from 1: what is before it, itself, what follows."""
    lines = source.splitlines(keepends=True)
    if not 1 <= line <= len(lines):
        return "", "", source
    at = lines[line - 1].rstrip("\r\n")
    before = "".join(lines[: line - 1])
    return before, at, source[len(before) + len(at) :]


def _followed(address: str, page: DiagramPage | None) -> str | None:
    """Return where a relative address of a page's diagram leads, seen from the finished page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if not page or not parts.path or parts.path.startswith("/"):
        return None
    path = normpath(join(dirname(page.path), unquote(parts.path)))
    found = page.url(path)
    if found is None:
        return None
    return f"{found}{f'?{parts.query}' if parts.query else ''}{f'#{parts.fragment}' if parts.fragment else ''}"
