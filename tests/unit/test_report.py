from mkdocs_archplan.problems import Problem, Severity
from mkdocs_archplan.report import PLACES_PER_RULE, summarised


def problems(count, rule="missing-date", severity=Severity.INFO):
    return [
        Problem(rule=rule, path=f"plans/{at:03}.md", line=1, message="no date was found.", severity=severity)
        for at in range(count)
    ]


def test_nothing_found_says_nothing():
    assert list(summarised([])) == []


def test_up_to_five_places_are_all_told():
    told = list(summarised(problems(PLACES_PER_RULE)))
    assert len(told) == PLACES_PER_RULE
    assert told[0] == (Severity.INFO, "plans/000.md:1: no date was found. [missing-date]")


def test_more_places_become_a_count_and_the_command_that_lists_them():
    told = list(summarised(problems(42)))
    assert len(told) == PLACES_PER_RULE + 1
    assert told[-1] == (Severity.INFO, "… and 37 more [missing-date]: archplan check")


def test_each_rule_has_its_own_five_places_and_the_loudest_rules_come_first():
    found = [*problems(7), *problems(6, "duplicate-id", Severity.WARNING), *problems(1, "unsafe-link", Severity.ERROR)]
    severities = [severity for severity, _ in summarised(found)]
    assert severities == [Severity.ERROR] + [Severity.WARNING] * 6 + [Severity.INFO] * 6


def test_a_rule_of_two_severities_is_counted_apart():
    found = [*problems(6), *problems(6, severity=Severity.WARNING)]
    assert [message for _, message in summarised(found) if message.startswith("…")] == [
        "… and 1 more [missing-date]: archplan check"
    ] * 2
