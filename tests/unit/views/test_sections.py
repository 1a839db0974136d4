"""Rows in order, and in the sections of an index."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.contents import Progress
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.listing import GROUPINGS, SORTS
from mkdocs_archplan.model import Status
from mkdocs_archplan.views.facets import Value
from mkdocs_archplan.views.sections import CHUNK, in_order, sections_of

STATUSES = (*KINDS["plan"].statuses, Status(slug="no-status", label="No status"))


@pytest.fixture(scope="module")
def sections(catalog, context):
    page = context(catalog({}))

    def sections(rows, group_by):
        return sections_of(rows, group_by, STATUSES, page)

    return sections


def told(found):
    """Return [(slug, label, titles, those that stand further up as well)]."""
    return [
        (
            section.value and section.value.slug,
            section.value and section.value.label,
            " ".join(row.title for row in section.rows),
            " ".join(row.title for row in section.rows if row.again),
        )
        for section in found
    ]


@pytest.fixture
def rows(row):
    nobody = Value("no-status", "No status", "archplan-status--no-status")
    return [
        row("a", status="superseded", authors=["Zoe", "ada"], tags=["y"], date="2024-05"),
        row("b", status="active", authors=["Ada"], tags=["X", "y"], date="2025-01-02"),
        row("c", status="implemented", date="2024-12-31"),
        replace(row("d", authors=["bob"], tags=["z"]), status=nobody),
        row("e", status="active", authors=["Zoe"], date="0999-01-01"),
    ]


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [
        (
            "status",
            [
                ("active", "Active", "b e", ""),
                ("implemented", "Implemented", "c", ""),
                ("superseded", "Superseded", "a", ""),
                ("no-status", "No status", "d", ""),
            ],
        ),
        (
            "year",
            [
                ("2025", "2025", "b", ""),
                ("2024", "2024", "a c", ""),
                ("0999", "0999", "e", ""),
                ("no-date", "No date", "d", ""),
            ],
        ),
        ("tag", [("x", "X", "b", ""), ("y", "y", "a b", "b"), ("z", "z", "d", ""), ("no-tag", "No tag", "c e", "")]),
        ("none", [(None, None, "a b c d e", "")]),
    ],
)
def test_rows_stand_in_sections_and_those_without_a_value_last(sections, rows, group_by, expected):
    assert told(sections(rows, group_by)) == expected


def test_a_document_of_several_authors_stands_with_each(sections, row):
    rows = [
        row("a", authors=["Zoe", "Ada"]),
        row("b", authors=["Ada"]),
        row("c"),
        row("d", authors=["Ada", "Bo", "Zoe"]),
    ]
    assert told(sections(rows, "author")) == [
        ("ada", "Ada", "a b d", ""),
        ("bo", "Bo", "d", "d"),
        ("zoe", "Zoe", "a d", "a d"),
        ("no-author", "No author", "c", ""),
    ]


@pytest.mark.parametrize(("group_by", "field"), [("author", "authors"), ("tag", "tags")])
def test_spellings_of_one_name_are_one_section(sections, row, group_by, field):
    rows = [row("a", **{field: ["Ada Lovelace"]}), row("b", **{field: ["ada lovelace"]}), row("c")]
    assert [(slug, titles) for slug, _, titles, _ in told(sections(rows, group_by))] == [
        ("ada-lovelace", "a b"),
        (f"no-{group_by}", "c"),
    ]


def test_statuses_of_one_slug_are_one_section(sections, row):
    rows = [
        row("a", status="superseded"),
        replace(row("b"), status=Value("superseded", "Replaced", "archplan-status--superseded")),
    ]
    assert [(slug, titles) for slug, _, titles, _ in told(sections(rows, "status"))] == [("superseded", "a b")]


def test_sections_of_statuses_say_what_they_mean_and_others_nothing(sections, rows):
    assert [section.about for section in sections(rows, "status")] == [
        "Ready to be built, or being built",
        "Built and running",
        "Replaced by a newer plan",
        "",
    ]
    for group_by in set(GROUPINGS) - {"status"}:
        assert not any(section.about for section in sections(rows, group_by))


def test_only_statuses_colour_their_sections(sections, rows):
    assert next(section.value.css for section in sections(rows, "status")) == "archplan-status--active"
    for group_by in ("author", "year", "tag"):
        assert not any(section.value.css for section in sections(rows, group_by))


@pytest.mark.parametrize("group_by", GROUPINGS)
def test_no_rows_are_no_sections(sections, group_by):
    assert sections([], group_by) == ()


@pytest.mark.parametrize(
    ("count", "chunks"), [(1, [1]), (49, [49]), (50, [50]), (51, [50, 1]), (100, [50, 50]), (120, [50, 50, 20])]
)
def test_long_sections_are_cut_into_chunks(sections, row, count, chunks):
    (section,) = sections([row(str(at)) for at in range(count)], "none")
    assert CHUNK == 50
    assert [len(chunk) for chunk in section.chunks] == chunks
    assert [r for chunk in section.chunks for r in chunk] == list(section.rows)


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("title", "a B c d"),
        ("-title", "d c B a"),
        ("date", "c a B d"),
        ("-date", "B a c d"),
        ("author", "c B a d"),
        ("-author", "a B c d"),
        ("tag", "B c a d"),
        ("-tag", "B c a d"),
        ("progress", "a c B d"),
        ("-progress", "c a B d"),
        ("cost", "B a c d"),
        ("-cost", "a B c d"),
        ("status", "d c B a"),
        ("-status", "a B c d"),
        ("kind", "a B c d"),
        ("-kind", "a B c d"),
        ("rfc", "a B c d"),
    ],
)
def test_rows_are_sorted_equal_ones_by_title_and_those_without_a_value_last(row, order, titles):
    rows = [
        row("d", status_order=0),
        row("B", date="2025-01-02", authors=["bob", "Ada"], tags=["x"], cost_order=0.0, status_order=2),
        row("c", date="2024", authors=["Ada"], tags=["X", "a"], progress=Progress(done=2, total=2), status_order=1),
        row("a", date="2025-01", authors=["cy"], progress=Progress(done=0, total=2), cost_order=5.0, status_order=3),
    ]
    for given_rows in (rows, rows[::-1]):
        assert " ".join(row.title for row in in_order(given_rows, order)) == titles


NAMES = st.lists(st.sampled_from(["Ada", "ada", "Bob", "No author", "No tag", "<b>", "2025", "?"]), max_size=3)
FIELDS = st.fixed_dictionaries(
    {
        "authors": NAMES,
        "tags": NAMES,
        "date": st.none() | st.sampled_from(["2025-01-02", "2025-03", "1999-12-31", "0001-01-01"]),
        "status": st.sampled_from(["active", "superseded", "no-status", "parked"]),
    }
)


@given(st.lists(FIELDS, max_size=8), st.sampled_from(GROUPINGS), st.sampled_from(SORTS), st.booleans())
def test_every_row_stands_in_each_of_its_sections_once(sections, row, fields, group_by, order, backwards):
    rows = [row(str(at), **values) for at, values in enumerate(fields)]
    ordered = in_order(rows, f"-{order}" if backwards else order)
    assert sorted(r.title for r in ordered) == sorted(r.title for r in rows)
    found = sections(ordered, group_by)
    slugs = [section.value.slug for section in found if section.value]
    assert len(slugs) == len(set(slugs))
    shown = [r.title for section in found for r in section.rows if not r.again]
    assert sorted(shown) == sorted(r.title for r in rows)
    for section in found:
        titles = [r.title for r in section.rows]
        assert len(titles) == len(set(titles)) > 0
        assert titles == [r.title for r in ordered if r.title in titles]
        if group_by in ("author", "tag") and not section.value.slug.startswith("no-"):
            assert all(section.value.slug in r.words(group_by).split() for r in section.rows)
