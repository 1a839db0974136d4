"""The table from RFC to plan to decision."""

from html import unescape

import pytest

from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import SiteViews
from mkdocs_archplan.views.trace import trace_blocks

TREE = {
    "rfcs/0001-one.md": "---\nstatus: approved\nauthor: Ada\n---\n# One\n",
    "rfcs/0002-two.md": "---\nstatus: approved\n---\n# Two\n",
    "rfcs/0003-three.md": "---\nstatus: draft\n---\n# Three\n",
    "plans/a.md": "---\nstatus: active\nrelated_rfc: RFC-1\nrelated_adr: [1, 2]\nauthor: [Grace, Ada]\n---\n# A\n",
    "plans/b.md": "---\nstatus: implemented\nrelated_rfc: RFC-1\n---\n# B\n",
    "plans/c.md": "---\nstatus: active\n---\n# C\n",
    "plans/d.md": "---\nstatus: superseded\n---\n# D\n",
    "adr/0001-x.md": "---\nstatus: accepted\n---\n# X\n",
    "adr/0002-y.md": "---\nstatus: superseded\n---\n# Y\n",
    "adr/0003-z.md": "---\nstatus: accepted\n---\n# Z\n",
}


def words(table):
    return [[" ".join(cell["text"].split()) for cell in row["cells"]] for row in table.rows]


def test_a_row_is_a_chain_with_its_gap(trace):
    table = trace(TREE)
    assert table.heads == ["RFC", "Plan", "Decisions"]
    assert words(table) == [
        ["RFC-0001 One Approved", "A Active", "ADR-0001 X Accepted ADR-0002 Y Superseded"],
        ["RFC-0001 One Approved", "B Implemented", ""],
        ["RFC-0002 Two Approved", "Approved, no plan yet", ""],
        ["RFC-0003 Three Draft", "", ""],
        ["Plan without RFC", "C Active", ""],
        ["", "D Superseded", ""],
        ["", "Decision no plan mentions", "ADR-0003 Z Accepted"],
    ]


def test_only_a_repeated_rfc_is_marked(trace):
    rows = trace({**TREE, "plans/c2.md": "# C2\n", "plans/c3.md": "# C3\n"}).rows
    marked = [
        (at, to)
        for at, row in enumerate(rows)
        for to, cell in enumerate(row["cells"])
        if "archplan-again" in cell["class"]
    ]
    assert marked == [(1, 0)]


def test_links_lead_from_the_page_to_the_documents(trace):
    assert trace(TREE).rows[0]["cells"][0]["links"] == ["rfcs/0001-one/"]
    assert trace(TREE, path="plans/a.md").rows[0]["cells"][2]["links"] == ["../../adr/0001-x/", "../../adr/0002-y/"]


def test_each_cell_says_its_head_for_narrow_screens(trace):
    for row in trace(TREE).rows:
        assert [cell["data-label"] for cell in row["cells"]] == ["RFC", "Plan", "Decisions"]
        assert {cell["class"].split()[0] for cell in row["cells"]} == {"archplan-chain"}


def test_columns_are_sorted_by_their_heads(trace):
    heads = [attributes["data-sort"] for tag, attributes in trace(TREE).tags if tag == "th"]
    assert heads == ["rfc", "plan", "adr"]


@pytest.mark.parametrize(
    ("kept", "heads", "rows"),
    [
        (("rfcs",), ["RFC"], 3),
        (("plans",), ["Plan"], 4),
        (("adr",), ["Decisions"], 3),
        (("rfcs", "plans"), ["RFC", "Plan"], 6),
        (("plans", "adr"), ["Plan", "Decisions"], 5),
        (("rfcs", "adr"), ["RFC", "Decisions"], 6),
    ],
)
def test_heads_are_those_of_the_kinds_there_are(trace, kept, heads, rows):
    table = trace({path: text for path, text in TREE.items() if path.startswith(kept)})
    assert table.heads == heads
    assert len(table.rows) == rows
    assert {len(row["cells"]) for row in table.rows} == {len(heads)}
    kinds = {"rfcs": "no-rfc", "plans": "no-plan"}
    for folder, gap in kinds.items():
        assert folder in kept or gap not in table.choices.get("status", {})


@pytest.mark.parametrize(
    ("collections", "rows"), [(("rfcs",), 4), (("plans",), 2), (("adr",), 1), (("plans", "adr"), 3)]
)
def test_a_trace_of_some_collections_begins_there(trace, collections, rows):
    assert len(trace(TREE, collections).rows) == rows


@pytest.mark.parametrize(
    ("tree", "collections"),
    [({"index.md": "# T\n"}, None), (TREE, ("none",)), (TREE, ()), ({"plans/README.md": ""}, None)],
)
def test_nothing_to_trace_is_said(catalog, context, html_of, tree, collections):
    built = catalog(tree)
    assert html_of(trace_blocks(context(built, "index.md"), collections)) == (
        '<p class="archplan archplan-empty">No documents yet.</p>'
    )


def test_the_number_of_chains_is_told(catalog, context, html_of):
    for count, told in ((1, "1 chain<"), (2, "2 chains<")):
        built = catalog({f"plans/{at}.md": "# T\n" for at in range(count)})
        html = html_of(trace_blocks(context(built, "index.md")))
        assert told in html
        assert 'data-showing="Showing {shown} of {total} chains"' in html
        assert "<select" not in html


def test_labels_are_the_sites_own(catalog, context, html_of):
    labels = {"gap_no_plan": "<fehlt>", "rfcs_title": "<R>", "chains": "<Ketten>", "all": "<Alle>"}
    html = html_of(trace_blocks(context(catalog(TREE, labels=labels), "index.md", labels=labels)))
    assert "<fehlt>" not in html
    for label in labels.values():
        assert f"&lt;{label[1:-1]}&gt;" in html


@pytest.fixture
def follow(catalog, read):
    """Return the table of a directive on a page."""

    def follow(directive, path="index.md", tree=TREE, **options):
        settings = read_settings(options)
        built = catalog({path: "# T\n", **tree}, **options)
        views = SiteViews(catalog=built, settings=settings, fragments=Fragments())
        return read(views.page(path, f"{path[:-3]}/").directive(parse_directive(directive)))

    return follow


@pytest.mark.parametrize(
    ("directive", "rows"),
    [
        ("archplan:trace", 7),
        ("archplan:trace {}", 7),
        ("archplan:trace {collection: rfcs}", 4),
        ("archplan:trace {collection: rfc}", 4),
        ("archplan:trace {collection: [plans, adr]}", 3),
        ("archplan:trace {collection: [plans, plans]}", 2),
        ("archplan:trace {collection: [nope, adr]}", 1),
        ("archplan:trace {collection: nope}", 0),
        ("archplan:trace {collection: [}", 0),
    ],
)
def test_a_directive_shows_the_chains_it_asks_for(follow, directive, rows):
    assert len(follow(directive).rows) == rows


def test_on_an_index_page_a_trace_is_of_the_whole_site(follow):
    assert len(follow("archplan:trace", "plans/README.md").rows) == 7
    assert len(follow("archplan:trace", "plans/a.md").rows) == 7


def test_the_words_of_a_cell_are_text(trace):
    table = trace({"plans/p.md": "---\ntitle: 'A &amp; B <i>'\nstatus: '&lt;x'\n---\n"})
    assert unescape(table.rows[0]["cells"][0]["text"]).split()[:3] == ["A", "&", "B"]
