"""`<!-- archplan:ignore RULE reason -->` in a document, a page, and where it is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict
from mkdocs_archplan.directives import parse_directive
from mkdocs_archplan.findings.ignores import parse_ignore
from mkdocs_archplan.problems import Severity
from mkdocs_archplan.site import late_problems

PLAN = "---\ntitle: Ledger\nstatus: active\n---\n\n# Ledger\n\n"  # without a date


@pytest.fixture
def told(site):
    """Return the (rule, line) of what is told of a plan, and the (rule, reason) of what is silenced."""

    def read(text, path="plans/ledger.md", **options):
        read = site({path: text}, **options)
        silenced = [(s.problem.rule, s.reason) for s in read.silenced]
        return [(p.rule, p.line) for p in read.catalog.problems], silenced

    return read


@pytest.mark.parametrize(
    ("comment", "rules", "strangers", "reason"),
    [
        ("archplan:ignore missing-date it is old", ("missing-date",), (), "it is old"),
        (
            " archplan:ignore missing-date, missing-status: both\nare old ",
            ("missing-date", "missing-status"),
            (),
            "both are old",
        ),
        ("archplan:ignore missing-date missing-status old", ("missing-date", "missing-status"), (), "old"),
        ("archplan:ignore: Missing-Date - because", ("missing-date",), (), "because"),
        ("archplan:ignore missing-date, mising-title why", ("missing-date",), ("mising-title",), "why"),
        ("archplan:ignore missing-date,missing-date", ("missing-date",), (), ""),
        ("archplan:ignore", (), (), ""),
        ("archplan:ignore 12 apples", (), (), "12 apples"),
    ],
)
def test_a_comment_names_rules_and_a_reason(comment, rules, strangers, reason):
    ignore = parse_ignore(comment)
    assert (ignore.rules, ignore.strangers, ignore.reason) == (rules, strangers, reason)
    assert parse_directive(comment) is None


@pytest.mark.parametrize(
    "comment", ["", "archplan:index", "archplan:ignored x", "archplan:ignore-all", "ignore missing-date"]
)
def test_other_comments_ignore_nothing(comment):
    assert parse_ignore(comment) is None


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_comment_can_be_read(text):
    assert parse_ignore(f"archplan:ignore {text}") is not None
    parse_ignore(text)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- archplan:ignore missing-date it is old -->",
        "Words <!-- archplan:ignore missing-date it is old --> in a paragraph.",
        "- a list\n- <!-- archplan:ignore missing-date it is old -->",
        "<!-- archplan:ignore missing-date it is old --> words behind it",
        "<div>\n<!-- archplan:ignore missing-date it is old -->\n</div>",
        "!!! note\n    <!-- archplan:ignore missing-date it is old -->",
        "## Heading <!-- archplan:ignore missing-date it is old -->",
    ],
)
def test_a_rule_is_silenced_in_its_whole_file_wherever_the_comment_stands(told, comment):
    assert told(PLAN) == ([("missing-date", 1)], [])
    assert told(f"{PLAN}{comment}\n") == ([], [("missing-date", "it is old")])


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<!-- archplan:ignore missing-date it is old -->\n```",
        "    <!-- archplan:ignore missing-date it is old -->",
        "`<!-- archplan:ignore missing-date it is old -->`",
    ],
)
def test_in_code_it_is_only_an_example(told, text):
    assert told(f"{PLAN}{text}\n") == ([("missing-date", 1)], [])


def test_other_files_and_other_rules_are_still_told(site):
    ignore = "<!-- archplan:ignore missing-date it is old -->\n"
    read = site({"plans/a.md": "# A\n" + ignore, "plans/b.md": "# B\n"})
    assert [(p.path, p.rule) for p in read.catalog.problems] == [
        ("plans/a.md", "missing-status"),
        ("plans/b.md", "missing-date"),
        ("plans/b.md", "missing-status"),
    ]


def test_pages_that_are_no_documents_may_ignore_as_well(told):
    text = "# Home\n\n<!-- archplan:nonsense -->\n"
    assert told(text, "index.md") == ([("bad-directive", 3)], [])
    ignored = "<!-- archplan:ignore bad-directive shown to authors -->\n"
    assert told(text + ignored, "index.md") == ([], [("bad-directive", "shown to authors")])


def test_without_a_reason_it_silences_and_is_told(told):
    assert told(f"{PLAN}<!-- archplan:ignore missing-date -->\n") == (
        [("ignore-without-reason", 8)],
        [("missing-date", "")],
    )


def test_what_is_no_rule_is_told_with_rules_that_are_near(site):
    text = f"{PLAN}<!-- archplan:ignore mising-date it is old -->\n<!-- archplan:ignore -->\n"
    found = [
        (p.line, p.message, p.hint) for p in site({"plans/a.md": text}).catalog.problems if p.rule == "bad-directive"
    ]
    assert found == [
        (8, "'ignore' names 'mising-date', which is no rule.", found[0][2]),
        (9, "'ignore' names no rule.", "Write 'archplan:ignore RULE reason'."),
    ]
    assert "'missing-date'" in found[0][2]


def test_an_ignore_that_silences_nothing_is_told(told):
    text = PLAN.replace("status", "date: 2026-01-02\nstatus") + "<!-- archplan:ignore missing-date it was old -->\n"
    assert told(text) == ([("unused-ignore", 9)], [])
    twice = PLAN + "<!-- archplan:ignore missing-date old -->\n\n<!-- archplan:ignore missing-date old -->\n"
    assert told(twice) == ([("unused-ignore", 10)], [("missing-date", "old")])


@pytest.mark.parametrize("rule", ["mermaid-syntax", "missing-date", "unused-ignore"])
def test_an_ignore_of_what_nobody_looked_for_is_not_unused(told, rule):
    """Diagrams may come with the built page; a rule that is off finds nothing; and this rule may be ignored itself."""
    text = f"{PLAN}<!-- archplan:ignore {rule} because -->\n"
    assert told(text, checks={"missing-date": "off"}) == ([], [])


def test_that_something_is_unused_may_be_ignored(told):
    text = f"{PLAN}<!-- archplan:ignore missing-date, missing-status, unused-ignore from our template -->\n"
    reason = "from our template"
    assert told(text) == ([], [("missing-date", reason), ("unused-ignore", reason)])


def test_silenced_problems_have_the_severity_of_the_site(site):
    read = site({"plans/a.md": f"{PLAN}<!-- archplan:ignore missing-date x -->\n"}, checks={"missing-date": "error"})
    assert [s.problem.severity for s in read.silenced] == [Severity.ERROR]


class LateDiagrams(Diagrams):
    """Diagrams of which one came broken with the page that is asked about."""

    def take_late(self):
        return [Verdict(valid=False, message="nothing is behind the arrow", line=1)]


def test_diagrams_that_come_with_a_page_are_ignored_as_well(site):
    ignoring = "# A\n\n<!-- archplan:ignore mermaid-syntax drawn elsewhere -->\n"
    read = site({"plans/a.md": ignoring, "plans/b.md": "# B\n"})
    found = {path: [p.rule for p in late_problems(path, read, LateDiagrams())] for path in read.catalog.documents}
    assert found == {"plans/a.md": [], "plans/b.md": ["mermaid-syntax"]}


def test_a_page_that_is_built_complains_of_no_ignore_that_was_of_use(site):
    read = site({"plans/a.md": f"{PLAN}<!-- archplan:ignore missing-date it is old -->\n"})
    assert read.catalog.problems == ()
    assert late_problems("plans/a.md", read, Diagrams(check=False)) == ()


def test_what_a_metadata_file_says_is_ignored_in_its_document(site):
    tree = {"plans/a.md": "# A\n", "plans/a.yml": "status: active\ndate: 2026-01-01\nrelated_rfc: RFC-0099\n"}
    tree["rfcs/0001-x.md"] = "---\nstatus: draft\ndate: 2026-01-01\n---\n# X\n"
    assert [(p.path, p.rule) for p in site(tree).catalog.problems] == [("plans/a.yml", "broken-reference")]
    tree["plans/a.md"] += "\n<!-- archplan:ignore broken-reference not written yet -->\n"
    read = site(tree)
    assert read.catalog.problems == ()
    assert [(s.problem.path, s.reason) for s in read.silenced] == [("plans/a.yml", "not written yet")]
