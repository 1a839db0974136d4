import pytest

from mkdocs_archplan.read.fields import (
    AUTHOR_NAMES,
    CONTAINERS,
    MEANINGS,
    REFERENCES,
    Meaning,
    field_name,
    meaning_of,
    relation_in,
)
from mkdocs_archplan.relations import Relation


@pytest.mark.parametrize(
    ("key", "name", "meaning"),
    [
        ("Status", "status", Meaning.STATUS),
        ("**Status**", "status", Meaning.STATUS),
        ("✅ STATUS:", "status", Meaning.STATUS),
        ("last_updated", "last updated", Meaning.UPDATED),
        ("Last-Reviewed", "last reviewed", Meaning.UPDATED),
        ("created_at", "created at", Meaning.DATE),
        ("Date of decision", "date of decision", Meaning.DATE),
        ("Decision-Makers", "decision makers", Meaning.AUTHORS),
        ("Author(s)", "authors", Meaning.AUTHORS),
        ("Submitters", "submitters", Meaning.AUTHORS),
        ("Researcher", "researcher", Meaning.AUTHORS),
        ("Discussions-To", "discussions to", Meaning.DISCUSSION),
        ("Labels", "labels", Meaning.TAGS),
        ("KEP-Number", "kep number", Meaning.ID),
        ("ADR No.", "adr no", Meaning.ID),
        ("Feature Name", "feature name", Meaning.TITLE),
        ("related_rfc", "related rfc", Meaning.REFERENCE),
        ("Related ADR(s)", "related adrs", Meaning.REFERENCE),
        ("superseded-by", "superseded by", Meaning.REFERENCE),
        ("  Superseded   By ", "superseded by", Meaning.REFERENCE),
        ("colour", "colour", None),
        ("status of the work", "status of the work", None),
        ("___", "", None),
        ("", "", None),
    ],
)
def test_a_field_has_one_meaning_however_it_is_spelled(key, name, meaning):
    assert field_name(key) == name
    assert meaning_of(name) is meaning


@pytest.mark.parametrize(
    ("key", "relation", "kind"),
    [
        ("related_rfc", None, "rfc"),
        ("originating_proposal", None, "rfc"),
        ("from_proposal", None, "rfc"),
        ("related_adrs", None, "adr"),
        ("related_plan", None, "plan"),
        ("implements", Relation.IMPLEMENTS, "rfc"),
        ("Implemented by", Relation.IMPLEMENTED_BY, "plan"),
        ("related", Relation.RELATES_TO, None),
        ("see-also", Relation.RELATES_TO, None),
        ("source_prd", Relation.RELATES_TO, None),
        ("sources", Relation.RELATES_TO, None),
        ("Requires", Relation.DEPENDS_ON, "same"),
        ("required_by", Relation.REQUIRED_BY, "same"),
        ("Updated by", Relation.AMENDED_BY, "same"),
        ("depends_on", Relation.DEPENDS_ON, "same"),
        ("replaces", Relation.SUPERSEDES, "same"),
        ("supersedes", Relation.SUPERSEDES, "same"),
        ("obsoletes", Relation.SUPERSEDES, "same"),
        ("superseded-by", Relation.SUPERSEDED_BY, "same"),
        ("superceded_by", Relation.SUPERSEDED_BY, "same"),
        ("extends", Relation.AMENDS, "same"),
        ("amends", Relation.AMENDS, "same"),
        ("Updates", Relation.AMENDS, "same"),
    ],
)
def test_a_reference_field_has_a_relation_and_says_what_bare_numbers_mean(key, relation, kind):
    assert REFERENCES[field_name(key)] == (relation, kind)


@pytest.mark.parametrize(
    ("name", "kind", "relation"),
    [
        ("related rfc", "plan", Relation.IMPLEMENTS),
        ("related rfc", "adr", Relation.RELATES_TO),
        ("related rfc", "rfc", Relation.RELATES_TO),
        ("related plan", "rfc", Relation.IMPLEMENTED_BY),
        ("related plan", "plan", Relation.RELATES_TO),
        ("related adr", "plan", Relation.RELATES_TO),
        ("implements", "adr", Relation.IMPLEMENTS),
        ("related", "plan", Relation.RELATES_TO),
    ],
)
def test_two_kinds_tell_what_a_field_without_a_verb_says(name, kind, relation):
    assert relation_in(name, kind) is relation


def test_the_tables_are_written_as_they_are_looked_up():
    assert [name for name in (*MEANINGS, *REFERENCES, *CONTAINERS, *AUTHOR_NAMES) if field_name(name) != name] == []


def test_no_name_has_two_meanings():
    assert set(MEANINGS) & set(REFERENCES) == set()
    assert len(set(AUTHOR_NAMES)) == len(AUTHOR_NAMES)
