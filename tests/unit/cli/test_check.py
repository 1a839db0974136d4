"""`archplan check`: its options, exit codes and files, on a site written in the tests."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.cli import main

TREE = {
    "mkdocs.yml": "site_name: x\nplugins: [search, archplan]\n",
    "docs/index.md": "# Home\n",
    "docs/plans/ledger.md": "---\ntitle: Ledger\ndate: 2026-01-02\nstatus: active\nrelated_rfc: RFC-0099\n---\n",
    "docs/plans/gateway.md": "---\ntitle: Gateway\nstatus: active\nrelated_rfc: RFC-0001\n---\n",
    "docs/rfcs/0001-ledger.md": "# A ledger\n\n- Status: approvd\n- Date: 2025-12-01\n",
}
BROKEN = "docs/plans/ledger.md:5:1: warning: 'RFC-0099' is no document of this site."
SILENT = {"NO_COLOR": None, "FORCE_COLOR": None, "GITHUB_WORKSPACE": None}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A site, and the current folder in it."""
    put(tmp_path, TREE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder, tree):
    for path, text in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def run(*arguments, env=None, **options):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], env=SILENT | (env or {}), **options)


def rules(*arguments):
    """Return the (rule, path) pairs that a run tells."""
    result = run("--format", "json", "-q", *arguments)
    assert result.exit_code in (0, 1), result.output
    return [(problem["rule"], problem["path"]) for problem in json.loads(result.stdout)["problems"]]


EVERYTHING = [
    ("missing-date", "plans/gateway.md"),
    ("broken-reference", "plans/ledger.md"),
    ("guessed-status", "rfcs/0001-ledger.md"),
]


def test_the_report_is_on_standard_output_and_what_it_comes_to_on_the_other():
    result = run()
    assert result.exit_code == 1
    assert BROKEN in result.stdout
    assert result.stderr == "3 problems in 3 files: 1 warning, 2 notes. 'archplan explain RULE' says more.\n"
    assert run("--quiet").stderr == ""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], EVERYTHING),
        (["--select", "missing-date"], EVERYTHING[:1]),
        (["--select", "missing-date,Broken-Reference", "--select", "guessed-status"], EVERYTHING),
        (["--ignore", "missing-date, guessed-status"], EVERYTHING[1:2]),
        (["--select", "missing-date,guessed-status", "--ignore", "missing-date"], EVERYTHING[2:]),
        (["docs/plans/ledger.md"], EVERYTHING[1:2]),
        (["docs/plans/ledger.md", "docs/plans/gateway.md", "mkdocs.yml"], EVERYTHING[:2]),
        (["docs/plans/gateway.md", "docs/rfcs"], [EVERYTHING[0], EVERYTHING[2]]),
        ([".", "docs/rfcs/"], EVERYTHING[2:]),
        (["-f", "mkdocs.yml", "docs/rfcs"], EVERYTHING[2:]),
        (["-f", "mkdocs.yml", "."], EVERYTHING),
        (["mkdocs.yml"], []),
    ],
)
def test_rules_and_paths_limit_the_report(options, expected):
    assert rules(*options) == expected


def test_files_are_found_in_the_site_above_them(here, monkeypatch):
    monkeypatch.chdir("/")
    assert rules(here / "docs/plans/ledger.md") == EVERYTHING[1:2]
    result = run(here / "docs/plans/ledger.md", here / "docs/rfcs/0001-ledger.md")
    assert os.path.relpath(here / "docs/plans/ledger.md", "/") + ":5:1: warning" in result.stdout


def test_a_folder_without_configuration_is_a_site_of_its_own():
    assert rules("docs/rfcs") == [("guessed-status", "0001-ledger.md")]


def test_paths_elsewhere_are_said_to_be_so():
    result = run("mkdocs.yml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "None of these paths is in docs." in result.stderr


def test_selecting_turns_on_what_is_off(here):
    (here / "mkdocs.yml").write_text("plugins: [archplan: {checks: {missing-date: off, broken-reference: error}}]\n")
    assert rules() == EVERYTHING[1:]
    assert rules("--select", "missing-date") == EVERYTHING[:1]
    assert "error: 'RFC-0099'" in run("--select", "broken-reference").stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 0),
        (["--fail-on", "never"], 0),
        (["--ignore", "broken-reference"], 0),
        (["--ignore", "broken-reference", "--fail-on", "info"], 1),
        (["--select", "duplicate-id", "--fail-on", "info"], 0),
    ],
)
def test_the_exit_code_says_whether_something_fails(options, code):
    assert run(*options).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--select", "missing-dat"], "there is no rule 'missing-dat'. Did you mean 'missing-date'"),
        (["--ignore", "everything"], "there is no rule 'everything'. 'archplan rules' lists them."),
        (["--format", "xml"], "is not one of"),
        (["nowhere.md"], "does not exist"),
        (["-f", "nowhere.yml"], "cannot be read"),
        (["--baseline", "none.json"], "the baseline none.json cannot be read"),
        (["--baseline", "mkdocs.yml", "--write-baseline"], "the baseline mkdocs.yml is not valid JSON."),
        (["--changed", "main"], "Git"),
        (["--dry-run"], "--dry-run shows what --fix would do"),
        (["--output", "nowhere/report.txt"], "cannot be written"),
        (["--select", "\x1b[2J"], "there is no rule '\ufffd[2j'"),
        (["--fix", "--dry-run", "--write-baseline"], "--dry-run writes nothing, and so no baseline."),
        (["--fix", "--dry-run", "--output", "x"], "--dry-run makes no report that --output could hold."),
        (["--write-baseline", "--output", "x"], "--write-baseline makes no report"),
        (["docs/rfcs", "--write-baseline"], "say with --baseline FILE"),
    ],
)
def test_misuse_is_said_and_exits_with_2(arguments, complaint):
    result = run(*arguments)
    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_a_report_goes_to_a_file_as_it_is(here, form):
    shown = run("--format", form)
    result = run("--format", form, "--output", "report", env={"FORCE_COLOR": ""})
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", shown.stderr)
    assert (here / "report").read_text("utf-8") == shown.stdout == run("--format", form, "--output", "-").stdout
    assert [file.name for file in here.iterdir() if "report" in file.name] == ["report"]


def test_a_link_that_leads_to_itself_is_no_place_to_write(here):
    (here / "loop").symlink_to("loop")
    for result in (run("--output", "loop"), run("--baseline", "loop", "--write-baseline")):
        assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
        assert "loop cannot be" in result.stderr


def test_an_output_that_is_a_link_or_a_device_stays_one(here):
    (here / "real.txt").write_text("old")
    (here / "real.txt").chmod(0o640)
    (here / "link.txt").symlink_to("real.txt")
    run("--output", "link.txt")
    assert (here / "link.txt").is_symlink()
    assert BROKEN in (here / "real.txt").read_text("utf-8")
    assert (here / "real.txt").stat().st_mode & 0o777 == 0o640
    assert run("--output", os.devnull).exit_code == 1
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("env", "options", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
        ({"NO_COLOR": "1"}, ["--color"], True),
    ],
)
def test_colours_follow_the_usual_variables(env, options, colored):
    assert ("\x1b[" in run(*options, env=env).stdout) is colored


def test_what_authors_write_does_not_steer_the_terminal(here):
    (here / "docs/rfcs/0001-ledger.md").write_text("# A\n\n- Status: od\x1b]0;owned\x07d \u202e\n", encoding="utf-8")
    output = run().output
    assert "]0;owned" in output
    assert not {"\x1b", "\x07", "\u202e"} & {*output}


# --- baseline


def test_a_baseline_quiets_what_is_known_and_fails_for_what_is_new_or_healed(here):
    result = run("--write-baseline", "--baseline", "known.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "known.json knows 3 problems now: 3 added, 0 removed." in result.stderr
    assert "mkdocs.yml" in result.stderr
    known = ["--baseline", "known.json"]
    quiet = run(*known, "--fail-on", "info")
    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert "3 known problems quieted by known.json." in quiet.stderr

    ledger = here / "docs/plans/ledger.md"
    ledger.write_text("\n" + ledger.read_text() + "related_rfc: RFC-0098\n")
    ledger.write_text(TREE["docs/plans/ledger.md"].replace("RFC-0099", "[RFC-0098, RFC-0099]"))
    new = run(*known)
    assert new.exit_code == 1
    assert "'RFC-0098'" in new.stdout
    assert "'RFC-0099'" not in new.stdout

    ledger.write_text(TREE["docs/plans/ledger.md"].replace("RFC-0099", "RFC-0001"))
    healed = run(*known)
    assert healed.exit_code == 1
    assert "plans/ledger.md: 'RFC-0099' is no document of this site. [broken-reference]" in healed.stdout
    assert "write it anew with --write-baseline" in healed.stderr
    assert run(*known, "docs/rfcs/0001-ledger.md").exit_code == 0
    assert run(*known, "--ignore", "broken-reference").exit_code == 0
    assert "0 added, 1 removed" in run(*known, "--write-baseline").stderr
    assert run(*known).exit_code == 0


def test_whatever_is_new_to_a_baseline_fails_unless_it_is_said_what_does(here):
    run("--write-baseline", "--baseline", "known.json")
    (here / "docs/plans/new.md").write_text("---\ntitle: New\nstatus: active\n---\n")
    new = run("--baseline", "known.json")
    assert (new.exit_code, new.stdout.count("[missing-date]")) == (1, 1)
    assert run("--baseline", "known.json", "--fail-on", "warning").exit_code == 0


def test_a_limited_run_writes_its_part_of_the_baseline_only(here):
    run("--write-baseline", "--baseline", "known.json")
    (here / "docs/plans/ledger.md").write_text(TREE["docs/plans/ledger.md"].replace("RFC-0099", "RFC-0001"))
    result = run("--write-baseline", "--baseline", "known.json", "docs/plans/gateway.md")
    assert "knows 3 problems now: 0 added, 0 removed." in result.stderr


def test_the_baseline_of_the_configuration_is_used_wherever_it_is_called_from(here, monkeypatch):
    advice = "builds use it where mkdocs.yml names it: archplan: {checks: {baseline: .archplan-baseline.json}}"
    assert advice in run("--write-baseline").stderr
    assert (here / ".archplan-baseline.json").is_file()
    assert run().exit_code == 1
    (here / "mkdocs.yml").write_text("plugins: [archplan: {checks: {baseline: .archplan-baseline.json}}]\n")
    assert run().exit_code == 0
    assert "builds" not in run("--write-baseline").stderr
    monkeypatch.chdir("/")
    assert run(here).exit_code == 0


def test_what_is_quieted_is_shown_on_demand(here):
    run("--write-baseline", "--baseline", "known.json")
    comment = "<!-- archplan:ignore broken-reference it is elsewhere -->\n"
    (here / "docs/plans/ledger.md").write_text(TREE["docs/plans/ledger.md"] + comment)
    assert rules("--baseline", "known.json") == []
    assert rules("--baseline", "known.json", "--show-quieted") == [EVERYTHING[0], EVERYTHING[2], EVERYTHING[1]]
    assert "1 problem ignored" in run("--ignore", "missing-date").stderr


def test_a_day_or_a_shorter_history_heals_nothing(here):
    entries = [
        {"path": "plans/ledger.md", "rule": rule, "message": "x", "count": 1}
        for rule in ("stale-active", "future-date")
    ]
    (here / "known.json").write_text(json.dumps({"schema_version": 1, "entries": entries}))
    assert "healed" not in run("--baseline", "known.json").output
    assert "2 removed" in run("--baseline", "known.json", "--write-baseline").stderr


# --- git, fixes, programs


@pytest.fixture
def git(here):
    def call(*arguments):
        identity = ["-c", "user.name=Mira", "-c", "user.email=mira@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *identity, *arguments], cwd=here, check=True, capture_output=True)

    call("init")
    call("add", ".")
    call("commit", "-m", "one")
    return call


def test_only_what_was_changed_is_told(here, git):
    assert rules("--changed", "HEAD") == []
    (here / "docs/plans/gateway.md").write_text(TREE["docs/plans/gateway.md"] + "\nMore.\n")
    put(here, {"docs/plans/new.md": "---\ntitle: New\nstatus: active\n---\n"})
    assert rules("--changed", "HEAD") == [EVERYTHING[0], ("missing-date", "plans/new.md")]
    assert rules("--changed", "HEAD", "docs/plans/new.md") == [("missing-date", "plans/new.md")]
    assert run("--changed", "nonsense").exit_code == 2


def test_a_document_and_its_metadata_file_are_changed_together(here, git):
    beside = "docs/plans/gateway.yml"
    put(here, {"docs/plans/gateway.md": "# Gateway\n", beside: "status: active\nrelated_rfc: RFC-98\n"})
    git("add", ".")
    git("commit", "-m", "two")
    (here / beside).write_text("status: active\nrelated_rfc: RFC-97\n")
    found = [("missing-date", "plans/gateway.md"), ("broken-reference", "plans/gateway.yml")]
    assert rules("--changed", "HEAD") == found
    assert rules("docs/plans/gateway.md", "mkdocs.yml") == found


def test_what_is_known_of_a_removed_file_is_healed_by_its_removal(here, git):
    run("--write-baseline", "--baseline", "known.json")
    assert run("--changed", "HEAD", "--baseline", "known.json").exit_code == 0
    (here / "docs/plans/ledger.md").unlink()
    result = run("--changed", "HEAD", "--baseline", "known.json")
    assert result.exit_code == 1
    assert "1 problem of known.json healed" in result.stderr
    assert "1 removed" in run("--changed", "HEAD", "--baseline", "known.json", "--write-baseline").stderr


def test_places_for_github_count_from_the_root_of_the_repository(here, git, monkeypatch):
    monkeypatch.chdir(here / "docs")
    line = "::warning file=docs/plans/ledger.md,line=5,"
    assert line in run("..", "--format", "github").stdout
    assert line in run("..", "--format", "github", env={"GITHUB_WORKSPACE": str(here)}).stdout
    assert (
        line.replace("docs/", "")
        in run("..", "--format", "github", env={"GITHUB_WORKSPACE": str(here / "docs")}).stdout
    )


def test_fixes_are_shown_then_written_then_checked_again(here):
    rfc = here / "docs/rfcs/0001-ledger.md"
    shown = run("--fix", "--dry-run")
    assert shown.exit_code == 1
    assert run("--fix", "--dry-run", "--fail-on", "never").exit_code == 0
    assert "-- Status: approvd" in shown.stdout
    assert rfc.read_text() == TREE["docs/rfcs/0001-ledger.md"]
    result = run("--fix")
    assert "+- Status: approved" in result.stdout
    assert "1 file mended." in result.stderr
    assert rfc.read_text() == TREE["docs/rfcs/0001-ledger.md"].replace("approvd", "approved")
    assert ("guessed-status", "rfcs/0001-ledger.md") not in rules()
    assert run("--fix", "--dry-run").exit_code == 0
    assert "mended" not in run("--fix").stderr


def test_a_fix_leaves_a_report_for_programs_whole(here):
    result = run("--fix", "--format", "json", "-q")
    assert "guessed-status" not in result.stdout
    assert json.loads(result.stdout)["summary"]["warnings"] == 1
    assert "+- Status: approved" in result.stderr


@pytest.mark.parametrize(
    "options", [["--ignore", "guessed-status"], ["docs/plans/ledger.md"], ["--select", "invalid-date"]]
)
def test_only_what_is_looked_at_is_mended(here, options):
    run("--fix", *options)
    assert (here / "docs/rfcs/0001-ledger.md").read_text() == TREE["docs/rfcs/0001-ledger.md"]


def test_what_a_file_ignores_is_not_mended(here):
    text = TREE["docs/rfcs/0001-ledger.md"] + "\n<!-- archplan:ignore guessed-status it is a name -->\n"
    (here / "docs/rfcs/0001-ledger.md").write_text(text)
    assert run("--fix").exit_code == 1
    assert (here / "docs/rfcs/0001-ledger.md").read_text() == text


def test_junit_names_all_documents():
    suite = ElementTree.fromstring(run("--format", "junit").stdout).find("testsuite")
    assert [case.get("name") for case in suite] == ["plans/gateway.md", "plans/ledger.md", "rfcs/0001-ledger.md"]


def test_a_reader_that_leaves_early_hears_no_complaint(here):
    for at in range(300):
        (here / f"docs/plans/p{at}-{'long-' * 40}.md").write_text("# A plan\n")
    program = f"{sys.executable} -c 'from mkdocs_archplan.cli import main; main()' check -q | head -1"
    done = subprocess.run(program, shell=True, cwd=here, capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_terminal_that_knows_few_characters_is_shown_those():
    program = "from mkdocs_archplan.cli import main; main()"
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    Path("docs/plans/ü.md").write_text("# Ü\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", program, "check"], capture_output=True, env=env, check=False)
    assert done.returncode == 1
    assert b"docs/plans/?.md:1:1: info: " in done.stdout


ARGUMENTS = (
    "--select missing-date --ignore --format json sarif --baseline known.json --write-baseline --output out.txt --fix "
    "--dry-run --changed HEAD -q docs docs/plans/ledger.md . --yes --show-quieted --fail-on never"
).split()
words = st.sampled_from(ARGUMENTS) | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6)


@settings(max_examples=50)
@given(st.lists(words, max_size=5))
def test_no_arguments_end_in_a_traceback(arguments):
    result = run(*arguments)
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)


@settings(max_examples=50)
@given(st.binary(max_size=60), st.binary(max_size=60) | st.just(b"<!-- archplan:ignore "))
def test_no_file_ends_in_a_traceback(document, baseline):
    Path("docs/plans/ledger.md").write_bytes(b"---\nstatus: active\n" + document)
    Path("docs/rfcs/0002.md").write_bytes(baseline + document)
    Path("any.json").write_bytes(baseline)
    for arguments in (["--format", "sarif"], ["--baseline", "any.json"], ["--fix", "--dry-run"]):
        result = run(*arguments)
        assert result.exit_code in (0, 1, 2)
        assert result.exception is None or isinstance(result.exception, SystemExit)
