"""The schema of the options accepts what the settings accept, and nothing that they refuse."""

import ast
import re
import textwrap
from importlib import resources
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import mkdocs_archplan
from mkdocs_archplan.kinds import KINDS
from mkdocs_archplan.labels import LABELS
from mkdocs_archplan.options import SettingsError
from mkdocs_archplan.problems import RULES
from mkdocs_archplan.schemas import schema_text
from mkdocs_archplan.schemas.options import mkdocs_schema, options_schema
from mkdocs_archplan.settings import (
    _COLLECTION_KEYS,
    _KNOWN,
    CHECK_OPTIONS,
    COLORS,
    DATE_FORMATS,
    read_settings,
    unknown_options,
)

ROOT = Path(__file__).parents[3]
SCHEMA = options_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def is_valid(options):
    return VALIDATOR.is_valid(options)


def below(schema, name):
    """Return the schema of a key, where that may be null or not."""
    found = schema["properties"][name]
    return next((each for each in found.get("anyOf", ()) if "properties" in each), found)


def collection():
    return SCHEMA["properties"]["collections"]["anyOf"][0]["additionalProperties"]


def test_the_shipped_file_is_what_the_code_says():
    shipped = resources.files(mkdocs_archplan).joinpath("schemas", "options.schema.json").read_text("utf-8")
    hint = "run: archplan schema options > mkdocs_archplan/schemas/options.schema.json"
    assert shipped == schema_text(SCHEMA), hint


@pytest.mark.parametrize("schema", [SCHEMA, mkdocs_schema()], ids=["options", "mkdocs"])
def test_it_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)


def test_it_has_every_key_that_settings_know_and_no_other():
    assert set(SCHEMA["properties"]) == set(_KNOWN[""])
    for section, keys in _KNOWN.items():
        if section:
            assert set(below(SCHEMA, section)["properties"]) == set(keys), section
    assert set(collection()["properties"]) == set(_COLLECTION_KEYS)
    assert set(below(SCHEMA, "checks")["properties"]) == {*RULES, *CHECK_OPTIONS}
    assert set(below(SCHEMA, "labels")["properties"]) == set(LABELS)


def test_it_has_the_same_choices():
    assert collection()["properties"]["kind"]["enum"] == list(KINDS)
    assert SCHEMA["properties"]["date_format"]["anyOf"][0]["enum"] == list(DATE_FORMATS)
    status = collection()["properties"]["statuses"]["anyOf"][0]["items"]["anyOf"][1]
    assert status["properties"]["color"]["enum"] == list(COLORS)


def given_in_tests():
    """Yield the options that tests give to the settings, as far as they are written out."""
    tree = ast.parse((ROOT / "tests/unit/test_settings.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            try:
                yield ast.literal_eval(node)
            except ValueError:
                continue


def is_accepted(options):
    try:
        read_settings(options)
    except SettingsError:
        return False
    return not list(unknown_options(options))


# What a schema cannot tell: keys that are no text, a rate of the site's own currency, places in a label, not a number.
BEYOND = [
    {"costs": {"rates": {"usd": 1}}},
    {"costs": {"rates": {False: 1.08}}},
    {"labels": {"total": "{number}"}},
]


def test_it_accepts_what_the_settings_accept():
    given = [options for options in given_in_tests() if set(options) & set(_KNOWN[""]) or not options]
    accepted = [options for options in given if is_accepted(options)]
    refused = [options for options in given if not is_accepted(options) and options not in BEYOND]
    assert len(accepted) > 8
    assert len(refused) > 35
    assert [options for options in accepted if not is_valid(options)] == []
    assert [options for options in refused if is_valid(options)] == []


@pytest.mark.parametrize(
    "options",
    [
        {"mermaid": {"render": False}, "checks": {"missing-date": False, "stale_days": 0}},
        {"collections": {"a": {"statuses": None, "sort": ["-date"], "columns": [], "hide": "done", "index": "/a.md/"}}},
        {"collections": {"a": {"path": [], "statuses": [{"name": "a", "icon": "", "aliases": []}]}}},
        {"enabled": None, "date_format": None, "search": {"superseded_boost": 100}},
        {"collections": {"a": {"view": "list", "group_by": "year", "facets": "text"}}},
        {"collections": {"a": {"path": "x/../y"}}},
        {"collections": {"a": {"path": "c:/x"}}},
        {"collections": {"a": {"index": "a.txt"}}},
        {"collections": {"a": {"sort": ["date", "title"]}}},
        {"collections": {"a": {"limit": 3}}},
        {"collections": {"a": {"path": None}}},
        {"checks": {"stale_days": -1}},
        {"checks": {"stale_days": 40000}},
        {"checks": {"baseline": 3}},
        {"search": {"superseded_boost": 101}},
        {"costs": {"currency": None}},
        {"header": "no"},
        {"colections": {}},
        [],
    ],
    ids=str,
)
def test_it_says_what_the_settings_say(options):
    assert is_valid(options) == (isinstance(options, dict) and is_accepted(options))


def in_readme():
    blocks = re.findall(r"^( *)```yaml\n(.*?)^\1```", README, re.MULTILINE | re.DOTALL)
    return [yaml.safe_load(textwrap.dedent(text)) for _, text in blocks if "plugins:" in text]


def test_the_options_of_the_readme_and_of_the_example_are_valid():
    found = in_readme()
    config = (ROOT / "example_site/mkdocs.yml").read_text(encoding="utf-8")
    found.append(yaml.safe_load(config))
    validator = Draft202012Validator(mkdocs_schema())
    assert len(found) > 2
    assert [list(validator.iter_errors(each)) for each in found] == [[]] * len(found)


@pytest.mark.parametrize("plugins", [["search", {"archplan": {"x": 1}}], {"archplan": {"costs": 1}}, "archplan"])
def test_a_whole_configuration_is_looked_at_for_the_plugin_only(plugins):
    validator = Draft202012Validator(mkdocs_schema())
    assert not validator.is_valid({"plugins": plugins})
    assert validator.is_valid({"plugins": ["archplan", {"archplan": None}, {"search": {"x": 1}}], "theme": 3})
