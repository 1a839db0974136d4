import pytest

from mkdocs_archplan.read.fields import Meaning, field_name, meaning_of
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.metadata import read_facts
from mkdocs_archplan.read.outline import read_outline


def facts(text):
    front_matter = read_front_matter(text, "plans/a.md")
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    return [(f.name, f.value, f.line, f.source) for f in read_facts(front_matter, outline, text.split("\n"))]


@pytest.mark.parametrize(
    ("key", "name", "meaning"),
    [
        ("Status", "status", Meaning.STATUS),
        ("last_updated", "last updated", Meaning.UPDATED),
        ("Decision-Makers", "decision makers", Meaning.AUTHORS),
        ("related_rfc", "related rfc", Meaning.REFERENCE),
        ("superseded-by", "superseded by", Meaning.REFERENCE),
        ("  Superseded   By ", "superseded by", Meaning.REFERENCE),
        ("colour", "colour", None),
    ],
)
def test_a_field_has_one_meaning_however_it_is_spelled(key, name, meaning):
    assert field_name(key) == name
    assert meaning_of(name) is meaning


def test_front_matter_fields_are_facts_and_others_are_not():
    assert facts("---\ntitle: T\nhide: [toc]\nRelated_RFC: RFC-1\n---\n") == [
        ("title", "T", 2, "front-matter"),
        ("related rfc", "RFC-1", 4, "front-matter"),
    ]


def test_of_a_repeated_key_the_last_counts():
    assert facts("---\nstatus: draft\nstatus: active\n---\n") == [("status", "active", 3, "front-matter")]


@pytest.mark.parametrize(
    ("bullet", "value"),
    [
        ("- Status: accepted", "accepted"),
        ("* Status: accepted", "accepted"),
        ("+ status : accepted", "accepted"),
        ("- **Status**: accepted", "accepted"),
        ("- **Status:** accepted", "accepted"),
        ("* __Status__: accepted", "accepted"),
        ("* *Status:* accepted", "accepted"),
        ("  - Status: accepted  ", "accepted"),
        ("- Status: **Implemented (X 5.7)**", "**Implemented (X 5.7)**"),
        ("- Status: [ADOPTED](/README.md#adopted)", "[ADOPTED](/README.md#adopted)"),
        ("- Status:", None),
        ("- Status: a: b", "a: b"),
    ],
)
def test_bullets_under_the_first_heading_are_facts(bullet, value):
    assert facts(f"# T\n\n{bullet}\n\n## Context\n") == [("status", value, 3, "bullet")]


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nStatus of the work: open\n",
        "# T\n\n- Status accepted\n",
        "# T\n\n- Our status: fine\n",
        "# T\n\n- **Status: accepted\n",
        "# T\n\n## Context\n\n- Status: accepted\n",
        "# T\n\n```\n- Status: accepted\n```\n",
        "# T\n\n<!--\n- Status: accepted\n-->\n",
        "# T\n\n<!-- - Status: accepted -->\n",
    ],
)
def test_other_text_is_no_fact(text):
    assert facts(text) == []


def test_bullets_before_a_heading_count_when_no_title_stands_above_them():
    assert facts("- Status: accepted\n\n## Context\n- Date: 2020\n") == [("status", "accepted", 1, "bullet")]


def test_bullets_after_front_matter_have_their_own_lines():
    assert facts("---\ntitle: T\n---\n\n# T\n\n- Status: accepted\n") == [
        ("title", "T", 2, "front-matter"),
        ("status", "accepted", 7, "bullet"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "line"),
    [
        ("# T\n\n## Status\n\nAccepted\n\n## Context\nx\n", "Accepted", 5),
        ("# Status\nAccepted\n", "Accepted", 2),
        ("# T\n\nStatus\n------\n\nAccepted\n", "Accepted", 6),
        ("# T\n### STATUS:\n**Accepted** 2024\nmore\n", "**Accepted** 2024", 3),
        ("# T\n## Status\n\n<!-- accepted | rejected -->\n\nAccepted\n", "Accepted", 6),
        ("# T\n## Status\n\n<!-- proposed,\naccepted or rejected -->\n\nAccepted\n", "Accepted", 7),
        ("# T\n## Status\n\n---\n\nAccepted\n", "Accepted", 6),
    ],
)
def test_a_status_section_gives_its_first_line(text, value, line):
    assert facts(text) == [("status", value, line, "section")]


@pytest.mark.parametrize("text", ["# T\n## Status\n", "# T\n## Status\n\n## Context\nAccepted\n", "# Status quo\nx\n"])
def test_an_empty_or_other_section_gives_nothing(text):
    assert facts(text) == []


def test_the_dialect_that_counts_comes_first():
    text = "---\nstatus: active\n---\n# T\n- Status: draft\n## Status\nSuperseded\n"
    assert [(value, source) for _, value, _, source in facts(text)] == [
        ("active", "front-matter"),
        ("draft", "bullet"),
        ("Superseded", "section"),
    ]
