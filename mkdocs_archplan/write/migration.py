"""Front matter from what a document says elsewhere: in bullets, lines, tables, sections, and in the rows of an index.

The text below stays as it is, byte for byte, the old bullets too: nothing is lost, and both say the same. Keys that are
there already stay, and those that are missing are only added where the document then still says what it said.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_archplan.model import Document, Status
from mkdocs_archplan.read.facts import of_meaning
from mkdocs_archplan.read.fields import REFERENCES, Meaning, field_name, meaning_of, relation_in
from mkdocs_archplan.read.metadata import DATE_IN_STATUS
from mkdocs_archplan.read.words.dates import parse_date
from mkdocs_archplan.read.words.status import unknown_status, written_status
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.text import plain_text
from mkdocs_archplan.write.drafts import Draft, Drafts
from mkdocs_archplan.write.fields import in_front_matter
from mkdocs_archplan.write.manuscript import Edit
from mkdocs_archplan.write.meta_lines import read_meta_lines
from mkdocs_archplan.write.places import IN_YAML
from mkdocs_archplan.write.references import named_in_fields
from mkdocs_archplan.write.renaming import name_in
from mkdocs_archplan.write.same import Wanted, objection
from mkdocs_archplan.write.spelling import spelt
from mkdocs_archplan.write.yaml_text import Plain, lines_of

_WHOLE_DATE = len("YYYY-MM-DD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated:
    """What became of a document: the keys that were `added`, or why it was `left` alone; neither: it had them all.

    `without` are keys that could not be added, because the document would have said something else then.
    """

    added: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    left: str = ""


def migrate(drafts: Drafts, path: str) -> Migrated:
    """Write into a document's front matter what is only said elsewhere."""
    if left := drafts.refusal(path):
        return Migrated(left=left)
    draft = drafts.draft(path)
    if draft.front_matter.toml:
        return Migrated(left="its front matter is TOML")
    if any(problem.rule == "broken-front-matter" and problem.path == path for problem in draft.reading.problems):
        return Migrated(left="its front matter cannot be read")
    if draft.sidecar:
        return Migrated(left="its metadata stands in a file beside it")
    named, left = _without_meta_lines(drafts, draft)
    if left:
        return Migrated(left=left)
    draft, document = drafts.draft(path), drafts.catalog.documents[path]
    present = {_subject(fact.meaning, fact.name, document.kind) for fact in draft.facts if fact.source in IN_YAML}
    missing = {key: value for subject, key, value in _fields(document, draft, drafts) if subject not in present}
    if not missing.keys() - {"title"} and not (missing and named):  # a heading is where a title stands
        return Migrated(added=named)
    found = _whole(drafts, draft, document, missing) or _step_by_step(drafts, draft, document, missing)
    if not found or not {*named, *found[0]} - {"title"}:
        return Migrated(added=named, left="" if named else "its front matter would change what it says")
    keys, new = found
    drafts.settle(new, f"{path}: {', '.join(keys)}")
    return Migrated(added=(*named, *keys), without=tuple(key for key in missing if key not in keys))


def _without_meta_lines(drafts: Drafts, draft: Draft) -> tuple[tuple[str, ...], str]:
    """Write the lines that MkDocs hides at the top of a file as front matter; return their keys, or why they stay.

    Behind front matter they would be text of the page. Keys and values are those that MkDocs has from them.
    """
    meta = read_meta_lines(draft.manuscript.text)
    if not meta.lines:
        return (), ""
    if not any(meaning_of(field_name(key)) for key in meta.fields):
        return (), "its first line is metadata to MkDocs, though nothing that is known here"
    block = lines_of({key: _plain(key, value) for key, value in meta.fields.items()})
    text = draft.manuscript.text
    end = draft.manuscript.start_of(meta.lines + 1)  # MkDocs wants a line end behind the closing line
    edit = (draft.path, Edit(0, end, f"---\n{block}\n---\n"))
    found = drafts.trial(draft, (edit,))
    if not found:
        return (), "its first lines are metadata to MkDocs, and the file is not UTF-8"
    if said := objection(draft, found[1], Wanted(relinked=text[:end]), drafts.targets):
        return (), f"its first lines are metadata to MkDocs; as front matter, {said}"
    drafts.settle(found[0], f"{draft.path}: its first {meta.lines} lines as front matter")
    return tuple(meta.fields), ""


def _plain(key: str, value: str) -> Plain:
    """Return a value as YAML is to have it: text as MkDocs has it, but for a day that can only be one."""
    date = parse_date(value) if meaning_of(field_name(key)) in (Meaning.DATE, Meaning.UPDATED) else None
    return _date(date.iso) if date and not date.doubt and date.iso == value else value


def _subject(meaning: Meaning, name: str, kind: str) -> tuple[Meaning, Relation | None]:
    return meaning, relation_in(name, kind) if name in REFERENCES else None


def _fields(
    document: Document, draft: Draft, drafts: Drafts
) -> Iterator[tuple[tuple[Meaning, Relation | None], str, Plain]]:
    """Yield what front matter can say of a document, in the order of the plan template: subject, key and value."""
    if document.title_source in ("heading", "field"):
        yield (Meaning.TITLE, None), "title", document.title
    of_change = _is_of_change(draft)
    if document.date and not of_change and not _is_doubtful(document.date_raw or ""):
        yield (Meaning.DATE, None), "date", _date(document.date)
    if document.status:
        yield (Meaning.STATUS, None), "status", _status(document, drafts)
    if document.authors:
        several = len(document.authors) > 1
        yield (
            (Meaning.AUTHORS, None),
            *(("authors", [*document.authors]) if several else ("author", document.authors[0])),
        )
    related = relation_in("related rfc", document.kind)
    yield from _named(document, drafts, related, "related_rfc", "rfc")
    if document.discussion:
        yield (Meaning.DISCUSSION, None), "discussion", document.discussion
    yield from _named(document, drafts, Relation.SUPERSEDES, "supersedes")
    yield from _named(document, drafts, Relation.SUPERSEDED_BY, "superseded_by")
    if document.tags:
        yield (Meaning.TAGS, None), "tags", [*document.tags]
    if updated := document.date if of_change else document.updated:
        yield (Meaning.UPDATED, None), "updated", _date(updated)


def _named(
    document: Document, drafts: Drafts, relation: Relation, key: str, kind: str = ""
) -> Iterator[tuple[tuple[Meaning, Relation | None], str, Plain]]:
    """Yield the documents that the metadata of one names, by their ids or paths."""
    documents = drafts.catalog.documents
    targets = dict.fromkeys(
        reference.target or ""
        for reference in document.references
        if reference.source == "metadata" and reference.relation is relation
    )
    others = [documents[path] for path in targets if path in documents and kind in ("", documents[path].kind)]
    names = [named_in_fields(other, document, drafts.catalog)[0] for other in others]
    if names:
        yield (Meaning.REFERENCE, relation), key, names if len(names) > 1 else names[0]


def _status(document: Document, drafts: Drafts) -> str:
    collection = drafts.catalog.collection_of(document)
    status: Status | None = next((s for s in collection.settings.statuses if s.slug == document.status), None)
    if status:
        return spelt(status, collection, name_in(written_status(document.status_raw or ""), status), status)
    unknown, raw = unknown_status(document.status_raw or ""), plain_text(document.status_raw or "")
    return raw[: len(unknown.label)] if raw.casefold().startswith(unknown.label.casefold()) else unknown.label


def _is_of_change(draft: Draft) -> bool:
    """Say whether the date of a document is that of its last change, which stands in where no other is said."""
    dated = any(fact.name != DATE_IN_STATUS for fact in of_meaning(draft.facts, Meaning.DATE))
    return not dated and any(parse_date(fact.text or "") for fact in of_meaning(draft.facts, Meaning.UPDATED))


def _is_doubtful(written: str) -> bool:
    date = parse_date(written)
    return bool(date and date.doubt)


def _date(iso: str) -> Plain:
    return datetime.date.fromisoformat(iso) if len(iso) == _WHOLE_DATE else iso


def _whole(
    drafts: Drafts, draft: Draft, document: Document, fields: Mapping[str, Plain]
) -> tuple[tuple[str, ...], dict[str, bytes]] | None:
    """Return the keys and the new bytes with all of some fields; None where the document then says something else."""
    lines = lines_of(fields)
    known = tuple((name, getattr(document, name)) for name in ("status", "date", "updated", "authors"))
    wanted = Wanted(fields=known, added=lines)
    for edits in in_front_matter(draft, lines):
        found = drafts.trial(draft, edits)
        if found and not objection(draft, found[1], wanted, drafts.targets):
            return tuple(fields), found[0]
    return None


def _step_by_step(
    drafts: Drafts, draft: Draft, document: Document, fields: Mapping[str, Plain]
) -> tuple[tuple[str, ...], dict[str, bytes]] | None:
    """Add one field after the other, and leave out those after which the document says something else."""
    kept: dict[str, Plain] = {}
    found = None
    for key, value in fields.items():
        if trial := _whole(drafts, draft, document, {**kept, key: value}):
            kept, found = {**kept, key: value}, trial
    return found
