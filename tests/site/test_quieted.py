"""What authors and a baseline quiet: the log of a build says what is left, and the site what is true."""

import json

from mkdocs_archplan.findings.baseline import baseline_json, entries_of
from mkdocs_archplan.problems import Problem

RFC = {"rfcs/0001-x.md": "---\ntitle: X\nstatus: draft\ndate: 2026-01-01\n---\n"}


def plan(*lines):
    head = "---\ntitle: A\nstatus: active\ndate: 2026-01-01\nrelated_rfc: RFC-0099\n---\n\n# A\n\n"
    return head + "".join(f"{line}\n\n" for line in lines)


def test_a_build_tells_what_is_new_and_publishes_no_reasons(build):
    reason = "the rival's RFC, do not tell"
    known = Problem(
        rule="broken-reference", path="plans/a.md", line=9, message="'RFC-0099' is no document of this site."
    )
    tree = RFC | {
        "plans/a.md": plan(),
        "plans/b.md": plan("Words."),
        "plans/c.md": plan("Before.", f"<!-- archplan:ignore broken-reference {reason} -->", "Behind."),
        "known.json": baseline_json(entries_of([known])),
    }
    built = build(tree, checks={"baseline": "docs/known.json"})
    assert [text.partition(": '")[0] for text in built.warnings] == ["archplan: plans/b.md:5"]
    broken = [p["path"] for p in built.catalog["problems"] if p["rule"] == "broken-reference"]
    assert broken == ["plans/a.md", "plans/b.md"]
    page = built.source("plans/c/index.html")
    assert reason not in page
    assert "archplan:ignore" not in page
    assert [text for text in built.page("plans/c.md").texts("p") if text in ("Before.", "Behind.", "")] == [
        "Before.",
        "Behind.",
    ]


def test_a_baseline_that_cannot_be_used_is_told_and_quiets_nothing(build):
    tree = RFC | {"plans/a.md": plan(), "known.json": json.dumps({"entries": []})}
    built = build(tree, checks={"baseline": "docs/known.json"})
    assert {text.partition(" is no ")[0] for text in built.warnings} == {
        "archplan: the baseline 'docs/known.json'",
        "archplan: plans/a.md:5: 'RFC-0099'",
    }
