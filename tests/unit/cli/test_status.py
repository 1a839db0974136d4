"""`archplan status` and `archplan migrate` on a site written in the tests."""

import errno
import os

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_archplan.cli import main

TREE = {
    "mkdocs.yml": "site_name: x\nplugins: [search, archplan]\n",
    "docs/index.md": "# Home\n",
    "docs/adr/README.md": """# ADRs

| ADR | Status |
|---|---|
| [A](0001-a.md) | Accepted |
| [C](0003-c.md) | Proposed |
""",
    "docs/adr/0001-a.md": "---\nstatus: accepted # x\n---\n# A queue\n",
    "docs/adr/0002-b.md": "# A log\n\n- Status: accepted\n- Date: 2024-01-01\n",
    "docs/adr/0003-c.md": "# A lock\n\nText.\n",
    "docs/rfcs/0002-d.md": "# A letter\r\n\r\n* Status: draft\r\n* Author: Jo",
}


@pytest.fixture
def site(tmp_path, monkeypatch):
    for path, text in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, arguments)


def changed(site):
    """Return the text of the files that are others now."""
    return {path: new for path, old in TREE.items() if (new := (site / path).read_bytes().decode()) != old}


def test_the_status_changes_and_the_row_of_the_index_follows(site):
    result = run("status", "ADR-1", "deprecated")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "adr/0001-a.md:2: status 'accepted' → 'deprecated'",
        "adr/README.md:5: the row of adr/0001-a.md says 'Deprecated'",
    ]
    assert changed(site) == {
        "docs/adr/0001-a.md": "---\nstatus: deprecated # x\n---\n# A queue\n",
        "docs/adr/README.md": TREE["docs/adr/README.md"].replace("Accepted", "Deprecated"),
    }


def test_both_sides_of_a_supersession_change_at_once_and_only_once(site):
    assert run("status", "docs/adr/0001-a.md", "superseded", "--by", "A log").exit_code == 0
    first = changed(site)
    assert first["docs/adr/0001-a.md"] == "---\nstatus: superseded # x\nsuperseded_by: 0002-b.md\n---\n# A queue\n"
    assert "- Supersedes: [ADR-0001](0001-a.md)\n" in first["docs/adr/0002-b.md"]
    again = run("status", "docs/adr/0001-a.md", "superseded", "--by", "A log")
    assert (again.exit_code, again.stdout) == (0, "adr/0001-a.md is 'Superseded' already.\n")
    assert changed(site) == first


def test_a_dry_run_shows_the_difference_and_writes_nothing(site):
    result = run("status", "0002-d", "approved", "--dry-run")
    assert result.exit_code == 0
    assert "-* Status: draft\r\n+* Status: approved\r\n" in result.stdout_bytes.decode()
    assert changed(site) == {}


def test_a_status_that_only_the_index_has_is_changed_there(site):
    result = run("status", "A lock", "Accepted")
    assert (result.exit_code, result.stderr) == (0, "")
    assert changed(site) == {"docs/adr/README.md": TREE["docs/adr/README.md"].replace("Proposed", "Accepted")}


CALLS = ["docs/adr/0001-a.md", "./docs/../docs/adr/0001-a.md", "adr/0001-a.md", "ADR-0001", "1", "a QUEUE", "0001-a"]


@pytest.mark.parametrize("word", CALLS)
def test_a_document_is_called_by_path_id_number_or_title(site, word):
    assert "+status: deprecated # x" in run("status", word, "deprecated", "--dry-run").stdout


def test_a_path_counts_from_the_current_folder(site, monkeypatch):
    monkeypatch.chdir(site / "docs" / "adr")
    result = run("status", "0001-a.md", "deprecated", "-f", "../../mkdocs.yml")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2", "accepted"), "several documents are called: adr/0002-b.md (ADR-0002), rfcs/0002-d.md (RFC-0002)"),
        (("A quue", "accepted"), "No document is called 'A quue'. Near it are: adr/0001-a.md (ADR-0001)"),
        (("zzz", "accepted"), "'archplan list' shows what there is"),
        (("ADR-1", "approved"), "'approved' is no status of 'adr'"),
        (("ADR-1", "approved"), "Did you mean 'accepted'?"),
        (("ADR-1", "proposed"), "'Proposed' comes before 'Accepted' in the lifecycle. With --force"),
        (("ADR-1", "rejected"), "it can only be superseded or otherwise ended"),
        (("ADR-1", "superseded"), "name it with --by"),
        (("ADR-1", "superseded", "--by", "ADR-1"), "does not supersede itself"),
        (("ADR-1", "superseded", "--by", "ADR-9"), "No document is called 'ADR-9'"),
        (("ADR-1", "superseded", "--by", "ADR-3"), "its successor adr/0003-c.md is only 'Proposed'"),
        (("ADR-1", "deprecated", "--by", "ADR-2"), "--by is for 'superseded' only"),
        (("ADR-1", "accepted", "-f", "no.yml"), "no.yml"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(site, arguments, message):
    result = run("status", *arguments)
    refused = result.stderr.startswith("Error: adr/")  # by the lifecycle; the others are misuse
    assert result.exit_code == (1 if refused else 2)
    assert message in " ".join(result.stderr.split())
    assert changed(site) == {}


def test_force_takes_a_step_that_the_lifecycle_does_not_allow(site):
    assert run("status", "ADR-1", "proposed", "--force").exit_code == 0
    assert "status: proposed # x" in changed(site)["docs/adr/0001-a.md"]


def test_a_file_that_cannot_be_written_is_said_and_none_is_changed(site, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)  # for root every file may be written
    result = run("status", "ADR-1", "superseded", "--by", "ADR-2")
    assert (result.exit_code, result.stderr) == (1, "Error: adr/0001-a.md is read-only; nothing was written.\n")
    assert changed(site) == {}


def test_migrate_shows_first_and_writes_when_told_to_and_never_twice(site):
    shown = run("migrate")
    assert shown.exit_code == 0
    assert shown.stderr.splitlines() == [
        "3 documents to be changed, 1 had it all, 0 left alone.",
        "Nothing was written: --write does that.",
    ]
    assert "+title: A letter\r\n+status: draft\r\n+author: Jo\r\n" in shown.stdout_bytes.decode()
    assert changed(site) == {}
    written = run("migrate", "--write")
    assert (written.stdout, written.stderr) == ("", "3 documents changed, 1 had it all, 0 left alone.\n")
    assert changed(site)["docs/rfcs/0002-d.md"].endswith(f"---\r\n\r\n{TREE['docs/rfcs/0002-d.md']}")
    assert run("migrate").stdout == ""


def test_migrate_takes_a_folder_and_a_kind_and_says_what_it_leaves(site):
    (site / "docs/rfcs/0003-e.md").write_text("+++\ntitle = 'E'\n+++\n\n* Status: draft\n", encoding="utf-8")
    result = run("migrate", "docs", "--kind", "rfc")
    assert result.stderr.splitlines()[:2] == [
        "1 document to be changed, 0 had it all, 1 left alone:",
        "  its front matter is TOML: rfcs/0003-e.md",
    ]
    assert run("migrate", "--write", "--dry-run").exit_code == 2


WORDS = st.text(max_size=12) | st.sampled_from(
    ["ADR-1", "", ".", "/", "..", "\x00", "1" * 5000, "[x", "--by", "a" * 5000, "docs"]
)


@given(WORDS, st.sampled_from(["accepted", "", "superseded"]) | WORDS, st.none() | WORDS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_end_in_a_traceback(site, document, status, other):
    arguments = ["status", "--dry-run", *(["--by", other] if other is not None else []), "--", document, status]
    result = run(*arguments)
    assert result.exit_code in (0, 2), (arguments, result.exception)
    assert "Traceback" not in result.output


def test_a_day_beside_the_status_is_told_of(site):
    (site / "docs/adr/0002-b.md").write_text("# B\n\n- Status: Accepted (2024-01-02)\n", encoding="utf-8")
    result = run("status", "ADR-2", "deprecated")
    assert "Deprecated (2024-01-02)" in (site / "docs/adr/0002-b.md").read_text(encoding="utf-8")
    assert result.stderr == (
        "adr/0002-b.md:3: 2024-01-02 still stands beside the status; change it if it was the old one's.\n"
    )


def test_what_python_could_not_decode_of_an_argument_is_taken_for_utf_8(site):
    (site / "docs/adr/0001-a.md").write_text("---\nstatus: accepted\n---\n# Straße\n", encoding="utf-8")
    typed = "Straße".encode().decode("ascii", "surrogateescape")
    assert run("status", typed, "deprecated").exit_code == 0
    assert run("new", "adr", typed).stdout == "docs/adr/0004-strasse.md\n"


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 2, "Error: No space left on device."),
        (KeyboardInterrupt(), 130, "Aborted!"),
    ],
)
def test_a_full_device_and_an_interruption_end_in_a_line(site, monkeypatch, error, code, told):
    def fail(*arguments, **options):
        raise error

    monkeypatch.setattr("mkdocs_archplan.cli.status.put_down", fail)
    result = run("status", "ADR-1", "deprecated")
    assert (result.exit_code, result.stderr.strip()) == (code, told)
