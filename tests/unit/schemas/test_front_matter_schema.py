from importlib import resources
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import mkdocs_archplan
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.read.fields import field_name, meaning_of
from mkdocs_archplan.schemas import schema_text
from mkdocs_archplan.schemas.front_matter import front_matter_schema, written

EXAMPLE = Path(__file__).parents[3] / "example_site/docs"
FOLDERS = {"plan": "architecture", "rfc": "rfcs", "adr": "adr"}
kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def schema_of(kind):
    return front_matter_schema(kind, kind.statuses)


def as_an_editor_reads(text):
    """Return YAML as editors read it, by version 1.2: dates are texts."""
    return yaml.load(text, Loader=type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": _plain()}))


def _plain():
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    return {k: [each for each in v if "timestamp" not in each[0]] for k, v in resolvers.items()}


@kinds
def test_the_shipped_file_is_what_the_code_says(kind):
    name = f"front-matter.{kind.name}.schema.json"
    shipped = resources.files(mkdocs_archplan).joinpath("schemas", name).read_text("utf-8")
    hint = f"run: archplan schema {kind.name} > mkdocs_archplan/schemas/{name}, where no mkdocs.yml is"
    assert shipped == schema_text(schema_of(kind)), hint
    Draft202012Validator.check_schema(schema_of(kind))


@kinds
def test_every_field_is_one_that_is_read(kind):
    names = set(schema_of(kind)["properties"]) - {"costs", "archplan"}
    assert {name for name in names if meaning_of(field_name(name)) is None} == set()


@kinds
def test_the_documents_of_the_example_are_valid(kind):
    validator = Draft202012Validator(schema_of(kind))
    found = []
    for file in (EXAMPLE / FOLDERS[kind.name]).glob("*.md"):
        text = file.read_text(encoding="utf-8")
        if text.startswith("---\n") and file.name != "template.md":
            found.append(as_an_editor_reads(text[4:].partition("\n---")[0]))
    assert len(found) > 2
    assert [error.message for each in found for error in validator.iter_errors(each)] == []


@kinds
def test_a_scaffold_says_what_is_still_to_be_written(kind):
    text = resources.files(mkdocs_archplan).joinpath("scaffolds", f"{kind.name}.md").read_text("utf-8")
    errors = Draft202012Validator(schema_of(kind)).iter_errors(as_an_editor_reads(text[4:].partition("\n---")[0]))
    assert [error.path[0] for error in errors] == ["title"]


@pytest.mark.parametrize(
    "fields",
    [
        {
            "status": "active",
            "author": ["Mira", {"name": "Emeka"}],
            "related_rfc": [7, "RFC-0008", {"implements": "9"}],
        },
        {"status": "On hold", "date": "June 2026", "title": 2026, "owner": 3, "Status": []},
        {"title": None, "date": None, "status": None, "author": None, "tags": None, "costs": {"ours": 1}, "id": 12},
        {"costs": {"infracost": "infra/breakdown.json"}, "archplan": {"autolink": False}, "aliases": "old.md"},
        {},
    ],
)
def test_what_is_read_is_valid(fields):
    assert Draft202012Validator(schema_of(KINDS["plan"])).is_valid(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": ["active"]},
        {"title": ["Brief Title"]},
        {"date": ["2026-01-01"]},
        {"id": {}},
        {"costs": {"infracost": ["a.json"]}},
        {"archplan": {"autolink": "no"}},
        {"author": [["Mira"]]},
        ["status"],
    ],
)
def test_what_cannot_be_read_is_not(fields):
    assert not Draft202012Validator(schema_of(KINDS["plan"])).is_valid(fields)


@kinds
def test_the_statuses_are_offered_as_documents_write_them(kind):
    offered = [each["const"] for each in schema_of(kind)["properties"]["status"]["anyOf"] if "const" in each]
    assert offered == [written(status) for status in kind.statuses]
    assert "open for review" in offered or kind.name != "rfc"
