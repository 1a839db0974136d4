"""The table from RFC to plan to decision, and the filter above it."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.text import plain_text
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


class Table(HTMLParser):
    """Reads the heads and rows of a table, the chips above it, and every tag."""

    def __init__(self):
        super().__init__()
        self.heads, self.rows, self.chips, self.tags, self.open = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.open.append((tag, attributes))
        if tag == "tr" and "data-values" in attributes:
            self.rows.append({**attributes, "cells": []})
        elif tag == "td":
            self.rows[-1]["cells"].append({**attributes, "text": "", "links": []})
        elif tag == "a" and self.rows:
            self.rows[-1]["cells"][-1]["links"].append(attributes["href"])
        elif tag == "button" and "data-value" in attributes:
            self.chips.append([attributes["data-value"], ""])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        inside = [tag for tag, _ in self.open]
        if "th" in inside:
            self.heads.append(data)
        elif "td" in inside:
            self.rows[-1]["cells"][-1]["text"] += f" {data}"
        elif "button" in inside and self.chips and not inside.count("p"):
            self.chips[-1][1] += data


def html_of(blocks):
    return "\n".join(block.html if hasattr(block, "html") else html_of(block.children) for block in blocks)


def read(html):
    table = Table()
    table.feed(html)
    table.close()
    return table


@pytest.fixture(scope="module")
def trace(catalog, context):
    def trace(tree, collections=None, path="index.md", **options):
        built = catalog(tree, **options)
        return read(html_of(trace_blocks(context(built, path, **options), collections)))

    return trace


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


def test_values_are_the_gap_and_the_statuses_of_a_row(trace):
    assert [row["data-values"] for row in trace(TREE).rows] == [
        "approved active",
        "approved implemented",
        "no-plan approved",
        "draft",
        "no-rfc active",
        "superseded",
        "unmentioned",
    ]


def test_people_of_all_documents_of_a_row_are_found(trace):
    assert [row.get("data-tags") for row in trace(TREE).rows[:3]] == ["Ada Grace", "Ada", None]


def test_a_chip_counts_the_rows_that_it_leaves(trace):
    table = trace(TREE)
    chips = {value: " ".join(text.split()) for value, text in table.chips}
    assert chips == {
        "": "All 7",
        "no-plan": "Approved, no plan yet 1",
        "no-rfc": "Plan without RFC 1",
        "unmentioned": "Decision no plan mentions 1",
        "draft": "Draft 1",
        "approved": "Approved 3",
        "superseded": "Superseded 1",
        "active": "Active 2",
        "implemented": "Implemented 1",
    }
    for value, text in list(chips.items())[1:]:
        assert int(text.rpartition(" ")[2]) == sum(value in row["data-values"].split() for row in table.rows)


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
        assert [cell["class"].split()[0] for cell in row["cells"]] == [
            f"archplan-trace__{kind}" for kind in ("rfc", "plan", "adr")
        ]


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
        assert folder in kept or gap not in [value for value, _ in table.chips]


@pytest.mark.parametrize(
    ("collections", "rows"), [(("rfcs",), 4), (("plans",), 2), (("adr",), 1), (("plans", "adr"), 3)]
)
def test_a_trace_of_some_collections_begins_there(trace, collections, rows):
    assert len(trace(TREE, collections).rows) == rows


@pytest.mark.parametrize(
    ("tree", "collections"),
    [({"index.md": "# T\n"}, None), (TREE, ("none",)), (TREE, ()), ({"plans/README.md": ""}, None)],
)
def test_nothing_to_trace_is_said(catalog, context, tree, collections):
    built = catalog(tree)
    assert html_of(trace_blocks(context(built, "index.md"), collections)) == (
        '<p class="archplan archplan-empty">No documents yet.</p>'
    )


def test_the_number_of_chains_is_told(catalog, context):
    for count, told in ((1, "1 chain<"), (2, "2 chains<")):
        built = catalog({f"plans/{at}.md": "# T\n" for at in range(count)})
        html = html_of(trace_blocks(context(built, "index.md")))
        assert told in html
        assert 'data-showing="Showing {shown} of {total} chains"' in html
        assert "<select" not in html


def test_labels_are_the_sites_own(catalog, context):
    labels = {"gap_no_plan": "<fehlt>", "rfcs_title": "<R>", "chains": "<Ketten>", "all": "<Alle>"}
    html = html_of(trace_blocks(context(catalog(TREE, labels=labels), "index.md", labels=labels)))
    assert "<fehlt>" not in html
    for label in labels.values():
        assert f"&lt;{label[1:-1]}&gt;" in html


MISCHIEF = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='x'>",
    "{{ 7 * 7 }}",
    "</td></tr></table><h1>x",
    "' onclick='x",
    "a b",
]


def harmless(table):
    for tag, attributes in table.tags:
        assert tag in "a b button div input li option p select small span table tbody td th thead tr ul".split()
        assert not [name for name in attributes if name.startswith("on")]
    assert {len(row["cells"]) for row in table.rows} <= {len(table.heads)}


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_nothing_of_an_author_is_markup(trace, mischief):
    quoted = mischief.replace("'", "''")
    front = "".join(f"{field}: '{quoted}'\n" for field in ("title", "status", "author", "id"))
    table = trace(
        {
            "rfcs/r.md": f"---\n{front}---\n",
            "plans/p.md": f"---\n{front}related_rfc: ../rfcs/r.md\nrelated_adr: ../adr/a.md\n---\n",
            "adr/a.md": f"---\n{front}---\n",
        }
    )
    harmless(table)
    (row,) = table.rows
    assert "{{" in mischief or all(plain_text(mischief) in cell["text"] for cell in row["cells"])
    assert "49" not in str(row)
    assert "'" not in row["data-values"]
    assert {value for value, _ in table.chips} - {""} == set(row["data-values"].split())


PIECES = st.sampled_from(
    ["approved", "active", "No plan", "superseded", "x", "RFC-1", "ADR-1", "a.md", "../rfcs/b.md", "~", *MISCHIEF]
)
DOCUMENTS = st.lists(st.tuples(st.sampled_from(["rfcs", "plans", "adr"]), PIECES, PIECES, PIECES), max_size=6)


@settings(max_examples=50)
@given(DOCUMENTS)
def test_any_documents_are_in_the_table_and_every_chip_counts_right(trace, documents):
    tree = {
        f"{folder}/{at:04}-x.md": "---\n" + "".join(
            f"{field}: '{value.replace(chr(39), chr(39) * 2)}'\n"
            for field, value in zip(("status", "related_rfc", "related_adr"), values, strict=True)
        ) + "---\n# T\n"
        for at, (folder, *values) in enumerate(documents)
    }  # fmt: skip
    table = trace({**tree, "index.md": ""})
    harmless(table)
    shown = {link for row in table.rows for cell in row["cells"] for link in cell["links"]}
    assert shown == {f"{path[:-3]}/" for path in tree}
    for value, text in table.chips:
        count = int(re.search(r"\d+\s*$", text)[0])
        assert count == sum(not value or value in row["data-values"].split() for row in table.rows)


def follow(catalog, directive, path="index.md", tree=TREE, **options):
    """Return the HTML of a directive on a page."""
    settings = read_settings(options)
    built = catalog({path: "# T\n", **tree}, **options)
    views = SiteViews(catalog=built, settings=settings, fragments=Fragments())
    return html_of(views.page(path, f"{path[:-3]}/").directive(parse_directive(directive)))


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
def test_a_directive_shows_the_chains_it_asks_for(catalog, directive, rows):
    assert follow(catalog, directive).count("data-values") == rows


def test_on_an_index_page_a_trace_is_of_the_whole_site(catalog):
    assert follow(catalog, "archplan:trace", "plans/README.md").count("data-values") == 7
    assert follow(catalog, "archplan:trace", "plans/a.md").count("data-values") == 7


def test_the_words_of_a_cell_are_text(trace):
    table = trace({"plans/p.md": "---\ntitle: 'A &amp; B <i>'\nstatus: '&lt;x'\n---\n"})
    assert unescape(table.rows[0]["cells"][0]["text"]).split()[:3] == ["A", "&", "B"]
