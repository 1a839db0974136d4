from decimal import Decimal

import pytest

from mkdocs_archplan.contents import Phase, Progress
from mkdocs_archplan.model import Diagram, Role
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.roles import Said
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.relations import Relation

PLAN = """\
---
title: Payment ledger
date: 2025-03-04
updated: 2025-05-06
status: active # active → implemented → superseded
author: [Ada Lovelace, Grace Hopper]
related_rfc: RFC-0001
discussion: https://example.org/pull/412
tags: [payments, ledger]
---

# Another heading

## Related documentation

See [the decision](../adr/0001-x.md) and [the web](https://example.org).

## Phase 1: Schema

- [x] tables
- [ ] indexes

## Phase 2: Cut-over

- [ ] switch

```mermaid
graph TD
    A --> B
```

## Cost Analysis

### Estimated Monthly Costs

| Resource | Cost |
| -------- | ---- |
| Database | $120 |
| Queue | $30 |
| **Total** | **$150** |
"""


def rules(read):
    return [problem.rule for problem in read.problems]


def test_a_plan_of_the_template_is_read_whole(reading):
    read = reading(PLAN, path="plans/payment-ledger-plan.md")
    found = read.document
    assert (read.problems, read.mended, read.said) == ((), None, Said(has_status=True))
    assert (found.title, found.title_source, found.id) == ("Payment ledger", "front-matter", None)
    assert (found.status, found.status_raw, found.status_source, found.status_line, found.status_guessed) == (
        "active",
        "active",
        "front-matter",
        5,
        False,
    )
    assert (found.date, found.date_raw, found.updated) == ("2025-03-04", "2025-03-04", "2025-05-06")
    assert found.authors == ("Ada Lovelace", "Grace Hopper")
    assert found.tags == ("payments", "ledger")
    assert found.discussion == "https://example.org/pull/412"
    assert [(r.relation, r.raw, r.line, r.source, r.field or r.place.section) for r in found.references] == [
        (Relation.IMPLEMENTS, "RFC-0001", 7, "metadata", "related rfc"),
        (Relation.MENTIONS, "../adr/0001-x.md", 16, "body", "Related documentation"),
        (Relation.MENTIONS, "https://example.org", 16, "body", "Related documentation"),
    ]
    assert found.progress == Progress(
        done=1,
        total=3,
        phases=(Phase(title="Phase 1: Schema", done=1, total=2), Phase(title="Phase 2: Cut-over", done=0, total=1)),
    )
    assert found.diagrams == (Diagram(line=27, type="graph"),)
    (cost,) = found.costs
    assert (cost.section, cost.currency, cost.period, cost.line) == ("Estimated Monthly Costs", "USD", "month", 40)
    assert (cost.low, cost.high, cost.stated_low, cost.verdict) == (
        Decimal(150),
        Decimal(150),
        Decimal(150),
        "adds-up",
    )


def test_a_decision_without_front_matter_is_read_whole(reading):
    text = (
        "# 9. Use queues\n\n* Status: **superseded** by [10. Use streams](0010-streams.md)\n* Deciders: @ada @jo\n"
        "* Date: July 22, 2019\n\n## Context\n\n* Status: of no account\n"
    )
    read = reading(text, kind="adr", path="adr/queues.md")
    found = read.document
    assert (found.title, found.title_source, found.id, found.id_line) == ("9. Use queues", "heading", "ADR-9", 1)
    assert (found.status, found.status_source, found.status_line) == ("superseded", "bullet", 3)
    assert (found.authors, found.date, found.date_raw) == (("@ada", "@jo"), "2019-07-22", "July 22, 2019")
    assert [(r.relation, r.raw, r.line, r.source) for r in found.references if r.source != "text"] == [
        (Relation.SUPERSEDED_BY, "[10. Use streams](0010-streams.md)", 3, "metadata"),
        (Relation.MENTIONS, "0010-streams.md", 3, "body"),
    ]
    assert read.problems == ()


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("plans/a.md", "---\nstatus: active\n---\n# T\n", Said(has_status=True)),
        ("plans/a.md", "# T\n\n- Status: parked\n", Said(has_status=True)),
        ("plans/a.md", "---\ntags: [active]\n---\n# T\n", Said(has_status=True)),
        ("plans/a.md", "---\nstatus: active | implemented\n---\n# T\n", Said(has_status=False)),
        ("plans/a.md", "# T\n", Said(has_status=False)),
        ("plans/a.md", "---\nredirect_to: b.md\n---\n# T\n", Said(has_status=False, role=Role.REDIRECT)),
        (
            "plans/a.md",
            '<meta http-equiv="refresh" content="0; url=../b/">\n',
            Said(has_status=False, role=Role.REDIRECT),
        ),
        ("plans/0000.md", "---\nauthor: '[Your Name]'\n---\n# T\n", Said(has_status=False, role=Role.TEMPLATE)),
        ("plans/0000.md", "# [Brief Title]\n", Said(has_status=False, role=Role.TEMPLATE)),
        ("plans/0000.md", "# Ledger\n", Said(has_status=False)),
    ],
)
def test_a_file_says_what_it_is(reading, path, text, said):
    assert reading(text, path=path).said == said


def test_the_untouched_template_is_read_and_its_prompts_are_reported(reading, places):
    text = (
        "---\ntitle: [Brief Title]\ndate: YYYY-MM-DD\nstatus: active # a\nauthor: [Your Name]\nrelated_rfc: # x\n"
        "discussion: # y\n---\n\n# [Architecture Plan Title]\n\n## Cost Analysis\n\n| Resource | Cost |\n| - | - |\n"
        "| Lambda | $X |\n| **Total** | **$Z** |\n"
    )
    read = reading(text, path="plans/my-plan.md")
    assert places(read) == [
        ("placeholder-left", 2),
        ("placeholder-left", 3),
        ("placeholder-left", 5),
        ("placeholder-left", 10),
        ("cost-placeholder", 16),
    ]
    assert (read.document.title, read.document.status, read.document.authors) == ("My plan", "active", ())
    assert read.document.date is None
    assert [(cost.low, cost.reason) for cost in read.document.costs] == [(None, "placeholder")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nstatus: Draft | Active | Done\n---\n# T\n", 2),
        ("---\nstatus: '{status}'\n---\n# T\n", 2),
        ("---\ndate: '{{Current Date}}'\n---\n# T\n", 2),
        ("---\ndate: {{Current Date}}\n---\n# T\n", 2),
        ("---\ndate: {YYYY-MM-DD when it was decided}\n---\n# T\n", 2),
        ("---\nauthor: {your name}\n---\n# T\n", 2),
        ("---\nadr:\n  date: YYYY-MM-DD\n---\n# T\n", 3),
        ("# T\n\n- Date: YYYY-MM-DD\n", 3),
        ('# T\n\n* Supersedes: (put "N/A" unless this supersedes another)\n', 3),
        ("# T\n\n**Author:** [Your Name]\n", 3),
        ("# T\n\n| Status | [proposed] |\n| - | - |\n| Owner | TBD |\n", 5),
        ("# T\n\n## Status\n\n[proposed | rejected | accepted | … | superseded by [ADR-0005](0005-example.md)]\n", 5),
        ("# T\n\n## Deciders\n\n[list everyone involved in the decision]\n", 5),
        ("# [short title of solved problem and solution]\n", 1),
    ],
)
def test_a_prompt_of_the_template_is_reported_and_says_nothing(reading, places, text, line):
    read = reading(text, kind="adr")
    assert places(read) == [("placeholder-left", line)]
    assert (read.document.date, read.document.authors) == (None, ())
    assert [reference for reference in read.document.references if reference.source == "metadata"] == []


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: '{Active}'\n---\n# T\n",
        "---\ndate: YYYY-MM-DD 2024-05-01\n---\n# T\n",
        "# [Draft] Ledger\n",
        "# T\n\n- Status: [ACTIVE](x.md#active)\n",
        "# T\n\n<!-- Status: [proposed | accepted] -->\n",
        "# T\n\n```\nDate: YYYY-MM-DD\n```\n",
        "# T\n\n## Context\n\n- Date: YYYY-MM-DD\n",
    ],
)
def test_what_an_author_wrote_is_no_prompt(reading, text):
    assert rules(reading(text)) == []


def test_tasks_outside_phases_count_and_no_tasks_are_no_progress(document):
    assert document("# T\n").progress is None
    assert document("# T\n- [x] a\n- [ ] b\n").progress == Progress(done=1, total=2)


@pytest.mark.parametrize(
    ("fence", "family"),
    [
        ("```mermaid\nsequenceDiagram\n```", "sequenceDiagram"),
        ("~~~ mermaid\n%% remark\nstateDiagram-v2\n~~~", "stateDiagram-v2"),
        ("```{.mermaid}\nflowchart LR\n```", "flowchart"),
        ("```mermaid\n```", None),
    ],
)
def test_diagrams_have_a_family_as_written(document, fence, family):
    (diagram,) = document(f"# T\n\n{fence}\n").diagrams
    assert (diagram.line, diagram.type) == (3, family)


def test_other_fences_are_no_diagrams(document):
    assert document("```python\nmermaid = 1\n```\n```mermaidish\nx\n```\n").diagrams == ()


def test_a_wrong_total_is_reported_in_its_line(reading, places):
    read = reading(PLAN.replace("$150", "$160"))
    assert places(read) == [("cost-total-mismatch", 40)]
    assert "160" in read.problems[0].message
    assert "150" in read.problems[0].message


BROKEN = {
    "broken YAML": ("---\nstatus: active\nauthor: a: b\n---\n# T\n", ["broken-front-matter"]),
    "tabs": ("---\nstatus: active\n\towner: x\n---\n# T\n", ["broken-front-matter"]),
    "broken TOML": ("+++\nstatus = active\n+++\n# T\n", ["broken-front-matter"]),
    "never closed": ("---\nstatus: active\n\n# T\n", ["broken-front-matter"]),
    "repeated keys": ("---\nstatus: draft\nstatus: active\n---\n# T\n", ["repeated-key"]),
    "CRLF": (b"---\r\nstatus: active\r\n---\r\n# T\r\n", []),
    "CRLF lines": (b"# T\r\n\r\nStatus: active\\\r\nAuthor: Ada\r\n", []),
    "BOM": (b"\xef\xbb\xbf---\nstatus: active\n---\n# T\n", []),
    "CRLF and BOM": (b"\xef\xbb\xbf+++\r\nstatus = 'active'\r\n+++\r\n# T\r\n", []),
    "NBSP": ("# T\n\n-\u00a0Status:\u00a0active\n", []),
    "not UTF-8": (b"---\nstatus: active\n---\n# T\n\ncaf\xe9\n", ["unreadable-file"]),
    "NUL bytes": (b"---\nstatus: active\n---\n# T\n\n\x00\x00\n", ["unreadable-file"]),
    "closed at the very end": ("---\nstatus: active\ntitle: T\n---", []),
    "5 MB of prose": ("---\nstatus: active\n---\n# T\n\n" + "All work and no play.\n" * 230_000, []),
    "5 MB in one line": ("---\nstatus: active\n---\n# T\n\n" + "x" * 5_000_000, []),
    "a million brackets": ("---\nstatus: active\n---\n# T\n\n" + "[" * 1_000_000, []),
    "nested lists": ("---\nstatus: active\nx: " + "- " * 40_000 + "\n---\n# T\n", ["broken-front-matter"]),
}


@pytest.mark.parametrize(("content", "expected"), BROKEN.values(), ids=BROKEN)
def test_bad_input_keeps_its_status_and_ends_in_a_problem(reading, content, expected):
    read = reading(content)
    assert rules(read) == expected
    assert (read.document.status, read.document.title) == ("active", "T")


def test_a_list_at_top_level_is_reported_and_the_body_is_read(reading, places):
    read = reading("---\n- status: active\n---\n# T\n\n- [x] done\n")
    assert places(read) == [("broken-front-matter", 2)]
    assert (read.document.title, read.document.progress) == ("T", Progress(done=1, total=1))


def test_an_empty_file_is_a_document(reading):
    read = reading("")
    assert (read.document.path, read.document.title, read.document.status) == (
        "plans/a-document.md",
        "A document",
        None,
    )
    assert (read.problems, read.said) == ((), Said(has_status=False))


def test_a_file_that_cannot_be_read_is_a_document(collection):
    def fail():
        raise PermissionError(13, "Permission denied")

    read = read_document(SourceFile(path="plans/a.md", url="plans/a/", read=fail), collection())
    assert (read.document.path, rules(read), read.mended) == ("plans/a.md", ["unreadable-file"], "")


@pytest.mark.parametrize(
    ("content", "mended"),
    [
        ("---\nstatus: active\n---\n# T\n", None),
        ("---\nstatus: a: b\n---\n# T\n", "---\nstatus: 'a: b'\n---\n\n# T\n"),
        ("---\nstatus: active\n---", "---\nstatus: active\n---\n"),
        ("---\ndate: 2025-30-01\n---\n# T\n", "---\ndate: '2025-30-01'\n---\n\n# T\n"),
        ("+++\nstatus = 'active'\ntags = ['a']\n+++\n# T\n", "---\nstatus: active\ntags:\n- a\n---\n\n# T\n"),
        ("+++\nProse between two lines of plus signs.\n+++\n# T\n", None),
        (b"---\nstatus: active\n---\ncaf\xe9\n", "---\nstatus: active\n---\ncaf\ufffd\n"),
        (b"---\nstatus: a: b\n---\ncaf\xe9\n", "---\nstatus: 'a: b'\n---\n\ncaf\ufffd\n"),
        ("---\n- a\n---\n# T\n", None),
        ("---\nstatus: active\n", None),
        ("Status: active\n", None),
    ],
)
def test_text_that_mkdocs_cannot_read_is_replaced(reading, content, mended):
    assert reading(content).mended == mended
