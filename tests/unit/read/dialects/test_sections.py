import pytest


@pytest.fixture(scope="module")
def section(facts):
    """Read what stands below `## Status` of a document, from line 5 of the file on."""
    return lambda text: facts(f"# T\n\n## Status\n\n{text}\n\n## Context\n\nx\n")


@pytest.mark.parametrize(
    ("text", "value", "line"),
    [
        ("Accepted", "Accepted", 5),
        ("Accepted.", "Accepted.", 5),
        ("**Accepted**", "**Accepted**", 5),
        ("`Accepted`", "`Accepted`", 5),
        ("[Accepted](../README.md#accepted)", "[Accepted](../README.md#accepted)", 5),
        ("✅ Accepted", "✅ Accepted", 5),
        ("- Accepted", "Accepted", 5),
        ("1. Accepted", "Accepted", 5),
        ("> Accepted", "Accepted", 5),
        ('!!! success "Accepted"', "Accepted", 5),
        ("!!! note\n    Accepted", "Accepted", 6),
        ("Accepted\n\nMore about it.", "Accepted", 5),
        ("Draft\n\nAccepted", "Draft", 5),
        ("---\n\nAccepted", "Accepted", 7),
        ("<!-- accepted | rejected -->\n\nAccepted", "Accepted", 7),
        ("<!-- proposed,\naccepted or rejected -->\nAccepted", "Accepted", 7),
        ("```\nRejected\n```\n\nAccepted", "Accepted", 9),
        ("- [x] Accepted\n- [ ] Rejected", "Accepted", 5),
        ("- [ ] Accepted\n- [X] Rejected", "Rejected", 6),
        ("Accepted by the board in a meeting that took long", "Accepted by the board in a meeting that took long", 5),
        ("{Proposed}", "{Proposed}", 5),
    ],
)
def test_a_status_section_gives_its_first_word(section, text, value, line):
    assert section(text) == [("status", value, line, "section")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Status\nAccepted\n", 2),
        ("# T\n\nStatus\n------\n\nAccepted\n", 6),
        ("# T\n### STATUS:\nAccepted\n", 3),
        ("# T\n## **Status**\nAccepted\n", 3),
        ("# T\n## Status 🚦\nAccepted\n", 3),
        ("# T\n## Current status\nAccepted\n", 3),
        ("# T\n## 1. Status\nAccepted\n", 3),
        ("# T\n## Status\n\n## Status\nAccepted\n", 5),
        ("# T\n## Status: Accepted\n", 2),
        ("---\ntags:\n---\n# T\n\n## Status\n\nAccepted", 8),
    ],
)
def test_the_heading_may_look_otherwise(facts, text, line):
    assert [fact for fact in facts(text) if fact[0] == "status"] == [("status", "Accepted", line, "section")]


@pytest.mark.parametrize(
    "text",
    [
        "# T\n## Status\n",
        "# T\n## Status\n\n## Context\nAccepted\n",
        "# Status quo\nAccepted\n",
        "# T\n## Status of the work\nAccepted\n",
        "# T\n## Status\n```\nAccepted\n```\n",
        "# T\n## Status\n<!-- Accepted -->\n",
        "# T\n## Status\n- [ ] Accepted\n- [ ] Rejected\n",
        "# T\n## Status\nThe status of this work is reported once a week to those who asked for it.\n",
        "# T\n## State\nWe keep state in the database\n",
        "# T\n## Status\n| Version | Change |\n| - | - |\n| 1 | first |\n",
    ],
)
def test_an_empty_or_other_section_gives_nothing(facts, text):
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Status: Accepted", [("status", "Accepted", 5, "line")]),
        (
            "- Status: Accepted\n- Date: 2024-01-01",
            [("status", "Accepted", 5, "bullet"), ("date", "2024-01-01", 6, "bullet")],
        ),
        (
            "Accepted\n\nDate: 2024-01-01",
            [("status", "Accepted", 5, "section"), ("date", "2024-01-01", 7, "line")],
        ),
        (
            "Date: 2024-01-01\n\nAccepted",
            [("status", "Accepted", 7, "section"), ("date", "2024-01-01", 5, "line")],
        ),
        (
            "Accepted on 2024-01-01",
            [("status", "Accepted on 2024-01-01", 5, "section"), ("date in status", "2024-01-01", 5, "section")],
        ),
    ],
)
def test_a_status_section_may_hold_fields(section, text, expected):
    assert section(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Superseded by [ADR-2](2.md)", [("superseded by", ("[ADR-2](2.md)",), 5)]),
        ("Accepted\n\nSuperseded by [ADR-2](2.md)", [("superseded by", ("[ADR-2](2.md)",), 7)]),
        (
            "Accepted\nAmends [ADR-3](3.md)\nSupersedes ADR-4",
            [("amends", ("[ADR-3](3.md)",), 6), ("supersedes", ("ADR-4",), 7)],
        ),
        ("Accepted. Supersedes ADR 1.", [("supersedes", ("ADR 1",), 5)]),
        ("Deprecated (see [x](x.md))", [("see", ("[x](x.md)",), 5)]),
        ("Partially superseded by [ADR-5](5.md)", [("superseded by", ("[ADR-5](5.md)",), 5)]),
        ("_Superseded by [ADR-2](2.md)_", [("superseded by", ("[ADR-2](2.md)",), 5)]),
        ("Superseded by events", []),
    ],
)
def test_a_status_section_names_other_documents(section, text, expected):
    named = [(name, value, line) for name, value, line, _ in section(text)]
    assert [fact for fact in named if fact[0] not in ("status", "date in status")] == expected


@pytest.mark.parametrize(
    ("section_text", "expected"),
    [
        ("## Date\n\n2024-01-01", ("date", "2024-01-01", 5)),
        ("## Created\n\n2024-01-01 by Jo", ("created", "2024-01-01 by Jo", 5)),
        ("## Last updated\n\n- 2024-01-01", ("last updated", "2024-01-01", 5)),
        ("## Deciders\n\n- Ada\n- Grace", ("deciders", ("Ada", "Grace"), 5)),
        ("## Authors\n\nAda, Grace", ("authors", ("Ada, Grace",), 5)),
        ("## Supersedes\n\n- [ADR-1](1.md)", ("supersedes", ("[ADR-1](1.md)",), 5)),
        ("## Superseded by\n\nADR 2", ("superseded by", ("ADR 2",), 5)),
        ("## Superseded by\n\nThe new ledger", ("superseded by", ("The new ledger",), 5)),
        ("## Amends\n\n#3", ("amends", ("3",), 5)),
    ],
)
def test_other_sections_are_fields_too(facts, section_text, expected):
    assert facts(f"# T\n\n{section_text}\n") == [(*expected, "section")]


@pytest.mark.parametrize(
    "text",
    [
        "## Date\n\nsoon",
        "## Date\n\nNot yet.\n\n2024-01-01",
        "## Deciders\n\nAll of us agreed.",
        "## Authors\n\n" + "- Ada\n" * 16,
        "## Authors\n\n" + "a" * 100,
        "## Authors: who wrote what\n\nAda",
        "## Tags\n\na, b",
        "## Title\n\nLedger",
        "## Decision\n\nStatus: accepted",
        "## Plan\n\nBuild it.",
        "## Requires\n\nADR-1",
        "## Related\n\n- [x](x.md)",
    ],
)
def test_sections_of_prose_are_none(facts, text):
    assert facts(f"# T\n\n{text}\n") == []
