"""`costs.csv`: what spreadsheets open, and nothing that they would run."""

import csv
import io

import pytest

from mkdocs_archplan.export.costs_csv import COLUMNS, costs_csv
from mkdocs_archplan.settings import read_settings

TABLE = "## Cost Analysis\n\n| Resource | Monthly cost |\n| --- | --- |\n"


def plan(title="A", rows="| Db | $10 |\n| Disk | $2.50 |\n", status="active", front=""):
    return f"---\ntitle: {title}\nstatus: {status}\n{front}---\n\n# T\n\n{TABLE}{rows}"


def table(catalog, tree, **options):
    text = costs_csv(catalog(tree, **options), read_settings(options))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_site_without_costs_has_no_file(catalog):
    assert costs_csv(catalog({"plans/a.md": "# A\n"}), read_settings({})) == ""


def test_lines_end_as_the_standard_has_it_and_fields_are_quoted(catalog):
    text = costs_csv(catalog({"plans/a.md": plan("'A, \"b\"'")}), read_settings({}))
    assert text == f'{",".join(COLUMNS)}\r\nplans/a.md,,"A, ""b""",active,USD,month,12.50,12.50,\r\n'


def test_a_row_per_document_with_a_table_in_the_order_of_the_catalog(catalog):
    tree = {
        "plans/0002-b.md": plan("B", "| Db | $10 |\n| Support | TBD |\n"),
        "plans/0001-a.md": plan("A", "| Db | $10-$20 |\n", status="implemented"),
        "plans/c.md": "# No table\n",
        "adr/0001-x.md": plan("X").replace("Monthly", "One-time"),
    }
    assert [tuple(row.values()) for row in table(catalog, tree)] == [
        ("adr/0001-x.md", "ADR-0001", "X", "active", "USD", "once", "12.50", "12.50", ""),
        ("plans/0001-a.md", "PLAN-0001", "A", "implemented", "USD", "month", "10", "20", ""),
        ("plans/0002-b.md", "PLAN-0002", "B", "active", "USD", "month", "10", "", "Support"),
    ]


def test_what_has_no_figure_says_why(catalog):
    (row,) = table(catalog, {"plans/a.md": plan(rows="| Db | TBD |\n")})
    assert (row["low"], row["high"], row["unknown"]) == ("", "", "Db")


def test_amounts_are_told_per_the_sites_period(catalog):
    (row,) = table(catalog, {"plans/a.md": plan()}, costs={"period": "year"})
    assert (row["period"], row["low"]) == ("year", "150.00")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝"])
def test_no_cell_is_a_formula(catalog, begin):
    title = f"{begin}cmd|'/c calc'!A1"
    quoted = title.replace("'", "''")
    (row,) = table(catalog, {"plans/a.md": plan(f"'{quoted}'", f"| Db | $5 |\n| {title} | TBD |\n")})
    assert row["title"] == f"'{title}"
    assert row["unknown"].startswith("'")


@pytest.mark.parametrize("number", ["-5", "-1.50"])
def test_a_plain_number_stays_one(catalog, number):
    (row,) = table(catalog, {"plans/a.md": plan(f"'{number}'")})
    assert row["title"] == number
