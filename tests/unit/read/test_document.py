from decimal import Decimal

import pytest

from mkdocs_archplan.model import Diagram, Phase, Progress, Relation
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.source import SourceFile

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


def places(read):
    return [(problem.rule, problem.line) for problem in read.problems]


def test_a_plan_of_the_template_is_read_whole(reading):
    read = reading(PLAN, path="plans/payment-ledger-plan.md")
    found = read.document
    assert (read.problems, read.mended) == ((), None)
    assert (found.title, found.title_source, found.id) == ("Payment ledger", "front-matter", None)
    assert (found.status, found.status_raw, found.status_source, found.status_line) == (
        "active",
        "active",
        "front-matter",
        5,
    )
    assert (found.date, found.updated) == ("2025-03-04", "2025-05-06")
    assert found.authors == ("Ada Lovelace", "Grace Hopper")
    assert found.tags == ("payments", "ledger")
    assert found.discussion == "https://example.org/pull/412"
    assert [(r.relation, r.raw, r.line, r.source, r.section) for r in found.references] == [
        (Relation.IMPLEMENTS, "RFC-0001", 7, "metadata", "related rfc"),
        (Relation.MENTIONS, "../adr/0001-x.md", 16, "body", "Related documentation"),
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


@pytest.mark.parametrize(
    ("text", "title", "title_source"),
    [
        ("---\ntitle: Ledger\n---\n# Other\n", "Ledger", "front-matter"),
        ("---\ntitle: The **big** `ledger`\n---\n", "The big ledger", "front-matter"),
        ("---\ntitle: 2024\n---\n", "2024", "front-matter"),
        ("---\ntitle: ''\n---\n# Heading\n", "Heading", "heading"),
        ("---\ntitle: [Brief Title]\n---\n# Heading\n", "Heading", "heading"),
        ("# The *heading*\n", "The heading", "heading"),
        ("text\n\n## Second level\n", "A document", "file-name"),
        ("# Status\naccepted\n", "A document", "file-name"),
        ("# [Architecture Plan Title]\n", "A document", "file-name"),
        ("", "A document", "file-name"),
        ("---\ntitle: <script>alert(1)</script>\n---\n", "<script>alert(1)</script>", "front-matter"),
        ("---\ntitle: Ledger: the plan\n---\n", "Ledger: the plan", "front-matter"),
        ("---\ntitle: [Draft] Ledger\n---\n", "[Draft] Ledger", "front-matter"),
    ],
)
def test_a_title_comes_from_front_matter_heading_or_file(document, text, title, title_source):
    found = document(text)
    assert (found.title, found.title_source) == (title, title_source)


def test_a_document_in_its_own_folder_is_named_after_the_folder(document):
    assert document("", path="plans/payment-ledger/README.md").title == "Payment ledger"


@pytest.mark.parametrize(
    ("text", "status", "raw", "where", "line"),
    [
        ("---\nstatus: Active \n---\n", "active", "Active", "front-matter", 2),
        ("---\nstatus: 'Active '\n---\n", "active", "Active ", "front-matter", 2),
        ("---\nstatus: [active]\n---\n", "active", "active", "front-matter", 2),
        ("---\nstatus: parked\n---\n", "parked", "parked", "front-matter", 2),
        ("# T\n- **Status**: implemented\n", "implemented", "implemented", "bullet", 2),
        (
            "# T\n\n## Status\n\n**Superseded** by [x](x.md)\n",
            "superseded",
            "**Superseded** by [x](x.md)",
            "section",
            5,
        ),
        ("---\nstatus:\n---\n# T\n- Status: active\n", "active", "active", "bullet", 5),
        ("---\nstatus: TBD\n---\n# T\n- Status: active\n", "active", "active", "bullet", 5),
        ("---\nstatus: {a: b}\n---\n", None, None, None, 1),
        ("# T\n", None, None, None, 1),
    ],
)
def test_a_status_comes_from_the_first_dialect_that_has_one(document, text, status, raw, where, line):
    found = document(text)
    assert (found.status, found.status_raw, found.status_source, found.status_line) == (status, raw, where, line)


@pytest.mark.parametrize(
    ("fields", "date", "updated"),
    [
        ("date: 2025-01-02", "2025-01-02", None),
        ("created: 2 January 2025\nupdated: 2025-02-03", "2025-01-02", "2025-02-03"),
        ("last_updated: 2025-02-03", "2025-02-03", None),
        ("date: 2025-01", "2025-01", None),
        ("date: YYYY-MM-DD\n", None, None),
    ],
)
def test_dates_are_iso_and_the_later_one_stands_in(document, fields, date, updated):
    found = document(f"---\n{fields}\n---\n")
    assert (found.date, found.updated) == (date, updated)


def test_an_impossible_date_is_reported_where_it_stands(reading):
    read = reading("---\nstatus: active\ndate: 2025-30-01\n---\n# T\n")
    assert places(read) == [("invalid-date", 3)]
    assert read.document.date is None


@pytest.mark.parametrize(
    ("written", "discussion"),
    [
        ("https://example.org/pull/1", "https://example.org/pull/1"),
        ("'[PR 1](https://example.org/pull/1)'", "https://example.org/pull/1"),
        ("<https://example.org/pull/1>", "https://example.org/pull/1"),
        ("mailto:team@example.org", "mailto:team@example.org"),
        ("../notes/meeting.md", "../notes/meeting.md"),
        ("#payments on chat", None),
        ("'#payments on chat'", "#payments on chat"),
        ("the payments channel", "the payments channel"),
        ("'Slack: the payments channel'", "Slack: the payments channel"),
        ("N/A", None),
        ("", None),
    ],
)
def test_a_discussion_is_an_address_or_words(document, written, discussion):
    assert document(f"---\ndiscussion: {written}\n---\n").discussion == discussion


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "'[x](javascript:alert(1))'",
        "'java\\tscript:alert(1)'",
        "data:text/html,x",
        "//evil.example",
    ],
)
def test_a_discussion_that_may_not_be_linked_is_reported_and_dropped(reading, written):
    read = reading(f"---\ndiscussion: {written}\n---\n# T\n")
    assert read.document.discussion is None
    assert places(read) == [("unsafe-link", 2)]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("plan", "related_rfc: 0001", [(Relation.IMPLEMENTS, "0001")]),
        ("adr", "related_rfc: 0001", [(Relation.RELATES_TO, "0001")]),
        ("plan", "related_rfc: [RFC-1, RFC-2]", [(Relation.IMPLEMENTS, "RFC-1"), (Relation.IMPLEMENTS, "RFC-2")]),
        ("plan", "related_adrs: '015, 016'", [(Relation.RELATES_TO, "015"), (Relation.RELATES_TO, "016")]),
        ("plan", "related_rfc: '[RFC 1](../rfcs/1.md)'", [(Relation.IMPLEMENTS, "[RFC 1](../rfcs/1.md)")]),
        ("plan", "related_rfc: [RFC 1](../rfcs/1.md)", [(Relation.IMPLEMENTS, "[RFC 1](../rfcs/1.md)")]),
        ("plan", "supersedes: old.md", [(Relation.SUPERSEDES, "old.md")]),
        ("plan", "superseded-by: new.md", [(Relation.SUPERSEDED_BY, "new.md")]),
        ("adr", "amends: 3", [(Relation.AMENDS, "3")]),
        ("adr", "related: [{implements: RFC-038}, none]", []),
        ("plan", "related_rfc: # Link to source RFC if applicable", []),
        ("plan", "related_rfc: N/A", []),
    ],
)
def test_metadata_names_other_documents(document, kind, fields, expected):
    references = document(f"---\n{fields}\n---\n# T\n", kind=kind).references
    assert [(reference.relation, reference.raw) for reference in references] == expected


def test_a_bullet_with_a_link_is_one_reference_not_two(document):
    found = document("# T\n\n- **Source RFC**: [RFC 1](../rfcs/0001.md)\n\nSee [x](x.md), [here](#part).\n")
    assert [(r.source, r.raw) for r in found.references] == [
        ("metadata", "[RFC 1](../rfcs/0001.md)"),
        ("body", "x.md"),
    ]


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


def test_a_wrong_total_is_reported_in_its_line(reading):
    read = reading(PLAN.replace("$150", "$160"))
    assert places(read) == [("cost-total-mismatch", 40)]
    assert "160" in read.problems[0].message
    assert "150" in read.problems[0].message


def test_the_untouched_template_is_a_document_whose_prompts_are_reported(reading):
    text = (
        "---\ntitle: [Brief Title]\ndate: YYYY-MM-DD\nstatus: active # a\nauthor: [Your Name]\nrelated_rfc: # x\n"
        "discussion: # y\n---\n\n# [Architecture Plan Title]\n\n## Cost Analysis\n\n| Resource | Cost |\n| - | - |\n"
        "| Lambda | $X |\n| **Total** | **$Z** |\n"
    )
    read = reading(text, path="plans/my-plan.md")
    assert places(read) == [("placeholder-left", line) for line in (2, 3, 5, 10)]
    assert (read.document.title, read.document.status, read.document.authors) == ("My plan", "active", ())
    assert (read.document.date, read.document.costs) == (None, ())


BROKEN = {
    "broken YAML": ("---\nstatus: active\nauthor: a: b\n---\n# T\n", ["broken-front-matter"]),
    "tabs": ("---\nstatus: active\n\towner: x\n---\n# T\n", ["broken-front-matter"]),
    "repeated keys": ("---\nstatus: draft\nstatus: active\n---\n# T\n", ["repeated-key"]),
    "CRLF": (b"---\r\nstatus: active\r\n---\r\n# T\r\n", []),
    "BOM": (b"\xef\xbb\xbf---\nstatus: active\n---\n# T\n", []),
    "CRLF and BOM": (b"\xef\xbb\xbf---\r\nstatus: active\r\n---\r\n# T\r\n", []),
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


def test_a_list_at_top_level_is_reported_and_the_body_is_read(reading):
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
    assert read.problems == ()


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
        (b"---\nstatus: active\n---\ncaf\xe9\n", "---\nstatus: active\n---\ncaf\ufffd\n"),
        (b"---\nstatus: a: b\n---\ncaf\xe9\n", "---\nstatus: 'a: b'\n---\n\ncaf\ufffd\n"),
        ("---\n- a\n---\n# T\n", None),
    ],
)
def test_text_that_mkdocs_cannot_read_is_replaced(reading, content, mended):
    assert reading(content).mended == mended


@pytest.mark.parametrize(
    ("status", "raw"),
    [
        ("Superseded by [ADR-0002](0002-y.md)", "[ADR-0002](0002-y.md)"),
        ("**Superseded by ADR-0002** since May", "ADR-0002"),
        ("Replaced by adr 2", "adr 2"),
        ("Superseded by events", None),
        ("Accepted", None),
    ],
)
def test_a_status_section_may_name_the_successor(reading, status, raw):
    references = reading(f"# T\n\n## Status\n\n{status}\n").document.references
    assert [(r.relation, r.raw, r.line) for r in references] == ([("superseded by", raw, 5)] if raw else [])
