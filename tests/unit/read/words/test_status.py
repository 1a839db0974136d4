import pytest

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Status
from mkdocs_archplan.read.words.status import is_choice, match_status, unknown_status, written_status
from mkdocs_archplan.read.words.vocabulary import OTHERS, SYNONYMS


def found(kind, raw):
    match = match_status(raw, KINDS[kind].statuses)
    return match and (match.status.slug, match.guessed)


@pytest.mark.parametrize(
    ("kind", "raw", "slug"),
    [
        ("plan", "active", "active"),
        ("plan", "Active ", "active"),
        ("plan", "ACTIVE", "active"),
        ("plan", "active.", "active"),
        ("plan", "Active?", "active"),
        ("plan", "#active", "active"),
        ("plan", "Active, since May", "active"),
        ("plan", "Active (phase 2)", "active"),
        ("plan", "Active/Implemented", "active"),
        ("plan", "✅ implemented", "implemented"),
        ("plan", "Implemented (X 5.7)", "implemented"),
        ("plan", "Implemented 2024-05-01", "implemented"),
        ("plan", "implemented in 2.0", "implemented"),
        ("plan", "Superseded by PLAN-3", "superseded"),
        ("plan", "superseded - see PLAN-3", "superseded"),
        ("rfc", "open for review", "open-for-review"),
        ("rfc", "Open-for-Review", "open-for-review"),
        ("rfc", "open_for_review", "open-for-review"),
        ("rfc", "Approved by the board", "approved"),
        ("adr", "Accepted – 2025-07-30", "accepted"),
        ("adr", "accepted on 2024-01-01", "accepted"),
        ("adr", "accepted with modifications", "accepted"),
        ("adr", "PROPOSED Not Implemented", "proposed"),
        ("adr", "Accepted and implemented", "accepted"),
        ("adr", "accepted, but not yet built", "accepted"),
        ("adr", "accepted\u00a0(2024)", "accepted"),
        ("adr", "Proposed → Accepted", "accepted"),
        ("adr", "2024-01-02: Accepted", "accepted"),
        ("adr", ":white_check_mark: Accepted", "accepted"),
        ("adr", "This ADR has been accepted", "accepted"),
    ],
)
def test_a_status_is_known_by_its_name_whatever_surrounds_it(kind, raw, slug):
    assert found(kind, raw) == (slug, False)


@pytest.mark.parametrize(
    ("kind", "raw", "slug"),
    [
        ("plan", "in progress", "active"),
        ("plan", "Work in progress", "active"),
        ("plan", "WIP", "active"),
        ("plan", "ongoing", "active"),
        ("plan", "complete", "implemented"),
        ("plan", "Done", "implemented"),
        ("plan", "retired", "superseded"),
        ("plan", "Replaced by PLAN-2", "superseded"),
        ("rfc", "in progress", "draft"),
        ("rfc", "WIP", "draft"),
        ("rfc", "open", "open-for-review"),
        ("rfc", "ready for review", "open-for-review"),
        ("rfc", "Active Review (Aug 10...)", "open-for-review"),
        ("rfc", "accepted", "approved"),
        ("rfc", "ADOPTED", "approved"),
        ("rfc", "declined", "rejected"),
        ("rfc", "cancelled", "withdrawn"),
        ("adr", "approved", "accepted"),
        ("adr", "adopted", "accepted"),
        ("adr", "in review", "proposed"),
        ("adr", "pending", "proposed"),
        ("adr", "not accepted", "rejected"),
        ("adr", "cancelled", "rejected"),
        ("adr", "obsolete", "deprecated"),
        ("adr", "replaced", "superseded"),
    ],
)
def test_a_synonym_is_taken_for_the_lifecycles_own_word_and_is_a_guess(kind, raw, slug):
    assert found(kind, raw) == (slug, True)


@pytest.mark.parametrize(
    ("kind", "raw", "slug"),
    [
        ("plan", "imlpemented", "implemented"),
        ("plan", "implemnted (2.0)", "implemented"),
        ("plan", "superceded", "superseded"),
        ("rfc", "Superseeded by RFC-2", "superseded"),
        ("rfc", "approvd", "approved"),
        ("adr", "rejcted", "rejected"),
        ("adr", "deprected", "deprecated"),
    ],
)
def test_a_misspelling_is_a_guess(kind, raw, slug):
    assert found(kind, raw) == (slug, True)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("plan", ""),
        ("plan", "✅"),
        ("plan", "draft"),
        ("plan", "not active"),
        ("plan", "inactive"),
        ("plan", "active review"),
        ("plan", "implementable"),
        ("plan", "partially implemented"),
        ("plan", "not implemented"),
        ("plan", "on hold"),
        ("rfc", "Open for review until Friday"),
        ("rfc", "unapproved"),
        ("rfc", "proposed"),
        ("rfc", "draf"),
        ("adr", "no longer accepted"),
        ("adr", "acceptable"),
        ("adr", "provisional"),
        ("adr", "deferred"),
        ("adr", "2024-01-01"),
    ],
)
def test_other_words_are_none_of_the_lifecycle(kind, raw):
    assert found(kind, raw) is None


def test_aliases_count_and_the_longest_name_wins():
    statuses = (
        Status(slug="active", label="Active", aliases=("in progress", "building")),
        Status(slug="in-progress-late", label="In progress, late"),
    )
    raws = ("In Progress", "in progress, late", "Building: phase 1")
    assert [match_status(raw, statuses).status.slug for raw in raws] == ["active", "in-progress-late", "active"]
    assert not any(match_status(raw, statuses).guessed for raw in raws)


def test_a_sites_own_word_comes_before_a_synonym():
    statuses = (Status(slug="draft", label="Draft"), Status(slug="wip", label="WIP"))
    match = match_status("wip", statuses)
    assert (match.status.slug, match.guessed) == ("wip", False)


def test_a_label_of_other_words_counts():
    assert match_status("Gebaut", (Status(slug="done", label="Gebaut"),)).status.slug == "done"


@pytest.mark.parametrize(
    ("raw", "slug", "label"),
    [
        ("parked", "parked", "Parked"),
        ("on-hold", "on-hold", "On-hold"),
        ("  Parked   until Q3 ", "parked-until-q3", "Parked until Q3"),
        ("Phase 2", "phase-2", "Phase 2"),
        ("Shipping in 2025", "shipping", "Shipping"),
        ("✅ **Parked**", "parked", "Parked"),
        ("[Parked](x.md)", "parked", "Parked"),
        ("Parked (until Q3)", "parked", "Parked"),
        ("Parked, for now", "parked", "Parked"),
        ("Parked – for now", "parked", "Parked"),
        ("Parked - for now", "parked", "Parked"),
        ("Parked by Jo", "parked", "Parked"),
        ("Parked since May", "parked", "Parked"),
        ("Parked 2024-05-01", "parked", "Parked"),
        ("Partially implemented (phase 1)", "partially-implemented", "Partially implemented"),
        ("one two three four five six seven", "one-two-three-four-five", "One two three four five…"),
        ("Ünfertig", "ünfertig", "Ünfertig"),
        ("已搁置", "已搁置", "已搁置"),
        ("✅", "unnamed", "✅"),
    ],
)
def test_an_unknown_status_becomes_a_group_of_its_own(raw, slug, label):
    status = unknown_status(raw)
    assert (status.slug, status.label, status.final) == (slug, label, False)


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        ("Draft | Proposed | Accepted", True),
        ("draft|active", True),
        ("Draft/Proposed/Accepted", True),
        ("Draft, In Review, Approved, Rejected", True),
        ("Active or Implemented or Superseded", True),
        ("Proposed, Accepted, Rejected or Deprecated", True),
        ("`draft` / `active` / `done`", True),
        ("{proposed | rejected | accepted}", True),
        ("active → implemented → superseded", True),
        ("[proposed | rejected | accepted | … | superseded by [ADR-0005](0005-example.md)]", True),
        ("", False),
        ("Accepted", False),
        ("Draft | a note", False),
        ("Accepted | 2024-01-01", False),
        ("Accepted / Implemented", False),
        ("Proposed → Accepted", False),
        ("Draft or Accepted", False),
        ("Accepted, superseded by ADR-3", False),
        ("x | y | z", False),
    ],
)
def test_a_list_of_statuses_is_a_template_s_choice(raw, is_one):
    assert is_choice(raw) is is_one


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("{Active}", "Active"),
        ("[Accepted]", "Accepted"),
        (" { in progress } ", "in progress"),
        ("{accepted with changes}", "accepted with changes"),
        ("~~Proposed~~ Accepted", "Accepted"),
        ("~~Proposed~~ ~~Accepted~~ Superseded by ADR-2", "Superseded by ADR-2"),
        ("~~Proposed~~", "~~Proposed~~"),
        ("Active", "Active"),
        ("{status}", "{status}"),
        ("[Accepted](x.md)", "[Accepted](x.md)"),
        ("{Draft | Active}", "{Draft | Active}"),
        ("{{Active}}", "{{Active}}"),
        ("{Active} x", "{Active} x"),
        ("{}", "{}"),
    ],
)
def test_struck_words_and_braces_around_a_status_come_off(raw, written):
    assert written_status(raw).strip() == written


def test_the_vocabulary_is_written_as_it_is_looked_up():
    words = [*SYNONYMS, *OTHERS]
    assert [word for word in words if word != " ".join(word.casefold().replace("-", " ").split())] == []


def test_synonyms_are_taken_for_statuses_that_some_kind_has():
    known = {status.slug for kind in KINDS.values() for status in kind.statuses}
    assert [word for word, slugs in SYNONYMS.items() if not known.issuperset(slugs)] == []
