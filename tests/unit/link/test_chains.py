"""Which documents replace one another, and which of them hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.link.chains import (
    Standing,
    circles,
    final_successor,
    is_superseded,
    predecessors,
    standing,
    successors,
)
from mkdocs_archplan.link.related import relate
from mkdocs_archplan.model import Catalog, Collection, Document
from mkdocs_archplan.relations import Reference, Relation

FOLDERS = {"plan": "plans", "rfc": "rfcs", "adr": "adr"}


def metadata(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


def made(collection, claims, count):
    """Make a catalog of documents `0` to `count - 1` from pairs of an older and a newer one."""
    named = {}
    for older, newer in claims:
        named.setdefault(older, []).append(newer)
    documents = {}
    for number in map(str, range(count)):
        references = tuple(
            Reference(
                relation=Relation.SUPERSEDED_BY, raw=newer, target=newer, url=None, line=2, source="metadata", field="x"
            )
            for newer in map(str, named.get(int(number), ()))
        )
        documents[number] = Document(
            path=number,
            url=number,
            collection="adrs",
            kind="adr",
            title=number,
            title_source="heading",
            status="accepted",
            references=references,
        )
    settings = collection("adr")
    members = Collection(
        settings=settings,
        statuses=settings.statuses,
        documents=tuple(documents.values()),
        index="",
        index_url="",
        generated=True,
    )
    return Catalog(collections=(members,), documents=documents, related=relate(documents, ()))


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("plan", "active", Standing.IN_FORCE),
        ("plan", "implemented", Standing.IN_FORCE),
        ("plan", "superseded", Standing.ENDED),
        ("rfc", "draft", Standing.PENDING),
        ("rfc", "open for review", Standing.PENDING),
        ("rfc", "approved", Standing.IN_FORCE),
        ("rfc", "rejected", Standing.DROPPED),
        ("rfc", "withdrawn", Standing.DROPPED),
        ("rfc", "superseded", Standing.ENDED),
        ("adr", "proposed", Standing.PENDING),
        ("adr", "accepted", Standing.IN_FORCE),
        ("adr", "rejected", Standing.DROPPED),
        ("adr", "deprecated", Standing.ENDED),
        ("adr", "superseded", Standing.ENDED),
        ("adr", "parked", None),
        ("adr", "''", None),
    ],
)
def test_a_status_says_whether_a_document_holds(catalog, kind, status, expected):
    path = f"{FOLDERS[kind]}/a.md"
    built = catalog({path: metadata(status=status)})
    assert standing(built.documents[path], built) is expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("plan", "running", Standing.IN_FORCE),
        ("plan", "parked", Standing.IN_FORCE),
        ("adr", "running", Standing.IN_FORCE),
        ("adr", "parked", Standing.PENDING),
        ("rfc", "parked", Standing.PENDING),
        ("rfc", "superseded", Standing.ENDED),
        ("rfc", "approved", None),
    ],
)
def test_a_status_of_a_sites_own_holds_when_it_is_final(catalog, kind, status, expected):
    statuses = [{"name": "running", "final": True}, {"name": "parked", "final": False}, "superseded"]
    built = catalog({"own/a.md": metadata(status=status)}, collections={"own": {"kind": kind, "statuses": statuses}})
    assert standing(built.documents["own/a.md"], built) is expected


@pytest.mark.parametrize(
    ("old", "new", "superseded"),
    [
        ({"status": "superseded"}, {}, True),
        ({"status": "superseded"}, {"status": "accepted", "supersedes": "0001-a.md"}, True),
        ({"status": "accepted"}, {"status": "accepted", "supersedes": "0001-a.md"}, True),
        ({"status": "accepted"}, {"supersedes": "0001-a.md"}, True),
        ({"status": "accepted"}, {"status": "deprecated", "supersedes": "0001-a.md"}, True),
        ({"status": "accepted"}, {"status": "superseded", "supersedes": "0001-a.md"}, True),
        ({"status": "accepted"}, {"status": "proposed", "supersedes": "0001-a.md"}, False),
        ({"status": "accepted"}, {"status": "rejected", "supersedes": "0001-a.md"}, False),
        ({"status": "accepted", "superseded_by": "0002-b.md"}, {"status": "proposed"}, True),
        ({"status": "accepted", "superseded_by": "0002-b.md"}, {}, True),
        ({"status": "deprecated"}, {"status": "accepted", "supersedes": "0001-a.md"}, True),
        ({"status": "accepted"}, {"status": "accepted"}, False),
        ({}, {}, False),
    ],
)
def test_a_document_is_superseded_when_it_says_so_or_what_holds_replaces_it(catalog, old, new, superseded):
    built = catalog({"adr/0001-a.md": metadata(**old), "adr/0002-b.md": metadata(**new)})
    assert is_superseded(built.documents["adr/0001-a.md"], built) is superseded
    assert not is_superseded(built.documents["adr/0002-b.md"], built) or new.get("status") == "superseded"


@pytest.mark.parametrize(
    ("claims", "ends"),
    [
        ([], {0: None}),
        ([(0, 1)], {0: "1", 1: None}),
        ([(0, 1), (1, 2), (2, 3)], {0: "3", 1: "3", 2: "3", 3: None}),
        ([(0, 1), (0, 2)], {0: None, 1: None}),
        ([(0, 1), (1, 2), (1, 3)], {0: None, 1: None}),
        ([(0, 2), (1, 2)], {0: "2", 1: "2"}),
        ([(0, 1), (1, 0)], {0: None, 1: None}),
        ([(0, 1), (1, 2), (2, 1)], {0: None, 1: None, 2: None}),
        ([(0, 0)], {0: None}),
    ],
)
def test_successors_are_followed_to_the_end_of_the_chain(collection, claims, ends):
    built = made(collection, claims, 4)
    for number, end in ends.items():
        assert final_successor(built.documents[str(number)], built) == end


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], []),
        ([(0, 1), (1, 2), (0, 2)], []),
        ([(0, 0)], [("0",)]),
        ([(0, 1), (1, 0)], [("0", "1")]),
        ([(2, 1), (1, 3), (3, 2)], [("1", "3", "2")]),
        ([(0, 1), (1, 2), (2, 3), (3, 1)], [("1", "2", "3")]),
        ([(0, 1), (1, 0), (2, 3), (3, 2)], [("0", "1"), ("2", "3")]),
        ([(0, 1), (0, 2), (2, 3), (3, 2)], [("2", "3")]),
        ([(0, 1), (1, 0), (0, 2), (2, 0)], [("0", "1"), ("0", "2")]),
        ([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3)], [("0", "1", "2"), ("3", "4")]),
        ([(at, (at + 1) % 9) for at in range(9)], [tuple(map(str, range(9)))]),
    ],
)
def test_every_circle_is_found_once_from_its_first_document_on(collection, claims, expected):
    assert sorted(circles(made(collection, claims, 9))) == expected


def test_circles_are_found_whichever_side_states_them(catalog):
    built = catalog(
        {
            "adr/0001-a.md": metadata(supersedes="ADR-3"),
            "adr/0002-b.md": metadata(supersedes="ADR-1", superseded_by="ADR-3"),
            "adr/0003-c.md": "# C\n",
        }
    )
    assert list(circles(built)) == [("adr/0001-a.md", "adr/0002-b.md", "adr/0003-c.md")]


LENGTH = 20_000


def test_a_chain_of_any_length_comes_to_its_end(collection):
    built = made(collection, [(at, at + 1) for at in range(LENGTH - 1)], LENGTH)
    assert list(circles(built)) == []
    assert final_successor(built.documents["0"], built) == str(LENGTH - 1)


def test_a_circle_of_any_length_is_one(collection):
    built = made(collection, [(at, (at + 1) % LENGTH) for at in range(LENGTH)], LENGTH)
    (circle,) = circles(built)
    assert len(circle) == len(set(circle)) == LENGTH
    assert final_successor(built.documents["0"], built) is None


def test_many_documents_that_replace_many_are_passed_once(collection):
    claims = [(older, newer) for older in range(200) for newer in range(older + 1, 200)]
    assert list(circles(made(collection, claims, 200))) == []


def reachable(claims, start):
    found, waiting = set(), [newer for older, newer in claims if older == start]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += [newer for older, newer in claims if older == at]
    return found


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14, unique=True))
def test_circles_of_any_claims_are_true_and_stand_wherever_there_is_one(collection, claims):
    built = made(collection, claims, 8)
    found = list(circles(built))
    assert len(set(found)) == len(found)
    for circle in found:
        assert circle[0] == min(circle)
        assert len(set(circle)) == len(circle)
        for older, newer in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert (int(older), int(newer)) in claims
    looping = {at for at in range(8) if at in reachable(claims, at)}
    grouped = {frozenset(reachable(claims, at) & looping) for at in looping}
    for group in (group for group in grouped if all(at in reachable(claims, at) for at in group)):
        assert any({int(at) for at in circle} <= group for circle in found)
    assert bool(found) == bool(looping)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14, unique=True))
def test_successors_and_predecessors_are_the_claims_from_either_side(collection, claims):
    built = made(collection, claims, 8)
    for path, document in built.documents.items():
        assert set(successors(document, built)) == {str(newer) for older, newer in claims if str(older) == path}
        assert set(predecessors(document, built)) == {str(older) for older, newer in claims if str(newer) == path}
        end = final_successor(document, built)
        assert end is None or (end != path and int(end) in reachable(claims, int(path)))
        assert end is None or not successors(built.documents[end], built)
