import pytest


@pytest.fixture(scope="module")
def header(facts):
    """Read what stands below a document's title, from line 3 of the file on."""
    return lambda text: [
        (name, value, line) for name, value, line, _ in facts(f"# T\n\n{text}\n\n## Context\n\nx\n") if name != "x"
    ]


FIELDS = [("status", "Accepted", 3), ("date", "2024-01-01", 5)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("| Status | Accepted |\n| - | - |\n| Date | 2024-01-01 |", FIELDS),
        ("|Status|Accepted|\n|-|-|\n|Date|2024-01-01|", FIELDS),
        ("Status | Accepted\n- | -\nDate | 2024-01-01", FIELDS),
        ("| **Status:** | Accepted |\n| - | - |\n| **Date**: | 2024-01-01 |", FIELDS),
        ("| [Status](#s) | Accepted |\n| - | - |\n| `Date` | 2024-01-01 |", FIELDS),
        ("> | Status | Accepted |\n> | - | - |\n> | Date | 2024-01-01 |", FIELDS),
        (
            "| Field | Value |\n| - | - |\n| Status | Accepted |\n| Date | 2024-01-01 |",
            [("status", "Accepted", 5), ("date", "2024-01-01", 6)],
        ),
        ("| | |\n| - | - |\n| Status | Accepted |\n| Date | |", [("status", "Accepted", 5), ("date", None, 6)]),
        (
            "| Status | Date | Author |\n| - | - | - |\n| Accepted | 2024-01-01 | Ada |",
            [("status", "Accepted", 5), ("date", "2024-01-01", 5), ("author", "Ada", 5)],
        ),
        (
            "| Status | Accepted | Date | 2024-01-01 |\n| - | - | - | - |\n| Owner | Jo | Updated | 2024-02-02 |",
            [
                ("status", "Accepted", 3),
                ("date", "2024-01-01", 3),
                ("owner", "Jo", 5),
                ("updated", "2024-02-02", 5),
            ],
        ),
        (
            "| Version | Status | Date |\n| - | - | - |\n| 1.0 | Accepted | 2024-01-01 |",
            [("status", "Accepted", 5), ("date", "2024-01-01", 5)],
        ),
        ("| Status | [Accepted](x.md) |\n| - | - |", [("status", "[Accepted](x.md)", 3)]),
        ("| Status | Accepted \\| final |\n| - | - |", [("status", "Accepted \\| final", 3)]),
        ("| Supersedes | [x](x.md)<br>[y](y.md) |\n| - | - |", [("supersedes", "[x](x.md)<br>[y](y.md)", 3)]),
        ("!!! info\n    | Status | Accepted |\n    | - | - |", [("status", "Accepted", 4)]),
        ("| Role | Who |\n| - | - |\n| Author | Ada |\n| Tester | Jo |", [("author", "Ada", 5)]),
    ],
)
def test_a_table_of_fields_is_read_down_or_across(header, table, expected):
    assert header(table) == expected


@pytest.mark.parametrize(
    "table",
    [
        "| Status | Date | Author |\n| - | - | - |\n| Accepted | 2024-01-01 | Ada |\n| Draft | 2023-01-01 | Ada |",
        "| Version | Date | Author |\n| - | - | - |\n| 1 | 2024-01-01 | Ada |",
        "| Date | Version | Author |\n| - | - | - |\n| 2024-01-01 | 1 | Ada |",
        "| Date | Status | Comment |\n| - | - | - |\n| 2024-02-02 | Accepted | |\n| 2024-01-01 | Draft | |",
        "| Key | Status | Note |\n| - | - | - |\n| a | Accepted | y |",
        "| Resource | Cost |\n| - | - |\n| Queue | $30 |",
        "| Status | Accepted |\n| - | - |\n" + "| x | y |\n" * 61,
        "```\n| Status | Accepted |\n| - | - |\n```",
        "<!--\n| Status | Accepted |\n| - | - |\n-->",
        "| Status | Accepted |",
    ],
)
def test_other_tables_are_none(header, table):
    assert header(table) == []


def test_a_table_of_many_rows_is_read_up_to_a_limit(header):
    assert header("| Status | Accepted |\n| - | - |\n" + "| x | y |\n" * 60) == [("status", "Accepted", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Status | Accepted |\n| - | - |\n\n# T\n", [("status", "Accepted", 1, "table")]),
        ("# T\n\n## Metadata\n\n| Status | Accepted |\n| - | - |\n", [("status", "Accepted", 5, "table")]),
        ("---\ntags:\n---\n# T\n\n| Status | Accepted |\n| - | - |\n", [("status", "Accepted", 6, "table")]),
        ("# T\n\nText.\n\n## Context\n\n| Status | Accepted |\n| - | - |\n", []),
        ("# T\n\n## Context\n\n<table><tr><td>Status</td><td>Accepted</td></tr></table>\n", []),
    ],
)
def test_only_tables_of_the_header_count(facts, text, expected):
    assert [fact for fact in facts(text) if fact[0] != "tags"] == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<table>\n<tr><td>Status</td><td>Accepted</td></tr>\n<tr><th>Date</th><td>2024-01-01</td></tr>\n</table>",
            [("status", "Accepted", 4), ("date", "2024-01-01", 5)],
        ),
        (
            "<table><tr><td>Status<td>Accepted<tr><td>Date<td>2024-01-01</table>",
            [("status", "Accepted", 3), ("date", "2024-01-01", 3)],
        ),
        (
            "<table>\n  <tr>\n    <td><b>Status</b></td>\n    <td>\n      Accepted\n    </td>\n  </tr>\n</table>",
            [("status", "Accepted", 6)],
        ),
        (
            "<table>\n\n<tr>\n\n<td>Status</td>\n\n<td>Accepted</td>\n\n</tr>\n\n</table>",
            [("status", "Accepted", 9)],
        ),
        ("<TABLE><TR><TD>Status</TD><TD>Ready &amp; &lt;set&gt;</TD></TR></TABLE>", [("status", "Ready & <set>", 3)]),
        (
            "<table><thead><tr><th>Status</th><th>ID</th></tr></thead>\n<tr><td>Accepted</td><td>3</td></tr></table>",
            [("status", "Accepted", 4), ("id", "3", 4)],
        ),
        (
            '<table><tr><td>Authors</td><td><a href="https://a.example">Ada</a><br><a href=/g>Jo</a></td></tr></table>',
            [("authors", "[Ada](https://a.example)\n[Jo](/g)", 3)],
        ),
        ("<table><tr><td>Status</td><td><!-- Draft -->Accepted</td></tr></table>", [("status", "Accepted", 3)]),
        (
            "<table><tr><td>Status</td><td>a</td></tr></table>\n<table><tr><td>Date</td><td>b</td></tr></table>",
            [
                ("status", "a", 3),
                ("date", "b", 4),
            ],
        ),
        (
            "<table><tr><td>Status</td><td>a<table><tr><td>Date</td><td>b</td></tr></table></td></tr></table>",
            [
                ("status", "a", 3),
                ("date", "b", 3),
            ],
        ),
        ("<table><td>Status</td><td>a", []),
        ("<table><tr><td>Status</td></tr></table>", []),
        ("<table></table>", []),
        ("</td></tr><td>Status</td><td>a</td>", []),
        ("<tablet>Status: x</tablet>", []),
        ("```html\n<table><tr><td>Status</td><td>Accepted</td></tr></table>\n```", []),
        ("<!-- <table><tr><td>Status</td><td>Accepted</td></tr></table> -->", []),
    ],
)
def test_html_tables_are_read_as_markdown(header, table, expected):
    assert header(table) == expected


@pytest.mark.parametrize("unit", ["<table>", "<table><tr><td>", "<td>", "<br>", "<a href=x>", "<", "&amp;", "<!--"])
def test_hostile_html_neither_raises_nor_hides_the_rest(header, unit):
    row = "<table><tr><td>Status</td><td>Accepted</td></tr></table>"
    assert ("status", "Accepted", 3) in header(f"{row}\n{unit * 10_000}")
