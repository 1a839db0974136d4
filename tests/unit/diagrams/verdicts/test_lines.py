"""Mermaid counts the lines that are left after front matter, directives and comments; the author counts all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.verdicts.lines import Lines, Place, normal, place_in

DIAGRAM = "graph TD\n  A --> B\n"
# What mermaid's `preprocessDiagram` does, in its own words: slow on many blank lines, so only the judge of ours here.
FRONT_MATTER = re.compile(r"\A([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+", re.DOTALL)
DIRECTIVE = re.compile(r"%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?", re.IGNORECASE)
COMMENT = re.compile(r"^\s*%%(?!{)[^\n]+\n?", re.MULTILINE)
PIECES = [
    "---\n",
    "title: a\n",
    "%%{init: {'a': 1}}%%",
    "%%{\n",
    "}%%",
    "%% note\n",
    "%%\n",
    "\n",
    "  \n",
    " ",
    DIAGRAM,
]


def preprocessed(source):
    for pattern, most in ((FRONT_MATTER, 1), (DIRECTIVE, 0), (COMMENT, 0)):
        source = pattern.sub("", source, count=most)
    return source.lstrip()


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("", 0),
        ("\n\n", 2),
        ("%% a comment\n", 1),
        ("%% one\n\n\n%% two\n", 4),
        ("---\ntitle: A\n---\n", 3),
        ("  ---\n  title: A\n  ---\n", 3),
        ("%%{init: {'theme': 'base'}}%%\n", 1),
        ("%%{init: {\n  'theme': 'base'\n}}%%\n", 3),
        ("---\ntitle: A\n---\n\n%% note\n%%{init: {\n}}%%\n%% note\n", 8),
        ("%%{wrap}%%\n", 1),
    ],
)
def test_lines_are_the_authors_again(before, lines):
    found = Lines(before + DIAGRAM)
    assert found.text == DIAGRAM
    assert found.place_at(0) == Place(line=lines + 1, column=1)
    assert found.place_at(found.offset(2, 2)) == Place(line=lines + 2, column=3)


def test_a_comment_within_moves_what_follows():
    found = Lines("graph TD\n  A --> B\n\n  %% why\n  B --> C\n")
    assert found.place_at(found.offset(3, 2)) == Place(line=5, column=3)


def test_columns_count_characters_not_what_javascript_counts():
    found = Lines("graph TD\n  A[🚢🚢] --> B[x\n")
    at = found.offset(2, len("  A[🚢🚢] --> ") + 2)  # each ship is two to JavaScript
    assert found.text[at:].startswith("B[x")


@pytest.mark.parametrize(("line", "column"), [(1, 0), (2, 99), (99, 0), (99, 99), (1, -5)])
def test_a_place_that_is_none_is_the_nearest(line, column):
    found = Lines(DIAGRAM)
    assert 0 <= found.offset(line, column) <= len(found.text)
    assert found.place_at(found.offset(line, column)).line in (1, 2)


def test_the_end_is_that_of_what_is_written():
    assert place_in("graph TD\n  A\n\n\n", 14) == Place(line=2, column=4)
    assert place_in("", 0) == Place(line=1, column=1)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_is_left_is_what_mermaid_leaves(source):
    found = Lines(source)
    assert found.text == preprocessed(source)
    assert "".join(found.source[at] for at in found.origins) == found.text


@given(st.text(), st.integers(-2, 50), st.integers(-2, 50))
def test_any_text_has_places(source, line, column):
    found = Lines(source)
    place = found.place_at(found.skip_blanks(found.offset(line, column)))
    rows = normal(source).split("\n")
    assert 1 <= place.line <= len(rows)
    assert 1 <= place.column <= len(rows[place.line - 1]) + 1
