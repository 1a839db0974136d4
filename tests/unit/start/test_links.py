"""`--rfc`: the plan names the RFC, and the RFC the plan where it has fields that say such things."""

import pytest

from mkdocs_archplan.relations import Relation
from mkdocs_archplan.write.change import write_changes

FRONT_MATTER = "---\r\ntitle: Queues # short\r\nstatus: approved\r\ndate: 2026-01-02\r\n{}---\r\n\r\n# Queues\r\n"
SEED = "---\ntitle: [Title]\nstatus: active\ndate: YYYY-MM-DD\nrelated_rfc: # of the RFC\n---\n\n# [Title]\n"


def started(site, text, template=SEED, **asked):
    site.write("rfcs/0007-queues.md", text)
    if template:
        site.write("architecture/template.md", template)
    beginning = site.begin("plan", rfc=asked.pop("rfc", "RFC-7"), **asked)
    site.write(beginning.path, beginning.data)
    return beginning


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("", "implemented_by: ../architecture/a-bounded-queue-plan.md"),
        ("implemented_by:\r\n", "implemented_by: ../architecture/a-bounded-queue-plan.md"),
        (
            "implemented_by: ../architecture/other-plan.md # x\r\n",
            "implemented_by: [../architecture/other-plan.md, ../architecture/a-bounded-queue-plan.md] # x",
        ),
    ],
)
def test_both_sides_name_each_other(site, field, expected):
    site.write("architecture/other-plan.md", "---\nstatus: active\n---\n# Other\n")
    rfc = FRONT_MATTER.format(field)
    beginning = started(site, rfc, rfc="0007-queues")
    assert b"\nrelated_rfc: RFC-0007 # of the RFC\n" in beginning.data
    change = beginning.change
    assert change
    old, new = rfc.split("\r\n"), change.after.decode().split("\r\n")
    assert [line for line in new if line not in old] == [expected]
    assert [line for line in old if line not in new] == ([field.strip()] if field else [])
    assert b"\n" not in change.after.replace(b"\r\n", b"")
    write_changes([change])
    catalog = site.read()
    assert "rfcs/0007-queues.md" in catalog.others(beginning.path, Relation.IMPLEMENTS)
    references = catalog.documents["rfcs/0007-queues.md"].references
    assert beginning.path in [r.target for r in references if r.relation is Relation.IMPLEMENTED_BY]
    assert not [problem for problem in catalog.problems if problem.severity != "info"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            "# [Title]\n\n- Status: Active\n- Date: [day]\n- **Source RFC**: [link]\n",
            "- **Source RFC**: [RFC-0007](../rfcs/0007-queues.md)",
        ),
        ("# [Title]\n\n- Status: Active\n- Date: [day]\n", "- Related rfc: [RFC-0007](../rfcs/0007-queues.md)"),
        ("---\nstatus: active\n---\n# [Title]\n", "related_rfc: RFC-0007"),
        ("", "- **Source RFC**: [RFC-0007](../rfcs/0007-queues.md)"),
    ],
)
def test_the_plan_names_it_in_its_own_dialect(site, template, expected):
    beginning = started(site, "# Queues\n\n- Status: approved\n", template)
    assert expected in beginning.data.decode().split("\n")
    assert site.read().others(beginning.path, Relation.IMPLEMENTS) == ("rfcs/0007-queues.md",)


def test_an_rfc_without_fields_for_it_stays_as_it_is(site):
    assert started(site, "# Queues\n\nStatus: approved\n").change is None
    assert started(site, "# Q\n\n- Status: approved\n- Plans:\n", title="Another").change is not None


def test_a_record_only_relates_to_it(site):
    site.write("rfcs/0007-queues.md", FRONT_MATTER.format(""))
    beginning = site.begin("adr", rfc="rfcs/0007-queues.md")
    assert b"\nrelated_rfc: RFC-0007\n" in beginning.data
    assert beginning.change is None
