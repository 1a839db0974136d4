"""A few plain words around the name of a document."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.relations import Place
from mkdocs_archplan.views.excerpts import excerpt

GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda my ny xi omikron pi rho sigma tau ypsilon phi"


def make_place(passage, words="RFC-0001"):
    return Place(section=None, anchor=None, words=words, passage=passage)


def told(passage, words="RFC-0001"):
    return excerpt(make_place(passage, words))


@pytest.mark.parametrize(
    ("passage", "words", "text"),
    [
        ("We follow RFC-0001 here.", "RFC-0001", "We follow RFC-0001 here."),
        ("We follow\n  RFC-0001   here\ttoo.", "RFC-0001", "We follow RFC-0001 here too."),
        ("We *do* `follow` **[RFC-0001](a.md)** ~~still~~.", "RFC-0001", "We do follow RFC-0001 still."),
        ("See [the **old** plan](a.md) for more.", "the old plan", "See the old plan for more."),
        ("See [the `old` plan](a.md) for more.", "the `old` plan", "See the old plan for more."),
        ("We <b>follow</b> RFC-0001<br>here, as <kbd>x</kbd>.", "RFC-0001", "We follow RFC-0001 here, as x."),
        ("We follow <!-- not --> RFC-0001 here.", "RFC-0001", "We follow RFC-0001 here."),
        ("We follow RFC-0001 &amp; others &lt; here.", "RFC-0001", "We follow RFC-0001 & others < here."),
        ("We map Vec<T> as in RFC-0001.", "RFC-0001", "We map Vec<T> as in RFC-0001."),
        ("Ours, not theirs, is it", "nowhere", "Ours, not theirs, is it"),
        ("Ours, not theirs, is it", "", "Ours, not theirs, is it"),
    ],
)
def test_an_excerpt_is_what_a_reader_sees(passage, words, text):
    assert told(passage, words) == text


@pytest.mark.parametrize(
    "marks",
    [
        "- ", "* ", "+ ", "1. ", "12) ", "  - ", "\t* ", "> ", "> > ", "> - ", "- [ ] ", "* [x] ", "1. [X] ",
        "> - [ ] ", "- 1. ", ">", ">> ", "## ", "> ### ", "[^1]: ", ":   ",
    ],
)  # fmt: skip
def test_marks_of_blocks_are_gone(marks):
    assert told(f"{marks}We follow RFC-0001 here") == "We follow RFC-0001 here"


def test_marks_are_gone_from_every_line():
    assert told("- [ ] One, as in\n- [x] RFC-0001, and\n> two") == "One, as in RFC-0001, and two"


def test_what_only_looks_like_a_mark_stays():
    assert told("2019. was RFC-0001 - a * b > c [x] d") == "was RFC-0001 - a * b > c [x] d"
    assert told("-5 is what RFC-0001 gives") == "-5 is what RFC-0001 gives"
    assert told("[x](y.md) is what RFC-0001 gives") == "x is what RFC-0001 gives"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("| RFC-0001 | why we do it | 5 |", "RFC-0001 · why we do it · 5"),
        ("  |  |RFC-0001|| why we **do** it", "RFC-0001 · why we do it"),
        ("| [RFC-0001](a.md) | `code` and more words |", "RFC-0001 · code and more words"),
        ("| RFC-0001 | either \\| or, as you like |", "RFC-0001 · either | or, as you like"),
    ],
)
def test_a_row_of_a_table_is_its_cells(row, text):
    assert told(row) == text


def test_a_table_without_pipes_at_its_ends_shows_none_either():
    text = told("Name | Why\n--- | ---\nRFC-0001 | because we want it")
    assert "RFC-0001" in text
    assert "|" not in text
    assert "---" not in text


@pytest.mark.parametrize(
    "passage",
    [
        "", " \n", "RFC-0001", "see RFC-0001", "- see RFC-0001.", "- [ ] RFC-0001", "| RFC-0001 | 5 |",
        "*See also:* RFC-0001", "— … RFC-0001 !!! ---",
    ],
)  # fmt: skip
def test_where_little_else_stands_nothing_is_told(passage):
    assert told(passage) == ""


def test_a_link_by_reference_is_its_words():
    assert told("See [the plan][p] because it matters.", "the plan") == "See the plan because it matters."


def test_a_backslash_before_another_id_is_not_shown():
    assert told("Unlike \\RFC-0002 we follow RFC-0001 here") == "Unlike RFC-0002 we follow RFC-0001 here"


def test_a_long_text_is_cut_between_words_on_both_sides():
    text = told(f"{GREEK} RFC-0001 {GREEK}")
    assert text.startswith("…")
    assert text.endswith("…")
    before, after = text.strip("…").split(" RFC-0001 ")
    assert f"{GREEK} ".endswith(f" {before} ")
    assert f" {GREEK}".startswith(f" {after} ")
    assert 120 <= len(text) <= 152


@pytest.mark.parametrize(
    ("passage", "starts", "ends"),
    [
        (f"{GREEK} RFC-0001", True, False),
        (f"RFC-0001 {GREEK} {GREEK}", False, True),
        (f"As RFC-0001 says {GREEK[:60]}", False, False),
    ],
)
def test_three_dots_stand_where_something_was_cut(passage, starts, ends):
    text = told(passage)
    assert "RFC-0001" in text
    assert (text.startswith("…"), text.endswith("…")) == (starts, ends)


def test_a_text_without_spaces_is_cut_where_it_is():
    text = told(f"a b c {'x' * 400}RFC-0001{'y' * 400}")
    assert "xRFC-0001y" in text
    assert len(text) == 152


@pytest.mark.parametrize("length", [1, 60, 90])
def test_a_name_stays_whole(length):
    name = ("word " * 40)[:length].strip()
    assert name in told(f"{GREEK} [{name}](a.md) {GREEK}", name)


def test_the_place_is_that_of_the_name_and_not_of_a_longer_one():
    assert "ADR-1 rules" in told(f"ADR-12 and {GREEK} {GREEK} ADR-1 rules", "ADR-1")


def test_a_text_in_another_script_is_told():
    assert told("この計画は RFC-0001 に基づいて作成されました") == "この計画は RFC-0001 に基づいて作成されました"


PIECES = st.sampled_from(
    [
        "RFC-0001",
        "- ",
        "> ",
        "| ",
        "|",
        "*",
        "**",
        "`",
        "[",
        "](a)",
        "<b>",
        "<!--",
        "-->",
        "\n",
        "\\",
        "&",
        " ",
        "[ ] ",
        "1. ",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=30), max_size=40).map("".join)


@given(TEXTS, st.sampled_from(["RFC-0001", ""]) | TEXTS)
@example("\x00\x02 a b c", "a")
@example(f"{'a ' * 400}RFC-0001 {'b ' * 400}", "RFC-0001")
@example("| a | b | c | d |", "|")
def test_any_text_has_a_short_excerpt_on_one_line(passage, words):
    text = told(passage, words)
    assert len(text) <= 153 + len(words)
    assert text == " ".join(text.split())


WORDS = st.lists(st.sampled_from(GREEK.split()), max_size=80).map(" ".join)


@given(WORDS, st.sampled_from(["RFC-0001", "ADR 12", "the old plan", "x" * 80]), WORDS)
def test_the_name_stands_in_what_is_told(before, name, after):
    text = told(f"{before} {name} {after}", name)
    enough = len(f"{before} {after}".split()) > 2
    assert (f" {name} " in f" {text.strip('…')} ") is enough
