"""The other side of a link: an RFC says which plan implements it, where it has fields that say such things."""

from __future__ import annotations

from mkdocs_archplan.model import Document
from mkdocs_archplan.project import Project
from mkdocs_archplan.read.fields import Meaning, relation_in
from mkdocs_archplan.relations import Relation
from mkdocs_archplan.start.complete import Completed
from mkdocs_archplan.write.change import Change
from mkdocs_archplan.write.drafts import Draft, Drafts
from mkdocs_archplan.write.status import claim_relation


def back_reference(rfc: Document, new: Completed, site: Project) -> Change | None:
    """Return the change of an RFC that names the plan implementing it, all other bytes as they are.

    None where it has neither front matter nor a field for plans: readers see the link there all the same, since every
    reference is shown on both sides. None, too, for other documents, which only relate to it.
    """
    drafts = Drafts(site, new.catalog)
    if new.document.kind != "plan" or rfc.kind != "rfc" or drafts.refusal(rfc.path):
        return None
    if not _has_room(drafts.draft(rfc.path), rfc.kind):
        return None
    claim_relation(drafts, rfc.path, Relation.IMPLEMENTED_BY, new.document)
    return next((change for change in drafts.changes() if change.path == rfc.path), None)


def _has_room(draft: Draft, kind: str) -> bool:
    return bool(draft.front_matter.fields) or any(
        fact.meaning is Meaning.REFERENCE and relation_in(fact.name, kind) is Relation.IMPLEMENTED_BY
        for fact in draft.facts
    )
