"""The last line of a build."""

import pytest

from mkdocs_archplan.findings.told import Change
from mkdocs_archplan.report import summary


def plans(*statuses, folder="plans"):
    return {
        f"{folder}/{at}.md": f"---\nstatus: {status}\ndate: 2026-01-01\n---\n# T\n"
        for at, status in enumerate(statuses)
    }


@pytest.mark.parametrize(
    ("tree", "line"),
    [
        (plans("active", "active", "implemented"), "3 plans (2 active, 3 problems)"),
        (plans("implemented"), "1 plan (3 problems)"),
        (plans("active", "on hold"), "2 plans (1 active, 1 on hold, 3 problems)"),
        (plans("draft", "open for review", folder="rfcs"), "2 RFCs (1 draft, 1 open for review, 3 problems)"),
        (plans("accepted", folder="adr"), "1 ADR (3 problems)"),
        (
            {**plans("accepted", "proposed", folder="adr"), **plans("active"), **plans("approved", folder="rfcs")},
            "1 plan (1 active), 1 RFC, 2 ADRs (1 proposed); 3 problems",
        ),
        ({**plans("active"), **plans("active", folder="architecture")}, "2 plans (2 active, 3 problems)"),
        ({"plans/README.md": "# Plans\n"}, "0 plans (3 problems)"),
        ({"guides/a.md": "# A\n"}, ""),
    ],
)
def test_it_counts_documents_and_what_is_not_settled(catalog, tree, line):
    assert summary(catalog(tree), Change(count=3)) == line


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(count=0), "no problems"),
        (Change(count=1), "1 problem"),
        (Change(count=3, again=True), "3 problems as before"),
        (Change(count=0, again=True), "no problems"),
        (Change(count=4, new=2, healed=1, again=True), "4 problems: 2 new, 1 healed"),
        (Change(count=1, new=1, again=True), "1 problem: 1 new"),
        (Change(count=0, healed=2, again=True), "no problems: 2 healed"),
    ],
)
def test_it_says_how_problems_changed_since_a_server_built_before(catalog, change, words):
    assert summary(catalog(plans("active")), change) == f"1 plan (1 active, {words})"
