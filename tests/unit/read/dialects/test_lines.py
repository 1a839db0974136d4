import pytest


@pytest.fixture(scope="module")
def header(facts):
    """Read lines that stand below a document's title, the first of them line 3 of the file."""
    return lambda text: facts(f"# T\n\n{text}\n\n## Context\n\nx\n")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("- Status: accepted", "accepted"),
        ("* Status: accepted", "accepted"),
        ("+ status : accepted", "accepted"),
        ("1. Status: accepted", "accepted"),
        ("- [x] Status: accepted", "accepted"),
        ("- **Status**: accepted", "accepted"),
        ("- **Status:** accepted", "accepted"),
        ("* __Status__: accepted", "accepted"),
        ("* *Status:* accepted", "accepted"),
        ("- _Status_: accepted", "accepted"),
        ("- **Status: accepted**", "accepted"),
        ("- **Status** accepted", "accepted"),
        ("- ✅ **Status**: accepted", "accepted"),
        ("- **✅ Status:** accepted", "accepted"),
        ("  - Status: accepted  ", "accepted"),
        ("> - Status: accepted", "accepted"),
        ("-\tStatus: accepted", "accepted"),
        ("- Status:accepted", "accepted"),
        ("- Status: **Implemented (X 5.7)**", "**Implemented (X 5.7)**"),
        ("- Status: ** Approved **", "** Approved **"),
        ("- Status: [ADOPTED](/README.md#adopted)", "[ADOPTED](/README.md#adopted)"),
        ("- Status: {Active}", "{Active}"),
        ("- Status: a: b", "a: b"),
        ("- Status:", None),
        ("- Status:\n  accepted", "accepted"),
        ("- Status:\n  - accepted", ("accepted",)),
        ("- Status: accepted\n  because of reasons", "accepted"),
        ("- Status: accepted <!-- or rejected -->", "accepted"),
        ("- Status: <!-- or rejected --> accepted", "accepted"),
    ],
)
def test_a_bullet_is_a_field(header, line, value):
    assert header(line) == [("status", value, 3, "bullet")]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Status: active", "active"),
        ("status : active", "active"),
        ("状态: 进行中\nStatus：active", "active"),
        ("**Status:** active", "active"),
        ("**Status**: active", "active"),
        ("**Status** : active", "active"),
        ("** Status **: active", "active"),
        ("__Status:__ active", "active"),
        ("**Status: active**", "active"),
        ("**Status: active**\\", "active"),
        ("**Status: active** (phase 2)", "active (phase 2)"),
        ("_Status: active_", "active"),
        ("**Status:** `active`", "`active`"),
        ("Status: active\\", "active"),
        ("Status: active  ", "active"),
        ("> **Status:** active", "active"),
        ("**Status:**", None),
        ("**Status:**\nactive", "active"),
        ("**Status:**\n\nactive", "active"),
        ('!!! info "Status: active"', "active"),
    ],
)
def test_a_line_is_a_field(header, line, value):
    number = 3 + line.startswith("状态")
    assert header(line) == [("status", value, number, "line")]


def test_a_date_beside_the_status_is_a_fact_as_well(header):
    assert header("*Status: ✅ Accepted – 2025-07-30*") == [
        ("status", "✅ Accepted – 2025-07-30", 3, "line"),
        ("date in status", "2025-07-30", 3, "line"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**Status:** Accepted **Date:** 2026-02-08 **Owner:** Jo",
        "Status: Accepted | Date: 2026-02-08 | Owner: Jo",
        "**Status**: Accepted | **Date**: 2026-02-08 | **Owner**: Jo",
        "**Status:** Accepted · **Date:** 2026-02-08 · **Owner:** Jo",
        "Status: Accepted • Date: 2026-02-08 • Owner: Jo",
        "__Status:__ Accepted __Date:__ 2026-02-08 __Owner:__ Jo",
    ],
)
def test_one_line_may_hold_several_fields(header, line):
    assert header(line) == [
        ("status", "Accepted", 3, "line"),
        ("date", "2026-02-08", 3, "line"),
        ("owner", "Jo", 3, "line"),
    ]


def test_what_is_no_field_stays_in_the_value_before_it(header):
    assert header("Authors: Ada | Note: lead | Date: 2024-01-01") == [
        ("authors", "Ada | Note: lead", 3, "line"),
        ("date", "2024-01-01", 3, "line"),
    ]


@pytest.mark.parametrize("end", ["\\", "  ", ""])
def test_lines_follow_each_other_whatever_ends_them(header, end):
    assert header(f"Status: active{end}\nDate: 2024-01-01{end}\nAuthor: Jo") == [
        ("status", "active", 3, "line"),
        ("date", "2024-01-01", 4, "line"),
        ("author", "Jo", 5, "line"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "value", "source"),
    [
        ("- Authors:\n  - Ada\n  - Grace\n- x", "authors", ("Ada", "Grace"), "bullet"),
        ("- Authors:\n    * [Ada](a)\n    * @grace", "authors", ("[Ada](a)", "@grace"), "bullet"),
        ("**Authors:**\n- Ada\n- Grace", "authors", ("Ada", "Grace"), "line"),
        ("**Authors:**\n\n- Ada\n- Grace\n\nText", "authors", ("Ada", "Grace"), "line"),
        ("**Authors:**\n\nAda, Grace", "authors", "Ada, Grace", "line"),
        (
            "**Authors:**\n\nThose who wrote this are many, and the board knows every one of them.",
            "authors",
            None,
            "line",
        ),
        ("**Authors:**\n\nTwo lines\nof prose.", "authors", None, "line"),
        ("- Authors:\n\n  Text", "authors", None, "bullet"),
        ("- Authors:\n- Ada", "authors", None, "bullet"),
        ("- Authors: Ada,\n  Grace", "authors", "Ada, Grace", "bullet"),
        ("- Deciders: Ada\n  and Grace\n  and Alan\n- x", "deciders", "Ada and Grace and Alan", "bullet"),
        ("Authors: Ada,\nGrace,\nAlan\n\nText", "authors", "Ada, Grace, Alan", "line"),
        ("**Authors:** Ada\nText", "authors", "Ada", "line"),
        ("- Related:\n  - [x](x.md)\n  - y.md", "related", ("[x](x.md)", "y.md"), "bullet"),
    ],
)
def test_a_value_goes_on_in_the_lines_below(header, text, name, value, source):
    assert header(text) == [(name, value, 3, source)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("- Authors:", "- Status: x"), ("**Authors:**", "**Status:** x"), ("- Authors:", "  - Status: x")],
)
def test_the_next_field_is_no_part_of_an_empty_one(header, first, second):
    assert [(name, value, line) for name, value, line, _ in header(f"{first}\n{second}")] == [
        ("authors", None, 3),
        ("status", "x", 4),
    ]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("- Decision Makers: @a @b", "decision makers", "@a @b"),
        ("- **Author(s)**: Jo", "authors", "Jo"),
        ("- Last Updated: 2024-01-01", "last updated", "2024-01-01"),
        ("- 📅 Date: 2024-01-01", "date", "2024-01-01"),
        ("- RFC Number: 012", "rfc number", "012"),
        ("- Discussion: <https://example.org/1>", "discussion", "<https://example.org/1>"),
        ("- Tags: a, b", "tags", "a, b"),
        ("- Title: Ledger: the plan", "title", "Ledger: the plan"),
        ("- ADR: 3", "adr", "3"),
        ("* Supersedes: N/A", "supersedes", "N/A"),
    ],
)
def test_fields_of_every_meaning_are_read(header, line, name, value):
    assert header(line) == [(name, value, 3, "bullet")]


@pytest.mark.parametrize(
    "text",
    [
        "Status of the work: open",
        "Our status: fine",
        "- Our status: fine",
        "- Status accepted",
        "- Status - accepted",
        "- Status = accepted",
        "- **Status: accepted",
        "- Note: status",
        "Accepted **Date:** 2026-02-08",
        "`Status: x`",
        "[status]: https://example.org",
        "https://status: x",
        "- PR: 4",
        "A sentence tells the status: accepted.",
        "```\nStatus: accepted\n```",
        "~~~yaml\n- Status: accepted\n~~~",
        "```\nStatus: accepted",
        "<!-- Status: accepted -->",
        "<!--\n- Status: accepted\n-->",
        "<!-- x\n--><!--\nStatus: accepted -->",
        "!!! note\n    ```\n    Status: accepted\n    ```",
    ],
)
def test_other_text_is_no_field(header, text):
    assert header(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("!!! info\n    Status: active", 4),
        ('!!! info "Plan"\n\n    **Status:** active', 5),
        ('=== "Tab"\n\n    Status: active', 5),
        ("<details>\n<summary>Plan</summary>\n\nStatus: active\n</details>", 6),
        ("<!-- a\nb -->\nStatus: active", 5),
        ("```\nx\n```\nStatus: active", 6),
    ],
)
def test_lines_know_their_numbers_inside_and_after_blocks(header, text, line):
    assert header(text) == [("status", "active", line, "line")]


@pytest.mark.parametrize(
    "text",
    ["**" * 20_000, "Status: " * 8_000, "a" * 50_000 + ":", "Status" + " " * 50_000 + "x", "| Note: " * 8_000],
    ids=lambda text: text[:10],
)
def test_lines_without_end_are_read_in_time(header, text):
    assert [name for name, *_ in header(text)] in ([], ["status"])
    assert header(f"Status: {text}")[0][0] == "status"
