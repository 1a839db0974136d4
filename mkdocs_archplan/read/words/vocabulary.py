"""Words for statuses beyond a lifecycle's own: what they are taken for, and which stand for themselves.

Counted over public collections of plans, RFCs and ADRs; a site's own `statuses` and their `aliases` come before these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def _taken_for(slugs: str, words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word in words.split(","):
        yield " ".join(word.split()), tuple(slugs.split())


def _merged(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, slugs in pairs:
        found[word] = (*found.get(word, ()), *slugs)
    return found


# Written → slugs it is taken for; the first that the lifecycle has counts.
SYNONYMS: Mapping[str, tuple[str, ...]] = _merged(
    [
        *_taken_for(
            "active",
            """in progress, in work, work in progress, wip, ongoing, on going, started, underway, under way, building,
            in development, in implementation, implementing, being implemented, under construction""",
        ),
        *_taken_for(
            "implemented",
            "complete, completed, done, finished, delivered, shipped, released, live, in production, fully implemented",
        ),
        *_taken_for("approved accepted", "adopted, agreed, ratified, endorsed, passed, merged"),
        *_taken_for("approved", "accepted"),
        *_taken_for("accepted", "approved, decided"),
        *_taken_for("superseded", "replaced, obsoleted, supplanted, overridden"),
        *_taken_for("deprecated superseded", "obsolete, retired, sunset, outdated"),
        *_taken_for("rejected", "declined, refused, denied, turned down, not accepted, not approved"),
        *_taken_for("withdrawn rejected", "retracted, abandoned, cancelled, canceled, dropped"),
        *_taken_for(
            "open-for-review proposed",
            """open for review, in review, under review, review, ready for review, for review, active review,
            open for comments, request for comments, in discussion, under discussion, discussion, open""",
        ),
        *_taken_for("proposed", "proposal, pending"),
        *_taken_for("draft", "drafting, early draft, work in progress, wip, in progress"),
    ]
)

# Statuses in use that must not be mistaken for a misspelling of another.
OTHERS = frozenset(
    """accepted active adopted approved blocked complete deferred declined deprecated draft expired experimental
    implementable implemented inactive planned postponed previewing proposed provisional reactivated recommended
    rejected replaced retired reviewed stalled standard superseded unapproved withdrawn""".split()
)
