"""The sections of a document against its template; both rules are off unless a site asks for them."""

import pytest

from mkdocs_archplan.problems import RULES, Severity

ON = {"checks": {"section-missing": "info", "section-empty": "info"}}
HEAD = "---\ntitle: T\nstatus: accepted\ndate: 2025-01-02\n---\n"
TEMPLATE = """# [Title]

## 1. Context and Problem Statement

[What is it about?]

## Decision Drivers <!-- optional -->

* [driver]

## Decision Outcome

### Consequences

<!-- This is an optional element. Feel free to remove. -->
## Pros and Cons

## Phase 1: [Name]

## [Anything]

## Links (if applicable)
"""
COMPLETE = "# T\n\n## Context\n\na\n\n## ✅ Decision outcome\n\nb\n\n## Phase 1: Build\n\nc\n"


def told(catalog, rule, tree, **options):
    return [(p.path, p.line, p.message) for p in catalog(tree, **{**ON, **options}).problems if p.rule == rule]


@pytest.mark.parametrize("rule", ["section-missing", "section-empty"])
def test_the_rules_are_off_unless_a_site_asks(catalog, rule):
    tree = {"adr/0001-a.md": HEAD + "# T\n\n## Context\n"}
    assert RULES[rule].severity is Severity.OFF
    assert told(catalog, rule, tree, checks={}) == []
    assert [p.severity for p in catalog(tree, checks={rule: "error"}).problems if p.rule == rule] == [Severity.ERROR]


def test_sections_of_the_folders_template_are_asked_for_once_for_each_document(catalog):
    tree = {"adr/template.md": TEMPLATE, "adr/0001-a.md": HEAD + "# T\n\n## Context\n\na\n", "adr/0002-b.md": COMPLETE}
    assert told(catalog, "section-missing", tree) == [
        ("adr/0001-a.md", 1, "these sections of adr/template.md are missing: Decision Outcome, Phase 1: [Name].")
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "## CONTEXT AND PROBLEM STATEMENT",
        "### 3.1 Context",
        "# Context and problem statements:",
        "## 📌 Problem Statement",
    ],
)
def test_case_numbering_symbols_and_level_do_not_matter(catalog, heading):
    text = HEAD + COMPLETE.replace("## Context", heading)
    assert told(catalog, "section-missing", {"adr/template.md": TEMPLATE, "adr/0001-a.md": text}) == []


def test_of_several_templates_the_best_fitting_one_counts(catalog):
    short = "# [Title]\n\n## Context\n\n## Decision\n"
    tree = {"adr/template.md": TEMPLATE, "adr/template-short.md": short, "adr/0001-a.md": HEAD + "# T\n\n## Context\n"}
    ((_, _, message),) = told(catalog, "section-missing", tree)
    assert message == "these sections of adr/template-short.md are missing: Decision."


def test_a_template_without_sections_asks_for_none(catalog):
    assert told(catalog, "section-missing", {"adr/template.md": "# [Title]\n", "adr/0001-a.md": HEAD}) == []


@pytest.mark.parametrize(
    ("path", "body", "missing"),
    [
        ("adr/a.md", "## Background\n\n## Design\n\n## Implications\n", ""),
        ("adr/a.md", "## Context\n\n## Decision\n", "Consequences"),
        ("rfcs/a.md", "# Summary\n\n# Motivation\n\n# Detailed design\n\n# Rationale and alternatives\n", ""),
        ("rfcs/a.md", "# Motivation\n\n# How it works\n", "Summary, Alternatives"),
        (
            "plans/a.md",
            "## Overview\n\n## Design\n\n## Security\n\n## Implementation\n\n## Monitoring\n\n## Tests\n\n## Rollout\n",
            "Cost Analysis",
        ),
    ],
)
def test_without_a_template_the_usual_sections_of_the_kind_are_asked_for(catalog, path, body, missing):
    messages = [message for *_, message in told(catalog, "section-missing", {path: f"{HEAD}# T\n\n{body}"})]
    assert messages == ([f"these sections that are usual are missing: {missing}."] if missing else [])


@pytest.mark.parametrize(
    "below",
    [
        "",
        "<!-- What becomes easier? -->",
        "- <!-- good --> - <!-- bad --> <!-- ugly",
        "<!--\nWhat becomes easier?\n\nAnd what harder?\n-->",
        "[What becomes easier or more difficult to do because of this change?]",
        "- [ ] [Task]\n- TBD",
        "TODO.",
        "{{ text }}",
        "---",
        "[1]: https://example.org/x",
    ],
)
def test_a_heading_with_nothing_below_it_is_told_at_its_line(catalog, below):
    text = f"{HEAD}# T\n\n## Consequences\n\n{below}\n\n## Links\n\nNone\n"
    assert told(catalog, "section-empty", {"adr/a.md": text}) == [
        ("adr/a.md", 8, "the section 'Consequences' is empty.")
    ]


@pytest.mark.parametrize(
    "below",
    [
        "None",
        "N/A",
        "It is faster.",
        "### Good\n\nIt is faster.",
        "- x",
        "| a | b |\n| - | - |",
        "```\nx\n```",
        "![](a.png)",
        "<!-- why --> It is faster.",
        "<!-- archplan:ignore section-empty on purpose -->\nx",
        "[ADR-0003](0003-x.md)",
        "[@mira]",
        "Text that speaks of a YYYY-MM-DD and goes on for quite a while.",
    ],
)
def test_a_section_that_says_something_is_not_empty(catalog, below):
    text = f"{HEAD}# T\n\n## Consequences\n\n{below}\n"
    assert told(catalog, "section-empty", {"adr/a.md": text}) == []


def test_of_empty_sections_in_one_another_the_outer_one_is_told(catalog):
    text = f"{HEAD}# T\n\n## A\n\n### B\n\n#### C\n\n## D\n\n### E\n\nx\n\n### F\n"
    found = [message for *_, message in told(catalog, "section-empty", {"adr/a.md": text})]
    assert found == ["the section 'A' is empty.", "the section 'F' is empty."]
