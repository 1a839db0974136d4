import pytest

from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.model import Status
from mkdocs_archplan.read.status import match_status, unknown_status


@pytest.mark.parametrize(
    ("kind", "raw", "slug"),
    [
        ("plan", "active", "active"),
        ("plan", "Active ", "active"),
        ("plan", "ACTIVE", "active"),
        ("plan", "active.", "active"),
        ("plan", "Active, since May", "active"),
        ("plan", "Active (phase 2)", "active"),
        ("plan", "✅ implemented", "implemented"),
        ("plan", "Implemented 2024-05-01", "implemented"),
        ("plan", "Superseded by PLAN-3", "superseded"),
        ("plan", "superseded - see PLAN-3", "superseded"),
        ("rfc", "open for review", "open-for-review"),
        ("rfc", "Open-for-Review", "open-for-review"),
        ("rfc", "open_for_review", "open-for-review"),
        ("rfc", "Open for review until Friday", None),
        ("rfc", "open", None),
        ("adr", "Accepted – 2025-07-30", "accepted"),
        ("adr", "accepted on 2024-01-01", "accepted"),
        ("adr", "accepted with modifications", "accepted"),
        ("plan", "active review", None),
        ("plan", "not active", None),
        ("plan", "inactive", None),
        ("plan", "actively", None),
        ("plan", "imlpemented", None),
        ("plan", "", None),
        ("plan", "✅", None),
        ("plan", "draft", None),
    ],
)
def test_a_status_is_known_by_its_name_whatever_surrounds_it(kind, raw, slug):
    found = match_status(raw, KINDS[kind].statuses)
    assert (found and found.slug) == slug


def test_aliases_count_and_the_longest_name_wins():
    statuses = (
        Status(slug="active", label="Active", aliases=("in progress", "building")),
        Status(slug="in-progress-late", label="In progress, late"),
    )
    assert match_status("In Progress", statuses).slug == "active"
    assert match_status("in progress, late", statuses).slug == "in-progress-late"
    assert match_status("Building: phase 1", statuses).slug == "active"


def test_a_label_of_other_words_counts():
    assert match_status("Gebaut", (Status(slug="done", label="Gebaut"),)).slug == "done"


def test_an_unknown_status_becomes_a_group_of_its_own():
    status = unknown_status("  Parked   until Q3 ")
    assert (status.slug, status.label, status.final) == ("parked-until-q3", "Parked until Q3", False)
