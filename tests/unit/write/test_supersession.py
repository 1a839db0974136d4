"""Both sides of a supersession, each in the dialect of its own document."""

import pytest

from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.status import change_status, claim_relation
from mkdocs_archplan.write.steps import refusal, succession_refusal

A, B = "adr/0001-a.md", "adr/0002-b.md"
BAD = ("one-way-supersession", "broken-reference", "superseded-without-successor")
PLAIN = "# B\n\n* Status: accepted\n"


def both(write, older, newer, more=None):
    """Return the two files after A was superseded by B."""
    drafts = write.drafts({A: older, B: newer, **(more or {})})
    catalog = drafts.catalog
    status = write.status_of(catalog, A, "superseded")
    assert change_status(drafts, A, status, catalog.documents[B]) == ""
    assert claim_relation(drafts, B, Relation.SUPERSEDES, catalog.documents[A]) == ""
    after = write.after(drafts)
    again = write.drafts({**(more or {}), A: after[A], B: after[B]})
    assert again.catalog.others(A, Relation.SUPERSEDED_BY) == (B,)
    assert not [p for p in again.catalog.problems if p.rule in BAD and (p.path == A or A in p.message)]
    return after[A].decode(), after[B].decode()


CASES = {
    "front matter": (
        "---\nstatus: accepted # x\ntitle: A\n---\n# A\n",
        "---\nstatus: superseded # x\nsuperseded_by: 0002-b.md\ntitle: A\n---\n# A\n",
        "---\nstatus: accepted\nsuperseded-by: ~\n---\n# B\n",
        "---\nstatus: accepted\nsupersedes: 0001-a.md\nsuperseded-by: ~\n---\n# B\n",
    ),
    "keys with hyphens, capitals and spaces": (
        "---\nStatus: accepted\nDecided-On: 2024-01-01\n---\n# A\n",
        "---\nStatus: superseded\nSuperseded-by: 0002-b.md\nDecided-On: 2024-01-01\n---\n# A\n",
        "---\nstatus: accepted\ndate decided: 2024-01-01\n---\n# B\n",
        "---\nstatus: accepted\nsupersedes: 0001-a.md\ndate decided: 2024-01-01\n---\n# B\n",
    ),
    "keys that are there already": (
        "---\nstatus: accepted\nsuperseded-by:\n---\n# A\n",
        "---\nstatus: superseded\nsuperseded-by: 0002-b.md\n---\n# A\n",
        "---\nstatus: accepted\nsupersedes: [] # none yet\n---\n# B\n",
        "---\nstatus: accepted\nsupersedes: [0001-a.md] # none yet\n---\n# B\n",
    ),
    "nested": (
        "---\nadr:\n    status:  accepted\n    x: 1\n---\n# A\n",
        "---\nadr:\n    status:  superseded\n    superseded_by: 0002-b.md\n    x: 1\n---\n# A\n",
        "---\nadr: {status: accepted}\n---\n# B\n",
        "---\nadr: {status: accepted, supersedes: 0001-a.md}\n---\n# B\n",
    ),
    "TOML": (
        '+++\nstatus = "accepted"\n+++\n# A\n',
        '+++\nstatus = "superseded"\nsuperseded_by = "0002-b.md"\n+++\n# A\n',
        PLAIN,
        "# B\n\n* Status: accepted\n* Supersedes: [ADR-0001](0001-a.md)\n",
    ),
    "bullets": (
        "# A\n\n- **Status:** Accepted\n- **Date:** 2024-01-01\n",
        "# A\n\n- **Status:** Superseded\n- **Superseded by:** [ADR-0002](0002-b.md)\n- **Date:** 2024-01-01\n",
        "# B\n\n* status: accepted\n* supersedes: N/A\n",
        "# B\n\n* status: accepted\n* supersedes: [ADR-0001](0001-a.md)\n",
    ),
    "lines with breaks": (
        "# A\n\n**Date**: 2024-01-01\\\n**Status**: accepted\n\nText\n",
        "# A\n\n**Date**: 2024-01-01\\\n**Status**: superseded\\\n**Superseded by**: [ADR-0002](0002-b.md)\n\nText\n",
        "# B\n\nStatus: accepted  \nDate: 2024-01-01\n",
        "# B\n\nStatus: accepted  \nSupersedes: [ADR-0001](0001-a.md)  \nDate: 2024-01-01\n",
    ),
    "lines that are paragraphs": (
        "# A\n\n**Status**: accepted\n\nText\n",
        "# A\n\n**Status**: superseded\n\n**Superseded by**: [ADR-0002](0002-b.md)\n\nText\n",
        "# B\n\nStatus: accepted\n",
        "# B\n\nStatus: accepted\n\nSupersedes: [ADR-0001](0001-a.md)\n",
    ),
    "tables": (
        "# A\n\n| Key    | Value    |\n|---|---|\n| Status | Accepted |\n",
        "# A\n\n| Key    | Value    |\n|---|---|\n| Status | Superseded |\n| Superseded by | [ADR-0002](0002-b.md) |\n",
        "# B\n\n| Status | Accepted |\n|---|---|\n| Author | Jo |\n",
        "# B\n\n| Status | Accepted |\n|---|---|\n| Supersedes | [ADR-0001](0001-a.md) |\n| Author | Jo |\n",
    ),
    "lines that MkDocs hides, and a value that goes on": (
        "Status: Accepted\nDate: 2024-01-01\n\n# A\n",
        "Status: Superseded\nSuperseded_by: [ADR-0002](0002-b.md)\nDate: 2024-01-01\n\n# A\n",
        "# B\n\n- Status: Accepted,\n  at last\n- Date: 2024-01-01\n",
        "# B\n\n- Status: Accepted,\n  at last\n- Supersedes: [ADR-0001](0001-a.md)\n- Date: 2024-01-01\n",
    ),
    "JSON": (
        '---\n{"status": "accepted"}\n---\n',
        '---\n{"status": "superseded", "superseded_by": "0002-b.md"}\n---\n',
        "# B\n\nStatus | Accepted\n---|---\nDate | 2024-01-01\n",
        "# B\n\nStatus | Accepted\n---|---\nSupersedes | [ADR-0001](0001-a.md)\nDate | 2024-01-01\n",
    ),
    "HTML tables": (
        "<table>\n  <tr><td>Status</td><td>Accepted</td></tr>\n</table>\n",
        """<table>\n  <tr><td>Status</td><td>Superseded</td></tr>
  <tr><td>Superseded by</td><td>ADR-0002</td></tr>\n</table>\n""",
        PLAIN,
        "# B\n\n* Status: accepted\n* Supersedes: [ADR-0001](0001-a.md)\n",
    ),
    "sections": (
        "# 1. A\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Context\n",
        "# 1. A\n\nDate: 2024-01-01\n\n## Status\n\nSuperseded by [2. B](0002-b.md)\n\n## Context\n",
        "# 2. B\n\n## Status\n\nAccepted\n\n## Context\n",
        "# 2. B\n\n## Status\n\nAccepted\n\nSupersedes [1. A](0001-a.md)\n\n## Context\n",
    ),
    "a section with a list": (
        "# A\n\n## Status\n\n* Accepted\n* x\n",
        "# A\n\n## Status\n\n* Superseded by [B](0002-b.md)\n* x\n",
        "# B\n\n## Status\n\n* Accepted\n",
        "# B\n\n## Status\n\n* Accepted\n* Supersedes [A](0001-a.md)\n",
    ),
    "nothing at all": (
        "# A\n",
        "---\nstatus: superseded\nsuperseded_by: 0002-b.md\n---\n\n# A\n",
        "# B\n",
        "---\nsupersedes: 0001-a.md\n---\n\n# B\n",
    ),
    "superseded already, by nobody": (
        "# A\n\n## Status\n\nSuperseded\n",
        "# A\n\n## Status\n\nSuperseded by [B](0002-b.md)\n",
        PLAIN,
        "# B\n\n* Status: accepted\n* Supersedes: [ADR-0001](0001-a.md)\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_side_says_so_as_it_says_the_rest(write, case):
    older, older_after, newer, newer_after = CASES[case]
    assert both(write, older, newer) == (older_after, newer_after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("supersedes:\n  - 0003-c.md # x\n", "supersedes:\n  - 0003-c.md # x\n  - 0001-a.md\n"),
        ("supersedes: [0003-c.md] # x\n", "supersedes: [0003-c.md, 0001-a.md] # x\n"),
        ("supersedes: [\n  0003-c.md, # x\n]\n", "supersedes: [\n  0003-c.md, 0001-a.md, # x\n]\n"),
        ("supersedes: 0003-c.md # x\n", "supersedes: [0003-c.md, 0001-a.md] # x\n"),
        ("supersedes: '0003-c.md' # x\n", "supersedes: ['0003-c.md', 0001-a.md] # x\n"),
        (
            "---\n# B\n\n- Supersedes: [C](0003-c.md)\n",
            "---\n# B\n\n- Supersedes: [C](0003-c.md), [ADR-0001](0001-a.md)\n",
        ),
    ],
)
def test_a_list_goes_on(write, before, after):
    third = {"adr/0003-c.md": "# C\n\n* Status: superseded\n* Superseded by: [B](0002-b.md)\n"}
    start, end = "---\nstatus: accepted\n", "" if "# B" in before else "---\n# B\n"
    _, newer = both(write, "---\nstatus: accepted\n---\n", start + before + end, third)
    assert newer == start + after + end


HABITS = [("ADR-0003", "ADR-0002"), ("'0003'", "'0002'"), ("0003-c.md", "0002-b.md"), ("/adr/0003-c.md", "0002-b.md")]


@pytest.mark.parametrize(
    ("habit", "name"),
    [("ADR-0003", "ADR-0002"), ("'0003'", "'0002'"), ("0003-c.md", "0002-b.md"), ("/adr/0003-c.md", "0002-b.md")],
)
def test_others_are_named_as_the_collection_names_them(write, habit, name):
    more = {
        "adr/0003-c.md": "---\nstatus: accepted\nsupersedes: 0004-d.md\n---\n",
        "adr/0004-d.md": f"---\nstatus: superseded\nsuperseded_by: {habit}\nrelated: {habit}\n---\n",
    }
    older, _ = both(write, "---\nstatus: accepted\n---\n", PLAIN, more)
    assert older == f"---\nstatus: superseded\nsuperseded_by: {name}\n---\n"


def test_where_statuses_name_the_successor_so_does_this_one(write):
    more = {"adr/0003-c.md": "# C\n\n- Status: superseded by [B](0002-b.md)\n"}
    older, _ = both(write, "# A\n\n- Status: accepted\n", PLAIN, more)
    assert older == "# A\n\n- Status: superseded by [ADR-0002](0002-b.md)\n"


def test_what_was_said_is_not_said_twice(write):
    older, newer = both(write, CASES["bullets"][0], CASES["bullets"][2])
    drafts = write.drafts({A: older, B: newer})
    documents = drafts.catalog.documents
    assert change_status(drafts, A, write.status_of(drafts.catalog, A, "superseded"), documents[B]) == ""
    assert claim_relation(drafts, B, Relation.SUPERSEDES, documents[A]) == ""
    assert drafts.changes() == ()


def test_links_lead_from_folder_to_folder_and_titles_are_text(write):
    older, newer = "plans/old/a b.md", "plans/new/[x].md"
    drafts = write.drafts({older: "# A\n\n## Status\n\nActive\n", newer: "# The *new* [one]\n\nStatus: active\n"})
    documents = drafts.catalog.documents
    assert change_status(drafts, older, write.status_of(drafts.catalog, older, "superseded"), documents[newer]) == ""
    assert b"Superseded by [The new one](../new/%5Bx%5D.md)" in write.after(drafts)[older]


STEPS = [
    ("proposed", "accepted", ""),
    ("proposed", "superseded", ""),
    ("accepted", "proposed", "comes before"),
    ("accepted", "rejected", "in force"),
    ("accepted", "deprecated", ""),
    ("accepted", "superseded", ""),
    ("rejected", "superseded", "is the end"),
    ("deprecated", "superseded", ""),
    ("superseded", "accepted", "comes before"),
    ("odd", "accepted", ""),
]


@pytest.mark.parametrize(("now", "then", "reason"), STEPS)
def test_steps_go_forward_and_what_holds_can_only_be_ended(write, now, then, reason):
    catalog = write.drafts({A: f"---\nstatus: {now}\n---\n"}).catalog
    said = refusal(catalog.documents[A], write.status_of(catalog, A, then), catalog)
    assert (reason in said) if reason else said == ""


@pytest.mark.parametrize(
    ("newer", "reason"),
    [
        ("status: accepted", ""),
        ("status: proposed", "is only 'proposed'"),
        ("status: x\nsuperseded_by: 0001-a.md", "already"),
    ],
)
def test_a_successor_is_in_force_and_no_predecessor(write, newer, reason):
    catalog = write.drafts({A: "---\nstatus: accepted\n---\n", B: f"---\n{newer}\n---\n"}).catalog
    said = succession_refusal(catalog.documents[A], catalog.documents[B], catalog)
    assert (reason in said) if reason else said == ""
    assert "itself" in succession_refusal(catalog.documents[A], catalog.documents[A], catalog)
