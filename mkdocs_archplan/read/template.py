"""The template of a collection: which sections its documents are to have, and which of them may be left out."""

from __future__ import annotations

import re

from mkdocs_archplan.contents import Section, Template
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.sections import read_sections
from mkdocs_archplan.read.source import SourceFile, load

# In a heading, or in the comment before or below it.
_OPTIONAL = re.compile(
    r"""\b(?:optional|(?:if|where|when|as)\s+(?:applicable|needed|appropriate|any|necessary|relevant|required)
      |(?:feel\ free\ to|can\ be|may\ be)\s+(?:remove|delete|omit|skip)\w*
      |(?:delete|remove|omit|skip)\s+(?:this|if|when)
      |gegebenenfalls|falls\ (?:nötig|zutreffend)|facultatif|optionnel|le\ cas\ échéant
      |opcional|si\ procede|任意|可选)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 3  # lines in which a remark about a section stands


def read_template(source: SourceFile) -> Template:
    """Read the sections of a template. Total: a file that cannot be read has none."""
    text, _ = load(source)
    front_matter = read_front_matter(text, source.path)
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    lines = text.split("\n")
    sections = read_sections(outline, lines, front_matter.lines + 1)
    optional = frozenset(section.title for section in sections if _is_optional(section, lines))
    return Template(path=source.path, sections=sections, optional=optional)


def _is_optional(section: Section, lines: list[str]) -> bool:
    """Say whether the heading of a section, or a remark of the template's beside it, lets it be left out."""
    at = section.line
    above = [line for line in lines[max(at - 1 - _NEAR, 0) : at - 1] if line.strip()][-1:]
    below = [line for line in lines[at : at + _NEAR] if line.strip()][:1]
    remarks = [
        lines[at - 1],
        *(line for line in above if line.lstrip().startswith("<!--")),
        *(line for line in below if _is_remark(line)),
    ]
    return any(_OPTIONAL.search(text) for text in remarks)


def _is_remark(line: str) -> bool:
    """Say whether a line is the template speaking of itself rather than an example of what to write."""
    return line.strip()[:1] in ("<", "[", "{", "(", "_", "*", ">")
