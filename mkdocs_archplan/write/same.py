"""The safety net under every change: the changed document is read again, and says what was asked and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.model import Document
from mkdocs_archplan.read.fields import REFERENCES, field_name, meaning_of
from mkdocs_archplan.read.front_matter import Field, Value
from mkdocs_archplan.relations import Reference, Relation
from mkdocs_archplan.write.drafts import Draft
from mkdocs_archplan.write.meta_lines import read_meta_lines

# What a document says, by the names of its fields; places in the file and spellings are no part of it.
SAID = (
    "id",
    "title",
    "status",
    "date",
    "updated",
    "authors",
    "tags",
    "discussion",
    "aliases",
    "unlinked",
    "progress",
    "infracost",
)
Claim = tuple[Relation, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a change is to make of a document: its fields afterwards where they differ, and claims to gain.

    `claims` are relations with paths; `added` is the new text, which may name what they name. `removed` is text that
    the change takes away with what it named: only of a status that named a successor, `Superseded by [x](x.md)`;
    `relinked` is a link of the page that leads elsewhere afterwards.
    """

    fields: tuple[tuple[str, Any], ...] = ()
    claims: tuple[Claim, ...] = ()
    added: str = ""
    removed: str = ""
    relinked: str = ""


def objection(before: Draft, after: Draft, wanted: Wanted, targets: Targets) -> str:
    """Return the first thing that a changed document says otherwise than wanted; "" where there is none."""
    return next(_objections(before, after, wanted, targets), "")


def _objections(before: Draft, after: Draft, wanted: Wanted, targets: Targets) -> Iterator[str]:
    old, new, changed = before.document, after.document, dict(wanted.fields)
    for name in (*SAID, *(name for name in changed if name not in SAID)):
        is_wanted = changed.get(name, getattr(old, name))
        if getattr(new, name) != is_wanted:
            yield f"its {name} would read {getattr(new, name)!r} instead of {is_wanted!r}"
    if [replace(cost, line=0) for cost in old.costs] != [replace(cost, line=0) for cost in new.costs]:
        yield "its cost tables would read otherwise"
    if [replace(diagram, line=0) for diagram in old.diagrams] != [replace(d, line=0) for d in new.diagrams]:
        yield "its diagrams would read otherwise"
    if before.reading.said.role is not after.reading.said.role:
        yield "it would no longer be taken for a document"
    had, has = claims(old, targets), claims(new, targets)
    gone = {claim for claim in had - has if not _is_removed(claim, old, wanted, targets)}
    if gone:
        yield f"it would no longer say '{_sentence(min(gone))}'"
    if has - had - set(wanted.claims):
        yield f"it would say '{_sentence(min(has - had - set(wanted.claims)))}'"
    if missing := set(wanted.claims) - has:
        yield f"it would not say '{_sentence(min(missing))}'"
    yield from _of_others(before, after)
    yield from _of_text(before, after, wanted)


def _of_others(before: Draft, after: Draft) -> Iterator[str]:
    """Compare the metadata that only MkDocs and other plugins know: fields of other names, lines that MkDocs hides."""
    old, new = (dict(_unknown(draft.front_matter.fields)) for draft in (before, after))
    if key := next((key for key, value in old.items() if new.get(key) != value), ""):
        yield f"its '{key}' would read {new.get(key)!r} instead of {old[key]!r}"
    hidden = read_meta_lines(before.manuscript.text).fields
    keys = {field.key.lower() for field in after.front_matter.fields}
    shown = hidden.keys() - (keys or read_meta_lines(after.manuscript.text).fields.keys())
    if shown:
        yield f"MkDocs would show its line '{next(key for key in hidden if key in shown)}: …', which it hides now"


def _unknown(fields: Iterable[Field], above: str = "") -> Iterator[tuple[str, Value]]:
    for field in fields:
        if field.inner:
            yield from _unknown(field.inner, f"{above}{field.key}.")
        elif meaning_of(field_name(field.key)) is None:
            yield f"{above}{field.key}", field.value


def _of_text(before: Draft, after: Draft, wanted: Wanted) -> Iterator[str]:
    """Compare what the text of a page names, and what is doubtful in it."""
    old, new = (Counter(_mentions(draft.document)) for draft in (before, after))
    gone = wanted.removed + wanted.relinked
    if any(raw not in wanted.added for raw in new - old) or any(raw not in gone for raw in old - new):
        yield "its text would name other documents"
    rules, now = (Counter(problem.rule for problem in draft.reading.problems) for draft in (before, after))
    if worse := now - rules:
        rule = min(worse)
        problem = next(problem for problem in after.reading.problems if problem.rule == rule)
        yield f"{problem.message} [{rule}]"


def claims(document: Document, targets: Targets) -> set[Claim]:
    """Return what the metadata of a document claims: relations with the paths they mean, or else what was written."""
    found: set[Claim] = set()
    for reference in document.references:
        if reference.source == "metadata":
            paths = _paths(reference, document, targets)
            found |= {(reference.relation, path) for path in paths or (() if reference.loose else (reference.raw,))}
    return found


def _paths(reference: Reference, document: Document, targets: Targets) -> tuple[str, ...]:
    kind = REFERENCES[reference.field][1] if reference.field in REFERENCES else None
    kind = document.kind if kind == "same" else kind
    return targets.find(reference.raw, document, kind).paths


def _mentions(document: Document) -> Iterator[str]:
    return (reference.raw for reference in document.references if reference.source != "metadata")


def _is_removed(claim: Claim, document: Document, wanted: Wanted, targets: Targets) -> bool:
    """Say whether a claim stood in text that the change takes away on purpose."""
    return any(
        reference.raw in wanted.removed and claim[1] in (reference.raw, *_paths(reference, document, targets))
        for reference in document.references
        if reference.source == "metadata" and reference.relation is claim[0]
    )


def _sentence(claim: Claim) -> str:
    return f"{claim[0].value} {claim[1]}"
