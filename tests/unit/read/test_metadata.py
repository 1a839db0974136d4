import pytest

EVERYWHERE = """\
---
tags: [Draft]
status: one
adr:
  status: two
---
- Status: three

# [Rejected] T

**Status:** four

| Status | five |
| ------ | ---- |

## Status

Accepted

## Metadata

- Status: six
"""


def test_the_dialect_that_counts_comes_first(facts):
    assert facts(EVERYWHERE) == [
        ("tags", ("Draft",), 2, "front-matter"),
        ("status", "one", 3, "front-matter"),
        ("status", "two", 5, "nested"),
        ("status", "three", 7, "bullet"),
        ("status", "four", 11, "line"),
        ("status", "six", 22, "bullet"),
        ("status", "five", 13, "table"),
        ("status", "Accepted", 18, "section"),
        ("status", "Rejected", 9, "line"),
    ]


STEPS = [
    ("status: one\n", "one", "front-matter"),
    ("adr:\n  status: two\n", "two", "nested"),
    ("\n- Status: three\n", "three", "bullet"),
    ("\n**Status:** four\n", "four", "line"),
    ("- Status: six\n", "six", "bullet"),
    ("\n| Status | five |\n| ------ | ---- |\n", "five", "table"),
    ("\nAccepted\n", "accepted", "section"),
    ("[Rejected] ", "rejected", "line"),
    ("Draft", "draft", "tags"),
]


@pytest.mark.parametrize("taken", range(len(STEPS)), ids=lambda taken: STEPS[taken][1])
def test_where_a_dialect_is_silent_the_next_one_counts(document, taken):
    text = EVERYWHERE.replace("---\n- Status: three", "---\n\n- Status: three")
    for written, _, _ in STEPS[:taken]:
        assert written in text
        text = text.replace(written, "\n" if written.endswith("\n") else "", 1)
    found = document(text, kind="rfc" if taken == len(STEPS) - 1 else "adr")
    assert (found.status, found.status_source) == STEPS[taken][1:]


def test_a_metadata_file_counts_after_front_matter_and_before_the_text(catalog):
    tree = {
        "adr/README.md": "# ADRs\n",
        "adr/0001-x.yaml": "status: rejected\n",
        "adr/0002-y.yaml": "status: rejected\n",
    }
    tree["adr/0001-x.md"] = "---\nadr: {status: accepted}\n---\n# X\n"
    tree["adr/0002-y.md"] = "# Y\n\n- Status: accepted\n"
    documents = catalog(tree).documents
    assert [(d.status, d.status_source) for d in documents.values()] == [
        ("accepted", "nested"),
        ("rejected", "sidecar"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\nstatus: Accepted (2024-01-02)\n---\n",
            [
                ("status", "Accepted (2024-01-02)", 2, "front-matter"),
                ("date in status", "2024-01-02", 2, "front-matter"),
            ],
        ),
        (
            "# T\n\n- Status: superseded by ADR-2, ADR-3\n",
            [
                ("status", "superseded by ADR-2, ADR-3", 3, "bullet"),
                ("superseded by", ("ADR-2", "ADR-3"), 3, "bullet"),
            ],
        ),
        (
            "# T\n\n> This ADR has been superseded by [x](x.md).\n",
            [
                ("superseded by", ("[x](x.md)",), 3, "line"),
                ("status", "Superseded by [x](x.md).", 3, "line"),
                ("superseded by", ("[x](x.md)",), 3, "line"),
            ],
        ),
        ("# T\n\n- Status: accepted in May 2024\n", [("status", "accepted in May 2024", 3, "bullet")]),
        ("# T\n\n- Status: accepted 1/2/2024\n", [("status", "accepted 1/2/2024", 3, "bullet")]),
    ],
)
def test_a_status_says_more_than_itself(facts, text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\n## Links\n\n- Supersedes [x](x.md)\n", [("supersedes", ("[x](x.md)",), 5, "section")]),
        ("# T\n\n## Links\n\n- Related: [z](z.md)\n", [("related", "[z](z.md)", 5, "bullet")]),
        ("# T\n\n## More Information\n\nAmends ADR 4\n", [("amends", ("ADR 4",), 5, "section")]),
        ("# T\n\n## Links\n\n- Status: accepted\n- Date: 2024-01-01\n", []),
        ("# T\n\n## Links\n\n- see [y](y.md)\n- [z](z.md)\n", []),
        ("# T\n\n## Context\n\n- Supersedes [x](x.md)\n- Related: [z](z.md)\n", []),
    ],
)
def test_sections_of_links_say_only_what_they_name(facts, text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 2021-04-15\n\n# T\n", [("date", "2021-04-15", 1, "line")]),
        ("Status: active\nDate: 2021-04-15\n", [("status", "active", 1, "line"), ("date", "2021-04-15", 2, "line")]),
        ("- Status: accepted\n\n## Context\n- Date: 2020\n", [("status", "accepted", 1, "bullet")]),
        ("---\nstatus: active\n", [("status", "active", 2, "line")]),
        ("---\ntitle: T\n---\n\n# T\n\nStatus: x\n", [("title", "T", 2, "front-matter"), ("status", "x", 7, "line")]),
        (
            "+++\ntitle = 'T'\n+++\n\n# T\n\nStatus: x\n",
            [("title", "T", 2, "front-matter"), ("status", "x", 7, "line")],
        ),
        ("", []),
        ("# T\n", []),
    ],
)
def test_fields_may_stand_before_a_title_or_without_one(facts, text, expected):
    assert facts(text) == expected


HOSTILE = ["**", "__", "*", "_", "[", "](", "|", "<", "`", "~~", "- ", "> ", ": ", "# ", "{", "<!--", "-->", "&lt;"]
PHRASES = ["superseded by ", "superseded by [x](y), ", "Status: ", "**Status:** ", "| Status | ", "draft | ", "2024-"]


@pytest.mark.parametrize("unit", [*HOSTILE, *PHRASES])
@pytest.mark.parametrize(
    "place",
    [
        "# T\n\n- Status: accepted\n\n{}\n",
        "# T\n\n- Status: accepted\n- Authors: {}\n- Date: {}\n",
        "# T {}\n\n- Status: accepted\n",
        "---\nstatus: accepted\ntitle: {}\n---\n",
        "# T\n\n- Status: accepted\n\n## Deciders\n\n{}\n\n## Supersedes\n\n{}\n",
    ],
)
def test_text_without_end_does_not_hide_what_stands_before_it(document, place, unit):
    assert document(place.replace("{}", unit * (20_000 // len(unit))), kind="adr").status == "accepted"
