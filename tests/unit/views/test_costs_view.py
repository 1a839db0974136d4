"""What documents cost together, as a page shows it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.costs.reasons import REASONS
from mkdocs_archplan.costs.roll_up import NO_TABLE, PER_UNIT, PERIODS
from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.labels import LABELS
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import SiteViews

HEAD = "| Resource | {} |\n| --- | --- |\n"


def doc(title, status, *rows, head="Monthly cost", front=""):
    cells = "".join(f"| {label} | {amount} |\n" for label, amount in rows)
    table = f"\n## Cost Analysis\n\n{HEAD.format(head)}{cells}" if rows else ""
    return f"---\ntitle: {title}\nstatus: {status}\n{front}---\n\n# T\n{table}"


TREE = {
    "plans/a.md": doc("Ledger", "active", ("Db", "$1,000-$2,500.50"), ("Disk", "$20"), front="author: Ada\n"),
    "plans/b.md": doc("Gateway", "active", ("Db", "$30"), ("Support", "TBD"), front="author: Bo\n"),
    "plans/c.md": doc("Port", "active", ("Db", "€500"), ("Disk", "€20.40")),
    "plans/d.md": doc("Move", "active", ("Vans", "$70"), ("Work", "$30"), head="One-time cost"),
    "plans/e.md": doc("Search", "implemented", ("Db", "$1,200"), ("Disk", "$24"), head="Annual cost"),
    "plans/f.md": doc("Old", "superseded"),
    "plans/g.md": doc("Parked", "on hold", ("Db", "TBD")),
    "rfcs/0001-x.md": doc("An idea", "draft", ("Db", "$1"), ("Disk", "$2")),
}


@pytest.fixture(scope="session")
def page(catalog):
    """Return the blocks of a directive on a page."""

    def page(tree, directive="archplan:costs", path="index.md", labels=None, **options):
        built = catalog({path: "# T\n", **tree}, **options)
        views = SiteViews(catalog=built, settings=read_settings(options), fragments=Fragments(labels=labels))
        return views.page(path, f"{path[:-3]}/".replace("index/", "")).directive(parse_directive(directive))

    return page


@pytest.fixture(scope="session")
def told(page, html_of):
    """Return what a page says of each status: a list of texts for each."""

    def told(*args, **options):
        html = html_of(page(*args, **options)).partition("</dl>")[0]
        lines = re.findall(r"<div>\n(.*?)</div>", html, re.DOTALL)
        return [
            [text for part in re.split(r"</?(?:dt|dd|small|p)\b[^>]*>", line) if (text := bare(part))] for line in lines
        ]

    return told


def bare(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def cells(table):
    return [[" ".join(cell["text"].split()) for cell in row["cells"]] for row in table.rows]


def test_a_line_per_status_says_what_it_means_and_what_is_not_known(told):
    assert told(TREE) == [
        ["Active", "Committed", "4 plans · 1 known in part", "$1,050+ per month", "$100 once", "€520.40 per month"],
        ["Implemented", "Running", "1 plan", "$102 per month"],
        ["Superseded", "Freed by superseding", "1 plan · 1 without a figure", "–"],
        ["On hold", "1 plan · 1 without a figure", "–"],
    ]


def test_ranges_stay_ranges(told):
    tree = {"plans/a.md": TREE["plans/a.md"], "plans/e.md": doc("E", "active", ("Db", "$5"), ("Disk", "$1"))}
    assert told(tree) == [["Active", "Committed", "2 plans", "$1,026–$2,526.50 per month"]]


def test_every_document_is_a_row_with_its_amount_and_what_is_missing(page, read):
    table = read(page(TREE))
    assert table.heads == ["Title", "Status", "Per month", "Once", "Missing"]
    assert cells(table) == [
        ["Ledger", "Active", "$1,020–$2,520.50", "", ""],
        ["Port", "Active", "€520.40", "", ""],
        ["Gateway", "Active", "$30+", "", "Support"],
        ["Move", "Active", "", "$100", ""],
        ["Search", "Implemented", "$102", "", ""],
        ["Old", "Superseded", "", "", "no cost table"],
        ["Parked", "On hold", "", "", "Db"],
    ]
    assert [row["data-status"] for row in table.rows][-2:] == ["superseded", "on-hold"]
    assert [cell.get("data-order") for cell in table.rows[0]["cells"]] == [None, "0", "1020", None, None]


def test_columns_that_hold_nothing_are_left_out(page, read):
    table = read(page({"plans/a.md": TREE["plans/a.md"]}))
    assert table.heads == ["Title", "Status", "Per month"]


def test_a_year_may_be_asked_for(page, read, told):
    directive = "archplan:costs {period: year, status: active}"
    assert read(page(TREE, directive)).heads[2:4] == ["Per year", "Once"]
    assert told(TREE, directive)[0][3:] == ["$12,600+ per year", "$100 once", "€6,244.80 per year"]


@pytest.mark.parametrize(
    ("directive", "path", "rows"),
    [
        ("archplan:costs", "index.md", 7),
        ("archplan:costs {}", "plans/README.md", 7),
        ("archplan:costs", "rfcs/README.md", 1),
        ("archplan:costs {collection: rfcs}", "index.md", 1),
        ("archplan:costs {collection: [plans, rfcs]}", "index.md", 8),
        ("archplan:costs {status: [active, on hold]}", "index.md", 5),
        ("archplan:costs {status: approved}", "index.md", 0),
        ("archplan:costs {collection: nope}", "index.md", 0),
        ("archplan:costs {period: week}", "index.md", 7),
    ],
)
def test_a_directive_adds_up_what_it_asks_for(page, read, directive, path, rows):
    assert len(read(page(TREE, directive, path)).rows) == rows


def test_without_plans_everything_is_added_up(page, read):
    tree = {path: text for path, text in TREE.items() if path.startswith("rfcs")}
    assert len(read(page({**tree, "adr/0001-y.md": "# Y\n"})).rows) == 2


def test_only_plans_are_committed_or_running(told):
    tree = {"rfcs/0001-x.md": doc("X", "superseded", ("Db", "$1"), ("D", "$2")), "plans/f.md": TREE["plans/f.md"]}
    lines = told(tree, "archplan:costs {collection: [plans, rfcs]}")
    assert lines == [["Superseded", "2 documents · 1 without a figure", "$3 per month"]]
    assert told(tree)[0][:2] == ["Superseded", "Freed by superseding"]


def test_at_fixed_rates_one_more_line_is_converted(told):
    (active, *_) = told(TREE, costs={"rates": {"EUR": 1.08, "JPY": 0.0067}})
    assert active[3:] == [
        "$1,050+ per month",
        "$100 once",
        "€520.40 per month",
        "$1,612.03+ per month converted at 1 EUR = 1.08 USD",
    ]
    tree = {**TREE, "plans/h.md": doc("H", "active", ("Db", "£5"), ("Disk", "£5"))}
    assert told(tree, costs={"rates": {"EUR": 1.08}})[0][-1].endswith("= 1.08 USD, without GBP")


def test_without_rates_nothing_is_converted(told):
    assert not [text for line in told(TREE) for text in line if "converted" in text]


def test_rows_are_sorted_by_what_a_rate_makes_of_them(page, read):
    rows = cells(read(page(TREE, costs={"rates": {"EUR": 10}})))
    assert [row[0] for row in rows][:2] == ["Port", "Ledger"]


def test_heads_lead_to_orders_that_the_list_knows(page, html_of, read):
    html = html_of(page(TREE))
    options = set(re.findall(r'<option value="([^"]*)"', html))
    heads = re.findall(r'<th[^>]* data-sort="([^"]*)"', html)
    assert heads == ["title", "status", "cost", "once"]
    assert options == {*heads, *(f"-{head}" for head in heads)}


def test_the_filter_offers_what_tells_rows_apart(page, read):
    choices = read(page(TREE)).choices
    assert set(choices) == {"status", "author"}
    assert list(choices["status"]) == ["", "active", "implemented", "superseded", "on-hold"]


def test_many_rows_stand_in_bodies_of_fifty(page, html_of):
    html = html_of(page({f"plans/{at}.md": f"# Plan {at}\n" for at in range(51)}))
    assert html.count("<tbody>") == 2
    assert "archplan-table--long" in html


def test_the_file_is_linked_where_there_is_one(page, html_of):
    assert 'href="../assets/archplan/costs.csv"' in html_of(page(TREE, path="guide.md"))
    assert "costs.csv" not in html_of(page({"plans/a.md": "# A\n"}))


def test_no_documents_are_said(page, html_of):
    assert html_of(page({"index.md": "# T\n"})) == '<p class="archplan archplan-empty">No documents yet.</p>'


@pytest.mark.parametrize("reason", [*REASONS, NO_TABLE, PER_UNIT])
def test_every_reason_has_words(reason):
    assert LABELS[f"reason_{reason.replace('-', '_')}"]


@pytest.mark.parametrize("period", PERIODS)
def test_every_period_has_words(period):
    assert LABELS[f"per_{period}"]


def test_words_are_the_sites_own_and_harmless(page, html_of, told):
    labels = {"costs_active": "<b>Zugesagt</b>", "not_known": "<i>", "per_month": "&", "reason_no_table": "</td>"}
    html = html_of(page(TREE, labels=labels))
    for text in ("&lt;b&gt;Zugesagt&lt;/b&gt;", "&lt;i&gt;", " &amp;<", "&lt;/td&gt;"):
        assert text in html
    for text in ("<b>Zugesagt", "<i>", "></td></td>"):
        assert text not in html


MISCHIEF = st.sampled_from(
    ["<script>alert(1)</script>", "\"'><img src=x>", "&lt;", "{{ 7 }}", "--><b>", "`x`", "a\\|b", "</td>", "😀", "TBD"]
)
AMOUNTS = st.sampled_from(["$5", "€5", "£5-£9", "TBD", "5", "", "$5+", "-$3", "¥7", "1.200 €", "~$5/yr", "free"])
HEADS = st.sampled_from(["Monthly cost", "Annual cost", "One-time cost", "Cost", "Weekly cost", "Cost per hour", "x"])


@given(
    st.lists(
        st.tuples(
            MISCHIEF,
            st.sampled_from(["active", "superseded", "", "x <b>", "No status"]),
            st.lists(st.tuples(MISCHIEF, AMOUNTS), max_size=3),
            HEADS,
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["month", "year"]),
    st.sampled_from([{}, {"EUR": 1.08}]),
)
def test_any_documents_are_rows_and_their_words_are_text(page, read, documents, period, rates):
    tree = {
        f"plans/{at}.md": doc("'T " + title.replace("'", "''") + "'", f"'{status}'", *rows, head=head)
        for at, (title, status, rows, head) in enumerate(documents)
    }
    table = read(page(tree, costs={"period": period, "rates": rates}))
    assert len(table.rows) == len(documents)
    assert {len(row["cells"]) for row in table.rows} == {len(table.heads)}
    tags = {tag for tag, _ in table.tags}
    assert not tags & {"script", "img"}
    for row in table.rows:
        assert any(cell.get("data-order") for cell in row["cells"][2:]) or row["cells"][-1]["text"].strip()
