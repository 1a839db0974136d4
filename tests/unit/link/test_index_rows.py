"""Hand-kept README tables held against the documents they list."""

import pytest

from mkdocs_archplan.link.index_rows import IndexTable, complete_documents
from mkdocs_archplan.link.targets import Targets
from mkdocs_archplan.model import Addresses

PLANS = {
    "plans/0002-search.md": "# Search\n",
    "plans/ledger.md": "# Payment ledger\n",
    "rfcs/0001-ledger.md": "# RFC-0001: Ledger\n",
    "guide.md": "# Guide\n",
}
STATED = "---\ntitle: Payment ledger\nstatus: active\ndate: 2025-01-02\nauthor: [Ada Lovelace, '@grace']\n---\n"


def table(header, *cells):
    return "\n".join([header, "-".join("|" * header.count("|")), *cells]) + "\n"


def statuses(catalog, readme, tree=PLANS, path="plans/README.md", **options):
    """Return the status of every document that has one."""
    built = catalog({**tree, path: readme}, **options)
    return {path: d.status for path, d in built.documents.items() if d.status}


def drift(catalog, cells, header="| Plan | Status | Date | Author |", stated=STATED):
    built = catalog({"plans/ledger.md": stated, "plans/README.md": "# Plans\n\n" + table(header, cells)})
    return [(p.path, p.line, p.message) for p in built.problems if p.rule == "index-row-drift"]


@pytest.mark.parametrize(
    "name",
    [
        "[Ledger](ledger.md)",
        "[Ledger](./ledger.md#top)",
        "[Ledger](ledger)",
        "[Ledger](ledger/)",
        "[Ledger](/plans/ledger.md)",
        "[Ledger](/docs/plans/ledger.md)",
        "[Ledger](https://github.com/acme/handbook/blob/main/docs/plans/ledger.md)",
        "[Ledger](https://docs.example.org/plans/ledger/)",
        "Payment ledger",
        "**payment Ledger**",
        "`ledger`",
        "ledger.md",
    ],
)
def test_a_row_names_a_document_by_link_title_or_file(catalog, name):
    addresses = Addresses(site="https://docs.example.org", repository="https://github.com/acme/handbook")
    readme = table("| Plan | Status |", f"| {name} | Active |")
    assert statuses(catalog, readme, addresses=addresses) == {"plans/ledger.md": "active"}


@pytest.mark.parametrize("name", ["PLAN-0002", "plan 2", "2", "0002", "#2", "0002-search", "`PLAN-2`", "Search"])
def test_a_row_names_a_document_by_id_or_number(catalog, name):
    readme = table("| Plan | Status |", f"| {name} | Active |")
    assert statuses(catalog, readme) == {"plans/0002-search.md": "active"}


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("| # | Plan | Status |", "| 2 | Search | Active |", {"plans/0002-search.md": "active"}),
        (
            "| # | Plan | Status |",
            "| 2 | Search | Superseded by [the ledger](ledger.md) |",
            {"plans/0002-search.md": "superseded"},
        ),
        (
            "| # | Plan | Supersedes | Status |",
            "| 2 | Search | [the ledger](ledger.md) | Active |",
            {"plans/0002-search.md": "active"},
        ),
        (
            "| RFC | Plan | Status |",
            "| [RFC-1](../rfcs/0001-ledger.md) | [Ledger](ledger.md) | Active |",
            {"plans/ledger.md": "active"},
        ),
        (
            "| Plan | RFC | Status |",
            "| Payment ledger | [RFC-1](../rfcs/0001-ledger.md) | Active |",
            {"plans/ledger.md": "active"},
        ),
        (
            "| Plan | Notes | Status |",
            "| Payment ledger | [notes](../guide.md) | Active |",
            {"plans/ledger.md": "active"},
        ),
        (
            "| Plan | Status | Author |",
            "| Payment ledger | Active | [Jo](../guide.md) |",
            {"plans/ledger.md": "active"},
        ),
        (
            "| Plan | Status | Author |",
            "| Payment ledger | Active | [Jo](https://example.org/jo) |",
            {"plans/ledger.md": "active"},
        ),
    ],
)
def test_a_row_is_about_the_document_of_its_collection_that_it_lists(catalog, header, cells, expected):
    assert statuses(catalog, table(header, cells)) == expected


@pytest.mark.parametrize(
    "cells",
    [
        "| [RFC-1](../rfcs/0001-ledger.md) | Draft |",
        "| RFC-0001 | Draft |",
        "| [gone](gone.md) | Active |",
        "| A plan in somebody's head | Active |",
        "| [Guide](../guide.md) | Active |",
        "| [web](https://example.org) | Active |",
        "| 99 | Active |",
        "| [Ledger](ledger.md) | |",
        "| [Ledger](ledger.md) | - |",
        "| [Ledger](ledger.md) | TBD |",
        "| [Ledger](ledger.md) | Draft \\| Active \\| Done |",
    ],
)
def test_a_row_about_nothing_of_this_collection_or_that_says_nothing_does_nothing(catalog, cells):
    built = catalog({**PLANS, "plans/README.md": table("| Plan | Status |", cells)})
    assert {d.status for d in built.documents.values()} == {None}
    assert [p for p in built.problems if p.path == "plans/README.md"] == []


def test_a_name_that_two_documents_have_names_neither(catalog):
    tree = {"plans/a/0002-x.md": "# X\n", "plans/b/0002-x.md": "# X\n"}
    readme = table("| Plan | Status |", "| 2 | Active |", "| X | Active |", "| 0002-x | Active |")
    assert statuses(catalog, readme, tree) == {}


def test_a_document_without_anything_of_its_own_takes_all_from_its_row(catalog):
    header, cells = (
        "| Plan | Status | Date | Updated | Owner |",
        "| [x](ledger.md) | ✅ Done | Jan 2, 2025 | 2025-03 | @jo |",
    )
    built = catalog({**PLANS, "plans/README.md": table(header, cells)})
    found = built.documents["plans/ledger.md"]
    assert (found.status, found.status_raw, found.status_source) == ("implemented", "✅ Done", "index-row")
    assert found.status_guessed
    assert (found.date, found.date_raw, found.updated) == ("2025-01-02", "Jan 2, 2025", "2025-03")
    assert found.authors == ("@jo",)
    assert {p.rule for p in built.problems if p.path == "plans/ledger.md"} == {"guessed-status"}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("status: implemented", ("implemented", "2025-03-04", ("Jo",))),
        ("date: 2024-01-02", ("active", "2024-01-02", ("Jo",))),
        ("date: 2024-30-02", ("active", None, ("Jo",))),
        ("author: Ada", ("active", "2025-03-04", ("Ada",))),
        ("author: '[Your Name]'", ("active", "2025-03-04", ("Jo",))),
        ("status: implemented\ndate: 2024-01-02\nauthor: Ada", ("implemented", "2024-01-02", ("Ada",))),
    ],
)
def test_what_a_document_says_itself_counts_and_the_row_completes_the_rest(catalog, stated, expected):
    readme = table("| Plan | Status | Date | Author |", "| [x](ledger.md) | Active | 2025-03-04 | Jo |")
    found = catalog({"plans/ledger.md": f"---\n{stated}\n---\n# L\n", "plans/README.md": readme}).documents
    document = found["plans/ledger.md"]
    assert (document.status, document.date, document.authors) == expected


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ("| [x](ledger.md) | active | 2025-01-02 | Ada Lovelace |", []),
        ("| [x](ledger.md) | **Active** | January 2, 2025 | ada lovelace, Jo |", []),
        ("| [x](ledger.md) | in progress | 2025-01 | grace |", []),
        ("| [x](ledger.md) | | | |", []),
        ("| [x](ledger.md) | - | TBD | |", []),
        ("| [x](ledger.md) | Implemented | | |", ["the status is 'Implemented', plans/ledger.md says 'active'"]),
        ("| Payment ledger | parked | | |", ["the status is 'parked', plans/ledger.md says 'active'"]),
        ("| [x](ledger.md) | | 2025-03-04 | |", ["the date is '2025-03-04', plans/ledger.md says '2025-01-02'"]),
        ("| [x](ledger.md) | | 2025-03 | |", ["the date is '2025-03', plans/ledger.md says '2025-01-02'"]),
        ("| [x](ledger.md) | | | Jo |", ["the author is 'Jo', plans/ledger.md says 'Ada Lovelace, @grace'"]),
        (
            "| [x](ledger.md) | Superseded | 2020-01-02 | Jo, Al |",
            [
                "the author is 'Jo, Al', plans/ledger.md says 'Ada Lovelace, @grace'",
                "the date is '2020-01-02', plans/ledger.md says '2025-01-02'",
                "the status is 'Superseded', plans/ledger.md says 'active'",
            ],
        ),
    ],
)
def test_a_row_that_disagrees_with_its_document_is_told_at_the_row(catalog, cells, named):
    assert drift(catalog, cells) == [("plans/README.md", 5, f"the row says {text}, which counts.") for text in named]


@pytest.mark.parametrize(
    ("header", "cells", "count"),
    [
        ("| Plan | Updated |", "| [x](ledger.md) | 2025-06-07 |", 0),
        ("| Plan | Date | Updated |", "| [x](ledger.md) | 2025-01-02 | 2025-06-07 |", 0),
        ("| Plan | Date | Updated |", "| [x](ledger.md) | 2024-01-02 | 2025-06-07 |", 1),
        ("| Plan | Created |", "| [x](ledger.md) | 2025-01-02 |", 0),
        ("| Plan | Created |", "| [x](ledger.md) | 2025-06-07 |", 1),
    ],
)
def test_the_day_of_a_change_is_not_held_against_the_day_of_creation(catalog, header, cells, count):
    assert len(drift(catalog, cells, header)) == count


def test_a_row_may_give_either_of_a_documents_two_dates(catalog):
    stated = "---\ntitle: L\ndate: 2025-01-02\nupdated: 2025-06-07\n---\n"
    for day, count in (("2025-01-02", 0), ("2025-06-07", 0), ("2025-03-04", 1)):
        assert len(drift(catalog, f"| [x](ledger.md) | {day} |", "| Plan | Date |", stated)) == count


def test_the_first_of_two_rows_that_disagree_counts(catalog):
    readme = table("| Plan | Status |", "| [x](ledger.md) | Active |", "| Payment ledger | Implemented |")
    built = catalog({**PLANS, "plans/README.md": readme})
    assert built.documents["plans/ledger.md"].status == "active"
    assert [(p.path, p.line) for p in built.problems if p.rule == "index-row-drift"] == [("plans/README.md", 4)]


@pytest.mark.parametrize("path", ["plans/README.md", "plans/index.md", "plans/overview.md", "plans/old/README.md"])
@pytest.mark.parametrize("more", [["| [y](/plans/0002-search.md) | Active |"], []], ids=["two rows", "one row"])
def test_every_page_that_lists_documents_is_read_and_is_none_itself(catalog, path, more):
    readme = "# Plans\n\n" + table("| Plan | Status |", "| [x](/plans/ledger.md) | Active |", *more)
    expected = {"plans/0002-search.md": "active"} if more else {}
    assert statuses(catalog, readme, path=path) == {**expected, "plans/ledger.md": "active"}


@pytest.mark.parametrize(
    "path", ["index.md", "guide.md", "rfcs/README.md", "plans/template.md", "plans/0002-search.md"]
)
def test_a_table_of_any_other_page_is_no_index(catalog, path):
    readme = table("| Plan | Status |", "| [x](/plans/ledger.md) | Active |")
    assert "plans/ledger.md" not in statuses(catalog, readme, path=path)


def test_a_table_without_a_status_takes_it_from_its_heading(catalog):
    tables = [
        table("| Plan | Date |", "| [x](ledger.md) | 2025-01-02 |"),
        table("| Plan | About |", "| [Search](0002-search.md) | Finding things |"),
    ]
    readme = f"# Plans\n\n## Active plans\n\n{tables[0]}\n## Implemented plans\n\n{tables[1]}"
    assert statuses(catalog, readme) == {"plans/ledger.md": "active", "plans/0002-search.md": "implemented"}


def test_a_list_below_a_status_gives_that_status(catalog):
    readme = (
        "# Plans\n\n## Active plans\n\n- [Ledger](ledger.md)\n\n## Implemented\n\n- [Search](0002-search.md): old\n"
    )
    assert statuses(catalog, readme) == {"plans/ledger.md": "active", "plans/0002-search.md": "implemented"}
    assert drift(catalog, "| [x](ledger.md) | | | |\n\n## Implemented\n\n- [x](ledger.md)\n") == [
        ("plans/README.md", 9, "the row says the status is 'Implemented', plans/ledger.md says 'active', which counts.")
    ]


def test_a_stale_heading_is_drift_as_well(catalog):
    readme = "## Implemented plans\n\n" + table("| Plan | Date |", "| [x](ledger.md) | 2025-01-02 |")
    built = catalog({"plans/ledger.md": STATED, "plans/README.md": readme})
    assert [(p.line, p.message.split(",")[0]) for p in built.problems if p.rule == "index-row-drift"] == [
        (5, "the row says the status is 'Implemented'")
    ]


def test_documents_that_no_table_lists_stay_as_they_are(catalog):
    documents = catalog(PLANS).documents
    targets = Targets(documents, {})
    assert complete_documents(documents, [], targets) == (documents, ())
    empty = IndexTable("plans/README.md", "plans/", "plans", (), ())
    assert complete_documents(documents, [empty], targets) == (documents, ())


def test_a_table_of_ten_thousand_rows_completes_every_document_it_lists(catalog):
    names = [f"{at:04}-x" for at in range(100)]
    cells = [f"| [x]({names[at % 100]}.md) | {'Active' if at < 100 else 'Done'} |" for at in range(10_000)]
    tree = {**{f"plans/{name}.md": "# X\n" for name in names}, "plans/README.md": table("| Plan | Status |", *cells)}
    built = catalog(tree)
    assert {d.status for d in built.documents.values()} == {"active"}
    assert sum(p.rule == "index-row-drift" for p in built.problems) == 9_900
