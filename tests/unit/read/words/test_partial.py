"""Supersession of a part: `part of ADR-0007`, and what only sounds like it."""

import pytest

from mkdocs_archplan.read.words.partial import names_part, speaks_of_part, without_part


@pytest.mark.parametrize(
    "text",
    [
        "part of ADR-0007",
        "Part of ADR-0007, on who may apply",
        "parts of ADR-0003 (permissions) and ADR-0005",
        "the retry policy of [ADR-0004](0004-retries.md)",
        "the one-window shape in [ADR-0030](0030-windows.md).",
        "the *default* transport of ADR-022 (polling)",
        "section 4.2 of ADR-0007",
        "[ADR-0007](0007-a.md) (timeline portion only)",
        "[ADR-0007](0007-a.md)'s delivery paragraph",
        "ADR-0003 for Decision 15",
        "[ADR-0003](0003-a.md) only for the reader",
        "ADR-0010 for the new surface. The old mode remains valid.",
        "partially superseded by ADR-0002",
        "superseded in part by 0012-b.md",
        "the carve-outs of 0015",
    ],
)
def test_a_part_is_told_from_the_whole(text):
    assert names_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ADR-0007",
        "[ADR-0007: Use only one queue in part](0007-only-part-of.md)",
        "ADR-0007 and ADR-0008",
        "[The way of the queue](0007-a.md) (2025-02-03)",
        "ADR-0007 in spring",
        "ADR-0003 for performance reasons",
        "The Theory of Queues",
    ],
)
def test_the_whole_is_no_part(text):
    assert not names_part(text)


def test_what_stands_before_may_be_the_part():
    assert speaks_of_part("Accepted. Section 3 ")
    assert speaks_of_part("Accepted; decision 5 was ")
    assert not speaks_of_part("Accepted, then ")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("part of ADR-0007", "ADR-0007"),
        ("Parts of the ADR-0007", "ADR-0007"),
        ("section 3 of 0007-a.md", "0007-a.md"),
        ("ADR-0007", "ADR-0007"),
    ],
)
def test_the_name_is_what_follows_the_part(written, name):
    assert without_part(written) == name
