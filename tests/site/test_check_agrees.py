"""A build and `archplan check` find the same in one site: an awful one, with an ignore that is of use."""

import json
import re
import shutil

from click.testing import CliRunner

from mkdocs_archplan.cli import main


def test_a_build_and_the_command_find_the_same(repository, tmp_path, rebuild, monkeypatch):
    site = tmp_path / "awful"
    shutil.copytree(repository / "tests/unit/findings/awful", site)
    with (site / "docs/plans/0042-awful.md").open("a", encoding="utf-8") as file:
        file.write("\n<!-- archplan:ignore broken-reference, duplicate-id written elsewhere -->\n")
    monkeypatch.chdir(site)
    built = rebuild(site)
    told = json.loads(CliRunner().invoke(main, ["check", "--format", "json", "--fail-on", "never"]).stdout)
    keys = ("rule", "severity", "path", "line", "column", "message")
    found = [[problem.get(key) for key in keys] for problem in told["problems"]]
    assert len(found) > 30
    assert [[problem.get(key) for key in keys] for problem in built.catalog["problems"]] == found
    # What pages report while they are built is counted too, and is not in catalog.json.
    (summary,) = (message for message in built.messages(20) if re.search(r"\d+ problems", message))
    assert f"{len(found)} problems" in summary
