import pytest

from mkdocs_archplan.views.blocks import Group, Heading, Html
from mkdocs_archplan.views.index import index_blocks, index_view


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


def view_of(catalog, context, tree=None, *, only=(), sort="", collection=0, **options):
    built = catalog(tree or TREE, **options)
    return index_view(built.collections[collection], context(built, "plans/README.md", **options), only=only, sort=sort)


def remarks(row):
    return [(note.label, [linked.title for linked in note.linked]) for note in row.notes]


def titles(view):
    return {group.status.slug: [row.title for row in group.rows] for group in view.groups}


def test_documents_stand_by_status_in_lifecycle_order_and_strangers_follow(catalog, context):
    view = view_of(catalog, context)
    assert titles(view) == {
        "active": ["baker", "Able", "Cast"],
        "superseded": ["Dawn"],
        "parked": ["Echo"],
        "no-status": ["Fox"],
    }
    assert list(titles(view)) == ["active", "superseded", "parked", "no-status"]
    assert (view.total, view.noun, view.nouns) == (6, "plan", "plans")
    assert view.authors == ("Ada", "Grace")
    assert view.columns == ("author", "date", "progress", "cost")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["Able", "baker", "Cast"]),
        ("-title", ["Cast", "baker", "Able"]),
        ("date", ["Able", "baker", "Cast"]),
        ("-date", ["baker", "Able", "Cast"]),
        ("author", ["baker", "Able", "Cast"]),
        ("-progress", ["Cast", "Able", "baker"]),
        ("-cost", ["Cast", "Able", "baker"]),
    ],
)
def test_rows_are_sorted_and_those_without_a_value_come_last(catalog, context, sort, expected):
    assert titles(view_of(catalog, context, sort=sort))["active"] == expected


def test_an_index_can_be_narrowed_to_statuses(catalog, context):
    view = view_of(catalog, context, only=("superseded", "no-status"))
    assert titles(view) == {"superseded": ["Dawn"], "no-status": ["Fox"]}
    assert view.total == 2


def test_columns_without_a_value_are_left_out(catalog, context):
    view = view_of(catalog, context, {"plans/a.md": plan(title="A", date="2025-01-02")})
    assert view.columns == ("date",)
    assert view.sorts == ("-date", "title", "date")


def test_every_document_is_shown_exactly_once_even_when_a_status_is_called_no_status(catalog, context):
    view = view_of(catalog, context, {"plans/a.md": plan(status="No status"), "plans/b.md": ""})
    assert sorted(row.href for group in view.groups for row in group.rows) == ["a/", "b/"]
    slugs = [group.status.slug for group in view.groups]
    assert len(slugs) == len(set(slugs))


def test_rows_tell_what_became_of_a_document_and_what_it_is_part_of(catalog, context):
    rows = {row.title: row for group in view_of(catalog, context).groups for row in group.rows}
    assert remarks(rows["Dawn"]) == [("Superseded by", ["Able"])]
    assert remarks(rows["baker"]) == [("", ["R"])]
    assert rows["baker"].notes[0].linked[0].id == "RFC-0001"
    assert rows["baker"].notes[0].linked[0].href == "../rfcs/0001-r/"
    assert (rows["Cast"].cost, rows["Cast"].cost_order) == ("$50", 50.0)
    assert (rows["Cast"].progress.done, rows["Cast"].progress.total) == (1, 2)
    assert rows["Dawn"].tags == ("x", "y")


@pytest.mark.parametrize("field", ["related_rfc", "superseded_by"])
def test_a_page_that_is_no_document_is_not_remarked_upon(catalog, context, field):
    tree = {"plans/a.md": plan(title="A", status="superseded", **{field: "../guide.md"}), "guide.md": "# Guide\n"}
    (row,) = view_of(catalog, context, tree).groups[0].rows
    assert remarks(row) == []


def test_an_rfc_names_the_plans_that_build_it_once(catalog, context):
    tree = {**TREE, "plans/g.md": plan(title="Golf", status="active", related_rfc="[RFC-1, 0001]")}
    view = view_of(catalog, context, tree, collection=1)
    (row,) = view.groups[0].rows
    assert remarks(row) == [("Implemented by", ["baker", "Golf"])]


def test_the_blocks_of_an_index_are_headings_for_the_table_of_contents_and_tables(catalog, context):
    built = catalog(TREE)
    page = context(built, "plans/README.md")
    (root,) = index_blocks(index_view(built.collections[0], page), page.fragments, level=3)
    assert isinstance(root, Group)
    assert root.attributes["data-archplan"] == "plans"
    first, *sections = root.children
    assert isinstance(first, Html)
    assert [section.attributes["data-status"] for section in sections] == [
        "active",
        "superseded",
        "parked",
        "no-status",
    ]
    for section in sections:
        heading, table = section.children
        assert isinstance(heading, Heading)
        assert (heading.level, heading.id) == (3, section.attributes["data-status"])
        assert "<table" in table.html


def test_an_empty_collection_says_so(catalog, context):
    built = catalog({"plans/README.md": "# Plans\n"}, collections={"plans": {"kind": "plan"}})
    page = context(built, "plans/README.md")
    (block,) = index_blocks(index_view(built.collections[0], page), page.fragments)
    assert "No documents yet." in block.html
