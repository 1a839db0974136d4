"""The filter above a trace: chips for gaps and statuses, the people and tags of all documents of a chain."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.text import plain_text, slugify

TREE = {
    "rfcs/0001-one.md": "---\nstatus: approved\nauthor: Ada\ntags: [Core]\n---\n# One\n",
    "rfcs/0002-two.md": "---\nstatus: approved\n---\n# Two\n",
    "rfcs/0003-three.md": "---\nstatus: draft\n---\n# Three\n",
    "plans/a.md": "---\nstatus: active\nrelated_rfc: RFC-1\nrelated_adr: [1, 2]\nauthor: [Grace, ADA]\n---\n# A\n",
    "plans/b.md": "---\nstatus: implemented\nrelated_rfc: RFC-1\n---\n# B\n",
    "plans/c.md": "---\nstatus: active\n---\n# C\n",
    "plans/d.md": "---\nstatus: superseded\ntags: [x, core]\n---\n# D\n",
    "adr/0001-x.md": "---\nstatus: accepted\nauthor: Bob\n---\n# X\n",
    "adr/0002-y.md": "---\nstatus: superseded\n---\n# Y\n",
    "adr/0003-z.md": "---\nstatus: accepted\n---\n# Z\n",
}


def told(table, facet):
    return [row.get(f"data-{facet}") for row in table.rows]


def test_values_are_the_gap_and_the_statuses_of_a_row(trace):
    assert told(trace(TREE), "status") == [
        "approved active",
        "approved implemented",
        "approved no-plan",
        "draft",
        "active no-rfc",
        "superseded",
        "unmentioned",
    ]


def test_people_and_tags_of_all_documents_of_a_row_are_found(trace):
    table = trace(TREE)
    assert told(table, "author") == ["ada grace bob", "ada", *[None] * 5]
    assert told(table, "tag") == ["core", "core", None, None, None, "x core", None]


def test_a_choice_counts_the_rows_that_it_leaves(trace):
    table = trace(TREE)
    assert table.choices == {
        "status": {
            "": "All 7",
            "no-plan": "Approved, no plan yet 1",
            "no-rfc": "Plan without RFC 1",
            "unmentioned": "Decision no plan mentions 1",
            "draft": "Draft 1",
            "approved": "Approved 3",
            "superseded": "Superseded 1",
            "active": "Active 2",
            "implemented": "Implemented 1",
        },
        "author": {"ada": "Ada 2", "bob": "Bob 1", "grace": "Grace 1"},
        "tag": {"core": "Core 3", "x": "x 1"},
    }
    assert list(table.choices["status"])[1:4] == ["no-plan", "no-rfc", "unmentioned"]
    count_right(table)


def count_right(table):
    for facet, choices in table.choices.items():
        values = [(row.get(f"data-{facet}") or "").split() for row in table.rows]
        for value, text in choices.items():
            assert int(re.search(r"\d+$", text)[0]) == sum(not value or value in words for words in values)
        assert {word for words in values for word in words} == set(choices) - {""}


@pytest.mark.parametrize(
    ("facets", "names", "text"),
    [
        (None, ["status", "author", "tag"], True),
        (("tag", "text"), ["tag"], True),
        (("author", "status"), ["status", "author"], False),
        (("text",), [], True),
        ((), [], False),
    ],
)
def test_the_filter_can_be_chosen(trace, facets, names, text):
    table = trace(TREE, facets=facets)
    assert list(table.choices) == names
    inputs = [attributes["type"] for tag, attributes in table.tags if tag == "input"]
    assert ("search" in inputs) == text
    views = [attributes for _, attributes in table.tags if attributes.get("data-archplan")]
    assert not views  # the block itself is no HTML
    assert bool([tag for tag, _ in table.tags if tag == "fieldset"]) == bool({"author", "tag"} & set(names))
    assert len(table.rows) == 7


def test_what_tells_nothing_apart_is_no_choice(trace):
    assert trace({"rfcs/0001-a.md": "---\nstatus: draft\nauthor: Ada\n---\n# A\n"}).choices == {}


MISCHIEF = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='x'>",
    "{{ 7 * 7 }}",
    "</td></tr></table><h1>x",
    "' onclick='x",
    "a b",
]
TAGS = "a b button div fieldset input label legend li p select small span table tbody td th thead tr ul".split()


def harmless(table):
    for tag, attributes in table.tags:
        assert tag in TAGS
        assert not [name for name in attributes if name.startswith("on")]
    assert {len(row["cells"]) for row in table.rows} <= {len(table.heads)}


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_nothing_of_an_author_is_markup(trace, mischief):
    quoted = mischief.replace("'", "''")
    front = "".join(f"{field}: '{quoted}'\n" for field in ("title", "status", "author", "id", "tags"))
    table = trace(
        {
            "rfcs/r.md": f"---\n{front}---\n",
            "plans/p.md": f"---\n{front}related_rfc: ../rfcs/r.md\nrelated_adr: ../adr/a.md\n---\n",
            "adr/a.md": f"---\n{front}---\n",
            "plans/q.md": "---\nauthor: Ada\n---\n# Q\n",
        }
    )
    harmless(table)
    row, _ = table.rows
    assert "49" not in str(table.rows)
    assert not {letter for name, value in row.items() if name.startswith("data-") for letter in value} & set("'\"<>")
    if "{{" not in mischief:  # which is a prompt of a template, and no value
        assert all(plain_text(mischief) in cell["text"] for cell in row["cells"])
        assert {row["data-author"], row["data-tag"]} == {slugify(plain_text(mischief))}
        labels = [attributes["data-label"] for _, attributes in table.tags if "data-label" in attributes]
        assert sum(label.casefold() == plain_text(mischief).casefold() for label in labels) >= 2
    count_right(table)


PIECES = st.sampled_from(
    ["approved", "active", "No plan", "superseded", "x", "RFC-1", "ADR-1", "a.md", "../rfcs/b.md", "~", *MISCHIEF]
)
PEOPLE = st.sampled_from(["", "Ada", "ada", "[Ada, Bob]", "no-plan"])
DOCUMENTS = st.lists(st.tuples(st.sampled_from(["rfcs", "plans", "adr"]), PEOPLE, PIECES, PIECES, PIECES), max_size=6)


@settings(max_examples=80)
@given(DOCUMENTS)
def test_any_documents_are_in_the_table_and_every_choice_counts_right(trace, documents):
    tree = {
        f"{folder}/{at:04}-x.md": f"---\nauthor: {people}\n" + "".join(
            f"{field}: '{value.replace(chr(39), chr(39) * 2)}'\n"
            for field, value in zip(("status", "related_rfc", "related_adr"), values, strict=True)
        ) + "---\n# T\n"
        for at, (folder, people, *values) in enumerate(documents)
    }  # fmt: skip
    table = trace({**tree, "index.md": ""})
    harmless(table)
    shown = {link for row in table.rows for cell in row["cells"] for link in cell["links"]}
    assert shown == {f"{path[:-3]}/" for path in tree}
    count_right(table)
