"""Where a command looks for its site: by both names, and what it says where there is none."""

import pytest
from click.testing import CliRunner

from mkdocs_archplan.cli import main

PLAN = "---\ntitle: {}\nstatus: active\ndate: 2026-01-01\n---\n"


def listed(*arguments):
    return CliRunner().invoke(main, ["list", *map(str, arguments), "--format", "csv"])


@pytest.fixture
def site(tmp_path):
    (tmp_path / "docs" / "plans").mkdir(parents=True)
    (tmp_path / "docs" / "plans" / "a.md").write_text(PLAN.format("A"), encoding="utf-8")
    (tmp_path / "docs" / "plans" / "later.md").write_text(PLAN.format("Later"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml"])
def test_either_name_is_found_here_and_in_a_folder(site, monkeypatch, name):
    (site / name).write_text("INHERIT: base.yml\n", encoding="utf-8")
    (site / "base.yml").write_text("site_name: x\ndraft_docs: later.md\n", encoding="utf-8")
    expected = ["id,title,status,date,authors,path", ",A,active,2026-01-01,,plans/a.md"]
    assert listed(site).output.splitlines() == expected
    monkeypatch.chdir(site)
    assert listed().output.splitlines() == expected


def test_where_there_is_none_the_next_one_above_is_named(site, monkeypatch):
    (site / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    monkeypatch.chdir(site / "docs" / "plans")
    result = listed()
    assert result.exit_code == 2
    message = " ".join(result.output.split())
    assert f"There is no mkdocs.yml in this folder. The next one above is {site / 'mkdocs.yml'}: name it" in message


def test_a_folder_that_was_removed_has_none(site, monkeypatch):
    gone = site / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = listed()
    assert result.exit_code == 2
    assert "Name one with -f, or a folder of documents." in result.output


def test_a_file_that_is_named_is_not_looked_for_elsewhere(site):
    (site / "mkdocs.yaml").write_text("site_name: x\n", encoding="utf-8")
    result = listed("-f", site / "mkdocs.yml")
    assert result.exit_code == 2
    assert "cannot be read: No such file" in " ".join(result.output.split())


def test_options_that_do_nothing_are_named_as_a_build_names_them(site):
    (site / "mkdocs.yml").write_text("plugins: [archplan: {colections: {}, mermaid: {colour: red}}]\n")
    done = listed(site)
    assert done.exit_code == 0
    assert done.stderr == "archplan has no option 'colections', 'mermaid.colour': look at mkdocs.yml.\n"


@pytest.mark.parametrize(
    "config",
    [
        'INHERIT: "a\\0b"',
        'INHERIT: "\\ud800"',
        'docs_dir: "\\e[2Jx"',
        'plugins: [archplan: {checks: {baseline: "a\\0b"}}]',
        'plugins: [archplan: {collections: {adr: {kind: adr, path: "\\ud800"}}}]',
        'plugins: [archplan: {collections: {"\\ud800": {kind: adr, path: adr}}}]',
    ],
)
def test_names_that_no_file_has_are_refused_and_steer_no_terminal(site, config):
    (site / "mkdocs.yml").write_text(f"{config}\n")
    done = listed(site)
    assert done.exit_code == 2
    assert "Error: " in done.stderr
    assert "\x1b" not in done.stderr
