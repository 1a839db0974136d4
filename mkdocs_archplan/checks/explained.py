"""The documentation of the rules: a Markdown page for each, with examples that are small sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from mkdocs_archplan.problems import RULES

BAD, GOOD = "Bad", "Good"
# A fence that says which file of an example it holds, and in which encoding where that is not UTF-8. As in CommonMark,
# its end is at least as long as its begin.
_OPENING = re.compile(
    r"(?P<fence>`{3,}|~{3,})(?P<language>[a-z]+) title=\"(?P<path>[^\"]+)\"(?: encoding=\"(?P<encoding>latin-1)\")?"
)
_HEADING = re.compile(r"## (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """A site that a rule complains about and one that it does not: docs path → bytes, `mkdocs.yml` for the options."""

    bad: Mapping[str, bytes] = field(default_factory=dict)
    good: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a page: below which heading it stands, and, in a fence or where one opens, of which file it is."""

    text: str
    heading: str = ""
    path: str = ""
    encoding: str = "utf-8"
    opening: re.Match[str] | None = None


def page_of(rule: str) -> str:
    """Return the Markdown page of a rule. Raises KeyError for a name that is no rule's."""
    page = files(__package__) / "pages" / f"{RULES[rule].name}.md"
    return page.read_text(encoding="utf-8")


def opening_of(rule: str) -> str:
    """Return the first paragraph of a rule's page, on one line. Raises KeyError for a name that is no rule's."""
    return " ".join(page_of(rule).split("\n\n")[1].split())


def examples_of(page: str) -> Examples:
    """Return the files of a page's examples: all that stand below `## Bad` are one site, those below `## Good` another.

    Total: a text that is no such page has none.
    """
    found: dict[str, dict[str, bytes]] = {BAD: {}, GOOD: {}}
    for line in _lines(page):
        tree = found.setdefault(line.heading, {})
        if line.opening:
            tree[line.path] = b""
        elif line.path:
            tree[line.path] += f"{line.text}\n".encode(line.encoding, errors="replace")
    return Examples(bad=found[BAD], good=found[GOOD])


def with_file_names(page: str) -> str:
    """Return a page with the name of its file above each example, for readers that do not show titles of fences."""
    written: list[str] = []
    for line in _lines(page):
        if line.opening:
            saved = f" (saved as {line.encoding})" if line.opening["encoding"] else ""
            written += [f"`{line.path}`{saved}:", "", line.opening["fence"] + line.opening["language"]]
        else:
            written.append(line.text)
    return "\n".join(written) + "\n"


def _lines(page: str) -> Iterator[_Line]:
    heading, path, fence, encoding = "", "", "", "utf-8"
    for text in page.splitlines():
        if fence:
            ended = text.strip(fence[0]) == "" and len(text) >= len(fence)
            yield _Line(text=text, heading=heading, path="" if ended else path, encoding=encoding)
            path, fence = ("", "") if ended else (path, fence)
        elif opening := _OPENING.fullmatch(text):
            path, fence, encoding = opening["path"], opening["fence"], opening["encoding"] or "utf-8"
            yield _Line(text=text, heading=heading, path=path, encoding=encoding, opening=opening)
        else:
            if named := _HEADING.fullmatch(text):
                heading = named[1]
            yield _Line(text=text, heading=heading)
