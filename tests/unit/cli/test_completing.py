"""What a shell offers, asked as click asks it: through the variable that its script sets."""

import shutil
import subprocess

import pytest
from click.testing import CliRunner

from mkdocs_archplan.cli import main
from mkdocs_archplan.problems import RULES

CONFIG = "plugins:\n  - archplan:\n      collections:\n        decisions: {kind: adr, statuses: [proposed, on hold]}\n"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for path in ("adr/0001-queue.md", "adr/0012-lock.md", "adr/template.md", "plans/ledger.md", "rfcs/RFC-0007.md"):
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text("not read at all", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("plugins: [archplan]\n", encoding="utf-8")
    return tmp_path


def offered(words):
    """Return what is offered for the last of some words."""
    env = {
        "_ARCHPLAN_COMPLETE": "bash_complete",
        "COMP_WORDS": f"archplan {words}",
        "COMP_CWORD": str(len(words.split()) + words.endswith(" ")),
    }
    done = CliRunner().invoke(main, env=env, prog_name="archplan")
    return [line.partition(",")[2] for line in done.output.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("new p", ["plan", "plans"]),
        ("new ad", ["adr"]),
        ("new adr x --status acc", ["accepted"]),
        ("new plan x --rfc ", ["RFC-0007"]),
        ("new adr x --collection r", ["rfcs"]),
        ("new adr x --against ma", []),
        ("status ADR", ["ADR-0001", "ADR-0012"]),
        ("status adr-0", ["ADR-0001", "ADR-0012"]),
        ("status pl", ["plans/ledger.md"]),
        ("status adr/", ["adr/0001-queue.md", "adr/0012-lock.md"]),
        ("status RFC-0007 open", ["open-for-review"]),
        ("explain broken-f", ["broken-front-matter"]),
        ("check --select missing-st", ["missing-status"]),
        ("list --kind ", ["plan", "rfc", "adr"]),
        ("schema opt", ["options"]),
        ("completion z", ["zsh"]),
    ],
)
def test_what_fits_is_offered(words, expected):
    assert offered(words) == expected


def test_behind_a_comma_another_rule_is_offered():
    found = offered("check --ignore missing-date,")
    assert len(found) == len(RULES) - 1
    assert "missing-date,missing-status" in found


def test_a_site_offers_what_it_has(home):
    (home / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert offered("new d") == ["decisions"]
    assert offered("new decisions x --status ") == ["proposed", "on-hold"]
    assert offered("status x on") == ["on-hold"]


@pytest.mark.parametrize("config", [None, "plugins: [", "plugins: [{archplan: {costs: 3}}]"])
def test_without_a_usable_site_the_usual_is_offered(home, config):
    (home / "mkdocs.yml").unlink()
    if config:
        (home / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert offered("new p") == ["plan"]
    assert offered("status A") == []
    assert "withdrawn" in offered("new rfc x --status ")


def test_branches_are_offered(home, monkeypatch):
    monkeypatch.setattr(
        "mkdocs_archplan.cli.completing.branches", lambda folder: ("refs/heads/main", "refs/remotes/origin/main")
    )
    assert offered("new adr x --against ") == ["main", "origin/main"]
    assert offered("check --changed or") == ["origin/main"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_can_read(tmp_path, shell):
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert f"_ARCHPLAN_COMPLETE={shell}_complete" in done.output
    if shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(done.output, encoding="utf-8")
        assert subprocess.run([shell, "-n", str(script)], capture_output=True, check=False).stderr == b""


def test_an_unknown_shell_is_refused():
    assert CliRunner().invoke(main, ["completion", "tcsh"]).exit_code == 2
