import pytest

from mkdocs_archplan.problems import RULES


def document(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n"


COMPLETE = document(title="T", status="active", date="2025-01-02")


def found(catalog, *rules):
    return [(p.rule, p.path, p.line) for p in catalog.problems if not rules or p.rule in rules]


def test_a_complete_document_has_no_problems(catalog):
    assert found(catalog({"plans/a.md": COMPLETE})) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["missing-date", "missing-status", "missing-title"]),
        (document(title="T", date="2025-01-02"), ["missing-status"]),
        (document(title="T", status="active"), ["missing-date"]),
        (document(status="active", date="2025-01-02"), ["missing-title"]),
        (document(status="active", date="2025-01-02") + "# T\n", []),
    ],
)
def test_what_a_document_lacks_is_told(catalog, text, rules):
    assert found(catalog({"plans/a.md": text})) == [(rule, "plans/a.md", 1) for rule in rules]


def test_pages_that_are_no_documents_lack_nothing(catalog):
    assert found(catalog({"plans/README.md": "", "plans/template.md": "", "index.md": ""})) == []


def test_the_hint_names_the_statuses_of_the_collection(catalog):
    (problem,) = [p for p in catalog({"rfcs/a.md": "# T\n"}).problems if p.rule == "missing-status"]
    assert "draft, open-for-review, approved" in problem.hint


def test_a_status_outside_the_lifecycle_is_told_once_at_its_first_document(catalog):
    text = document(title="T", date="2025-01-02", status="parked")
    built = catalog({"plans/c.md": text, "plans/a.md": COMPLETE, "plans/b.md": text, "rfcs/a.md": text})
    assert found(built) == [("unknown-status", "plans/b.md", 4), ("unknown-status", "rfcs/a.md", 4)]
    assert "(2 documents)" in built.problems[0].message
    assert "documents" not in built.problems[1].message


@pytest.mark.parametrize(
    ("path", "status", "label"),
    [
        ("plans/a.md", "imlpemented", "Implemented"),
        ("plans/a.md", "done", "Implemented"),
        ("plans/a.md", "✅ Done", "Implemented"),
        ("rfcs/a.md", "accepted", "Approved"),
        ("adr/a.md", "superceded", "Superseded"),
    ],
)
def test_a_synonym_or_a_misspelling_is_told_with_what_it_was_taken_for(catalog, path, status, label):
    problems = catalog({path: document(title="T", date="2025-01-02", status=status)}).problems
    (problem,) = [p for p in problems if p.rule != "superseded-without-successor"]
    assert (problem.rule, problem.path, problem.line) == ("guessed-status", path, 4)
    assert problem.message == f"'{status}' was taken for '{label}'."
    assert problem.hint.startswith(f"Write '{label}', ")


def test_each_synonym_is_told_once_in_a_collection_at_its_first_document(catalog):
    done, shipped = (document(title="T", date="2025-01-02", status=status) for status in ("done", "shipped"))
    upper = document(title="T", date="2025-01-02", status="DONE")
    tree = {"plans/a.md": COMPLETE, "plans/b.md": done, "plans/c.md": upper, "plans/d.md": shipped}
    built = catalog(tree, collections={"plans": {"kind": "plan"}, "old": {"kind": "plan"}})
    assert found(built) == [("guessed-status", "plans/b.md", 4), ("guessed-status", "plans/d.md", 4)]
    assert [p.message for p in built.problems] == [
        "'done' was taken for 'Implemented' (2 documents).",
        "'shipped' was taken for 'Implemented'.",
    ]


@pytest.mark.parametrize("status", ["active", "Active", "**active**", "Active (since May)", "parked"])
def test_a_status_of_the_lifecycle_or_outside_of_it_is_not_guessed(catalog, status):
    text = document(title="T", date="2025-01-02", status=f"'{status}'")
    assert found(catalog({"plans/a.md": text}), "guessed-status") == []


def test_an_alias_is_not_guessed(catalog):
    statuses = [{"name": "implemented", "aliases": ["done"]}]
    text = document(title="T", date="2025-01-02", status="done")
    built = catalog({"plans/a.md": text}, collections={"plans": {"kind": "plan", "statuses": statuses}})
    assert built.documents["plans/a.md"].status == "implemented"
    assert found(built) == []


def test_two_documents_with_the_same_id_are_told_at_the_later_and_both_stay(catalog):
    built = catalog({"rfcs/0001-a.md": COMPLETE, "rfcs/0001-b.md": COMPLETE, "plans/0001-c.md": COMPLETE})
    assert found(built, "duplicate-id") == [("duplicate-id", "rfcs/0001-b.md", 1)]
    assert len(built.documents) == 3


def test_collections_number_their_documents_each_for_itself(catalog):
    tree = {"plans/0001-a.md": COMPLETE, "team/plans/0001-b.md": COMPLETE, "team/plans/1-c.md": COMPLETE}
    assert found(catalog(tree), "duplicate-id") == [("duplicate-id", "team/plans/1-c.md", 1)]


def test_the_first_of_three_documents_with_the_same_id_owns_it(catalog):
    built = catalog({f"rfcs/0001-{name}.md": COMPLETE for name in "abc"})
    assert [(p.path, p.message) for p in built.problems if p.rule == "duplicate-id"] == [
        ("rfcs/0001-b.md", "RFC-0001 is also the id of rfcs/0001-a.md."),
        ("rfcs/0001-c.md", "RFC-0001 is also the id of rfcs/0001-a.md."),
    ]


def test_an_id_of_words_counts_whatever_its_letters(catalog):
    built = catalog({"plans/a.md": document(id="pay/one"), "plans/b.md": document(id="PAY/One")})
    assert found(built, "duplicate-id") == [("duplicate-id", "plans/b.md", 2)]


def test_ids_that_differ_in_width_only_are_the_same(catalog):
    built = catalog({"rfcs/0001-a.md": COMPLETE, "rfcs/1-b.md": COMPLETE})
    assert found(built, "duplicate-id") == [("duplicate-id", "rfcs/1-b.md", 1)]


def test_files_named_by_date_do_not_share_an_id(catalog):
    built = catalog({"adr/2024-05-17-a.md": COMPLETE, "adr/2024-06-01-b.md": COMPLETE})
    assert found(built, "duplicate-id") == []


def test_a_date_that_cannot_be_read_is_not_also_missing(catalog):
    built = catalog({"plans/a.md": document(title="T", status="active", date="2025-30-01")})
    assert found(built) == [("invalid-date", "plans/a.md", 4)]


@pytest.mark.parametrize("path", ["index.md", "plans/README.md", "plans/a.md"])
@pytest.mark.parametrize(
    ("directive", "word"),
    [
        ("archplan:indx", "indx"),
        ("archplan:index {collection: nope}", "nope"),
        ("archplan:index {collection: [plans}", "options"),
        ("archplan:index plans", "read"),
        ("archplan:index {colection: plans}", "colection"),
    ],
)
def test_a_directive_that_cannot_be_followed_is_told_on_every_page(catalog, path, directive, word):
    tree = {"plans/a.md": COMPLETE, "plans/b.md": COMPLETE}
    tree[path] = f"{COMPLETE}\n<!-- {directive} -->\n"
    problems = [p for p in catalog(tree).problems if p.rule == "bad-directive"]
    assert [(p.path, p.line) for p in problems] == [(path, 7)]
    assert word in problems[0].message


@pytest.mark.parametrize(
    "directive", ["archplan:index", "archplan:index {collection: plans, sort: title}", "archplan:trace", "a remark"]
)
def test_directives_that_can_be_followed_are_no_problem(catalog, directive):
    assert (
        found(catalog({"plans/a.md": f"{COMPLETE}\n<!-- {directive} -->\n", "index.md": f"<!-- {directive} -->\n"}))
        == []
    )


def test_a_list_of_links_is_for_documents(catalog):
    text = "<!-- archplan:backlinks -->\n"
    problems = catalog({"plans/a.md": f"{COMPLETE}\n{text}", "index.md": text}).problems
    assert [(p.rule, p.path, p.line) for p in problems] == [("bad-directive", "index.md", 1)]


def test_a_directive_shown_as_code_is_no_problem(catalog):
    assert found(catalog({"plans/a.md": COMPLETE, "index.md": "```\n<!-- archplan:nope -->\n```\n"})) == []


def test_every_problem_has_a_rule_of_the_catalogue_a_place_and_advice(catalog):
    built = catalog(
        {
            "plans/a.md": "---\nstatus: a: b\nsupersedes: [a.md, none.md]\ndiscussion: 'javascript:x'\n---\n",
            "plans/0001-b.md": b"\xff",
            "plans/0001-c.md": document(date="30 Foo", title="[Brief Title]"),
            "index.md": "<!-- archplan:nope -->\n",
        }
    )
    assert len({p.rule for p in built.problems}) >= 8
    for problem in built.problems:
        assert problem.rule in RULES
        assert problem.line >= 1
        assert problem.message.endswith(".")
        assert problem.hint


DISCUSSED = {"discussion": "https://example.org/pull/1"}


def discussing(catalog, kind, *fields):
    statuses = {"plans": "active", "rfcs": "draft", "adr": "proposed"}
    tree = {
        f"{kind}/{at}.md": document(**{"title": "T", "status": statuses[kind], "date": "2025-01-02", **given})
        for at, given in enumerate(fields)
    }
    return found(catalog(tree), "missing-discussion")


@pytest.mark.parametrize("kind", ["plans", "rfcs"])
def test_a_document_that_is_not_settled_and_names_no_discussion_is_told_where_most_do(catalog, kind):
    assert discussing(catalog, kind, DISCUSSED, DISCUSSED, {}) == [("missing-discussion", f"{kind}/2.md", 1)]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("plans", [DISCUSSED, DISCUSSED, {"status": "implemented"}]),
        ("plans", [DISCUSSED, DISCUSSED, {"status": "superseded"}]),
        ("plans", [DISCUSSED, DISCUSSED, {"discussion": "the payments channel"}]),
        ("plans", [{}, {}, {}]),
        ("plans", [DISCUSSED, {}, {}]),  # one is no habit
        ("rfcs", [DISCUSSED, DISCUSSED, {}, {}, {}]),  # two of five are none
        ("rfcs", [DISCUSSED, DISCUSSED, {"status": "approved"}]),
        ("adr", [DISCUSSED, DISCUSSED, {}]),
    ],
)
def test_a_settled_document_and_a_collection_without_discussions_are_left_alone(catalog, kind, fields):
    assert discussing(catalog, kind, *fields) == []
