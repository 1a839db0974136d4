import pytest

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.index_rows import read_index_rows
from mkdocs_archplan.read.outline_reader import read_outline


def rows(text, kind="plan"):
    """Return (names, what is said, line) of every row of an index page."""
    block = read_front_matter(text, "plans/README.md")
    outline = read_outline(text[block.length :], block.lines + 1)
    found = read_index_rows(outline, text.split("\n"), block.lines, "plans/README.md", KINDS[kind].statuses)
    return [(row.names, {fact.meaning.value: fact.text for fact in row.facts}, row.line) for row in found]


def table(header, *cells):
    lines = [header, " - ".join("|" * (header.count("|"))), *cells]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("header", "cells", "names", "said"),
    [
        ("| Plan | Status |", "| [Ledger](./a.md) | Active |", ("./a.md", "Ledger"), {"status": "Active"}),
        ("| Title | State |", "| Payment *ledger* | Active |", ("Payment ledger",), {"status": "Active"}),
        ("| ADR | Status |", "| ADR-0001 | Accepted |", ("ADR-0001",), {"status": "Accepted"}),
        ("| # | Title | Status |", "| 7 | Use x | Accepted |", ("7", "Use x"), {"status": "Accepted"}),
        ("| Title | No. | Status |", "| Use x | 0007 | Accepted |", ("Use x", "0007"), {"status": "Accepted"}),
        ("| No | Status |", "| `7` | Accepted |", ("7",), {"status": "Accepted"}),
        ("| Id | Status |", "| **PLAN-7** | Active |", ("PLAN-7",), {"status": "Active"}),
        ("| Number | Last updated |", "| 7 | 2025-01-02 |", ("7",), {"updated": "2025-01-02"}),
        ("| File | Date |", "| [x](a.md) | 2025-01-02 |", ("a.md", "x"), {"date": "2025-01-02"}),
        ("| Proposal | Authors |", "| [x](a.md) | Ada, Grace |", ("a.md", "x"), {"authors": "Ada, Grace"}),
        ("| **Plan** | **Status** |", "| [x](a.md) | Active |", ("a.md", "x"), {"status": "Active"}),
        ("| Plan | Status: |", "| [x](a.md) | Active |", ("a.md", "x"), {"status": "Active"}),
        (
            "| Plan | Status | Date | Owner |",
            "| [x](a.md) | Active | 2025-01-02 | Ada, @jo |",
            ("a.md", "x"),
            {"status": "Active", "date": "2025-01-02", "authors": "Ada, @jo"},
        ),
        ("| Plan | Status | Date |", "| [x](a.md) | Active | |", ("a.md", "x"), {"status": "Active"}),
        ("| Plan | Status | Status |", "| [x](a.md) | Active | Old |", ("a.md", "x"), {"status": "Active"}),
        ("| What | Status |", "| [x](a.md) | Active |", ("a.md", "x"), {"status": "Active"}),
        ("| Plan | Status |", "| [x](<a b.md> 'T') | Active |", ("a b.md", "x"), {"status": "Active"}),
        ("| Plan | Status |", "| [x](a.md) \\| y | Active |", ("a.md", "x | y"), {"status": "Active"}),
    ],
)
def test_a_row_names_its_document_and_says_things_of_it(header, cells, names, said):
    assert rows(table(header, cells)) == [(names, said, 3)]


def test_a_link_in_what_a_row_says_is_no_name_of_its_document():
    text = table("| # | Title | Status |", "| 1 | Use x | Superseded by [ADR-2](0002-y.md) |")
    assert rows(text, "adr") == [(("1", "Use x"), {"status": "Superseded by [ADR-2](0002-y.md)"}, 3)]


def test_reference_links_name_documents_as_other_links_do():
    text = table("| Plan | Status |", "| [Ledger][1] | Active |", "| [Search] | Active |")
    found = rows(f"{text}\n[1]: a.md\n[Search]: b.md\n")
    assert [names[0] for names, _, _ in found] == ["a.md", "b.md"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Plans\n\nNo table.\n",
        table("| Environment | Region |", "| Production | Zürich |"),
        table("| Risk | Owner |", "| Delay | Ada |"),
        table("| Step | Status |", "| Build | Active |"),
        table("| Plan | Description |", "| [x](a.md) | words |"),
        table("| Plan | Status |"),
        table("| Plan | Status |", "| | |"),
        table("| Plan | Status |", "| | Active |"),
        table("| Plan | Status |", "| [x](a.md) | |"),
        "```\n" + table("| Plan | Status |", "| [x](a.md) | Active |") + "```\n",
        "<!--\n" + table("| Plan | Status |", "| [x](a.md) | Active |") + "-->\n",
    ],
)
def test_other_tables_say_nothing(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("headings", "status"),
    [
        ("## Active plans", "Active"),
        ("## Active", "Active"),
        ("## ✅ Implemented plans (3)", "Implemented"),
        ("## **Superseded**", "Superseded"),
        ("## Implemented\n\n### 2024", "Implemented"),
        ("## Implemented\n\n### Active since May", "Active"),
        ("## Implemented\n\n## Other plans", None),
        ("## Plans that are active", None),
        ("## Actively worked on", None),
        ("## In progress", "Active"),
        ("## In progress plans", None),
        ("# Active plans", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("date", ["2025-01-02", ""])
def test_a_table_without_a_status_takes_it_from_the_heading_above_it(headings, status, date):
    text = table("| Plan | Date |", f"| [x](a.md) | {date} |")
    said = {**({"date": date} if date else {}), **({"status": status} if status else {})}
    expected = [(("a.md", "x"), said, 5 + headings.count("\n"))] if said else []
    assert rows(f"{headings}\n\n{text}") == expected


@pytest.mark.parametrize("header", ["| Plan | Description |", "| Plan | RFC |", "| Plan |"])
def test_below_a_status_a_list_of_documents_needs_no_other_column(header):
    cells = "| [x](a.md) |" if header.count("|") == 2 else "| [x](a.md) | words |"
    ((names, said, line),) = rows(f"## Active plans\n\n{table(header, cells)}")
    assert (names[0], said, line) == ("a.md", {"status": "Active"}, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Active plans\n\n- [Ledger](a.md)\n* [Search](b.md) – finds\n", [("a.md", 3), ("b.md", 4)]),
        ("## Active\n\n1. [Ledger](a.md)\n", [("a.md", 3)]),
        ("## Active\n\n- [Ledger][1]\n\n[1]: a.md\n", [("a.md", 3)]),
        ("## Active\n\n- [Ledger](a.md)\n  - [part](a.md#part)\n", [("a.md", 3), ("a.md#part", 4)]),
        ("## Plans\n\n- [Ledger](a.md)\n", []),
        ("## Active\n\nSee [the ledger](a.md).\n", []),
        ("- [Ledger](a.md)\n", []),
        ("## Active\n\n<!--\n- [Ledger](a.md)\n-->\n", []),
        ("## Active\n\n```\n- [Ledger](a.md)\n```\n", []),
    ],
)
def test_a_list_of_links_below_a_status_is_an_index_as_well(text, expected):
    assert rows(text) == [((link,), {"status": "Active"}, line) for link, line in expected]


def test_a_column_for_the_status_counts_more_than_the_heading():
    text = "## Active plans\n\n" + table("| Plan | Status |", "| [x](a.md) | Implemented |", "| [y](b.md) | |")
    assert [(names[0], said) for names, said, _ in rows(text)] == [("a.md", {"status": "Implemented"})]


def test_lines_count_from_the_top_of_the_file_whatever_stands_above():
    text = "---\ntitle: Plans\n---\n\n# Plans\n\n" + table(
        "| Plan | Status |", "| [x](a.md) | Active |", "| [y](b.md) | Active |"
    )
    assert [line for _, _, line in rows(text)] == [9, 10]


def test_several_tables_are_read_in_their_order():
    first = "## Active\n\n" + table("| Plan | Date |", "| [x](a.md) | 2025-01-02 |")
    text = f"{first}\n## Implemented\n\n" + table("| Title | Date |", "| Y | 2024-01-02 |")
    assert [(names[0], said["status"], line) for names, said, line in rows(text)] == [
        ("a.md", "Active", 5),
        ("Y", "Implemented", 11),
    ]


def test_facts_know_their_dialect_and_their_file():
    text = "## Active\n\n" + table("| Plan | Date |", "| [x](a.md) | 2025-01-02 |")
    outline = read_outline(text)
    (row,) = read_index_rows(outline, text.split("\n"), 0, "plans/README.md", KINDS["plan"].statuses)
    assert {(fact.source, fact.path, fact.line) for fact in row.facts} == {("index-row", "plans/README.md", 5)}


def test_a_table_of_ten_thousand_rows_is_read_whole():
    text = table("| Plan | Status |", *(f"| [Plan {at}]({at}.md) | Active |" for at in range(10_000)))
    found = rows(text)
    assert len(found) == 10_000
    assert found[-1] == (("9999.md", "Plan 9999"), {"status": "Active"}, 10_002)
