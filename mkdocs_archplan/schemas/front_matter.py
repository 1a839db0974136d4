"""The schema of a document's front matter by kind: its usual names. Any other name may stand there as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs_archplan.model import Kind, Status
from mkdocs_archplan.schemas import DRAFT, Schema, one_or_more
from mkdocs_archplan.text import slugify

# A mapping is read too: `{name: Mira}`, `{implements: RFC-0007}`.
_NAMED: Schema = {"type": ["string", "number", "object", "null"]}
_WORDS = one_or_more({"type": ["string", "number", "boolean", "null"]})
_REFERENCE = "An id, a number, a path, a link, a title, or a list of those"
# Name → what it says, in documents of the kinds after it; without any, in all.
_PEOPLE: Mapping[str, tuple[str, str]] = {
    "author": ("Who wrote it: a name or a handle, or a list.", ""),
    "deciders": ("Who decided it: names or handles.", "adr"),
}
_REFERENCES: Mapping[str, tuple[str, str]] = {
    "related_rfc": ("{}: the RFC that this plan implements, or that this document relates to.", ""),
    "implemented_by": ("{}: the plans that implement this RFC.", "rfc"),
    "related_plan": ("{}: plans that this document relates to.", "adr"),
    "related_adr": ("{}: decision records that this document relates to.", ""),
    "related": ("{}: other documents that this one relates to.", ""),
    "depends_on": ("{}: documents that this one builds on.", ""),
    "required_by": ("{}: documents that build on this one.", ""),
    "supersedes": ("{}: what this document replaces.", ""),
    "superseded_by": ("{}: what replaces this document.", ""),
    "amends": ("{}: what this document changes in part.", ""),
    "amended_by": ("{}: what changes this document in part.", ""),
}


def front_matter_schema(kind: Kind, statuses: Iterable[Status]) -> Schema:
    """Return the schema of the front matter of documents of a kind, with the statuses of their lifecycle."""
    references = {
        name: {**one_or_more(_NAMED), "description": said.format(_REFERENCE)}
        for name, (said, only) in _REFERENCES.items()
        if only in ("", kind.name)
    }
    people = {
        name: {**one_or_more(_NAMED), "description": said}
        for name, (said, only) in _PEOPLE.items()
        if only in ("", kind.name)
    }
    return {
        "$schema": DRAFT,
        "title": f"Front matter of documents of the kind {kind.name}",
        "description": "The usual names. Others, and other spellings of these, may stand here as well.",
        "type": "object",
        "additionalProperties": True,
        "properties": {
            "title": {"type": ["string", "number", "null"], "description": "Else the first heading is the title."},
            "status": _status(tuple(statuses)),
            "date": _date("When it was written or decided."),
            "updated": _date("When it was last changed in substance."),
            **people,
            **references,
            "discussion": {**one_or_more(_NAMED), "description": "The address where it is discussed."},
            "tags": {**_WORDS, "description": "Words to filter by."},
            "id": {
                "type": ["string", "integer", "null"],
                "description": "Else the number in the file's name is the id.",
                "examples": [f"{kind.id_prefix}-0007"],
            },
            "aliases": {**_WORDS, "description": "What the document was called before: paths, ids or titles."},
            "costs": {
                "description": "A mapping may name a file of Infracost; anything else is left alone.",
                "properties": {
                    "infracost": {
                        "type": ["string", "boolean", "null"],
                        "description": "What 'infracost breakdown --format json' wrote, relative to this file.",
                    }
                },
            },
            "archplan": {
                "type": ["object", "null"],
                "description": "How this page is shown.",
                "properties": {
                    "autolink": {
                        "type": "boolean",
                        "description": "Whether ids in its text become links.",
                        "default": True,
                    }
                },
            },
        },
    }


def written(status: Status) -> str:
    """Return a status as front matter has it, in lower case: `open for review`."""
    return status.label.lower() if slugify(status.label) == status.slug else status.slug.replace("-", " ")


def _status(statuses: tuple[Status, ...]) -> Schema:
    """Return the schema of a status: those of the lifecycle are offered, any other is allowed, and reported."""
    known = [
        {"const": written(status)} | ({"description": status.description} if status.description else {})
        for status in statuses
    ]
    lifecycle = ", ".join(written(status) for status in statuses)
    return {
        "description": f"Where it stands in its lifecycle: {lifecycle}.",
        "anyOf": [*known, {"type": ["string", "null"]}],
        "default": written(statuses[0]),
    }


def _date(description: str) -> Schema:
    return {
        "type": ["string", "integer", "object", "null"],
        "description": f"{description} YYYY-MM-DD; other usual forms are read as well.",
        "examples": ["2026-01-19"],
    }
