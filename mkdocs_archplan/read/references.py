"""What the metadata of a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning, relation_in
from mkdocs_archplan.read.links import link_targets
from mkdocs_archplan.read.words.partial import names_part, without_part
from mkdocs_archplan.read.words.placeholders import is_nothing, is_placeholder
from mkdocs_archplan.read.yaml_fields import Value
from mkdocs_archplan.relations import Reference, Relation

# In the text of a page a field may be answered by a sentence: `Source RFC: agreed with the board in May`.
_IN_TEXT = frozenset(("bullet", "line", "table", "section"))
# What stands in code is shown, not meant; `[code](x.md)` around it is a link all the same.
_CODE = re.compile(r"(\[)?(`+)[^`]*\2(\]\()?")
_SUPERSESSION = (Relation.SUPERSEDES, Relation.SUPERSEDED_BY)
_LIST = re.compile(r"[,;\n]\s*")
_ID = re.compile(r"(?:[A-Za-z]{2,8}[- –]?)?#?\d{1,5}")
_IDS = re.compile(r"\s*(?:[,;&/\n]|\band\b)\s*|(?<=\d)\s+(?!and\b)")
_LEADING = re.compile(r"[A-Za-z]{2,8}[- –]?#?\d{1,5}\b")
_LETTERS = re.compile(r"[A-Za-z]+")


def metadata_references(facts: Sequence[Fact], kind: str) -> Iterator[Reference]:
    """Yield what the metadata of a document of this kind names, once each; `section` is the field that holds it."""
    seen: set[tuple[Relation, str]] = set()
    for fact in facts:
        if fact.meaning is not Meaning.REFERENCE:
            continue
        lines = _Lines(fact)
        relation = relation_in(fact.name, kind)
        partial = relation in _SUPERSESSION and (fact.partial or names_part(fact.raw))
        for written in _texts(fact.value):
            raw = without_part(written) if partial else written
            if not is_nothing(raw) and not is_placeholder(raw) and (relation, raw) not in seen:
                seen.add((relation, raw))
                yield Reference(
                    relation=relation,
                    raw=raw,
                    target=None,
                    url=None,
                    line=lines.line(raw),
                    source="metadata",
                    field=fact.name,
                    file=fact.path,
                    loose=fact.source in _IN_TEXT,
                    partial=partial,
                )


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from _names(value)
    elif value:
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def _names(value: str) -> Iterator[str]:
    value = _CODE.sub(_unless_link_text, value) if "`" in value else value
    links = link_targets(value)
    yield from (written for written, _ in links)
    for written, _ in links:
        value = value.replace(written, ",", 1)
    if is_placeholder(value):
        return
    parts = _ids(value) or [part.strip() for part in _LIST.split(value)]
    if not links and is_nothing(parts[0].rstrip(".")):  # `none; the job was small enough`
        return
    if not links:
        yield from filter(None, parts)
        return
    # Beside links only ids are references; the rest of the line is words about them.
    yield from (match[0] for part in parts if (match := _LEADING.match(part)))


def _ids(text: str) -> list[str]:
    """Split a text of ids only, else return none; a number without letters has those before it: `ADRs 2 and 3`."""
    written = [part.strip() for part in _IDS.split(text) if part.strip()]
    if len(written) < 2 or not all(map(_ID.fullmatch, written)):
        return []
    parts, letters = [], ""
    for part in written:
        own = _LETTERS.match(part)
        letters = own[0] if own else letters
        parts.append(part if own or not letters else f"{letters} {part}")
    return parts


@dataclass(slots=True)
class _Lines:
    """Finds the line of each item of a list below its key, in the order of the items."""

    fact: Fact
    at: int = 0

    def line(self, item: str) -> int:
        fact = self.fact
        if not fact.value_line:
            return fact.line
        found = fact.raw.find(item, self.at)
        self.at = max(found, self.at)
        return fact.value_line + fact.raw.count("\n", 0, self.at) if found >= 0 else fact.line


def _unless_link_text(code: re.Match[str]) -> str:
    return code[0] if code[1] and code[3] else f"{code[1] or ''} {code[3] or ''}"
