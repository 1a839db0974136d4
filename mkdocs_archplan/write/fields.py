"""A field that a document does not have yet, written as its other fields are: a key, a bullet, a line, a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.write.drafts import Draft
from mkdocs_archplan.write.manuscript import Edit, Manuscript
from mkdocs_archplan.write.meta_lines import read_meta_lines
from mkdocs_archplan.write.places import IN_YAML, key_place, stands_alone, value_place, yaml_entry
from mkdocs_archplan.write.references import key_style
from mkdocs_archplan.write.yaml_text import Entry, dumped, entries

_EMPTY = re.compile(r"---[ \t]*\n(?:---|\.\.\.)[ \t]*\n")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*")
_NO_COPY = re.compile(r"!!!|\?\?\?|^\s*[\"']")  # blocks, and lines of JSON
_TEXT_OF_LINK = re.compile(r"^\[([^\]]*)\]\([^()]*\)$")
# A line of prose: no bullet, heading, row, rule or fence, and no field of its own.
_GOES_ON = re.compile(
    r"(?!\s*(?:[-*+][ \t]|\d+[.)][ \t]|[|#<>]|---|===|\*\*\*|```|~~~"
    r"|[*_`]{0,3}\w[\w /()-]{0,40}[*_`]{0,3}[ \t]?[:：]))\s*\S"
)
_BREAK = re.compile(r"(?:\\|[ ]{2,})$")
_PARAGRAPH = re.compile(r"[ \t>]*(?!(?:[-*+]|\d+[.)])[ \t]|[|#>])\S")
# Beside which field a new one is put: that which says the same kind of thing most.
_BESIDE = (Meaning.STATUS, Meaning.DATE, Meaning.UPDATED, Meaning.AUTHORS, Meaning.ID, Meaning.TITLE)

FileEdit = tuple[str, Edit]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewField:
    """A field to be written: its name in words, lower case, and its value, in YAML and in text, likeliest first."""

    name: str
    in_yaml: Sequence[str | date]
    in_text: Sequence[str]


def added(field: NewField, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    """Yield the ways in which a field can be added to a document, its own dialect first, new front matter last."""
    for fact in _beside(draft):
        entry = yaml_entry(fact, draft)
        if entry:
            for value in field.in_yaml:
                yield from _as_key(field.name, value, fact, entry, draft)
        elif fact.source == "front-matter" or fact.source == "nested":
            for value in field.in_yaml:
                yield from _as_toml(field.name, str(value), fact, draft)
        else:
            for value in field.in_text:
                yield from _as_copy(field.name, value, fact, draft)
    for value in field.in_yaml:
        yield from in_front_matter(draft, f"{_key(field.name, draft)}: {dumped(value)}")


def _beside(draft: Draft) -> Iterator[Fact]:
    """Yield the facts that a new field can stand beside, one of each dialect, the dialect that counts first."""
    facts = [fact for fact in draft.facts if fact.meaning in _BESIDE]
    sources = dict.fromkeys(fact.source for fact in facts if fact.source in (*IN_YAML, "bullet", "line", "table"))
    status = next((fact.source for fact in facts if fact.meaning is Meaning.STATUS), "")
    for source in sorted(sources, key=lambda source: source != status):
        own = [fact for fact in facts if fact.source == source]
        yield min(own, key=lambda fact: _BESIDE.index(fact.meaning))


def in_front_matter(draft: Draft, lines: str) -> Iterator[tuple[FileEdit, ...]]:
    """Yield the edit that puts lines at the end of front matter, or into new front matter before everything else."""
    front_matter, manuscript = draft.front_matter, draft.manuscript
    if front_matter.toml or draft.is_broken:
        return
    if read_meta_lines(manuscript.text).lines:
        return  # MkDocs would show them then
    if not front_matter.length:
        at = manuscript.start_of(2) if _EMPTY.match(manuscript.text) else 0
        yield ((draft.path, Edit(at, at, f"{lines}\n" if at else f"---\n{lines}\n---\n\n")),)
        return
    block = draft.yaml_of(sidecar=False)
    keys = entries(*block) if block else ()
    if any(entry.flow for entry in keys[:1]):
        return
    indent = " " * (keys[0].column if keys else 0)
    at = manuscript.start_of(front_matter.lines)
    text = "".join(f"{indent}{line}\n" for line in lines.split("\n"))
    yield ((draft.path, Edit(at, at, text)),)


def _key(name: str, draft: Draft) -> str:
    """Return a field's name as a key in the style of a document's other keys."""
    keys = [field.key for field in draft.front_matter.fields]
    keys += [inner.key for field in draft.front_matter.fields for inner in field.inner]
    if draft.sidecar:
        block = draft.yaml_of(sidecar=True)
        keys += [entry.key for entry in entries(*block)] if block else []
    key = name.replace(" ", key_style(keys))
    capitals = sum(key[:1].isupper() for key in keys) * 2 > len(keys)
    return key[:1].upper() + key[1:] if capitals else key


def _as_key(name: str, value: str | date, fact: Fact, entry: Entry, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    path, manuscript = draft.path_of(fact), draft.file_of(fact)
    key = _key(name, draft)
    if entry.flow:
        quote = manuscript.text[entry.start] if manuscript.text[entry.start] in "\"'" else ""
        pair = f"{dumped(key, quote=quote)}: {dumped(value, quote=quote, in_list=True)}"
        yield ((path, Edit(entry.end, entry.end, f", {pair}")),)
        return
    end = max([scalar.end for scalar in entry.scalars] + [entry.key_end])
    text = manuscript.text[:end].rstrip()
    yield ((path, manuscript.below(text.count("\n") + 1, f"{' ' * entry.column}{key}: {dumped(value)}")),)


def _as_toml(name: str, value: str, fact: Fact, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    if draft.front_matter.toml and not draft.is_broken and '"' not in value and "\\" not in value:
        yield ((draft.path, draft.manuscript.below(fact.line, f'{_key(name, draft)} = "{value}"')),)


def _as_copy(name: str, value: str, fact: Fact, draft: Draft) -> Iterator[tuple[FileEdit, ...]]:
    """Yield the line of a field again with another key and another value: a bullet, a line, a row of a table."""
    manuscript = draft.manuscript
    key, written = key_place(fact, manuscript), value_place(fact, draft)
    if not (key and written and stands_alone(fact, draft)):
        return
    line, start = manuscript.line(fact.line), manuscript.start_of(fact.line)
    if written.end > start + len(line) or written.start < key.end or _NO_COPY.search(line):
        return
    old = line[key.start - start : key.end - start]
    before, between = line[: key.start - start], line[key.end - start : written.start - start]
    rest = line[written.end - start :]
    new = _like(name, old)
    if fact.line <= read_meta_lines(manuscript.text).lines:
        new = new.replace(" ", "_")  # MkDocs hides no other
    if fact.source == "table" and "|" not in line:
        value = _TEXT_OF_LINK.sub(r"\1", value)  # no Markdown is read in HTML
    elif fact.source == "table":
        value = value.replace("|", r"\|")
        airy = (before or between)[-1:] == " "  # `| Status |`, not `|Status|`
        between = _narrowed(between, len(new) - len(old), airy)
        rest = _narrowed(rest, len(value) - len(fact.text or ""), airy)
    copy = f"{before}{new}{between}{value}{rest}"
    yield tuple((draft.path, edit) for edit in _below(fact, copy, draft))


def _narrowed(gap: str, by: int, airy: bool) -> str:
    """Return what follows a cell's text with as much less padding as the text is longer, as far as there is any."""
    padding = len(gap) - len(gap.lstrip(" ")) - airy
    return gap[max(0, min(by, padding)) :]


def _below(fact: Fact, copy: str, draft: Draft) -> Iterator[Edit]:
    """Yield the edits that put a copy of a field's line below it, so that both are still lines of their own."""
    manuscript, number = draft.manuscript, fact.line
    above, line, following = (manuscript.line(number + step) for step in (-1, 0, 1))
    if fact.source == "table" and _DELIMITER.fullmatch(following):
        number += 1  # the field stands in the head of its table
    elif fact.line <= read_meta_lines(manuscript.text).lines:
        pass  # MkDocs hides them up to a blank line
    elif fact.source == "line" and _PARAGRAPH.match(line) and not following.strip():
        if not above.strip() or above.lstrip().startswith("#"):
            yield manuscript.below(number, f"\n{copy}")  # each field is a paragraph
            return
        if (broken := _BREAK.search(above)) and not _BREAK.search(line):
            end = manuscript.start_of(number) + len(line)
            yield Edit(end, end, broken[0])
    if fact.source != "table":
        number = _last_line(number, manuscript)
    yield manuscript.below(number, copy)


def _last_line(number: int, manuscript: Manuscript) -> int:
    """Return the line in which the value of a field ends that goes on below it."""
    while _GOES_ON.match(manuscript.line(number + 1)):
        number += 1
    return number


def _like(name: str, key: str) -> str:
    if key.isupper():
        return name.upper()
    return name[:1].upper() + name[1:] if key[:1].isupper() else name
