"""The title of a new document, in place of the heading that its template opens with."""

from __future__ import annotations

import re

from mkdocs_archplan.read.fields import Meaning, meaning_of
from mkdocs_archplan.read.outline import Heading
from mkdocs_archplan.read.words.placeholders import is_placeholder
from mkdocs_archplan.start.places import Template
from mkdocs_archplan.start.wanted import Wanted, numbered, split_number
from mkdocs_archplan.start.written import markdown
from mkdocs_archplan.write.manuscript import Edit

_ATX = re.compile(r"[ ]{0,3}#+(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*")
_COMMENT = re.compile(r"<!--.*?-->")
_PROMPT = re.compile(r"\btemplate\b|\b(?:short|brief|your)\b.*\btitle\b|[\[{<][^\]}>]*[\]}>](?!\()", re.IGNORECASE)
_TITLES = frozenset("title|name|adr|rfc|plan|adr title|rfc title|plan title|decision|decision record".split("|"))
# First headings that name a part of a document.
_PARTS = frozenset("meta metadata summary abstract context introduction background motivation overview goals".split())
_SEPARATOR = re.compile(r"\s*[:.)–—-]*\s*")


def title_edit(template: Template, wanted: Wanted) -> Edit | None:
    """Return the edit that writes number and title into the first heading; None where that is no title."""
    heading = next((heading for heading in template.outline.headings if heading.level == 1), None)
    if not heading:
        return None
    line, start = template.text.line(heading.line), template.text.start_of(heading.line)
    match = _ATX.fullmatch(line)
    written = (match["text"] or "") if match else line.strip()
    start += match.start("text") if written and match else len(line) - (0 if match else len(line.lstrip()))
    letters, place, rest = split_number(_COMMENT.sub("", written).strip())
    if not _is_prompt(rest, heading, template, numbered=bool(place)):
        return None
    text = markdown(wanted.title)
    if place and wanted.number is not None:
        separator = _SEPARATOR.match(rest)
        between = (separator[0] if separator else "") or ": "
        text = f"{letters}{numbered(place, wanted.number, wanted.digits)}{between}{text}"
    return Edit(start, start + len(written), text if written or line.endswith((" ", "\t")) else f" {text}")


def _is_prompt(text: str, heading: Heading, template: Template, *, numbered: bool) -> bool:
    """Say whether a heading stands for the title: its words are a prompt, or it is the only one of its level."""
    name = text.strip(" :.–—-").casefold()
    if numbered or not name or name in _TITLES or is_placeholder(text.strip(" :")) or _PROMPT.search(text):
        return True
    alone = sum(each.level == heading.level for each in template.outline.headings) == 1
    titled = any(place.meaning is Meaning.TITLE for place in template.places)
    return alone and not titled and name not in _PARTS and meaning_of(name) is None
