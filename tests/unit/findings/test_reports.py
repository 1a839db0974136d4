"""The forms of a report: what they say, and that they stay what they are whatever authors write."""

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, validators

import mkdocs_archplan.findings
from mkdocs_archplan.findings.baseline import Entry
from mkdocs_archplan.findings.findings import Findings, severities_from, summary
from mkdocs_archplan.findings.github_report import github_report
from mkdocs_archplan.findings.ignores import Silenced
from mkdocs_archplan.findings.json_report import json_report
from mkdocs_archplan.findings.junit_report import junit_report
from mkdocs_archplan.findings.places import Places
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.findings.sarif_report import sarif_report
from mkdocs_archplan.findings.text_report import text_report
from mkdocs_archplan.problems import RULES, Problem, Severity

HERE = Path(__file__).parent
OURS = json.loads((Path(mkdocs_archplan.findings.__file__).parent / "findings.schema.json").read_text("utf-8"))
SARIF = json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
sarif_validator = validators.validator_for(SARIF)(SARIF)
PLACES = Places(docs=Path("/repo/docs"), here=Path("/repo"), root=Path("/repo"))
FORMS = (text_report, github_report, json_report, sarif_report, junit_report)
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def problem(message="no date was found.", *, severity=Severity.INFO, path="plans/a.md", rule="missing-date", **place):
    return Problem(rule=rule, path=path, message=message, severity=severity, **({"line": 1} | place))


LOUD = {"severity": Severity.WARNING, "rule": "broken-reference"}
WARNING = problem("'x' is no document.", **LOUD, line=3, column=7, hint="Mend.")
HEALED = Entry(rule="missing-title", path="plans/b.md", message="no title.", count=2)
TWO = Findings(new=(problem(), WARNING), documents=("plans/a.md", "plans/b.md"))
ALL = Findings(
    new=(WARNING,),
    known=(problem(),),
    silenced=(Silenced(problem=problem(rule="missing-status"), reason="old"),),
    healed=(HEALED,),
    baseline="known.json",
    documents=("plans/a.md",),
    all_shown=True,
)


def test_text_has_a_line_per_problem_and_files_apart():
    other = problem(path="rfcs/x.md")
    assert text_report(Findings(new=(*TWO.new, other)), PLACES).split("\n") == [
        "docs/plans/a.md:1:1: info: no date was found. [missing-date]",
        "docs/plans/a.md:3:7: warning: 'x' is no document. Mend. [broken-reference]",
        "",
        "docs/rfcs/x.md:1:1: info: no date was found. [missing-date]",
        "",
    ]
    assert text_report(Findings(new=()), PLACES) == ""


def test_text_shows_what_is_healed_and_on_demand_what_is_quieted():
    assert text_report(ALL, PLACES).split("\n") == [
        "docs/plans/a.md:1:1: info (known): no date was found. [missing-date]",
        "docs/plans/a.md:1:1: info (ignored): no date was found. [missing-status]",
        "docs/plans/a.md:3:7: warning: 'x' is no document. Mend. [broken-reference]",
        "",
        "known.json knows what is healed; write it anew with --write-baseline:",
        "    plans/b.md: no title. [missing-title] (2 times)",
        "",
    ]


def test_text_is_wrapped_at_blanks_only_and_only_for_a_width():
    long = problem("word " * 40 + "x" * 90)
    piped = text_report(Findings(new=(long,)), PLACES)
    assert piped.count("\n") == 1
    wrapped = text_report(Findings(new=(long,)), PLACES, width=60).splitlines()
    assert max(len(line) for line in wrapped if "xxx" not in line) <= 60
    assert " ".join(line.strip() for line in wrapped) == " ".join(piped.split())


@pytest.mark.parametrize("width", [None, 40, 50, 62, 64, 70])
def test_colour_changes_no_word(width):
    coloured = text_report(TWO, PLACES, color=True, width=width)
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == text_report(TWO, PLACES, width=width)


def test_github_shows_a_problem_at_its_line():
    assert github_report(TWO, PLACES).splitlines() == [
        "::notice file=docs/plans/a.md,line=1,title=missing-date::no date was found.",
        "::warning file=docs/plans/a.md,line=3,col=7,title=broken-reference::'x' is no document. Mend.",
    ]


def test_github_is_told_nothing_that_it_would_take_for_a_command():
    evil = problem("50% of\r\n::error::it", severity=Severity.ERROR, path="a:b,c%.md")
    assert github_report(Findings(new=(evil,)), PLACES) == (
        "::error file=docs/a%3Ab%2Cc%25.md,line=1,title=missing-date::50%25 of ::error::it\n"
    )


def test_json_is_what_its_schema_says():
    data = json.loads(json_report(ALL, PLACES))
    Draft202012Validator(OURS).validate(data)
    assert [(p["rule"], p["file"], p.get("quieted"), p.get("reason")) for p in data["problems"]] == [
        ("broken-reference", "docs/plans/a.md", None, None),
        ("missing-date", "docs/plans/a.md", "known", None),
        ("missing-status", "docs/plans/a.md", "ignored", "old"),
    ]
    assert data["summary"] == {
        "documents": 1, "files": 1, "errors": 0, "warnings": 1, "infos": 0, "known": 1, "ignored": 1, "healed": 2,
        "fails": True,
    }  # fmt: skip
    Draft202012Validator(OURS).validate(json.loads(json_report(Findings(new=()), PLACES)))


def test_a_schema_that_allows_anything_would_be_none():
    data = json.loads(json_report(ALL, PLACES))
    del data["problems"][0]["line"]
    assert not Draft202012Validator(OURS).is_valid(data)
    log = json.loads(sarif_report(ALL, PLACES))
    del log["runs"][0]["results"][0]["message"]
    assert not sarif_validator.is_valid(log)


def test_sarif_is_valid_and_says_what_is_new_known_and_ignored():
    log = json.loads(sarif_report(ALL, PLACES))
    sarif_validator.validate(log)
    (run,) = log["runs"]
    assert [(r["ruleId"], r.get("baselineState"), r.get("suppressions")) for r in run["results"]] == [
        ("missing-date", "unchanged", None),
        ("missing-status", None, [{"kind": "inSource", "justification": "old"}]),
        ("broken-reference", "new", None),
    ]
    (location,) = run["results"][2]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/plans/a.md", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["help"]["markdown"].startswith("#") for rule in rules)


def test_sarif_describes_its_rules_as_code_scanning_asks():
    """https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning"""
    found = Findings(new=tuple(problem(rule=rule) for rule in RULES))
    for rule in json.loads(sarif_report(found, PLACES))["runs"][0]["tool"]["driver"]["rules"]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription")]
        assert all(text.endswith(".") and "\n" not in text and len(text) <= 1024 for text in texts)
        assert texts[0] != texts[1]
        assert rule["help"]["text"].startswith(f"# {rule['id']}\n")


def test_sarif_without_a_baseline_says_nothing_of_states_and_keeps_quiet_what_is_quieted():
    (run,) = json.loads(sarif_report(TWO, PLACES))["runs"]
    assert not any("baselineState" in result for result in run["results"])
    quiet = Findings(new=(), known=ALL.known, silenced=ALL.silenced, baseline="known.json")
    assert json.loads(sarif_report(quiet, PLACES))["runs"][0]["results"] == []


def test_a_fingerprint_survives_what_moves_and_what_quiets():
    def prints(findings):
        return {
            (r["ruleId"], r["partialFingerprints"]["archplanFinding/v1"])
            for r in json.loads(sarif_report(findings, PLACES))["runs"][0]["results"]
        }

    moved = Findings(new=(problem(line=30), problem(line=31)))
    assert prints(moved) == prints(Findings(new=(problem(),), known=(problem(line=2),), all_shown=True))
    assert len(prints(moved)) == 2


def test_junit_has_a_test_per_document():
    suite = ElementTree.fromstring(junit_report(TWO, PLACES)).find("testsuite")
    assert suite.attrib == {"name": "archplan", "tests": "2", "failures": "1", "errors": "0", "skipped": "0"}
    failing, passing = suite
    assert failing.attrib == {"classname": "archplan", "name": "plans/a.md", "file": "docs/plans/a.md"}
    assert failing.find("failure").attrib == {"message": "'x' is no document.", "type": "broken-reference"}
    assert "docs/plans/a.md:3:7: warning: 'x' is no document. Mend." in failing.find("failure").text
    assert failing.find("system-out").text == "docs/plans/a.md:1:1: info: no date was found. [missing-date]"
    assert (passing.get("name"), len(passing)) == ("plans/b.md", 0)


def test_junit_fails_where_the_run_does():
    strict = Findings(new=(problem(),), healed=(HEALED,), baseline="known.json", failing=severities_from("info"))
    suite = ElementTree.fromstring(junit_report(strict, PLACES)).find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")
    lenient = Findings(new=(WARNING,), failing=severities_from("error"))
    assert ElementTree.fromstring(junit_report(lenient, PLACES)).find("testsuite").get("failures") == "0"


@pytest.mark.parametrize(
    ("lowest", "severity", "fails"),
    [
        ("warning", Severity.INFO, False),
        ("warning", Severity.WARNING, True),
        ("warning", Severity.ERROR, True),
        ("error", Severity.WARNING, False),
        ("error", Severity.ERROR, True),
        ("info", Severity.INFO, True),
        ("never", Severity.ERROR, False),
    ],
)
def test_what_fails_is_as_loud_as_was_asked_for(lowest, severity, fails):
    assert Findings(new=(problem(severity=severity),), failing=severities_from(lowest)).fails is fails


def test_a_baseline_that_knows_what_is_healed_fails():
    assert Findings(new=(), healed=(HEALED,)).fails
    assert not Findings(new=(), healed=(HEALED,), failing=severities_from("never")).fails


def test_the_summary_counts():
    assert list(summary(TWO)) == ["2 problems in 1 file: 1 warning, 1 note. 'archplan explain RULE' says more."]
    assert list(summary(Findings(new=(), documents=("a.md",)))) == ["Nothing to tell of 1 document."]
    assert list(summary(ALL))[1:] == [
        "1 known problem quieted by known.json.",
        "1 problem ignored, as the files themselves say.",
        "2 problems of known.json healed: write it anew with --write-baseline.",
    ]


def test_a_place_outside_of_the_repository_is_absolute():
    places = Places(docs=Path("/elsewhere/docs"), here=Path("/repo/sub"), root=Path("/repo"))
    assert places.from_here("a b.md") == "../../elsewhere/docs/a b.md"
    assert places.from_root("a b.md") == "/elsewhere/docs/a b.md"
    (result,) = json.loads(sarif_report(Findings(new=(problem(path="a b.md"),)), places))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/docs/a%20b.md"}


def test_words_for_a_terminal_hold_nothing_that_steers_it():
    assert plain("a\x1b[31mb\x9b2Jc\u202ed\udc80e\tf\ng\u2028h\x7f") == "a�[31mb�2Jc�d�e f g�h�"
    assert plain("中文 ünïcödé 👩‍💻 עברית") == "中文 ünïcödé 👩‍💻 עברית"


words = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(["\x1b]0;x\x07", "]]>", "::error::", "\r\n"])
names = st.text(st.characters(codec=None, exclude_characters="\0"), min_size=1, max_size=8)
problems = st.builds(
    problem,
    message=words,
    hint=words,
    path=names,
    severity=st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO]),
    rule=st.sampled_from(list(RULES)[:3]),
    line=st.integers(1, 9),
    column=st.none() | st.integers(1, 9),
)
hostile = st.builds(
    Findings,
    new=st.lists(problems, max_size=3).map(tuple),
    known=st.lists(problems, max_size=2).map(tuple),
    silenced=st.lists(st.builds(Silenced, problem=problems, reason=words), max_size=2).map(tuple),
    healed=st.lists(st.builds(Entry, rule=words, path=names, message=words, count=st.just(2)), max_size=2).map(tuple),
    baseline=names,
    documents=st.lists(names, max_size=2).map(tuple),
    all_shown=st.booleans(),
)


@settings(max_examples=80)
@given(hostile)
def test_every_form_stays_whole_and_harmless_whatever_is_written(findings):
    told = len(findings.new) + (len(findings.known) + len(findings.silenced)) * findings.all_shown
    reports = {form: form(findings, PLACES) for form in FORMS}
    assert not any(HARMFUL.search(report) for report in reports.values())
    assert not any(HARMFUL.search(line) for line in summary(findings))
    data, log = json.loads(reports[json_report]), json.loads(reports[sarif_report])
    Draft202012Validator(OURS).validate(data)
    sarif_validator.validate(log)
    assert len(data["problems"]) == len(log["runs"][0]["results"]) == told
    for line in reports[github_report].splitlines():
        assert re.fullmatch(r"::(error|warning|notice) [^:]*::.*", line)
    suite = ElementTree.fromstring(reports[junit_report]).find("testsuite")
    assert len(suite) == len({*findings.documents, *(p.path for p in findings.new)}) + bool(findings.healed)
    assert len(re.findall(r":\d:\d: (?:error|warning|info)(?: \(\w+\))?:", reports[text_report])) >= told


@pytest.mark.parametrize("path", ["a b/ü#?.md", "x%20.md", "c:d.md", "中.md"])
def test_an_address_in_sarif_leads_back_to_the_file(path):
    (result,) = json.loads(sarif_report(Findings(new=(problem(path=path),)), PLACES))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == f"docs/{path}"
    assert re.fullmatch(r"[\w/.%-]+", uri, re.ASCII)
