from pathlib import Path

import pytest

from mkdocs_archplan.problems import RULES
from mkdocs_archplan.read.fields import MEANINGS, REFERENCES
from mkdocs_archplan.settings import _COLLECTION_KEYS, _KNOWN, COLORS

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_stands_in_the_readme_with_its_severity(rule):
    assert f"| `{rule.name}` | {rule.severity} | {rule.reason} |" in README


@pytest.mark.parametrize("option", [option for options in _KNOWN.values() for option in options])
def test_every_option_stands_in_the_readme(option):
    assert f"{option}:" in README


@pytest.mark.parametrize("key", _COLLECTION_KEYS)
def test_every_key_of_a_collection_stands_in_the_readme(key):
    assert f"| `{key}` |" in README


@pytest.mark.parametrize("color", COLORS)
def test_every_colour_stands_in_the_readme_and_in_the_stylesheet(color):
    style = Path(__file__).parents[2] / "mkdocs_archplan/theme/assets/archplan/archplan.css"
    assert f"--archplan-{color}" in README
    assert style.read_text("utf-8").count(f"--archplan-{color}:") == 2  # light and dark


@pytest.mark.parametrize("field", [*MEANINGS, *REFERENCES])
def test_every_field_name_stands_in_the_readme(field):
    assert field in README.replace("`", "").replace("_", " ")
