"""From RFC to plan to decision: every chain, and the gaps in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.link.trace import Gap, trace


def metadata(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


def chains(catalog):
    """Return RFC, plan, decisions and gap of every chain, by the names of their files."""

    def name(path):
        return path and path.partition("/")[2].removesuffix(".md")

    return [(name(c.rfc), name(c.plan), [name(path) for path in c.adrs], c.gap) for c in trace(catalog)]


RFC, PLAN, ADR = "rfcs/0001-r.md", "plans/p.md", "adr/0001-d.md"
APPROVED, ACTIVE, ACCEPTED = ({"status": status} for status in ("approved", "active", "accepted"))
BY_RFC, BY_PLAN, BY_ADR = {"related_rfc": "RFC-1"}, {"related_plan": "../plans/p.md"}, {"related_adr": "ADR-1"}


@pytest.mark.parametrize(
    ("rfc", "plan", "adr", "expected"),
    [
        # Whole chains, whichever side states them.
        (APPROVED, {**ACTIVE, **BY_RFC, **BY_ADR}, ACCEPTED, [("0001-r", "p", ["0001-d"], None)]),
        ({**APPROVED, **BY_PLAN}, ACTIVE, {**ACCEPTED, **BY_PLAN}, [("0001-r", "p", ["0001-d"], None)]),
        ({**APPROVED, **BY_PLAN}, {**ACTIVE, **BY_RFC}, None, [("0001-r", "p", [], None)]),
        # An RFC and a plan, a decision apart.
        (
            APPROVED,
            {**ACTIVE, **BY_RFC},
            ACCEPTED,
            [("0001-r", "p", [], None), (None, None, ["0001-d"], Gap.UNMENTIONED)],
        ),
        # A decision linked with the RFC alone.
        (
            APPROVED,
            {**ACTIVE, **BY_RFC},
            {**ACCEPTED, **BY_RFC},
            [("0001-r", "p", [], None), ("0001-r", None, ["0001-d"], Gap.UNMENTIONED)],
        ),
        # A plan with a decision, an RFC apart.
        (
            APPROVED,
            {**ACTIVE, **BY_ADR},
            ACCEPTED,
            [("0001-r", None, [], Gap.NO_PLAN), (None, "p", ["0001-d"], Gap.NO_RFC)],
        ),
        # All apart.
        (
            APPROVED,
            ACTIVE,
            ACCEPTED,
            [
                ("0001-r", None, [], Gap.NO_PLAN),
                (None, "p", [], Gap.NO_RFC),
                (None, None, ["0001-d"], Gap.UNMENTIONED),
            ],
        ),
        # One or two kinds only: what a site has none of is not missing.
        (APPROVED, None, None, [("0001-r", None, [], None)]),
        (None, ACTIVE, None, [(None, "p", [], None)]),
        (None, None, ACCEPTED, [(None, None, ["0001-d"], None)]),
        (APPROVED, ACTIVE, None, [("0001-r", None, [], Gap.NO_PLAN), (None, "p", [], Gap.NO_RFC)]),
        (APPROVED, None, ACCEPTED, [("0001-r", None, [], None), (None, None, ["0001-d"], None)]),
        (APPROVED, None, {**ACCEPTED, **BY_RFC}, [("0001-r", None, [], None), ("0001-r", None, ["0001-d"], None)]),
        (None, ACTIVE, ACCEPTED, [(None, "p", [], None), (None, None, ["0001-d"], Gap.UNMENTIONED)]),
        (None, {**ACTIVE, **BY_ADR}, ACCEPTED, [(None, "p", ["0001-d"], None)]),
    ],
)
def test_every_combination_of_chain_and_gap(catalog, rfc, plan, adr, expected):
    written = ((RFC, rfc), (PLAN, plan), (ADR, adr))
    built = catalog({path: metadata(**fields) for path, fields in written if fields is not None})
    assert chains(built) == expected


@pytest.mark.parametrize(
    ("status", "gap"),
    [
        ("draft", False),
        ("open for review", False),
        ("approved", True),
        ("rejected", False),
        ("withdrawn", False),
        ("superseded", False),
        ("parked", False),
        ("''", False),
    ],
)
def test_only_an_rfc_in_force_lacks_a_plan(catalog, status, gap):
    built = catalog({RFC: metadata(status=status), PLAN: metadata(status="active")})
    assert ("0001-r", None, [], Gap.NO_PLAN if gap else None) in chains(built)
    told = [(p.path, p.line) for p in built.problems if p.rule == "approved-rfc-without-plan"]
    assert told == ([(RFC, 2)] if gap else [])


@pytest.mark.parametrize(
    ("status", "gap"), [("active", True), ("implemented", True), ("superseded", False), ("parked", True), ("''", True)]
)
def test_only_a_plan_that_is_followed_lacks_an_rfc(catalog, status, gap):
    built = catalog({RFC: metadata(status="draft"), PLAN: metadata(status=status)})
    assert (None, "p", [], Gap.NO_RFC if gap else None) in chains(built)


@pytest.mark.parametrize(
    ("status", "gap"),
    [
        ("proposed", True),
        ("accepted", True),
        ("rejected", False),
        ("deprecated", False),
        ("superseded", False),
        ("parked", True),
        ("''", True),
    ],
)
def test_only_a_decision_that_is_not_over_lacks_a_plan(catalog, status, gap):
    built = catalog({PLAN: metadata(status="active"), ADR: metadata(status=status)})
    assert (None, None, ["0001-d"], Gap.UNMENTIONED if gap else None) in chains(built)


@pytest.mark.parametrize(
    ("path", "status", "newer", "claim", "gap"),
    [
        (RFC, "approved", "rfcs/0002-n.md", "approved", None),
        (RFC, "approved", "rfcs/0002-n.md", "draft", Gap.NO_PLAN),
        (ADR, "accepted", "adr/0002-n.md", "accepted", None),
        (ADR, "accepted", "adr/0002-n.md", "proposed", Gap.UNMENTIONED),
        ("plans/0001-p.md", "active", "plans/0002-n.md", "active", None),
    ],
)
def test_what_another_one_replaces_has_no_gap(catalog, path, status, newer, claim, gap):
    older = path.rpartition("/")[2]
    tree = {
        "rfcs/0009-x.md": metadata(status="approved"),
        "plans/0009-y.md": metadata(status="active"),
        path: metadata(status=status),
        newer: metadata(status=claim, supersedes=older),
    }
    gaps = {at: chain.gap for chain in trace(catalog(tree)) for at in chain.paths}
    assert gaps[path] is gap


def test_an_rfc_has_a_chain_for_each_of_its_plans(catalog):
    built = catalog(
        {
            RFC: metadata(status="approved", implemented_by="../plans/b.md"),
            "plans/a.md": metadata(related_rfc="RFC-1") + "ADR-3, ADR-1\n",
            "plans/b.md": metadata(status="active"),
            "plans/c.md": metadata(status="superseded", implements="[RFC-1, RFC-2]"),
            "rfcs/0002-s.md": metadata(status="approved"),
            "adr/0001-d.md": "# D\n",
            "adr/0002-e.md": "# E\n\n[c](../plans/c.md), [b](../plans/b.md)\n",
            "adr/0003-f.md": "# F\n",
        }
    )
    assert chains(built) == [
        ("0001-r", "a", ["0001-d", "0003-f"], None),
        ("0001-r", "b", ["0002-e"], None),
        ("0001-r", "c", ["0002-e"], None),
        ("0002-s", "c", ["0002-e"], None),
    ]


def test_a_decision_with_several_rfcs_and_no_plan_stands_alone(catalog):
    built = catalog(
        {RFC: "# R\n", "rfcs/0002-s.md": "# S\n", ADR: metadata(related_rfc="[RFC-1, RFC-2]"), PLAN: "# P\n"}
    )
    assert (None, None, ["0001-d"], Gap.UNMENTIONED) in chains(built)


def test_what_is_mentioned_only_is_not_implemented(catalog):
    built = catalog({RFC: metadata(status="approved"), PLAN: metadata(status="active") + "RFC-0001\n"})
    assert [gap for *_, gap in chains(built)] == [Gap.NO_PLAN, Gap.NO_RFC]


def test_another_kind_does_not_stand_in_for_a_plan(catalog):
    tree = {
        RFC: metadata(status="approved", implemented_by="../adr/0001-d.md"),
        ADR: metadata(status="accepted"),
        PLAN: metadata(status="active"),
    }
    assert ("0001-r", None, [], Gap.NO_PLAN) in chains(catalog(tree))


def test_a_page_that_names_a_decision_is_no_plan(catalog):
    tree = {ADR: metadata(status="accepted"), PLAN: metadata(status="active"), "guide.md": "ADR-1\n"}
    assert (None, None, ["0001-d"], Gap.UNMENTIONED) in chains(catalog(tree))


def test_the_missing_plan_is_told_once_with_what_to_do(catalog):
    (problem,) = [
        p
        for p in catalog({RFC: metadata(title="R", status="✅ Approved"), PLAN: metadata(status="active")}).problems
        if p.rule == "approved-rfc-without-plan"
    ]
    assert (problem.path, problem.line) == (RFC, 3)
    assert "Approved" in problem.message
    assert "related_rfc" in problem.hint


def test_an_empty_site_has_no_chains(catalog):
    assert chains(catalog({"index.md": "# Home\n"})) == []


PATHS = [f"{folder}/000{number}-x.md" for folder in ("rfcs", "plans", "adr") for number in (1, 2, 3)]
STATUSES = {
    "rfcs": "draft approved rejected superseded parked".split(),
    "plans": "active implemented superseded parked".split(),
    "adr": "proposed accepted rejected deprecated superseded parked".split(),
}
OF_PATHS = {path: st.sampled_from(STATUSES[path.partition("/")[0]]) for path in PATHS}
FIELDS = "related_rfc related_plan related_adr implements implemented_by supersedes superseded_by related".split()


@settings(max_examples=150)
@given(
    st.fixed_dictionaries({}, optional=OF_PATHS),
    st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(FIELDS), st.sampled_from(PATHS)), max_size=10),
)
def test_every_document_of_any_site_stands_in_a_chain(catalog, statuses, stated):
    tree = {}
    for path, status in statuses.items():
        own = [(field, f"/{target}") for origin, field, target in stated if origin == path and target in statuses]
        fields = {field: [target for name, target in own if name == field] for field, _ in own}
        tree[path] = metadata(status=status, **fields)
    built = catalog(tree)
    found = list(trace(built))
    assert {path for chain in found for path in chain.paths} == set(built.documents)
    assert len(set(found)) == len(found)
    kinds = {document.kind for document in built.documents.values()}
    for chain in found:
        members = [(chain.rfc, "rfc"), (chain.plan, "plan"), *((path, "adr") for path in chain.adrs)]
        assert all(path is None or built.documents[path].kind == kind for path, kind in members)
        assert list(chain.adrs) == sorted(set(chain.adrs))
        assert not chain.gap or kinds != {"rfc"}
        assert chain.gap is not Gap.NO_PLAN or (chain.rfc and not chain.plan and "plan" in kinds)
        assert chain.gap is not Gap.NO_RFC or (chain.plan and not chain.rfc and "rfc" in kinds)
        assert chain.gap is not Gap.UNMENTIONED or (chain.adrs and not chain.plan and "plan" in kinds)
        if chain.gap:
            gapped = {Gap.NO_PLAN: chain.rfc, Gap.NO_RFC: chain.plan}.get(chain.gap) or chain.adrs[0]
            assert built.documents[gapped].status not in ("superseded", "rejected", "deprecated")
    parts = [2 if chain.adrs and not chain.plan else 0 if chain.rfc else 1 for chain in found]
    assert parts == sorted(parts)
    told = sorted(p.path for p in built.problems if p.rule == "approved-rfc-without-plan")
    assert told == sorted(chain.rfc for chain in found if chain.gap is Gap.NO_PLAN)
