"""The status of a document changed where it stands, both sides of a supersession at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from mkdocs_archplan.model import Collection, Document, Status
from mkdocs_archplan.read.facts import Fact
from mkdocs_archplan.read.fields import Meaning
from mkdocs_archplan.read.values import says_status
from mkdocs_archplan.read.words.status import unknown_status, written_status
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.claims import stated
from mkdocs_archplan.write.drafts import Draft, Drafts
from mkdocs_archplan.write.fields import FileEdit, NewField, added
from mkdocs_archplan.write.filling import continued
from mkdocs_archplan.write.manuscript import Edit
from mkdocs_archplan.write.places import IN_YAML, value_place
from mkdocs_archplan.write.references import named_in_text, says_in_status, titled
from mkdocs_archplan.write.renaming import Renaming, name_in, renamings
from mkdocs_archplan.write.same import Wanted, claims, objection
from mkdocs_archplan.write.spelling import spelt
from mkdocs_archplan.write.ticks import Choice, choice_at

_MOST_TRIALS = 24
_NO_PLACE = "no place was found where it could be written"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """From the old name of a status, as it stands there, to that of the new `status`, and `more` words behind it."""

    status: Status
    old: Status | None
    collection: Collection
    more: str = ""

    def __call__(self, name: str) -> str:
        return f"{spelt(self.status, self.collection, name, self.old)} {self.more}".rstrip()


@dataclass(frozen=True, slots=True)
class Attempt:
    """Edits that may do what is wanted, and what they are to make of the document."""

    edits: tuple[FileEdit, ...]
    wanted: Wanted


def settle_first(drafts: Drafts, draft: Draft, attempts: Iterable[Attempt], told: Callable[[Document], str]) -> str:
    """Settle the first attempt after which the document says what is wanted and nothing else; return "".

    `told` says of the changed document in one line what was done. Where no attempt does, return what the first of them
    would have made of the document: nothing is changed then.
    """
    reason = ""
    for attempt in islice(attempts, _MOST_TRIALS):
        found = drafts.trial(draft, attempt.edits)
        said = objection(draft, found[1], attempt.wanted, drafts.targets) if found else "the file is not UTF-8"
        if found and not said:
            drafts.settle(found[0], told(found[1].document))
            return ""
        reason = reason or said
    return reason or _NO_PLACE


def change_status(drafts: Drafts, path: str, status: Status, successor: Document | None = None) -> str:
    """Give a document another status, and name its successor in it; return "" or why that is refused."""
    if refused := drafts.refusal(path):
        return refused
    draft = drafts.draft(path)
    document = draft.document
    if successor and not document.status:
        return change_status(drafts, path, status) or claim_relation(drafts, path, Relation.SUPERSEDED_BY, successor)
    fields = (("status", status.slug), ("status_guessed", False))
    claim = (Relation.SUPERSEDED_BY, successor.path) if successor else None
    named = bool(claim and claim in claims(document, drafts.targets))
    if document.status == status.slug and not document.status_guessed and (named or not claim):
        return ""
    wanted = Wanted(fields=fields, claims=(claim,) if claim and not named else ())
    attempts = _attempts(drafts, draft, status, successor if not named else None, wanted)
    return settle_first(drafts, draft, attempts, partial(_told, document, successor))


def _told(old: Document, successor: Document | None, new: Document) -> str:
    if successor and old.status == new.status:
        return f"{new.path}: superseded by {successor.path}"
    written = f"'{old.status_raw}' → '{new.status_raw}'" if old.status_raw else f"'{new.status_raw}'"
    return f"{new.path}:{new.status_line}: status {written}"


def claim_relation(
    drafts: Drafts, path: str, relation: Relation, other: Document, *, new_front_matter: bool = True
) -> str:
    """Let a document say that it stands in a relation to another; return "" or why that is refused.

    `new_front_matter`: it may be given front matter where it has no other place for that.
    """
    if refused := drafts.refusal(path):
        return refused
    draft = drafts.draft(path)
    if (relation, other.path) in claims(draft.document, drafts.targets):
        return ""
    attempts = (
        Attempt(edits, Wanted(claims=((relation, other.path),), added=_text(edits)))
        for edits in stated(relation, other, draft, drafts.catalog)
        if new_front_matter or draft.front_matter.length or (draft.path, 0) not in [(p, e.start) for p, e in edits]
    )
    return settle_first(drafts, draft, attempts, lambda _: f"{path}: {relation.value} {other.path}")


def _attempts(
    drafts: Drafts, draft: Draft, status: Status, successor: Document | None, wanted: Wanted
) -> Iterator[Attempt]:
    document, catalog = draft.document, drafts.catalog
    collection = catalog.collection_of(catalog.documents[draft.path])
    old = _old_status(document, drafts)
    naming = _Naming(status=status, old=old, collection=collection)
    name = naming("")
    changed = list(_changed(draft, old, naming)) if old else []
    if not changed and not document.status:
        field = NewField(name="status", in_yaml=(name,), in_text=(name,))
        empty = (edits for fact in _of_status(draft) for edits in continued(field, fact, draft))
        changed = [(edits, Renaming(name)) for edits in (*empty, *added(field, draft))]
    if not successor:
        for edits, renaming in changed:
            yield Attempt(edits, _with(wanted, renaming, renaming.text, document))
        return
    if document.status_source == "section" or says_in_status(document, catalog):
        yield from _in_status(drafts, draft, naming, successor, wanted)
    if document.status == status.slug and not document.status_guessed:
        changed = [((), Renaming(""))]
    for says in stated(Relation.SUPERSEDED_BY, successor, draft, catalog):
        for edits, renaming in changed[:3]:
            both = (*edits, *says)
            yield Attempt(both, _with(wanted, renaming, _text(both), document))
    yield from _in_status(drafts, draft, naming, successor, wanted)


def _with(wanted: Wanted, renaming: Renaming, added: str, document: Document) -> Wanted:
    """Return what is wanted together with what one way of writing the status brings along."""
    fields = wanted.fields
    if document.status_source == "tags":
        tags = tuple(renaming.text if tag == document.status_raw else tag for tag in document.tags)
        fields = (*fields, ("tags", tags))
    return replace(wanted, fields=fields, added=added, removed=renaming.removed, relinked=renaming.relinked)


def _in_status(drafts: Drafts, draft: Draft, naming: _Naming, successor: Document, wanted: Wanted) -> Iterator[Attempt]:
    """Yield `Superseded by [x](x.md)` in the place of the status."""
    document, catalog = draft.document, drafts.catalog
    old = _old_status(document, drafts)
    if not old:
        return
    section = document.status_source == "section"
    links = (titled(successor, document),) if section else named_in_text(successor, document, catalog)
    if document.status_source in IN_YAML and successor.id:
        links = (successor.id, *links)
    for link in links:
        for edits, renaming in _changed(draft, old, replace(naming, more=f"by {link}")):
            yield Attempt(edits, _with(wanted, renaming, renaming.text, document))


def _changed(draft: Draft, old: Status, naming: _Naming) -> Iterator[tuple[tuple[FileEdit, ...], Renaming]]:
    """Yield the ways to write another name where the status stands; at last in every place that repeats it."""
    said = sorted(filter(says_status, _of_status(draft)), key=lambda fact: fact.name == "stage")
    if not said:
        yield from _in_tags(draft, old, naming)
        return
    if choice := _choice(said[0], draft):
        edits = choice.ticked(naming.status, naming)
        if edits:
            yield tuple((draft.path, edit) for edit in edits), Renaming(naming(""))
        if edits or choice.in_line:
            return
    ways = list(_renamed(said[0], draft, old, naming))
    for edit, renaming in ways:
        yield (edit,), renaming
    others = [fact for fact in said[1:] if fact.name != "stage"]
    repeated = {edit for fact in others for edit, _ in islice(_renamed(fact, draft, old, naming), 1)}
    for edit, renaming in ways:
        if beside := [each for each in repeated if (each[0], each[1].start) != (edit[0], edit[1].start)]:
            yield (edit, *beside), renaming


def _choice(fact: Fact, draft: Draft) -> Choice | None:
    """Return the boxes that a status is ticked among; None for one that is written out."""
    place = value_place(fact, draft) if fact.source not in IN_YAML else None
    return choice_at(draft.manuscript, draft.manuscript.line_at(place.start)) if place else None


def _of_status(draft: Draft) -> list[Fact]:
    return [fact for fact in draft.facts if fact.meaning is Meaning.STATUS]


def _renamed(fact: Fact, draft: Draft, old: Status, naming: _Naming) -> Iterator[tuple[FileEdit, Renaming]]:
    """Yield the ways to write another name in one place, if it has the old status."""
    place = value_place(fact, draft)
    name = name_in(written_status(fact.text or ""), old)
    if place and (name or fact.text == draft.document.status_raw):
        path, text = draft.path_of(fact), draft.file_of(fact).text
        for renaming in renamings(text[place.start : place.end], old, naming(name)):
            yield (path, Edit(place.start, place.end, renaming.text)), renaming


def _in_tags(draft: Draft, old: Status, naming: _Naming) -> Iterator[tuple[tuple[FileEdit, ...], Renaming]]:
    raw = draft.document.status_raw or ""
    for fact in draft.facts:
        if fact.meaning is Meaning.TAGS and (place := value_place(fact, draft, raw)):
            for renaming in renamings(raw, old, naming(name_in(raw, old))):
                yield ((draft.path_of(fact), Edit(place.start, place.end, renaming.text)),), renaming


def _old_status(document: Document, drafts: Drafts) -> Status | None:
    if not document.status:
        return None
    known = drafts.catalog.status_of(replace(document, collection=drafts.catalog.documents[document.path].collection))
    return known or unknown_status(document.status_raw or document.status)


def _text(edits: Iterable[FileEdit]) -> str:
    return "\n".join(edit.text for _, edit in edits)
