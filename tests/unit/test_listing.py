"""The options that a collection and a directive share: what is wrong is told, and changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.listing import (
    COLLECTION_OPTIONS,
    COLUMNS,
    FACETS,
    GROUPINGS,
    OPTIONS,
    SORTS,
    VIEWS,
    Complaint,
    read_listing,
)
from mkdocs_archplan.model import Listing
from mkdocs_archplan.settings import SettingsError, read_settings, unknown_options
from mkdocs_archplan.text import slugify

OWN = Listing(
    columns=("date",), facets=("text",), group_by="year", sort="title", view="cards", limit=7, hide=("draft",)
)
BASES = pytest.mark.parametrize("base", [Listing(), OWN], ids=["defaults", "own"])


def test_the_options_are_the_fields_of_a_listing():
    assert set(OPTIONS) == set(Listing.__slots__)
    assert set(COLLECTION_OPTIONS) == set(OPTIONS) - {"limit"}


@BASES
@pytest.mark.parametrize(
    ("option", "words", "value"),
    [
        *(("columns", [column], (column,)) for column in COLUMNS),
        ("columns", [*reversed(COLUMNS)], (*reversed(COLUMNS),)),
        ("columns", ["tag", "date", "tag"], ("tag", "date")),
        ("columns", [], ()),
        *(("facets", [facet], (facet,)) for facet in FACETS),
        ("facets", ["text", "author", "text"], ("text", "author")),
        ("facets", [], ()),
        *(("group_by", [grouping], grouping) for grouping in GROUPINGS),
        *(("sort", [sort], sort) for sort in SORTS),
        *(("sort", [f"-{sort}"], f"-{sort}") for sort in SORTS),
        *(("view", [view], view) for view in VIEWS),
        ("limit", ["1"], 1),
        ("limit", ["0012"], 12),
        ("limit", ["999999999"], 999_999_999),
        ("hide", ["superseded"], ("superseded",)),
        ("hide", ["Open for review", "REJECTED"], ("open-for-review", "rejected")),
        ("hide", ["anything"], ("anything",)),
        ("hide", [], ()),
    ],
)
def test_a_value_is_taken_and_the_rest_stays(base, option, words, value):
    assert read_listing({option: words}, base) == (replace(base, **{option: value}), ())


@BASES
@pytest.mark.parametrize(
    ("option", "words", "value", "takes"),
    [
        ("columns", ["title"], "title", ", ".join(COLUMNS)),
        ("columns", ["date", "Date"], "Date", ", ".join(COLUMNS)),
        ("columns", [""], "", ", ".join(COLUMNS)),
        ("facets", ["date"], "date", ", ".join(FACETS)),
        ("facets", ["text", "people"], "people", ", ".join(FACETS)),
        ("group_by", ["month"], "month", ", ".join(GROUPINGS)),
        ("group_by", ["kind"], "kind", ", ".join(GROUPINGS)),
        ("group_by", [], "", "one word"),
        ("group_by", ["year", "tag"], "year, tag", "one word"),
        ("sort", ["-"], "-", "title, status"),
        ("sort", ["--date"], "--date", "with a leading - to reverse"),
        ("sort", ["+date"], "+date", "title, status"),
        ("sort", ["date", "title"], "date, title", "one word"),
        ("view", ["grid"], "grid", "table, cards, list"),
        ("view", [], "", "one word"),
        ("limit", ["0"], "0", "a whole number from 1"),
        ("limit", ["-3"], "-3", "a whole number from 1"),
        ("limit", ["3.0"], "3.0", "a whole number from 1"),
        ("limit", ["3²"], "3²", "a whole number from 1"),
        ("limit", ["true"], "true", "a whole number from 1"),
        ("limit", [""], "", "a whole number from 1"),
        ("limit", ["3", "4"], "3, 4", "one word"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_and_nothing_changes(base, option, words, value, takes):
    listing, (complaint,) = read_listing({option: words}, base)
    assert listing == base
    assert (complaint.option, complaint.value) == (option, value)
    assert takes in complaint.takes


def test_each_wrong_word_of_a_list_is_told_and_the_other_options_are_taken():
    words = {"columns": ["size", "date", "mood"], "sort": ["size"], "view": ["list"], "limit": ["3"], "size": ["3"]}
    listing, complaints = read_listing(words, OWN)
    assert listing == replace(OWN, view="list", limit=3)
    assert [(c.option, c.value) for c in complaints] == [("columns", "size"), ("columns", "mood"), ("sort", "size")]


def test_a_number_of_any_length_is_a_limit_or_told():
    listing, complaints = read_listing({"limit": ["9" * 5_000]}, Listing())
    assert bool(complaints) == (listing.limit is None)


WORDS = st.sampled_from([*COLUMNS, *FACETS, *GROUPINGS, *VIEWS, "title", "-date", "3", "0", "٣", "", "-"]) | st.text(
    max_size=12
)


def is_allowed(listing):
    return (
        set(listing.columns or ()) <= set(COLUMNS)
        and set(listing.facets or ()) <= set(FACETS)
        and listing.group_by in GROUPINGS
        and listing.sort.removeprefix("-") in SORTS
        and listing.view in VIEWS
        and (listing.limit is None or (isinstance(listing.limit, int) and listing.limit > 0))
        and all(word == slugify(word) for word in listing.hide)
        and all(isinstance(value, tuple) for value in (listing.columns or (), listing.facets or (), listing.hide))
    )


@example({"limit": ["9" * 40]}, Listing())
@given(
    st.dictionaries(st.sampled_from(OPTIONS) | st.text(max_size=6), st.lists(WORDS, max_size=3)),
    st.sampled_from([Listing(), OWN]),
)
def test_any_words_make_a_listing_whose_values_are_all_allowed(words, base):
    listing, complaints = read_listing(words, base)
    assert is_allowed(listing)
    wrong = {complaint.option for complaint in complaints}
    assert wrong <= set(words) & set(OPTIONS)
    for option in OPTIONS:
        if option in wrong or option not in words:
            assert getattr(listing, option) == getattr(base, option)
    assert all(isinstance(complaint, Complaint) and complaint.takes for complaint in complaints)
    right = {option: given for option, given in words.items() if option not in wrong}
    assert read_listing(right, base) == (listing, ())


def collection(**options):
    return read_settings({"collections": {"plans": {"kind": "plan", **options}}}).collections[0]


@pytest.mark.parametrize(
    ("options", "changes"),
    [
        ({}, {}),
        (dict.fromkeys(COLLECTION_OPTIONS), {}),
        ({"columns": "tag", "facets": "text"}, {"columns": ("tag",), "facets": ("text",)}),
        ({"columns": [], "facets": [], "hide": []}, {"columns": (), "facets": ()}),
        (
            {"group_by": "none", "view": "list", "sort": "-author"},
            {"group_by": "none", "view": "list", "sort": "-author"},
        ),
        ({"hide": ["Superseded", "gone"]}, {"hide": ("superseded", "gone")}),
    ],
)
def test_a_collection_takes_the_options(options, changes):
    assert collection(**options).listing == replace(Listing(), **changes)
    assert list(unknown_options({"collections": {"plans": options}})) == []


def test_the_index_of_a_collection_leaves_no_document_out():
    assert list(unknown_options({"collections": {"plans": {"limit": 5}}})) == ["collections.plans.limit"]
    assert collection(limit=5).listing.limit is None


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("facets", ["text", "date"], ["'collections.plans.facets'", "'date'", "status, kind"]),
        ("group_by", "month", ["'collections.plans.group_by'", "'month'", "status, author, year, tag, none"]),
        ("group_by", ["year", "tag"], ["'collections.plans.group_by'", "'year, tag'", "one word"]),
        ("group_by", [], ["'collections.plans.group_by'", "one word"]),
        ("view", "grid", ["'collections.plans.view'", "'grid'", "table, cards, list"]),
        ("sort", "", ["'collections.plans.sort'", "''"]),
        ("view", True, ["'collections.plans.view'", "True"]),
        ("columns", {"a": "b"}, ["'collections.plans.columns'", "{'a': 'b'}"]),
        ("hide", [1], ["'collections.plans.hide'", "[1]"]),
        ("hide", 3, ["'collections.plans.hide'", "3"]),
    ],
)
def test_a_collection_with_a_wrong_value_is_told_what_it_takes(option, value, words):
    with pytest.raises(SettingsError) as caught:
        collection(**{option: value})
    assert all(word in str(caught.value) for word in words)
