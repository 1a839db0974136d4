"""Which names authors give to which piece of metadata: the table behind every dialect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from mkdocs_archplan.relations import Relation
from mkdocs_archplan.text import strip_symbols


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
    ALIASES = "aliases"
    REFERENCE = "reference"
    INFRACOST = "infracost"


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


# Of several fields of one meaning in one place, those that stand first here count first.
AUTHOR_NAMES = _names(
    """author, authors, written by, submitters, submitter, submitted by, proposer, proposers, proposed by, deciders,
    decision makers, decision maker, decided by, owner, owners, researcher, researchers, lead, leads, champion,
    champions, shepherd, maintainer, maintainers"""
)
MEANINGS: Mapping[str, Meaning] = {
    **dict.fromkeys(
        _names(
            """status, state, document status, current status, adr status, rfc status, plan status, kep status,
            decision status, proposal status, stage"""
        ),
        Meaning.STATUS,
    ),
    **dict.fromkeys(
        _names("title, name, feature name, rfc title, adr title, plan title, project name, proposal name"),
        Meaning.TITLE,
    ),
    **dict.fromkeys(
        _names(
            """date, created, created on, created at, creation date, date created, start date, started, decision date,
            date of decision, decided on, date decided, decided, date proposed, proposed on, date written, written on,
            date published, published, published on, submitted, submitted on, opened, proposal date, rfc date"""
        ),
        Meaning.DATE,
    ),
    **dict.fromkeys(
        _names(
            """updated, last updated, last update, updated on, updated at, date updated, update date, modified,
            last modified, last changed, last reviewed, last edited, revised, last revised, revision date"""
        ),
        Meaning.UPDATED,
    ),
    **dict.fromkeys(AUTHOR_NAMES, Meaning.AUTHORS),
    **dict.fromkeys(
        _names("discussion, discussions, discussion url, discussion link, discussions to, discussion thread"),
        Meaning.DISCUSSION,
    ),
    **dict.fromkeys(_names("tags, tag, labels, keywords"), Meaning.TAGS),
    **dict.fromkeys(_names("aliases, alias, redirect from, redirects from"), Meaning.ALIASES),
    **dict.fromkeys(
        _names(
            """id, number, adr number, rfc number, plan number, kep number, adr id, rfc id, plan id, adr no, rfc no,
            bip, cep, cip, eip, jep, kep, pep, sip, simd, tep, proposal"""
        ),
        Meaning.ID,
    ),
}

# Field name → (relation, kind its bare numbers mean; None: any, "same": the document's own). Without a relation
# the two kinds tell it, see `relation_in`.
REFERENCES: Mapping[str, tuple[Relation | None, str | None]] = {
    **dict.fromkeys(_names("implements, implements rfc"), (Relation.IMPLEMENTS, "rfc")),
    **dict.fromkeys(_names("implemented by"), (Relation.IMPLEMENTED_BY, "plan")),
    **dict.fromkeys(
        _names(
            """related rfc, related rfcs, source rfc, source rfcs, rfc, rfcs, originating rfc, originating proposal,
            from proposal, from rfc, source proposal"""
        ),
        (None, "rfc"),
    ),
    **dict.fromkeys(
        _names("related adr, related adrs, related decision, related decisions, adr, adrs, decisions, source adr"),
        (None, "adr"),
    ),
    **dict.fromkeys(_names("related plan, related plans, plan, plans, architecture plan"), (None, "plan")),
    **dict.fromkeys(
        _names(
            """related, related to, see also, relates to, related documents, related docs, related documentation,
            related proposals, source, sources, source prd, refines, refined by, clarifies, clarified by, linked to,
            see"""
        ),
        (Relation.RELATES_TO, None),
    ),
    **dict.fromkeys(_names("deprecated by, deprecated see, deprecates"), (Relation.RELATES_TO, "same")),
    **dict.fromkeys(_names("requires, depends on, dependencies, based on, builds on"), (Relation.DEPENDS_ON, "same")),
    "required by": (Relation.REQUIRED_BY, "same"),
    **dict.fromkeys(_names("supersedes, replaces, obsoletes, supercedes, superseedes"), (Relation.SUPERSEDES, "same")),
    **dict.fromkeys(
        _names("superseded by, replaced by, obsoleted by, superceded by, superseeded by, succeeded by"),
        (Relation.SUPERSEDED_BY, "same"),
    ),
    **dict.fromkeys(_names("amends, extends, updates, modifies"), (Relation.AMENDS, "same")),
    **dict.fromkeys(_names("amended by, extended by, updated by"), (Relation.AMENDED_BY, "same")),
}
_BY_KINDS: Mapping[tuple[str, str | None], Relation] = {
    ("plan", "rfc"): Relation.IMPLEMENTS,
    ("rfc", "plan"): Relation.IMPLEMENTED_BY,
}

# Keys below which front matter nests a document's fields: `adr: {status: …}`.
CONTAINERS = frozenset(_names("adr, rfc, plan, kep, decision, document, meta, metadata, info, archplan"))

_PLURAL = re.compile(r"\(e?s\)")
_SEPARATORS = re.compile(r"[\s_/-]+")


@lru_cache(maxsize=4096)
def field_name(key: str) -> str:
    """Return a key as the tables above spell it: lower case, words apart by one space, `(s)` and symbols dropped."""
    key = _PLURAL.sub("s", key.casefold()) if "(" in key else key.casefold()
    return _SEPARATORS.sub(" ", strip_symbols(key))


def meaning_of(name: str) -> Meaning | None:
    """Return what a normalised field name means, None for a field that is no metadata of ours."""
    return Meaning.REFERENCE if name in REFERENCES else MEANINGS.get(name)


def relation_in(name: str, kind: str) -> Relation:
    """Return what a field says in a document of a kind: a plan implements its `related_rfc`, an ADR relates to it."""
    relation, named = REFERENCES[name]
    return relation or _BY_KINDS.get((kind, named), Relation.RELATES_TO)
