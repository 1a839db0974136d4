"""A document as a row of an index: what it shows, sorts and is filtered by, and the notes below its title."""

import pytest

from mkdocs_archplan.views.facets import Value
from mkdocs_archplan.views.rows import row_of


def plan(**fields):
    body = fields.pop("body", "# T\n")
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"


COST = "# T\n\n## Monthly cost\n\n| Item | Cost |\n| - | - |\n| a | $50 |\n"
TREE = {
    "plans/a.md": plan(
        title="Able",
        status="active",
        date="2025-01",
        author="[Ada Lovelace, Grace]",
        tags="[Core, x]",
        id="PLAN-7",
        related_rfc="[RFC-1, RFC-2]",
        body=f"{COST}\n- [x] a\n- [ ] b\n\nADR-3 and RFC-4.\n",
    ),
    "plans/b.md": plan(title="Baker", status="superseded", superseded_by="a.md"),
    "plans/c.md": plan(title="Cast"),
    "rfcs/0001-one.md": plan(title="One", status="approved", body="# T\n\n- [x] a\n"),
    "rfcs/0002-two.md": plan(title="Two", related="RFC-1"),
    "rfcs/0004-four.md": plan(title="Four"),
    "rfcs/five.md": plan(title="Five <x>"),
    "adr/0003-z.md": plan(title="Zed", related="[RFC-2, ../rfcs/five.md]"),
}


@pytest.fixture
def rows(catalog, context):
    """Return title → row of all documents of a tree, as a page shows them."""

    def rows(tree=TREE, *, columns=(), path="plans/README.md", **options):
        built = catalog(tree, **options)
        slugs = dict.fromkeys(d.status for d in built.documents.values() if d.status)
        places = {slug: at for at, slug in enumerate([*slugs, "no-status"])}
        page = context(built, path, **options)
        return {d.title: row_of(d, places, columns, page) for d in built.documents.values()}

    return rows


def remarks(row):
    return [(note.label, [linked.title for linked in note.linked]) for note in row.notes]


def test_a_row_has_what_is_known_of_a_document(rows):
    row = rows()["Able"]
    assert (row.id, row.href, row.title) == ("PLAN-7", "a/", "Able")
    assert row.values("status") == (Value("active", "Active", "archplan-status--active"),)
    assert row.values("kind") == (Value("plan", "Plan"),)
    assert row.values("author") == (Value("ada-lovelace", "Ada Lovelace"), Value("grace", "Grace"))
    assert row.values("tag") == (Value("core", "Core"), Value("x", "x"))
    assert row.values("rfc") == (Value("rfc-0001", "RFC-0001 One"), Value("rfc-0002", "RFC-0002 Two"))
    assert (row.date.iso, row.date.text) == ("2025-01", "Jan 2025")
    assert (row.progress.done, row.progress.total) == (1, 2)
    assert (row.cost, row.cost_order) == ("$50", 50.0)
    assert row.words("author") == "ada-lovelace grace"
    assert row.words("rfc") == "rfc-0001 rfc-0002"
    assert not row.again


def test_a_row_of_which_nothing_is_known(rows):
    row = rows()["Cast"]
    assert row.values("status") == (Value("no-status", "No status", "archplan-status--no-status"),)
    assert [row.words(name) for name in ("author", "tag", "rfc", "date", "text")] == [""] * 5
    assert (row.date, row.progress, row.cost, row.cost_order, row.notes) == (None, None, "", None, ())


COLUMNS = "title status kind author rfc tag date progress cost".split()


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Able", "title status kind author rfc tag date progress cost"),
        ("Cast", "title status kind"),
        ("One", "title status kind"),
        ("Zed", "title status kind rfc"),
    ],
)
def test_a_column_shows_something_or_not(rows, title, shown):
    row = rows()[title]
    assert " ".join(column for column in COLUMNS if row.shows(column)) == shown
    # The place of a status sorts rows without one as well; what else is not shown is not sorted by.
    assert " ".join(column for column in COLUMNS if row.key(column) is not None) == shown


def test_rows_are_sorted_by_what_they_show(rows):
    row = rows()["Able"]
    keys = {column: row.key(column) for column in COLUMNS}
    assert keys == {
        "title": "able",
        "status": 0,
        "kind": "plan",
        "author": "ada lovelace",
        "rfc": "rfc-0001 one",
        "tag": "core",
        "date": "2025-01",
        "progress": 0.5,
        "cost": 50.0,
    }


def test_only_plans_show_progress(rows):
    assert rows()["One"].progress is None


def test_rfcs_are_those_that_a_document_is_related_with_but_for_mentions(rows):
    found = rows()
    assert {title: row.words("rfc") for title, row in found.items() if row.rfcs} == {
        "Able": "rfc-0001 rfc-0002",
        "Zed": "rfc-0002 five-x",
    }
    assert found["Zed"].values("rfc")[1] == Value("five-x", "Five <x>")


def test_rfcs_of_one_id_are_one_value(rows):
    tree = {
        "plans/a.md": plan(title="A", related_rfc="[../rfcs/0001-x.md, ../rfcs/0001-y.md]"),
        "rfcs/0001-x.md": "# X\n",
        "rfcs/0001-y.md": "# Y\n",
    }
    row = rows(tree)["A"]
    assert len(row.rfcs) == 2
    assert row.words("rfc") == "rfc-0001"


def test_notes_say_what_became_of_a_document_and_what_it_is_part_of(rows):
    found = rows()
    assert {title: remarks(row) for title, row in found.items() if row.notes} == {
        "Able": [("", ["One", "Two"])],
        "Baker": [("Superseded by", ["Able"])],
        "One": [("Implemented by", ["Able"])],
        "Two": [("Implemented by", ["Able"])],
        "Zed": [("", ["Two", "Five <x>"])],
    }
    assert [linked.href for linked in found["Able"].notes[0].linked] == ["../rfcs/0001-one/", "../rfcs/0002-two/"]


def test_rfcs_in_a_column_of_their_own_are_not_noted_again(rows):
    assert {title: remarks(row) for title, row in rows(columns=("rfc", "date")).items() if row.notes} == {
        "Baker": [("Superseded by", ["Able"])],
        "One": [("Implemented by", ["Able"])],
        "Two": [("Implemented by", ["Able"])],
    }


@pytest.mark.parametrize("field", ["related_rfc", "superseded_by"])
def test_a_page_that_is_no_document_is_not_remarked_upon(rows, field):
    tree = {"plans/a.md": plan(title="A", status="superseded", **{field: "../guide.md"}), "guide.md": "# Guide\n"}
    assert remarks(rows(tree)["A"]) == []


def test_an_rfc_names_the_plans_that_build_it_once(rows):
    tree = {
        "plans/a.md": plan(title="A", related_rfc="[RFC-1, 0001]"),
        "rfcs/0001-r.md": plan(title="R", implemented_by="../plans/a.md"),
    }
    assert remarks(rows(tree)["R"]) == [("Implemented by", ["A"])]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Aktiv", "Ohne Status", "Entscheidung", "Jan. 2025", "50\xa0$", "Abgelöst durch")),
        ("ja", ("進行中", "ステータスなし", "決定", "2025年1月", "$50", "後継")),
        ("xx", ("Active", "No status", "Decision", "Jan 2025", "$50", "Superseded by")),
    ],
)
def test_words_dates_and_money_are_those_of_the_language(rows, language, words):
    found = rows(language=language)
    row = found["Able"]
    assert words == (
        row.status.label,
        found["Cast"].status.label,
        found["Zed"].kind.label,
        row.date.text,
        row.cost,
        found["Baker"].notes[0].label,
    )
    assert (row.status.slug, row.date.iso, found["Cast"].status.slug) == ("active", "2025-01", "no-status")


def test_a_status_that_is_called_no_status_shares_its_place(rows):
    tree = {"plans/a.md": plan(title="A", status="No status"), "plans/b.md": plan(title="B")}
    found = rows(tree)
    assert found["A"].status == found["B"].status
