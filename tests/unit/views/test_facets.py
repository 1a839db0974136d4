"""What a filter offers: choices with the rows that each leaves, in order, and only what tells rows apart."""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.listing import FACETS
from mkdocs_archplan.text import slugify
from mkdocs_archplan.views.facets import Filterable, Value, facets_of, values_of


@dataclass
class Item(Filterable):
    """Anything that can be filtered: facet → labels."""

    labels: dict = field(default_factory=dict)

    def values(self, facet):
        return values_of(self.labels.get(facet, ()))


def tags(*rows):
    return [Item({"tag": row}) for row in rows]


@pytest.fixture(scope="module")
def facets(catalog, context):
    page = context(catalog({}))

    def facets(rows, *names, **orders):
        return [
            (facet.name, [(choice.value.label, choice.count) for choice in facet.choices])
            for facet in facets_of(rows, names or ["tag"], orders, page)
        ]

    return facets


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ([], []),
        (["Ada"], [("ada", "Ada")]),
        (["Ada", "ada", "ADA "], [("ada", "Ada")]),
        (["Ada Lovelace", "ada-lovelace", "Ada_Lovelace"], [("ada-lovelace", "Ada Lovelace")]),
        (["b", "a", "B"], [("b", "b"), ("a", "a")]),
        (["C++", "C"], [("c", "C++")]),
        (["Ünal", "Unal"], [("ünal", "Ünal"), ("unal", "Unal")]),
        (["?!"], [("unnamed", "?!")]),
        (["'\"><b>"], [("b", "'\"><b>")]),
    ],
)
def test_spellings_of_one_name_are_one_value(labels, values):
    assert values_of(labels) == tuple(Value(*value) for value in values)


@given(st.lists(st.text(min_size=1, max_size=6), max_size=6))
def test_the_word_of_any_value_is_one_word(labels):
    values = values_of(labels)
    slugs = [value.slug for value in values]
    assert len(set(slugs)) == len(slugs)
    assert Item({"tag": labels}).words("tag").split() == slugs == list(dict.fromkeys(map(slugify, labels)))
    assert {value.label for value in values} <= set(labels)


@pytest.mark.parametrize(
    ("rows", "choices"),
    [
        (tags(["x"], ["y"]), [("x", 1), ("y", 1)]),
        (tags(["b"], ["C", "a"], ["a"]), [("a", 2), ("b", 1), ("C", 1)]),
        (tags(["X"], ["x", "y"], ["x"]), [("X", 3), ("y", 1)]),
        (tags(["x", "X"], []), [("x", 1)]),
        (tags(["x"], []), [("x", 1)]),
        (tags(["x", "y"]), [("x", 1), ("y", 1)]),
        (tags(["x"], ["x"]), None),
        (tags(["x"]), None),
        (tags([], []), None),
        ([], None),
    ],
)
def test_choices_are_counted_by_row_and_what_tells_nothing_apart_is_left_out(facets, rows, choices):
    assert facets(rows) == ([("tag", choices)] if choices else [])


def test_choices_stand_in_the_order_that_is_given_and_others_follow_by_label(facets):
    rows = tags(["d", "B"], ["a"], ["c"])
    assert facets(rows, tag=["c", "b", "gone", "c"]) == [("tag", [("c", 1), ("B", 1), ("a", 1), ("d", 1)])]


def test_facets_stand_in_the_order_in_which_they_are_asked_for(facets):
    rows = [Item({"author": ["Ada"], "tag": ["x"]}), Item({"author": ["Bob"], "tag": []})]
    assert [name for name, _ in facets(rows, "tag", "status", "author")] == ["tag", "author"]
    assert [name for name, _ in facets(rows, "author", "tag")] == ["author", "tag"]
    assert facets(rows, "kind") == []


def test_statuses_and_kinds_are_chosen_in_the_open(catalog, context):
    rows = [Item({name: [f"{name} {at}"] for name in FACETS}) for at in range(2)]
    found = list(facets_of(rows, [name for name in FACETS if name != "text"], {}, context(catalog({}))))
    assert {facet.name: facet.chips for facet in found} == {
        "status": True,
        "kind": True,
        "author": False,
        "rfc": False,
        "tag": False,
    }
    assert [facet.label for facet in found] == ["Status", "Kind", "Author", "RFC", "Tag"]


NAMES = st.lists(st.sampled_from(["Ada", "ada", "ADA", "Bob", "bob ", "C", "c++"]), max_size=4)


@given(st.lists(NAMES, max_size=6), st.lists(st.sampled_from(["ada", "bob", "c", "x"])))
def test_any_rows_are_counted_right(facets, rows, order):
    found = facets(tags(*rows), tag=order)
    counts = Counter(slug for row in rows for slug in {slugify(label) for label in row})
    tells = len(counts) > 1 or any(count < len(rows) for count in counts.values())
    assert bool(found) == tells
    for _, choices in found:
        assert {slugify(label): count for label, count in choices} == counts
        assert len(choices) == len(counts)
        slugs = [slugify(label) for label, _ in choices]
        assert [s for s in slugs if s in order] == [s for s in dict.fromkeys(order) if s in counts]
