"""References seen from both sides: every document knows what it is related with, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.relations import Relation


def metadata(**fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n# T\n"


def related(catalog, path):
    return [(other.path, [relation.value for relation in other.relations]) for other in catalog.related.get(path, ())]


def test_a_relation_is_known_to_both_documents(catalog):
    built = catalog({"plans/a.md": metadata(related_rfc="RFC-1"), "rfcs/0001-x.md": "# X\n"})
    assert related(built, "plans/a.md") == [("rfcs/0001-x.md", ["implements"])]
    assert related(built, "rfcs/0001-x.md") == [("plans/a.md", ["implemented by"])]


def test_who_says_so_is_kept_apart(catalog):
    built = catalog({"plans/a.md": metadata(related_rfc="RFC-1"), "rfcs/0001-x.md": "# X\n\n[a](../plans/a.md)\n"})
    ((plan,), (rfc,)) = built.related["plans/a.md"], built.related["rfcs/0001-x.md"]
    assert [(r.source, r.raw) for r in plan.naming] == [("metadata", "RFC-1")]
    assert [(r.source, r.raw) for r in plan.named] == [("body", "../plans/a.md")]
    assert (rfc.naming, rfc.named) == (plan.named, plan.naming)
    assert plan.relations == (Relation.IMPLEMENTS, Relation.MENTIONED_BY)
    assert rfc.relations == (Relation.IMPLEMENTED_BY, Relation.MENTIONS)


def test_what_both_sides_state_is_one_relation(catalog):
    built = catalog(
        {
            "adr/0001-a.md": metadata(superseded_by="ADR-2"),
            "adr/0002-b.md": metadata(supersedes="ADR-1") + "\n[a](0001-a.md), ADR-1 and [b](0001-a.md)\n",
        }
    )
    ((older,), (newer,)) = built.related["adr/0001-a.md"], built.related["adr/0002-b.md"]
    assert older.relations == (Relation.SUPERSEDED_BY, Relation.MENTIONED_BY)
    assert newer.relations == (Relation.SUPERSEDES, Relation.MENTIONS)
    assert (len(older.naming), len(older.named)) == (1, 4)


def test_the_strongest_relation_comes_first(catalog):
    own = metadata(
        superseded_by="0001-a.md",
        supersedes="0002-b.md",
        implements="0003-c.md",
        implemented_by="0004-d.md",
        amends="0005-e.md",
        amended_by="0006-f.md",
        depends_on="0007-g.md",
        required_by="0008-h.md",
        related="0009-i.md",
    )
    names = "0001-a 0002-b 0003-c 0004-d 0005-e 0006-f 0007-g 0008-h 0009-i 0010-j 0011-k".split()
    tree = {f"rfcs/{name}.md": "# T\n" for name in names}
    tree["rfcs/0010-j.md"] = "RFC-0050\n"
    built = catalog({**tree, "rfcs/0050-x.md": f"{own}\nRFC-0011\n"})
    found = related(built, "rfcs/0050-x.md")
    assert [relations for _, relations in found] == [[relation.value] for relation in Relation]
    assert [path for path, _ in found] == [f"rfcs/{name}.md" for name in names]
    for (path, (relation,)), inverse in zip(found, (relation.inverse for relation in Relation), strict=True):
        assert related(built, path) == [("rfcs/0050-x.md", [inverse.value])], relation


def test_documents_of_one_relation_stand_by_kind_and_path(catalog):
    text = "see RFC-0001\n"
    tree = {"plans/b.md": text, "plans/a.md": text, "adr/0001-z.md": text, "guide.md": text, "a.md": text}
    built = catalog({**tree, "rfcs/0001-x.md": "# X\n"})
    paths = [path for path, _ in related(built, "rfcs/0001-x.md")]
    assert paths == ["adr/0001-z.md", "plans/a.md", "plans/b.md", "a.md", "guide.md"]


@pytest.mark.parametrize("text", ["[x](plans/0001-a.md)", "PLAN-0001", "PLAN 1", "[x]: plans/0001-a.md\n\n[x]"])
def test_a_page_outside_the_collections_mentions_a_document(catalog, text):
    built = catalog({"plans/0001-a.md": "# A\n", "guide.md": f"# G\n\n## Start\n\n{text}\n"})
    (mention,) = built.related["plans/0001-a.md"]
    assert (mention.path, mention.relations, mention.naming) == ("guide.md", (Relation.MENTIONED_BY,), ())
    assert [r.place.section for r in mention.named] == ["Start"]
    assert built.others("plans/0001-a.md", Relation.MENTIONED_BY) == ()
    assert [(link.origin, link.reference.line) for link in built.backlinks["plans/0001-a.md"]] == [
        ("guide.md", 7 if "[x]:" in text else 5)
    ]
    assert built.concerns("guide.md")


def test_metadata_of_a_page_outside_the_collections_says_nothing(catalog):
    built = catalog({"plans/a.md": "# A\n", "guide.md": metadata(supersedes="plans/a.md", related="PLAN-1")})
    assert "plans/a.md" not in built.related
    assert {problem.path for problem in built.problems} == {"plans/a.md"}


TEXT = "[a](0001-a.md) PLAN-0001 [r](../rfcs/0001-r.md)\n"


@pytest.mark.parametrize(
    ("path", "text", "mentioned"),
    [
        ("plans/README.md", TEXT, ["rfcs/0001-r.md"]),
        ("plans/index.md", TEXT, ["rfcs/0001-r.md"]),
        ("plans/template.md", TEXT, []),
        ("plans/0000-template.md", TEXT, []),
        ("plans/old.md", f"---\nredirect_to: 0001-a.md\n---\n{TEXT}", []),
        ("plans/b.md", TEXT, ["plans/0001-a.md", "rfcs/0001-r.md"]),
        ("guide/b.md", "[a](../plans/0001-a.md) PLAN-0001 RFC-0001", ["plans/0001-a.md", "rfcs/0001-r.md"]),
        ("README.md", "[a](plans/0001-a.md) PLAN-0001 RFC-0001", ["plans/0001-a.md", "rfcs/0001-r.md"]),
    ],
)
def test_which_pages_mention_documents(catalog, path, text, mentioned):
    built = catalog({"plans/0001-a.md": "# A\n", "rfcs/0001-r.md": "# R\n", path: text})
    assert sorted(target for target in built.related if any(o.path == path for o in built.related[target])) == mentioned
    assert sorted(built.backlinks) == mentioned


def test_nothing_is_related_with_itself(catalog):
    built = catalog({"plans/0001-a.md": metadata(related="0001-a.md") + "PLAN-1 [a](0001-a.md) [b](#b)\n"})
    assert built.related == {}
    assert built.backlinks == {}


def test_a_link_to_another_page_is_no_relation(catalog):
    built = catalog({"plans/a.md": metadata(related="../guide.md") + "[g](../guide.md)\n", "guide.md": "# G\n"})
    assert built.related == {}


FIELDS = """supersedes superseded_by implements implemented_by amends amended_by depends_on required_by related
related_rfc related_plan""".split()
PATHS = ["plans/a.md", "plans/b.md", "rfcs/c.md", "adr/d.md", "guide.md", "plans/README.md"]
STATED = st.tuples(st.sampled_from(PATHS), st.sampled_from([*FIELDS, "link"]), st.sampled_from(PATHS))


@given(st.lists(STATED, max_size=12))
def test_relations_are_the_same_from_both_sides_in_any_site(catalog, stated):
    tree = {}
    for path in PATHS:
        own = [(field, f"/{target}") for origin, field, target in stated if origin == path]
        fields = {field: [target for name, target in own if name == field] for field, _ in own if field != "link"}
        links = "".join(f"[x]({target})\n\n" for field, target in own if field == "link")
        tree[path] = metadata(**fields) + links
    built = catalog(tree)
    for path, others in built.related.items():
        assert path in built.documents
        assert len({other.path for other in others}) == len(others)
        ranks = [other.relations[0].rank for other in others]
        assert ranks == sorted(ranks)
        for other in others:
            assert other.path != path
            assert list(other.relations) == sorted(set(other.relations), key=lambda relation: relation.rank)
            stated_here = {r.relation for r in other.naming} | {r.relation.inverse for r in other.named}
            assert set(other.relations) == stated_here
            if other.path in built.documents:
                (back,) = [o for o in built.related[other.path] if o.path == path]
                assert set(back.relations) == {relation.inverse for relation in other.relations}
                assert (back.naming, back.named) == (other.named, other.naming)
            else:
                assert other.relations == (Relation.MENTIONED_BY,)
                assert other.path in ("guide.md", "plans/README.md")
    named = {(link.origin, path) for path, links in built.backlinks.items() for link in links}
    assert named == {(other.path, path) for path, others in built.related.items() for other in others if other.named}
