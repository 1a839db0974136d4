import pytest

from mkdocs_archplan.link.chains import predecessors, successors
from mkdocs_archplan.model import Addresses
from mkdocs_archplan.relations import Relation


def metadata(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


def references(catalog, path):
    return [(r.relation, r.target, r.url, r.line) for r in catalog.documents[path].references]


def found(catalog, rule):
    return [(p.path, p.line, p.message) for p in catalog.problems if p.rule == rule]


def test_references_get_targets_and_targets_backlinks(catalog):
    built = catalog(
        {
            "plans/a.md": metadata(related_rfc="RFC-1", discussion="x") + "\n## Why\nsee [d](../adr/0003-x.md)\n",
            "rfcs/0001-x.md": "# X\n",
            "adr/0003-x.md": "# D\n",
        }
    )
    assert references(built, "plans/a.md") == [
        (Relation.IMPLEMENTS, "rfcs/0001-x.md", None, 2),
        (Relation.MENTIONS, "adr/0003-x.md", None, 8),
    ]
    (backlink,) = built.backlinks["rfcs/0001-x.md"]
    assert (backlink.origin, backlink.reference.relation) == ("plans/a.md", Relation.IMPLEMENTS)
    (mention,) = built.backlinks["adr/0003-x.md"]
    assert (mention.reference.place.section, mention.reference.source) == ("Why", "body")
    assert "plans/a.md" not in built.backlinks


def test_an_address_off_the_site_is_kept(catalog):
    built = catalog({"plans/a.md": metadata(related_rfc="https://example.org/1")})
    assert references(built, "plans/a.md") == [(Relation.IMPLEMENTS, None, "https://example.org/1", 2)]
    assert not found(built, "broken-reference")


def test_a_reference_to_nothing_is_reported_and_kept(catalog):
    built = catalog({"plans/a.md": metadata(related_rfc="RFC-9"), "rfcs/0001-x.md": "# X\n"})
    assert references(built, "plans/a.md") == [(Relation.IMPLEMENTS, None, None, 2)]
    ((path, line, message),) = found(built, "broken-reference")
    assert (path, line) == ("plans/a.md", 2)
    assert "RFC-9" in message


def test_a_reference_that_fits_two_documents_names_both(catalog):
    built = catalog({"plans/a.md": metadata(related_rfc=2), "rfcs/0002-a.md": "# A\n", "rfcs/2-b.md": "# B\n"})
    ((_, line, message),) = found(built, "ambiguous-reference")
    assert line == 2
    assert "rfcs/0002-a.md" in message
    assert "rfcs/2-b.md" in message
    assert references(built, "plans/a.md") == [(Relation.IMPLEMENTS, None, None, 2)]


def test_a_reference_that_may_not_be_linked_is_reported(catalog):
    built = catalog({"plans/a.md": metadata(related_rfc="javascript:alert(1)")})
    assert [line for _, line, _ in found(built, "unsafe-link")] == [2]
    assert references(built, "plans/a.md") == [(Relation.IMPLEMENTS, None, None, 2)]


@pytest.mark.parametrize("written", ["a.md", "A", "'[me](a.md)'"])
def test_a_document_that_names_itself_is_told_and_gets_no_backlink(catalog, written):
    built = catalog({"plans/a.md": f"---\nsupersedes: {written}\n---\n# A\n\nsee [me](a.md)\n"})
    assert references(built, "plans/a.md") == []
    assert len(found(built, "broken-reference")) == 1
    assert built.backlinks == {}


def test_a_field_with_the_documents_own_number_is_no_reference(catalog):
    built = catalog({"rfcs/0017-a.md": "# RFC 17: A\n\n* RFC: 17\n* Status: Draft\n* Date: 2025-01-02\n"})
    assert not built.problems
    assert not built.backlinks


def test_a_link_to_a_page_that_is_no_document_has_a_target_and_no_backlink(catalog):
    built = catalog(
        {"plans/a.md": metadata(related_rfc="../guide.md") + "[g](../guide.md) [b](none.md)\n", "guide.md": ""}
    )
    assert references(built, "plans/a.md") == [
        (Relation.IMPLEMENTS, "guide.md", None, 2),
        (Relation.MENTIONS, "guide.md", None, 5),
    ]
    assert built.others("plans/a.md", Relation.IMPLEMENTS) == ()
    assert built.backlinks == {}
    assert not found(built, "broken-reference")


def test_a_link_in_a_metadata_line_is_two_references_and_one_backlink(catalog):
    line = "- Supersedes: [ADR-1](0001-a.md)\n"
    built = catalog({"adr/0001-a.md": "# A\n", "adr/0002-b.md": f"# B\n\n{line}\n## Why\n\n[the old one](0001-a.md)\n"})
    assert references(built, "adr/0002-b.md") == [
        (Relation.SUPERSEDES, "adr/0001-a.md", None, 3),
        (Relation.MENTIONS, "adr/0001-a.md", None, 3),
        (Relation.MENTIONS, "adr/0001-a.md", None, 7),
    ]
    assert [(b.reference.relation, b.reference.line) for b in built.backlinks["adr/0001-a.md"]] == [
        (Relation.SUPERSEDES, 3),
        (Relation.MENTIONS, 7),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "ADR-1",
        "[ADR-1](0001-a.md)",
        "[ADR-1][one]",
        "**ADR-0001**",
        "ADR-1.",
        "ADR-1 (partly)",
        "0001-a.md (partly)",
    ],
)
def test_an_id_in_a_field_is_one_reference_however_it_is_dressed(catalog, written):
    text = f"# B\n\n- Supersedes: {written}\n\n[one]: 0001-a.md\n"
    built = catalog({"adr/0001-a.md": "# A\n", "adr/0002-b.md": text})
    named = [r.target for r in built.documents["adr/0002-b.md"].references if r.source == "metadata"]
    assert (named, found(built, "broken-reference")) == (["adr/0001-a.md"], [])


TREE = {"plans/l.md": "# The payment ledger\n", "plans/0001-x.md": "# X\n", "rfcs/0001-y.md": "# Y\n"}


@pytest.mark.parametrize(
    ("written", "in_text", "in_front_matter", "rule"),
    [
        ("The payment ledger", ["plans/l.md"], ["plans/l.md"], None),
        ("PLAN-1", ["plans/0001-x.md"], ["plans/0001-x.md"], None),
        ("agreed with the board in May", [], [None], "unresolved-reference"),
        ("nobody", [], [None], "unresolved-reference"),
        ("KEP-7", [], [None], "unresolved-reference"),
        ("src/x.py", [], [None], "unresolved-reference"),
        ("RFC-2119", [None], [None], None),
        ("ADR-7", [None], [None], None),
        ("PLAN-7", [None], [None], "broken-reference"),
        ("nowhere.md", [None], [None], "broken-reference"),
    ],
)
def test_words_are_a_reference_in_front_matter_and_in_a_text_only_where_they_name_something(
    catalog, written, in_text, in_front_matter, rule
):
    for text, line, targets in (
        (f"# A\n\n- Related: {written}\n", 3, in_text),
        (f"---\nrelated: {written}\n---\n# A\n", 2, in_front_matter),
    ):
        built = catalog({**TREE, "plans/a.md": text})
        named = built.documents["plans/a.md"].references
        assert [r.target for r in named if r.source == "metadata"] == targets
        told = [(p.rule, p.path, p.line) for p in built.problems if "reference" in p.rule]
        assert told == ([(rule, "plans/a.md", line)] if rule and targets else [])


def test_a_reference_of_a_sidecar_is_reported_there(catalog):
    sidecar = "status: draft\nreplaces:\n  - RFC-9\n"
    built = catalog({"rfcs/0001-a.md": "# A\n", "rfcs/x/README.md": "# X\n", "rfcs/x/kep.yaml": sidecar})
    assert references(built, "rfcs/x/README.md") == [(Relation.SUPERSEDES, None, None, 3)]
    assert [(path, line) for path, line, _ in found(built, "broken-reference")] == [("rfcs/x/kep.yaml", 3)]


ADDRESSES = Addresses(site="https://docs.example.org/", repository="https://github.com/acme/handbook", docs_dir="docs")


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com/acme/handbook/blob/main/docs/adr/0001-a.md",
        "https://docs.example.org/adr/0001-a/",
        "docs/adr/0001-a.md",
    ],
)
def test_addresses_of_the_own_site_and_repository_are_references(catalog, written):
    tree = {"adr/0001-a.md": "# A\n", "adr/0002-b.md": f"---\nsupersedes: {written}\n---\n# B\n\n[a]({written})\n"}
    built = catalog(tree, addresses=ADDRESSES)
    assert references(built, "adr/0002-b.md")[0] == (Relation.SUPERSEDES, "adr/0001-a.md", None, 2)
    assert predecessors(built.documents["adr/0002-b.md"], built) == ("adr/0001-a.md",)


def test_links_of_a_text_to_addresses_of_the_own_site_are_mentions(catalog):
    lines = (
        "[a](https://github.com/acme/handbook/blob/x/y/docs/adr/0001-a.md)\n[b](https://docs.example.org/adr/0001-a/)\n"
    )
    built = catalog({"adr/0001-a.md": "# A\n", "adr/0002-b.md": lines}, addresses=ADDRESSES)
    assert references(built, "adr/0002-b.md") == [
        (Relation.MENTIONS, "adr/0001-a.md", None, 1),
        (Relation.MENTIONS, "adr/0001-a.md", None, 2),
    ]
    assert references(catalog({"adr/0001-a.md": "# A\n", "adr/0002-b.md": lines}), "adr/0002-b.md") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (metadata(superseded_by="new.md"), "# N\n"),
        ("# O\n", metadata(supersedes="old.md")),
        (metadata(superseded_by="new.md"), metadata(supersedes="old.md")),
    ],
    ids=["the old one says so", "the new one says so", "both say so"],
)
def test_supersession_is_completed_in_both_directions(catalog, old, new):
    built = catalog({"plans/old.md": old, "plans/new.md": new})
    assert successors(built.documents["plans/old.md"], built) == ("plans/new.md",)
    assert predecessors(built.documents["plans/new.md"], built) == ("plans/old.md",)
    assert successors(built.documents["plans/new.md"], built) == ()
    assert predecessors(built.documents["plans/old.md"], built) == ()


def test_statuses_are_the_lifecycle_and_then_what_documents_bring(catalog):
    built = catalog(
        {
            "plans/a.md": metadata(status="**parked** for now"),
            "plans/b.md": metadata(status="implemented"),
            "plans/c.md": metadata(status="parked for now (until May)"),
            "plans/d.md": metadata(status="'Stalled: nobody is left'"),
            "plans/e.md": metadata(status="waiting for the board of directors to decide"),
        }
    )
    (plans,) = built.collections
    assert [(s.slug, s.label) for s in plans.statuses] == [
        ("active", "Active"),
        ("implemented", "Implemented"),
        ("superseded", "Superseded"),
        ("parked-for-now", "Parked for now"),
        ("stalled", "Stalled"),
        ("waiting-for-the-board-of", "Waiting for the board of…"),
    ]


def test_a_catalog_knows_its_documents_collections_and_pages(catalog):
    built = catalog({"plans/a.md": metadata(status="active"), "plans/b.md": "# B\n", "index.md": "# Home\n"})
    first = built.documents["plans/a.md"]
    assert built.collection_of(first).settings.name == "plans"
    assert built.status_of(first).label == "Active"
    assert built.status_of(built.documents["plans/b.md"]) is None
    assert [built.concerns(path) for path in ("plans/a.md", "plans/index.md", "index.md")] == [True, True, False]
    assert built.collections[0].generated


def test_documents_stand_in_path_order(catalog):
    built = catalog({f"plans/{name}.md": "" for name in ("c", "a", "b")})
    assert [d.path for d in built.collections[0].documents] == ["plans/a.md", "plans/b.md", "plans/c.md"]
