"""Which names authors give to which piece of metadata: the table behind every dialect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from mkdocs_archplan.model import Relation
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
    REFERENCE = "reference"


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
    **dict.fromkeys(
        _names(
            """id, number, adr number, rfc number, plan number, kep number, adr id, rfc id, plan id, adr no, rfc no,
            bip, cep, cip, eip, jep, kep, pep, sip, simd, tep, proposal"""
        ),
        Meaning.ID,
    ),
}

# Field name → (relation, kind its bare numbers mean; None: any, "same": the document's own).
REFERENCES: Mapping[str, tuple[Relation, str | None]] = {
    **dict.fromkeys(
        _names(
            """implements, implements rfc, related rfc, related rfcs, source rfc, source rfcs, rfc, rfcs,
            originating rfc, originating proposal, from proposal, from rfc, source proposal"""
        ),
        (Relation.IMPLEMENTS, "rfc"),
    ),
    **dict.fromkeys(
        _names("related adr, related adrs, related decision, related decisions, adr, adrs, decisions, source adr"),
        (Relation.RELATES_TO, "adr"),
    ),
    **dict.fromkeys(
        _names("related plan, related plans, plan, plans, architecture plan"), (Relation.RELATES_TO, "plan")
    ),
    **dict.fromkeys(
        _names(
            """related, related to, see also, relates to, related documents, related docs, related documentation,
            related proposals, source, sources, source prd, refines, refined by, clarifies, clarified by, linked to,
            see"""
        ),
        (Relation.RELATES_TO, None),
    ),
    **dict.fromkeys(
        _names(
            """requires, required by, depends on, dependencies, amended by, updated by, extended by, deprecated by,
            deprecated see, deprecates, based on, builds on"""
        ),
        (Relation.RELATES_TO, "same"),
    ),
    **dict.fromkeys(_names("supersedes, replaces, obsoletes, supercedes, superseedes"), (Relation.SUPERSEDES, "same")),
    **dict.fromkeys(
        _names("superseded by, replaced by, obsoleted by, superceded by, superseeded by, succeeded by"),
        (Relation.SUPERSEDED_BY, "same"),
    ),
    **dict.fromkeys(_names("amends, extends, updates, modifies"), (Relation.AMENDS, "same")),
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
