"""Which names authors give to which piece of metadata: the table behind every dialect."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from mkdocs_archplan.model import Relation


class Meaning(StrEnum):
    """What a metadata field says about its document."""

    STATUS = "status"
    TITLE = "title"
    DATE = "date"
    UPDATED = "updated"
    AUTHORS = "authors"
    DISCUSSION = "discussion"
    TAGS = "tags"
    ID = "id"
    REFERENCE = "reference"


MEANINGS: Mapping[str, Meaning] = {
    "status": Meaning.STATUS,
    "title": Meaning.TITLE,
    **dict.fromkeys(("date", "created", "created on", "date created", "start date"), Meaning.DATE),
    **dict.fromkeys(("updated", "last updated", "updated on", "date updated"), Meaning.UPDATED),
    **dict.fromkeys(
        ("author", "authors", "owner", "owners", "deciders", "decision makers", "decided by", "submitters"),
        Meaning.AUTHORS,
    ),
    **dict.fromkeys(("discussion", "discussions", "discussion url"), Meaning.DISCUSSION),
    "tags": Meaning.TAGS,
    **dict.fromkeys(("id", "number"), Meaning.ID),
}

# Field name → (relation, kind its bare numbers mean; None: any, "same": the document's own).
REFERENCES: Mapping[str, tuple[Relation, str | None]] = {
    **dict.fromkeys(
        (
            "related rfc",
            "related rfcs",
            "source rfc",
            "source rfcs",
            "rfc",
            "rfcs",
            "originating proposal",
            "from proposal",
        ),
        (Relation.IMPLEMENTS, "rfc"),
    ),
    **dict.fromkeys(("related adr", "related adrs", "adr", "adrs"), (Relation.RELATES_TO, "adr")),
    **dict.fromkeys(("related plan", "related plans"), (Relation.RELATES_TO, "plan")),
    **dict.fromkeys(("related", "see also", "relates to"), (Relation.RELATES_TO, None)),
    **dict.fromkeys(("supersedes", "replaces", "obsoletes"), (Relation.SUPERSEDES, "same")),
    **dict.fromkeys(("superseded by", "replaced by", "obsoleted by"), (Relation.SUPERSEDED_BY, "same")),
    **dict.fromkeys(("amends", "extends"), (Relation.AMENDS, "same")),
}


def field_name(key: str) -> str:
    """Return a key as the tables above spell it: lower case, words apart by one space."""
    return " ".join(key.casefold().replace("_", " ").replace("-", " ").split())


def meaning_of(name: str) -> Meaning | None:
    """Return what a normalised field name means, None for a field that is no metadata of ours."""
    return Meaning.REFERENCE if name in REFERENCES else MEANINGS.get(name)
