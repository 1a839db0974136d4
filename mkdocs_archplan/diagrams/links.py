"""Links in a mermaid diagram: where they stand in its source, and the source with other addresses in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from mkdocs_archplan.read.links import is_external, safe_url

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n[ \t]*---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEAD = re.compile(r"^(?!\s*%%)[^\S\n]*([A-Za-z][\w-]*)", re.MULTILINE)
_COMMENT = re.compile(r"^[^\S\n]*%%[^\n]*", re.MULTILINE)
# As mermaid's grammars have them: after the address a tooltip and where to open it may follow.
_TAIL = r'(?:[ \t]*"[^"\n]*")?(?:[ \t]+_(?:self|blank|parent|top)\b)?'
_CLICK = re.compile(
    rf'(?:^|;)[ \t]*(?P<whole>(?:click|link)[ \t]+[^\s";]+[ \t]+(?:href[ \t]+)?"(?P<address>[^"\n]*)"{_TAIL})',
    re.MULTILINE,
)
_PARAMETER = re.compile(r'(?P<whole>(?:,[ \t]*)?\$link[ \t]*=[ \t]*"(?P<address>[^"\n]*)")')
# In a sequence `#` and `;` end a text.
_MENU_ENTRY = re.compile(
    r"^[ \t]*(?P<whole>link[ \t]+[^:\n]+:[^@\n#;]*@[ \t]*(?P<address>[^\n#;]*[^\s#;]))", re.MULTILINE
)
_MENU = re.compile(r"^[ \t]*links[ \t]+[^:\n{]+:[^\n]*", re.MULTILINE)
_MENU_VALUE = re.compile(r':[ \t]*(?P<whole>"(?P<address>[^"\n]*)")')
_CODE = re.compile(r"(?<!&)#(\w+;)")

_CLICKED = frozenset("graph flowchart flowchart-elk classDiagram classDiagram-v2 stateDiagram gantt".split())
_ENDS = re.compile(r'["\n]')  # what would end the quotes around an address
_NOWHERE = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramLink:
    """An address in a diagram: `address` as written, its `line` from 1, its offsets `start` and `end` in the source.

    `whole` are the offsets of the statement that makes the link; None where the diagram needs one in its place.
    """

    address: str
    line: int
    start: int
    end: int
    whole: tuple[int, int] | None


def diagram_links(source: str) -> tuple[DiagramLink, ...]:
    """Return the links of a diagram of any family that has some, in the order in which they stand."""
    if "click" not in source and "link" not in source:
        return ()
    return tuple(sorted(_links(source), key=lambda link: link.start))


def page_links(source: str) -> tuple[DiagramLink, ...]:
    """Return the links of a diagram that name a Markdown file, relative to the diagram's own."""
    return tuple(link for link in diagram_links(source) if _names_page(link.address))


def with_links(source: str, follow: Callable[[str], str | None]) -> str:
    """Return a diagram whose links lead where `follow` says; no line is added or taken away.

    `follow` is asked for relative addresses and returns None for those that stay. Of addresses with a scheme http,
    https and mailto stay; links with another, or to another host without one, are taken out.
    """
    parts, at = list[str](), 0
    for link in diagram_links(source):
        address = _followed(link.address, follow)
        start, end = link.whole if address is None and link.whole else (link.start, link.end)
        parts += [source[at:start], _NOWHERE if address is None and not link.whole else address or ""]
        at = end
    return "".join([*parts, source[at:]])


def _followed(written: str, follow: Callable[[str], str | None]) -> str | None:
    """Return the address that takes the place of a written one, None where there may be none."""
    # What mermaid writes `#58;` and a browser `&#58;` is a colon: what is judged is what they make of it.
    read = unescape(_CODE.sub(lambda code: f"&{'#' if code[1][0].isdigit() else ''}{code[1]}", written))
    address = safe_url(written)
    if address is None or safe_url(read) is None or safe_url(unescape(written)) is None:
        return None
    if not address or is_external(address):
        return address
    found = follow(address)
    return address if found is None or _ENDS.search(found) else found


def _names_page(address: str) -> bool:
    safe = safe_url(address)
    if not safe or is_external(safe) or safe.startswith("/"):
        return False
    try:
        return urlsplit(safe).path.endswith(".md")
    except ValueError:
        return False


def _links(source: str) -> Iterator[DiagramLink]:
    front = _FRONT_MATTER.match(source)
    start = front.end() if front else 0
    head = _HEAD.search(source, start)
    family = head[1] if head else ""
    comments = [comment.span() for comment in _COMMENT.finditer(source)]
    for match, whole in _matches(source, start, family):
        at = match.start("address")
        if not any(first <= at < last for first, last in comments):
            yield DiagramLink(
                address=match["address"].strip(),
                line=source.count("\n", 0, at) + 1,
                start=at,
                end=match.end("address"),
                whole=match.span("whole") if whole else None,
            )


def _matches(source: str, start: int, family: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield what matches an address, and whether the statement around it can go."""
    if family in _CLICKED or family.startswith("stateDiagram"):
        yield from ((match, True) for match in _CLICK.finditer(source, start))
    elif family.startswith("C4"):
        yield from ((match, True) for match in _PARAMETER.finditer(source, start))
    elif family == "sequenceDiagram":
        yield from ((match, True) for match in _MENU_ENTRY.finditer(source, start))
        for menu in _MENU.finditer(source, start):
            yield from ((match, False) for match in _MENU_VALUE.finditer(source, menu.start(), menu.end()))
