import pytest

from mkdocs_archplan.read.dialects.header import Line
from mkdocs_archplan.read.dialects.relations import led_facts, phrase_facts


def phrases(text):
    return [(fact.name, fact.value) for fact in phrase_facts(text, 7, "section")]


def led(text):
    return [(fact.name, fact.value, fact.line) for fact in led_facts([Line(7, text)], "line")]


@pytest.mark.parametrize(
    ("text", "name", "targets"),
    [
        ("Superseded by [ADR-0002](0002-x.md)", "superseded by", ("[ADR-0002](0002-x.md)",)),
        ("superseded by ADR-2", "superseded by", ("ADR-2",)),
        ("Superseded-by: ADR-2", "superseded by", ("ADR-2",)),
        ("Superceded by ADR 2", "superseded by", ("ADR 2",)),
        ("superseeded by ADR2", "superseded by", ("ADR2",)),
        ("**Superseded by** ADR-2", "superseded by", ("ADR-2",)),
        ("**Superseded by:** `ADR-2`", "superseded by", ("ADR-2",)),
        ("_Superseded by ADR-2_", "superseded by", ("ADR-2",)),
        ("Partially superseded by ADR-2", "superseded by", ("ADR-2",)),
        ("Superseded by [a [b] c](x.md)", "superseded by", ("[a [b] c](x.md)",)),
        ('Superseded by [x](<a b.md> "T")', "superseded by", ('[x](<a b.md> "T")',)),
        ("Superseded by https://example.org/a", "superseded by", ("https://example.org/a",)),
        ("Superseded by <https://example.org/a>", "superseded by", ("<https://example.org/a>",)),
        ("Superseded by 2", "superseded by", ("2",)),
        ("Superseded by 0002-use-ecs.md", "superseded by", ("0002-use-ecs.md",)),
        ("Replaced by #12", "replaced by", ("12",)),
        ("Supersedes ADR 1, ADR 2 and ADR 3", "supersedes", ("ADR 1", "ADR 2", "ADR 3")),
        ("Supersedes 1 & 2", "supersedes", ("1", "2")),
        ("Supersedes 1, 2", "supersedes", ("1", "2")),
        ("Supersedes 1, 2 and 3", "supersedes", ("1", "2", "3")),
        ("Supersedes ADR-1 and [x](x.md)", "supersedes", ("ADR-1", "[x](x.md)")),
        ("Obsoletes RFC 7", "obsoletes", ("RFC 7",)),
        ("Amends ADR 5", "amends", ("ADR 5",)),
        ("Amended by ADR 5", "amended by", ("ADR 5",)),
        ("Extends ADR-1: more of it", "extends", ("ADR-1",)),
        ("Updates RFC 7", "updates", ("RFC 7",)),
        ("Requires ADR-3", "requires", ("ADR-3",)),
        ("Depends on [x](x.md)", "depends on", ("[x](x.md)",)),
        ("Implements RFC-038", "implements", ("RFC-038",)),
        ("Deprecated by ADR-3", "deprecated by", ("ADR-3",)),
        ("Deprecated (see [x](x.md))", "see", ("[x](x.md)",)),
        ("Deprecated, see also ADR-3", "see also", ("ADR-3",)),
        ("Superseded by The new ledger.", "superseded by", ("The new ledger",)),
        ('Superseded by "The new ledger"', "superseded by", ("The new ledger",)),
        ("Replaces Events Platform", "replaces", ("Events Platform",)),
        ("Superseded by Kafka", "superseded by", ("Kafka",)),
        ("Superseded in favour of ADR-2", "superseded by", ("ADR-2",)),
        ("Rejected in favor of ADR-2", "superseded by", ("ADR-2",)),
        ("Superseded with ADR-2", "superseded by", ("ADR-2",)),
        ("Superseded (see ADR-2)", "superseded by", ("ADR-2",)),
        ("Replaced with ADR-2", "replaced by", ("ADR-2",)),
        ("[Refined by](0003-x.md)", "refined by", ("[Refined by](0003-x.md)",)),
        ("Superseded by ../adr/0002-use-ecs.md#why", "superseded by", ("../adr/0002-use-ecs.md#why",)),
    ],
)
def test_a_phrase_names_documents(text, name, targets):
    assert phrases(text) == [(name, targets)]


def test_one_text_may_hold_several_phrases():
    assert phrases("Accepted (see ADR-1 and ADR-2), amends ADR-3, superseded by [x](x.md)") == [
        ("see", ("ADR-1", "ADR-2")),
        ("amends", ("ADR-3",)),
        ("superseded by", ("[x](x.md)",)),
    ]


def test_a_phrase_keeps_the_words_after_it_its_line_and_its_source():
    (fact,) = phrase_facts("Amends ADR-5, in part", 7, "section")
    assert (fact.raw, fact.line, fact.source) == ("ADR-5, in part", 7, "section")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Accepted",
        "ADR-2",
        "supersedes",
        "Superseded by",
        "Superseded by events",
        "Superseded by the new ledger",
        "Superseded by n/a",
        "Superseded by 2024-01-01",
        "Supersedes 2.0",
        "Accepted, superseded by The New Ledger",
        "oversees ADR-2",
        "Superseded by " + "x" * 5_000 + " ADR-2",
    ],
    ids=lambda text: text[:40],
)
def test_other_words_name_none(text):
    assert phrases(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Supersedes [x](x.md)", ("supersedes", ("[x](x.md)",), 7)),
        ("* **Amends** ADR 5", ("amends", ("ADR 5",), 7)),
        ("1. Depends on ADR-1", ("depends on", ("ADR-1",), 7)),
        ("> Superseded by ADR-2", ("superseded by", ("ADR-2",), 7)),
        ("- [ ] Superseded by ADR-2", ("superseded by", ("ADR-2",), 7)),
        ("(Superseded by ADR-2)", ("superseded by", ("ADR-2",), 7)),
        ("This document has been superseded by ADR-2.", ("superseded by", ("ADR-2",), 7)),
        ("_Superseded by ADR-2_", ("superseded by", ("ADR-2",), 7)),
        ("- Status Note: Replaced by [x](x.md)", ("replaced by", ("[x](x.md)",), 7)),
        ("**Status note:** Supersedes ADR-2", ("supersedes", ("ADR-2",), 7)),
    ],
)
def test_a_line_that_begins_with_a_phrase_is_a_field(text, expected):
    assert led(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "This supersedes ADR-1",
        "See [x](x.md) for more.",
        "- see ADR-1",
        "Supersedes the old ledger",
        "Superseded by The new ledger",
        "Updates 5 services",
        "",
    ],
)
def test_other_lines_are_none(text):
    assert led(text) == []


@pytest.mark.parametrize("unit", ["superseded by ", "superseded by [", "[x](", "see ", "replaces 1, ", "*", "- ", "> "])
def test_phrases_without_end_are_passed_over(unit):
    assert phrases(unit * 10_000) == []
    assert led(unit * 10_000) == []
