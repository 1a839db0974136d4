import pytest

CONFLICT = "metadata-conflict"


def head(fields):
    return f"---\n{fields}\n---\n# T\n\n"  # the text after it begins in line 6 where there is one field


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (head("status: active") + "- Status: implemented\n", 6),
        (head("status: active") + "## Metadata\n\n- Status: implemented\n", 8),
        (head("status: active") + "## Status\n\nSuperseded\n", 8),
        (head("status: active") + "| Status | Implemented |\n| - | - |\n", 6),
        ("---\nstatus: active\nadr: {status: implemented}\n---\n# T\n", 3),
        ("# T\n\n- Status: active\n\n## Status\n\nImplemented\n", 7),
        ("# [Superseded] T\n\n- Status: active\n", 1),
        ("---\nstatus: parked\n---\n# T\n- Status: stopped\n", 5),
        (head("date: 2024-01-01") + "- Date: 2024-02-02\n", 6),
        (head("updated: 2024-01-01") + "- Last updated: 2024-02-02\n- Updated: 2024-02-03\n", 7),
    ],
)
def test_a_second_place_that_says_otherwise_is_reported(reading, places, text, line):
    assert places(reading(text)) == [(CONFLICT, line)]


@pytest.mark.parametrize(
    "text",
    [
        head("status: Active") + "- Status: **active**\n",
        head("status: active") + "- Status: Active (phase 2)\n",
        head("status: active") + "- Status: in progress\n",
        head("status: active") + "- Status:\n",
        head("status: active") + "- Status: active | implemented\n",
        head("status: active") + "<!-- - Status: implemented -->\n",
        head("status: active\nauthor: Ada") + "- Author: Jo\n",
        "# T\n\n- Status: active\n- Status: implemented\n",
        head("date: 2024-01-01") + "Date: January 1st, 2024\n",
        head("date: 2024-01-01") + "Date: soon\n",
        head("created: 2024-01-01\ndecided: 2024-02-02"),
        head("created: 2024-01-01") + "- Decided on: 2024-02-02\n",
        head("date: 2024-01-01") + "## Status\n\nActive since 2024-02-02\n",
        head("date: 2024-01-01\nupdated: 2024-02-02"),
    ],
)
def test_what_agrees_or_is_something_else_is_no_conflict(reading, places, text):
    assert CONFLICT not in dict(places(reading(text)))


def test_the_message_says_both_and_which_counts(reading):
    (problem,) = reading(head("status: active") + "- Status: **Implemented**\n").problems
    assert problem.message == "'status' is '**Implemented**' here and 'active' in line 2, which counts."


def test_only_the_first_of_many_conflicts_is_reported(reading, places):
    text = head("status: active") + "- Status: implemented\n\n## Status\n\nSuperseded\n"
    assert places(reading(text)) == [(CONFLICT, 6)]


@pytest.mark.parametrize(
    ("text", "names", "conflicts"),
    [
        (
            head("superseded_by: ADR-37") + "Superseded by [ADR-36](36.md)\n",
            [("superseded by", "ADR-37", 2)],
            [(CONFLICT, 6)],
        ),
        (
            head("superseded_by: ADR-37") + "## Status\n\nSuperseded by [ADR-37](37.md)\n",
            [("superseded by", "ADR-37", 2)],
            [],
        ),
        (
            head("superseded_by: [037, 038]") + "- Superseded by: ADR-38\n",
            [("superseded by", "037", 2), ("superseded by", "038", 2)],
            [],
        ),
        (
            head("supersedes: ADR-1") + "- Supersedes: ADR-2\n- Superseded by: ADR-3\n",
            [("supersedes", "ADR-1", 2), ("superseded by", "ADR-3", 7)],
            [(CONFLICT, 6)],
        ),
        (
            head("related: ADR-1") + "- Related: ADR-2\n",
            [("relates to", "ADR-1", 2), ("relates to", "ADR-2", 6)],
            [],
        ),
        (
            "# T\n\n- Superseded by: ADR-2\n\n## Status\n\nSuperseded by ADR-3\n",
            [("superseded by", "ADR-2", 3), ("superseded by", "ADR-3", 7)],
            [],
        ),
        (
            head("superseded_by:") + "- Superseded by: ADR-3\n",
            [("superseded by", "ADR-3", 6)],
            [],
        ),
    ],
)
def test_front_matter_wins_over_the_text_on_supersession(reading, places, named, text, names, conflicts):
    read = reading(text, kind="adr")
    assert named(read.document) == names
    assert set(places(read)) == set(conflicts)
