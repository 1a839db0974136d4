"""What --fix mends, and what it leaves."""

import pytest

from mkdocs_archplan.write.fixes import FIXABLE, certain_date, fixes


def fixed(write, tree, rules=FIXABLE, paths=None):
    drafts = write.drafts(tree)
    return {change.path: change for change in fixes(drafts.project, drafts.catalog, rules, paths)}


def texts(changes):
    return {path: change.after.decode() for path, change in changes.items()}


STATUSES = {
    "adr/1-a.md": "---\nstatus: Acepted # x\n---\n",
    "adr/2-b.md": "# B\n\n* Status: superceded by ADR-1\n",
    "adr/3-c.md": "# C\n\n## Status\n\nACCEPETD\n",
    "adr/4-d.md": "---\nstatus: accepted\n---\n",
    "adr/5-e.md": "---\nstatus: on hold\n---\n",
    "adr/6-f.md": "---\nstatus: approved\n---\n",
}


def test_a_misspelt_status_is_mended_in_every_document_and_another_word_stays(write):
    changes = fixed(write, STATUSES, ["guessed-status"])
    assert texts(changes) == {
        "adr/1-a.md": "---\nstatus: Accepted # x\n---\n",
        "adr/2-b.md": "# B\n\n* Status: superseded by ADR-1\n",
        "adr/3-c.md": "# C\n\n## Status\n\nACCEPTED\n",
    }
    assert changes["adr/1-a.md"].what == ("adr/1-a.md:2: status 'Acepted' → 'Accepted'",)


def test_only_the_rules_and_paths_that_are_asked_for(write):
    assert list(fixed(write, STATUSES, ["guessed-status"], ["adr/3-c.md"])) == ["adr/3-c.md"]
    assert fixed(write, STATUSES, ["invalid-date"]) == {}


def test_a_date_that_can_mean_one_day_only(write):
    tree = {
        "adr/1-a.md": "# A\n\n* Status: accepted\n* Date: 2023-31-07 # x\n* Updated: 2023-08-01\n",
        "adr/2-b.md": "---\nstatus: accepted\ndate: '2023-31-07'\nupdated: 2023年8月1日\n---\n",
        "adr/3-c.md": "# C\n\n* Status: accepted\n* Date: 03/04/2025\n",
        "adr/4-d.md": "# C\n\n* Status: accepted\n* Date: 2023-02-30\n",
        "adr/5-e.md": "# C\n\n* Status: accepted\n* Date: July 2, 2025\n",
    }
    tree["adr/1-a.md"] = tree["adr/1-a.md"].replace(" # x", "")
    assert texts(fixed(write, tree)) == {
        "adr/1-a.md": "# A\n\n* Status: accepted\n* Date: 2023-07-31\n* Updated: 2023-08-01\n",
        "adr/2-b.md": "---\nstatus: accepted\ndate: '2023-07-31'\nupdated: 2023-08-01\n---\n",
    }


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-30-01", "2025-01-30"),
        ("2025/13/2", "2025-02-13"),
        ("2025年01月05日", "2025-01-05"),
        ("2025-12-01", None),
        ("2025-30-13", None),
        ("2025-31-02", None),
        ("03/04/2025", None),
        ("2022-05-??", None),
        ("", None),
    ],
)
def test_which_dates_are_certain(text, date):
    assert certain_date(text) == date


def test_the_silent_side_of_a_supersession_speaks(write):
    tree = {
        "adr/1-a.md": "# A\n\n* Status: superseded\n",
        "adr/2-b.md": "# B\n\n* Status: accepted\n* Supersedes: [A](1-a.md)\n",
        "adr/3-c.md": "---\nstatus: superseded\nsuperseded_by: ADR-4\n---\n",
        "adr/4-d.md": "---\nstatus: accepted\n---\n",
        "adr/5-e.md": "---\nstatus: proposed\nsupersedes: ADR-4\n---\n",
    }
    assert texts(fixed(write, tree)) == {
        "adr/1-a.md": "# A\n\n* Status: superseded\n* Superseded by: [ADR-2](2-b.md)\n",
        "adr/4-d.md": "---\nstatus: accepted\nsupersedes: ADR-3\n---\n",
    }


def test_a_fix_makes_no_front_matter_and_changes_no_status(write):
    tree = {
        "adr/1-a.md": "# A\n\n## Status\n\nAccepted\n",
        "adr/2-b.md": "# B\n\n* Status: accepted\n* Supersedes: [A](1-a.md)\n",
        "adr/3-c.md": "# C\n",
        "adr/4-d.md": "# D\n\n* Status: accepted\n* Supersedes: [C](3-c.md)\n",
    }
    assert fixed(write, tree) == {}


def test_several_fixes_of_a_file_are_one_change_and_leave_nothing_to_mend(write):
    tree = {
        "adr/1-a.md": "# A\n\n* Status: superceded\n* Date: 2023-31-07\n",
        "adr/2-b.md": "# B\n\n* Status: accepted\n* Supersedes: [A](1-a.md)\n",
    }
    (change,) = fixed(write, tree).values()
    assert change.before.decode() == tree["adr/1-a.md"]
    assert change.after.decode() == (
        "# A\n\n* Status: superseded\n* Superseded by: [ADR-2](2-b.md)\n* Date: 2023-07-31\n"
    )
    assert len(change.what) == 3
    assert fixed(write, {**tree, "adr/1-a.md": change.after}) == {}


def test_a_status_that_only_an_index_has_is_mended_there(write):
    tree = {"adr/README.md": "|ADR|Status|\n|---|---|\n|[A](1-a.md)|Accpeted|\n", "adr/1-a.md": "# A\n"}
    assert texts(fixed(write, tree)) == {"adr/README.md": "|ADR|Status|\n|---|---|\n|[A](1-a.md)|Accepted|\n"}
