"""The rules about documents that replace one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.link.chains import final_successor, is_superseded

RULES = ("one-way-supersession", "successor-not-in-force", "superseded-without-successor", "supersession-cycle")
REFERENCES = ("broken-reference", "unresolved-reference", "ambiguous-reference")


def metadata(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


def problems(catalog, *rules):
    return [problem for problem in catalog.problems if problem.rule in (rules or RULES)]


def found(catalog, *rules):
    return [(problem.rule, problem.path, problem.line) for problem in problems(catalog, *rules)]


OLD, NEW = "adr/0001-old.md", "adr/0002-new.md"
OLD_SAYS, NEW_SAYS = {"superseded_by": "ADR-2"}, {"supersedes": "ADR-1"}
ONE_WAY, NOT_IN_FORCE, WITHOUT = RULES[:3]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Nobody, or both.
        ({"status": "accepted"}, {"status": "accepted"}, []),
        ({"status": "superseded", **OLD_SAYS}, {"status": "accepted", **NEW_SAYS}, []),
        ({"status": "accepted", **OLD_SAYS}, {"status": "accepted", **NEW_SAYS}, []),
        # The newer one alone.
        ({"status": "accepted"}, {"status": "accepted", **NEW_SAYS}, [(ONE_WAY, OLD, 1)]),
        ({"status": "superseded"}, {"status": "accepted", **NEW_SAYS}, [(ONE_WAY, OLD, 1)]),
        ({"status": "accepted"}, {"status": "superseded", **NEW_SAYS}, [(ONE_WAY, OLD, 1), (WITHOUT, NEW, 2)]),
        ({"status": "accepted"}, {"status": "deprecated", **NEW_SAYS}, [(ONE_WAY, OLD, 1)]),
        ({}, {"status": "accepted", **NEW_SAYS}, [(ONE_WAY, OLD, 1)]),
        ({"status": "accepted"}, NEW_SAYS, [(ONE_WAY, OLD, 1)]),
        ({"status": "accepted"}, {"status": "parked", **NEW_SAYS}, [(ONE_WAY, OLD, 1)]),
        # What is only proposed, or was turned down, may say what it would replace.
        ({"status": "accepted"}, {"status": "proposed", **NEW_SAYS}, []),
        ({"status": "accepted"}, {"status": "rejected", **NEW_SAYS}, []),
        ({"status": "proposed"}, {"status": "proposed", **NEW_SAYS}, []),
        # The older one alone.
        ({"status": "superseded", **OLD_SAYS}, {"status": "accepted"}, [(ONE_WAY, NEW, 1)]),
        ({"status": "accepted", **OLD_SAYS}, {"status": "accepted"}, [(ONE_WAY, NEW, 1)]),
        # A successor that is not in force.
        ({"status": "superseded", **OLD_SAYS}, {"status": "proposed", **NEW_SAYS}, [(NOT_IN_FORCE, OLD, 3)]),
        ({"status": "superseded", **OLD_SAYS}, {"status": "rejected", **NEW_SAYS}, [(NOT_IN_FORCE, OLD, 3)]),
        ({"status": "accepted", **OLD_SAYS}, {"status": "proposed", **NEW_SAYS}, [(NOT_IN_FORCE, OLD, 3)]),
        ({"status": "superseded"}, {"status": "proposed", **NEW_SAYS}, [(NOT_IN_FORCE, OLD, 2)]),
        (
            {"status": "superseded", **OLD_SAYS},
            {"status": "proposed"},
            [(NOT_IN_FORCE, OLD, 3), (ONE_WAY, NEW, 1)],
        ),
        ({"status": "superseded", **OLD_SAYS}, {"status": "deprecated", **NEW_SAYS}, []),
        # Nobody says by which.
        ({"status": "superseded"}, {"status": "accepted"}, [(WITHOUT, OLD, 2)]),
        ({"status": "deprecated"}, {"status": "accepted"}, []),
    ],
)
def test_two_documents_and_what_they_say_of_each_other(catalog, old, new, expected):
    assert found(catalog({OLD: metadata(**old), NEW: metadata(**new)})) == expected


@pytest.mark.parametrize(
    ("kind", "status", "reported"),
    [
        ("rfc", "draft", True),
        ("rfc", "open for review", True),
        ("rfc", "rejected", True),
        ("rfc", "withdrawn", True),
        ("rfc", "approved", False),
        ("rfc", "superseded", False),
        ("rfc", "parked", False),
        ("adr", "proposed", True),
        ("plan", "active", False),
        ("plan", "implemented", False),
    ],
)
def test_a_successor_has_to_be_in_force(catalog, kind, status, reported):
    old = metadata(status="superseded", superseded_by="b.md")
    new = metadata(status=status, supersedes="a.md", superseded_by="'https://example.org/c'")
    built = catalog({"own/a.md": old, "own/b.md": new}, collections={"own": {"kind": kind}})
    assert found(built) == ([(NOT_IN_FORCE, "own/a.md", 3)] if reported else [])


@pytest.mark.parametrize(("newer", "says"), [("draft", "'draft'"), ("Open for Review", "'Open for Review'")])
def test_messages_name_both_files_and_say_what_to_do(catalog, newer, says):
    tree = {
        "rfcs/0001-a.md": metadata(status="approved"),
        "rfcs/0002-b.md": metadata(status="approved", supersedes="RFC-1"),
        "rfcs/0003-c.md": metadata(status="superseded", superseded_by="RFC-4"),
        "rfcs/0004-d.md": metadata(status=newer, supersedes="RFC-3"),
        "rfcs/0005-e.md": metadata(status="superseded", superseded_by="RFC-6"),
        "rfcs/0006-f.md": metadata(status="approved"),
    }
    first, third, sixth = problems(catalog(tree))
    assert (first.rule, first.path) == (ONE_WAY, "rfcs/0001-a.md")
    assert "rfcs/0002-b.md:3" in first.message
    assert "'approved'" in first.message
    assert first.hint == "Add 'superseded_by: RFC-0002'."
    assert (third.rule, third.path) == (NOT_IN_FORCE, "rfcs/0003-c.md")
    assert "rfcs/0004-d.md" in third.message
    assert says in third.message
    assert (sixth.rule, sixth.path) == (ONE_WAY, "rfcs/0006-f.md")
    assert "rfcs/0005-e.md:3" in sixth.message
    assert sixth.hint == "Add 'supersedes: RFC-0005'."


def test_a_hint_names_a_document_without_an_id_by_its_path(catalog):
    built = catalog(
        {"plans/a.md": metadata(status="active"), "plans/b.md": metadata(status="active", supersedes="a.md")}
    )
    (problem,) = problems(built)
    assert "plans/b.md" in problem.hint


@pytest.mark.parametrize(
    ("successor", "rule"),
    [
        ("ADR-9", "broken-reference"),
        ("nowhere.md", "broken-reference"),
        ("the new way", "unresolved-reference"),
        ("RFC-9", None),
        ("https://example.org/new", None),
        ("../guide.md", None),
    ],
)
def test_a_successor_that_is_no_document_is_no_matter_of_these_rules(catalog, successor, rule):
    built = catalog({OLD: metadata(status="superseded", superseded_by=successor), "guide.md": "# G\n"})
    assert found(built) == []
    assert found(built, *REFERENCES) == ([(rule, OLD, 3)] if rule else [])


@pytest.mark.parametrize("text", ["Superseded by ADR-2", "superseded by [two](0002-new.md)"])
def test_a_status_that_names_the_successor_says_so(catalog, text):
    built = catalog({OLD: f"# Old\n\n- Status: {text}\n", NEW: metadata(status="accepted")})
    assert found(built) == [(ONE_WAY, NEW, 1)]
    assert f"{OLD}:3" in problems(built)[0].message


def test_a_metadata_file_is_named_with_its_own_line(catalog):
    tree = {
        "rfcs/0001-a.md": metadata(status="approved"),
        "rfcs/x/README.md": "# X\n",
        "rfcs/x/kep.yaml": "status: approved\nreplaces:\n  - RFC-1\n",
    }
    (problem,) = problems(catalog(tree))
    assert "rfcs/x/kep.yaml:3 " in problem.message


def test_a_claim_of_a_metadata_file_is_reported_there(catalog):
    tree = {
        "rfcs/0001-a.md": metadata(status="draft", supersedes="x/README.md"),
        "rfcs/x/README.md": "# X\n",
        "rfcs/x/kep.yaml": "status: superseded\nreplaced-by:\n  - RFC-1\n",
    }
    assert found(catalog(tree)) == [(NOT_IN_FORCE, "rfcs/x/kep.yaml", 3)]


def test_a_proposal_beside_a_successor_in_force_is_no_problem(catalog):
    tree = {
        OLD: metadata(status="superseded", superseded_by="ADR-2"),
        NEW: metadata(status="accepted", supersedes="ADR-1"),
        "adr/0003-next.md": metadata(status="proposed", supersedes="[ADR-1, ADR-2]"),
    }
    assert found(catalog(tree)) == []


def test_a_deprecated_document_does_not_call_itself_superseded(catalog):
    tree = {OLD: metadata(status="deprecated"), NEW: metadata(status="proposed", supersedes="ADR-1")}
    assert found(catalog(tree)) == []


def test_a_document_may_have_several_successors(catalog):
    tree = {
        OLD: metadata(status="superseded", superseded_by="[ADR-2, ADR-3]"),
        NEW: metadata(status="accepted", supersedes="ADR-1"),
        "adr/0003-c.md": metadata(status="accepted", supersedes="ADR-1"),
    }
    assert found(catalog(tree)) == []
    tree["adr/0003-c.md"] = metadata(status="proposed")
    assert found(catalog(tree)) == [(NOT_IN_FORCE, OLD, 3), (ONE_WAY, "adr/0003-c.md", 1)]


def circle(*numbers):
    """Make documents each of which says that the next supersedes it, and the other way round."""
    following = dict(zip(numbers, (*numbers[1:], numbers[0]), strict=True))
    before = {newer: older for older, newer in following.items()}
    return {
        f"adr/{number:04}-x.md": metadata(
            status="accepted", supersedes=f"ADR-{before[number]}", superseded_by=f"ADR-{following[number]}"
        )
        for number in numbers
    }


@pytest.mark.parametrize("numbers", [(1, 2), (1, 2, 3), (2, 3, 1), (1, 3, 2), tuple(range(1, 40))])
def test_a_circle_is_reported_once_with_all_of_its_files(catalog, numbers):
    (problem,) = problems(catalog(circle(*numbers)))
    assert (problem.rule, problem.path, problem.line) == ("supersession-cycle", "adr/0001-x.md", 3)
    at = numbers.index(1)
    turned = [f"adr/{number:04}-x.md" for number in (*numbers[at:], *numbers[:at], 1)]
    assert " → ".join(turned) in problem.message


def test_circles_apart_are_reported_once_each(catalog):
    built = catalog({**circle(1, 3), **circle(2, 4, 5)})
    assert found(built) == [("supersession-cycle", "adr/0001-x.md", 3), ("supersession-cycle", "adr/0002-x.md", 3)]


def test_a_circle_behind_a_fork_is_reported_once(catalog):
    tree = {
        "adr/0001-x.md": metadata(status="superseded", superseded_by="[ADR-2, ADR-3]"),
        "adr/0002-x.md": metadata(status="accepted", supersedes="ADR-1"),
        "adr/0003-x.md": metadata(status="accepted", supersedes="[ADR-1, ADR-4]", superseded_by="ADR-4"),
        "adr/0004-x.md": metadata(status="accepted", supersedes="ADR-3", superseded_by="ADR-3"),
    }
    assert found(catalog(tree)) == [("supersession-cycle", "adr/0003-x.md", 3)]


def test_a_circle_is_reported_in_the_line_that_is_part_of_it(catalog):
    tree = {
        "adr/0001-x.md": metadata(status="accepted", supersedes="ADR-3", superseded_by="ADR-2"),
        "adr/0002-x.md": metadata(status="accepted", supersedes="ADR-1", superseded_by="ADR-1"),
        "adr/0003-x.md": metadata(status="superseded", superseded_by="ADR-1"),
    }
    assert found(catalog(tree)) == [("supersession-cycle", "adr/0001-x.md", 4)]


def test_two_that_claim_to_replace_each_other_are_a_circle_only(catalog):
    tree = {
        OLD: metadata(status="accepted", supersedes="ADR-2"),
        NEW: metadata(status="accepted", supersedes="ADR-1"),
    }
    assert found(catalog(tree)) == [("supersession-cycle", OLD, 3)]


def test_a_document_that_replaces_itself_is_a_broken_reference_only(catalog):
    built = catalog({OLD: metadata(status="accepted", supersedes="ADR-1", superseded_by="ADR-1")})
    assert found(built) == []
    assert [(rule, line) for rule, _, line in found(built, *REFERENCES)] == [
        ("broken-reference", 3),
        ("broken-reference", 4),
    ]


STATUSES = ("accepted", "proposed", "rejected", "deprecated", "superseded", "parked", "''")
SIDES = st.dictionaries(
    st.sampled_from(["supersedes", "superseded_by"]), st.lists(st.integers(1, 6).map("ADR-{}".format), max_size=2)
)


@given(st.lists(st.tuples(st.sampled_from(STATUSES), SIDES), min_size=1, max_size=5))
def test_any_claims_are_reported_at_documents_once_each(catalog, written):
    tree = {
        f"adr/{number:04}-x.md": metadata(status=status, **claims) for number, (status, claims) in enumerate(written, 1)
    }
    built = catalog(tree)
    told = problems(built)
    assert set(built.documents) == set(tree)
    assert len({(problem.rule, problem.path, problem.message) for problem in told}) == len(told)
    for problem in told:
        document = built.documents[problem.path]
        assert 1 <= problem.line <= tree[problem.path].count("\n")
        assert problem.message.endswith(".")
        assert problem.hint
        if problem.rule == "superseded-without-successor":
            assert document.status == "superseded"
        if problem.rule in ("one-way-supersession", "successor-not-in-force"):
            assert any(path in problem.message for path in tree if path != problem.path)


@pytest.mark.parametrize("said", ["part of ADR-1", "the retries of ADR-1", "'[ADR-1](0001-old.md) (retries only)'"])
def test_what_replaces_a_part_leaves_the_rest_in_force(catalog, said):
    built = catalog({OLD: metadata(status="accepted"), NEW: metadata(status="accepted", supersedes=said)})
    assert found(built) == found(built, *REFERENCES) == []
    assert not is_superseded(built.documents[OLD], built)


@pytest.mark.parametrize("status", ["Partially superseded by ADR-2", "Accepted. Section 3 superseded by ADR-2"])
def test_what_lost_a_part_is_not_superseded(catalog, status):
    built = catalog({OLD: metadata(status=status), NEW: metadata(status="accepted")})
    assert found(built) == []
    assert not is_superseded(built.documents[OLD], built)


def test_a_document_that_calls_itself_superseded_is_even_where_only_a_part_is_named(catalog):
    built = catalog({OLD: metadata(status="superseded", superseded_by="ADR-2 (retries only)"), NEW: metadata()})
    assert is_superseded(built.documents[OLD], built)
    assert final_successor(built.documents[OLD], built) == NEW


def test_parts_that_replace_one_another_are_no_circle(catalog):
    tree = {OLD: metadata(status="accepted", supersedes="part of ADR-2")}
    tree[NEW] = metadata(status="accepted", supersedes="part of ADR-1")
    assert found(catalog(tree)) == []


@pytest.mark.parametrize("by", ["by the new minimum version", "in favour of plain files"])
def test_a_successor_in_words_is_said(catalog, by):
    assert found(catalog({OLD: metadata(status=f"Superseded {by}")})) == []
