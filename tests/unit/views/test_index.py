"""The index of one collection: its columns, orders, groups and filter, and a part of it."""

import pytest

from mkdocs_archplan.views.blocks import Group, Heading, Html
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.index import index_blocks


def plan(**fields):
    body = fields.pop("body", "")
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"


COST = "\n## Monthly cost\n\n| Item | Cost |\n| - | - |\n| a | {} |\n"
TREE = {
    "plans/a.md": plan(title="Able", status="active", date="2025-01-02", author="Grace"),
    "plans/b.md": plan(title="baker", status="active", date="2025-03-04", author="Ada", related_rfc="RFC-1"),
    "plans/c.md": plan(title="Cast", status="active", body="- [x] a\n- [ ] b\n" + COST.format("$50")),
    "plans/d.md": plan(title="Dawn", status="superseded", superseded_by="a.md", tags="[x, y]"),
    "plans/e.md": plan(title="Echo", status="parked"),
    "plans/f.md": plan(title="Fox", body=COST.format("$9")),
    "rfcs/0001-r.md": "# R\n",
}
PAGE = "plans/README.md"
FRAGMENTS = Fragments()


@pytest.fixture
def plans(index):
    """Make the index of the plans; keyword arguments are options of a directive, as words."""

    def plans(tree=TREE, only=(), path=PAGE, settings=None, **words):
        words = {name: value.split() if isinstance(value, str) else value for name, value in words.items()}
        return index(tree, "plans", only=only, path=path, words=words, **(settings or {}))

    return plans


def titles(view):
    return {section.value and section.value.slug: [row.title for row in section.rows] for section in view.sections}


def names(pairs):
    return [name for name, _ in pairs]


def counts(view):
    return {facet.name: {c.value.slug: c.count for c in facet.choices} for facet in view.facets}


def test_documents_stand_by_status_in_lifecycle_order_and_strangers_follow(plans):
    view = plans()
    assert list(titles(view).items()) == [
        ("active", ["baker", "Able", "Cast"]),
        ("superseded", ["Dawn"]),
        ("parked", ["Echo"]),
        ("no-status", ["Fox"]),
    ]
    assert (view.shown, view.total, view.noun, view.nouns, view.name) == (6, 6, "plan", "plans", "plans")
    assert (view.group_by, view.sort, view.layout, view.more, view.hide) == ("status", "-date", "table", (), ())


def test_the_filter_offers_what_tells_documents_apart(plans):
    view = plans()
    assert view.text
    assert counts(view) == {
        "status": {"active": 3, "superseded": 1, "parked": 1, "no-status": 1},
        "author": {"ada": 1, "grace": 1},
        "rfc": {"rfc-0001": 1},
        "tag": {"x": 1, "y": 1},
    }
    assert list(counts(view)["status"]) == ["active", "superseded", "parked", "no-status"]


@pytest.mark.parametrize(
    ("words", "facets", "text"),
    [
        ("", [], False),
        ("text", [], True),
        ("tag author", ["tag", "author"], False),
        ("author text status", ["author", "status"], True),
        ("kind", [], False),
    ],
)
def test_the_filter_can_be_chosen(plans, words, facets, text):
    view = plans(facets=words)
    assert ([facet.name for facet in view.facets], view.text) == (facets, text)


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ({}, ["author", "date", "progress", "cost"]),
        ({"group_by": "none"}, ["status", "author", "date", "progress", "cost"]),
        ({"columns": "date status"}, ["date", "status"]),
        ({"columns": "tag rfc kind"}, ["tag", "rfc", "kind"]),
        ({"columns": ""}, []),
    ],
)
def test_columns_are_those_that_are_named_or_tell_something(plans, words, columns):
    assert names(plans(**words).columns) == columns


def test_columns_without_a_value_are_left_out(plans):
    tree = {"plans/a.md": plan(title="A", date="2025-01-02")}
    view = plans(tree)
    assert view.columns == (("date", "Date"),)
    assert view.sorts == (("title", "Title"), ("-date", "Newest first"), ("date", "Oldest first"))
    assert names(plans(tree, columns="cost date author").columns) == ["date"]


def test_costs_are_per_month_or_per_year(plans):
    assert dict(plans().columns)["cost"] == "Per month"
    view = plans(settings={"costs": {"period": "year"}}, sort="cost")
    assert dict(view.columns)["cost"] == "Per year"
    assert "Per month" not in dict(view.sorts).values()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["Able", "baker", "Cast"]),
        ("-title", ["Cast", "baker", "Able"]),
        ("date", ["Able", "baker", "Cast"]),
        ("-date", ["baker", "Able", "Cast"]),
        ("author", ["baker", "Able", "Cast"]),
        ("-author", ["Able", "baker", "Cast"]),
        ("rfc", ["baker", "Able", "Cast"]),
        ("progress", ["Cast", "Able", "baker"]),
        ("-progress", ["Cast", "Able", "baker"]),
        ("-cost", ["Cast", "Able", "baker"]),
        ("tag", ["Able", "baker", "Cast"]),
        ("kind", ["Able", "baker", "Cast"]),
    ],
)
def test_rows_are_sorted_and_those_without_a_value_come_last(plans, sort, expected):
    view = plans(sort=sort)
    assert titles(view)["active"] == expected
    assert view.sort == sort
    assert sort in names(view.sorts)


def test_all_rows_can_be_sorted_by_the_place_of_their_status(plans):
    assert titles(plans(sort="status", group_by="none")) == {None: ["Able", "baker", "Cast", "Dawn", "Echo", "Fox"]}
    assert titles(plans(sort="-status", group_by="none")) == {None: ["Fox", "Echo", "Dawn", "Able", "baker", "Cast"]}


@pytest.mark.parametrize(
    "sort", ["-date", "title", "-title", "author", "-author", "status", "cost", "-rfc", "progress"]
)
def test_every_order_is_offered_once_and_called_by_a_name_of_its_own(plans, sort):
    view = plans(sort=sort, group_by="none")
    offered = [*view.sorts, *view.head_sorts]
    columns = ["title", *names(view.columns)]
    assert {name for name, _ in offered} == {sort, *columns, *(f"-{column}" for column in columns)}
    assert len(set(names(offered))) == len(offered)
    assert len({label for _, label in offered}) == len(offered)


def test_an_index_can_be_narrowed_to_statuses(plans):
    view = plans(only=("superseded", "no-status"))
    assert titles(view) == {"superseded": ["Dawn"], "no-status": ["Fox"]}
    assert (view.shown, view.total, view.more) == (2, 2, ())


@pytest.mark.parametrize(
    ("limit", "shown", "sort"),
    [
        (1, ["baker"], "-date"),
        (3, ["baker", "Able", "Cast"], "-date"),
        (2, ["Fox", "Echo"], "-title"),
        (6, ["baker", "Able", "Cast", "Dawn", "Echo", "Fox"], "-date"),
        (99, ["baker", "Able", "Cast", "Dawn", "Echo", "Fox"], "-date"),
    ],
)
def test_a_part_has_the_first_documents_of_all(plans, limit, shown, sort):
    view = plans(limit=str(limit), group_by="none", sort=sort, path="index.md")
    assert titles(view) == {None: shown}
    assert (view.shown, view.total) == (min(limit, 6), 6)
    assert [(more.nouns, more.href) for more in view.more] == ([("plans", "plans/")] if limit < 6 else [])


def test_a_part_is_sorted_before_it_is_grouped(plans):
    assert titles(plans(limit="4", sort="-title")) == {
        "active": ["Cast"],
        "superseded": ["Dawn"],
        "parked": ["Echo"],
        "no-status": ["Fox"],
    }


def test_a_part_is_not_filtered_unless_that_is_asked_for(plans):
    view = plans(limit="3", path="index.md")
    assert (view.facets, view.text) == ((), False)
    (root,) = index_blocks(view, FRAGMENTS)
    assert "data-archplan" not in root.attributes
    assert "archplan-more" in root.children[-1].html
    view = plans(limit="3", facets="author text")
    assert (counts(view), view.text) == ({"author": {"ada": 1, "grace": 1}}, True)


def test_a_part_does_not_lead_to_the_page_it_stands_on(plans):
    assert [more.href for more in plans(limit="1", path="index.md").more] == ["plans/"]
    assert [more.href for more in plans(limit="1", path=PAGE).more if more.href == "./"] == []


@pytest.mark.parametrize(
    ("words", "hide", "left_out"),
    [
        ("", (), ""),
        ("superseded", ("superseded",), "Hidden: 1 Superseded"),
        ("parked active", ("active", "parked"), "Hidden: 4 Active, Parked"),
        ("no-status", ("no-status",), "Hidden: 1 No status"),
        ("implemented gone", (), ""),
        ("active superseded parked no-status", (), ""),
    ],
)
def test_statuses_are_hidden_at_first_but_never_all_that_is_there(plans, words, hide, left_out):
    view = plans(hide=words)
    assert (view.hide, view.left_out) == (hide, left_out)
    assert view.shown == 6


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (TREE, {"hide": "superseded", "facets": "text"}),
        ({"plans/a.md": plan(status="superseded"), "plans/b.md": plan(status="superseded")}, {"hide": "superseded"}),
    ],
    ids=["text-only", "all-hidden"],
)
def test_nothing_is_called_hidden_where_no_chip_shows_it_again(plans, tree, words):
    view = plans(tree, **words)
    assert "status" not in counts(view)
    assert (view.hide, view.left_out) == ((), "")


@pytest.mark.parametrize(
    ("group_by", "headings", "marked"),
    [
        ("status", ["active", "superseded", "parked", "no-status"], True),
        ("author", ["ada", "grace", "no-author"], False),
        ("year", ["2025", "no-date"], False),
        ("tag", ["x", "y", "no-tag"], False),
    ],
)
def test_the_blocks_of_an_index_are_headings_for_the_table_of_contents_and_tables(plans, group_by, headings, marked):
    (root,) = index_blocks(plans(group_by=group_by), FRAGMENTS, level=3)
    assert isinstance(root, Group)
    assert (root.attributes["data-archplan"], root.attributes["data-sort"]) == ("plans", "-date")
    assert root.attributes["class"].split() == ["archplan", "archplan-index", "archplan-index--table"]
    first, *sections = root.children
    assert isinstance(first, Html)
    assert [section.children[0].id for section in sections] == headings
    for section in sections:
        heading, table = section.children
        assert isinstance(heading, Heading)
        assert (heading.level, section.tag) == (3, "section")
        assert section.attributes.get("data-status") == (heading.id if marked else None)
        assert "<table" in table.html


@pytest.mark.parametrize("layout", ["table", "cards", "list"])
def test_without_groups_there_is_one_block_without_a_heading(plans, layout):
    (root,) = index_blocks(plans(group_by="none", view=layout, facets=""), FRAGMENTS)
    assert root.attributes == {"class": f"archplan archplan-index archplan-index--{layout}", "data-search-exclude": ""}
    ((table,),) = [section.children for section in root.children]
    assert table.html.count("<tr") == 7


def test_an_empty_collection_says_so(plans):
    for words in ({}, {"group_by": "none"}, {"limit": "3"}):
        view = plans({"plans/README.md": "# Plans\n"}, settings={"collections": {"plans": {"kind": "plan"}}}, **words)
        (block,) = index_blocks(view, FRAGMENTS)
        assert "No documents yet." in block.html


def test_a_part_of_a_status_leads_to_all_of_that_status(plans):
    view = plans(limit="1", path="index.md", only=("active", "über"))
    assert [more.href for more in view.more] == ["plans/?status=active,%C3%BCber"]


def test_a_part_leaves_out_what_is_hidden(plans):
    """Unless nothing else is there."""
    shown = [title for group in titles(plans(limit="9", hide="active parked no-status")).values() for title in group]
    assert shown == ["Dawn"]
    assert sum(map(len, titles(plans(only=("parked",), limit="9", hide="parked")).values())) == 1
