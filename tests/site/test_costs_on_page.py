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
    ("row", "why"),
    [
        ("| Traffic | TBD | ? |", "an amount is still to be written"),
        ("| Traffic | pay per use | ? |", "a row has no figure"),
        ("| Traffic | 50 € | ? |", "several currencies"),
    ],
)
def test_a_total_that_cannot_be_checked_accuses_nobody(plan, row, why):
    built = plan(RIGHT.replace("| **Total**", f"{row}\n| **Total**"))
    verdict = built.page("plans/a.md").one(".archplan-verdict")
    assert verdict.text == f"cannot be checked: {why}"
    assert built.problems("cost-total-mismatch") == []
    assert bool(built.strict_failure) == ("€" in row)


def test_a_table_without_a_total_is_added_up_silently(plan):
    built = plan("\n".join(RIGHT.splitlines()[:-1]))
    page = built.page("plans/a.md")
    assert page.texts("td.archplan-amount")[0] == "$640.00"
    assert not page.all(".archplan-verdict")
    assert "$1,640 per month" in page.one(".archplan-header").text


def test_a_table_under_another_heading_is_left_alone(build):
    text = (
        PLAN.format(table=WRONG.replace("Cost", "Figure"))
        .replace("## Cost Analysis", "## Sizes")
        .replace("### Estimated Monthly Costs", "")
    )
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


NUMBERS = """\
| Item | Figure |
| --- | --- |
| Server | 100 |
| Total | 100 |
"""


def test_an_author_says_that_a_table_is_about_costs(plan):
    built = plan(f"<!-- archplan:cost-table {{currency: EUR, period: year}} -->\n\n{NUMBERS}")
    table = built.page("plans/a.md").one("table.archplan-costs")
    assert table.one("tr.archplan-total .archplan-verdict").text == "adds up"
    (cost,) = built.document("plans/a.md")["costs"]
    assert (cost["low"], cost["currency"], cost["period"]) == ("100", "EUR", "year")
    assert built.problems() == []
    assert table.all("td.archplan-amount")[0].attrs["title"] == "€8.33 per month"


def test_an_author_says_that_a_table_is_none(plan):
    built = plan(f"<!-- archplan:cost-table {{ignore: true}} -->\n\n{WRONG}\n{RIGHT}")
    page = built.page("plans/a.md")
    assert len(page.all("table.archplan-costs")) == 1
    assert page.one(".archplan-verdict").text == "adds up"
    assert len(built.document("plans/a.md")["costs"]) == 1
    assert built.problems() == []


@pytest.mark.parametrize("options", ["currency: money", "period: often", "ignore: maybe", "colour: red"])
def test_what_an_author_says_wrongly_of_a_table_is_told(plan, options):
    built = plan(f"<!-- archplan:cost-table {{{options}}} -->\n\n{RIGHT}")
    assert [problem["rule"] for problem in built.problems()] == ["bad-directive"]
    assert built.page("plans/a.md").one(".archplan-verdict").text == "adds up"


def test_amounts_carry_what_they_are_in_the_other_period(plan):
    table = plan(RIGHT).page("plans/a.md").one("table.archplan-costs")
    cells = table.all("td.archplan-amount")
    assert [cell.attrs["title"] for cell in cells] == ["$7,680 per year", "$12,000 per year", "$19,680 per year"]
    assert (table.attrs["data-period"], table.attrs["data-other-period"]) == ("per month", "per year")


def test_amounts_have_room_for_the_decimals_that_others_have(plan):
    table = plan(RIGHT).page("plans/a.md").one("table.archplan-costs")
    assert [cell.attrs.get("data-fill") for cell in table.all("td.archplan-amount")] == [None, ".00", None]


def test_each_row_has_a_bar_of_its_share(plan):
    table = plan(RIGHT).page("plans/a.md").one("table.archplan-costs")
    assert [bar.attrs["value"] for bar in table.all("progress.archplan-share")] == ["39", "61"]
    assert not table.one("tr.archplan-total").all("progress")


def test_the_row_to_look_at_is_named(plan):
    wrong = RIGHT.replace("$1,640.00", "$1,000.00")
    verdict = plan(wrong).page("plans/a.md").one(".archplan-verdict")
    assert verdict.text == "rows add up to $1,640 Look at “Database”."


@pytest.mark.parametrize("wrap", ["!!! note\n\n{}", '=== "Tab"\n\n{}', "- item\n\n{}"])
def test_tables_in_boxes_tabs_and_lists_are_read(build, wrap):
    inner = "".join(f"    {line}\n" for line in RIGHT.splitlines())
    text = PLAN.format(table=wrap.format(inner))
    built = build(
        {"plans/README.md": "# Plans\n", "plans/a.md": text},
        {"markdown_extensions": ["tables", "admonition", {"pymdownx.tabbed": {"alternate_style": True}}]},
    )
    assert built.page("plans/a.md").one(".archplan-verdict").text == "adds up"


@pytest.mark.parametrize("mischief", ["<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", "`<b>`"])
def test_a_hostile_label_is_no_markup(plan, mischief):
    wrong = RIGHT.replace("Database", mischief).replace("$1,640.00", "$1,000.00")
    verdict = plan(wrong).page("plans/a.md").one(".archplan-verdict")
    assert not verdict.all("img")
    assert not verdict.all("b")


BLOCK = """\
```cost
item, quantity, unit price, period, note
Server, 2, $40, month, two **zones**
Domain, 1, $12, year, a | b
Setup, 1, $100, once,
```
"""


def test_a_cost_block_becomes_a_table_with_its_total(plan):
    built = plan(BLOCK)
    page = built.page("plans/a.md")
    monthly, once = page.all("table.archplan-costs")
    assert monthly.texts("td.archplan-amount") == ["$80", "$1", "$81"]
    assert monthly.texts("th") == ["Item", "Quantity", "Unit price", "Cost per month", "Note"]
    assert "a | b" in monthly.text
    assert monthly.texts("strong") == ["zones", "Total", "$81"]
    assert once.texts("td.archplan-amount") == ["$100", "$100"]
    assert page.texts(".archplan-verdict") == ["adds up", "adds up"]
    costs = built.document("plans/a.md")["costs"]
    assert [(cost["low"], cost["period"]) for cost in costs] == [("81.00", "month"), ("100.00", "once")]
    assert "$81 per month" in page.one(".archplan-header").text
    assert built.problems() == []


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "ja", "zh"])
def test_a_cost_block_speaks_the_sites_language(build, language):
    text = PLAN.format(table=BLOCK)
    theme = {"theme": {"name": "material", "language": language}}
    page = build({"plans/README.md": "# Plans\n", "plans/a.md": text}, theme, theme="material").page("plans/a.md")
    assert len(page.all("tr.archplan-total")) == 2
    assert len(page.all(".archplan-verdict--adds-up")) == 2
    assert not any("Unit price" in table.text for table in page.all("table.archplan-costs"))


def test_a_cost_block_that_cannot_be_read_stays_and_is_told(plan):
    built = plan("```cost\n- {item: a\n```\n")
    assert [(p["rule"], p["line"]) for p in built.problems()] == [("bad-cost-block", 14)]
    assert "item: a" in built.page("plans/a.md").one("code").text


def test_a_cost_block_within_another_fence_is_an_example(plan):
    page = plan("````markdown\n```cost\n- a: $5\n```\n````\n").page("plans/a.md")
    assert not page.all("table.archplan-costs")
    assert "- a: $5" in page.one("code").text


@pytest.mark.parametrize("mischief", ["<script>alert(1)</script>", "</td></table>", "| x | y", "{{ 7 * 7 }}"])
def test_a_hostile_block_is_as_harmless_as_its_text(plan, mischief):
    page = plan(f"```cost\n- item: '{mischief}'\n  price: $5\n- item: b\n  price: $6\n```\n").page("plans/a.md")
    assert page.texts("td.archplan-amount")[-1] == "$11"
