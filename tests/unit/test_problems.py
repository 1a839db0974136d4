import re

import pytest

from mkdocs_archplan.problems import RULES, Problem, Severity, graded


def problem(rule="missing-date", path="plans/a.md", line=1, message="no date was found."):
    return Problem(rule=rule, path=path, line=line, message=message)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_public_name_and_a_reason(name):
    rule = RULES[name]
    assert rule.name == name
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert rule.reason
    assert rule.severity in (Severity.WARNING, Severity.INFO, Severity.OFF)


@pytest.mark.parametrize(
    "name", ["broken-front-matter", "broken-reference", "duplicate-id", "cost-total-mismatch", "bad-directive"]
)
def test_what_an_author_surely_wants_to_know_is_a_warning(name):
    assert RULES[name].severity is Severity.WARNING


@pytest.mark.parametrize("name", ["missing-status", "unknown-status", "missing-date", "placeholder-left"])
def test_what_an_old_site_is_full_of_only_informs(name):
    assert RULES[name].severity is Severity.INFO


def test_a_problem_reads_as_place_message_advice_and_rule():
    found = Problem(rule="missing-date", path="plans/a.md", line=3, message="no date was found.", hint="Add one.")
    assert str(found) == "plans/a.md:3: no date was found. Add one. [missing-date]"
    assert str(problem()) == "plans/a.md:1: no date was found. [missing-date]"


def test_a_rule_gives_its_severity_and_the_site_may_change_it():
    assert graded([problem()], {})[0].severity is Severity.INFO
    assert graded([problem()], {"missing-date": Severity.ERROR})[0].severity is Severity.ERROR


def test_a_rule_that_is_off_reports_nothing():
    found = [problem(), problem(rule="missing-status")]
    assert [p.rule for p in graded(found, {"missing-date": Severity.OFF})] == ["missing-status"]


def test_problems_come_in_order_of_their_places_and_each_once():
    found = [problem(path="b.md"), problem(line=9), problem(line=2), problem(line=9)]
    assert [(p.path, p.line) for p in graded(found, {})] == [("b.md", 1), ("plans/a.md", 2), ("plans/a.md", 9)]
