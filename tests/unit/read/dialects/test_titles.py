import pytest

from mkdocs_archplan.read.dialects.titles import split_status


@pytest.mark.parametrize(
    ("title", "status", "rest"),
    [
        ("[Draft] Ledger", "Draft", "Ledger"),
        ("[DRAFT]: Ledger", "DRAFT", "Ledger"),
        ("[WIP] – Ledger", "WIP", "Ledger"),
        ("[In progress] - Ledger", "In progress", "Ledger"),
        ("[Accepted with changes] Ledger", "Accepted with changes", "Ledger"),
        ("[Superseded by ADR-0019] Push metrics", "Superseded by ADR-0019", "Push metrics"),
        (
            "[Superseded by [ADR-0019](0019-x.md)] Push metrics",
            "Superseded by [ADR-0019](0019-x.md)",
            "Push metrics",
        ),
        ("[Draft]", "", "[Draft]"),
        ("[Draft](draft.md) Ledger", "", "[Draft](draft.md) Ledger"),
        ("[Foo] Ledger", "", "[Foo] Ledger"),
        ("Ledger [Draft]", "", "Ledger [Draft]"),
        ("Draft Ledger", "", "Draft Ledger"),
        ("", "", ""),
    ],
)
def test_a_status_in_brackets_comes_off_a_title(title, status, rest):
    assert split_status(title) == (status, rest)


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("[Draft] Ledger", "Draft"),
        ("DRAFT: Ledger", "DRAFT"),
        ("Draft - Ledger", "Draft"),
        ("Rejected – Ledger", "Rejected"),
        ("WIP: Ledger", "WIP"),
        ("Ledger (deprecated)", "deprecated"),
        ("Ledger [REJECTED]", "REJECTED"),
        ("Ledger (accepted by the board)", "accepted by the board"),
        ("Ledger (in progress)", "in progress"),
    ],
)
def test_the_first_heading_may_carry_the_status(facts, heading, status):
    assert facts(f"\n# {heading}\n") == [("status", status, 2, "line")]


def test_the_status_of_a_heading_names_its_successor(facts):
    assert facts("# [Superseded by [ADR-0019](0019-x.md)] Push metrics\n") == [
        ("status", "Superseded by [ADR-0019](0019-x.md)", 1, "line"),
        ("superseded by", ("[ADR-0019](0019-x.md)",), 1, "line"),
    ]


def test_an_underlined_heading_counts_as_well(facts):
    assert facts("[Draft] Ledger\n==============\n") == [("status", "Draft", 1, "line")]


@pytest.mark.parametrize(
    "text",
    [
        "# Ledger\n",
        "# Draft Ledger\n",
        "# Deprecated APIs: what to do\n",
        "# Active directory\n",
        "# Ledger (v2)\n",
        "# Ledger (see RFC-2)\n",
        "# [Ledger](x.md)\n",
        "# Ledger: draft\n",
        "## [Draft] Ledger\n",
        "# Ledger\n\n# [Draft] Other\n",
        "```\n# [Draft] Ledger\n```\n",
        "<!--\n# [Draft] Ledger\n-->\n",
        "Text without a heading.\n",
        "# " + "[" * 50_000 + "\n",
        "# " + "[Draft" * 10_000 + "\n",
        "# [" + "Draft " * 10_000 + "] Ledger\n",
        "# [" + "[a](b)" * 200 + " Ledger\n",
        "# " + "(" * 50_000 + "\n",
    ],
    ids=lambda text: text[:20],
)
def test_other_headings_carry_none(facts, text):
    assert facts(text) == []
