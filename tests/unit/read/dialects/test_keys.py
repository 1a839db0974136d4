import pytest


@pytest.fixture(scope="module")
def keys(facts):
    """Read front matter, the first line of which is line 2 of the file."""
    return lambda text: facts(f"---\n{text}\n---\n# T\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: active", [("status", "active", 2)]),
        ("Status: Active", [("status", "Active", 2)]),
        ("title: T\nhide: [toc]\nRelated_RFC: RFC-1", [("title", "T", 2), ("related rfc", "RFC-1", 4)]),
        ("superseded-by: 002", [("superseded by", "002", 2)]),
        ("related_adrs: [013, 008]", [("related adrs", ("013", "008"), 2)]),
        ("Authors:\n  - '@ada'\n  - '@jo'", [("authors", ("@ada", "@jo"), 2)]),
        ("status:", [("status", None, 2)]),
        ("status: draft\nstatus: active", [("status", "active", 3)]),
        ("colour: red", []),
        ("description: the status", []),
    ],
)
def test_keys_that_mean_something_are_facts(keys, text, expected):
    assert keys(text) == [(*fact, "front-matter") for fact in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "adr:\n  status: accepted\n  created: 2024-01-01\n  superseded_by: ADR-2\n  extends: [ADR-1]",
            [
                ("status", "accepted", 3),
                ("created", "2024-01-01", 4),
                ("superseded by", "ADR-2", 5),
                ("extends", ("ADR-1",), 6),
            ],
        ),
        ("adr: {status: accepted, id: 7}", [("status", "accepted", 2), ("id", "7", 2)]),
        ("rfc:\n  id: 3", [("id", "3", 3)]),
        ("Meta Data:\n  status: accepted", [("status", "accepted", 3)]),
        ("metadata:\n  date: 2024-01-01", [("date", "2024-01-01", 3)]),
        ("anything:\n  status: accepted\n  colour: red", [("status", "accepted", 3)]),
        ("adr:\n  status: draft\n  status: accepted", [("status", "accepted", 4)]),
        ("anything:\n  date: 2024-01-01", []),
        ("adr:\n  deep:\n    status: accepted", []),
    ],
)
def test_keys_below_one_key_are_nested(keys, text, expected):
    assert keys(text) == [(*fact, "nested") for fact in expected]


def test_flat_keys_come_before_nested_ones(keys):
    assert keys("adr:\n  status: accepted\nstatus: draft") == [
        ("status", "draft", 4, "front-matter"),
        ("status", "accepted", 3, "nested"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("related: [{implements: RFC-038}]", [("implements", "RFC-038")]),
        ("related: [{implements: RFC-038}, RFC-2]", [("related", ("RFC-2",)), ("implements", "RFC-038")]),
        (
            "related: {rfcs: [RFC-1, RFC-2], adrs: [3]}",
            [("related rfcs", ("RFC-1", "RFC-2")), ("related adrs", ("3",))],
        ),
        ("related: {Supersedes: ADR-1, see-also: ADR-2}", [("supersedes", "ADR-1"), ("see also", "ADR-2")]),
        ("related: [{TEP-0100: embedded}]", [("related", "TEP-0100")]),
        ("related: {design: RFC-2}", [("related", "RFC-2")]),
        ("related: {title: Ledger, path: docs/rfcs/x.md}", [("related", "docs/rfcs/x.md")]),
        ("supersedes: [{id: ADR-1}, {url: x.md}]", [("supersedes", "ADR-1"), ("supersedes", "x.md")]),
        ("rfc: RFC-1", [("rfc", "RFC-1")]),
        ("related: []", [("related", ())]),
        ("related: [[RFC-1, RFC-2]]", [("related", (("RFC-1", "RFC-2"),))]),
    ],
)
def test_a_reference_may_name_its_relation_itself(keys, text, expected):
    assert keys(text) == [(name, value, 2, "front-matter") for name, value in expected]


def test_toml_keys_are_read_the_same_way(facts):
    assert facts("+++\nstatus = 'draft'\n[adr]\nid = 7\n[adr.related]\nrfcs = ['RFC-1']\n+++\n")[:2] == [
        ("status", "draft", 2, "front-matter"),
        ("id", "7", 4, "nested"),
    ]
