"""A deliberately awful plan, and the least other files that it needs: all that is told of it, as text and as SARIF."""

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import validators

from mkdocs_archplan import __version__
from mkdocs_archplan.cli import main
from mkdocs_archplan.problems import RULES

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
# Rules that need a whole collection or git's history. The others are all found.
NOT_HERE = {"filename-format", "missing-discussion", "number-gap", "stale-active"}


@pytest.fixture(scope="module")
def awful(tmp_path_factory):
    """A copy of the site, so that its cache stays out of the tests, with a baseline that knows one of its problems."""
    site = tmp_path_factory.mktemp("awful") / "site"
    shutil.copytree(HERE / "awful", site)
    plan = site / "docs/plans/0042-awful.md"
    plan.write_bytes(plan.read_bytes().replace("é".encode(), "é".encode("latin-1")))  # tools of ours read UTF-8 only
    known = {"path": "plans/0045-broken.md", "rule": "missing-date", "message": "no date was found.", "count": 1}
    (site / "known.json").write_text(json.dumps({"schema_version": 1, "entries": [known]}), encoding="utf-8")
    return site


def told(site, form, monkeypatch):
    monkeypatch.chdir(site)
    variables = {"SOURCE_DATE_EPOCH": "1790000000", "GITHUB_WORKSPACE": str(site), "NO_COLOR": "1", "FORCE_COLOR": None}
    arguments = ["check", "--format", form, "--show-quieted", "--baseline", "known.json"]
    result = CliRunner().invoke(main, arguments, env=variables)
    assert result.exit_code == 1
    return result


def same_as_golden(text, name):
    if os.environ.get("ARCHPLAN_UPDATE_GOLDEN") == "1":
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_text_of_an_awful_plan_is_the_golden_file(awful, monkeypatch):
    result = told(awful, "text", monkeypatch)
    same_as_golden(result.stdout + "---\n" + result.stderr, "awful.txt")
    assert {rule for rule in RULES if f"[{rule}]" not in result.stdout} == NOT_HERE


def test_the_sarif_of_an_awful_plan_is_the_golden_file(awful, monkeypatch):
    log = json.loads(told(awful, "sarif", monkeypatch).stdout)
    schema = json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    validators.validator_for(schema)(schema).validate(log)
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["version"] == __version__
    driver["version"] = "x"
    for rule in driver["rules"]:  # the pages have tests of their own
        assert rule["help"]["text"].startswith(f"# {rule['id']}\n")
        rule["help"] = {"text": "x", "markdown": "x"}
    same_as_golden(json.dumps(log, ensure_ascii=False, indent=1) + "\n", "awful.sarif.json")
