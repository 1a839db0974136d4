import pytest

from mkdocs_archplan.read.sidecar import pair_sidecars, read_sidecar, sidecar_folders

KEP = "keps/1-ledger/kep.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "title: Ledger\nstatus: implementable\nauthors:\n  - '@ada'\nowning-sig: x\n",
            [("title", "Ledger", 1), ("status", "implementable", 2), ("authors", ("@ada",), 3)],
        ),
        (
            "kep-number: 0123\nsee-also:\n  - /keps/2\nreplaces: []\ncreation-date: 2020-01-01\n",
            [
                ("kep number", "0123", 1),
                ("see also", ("/keps/2",), 2),
                ("replaces", (), 4),
                ("creation date", "2020-01-01", 5),
            ],
        ),
        ("metadata:\n  name: ledger\n  labels: [a]\n", [("name", "ledger", 2), ("labels", ("a",), 3)]),
        ("kep:\n  status: x\ntitle: Ledger\n", [("title", "Ledger", 3), ("status", "x", 2)]),
        ("# who wrote it\n---\nstatus: x\n", [("status", "x", 3)]),
        ("---\nstatus: x\n---\n", [("status", "x", 2)]),
        ("\ufeffstatus: x\r\ntitle: y\r\n", [("status", "x", 1), ("title", "y", 2)]),
        ("status: draft\nstatus: active\n", [("status", "active", 2)]),
        ("", []),
        ("# a remark\n", []),
    ],
)
def test_a_metadata_file_says_what_front_matter_would(source, text, expected):
    sidecar = read_sidecar(source(text, KEP))
    assert [(fact.name, fact.value, fact.line) for fact in sidecar.facts] == expected
    assert {(fact.source, fact.path) for fact in sidecar.facts} <= {("sidecar", KEP)}
    assert sidecar.problems == ()


@pytest.mark.parametrize(
    ("content", "rule", "line", "expected"),
    [
        ("- status: x\n", "broken-front-matter", 1, []),
        ("just text\n", "broken-front-matter", 1, []),
        ("status: a: b\ntitle: T\n", "broken-front-matter", 1, [("status", "a: b", 1), ("title", "T", 2)]),
        ("title: T\nstatus: [x\n", "broken-front-matter", 3, [("title", "T", 1), ("status", "[x", 2)]),
        ("x: " + "[" * 90_000, "broken-front-matter", 1, []),
        (b"status: caf\xe9\n", "unreadable-file", 1, [("status", "caf\ufffd", 1)]),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_bad_metadata_file_is_a_problem_of_its_own(source, content, rule, line, expected):
    sidecar = read_sidecar(source(content, KEP))
    assert [(problem.rule, problem.path, problem.line) for problem in sidecar.problems] == [(rule, KEP, line)]
    assert [(fact.name, fact.value, fact.line) for fact in sidecar.facts] == expected


@pytest.mark.parametrize(
    ("sidecars", "documents", "expected"),
    [
        (["a/kep.yaml"], ["a/README.md"], [("a/README.md", "a/kep.yaml")]),
        (["a/metadata.yml"], ["a/ledger.md"], [("a/ledger.md", "a/metadata.yml")]),
        (["a/Meta.YAML"], ["a/ledger.md"], [("a/ledger.md", "a/Meta.YAML")]),
        (["kep.yaml"], ["ledger.md"], [("ledger.md", "kep.yaml")]),
        (["a/x.yaml"], ["a/x.md", "a/y.md"], [("a/x.md", "a/x.yaml")]),
        (["a/rfc.yaml"], ["a/rfc.md", "a/y.md"], [("a/rfc.md", "a/rfc.yaml")]),
        (["a/kep.yaml"], ["a/x.md", "a/y.md"], []),
        (["a/x.yaml"], ["a/y.md"], []),
        (["a/values.yaml"], ["a/README.md"], []),
        (["a/kep.yaml"], ["a/b/x.md"], []),
        (["a/kep.yaml"], [], []),
        (["b/kep.yaml", "a/kep.yaml"], ["a/x.md", "b/y.md"], [("a/x.md", "a/kep.yaml"), ("b/y.md", "b/kep.yaml")]),
    ],
)
def test_a_metadata_file_belongs_to_its_namesake_or_the_one_document_beside_it(source, sidecars, documents, expected):
    files = {path: source("", path) for path in sidecars}
    assert [(document, file.path) for document, file in pair_sidecars(files, documents)] == expected


def test_folders_of_one_document_are_known_by_their_metadata_file():
    paths = ["a/kep.yaml", "a/b/metadata.yml", "kep.yaml", "c/values.yaml", "d/Plan.YAML"]
    assert sidecar_folders(paths) == {"a", "a/b", "", "d"}


SITE = {
    "rfcs/README.md": "# RFCs\n",
    "rfcs/0001-ledger/kep.yaml": "title: The ledger\nstatus: approved\ncreation-date: 2020-01-01\nreplaces: [RFC-2]\n",
    "rfcs/0001-ledger/README.md": "# Ledger\n\n- Status: draft\n- Authors: Ada\n",
    "rfcs/0002-queue.md": "---\nstatus: draft\n---\n# Queue\n",
    "rfcs/0002-queue.yaml": "status: approved\ndate: soon\nauthor: TBD\n",
}


def test_a_metadata_file_counts_after_front_matter_and_before_the_text(catalog):
    documents = catalog(SITE).documents
    assert [
        (d.title, d.title_source, d.status, d.status_source, d.status_line, d.date, d.authors)
        for d in documents.values()
    ] == [
        ("The ledger", "front-matter", "approved", "sidecar", 1, "2020-01-01", ("Ada",)),
        ("Queue", "heading", "draft", "front-matter", 2, None, ()),
    ]


def test_a_reference_knows_the_file_it_stands_in(catalog):
    (reference,) = catalog(SITE).documents["rfcs/0001-ledger/README.md"].references
    assert (reference.relation, reference.target) == ("supersedes", "rfcs/0002-queue.md")
    assert (reference.file, reference.line) == ("rfcs/0001-ledger/kep.yaml", 4)


def test_problems_stand_in_the_file_that_has_them(catalog):
    rules = ("metadata-conflict", "invalid-date", "placeholder-left")
    assert [(p.rule, p.path, p.line) for p in catalog(SITE).problems if p.rule in rules] == [
        ("metadata-conflict", "rfcs/0001-ledger/README.md", 3),
        ("metadata-conflict", "rfcs/0002-queue.yaml", 1),
        ("invalid-date", "rfcs/0002-queue.yaml", 2),
        ("placeholder-left", "rfcs/0002-queue.yaml", 3),
    ]
