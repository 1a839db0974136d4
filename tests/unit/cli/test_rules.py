"""`archplan rules` and `archplan explain`."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.checks.explained import page_of
from mkdocs_archplan.cli import main
from mkdocs_archplan.problems import RULES


def run(*arguments, env=None):
    return CliRunner().invoke(main, arguments, env=env)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def config(tmp_path):
    def written(text, name="mkdocs.yml"):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    return written


def severities():
    done = run("rules", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    return {rule["name"]: rule["severity"] for rule in json.loads(done.stdout)["rules"]}


def test_all_rules_are_listed_for_people():
    done = run("rules", env={"COLUMNS": "200"})
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert rows[0] == "rule severity reports"
    assert rows[1:] == [f"{rule.name} {rule.severity} {rule.reason}" for rule in RULES.values()]
    assert "\x1b" not in done.stdout


def test_all_rules_are_listed_for_programs():
    rules = json.loads(run("rules", "--format", "json").stdout)["rules"]
    assert rules == [
        {"name": r.name, "severity": r.severity, "default": r.severity, "reason": r.reason} for r in RULES.values()
    ]


def test_a_site_has_its_own_severities(config):
    usual = severities()
    config("plugins: [{archplan: {checks: {duplicate-id: error, missing-date: off}, costs: {verify: false}}}]\n")
    own = severities()
    assert {name: own[name] for name in own if own[name] != usual[name]} == {
        "duplicate-id": "error",
        "missing-date": "off",
        "cost-total-mismatch": "off",
    }


@pytest.mark.parametrize("command", [["rules"], ["explain", "missing-date"]])
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("plugins: [", "is not valid YAML"),
        ("plugins: [{archplan: {checks: {mising-date: off}}}]\n", "is no rule"),
    ],
)
def test_a_broken_configuration_is_a_usage_error(config, command, text, complaint):
    config(text)
    done = run(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert complaint in done.stderr


def test_a_configuration_that_was_named_must_be_there(config):
    assert run("rules", "-f", "other.yml").exit_code == 2
    config("plugins: [{archplan: {checks: {missing-date: off}}}]\n", "other.yml")
    assert "off in this site, info by default" in run("explain", "missing-date", "-f", "other.yml").stdout


@pytest.mark.parametrize("rule", ["missing-date", "unreadable-file", "section-missing"])
def test_in_a_pipe_a_page_is_its_markdown(rule):
    done = run("explain", rule)
    title, _, rest = page_of(rule).partition("\n")
    assert done.exit_code == 0
    assert done.stdout == f"{title}\n\n**{RULES[rule].severity}**: {RULES[rule].reason}.\n{rest}"


def test_in_a_terminal_a_page_is_drawn_with_the_names_of_its_files():
    done = run("explain", "unreadable-file", env={"FORCE_COLOR": "1", "COLUMNS": "100"})
    assert "\x1b[" in done.stdout
    assert "plans/0004-cafe-orders.md" in done.stdout
    assert "(saved as latin-1)" in done.stdout
    assert "```" not in done.stdout
    assert "title=" not in done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [("mising-date", "'missing-date'"), ("MISSING_DATE", "'missing-date'"), ("weather", "'archplan rules' lists")],
)
def test_an_unknown_rule_is_a_usage_error_that_names_near_ones(name, said):
    done = run("explain", name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{name!r} is no rule." in done.stderr
    assert said in done.stderr


@settings(max_examples=40)
@given(st.text())
def test_no_name_ends_in_a_traceback(name):
    assert run("explain", "--", name).exit_code in ((0,) if name in RULES else (2,))


def test_shells_complete_the_names_of_rules():
    env = {"_ARCHPLAN_COMPLETE": "bash_complete", "COMP_WORDS": "archplan explain missing-d", "COMP_CWORD": "2"}
    done = CliRunner().invoke(main, prog_name="archplan", env=env)
    assert done.stdout.split() == ["plain,missing-diagram", "plain,missing-date", "plain,missing-discussion"]


def test_the_other_name_of_a_configuration_counts_as_well(config):
    config("plugins: [{archplan: {checks: {duplicate-id: error}}}]\n", "mkdocs.yaml")
    assert severities()["duplicate-id"] == "error"


def test_case_does_not_matter():
    assert run("explain", "Missing-Date").stdout == run("explain", "missing-date").stdout
