"""Cost tables: lined up, added up, and the verdict told on the page and in the log."""

import pytest

PLAN = """\
---
title: A
date: 2026-01-01
status: active
---

# A

## Cost Analysis

### Estimated Monthly Costs

{table}
"""
RIGHT = """\
| Resource | Cost | Why |
| --- | --- | --- |
| Database | $640.00 | 4 vCPU |
| Cache | $1,000 | RAM |
| **Total** | **$1,640.00** | |
"""
WRONG = RIGHT.replace("$1,640.00", "$1,650.00")


@pytest.fixture
def plan(build):
    def build_plan(table):
        return build({"plans/README.md": "# Plans\n", "plans/a.md": PLAN.format(table=table)})

    return build_plan


def test_amounts_are_marked(plan):
    table = plan(RIGHT).page("plans/a.md").one("table.archplan-costs")
    assert table.texts("td.archplan-amount") == ["$640.00", "$1,000", "$1,640.00"]
    assert table.texts("th.archplan-amount") == ["Cost"]
    assert len(table.all("tr.archplan-total")) == 1
    assert table.one("tr.archplan-total").all("td")[0].text == "Total"


def test_a_total_that_adds_up(plan):
    built = plan(RIGHT)
    verdict = built.page("plans/a.md").one(".archplan-verdict")
    assert verdict.text == "adds up"
    assert "archplan-verdict--adds-up" in verdict.classes
    assert built.problems() == []
    (cost,) = built.document("plans/a.md")["costs"]
    assert (cost["low"], cost["stated_low"], cost["verdict"]) == ("1640.00", "1640.00", "adds-up")
    assert (cost["section"], cost["currency"], cost["period"], cost["line"]) == (
        "Estimated Monthly Costs",
        "USD",
        "month",
        17,
    )


def test_a_total_that_does_not_add_up(plan):
    built = plan(WRONG)
    verdict = built.page("plans/a.md").one("tr.archplan-total .archplan-verdict")
    assert verdict.text == "rows add up to $1,640"
    assert "archplan-verdict--does-not-add-up" in verdict.classes
    (problem,) = built.problems()
    assert (problem["rule"], problem["severity"], problem["path"], problem["line"]) == (
        "cost-total-mismatch",
        "warning",
        "plans/a.md",
        17,
    )
    assert any("plans/a.md:17: " in warning and "[cost-total-mismatch]" in warning for warning in built.warnings)
    assert built.strict_failure is not None


def test_what_the_author_wrote_stays(plan):
    row = plan(WRONG).page("plans/a.md").one("tr.archplan-total")
    assert row.all("td")[1].text == "$1,650.00"


@pytest.mark.parametrize(
    "row", ["| Traffic | TBD | ? |", "| Traffic | about $50 | ? |", "| Traffic | $5–$50 | ? |", "| Traffic | $X | ? |"]
)
def test_a_total_that_cannot_be_checked_accuses_nobody(plan, row):
    built = plan(RIGHT.replace("| **Total**", f"{row}\n| **Total**"))
    verdict = built.page("plans/a.md").one(".archplan-verdict")
    assert verdict.text == "cannot be checked"
    assert built.problems("cost-total-mismatch") == []
    assert built.strict_failure is None


def test_a_table_without_a_total_is_added_up_silently(plan):
    built = plan("\n".join(RIGHT.splitlines()[:-1]))
    page = built.page("plans/a.md")
    assert page.texts("td.archplan-amount")[0] == "$640.00"
    assert not page.all(".archplan-verdict")
    assert "$1,640 per month" in page.one(".archplan-header").text


def test_a_table_under_another_heading_is_left_alone(build):
    text = PLAN.format(table=WRONG).replace("## Cost Analysis", "## Sizes").replace("### Estimated Monthly Costs", "")
    built = build({"plans/a.md": text})
    page = built.page("plans/a.md")
    assert not page.all(".archplan-costs")
    assert not page.all(".archplan-verdict")
    assert built.document("plans/a.md")["costs"] == []
    assert built.problems() == []


def test_a_cost_table_of_another_page_is_marked_too(build):
    page = build({"index.md": f"# Home\n\n## Costs\n\n{WRONG}"}).html("index.html")
    assert page.one("tr.archplan-total .archplan-verdict").text == "rows add up to $1,640"


def test_the_sum_stands_in_header_and_index(plan):
    built = plan(RIGHT)
    assert "$1,640 per month" in built.page("plans/a.md").one(".archplan-header").text
    cell = built.html("plans/index.html").one("td.archplan-cost")
    assert (cell.text, cell.attrs["data-order"]) == ("$1,640", "1640.0")


def test_two_tables_each_have_their_verdict(plan):
    built = plan(RIGHT + "\n### Once\n\n" + WRONG)
    assert built.page("plans/a.md").texts(".archplan-verdict") == ["adds up", "rows add up to $1,640"]
    assert [p["line"] for p in built.problems("cost-total-mismatch")] == [25]
    assert [c["verdict"] for c in built.document("plans/a.md")["costs"]] == ["adds-up", "does-not-add-up"]


def test_a_table_in_a_block_is_found_with_its_line(build):
    block = "".join(f"    {line}\n" if line else "\n" for line in WRONG.splitlines())
    text = PLAN.format(table=f'!!! note "Figures"\n\n{block}')
    built = build({"plans/a.md": text}, {"markdown_extensions": ["admonition", "tables"]})
    assert built.page("plans/a.md").one(".archplan-verdict").text == "rows add up to $1,640"
    assert [p["line"] for p in built.problems("cost-total-mismatch")] == [19]
