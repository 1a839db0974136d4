"""`archplan new` in a terminal; what it makes is tested in tests/unit/start."""

import datetime
import sys

import click
import pytest
from click.testing import CliRunner

from mkdocs_archplan.cli import main
from mkdocs_archplan.write.change import WriteError


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Mira Okafor")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782864000")  # 2026-07-01
    (tmp_path / "mkdocs.yml").write_text("plugins: [archplan]\n", encoding="utf-8")
    rfc = tmp_path / "docs/rfcs/0007-queues.md"
    rfc.parent.mkdir(parents=True)
    rfc.write_text("---\nstatus: approved\ndate: 2026-01-01\n---\n# Queues\n", encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["new", *arguments])


def test_only_the_path_is_printed_to_standard_output(home):
    done = run("adr", "Retire the nightly batch")
    assert (done.exit_code, done.stdout) == (0, "docs/adr/0001-retire-the-nightly-batch.md\n")
    text = (home / done.stdout.strip()).read_text(encoding="utf-8")
    assert "date: 2026-07-01\nstatus: proposed" in text
    assert "author: Mira Okafor\n" in text
    assert done.stderr.startswith("Made from archplan's own template, the first document of 'adr'.\n")


def test_an_existing_file_is_never_written_over(home):
    path = home / run("plan", "Ledger").stdout.strip()
    path.write_text("mine", encoding="utf-8")
    done = run("plan", "Ledger")
    assert done.exit_code == 2
    assert "architecture/ledger-plan.md exists already." in done.stderr
    assert (path.read_text(encoding="utf-8"), done.stdout) == ("mine", "")


def test_a_file_that_appears_meanwhile_is_not_written_over(home, monkeypatch):
    monkeypatch.setattr("mkdocs_archplan.start.begin.os.path.lexists", lambda path: False)
    run("plan", "Ledger")
    assert "cannot be written: File exists" in run("plan", "Ledger").stderr


def test_the_rfc_is_linked_and_told(home):
    done = run("plan", "Ledger", "--rfc", "RFC-0007", "--date", "2026-02-03", "--author", "A", "--author", "B")
    assert done.exit_code == 0, done.output
    assert "Changed: rfcs/0007-queues.md: implemented by architecture/ledger-plan.md." in done.stderr
    assert "implemented_by: ../architecture/ledger-plan.md\n" in (home / "docs/rfcs/0007-queues.md").read_text()
    text = (home / "docs/architecture/ledger-plan.md").read_text(encoding="utf-8")
    assert "date: 2026-02-03\n" in text
    assert "author: [A, B]\n" in text
    assert "related_rfc: RFC-0007" in text


def test_a_dry_run_shows_a_diff_and_writes_nothing(home):
    before = sorted(home.rglob("*"))
    done = run("plan", "Ledger", "--rfc", "7", "--dry-run")
    assert done.exit_code == 0
    assert "+++ b/architecture/ledger-plan.md" in done.stdout
    assert "+implemented_by: ../architecture/ledger-plan.md" in done.stdout
    assert sorted(home.rglob("*")) == before


def test_a_folder_without_configuration(home):
    (home / "mkdocs.yml").unlink()
    (home / "notes/adr").mkdir(parents=True)
    assert run("adr", "One", "--docs", "notes").stdout == "notes/adr/0001-one.md\n"
    assert run("adr", "Two", "--docs", "notes/adr").stdout == "notes/adr/0002-two.md\n"
    assert run("adr", "Three").exit_code == 2


def test_it_opens_in_the_editor(home, monkeypatch):
    opened = []
    monkeypatch.setattr(click, "edit", lambda filename: opened.append(filename))
    run("adr", "One", "--edit")
    assert opened == ["docs/adr/0001-one.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["memo", "x"], "neither plan, rfc nor adr"),
        (["adr", ""], "needs a title"),
        (["adr"], "Missing argument 'TITLE'"),
        (["adr", "x", "--date", "yesterday"], "does not match the format"),
        (["adr", "x", "--template", "nowhere.md"], "does not exist"),
        (["adr", "x", "--against", "-x"], "not a git repository"),
        (["adr", "\x1b[31m" * 3, "--status", "\x1b[31m"], "is no status"),
        (["adr", "x", "--in", "/etc"], "no folder below docs_dir"),
        (["plan", "x", "--rfc", "nothing like it"], "is called 'nothing like it'"),
    ],
)
def test_misuse_ends_with_a_sentence(home, arguments, said):
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def test_today_is_the_day_of_the_run(home, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    text = (home / run("adr", "One").stdout.strip()).read_text(encoding="utf-8")
    assert f"date: {datetime.datetime.now(datetime.UTC):%Y-%m}" in text


def test_a_folder_that_cannot_be_written_is_told(home):
    (home / "docs/adr").write_text("a file in the way", encoding="utf-8")
    done = run("adr", "One")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_half_a_document_is_none(home, monkeypatch):
    def fail(changes):
        raise WriteError("rfcs/0007-queues.md was changed meanwhile; nothing was written.")

    monkeypatch.setattr(sys.modules["mkdocs_archplan.cli.new"], "write_changes", fail)
    done = run("plan", "Ledger", "--rfc", "RFC-0007")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "changed meanwhile; nothing was written" in done.stderr
    assert not list(home.glob("docs/architecture/*"))


def test_links_that_lead_to_themselves_are_no_templates_and_no_folders(home):
    (home / "docs/adr").mkdir(exist_ok=True)
    (home / "docs/adr/template.md").symlink_to("template.md")
    (home / "docs/loop").symlink_to("loop")
    assert run("adr", "A queue").exit_code == 0
    done = run("adr", "A queue", "--in", "loop")
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)
