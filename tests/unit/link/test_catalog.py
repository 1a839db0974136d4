import pytest

from mkdocs_archplan.link.catalog import predecessors, successors
from mkdocs_archplan.model import Relation


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
    assert (mention.reference.section, mention.reference.source) == ("Why", "body")
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


def test_links_to_pages_that_are_no_documents_are_neither_references_nor_problems(catalog):
    built = catalog(
        {"plans/a.md": metadata(related_rfc="../guide.md") + "[g](../guide.md) [b](none.md)\n", "guide.md": ""}
    )
    assert references(built, "plans/a.md") == [(Relation.IMPLEMENTS, None, None, 2)]
    assert not found(built, "broken-reference")


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
            "plans/c.md": metadata(status="parked for now"),
        }
    )
    (plans,) = built.collections
    assert [(s.slug, s.label) for s in plans.statuses] == [
        ("active", "Active"),
        ("implemented", "Implemented"),
        ("superseded", "Superseded"),
        ("parked-for-now", "Parked for now"),
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
