import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.start.wanted import numbered, split_number
from mkdocs_archplan.start.written import in_cell, in_toml, in_yaml, latin, markdown, one_line
from mkdocs_archplan.text import plain_text

TEXTS = st.text(alphabet=st.sampled_from("ab `*_[]<>&\\#{}|:\"'-!~0é"), max_size=20).map(one_line)


@settings(max_examples=100)
@given(TEXTS.filter(str.strip))
def test_what_is_written_in_yaml_is_read_as_it_was(text):
    for like in ("", '"x"', "'x'"):
        assert yaml.safe_load(f"key: {in_yaml(text, like)} # remark") == {"key": text}


@settings(max_examples=100)
@given(TEXTS.filter(lambda text: "`" not in text and "\\" not in text))
def test_what_is_written_in_markdown_is_shown_as_it_was(text):
    assert plain_text(markdown(text)) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Use `a*b`", "Use `a*b`"),
        ("Vec<T> of *all*", "Vec\\<T\\> of \\*all\\*"),
        ("snake_case_name", "snake_case_name"),
        ("Use C#", "Use C\\#"),
        ("Queue {#q}", "Queue \\{#q}"),
    ],
)
def test_marks_are_escaped_only_where_they_count(text, written):
    assert markdown(text) == written


def test_other_places():
    assert in_cell("a | b \\| c", 12) == "a \\| b \\| c "
    assert in_toml('a "b" \\ ü') == '"a \\"b\\" \\\\ ü"'
    assert latin("Ångström ñ Ж 字 ß") == "Angstroem n Ж 字 ss"
    assert one_line(" a\x00\n b\u009b ") == "a b"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ADR-NNNN: [Title]", ("ADR-", "NNNN", ": [Title]")),
        ("NUMBER. TITLE", ("", "NUMBER", ". TITLE")),
        ("[NNN] - title", ("", "[NNN]", " - title")),
        ("RFC #0000 title", ("RFC #", "0000", " title")),
        ("1. Record", ("", "1", ". Record")),
        ("XX", ("", "XX", "")),
        ("Title", ("", "", "Title")),
        ("2fa for all", ("", "", "2fa for all")),
        ("[short title]", ("", "", "[short title]")),
    ],
)
def test_the_place_of_a_number_in_a_heading(text, parts):
    assert split_number(text) == parts


@pytest.mark.parametrize(
    ("place", "number"), [("NNNN", "0012"), ("000", "012"), ("1", "12"), ("XX", "12"), ("<n>", "0012")]
)
def test_a_number_is_as_wide_as_its_place(place, number):
    assert numbered(place, 12, 4) == number
