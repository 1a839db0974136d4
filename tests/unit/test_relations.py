"""Relations are a closed set, seen from both sides; fields say which one they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import LABELS
from mkdocs_archplan.read.fields import REFERENCES, relation_in
from mkdocs_archplan.relations import Relation

every = pytest.mark.parametrize("relation", Relation)


@every
def test_the_inverse_of_the_inverse_is_the_relation(relation):
    assert relation.inverse.inverse is relation


@every
def test_a_relation_is_its_own_inverse_only_where_both_sides_say_the_same(relation):
    assert (relation.inverse is relation) == (relation is Relation.RELATES_TO)


@every
def test_every_relation_has_words(relation):
    assert LABELS[relation.label].strip()


def test_labels_are_apart():
    assert len({relation.label for relation in Relation}) == len(Relation)


def test_the_strongest_relation_comes_first():
    ranked = sorted(Relation, key=lambda relation: relation.rank)
    assert ranked == list(Relation)
    assert [relation.rank for relation in ranked] == list(range(len(Relation)))
    assert ranked[0] is Relation.SUPERSEDED_BY
    assert set(ranked[-2:]) == {Relation.MENTIONS, Relation.MENTIONED_BY}


@pytest.mark.parametrize(
    ("relation", "inverse"),
    [
        ("supersedes", "superseded by"),
        ("implements", "implemented by"),
        ("amends", "amended by"),
        ("depends on", "required by"),
        ("relates to", "relates to"),
        ("mentions", "mentioned by"),
    ],
)
def test_relations_are_known_by_their_words(relation, inverse):
    assert Relation(relation).inverse is Relation(inverse)


@given(st.sampled_from(sorted(REFERENCES)), st.sampled_from([*KINDS, "other"]))
def test_every_field_says_a_relation_in_every_kind(name, kind):
    found = relation_in(name, kind)
    assert found not in (Relation.MENTIONS, Relation.MENTIONED_BY)
    assert REFERENCES[name][0] in (None, found)


@pytest.mark.parametrize(
    ("field", "kind", "relation"),
    [
        ("related rfc", "plan", Relation.IMPLEMENTS),
        ("rfcs", "plan", Relation.IMPLEMENTS),
        ("source rfc", "plan", Relation.IMPLEMENTS),
        ("related rfc", "adr", Relation.RELATES_TO),
        ("related rfc", "rfc", Relation.RELATES_TO),
        ("implements", "adr", Relation.IMPLEMENTS),
        ("related plan", "rfc", Relation.IMPLEMENTED_BY),
        ("architecture plan", "rfc", Relation.IMPLEMENTED_BY),
        ("related plan", "plan", Relation.RELATES_TO),
        ("related plan", "adr", Relation.RELATES_TO),
        ("implemented by", "adr", Relation.IMPLEMENTED_BY),
        ("related adr", "plan", Relation.RELATES_TO),
        ("decisions", "rfc", Relation.RELATES_TO),
        ("see also", "rfc", Relation.RELATES_TO),
        ("deprecated by", "adr", Relation.RELATES_TO),
        ("requires", "rfc", Relation.DEPENDS_ON),
        ("required by", "rfc", Relation.REQUIRED_BY),
        ("obsoletes", "rfc", Relation.SUPERSEDES),
        ("superceded by", "adr", Relation.SUPERSEDED_BY),
        ("updates", "rfc", Relation.AMENDS),
        ("updated by", "rfc", Relation.AMENDED_BY),
    ],
)
def test_what_a_field_says_in_a_document_of_a_kind(field, kind, relation):
    assert relation_in(field, kind) is relation


FOLDERS = {"plan": "plans", "rfc": "rfcs", "adr": "adr"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", ["related_rfc", "related_plan", "related_adr", "supersedes", "Depends-On", "amends"])
def test_a_field_of_a_document_says_what_its_kind_makes_of_it(document, kind, field):
    read = document(f"---\n{field}: x/0001-a.md\n---\n# T\n", kind=kind)
    name = field.casefold().replace("_", " ").replace("-", " ")
    (reference,) = [r for r in read.references if r.source == "metadata"]
    assert (reference.relation, reference.field) == (relation_in(name, kind), name)


@pytest.mark.parametrize(
    ("field", "kind", "relation"),
    [
        ("related_rfc", "plan", Relation.IMPLEMENTS),
        ("supersedes", "adr", Relation.SUPERSEDES),
        ("superseded_by", "adr", Relation.SUPERSEDED_BY),
        ("amends", "rfc", Relation.AMENDS),
        ("amended_by", "rfc", Relation.AMENDED_BY),
        ("depends_on", "plan", Relation.DEPENDS_ON),
        ("required_by", "plan", Relation.REQUIRED_BY),
        ("related", "plan", Relation.RELATES_TO),
        ("implemented_by", "rfc", Relation.IMPLEMENTED_BY),
        ("related_plan", "rfc", Relation.IMPLEMENTED_BY),
    ],
)
def test_both_documents_know_a_relation_that_one_states(catalog, field, kind, relation):
    folder = FOLDERS[kind]
    built = catalog(
        {f"{folder}/a.md": f"---\n{field}: ../other/plans/b.md\n---\n# A\n", "other/plans/b.md": "# B\n"},
        collections={folder: {"kind": kind}, "other/plans": {"kind": "plan"}},
    )
    assert built.others(f"{folder}/a.md", relation) == ("other/plans/b.md",)
    assert built.others("other/plans/b.md", relation.inverse) == (f"{folder}/a.md",)
