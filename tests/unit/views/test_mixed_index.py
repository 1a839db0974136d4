"""The index of several collections: one view of documents of all kinds."""

import re

import pytest

from mkdocs_archplan.listing import GROUPINGS
from mkdocs_archplan.views.facets import Value
from mkdocs_archplan.views.fragments import Fragments


def text(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


TREE = {
    "rfcs/0001-r.md": text(title="Rush", status="approved", date="2025-02-01", author="Ada", tags="[core]"),
    "rfcs/0002-s.md": text(title="Sea", status="superseded", date="2024-05"),
    "plans/a.md": text(
        title="Apple", status="active", date="2025-01-02", author="ada", related_rfc="RFC-1", tags="Core"
    ),
    "plans/b.md": text(title="Bee", status="superseded", date="2023-03-04", author="[Bob, Ada]"),
    "plans/c.md": text(title="Cat"),
    "adr/0001-x.md": text(title="Xenon", status="accepted", date="2025-06-07", author="Bob"),
}


def titles(view):
    return {section.value and section.value.slug: [row.title for row in section.rows] for section in view.sections}


def counts(view):
    return {facet.name: {c.value.slug: c.count for c in facet.choices} for facet in view.facets}


def test_documents_of_all_kinds_stand_together(index):
    view = index(TREE, words={"group_by": ["none"]})
    assert titles(view) == {None: ["Xenon", "Rush", "Apple", "Sea", "Bee", "Cat"]}
    assert (view.name, view.noun, view.nouns) == ("adr-plans-rfcs", "document", "documents")
    assert [name for name, _ in view.columns] == ["status", "kind", "author", "date"]
    assert [row.kind for section in view.sections for row in section.rows][:3] == [
        Value("adr", "Decision"),
        Value("rfc", "RFC"),
        Value("plan", "Plan"),
    ]


def test_the_filter_counts_over_all_collections(index):
    assert counts(index(TREE)) == {
        "status": {"accepted": 1, "active": 1, "superseded": 2, "approved": 1, "no-status": 1},
        "kind": {"adr": 1, "plan": 3, "rfc": 2},
        "author": {"ada": 3, "bob": 2},
        "rfc": {"rfc-0001": 1},
        "tag": {"core": 2},
    }


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [
        (
            "status",
            {
                "accepted": ["Xenon"],
                "superseded": ["Bee", "Sea"],
                "active": ["Apple"],
                "approved": ["Rush"],
                "no-status": ["Cat"],
            },
        ),
        ("year", {"2025": ["Apple", "Rush", "Xenon"], "2024": ["Sea"], "2023": ["Bee"], "no-date": ["Cat"]}),
        ("author", {"ada": ["Apple", "Bee", "Rush"], "bob": ["Bee", "Xenon"], "no-author": ["Cat", "Sea"]}),
        ("tag", {"core": ["Apple", "Rush"], "no-tag": ["Bee", "Cat", "Sea", "Xenon"]}),
        ("none", {None: ["Apple", "Bee", "Cat", "Rush", "Sea", "Xenon"]}),
    ],
)
def test_they_are_grouped_across_collections(index, group_by, expected):
    assert titles(index(TREE, words={"group_by": [group_by], "sort": ["title"]})) == expected


def test_a_status_of_several_collections_is_described_for_none_of_them(index):
    about = {section.value.slug: section.about for section in index(TREE).sections}
    assert about["accepted"] == "In force"
    for words in ("newer decision", "newer plan", "newer RFC"):
        assert words not in about["superseded"]  # there are a plan and an RFC


def test_a_status_that_collections_call_differently_is_one_section_and_one_chip(index):
    collections = {
        "plans": {"kind": "plan", "path": "plans"},
        "rfcs": {"kind": "rfc", "path": "rfcs", "statuses": [{"name": "superseded", "label": "Replaced"}]},
    }
    view = index(TREE, collections=collections)
    assert counts(view)["status"]["superseded"] == 2
    assert titles(view)["superseded"] == ["Sea", "Bee"]
    slugs = [section.value.slug for section in view.sections]
    assert len(set(slugs)) == len(slugs)


def test_two_collections_of_one_kind_are_called_by_it(index):
    collections = {name: {"kind": "plan", "path": path} for name, path in (("a", "plans"), ("b", "rfcs"))}
    view = index(TREE, collections=collections)
    assert (view.name, view.noun, view.nouns, view.total) == ("a-b", "plan", "plans", 5)
    assert "kind" not in counts(view)
    assert "kind" not in [name for name, _ in view.columns]


def test_collections_keep_the_listing_of_their_own_only_alone(index):
    collections = {
        "plans": {"kind": "plan", "path": "plans", "group_by": "none", "sort": "title", "view": "list"},
        "rfcs": {"kind": "rfc", "path": "rfcs", "group_by": "year"},
    }
    alone, mixed = index(TREE, "plans", collections=collections), index(TREE, collections=collections)
    assert (alone.group_by, alone.sort, alone.layout) == ("none", "title", "list")
    assert (mixed.group_by, mixed.sort, mixed.layout) == ("status", "-date", "table")


def test_a_part_leads_to_the_index_of_each_collection(index):
    view = index(TREE, "rfcs", "plans", words={"limit": ["2"], "group_by": ["none"]})
    assert titles(view) == {None: ["Rush", "Apple"]}
    assert (view.shown, view.total) == (2, 5)
    assert [(more.nouns, more.href) for more in view.more] == [("plans", "plans/"), ("RFCs", "rfcs/")]


def test_the_links_of_a_part_are_told_apart(index):
    collections = {name: {"kind": "plan", "path": path} for name, path in (("a", "plans"), ("b", "rfcs"))}
    view = index(TREE, collections=collections, words={"limit": ["1"]})
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', Fragments().render("more", view=view))
    assert [href for href, _ in links] == ["plans/", "rfcs/"]
    assert len({text for _, text in links}) == 2


@pytest.mark.parametrize("group_by", GROUPINGS)
def test_statuses_can_be_hidden_in_all_collections(index, group_by):
    view = index(TREE, words={"hide": ["Superseded"], "group_by": [group_by]})
    assert (view.hide, view.left_out) == (("superseded",), "Hidden: 2 Superseded")


def test_collections_without_documents_make_no_difference(index):
    collections = {name: {"kind": "plan", "path": name} for name in ("plans", "none")}
    view = index(TREE, collections=collections)
    assert (view.total, view.noun) == (3, "plan")
    assert index(TREE, "none", collections=collections).sections == ()
