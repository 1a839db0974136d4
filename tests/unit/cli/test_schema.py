import json
from importlib import resources

import pytest
from click.testing import CliRunner

import mkdocs_archplan
from mkdocs_archplan.cli import main

OWN = """\
plugins:
  - archplan:
      collections:
        plans: {kind: plan, statuses: [draft, {name: on hold, label: On hold, description: Waiting}]}
        more: {kind: plan, statuses: [active, draft]}
"""


def run(*arguments):
    return CliRunner().invoke(main, ["schema", *arguments])


def offered(schema):
    return [each["const"] for each in json.loads(schema)["properties"]["status"]["anyOf"] if "const" in each]


@pytest.mark.parametrize("name", ["plan", "rfc", "adr", "options"])
def test_without_a_site_the_shipped_schema_is_printed(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    file = f"{name}.schema.json" if name == "options" else f"front-matter.{name}.schema.json"
    shipped = resources.files(mkdocs_archplan).joinpath("schemas", file).read_text("utf-8")
    done = run(name)
    assert (done.exit_code, done.output) == (0, shipped)


def test_the_others(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert json.loads(run("catalog").output)["title"].startswith("catalog.json")
    assert "archplan" in json.loads(run("mkdocs").output)["$defs"]


def test_a_site_offers_its_own_statuses(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(OWN, encoding="utf-8")
    assert offered(run("plan").output) == ["draft", "on hold", "active"]
    assert offered(run("adr").output)[0] == "proposed"
    monkeypatch.chdir("/")
    assert offered(run("plan", "-f", str(tmp_path / "mkdocs.yml")).output) == ["draft", "on hold", "active"]


@pytest.mark.parametrize("config", ["plugins: [", "plugins: [{archplan: {costs: 3}}]"])
def test_a_configuration_that_cannot_be_used_is_told(tmp_path, config):
    file = tmp_path / "mkdocs.yml"
    file.write_text(config, encoding="utf-8")
    assert run("plan", "-f", str(file)).exit_code == 2
    assert run("plan", "-f", str(tmp_path / "none.yml")).exit_code == 2
    assert run("memo").exit_code == 2
