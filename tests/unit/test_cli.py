"""The `archplan` command on sites and folders written in the tests."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_archplan.cli import main

TREE = {
    "mkdocs.yml": "site_name: x\nplugins: [search, archplan]\n",
    "docs/index.md": "# Home\n",
    "docs/plans/ledger.md": "---\ntitle: Ledger\ndate: 2026-01-02\nstatus: active\nauthor: Mira\n---\n",
    "docs/plans/gateway.md": "---\ntitle: 'Gate, way'\nstatus: implemented\nrelated_rfc: RFC-0001\n---\n",
    "docs/rfcs/0001-ledger.md": "# A ledger\n\n- Status: approved\n- Date: 2025-12-01\n- Author: Emeka\n",
}


@pytest.fixture
def site(tmp_path):
    for path, text in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def paths(*arguments):
    result = run("list", *arguments, "--format", "csv")
    assert result.exit_code == 0, result.output
    return [row["path"] for row in csv.DictReader(io.StringIO(result.output))]


def test_csv_has_a_row_for_each_document(site):
    result = run("list", site, "--format", "csv")
    assert result.output.splitlines() == [
        "id,title,status,date,authors,path",
        ',"Gate, way",implemented,,,plans/gateway.md',
        ",Ledger,active,2026-01-02,Mira,plans/ledger.md",
        "RFC-0001,A ledger,approved,2025-12-01,Emeka,rfcs/0001-ledger.md",
    ]


def test_the_table_shows_titles_and_statuses(site):
    output = run("list", site).output
    assert all(word in output for word in ("Ledger", "active", "RFC-0001", "approved", "2025-12-01"))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["plans/gateway.md", "plans/ledger.md", "rfcs/0001-ledger.md"]),
        (["--kind", "plan"], ["plans/gateway.md", "plans/ledger.md"]),
        (["--status", "Approved"], ["rfcs/0001-ledger.md"]),
        (["--status", "active", "--status", "approved"], ["plans/ledger.md", "rfcs/0001-ledger.md"]),
        (["--kind", "plan", "--status", "approved"], []),
        (["--kind", "ADR"], []),
    ],
)
def test_documents_are_chosen_by_kind_and_status(site, options, expected):
    assert paths(site, *options) == expected
    data = json.loads(run("list", site, *options, "--format", "json").output)
    assert [document["path"] for document in data["documents"]] == expected


def test_json_keeps_what_a_document_names_though_it_is_not_listed_itself(site):
    data = json.loads(run("list", site, "--kind", "plan", "--format", "json").output)
    (reference,) = [r for document in data["documents"] for r in document["references"]]
    assert reference["target"] == "rfcs/0001-ledger.md"
    assert {problem["path"] for problem in data["problems"]} <= {"plans/gateway.md", "plans/ledger.md"}


def test_the_site_may_be_the_current_folder_its_folder_or_its_configuration(site, monkeypatch):
    expected = paths(site)
    assert paths("-f", site / "mkdocs.yml") == expected
    monkeypatch.chdir(site)
    assert paths() == expected


def test_a_folder_of_documents_needs_no_configuration(site):
    assert paths(site / "docs") == ["plans/gateway.md", "plans/ledger.md", "rfcs/0001-ledger.md"]


def test_a_folder_that_is_a_collection_itself_is_listed(site):
    assert paths(site / "docs" / "rfcs") == ["0001-ledger.md"]


def test_check_prints_every_problem_with_its_place(site):
    result = run("check", site)
    assert result.exit_code == 0
    assert "docs/plans/gateway.md:1:1: info: no date was found. Add 'date: YYYY-MM-DD'. [missing-date]" in result.output


def test_check_fails_for_a_warning(site):
    (site / "docs/plans/gateway.md").write_text("---\nstatus: active\nrelated_rfc: RFC-0099\n---\n", encoding="utf-8")
    result = run("check", site)
    assert result.exit_code == 1
    assert "docs/plans/gateway.md:3:1: warning: 'RFC-0099' is no document of this site." in result.output


@pytest.mark.parametrize(
    ("config", "complaint"),
    [
        ("docs_dir: nowhere\n", "is no folder: set 'docs_dir'"),
        ("plugins: [archplan: {collections: {a: {kind: memo}}}]\n", "must be one of plan, rfc, adr"),
        ("a: [\n", "is not valid YAML"),
        ("- a\n", "holds no settings"),
    ],
)
def test_what_cannot_be_used_is_said_without_a_traceback(site, config, complaint):
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = run("list", site)
    assert result.exit_code == 2
    assert complaint in " ".join(result.output.split())
    assert "Traceback" not in result.output


def test_mkdocs_is_not_imported(site):
    program = (
        "import sys\nfrom click.testing import CliRunner\nfrom mkdocs_archplan.cli import main\n"
        f"for name in ('list', 'check'): assert CliRunner().invoke(main, [name, {str(site)!r}]).exit_code == 0\n"
        "print(sorted(name for name in sys.modules if name.partition('.')[0] in ('mkdocs', 'properdocs', 'material')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_a_link_out_of_the_docs_is_not_followed(site):
    (site / "secret.md").write_text("---\ntitle: Secret\nstatus: active\n---\n", encoding="utf-8")
    (site / "docs/plans/outside.md").symlink_to(site / "secret.md")
    assert "plans/outside.md" in paths(site)
    output = run("list", site, "--format", "json").output
    assert "Secret" not in output
    assert [p["rule"] for p in json.loads(output)["problems"] if p["path"] == "plans/outside.md"] == [
        "missing-date",
        "missing-status",
        "missing-title",
        "unreadable-file",
    ]


def test_a_link_within_the_docs_is_a_document(site):
    (site / "docs/plans/again.md").symlink_to(site / "docs/plans/ledger.md")
    data = json.loads(run("list", site, "--format", "json").output)
    assert [d["title"] for d in data["documents"] if d["path"] == "plans/again.md"] == ["Ledger"]


@pytest.mark.parametrize(
    ("path", "good"),
    [
        ("infra/b.json", True),
        (".infra/b.json", True),
        ("../../b.json", False),
        ("infra/large.json", False),
        ("infra/out.json", False),
    ],
)
def test_a_file_of_infracost_is_read_as_in_a_build(site, path, good):
    for folder in ("docs/plans/infra", "docs/plans/.infra"):
        (site / folder).mkdir()
        (site / folder / "b.json").write_text('{"totalMonthlyCost": "12.5"}')
    (site / "b.json").write_text('{"totalMonthlyCost": "13"}')
    (site / "docs/plans/infra/out.json").symlink_to(site / "b.json")
    with (site / "docs/plans/infra/large.json").open("wb") as file:
        file.truncate(30_000_000_000)
    (site / "docs/plans/ledger.md").write_text(f"---\nstatus: active\ncosts: {{infracost: {path}}}\n---\n")
    data = json.loads(run("list", site, "--format", "json").output)
    ledger = next(document for document in data["documents"] if document["path"] == "plans/ledger.md")
    assert ledger["infracost"] == ({"monthly": "12.50", "currency": "USD"} if good else None)
    assert [problem["line"] for problem in data["problems"] if problem["rule"] == "bad-infracost"] == [3] * (not good)


def test_what_authors_write_does_not_steer_a_terminal(site):
    (site / "docs/plans/ledger.md").write_text('---\ntitle: "A\\e[2J\\u202eb"\n---\n', encoding="utf-8")
    for form in ("table", "csv", "json"):
        output = run("list", site, "--format", form).output
        assert not {"\x1b", "\u202e"} & set(output)


def test_a_list_of_nothing_says_so_and_a_kind_must_be_one(site):
    done = run("list", site, "--status", "weather")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No document is like that.\n")
    assert run("list", site, "--kind", "memo").exit_code == 2


@pytest.mark.parametrize("command", [[], *([name] for name in main.commands)])
def test_help_fits_a_terminal_and_shows_examples(command):
    done = CliRunner().invoke(main, [*command, "--help"], terminal_width=80)
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Examples:\n  " in done.stdout


def test_a_terminal_of_another_encoding_shows_what_it_can(site):
    (site / "docs/plans/ledger.md").write_text("# Größe 😀\n", encoding="utf-8")
    done = CliRunner(charset="latin-1").invoke(main, ["list", str(site)])
    assert done.exit_code == 0
    assert "Größe ?" in done.stdout_bytes.decode("latin-1")


def test_a_program_without_streams_runs_all_the_same(site, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    with pytest.raises(SystemExit) as ended:
        main.main(["check", str(site), "--fail-on", "never"])
    assert ended.value.code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_device_is_an_error(site, monkeypatch):
    for arguments in (["list", str(site)], ["--help"]):
        with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - as a shell opens it
            monkeypatch.setattr("sys.stdout", full)
            with pytest.raises(SystemExit) as ended:
                main.main(arguments)
            assert ended.value.code == 2
