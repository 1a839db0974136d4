"""Anchors are those that Python-Markdown's `toc` gives, and passages are the words around a place."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.places import HeadingIds, Places, anchors, split_attributes

EXTENSIONS = ["toc", "attr_list", "tables", "fenced_code", "admonition", "footnotes", "pymdownx.details"]
_IDS = re.compile(r"<h[1-6]\b[^>]*?\bid=\"([^\"]*)\"")


IDS = HeadingIds(lambda text: slugify(text, "-"))


def rendered(text, extensions=EXTENSIONS):
    return _IDS.findall(Markdown(extensions=extensions).convert(text))


def predicted(text, ids=IDS):
    return anchors([heading.bare or heading.text for heading in read_outline(text).headings], ids)


# Forms that a heading stands in; the same words twice are counted.
FORMS = {
    "alone": "# T\n\n## {}\n\ntext\n",
    "closed": "## {} ##\n",
    "twice": "## {0}\n\n### {0}\n\n## {0}\n",
    "underlined": "text\n\n{}\n---\n\ntext\n",
}

HEADINGS = [
    "Scope",
    "Two  spaced   words",
    "*Emphasis* and **strong**",
    "_under_ score",
    "*a*b",
    "***all***",
    "snake_case_name",
    "__init__ method",
    "`code` here",
    "`code_with_under`",
    "``a `b` c``",
    "[link](a.md)",
    "[link][ref]",
    "[`code`](a.md) tail",
    '[a](b "title")',
    "[a]( b.md )",
    "[x]",
    "[ ] task",
    "a <b>bold</b> c",
    '<span id="x">Y</span> z',
    "a <kbd>Ctrl</kbd>+b",
    "a <br> b",
    "a <!-- c --> b",
    "Vec<T> of",
    "a < b",
    "a & b",
    "a &amp; b",
    "&lt;tag&gt;",
    "&copy; x",
    "&#33; x",
    "&nbsp;x",
    "Ünïcode Größe",
    "日本語",
    "日本語 and text",
    "🎉 party",
    "İstanbul",
    "ﬁne ½ Ⅻ",
    "１２",
    "123",
    "1.2.3",
    "2024-01-02",
    "???",
    "---x---",
    "C++ & C#",
    "a/b.c",
    "x:y",
    "Time: 10:30",
    "https://example.org",
    "<https://example.org>",
    "a_1",
    "a_9",
    "a_09",
    "a_²",
    "a_٣",
    "_1",
    'a\'s "quoted" b',
    "a – b -- c --- d",
    r"a\_b \*c\* \# d",
    "100% of $x$",
    "a ~~strike~~",
    "a[^1]",
    "a | b",
    "a{b} {{ macro }}",
    "`a",
    "*a",
    "[a",
    "a {#own}",
    "a { #own }",
    "a {: #own }",
    "a {#own .wide}",
    "a {.wide #own}",
    "a {.wide}",
    "a {: .wide id=own }",
    "a {: key=val }",
    "a {: }",
    "*a* `b` {#own}",
    "a {#own}{#two}",
    "a{#own}",
    "a {#own} b",
    "a {#Own_1}",
    "trailing #",
    r"trailing \#",
]

# What a page holds besides; the second heading is counted if the first is one.
PAGES = {
    "nothing": "",
    "no headings": "text\n\n- x\n",
    "empty": "## \n\n##\n\n## x\n",
    "only signs": "## ?\n\n## !\n\n## x\n",
    "counted as written": "## _1\n## \n",
    "counts clash": "## a\n## a\n## a\n## a_1\n## a\n",
    "the counted one first": "## a_1\n## a\n## a\n",
    "an own id like a counted one": "## a {#a_1}\n## a\n## a\n## a\n",
    "an own id like a later slug": "## b {#a}\n## a\n",
    "an own id like an earlier slug": "## a\n## b {#a}\n",
    "an own id twice": "## a {#x}\n## b {#x}\n## x\n",
    "nine and ten": "## a_9\n## a_9\n## a_9\n",
    "zeros in front": "## a_01\n## a_01\n## a_01\n",
    "same slug of other words": "## A b\n## a-b\n## *a* b!\n",
    "levels": "# a\n## a\n### a\n#### a\n##### a\n###### a\n",
    "underlined": "Heading\n=======\n\nHeading\n---\n",
    "between lines": "text\n## Heading\ntext\n\n## Heading",
    "closing signs": "# a #b\n## a #b ##\n## a ##b##\n",
    "spaces": "##\tHeading\n\n##  Heading  \n",
    "code": "```\n## Heading\n```\n\n~~~\n## Heading\n~~~\n\n    ## Heading\n\n## Heading\n",
    "comment": "<!--\n\n## Heading\n\n-->\n\n## Heading\n",
    "raw": "<div>\n## Heading\n</div>\n\n## Heading\n",
    "list": "- ## Heading\n\n## Heading\n",
    "numbered list": "1. ## Heading\n\n## Heading\n",
    "quote": "> ## Heading\n\n## Heading\n",
    "admonition": "!!! note\n    ## Heading\n\n## Heading\n",
    "admonition with a gap": "!!! note\n\n    ## Heading\n\n## Heading\n",
    "details": '??? note "x"\n    ## Heading\n\n## Heading\n',
    "table": "| a |\n|---|\n| b |\n\n## Heading\n\n## Heading\n",
    "behind blanks": " ## Heading\n\n   ## Heading\n\n## Heading\n",
    "two lines over a rule": "a\nb\n---\n\n## b\n",
    "rules": "* * *\n\n## Heading\n\n---\n\n## Heading\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_has_the_anchor_of_the_finished_page(heading, form):
    text = form.format(heading)
    assert predicted(text) == rendered(text)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_the_headings_of_a_page_have_the_anchors_of_the_finished_page(text):
    assert predicted(text) == rendered(text)


@pytest.mark.parametrize("heading", ["a {#own}", "a {: #own }", "a {.wide}", "a {own}", "a {key=val}", "a"])
def test_without_attribute_lists_a_heading_is_all_words(heading):
    text = f"## {heading}\n\n## {heading}\n"
    ids = HeadingIds(IDS.slug, attributes=False)
    assert predicted(text, ids) == rendered(text, ["toc"])


@pytest.mark.parametrize(
    "heading",
    [
        "![alt](img.png) after",
        "Status ![](badge.svg)",
        "Ratio 1:2:3",
        "At 10:30:00",
        "a {key=val}",
    ],
    ids=str,
)
def test_what_is_no_words_of_a_heading_is_not_in_its_anchor(heading):
    text = f"## {heading}\n\n## {heading}\n"
    assert predicted(text) == rendered(text)


WORDS = "a A b a_1 a_2 _1 1 *a* `a` **b** [a](b) &amp; & ? é 日 <b>a</b> \\* # - . ' ~~a~~"
words = st.lists(st.sampled_from(WORDS.split(" ")), max_size=4).map(" ".join)
attributes = st.sampled_from(["", "", "", " {#a}", " {#a_1}", " {.b}", " {: #b }", " {.c #a_2}"])
headings = st.tuples(words, attributes).map("".join)


@given(st.lists(st.tuples(st.integers(1, 6), headings), min_size=1, max_size=8))
def test_any_headings_have_the_anchors_of_the_finished_page(written):
    text = "\n\n".join(f"{'#' * level} {heading}" for level, heading in written)
    assert predicted(text) == rendered(text)


ascii_slugs = st.text(alphabet="ab_12-", max_size=4)


@given(st.lists(ascii_slugs, max_size=12))
def test_slugs_are_counted_as_toc_counts_them(slugs):
    used = set()
    assert anchors(slugs, HeadingIds(str, attributes=False)) == [unique(each, used) for each in slugs]


@example(["a {#x}", "b {#x}"])
@given(st.lists(st.text(max_size=30) | headings, max_size=8))
def test_any_headings_have_an_anchor_each(texts):
    found = anchors(texts, IDS)
    own = [split_attributes(text)[1] for text in texts]
    assert len(found) == len(texts)
    assert all(found)
    made = [anchor for anchor, given_id in zip(found, own, strict=True) if not given_id]
    assert len(set(made)) == len(made)
    assert not set(made) & set(filter(None, own))


@pytest.mark.parametrize(
    ("heading", "text", "own"),
    [
        ("Scope", "Scope", None),
        ("Scope {#own}", "Scope", "own"),
        ("Scope {: #own }", "Scope", "own"),
        ("Scope { .wide #own }", "Scope", "own"),
        ("Scope {: id=own }", "Scope", "own"),
        ("Scope {: id='own' }", "Scope", "own"),
        ("Scope {.wide}", "Scope", None),
        ("Scope{#own}", "Scope{#own}", None),
        ("Scope {#own} of it", "Scope {#own} of it", None),
        ("}", "}", None),
        ("{#own}", "{#own}", None),
        ("", "", None),
    ],
)
def test_an_attribute_list_is_no_part_of_a_heading(heading, text, own):
    assert split_attributes(heading) == (text, own)


@given(st.text(max_size=40) | headings)
def test_a_heading_begins_with_what_remains_without_its_attributes(heading):
    text, own = split_attributes(heading)
    assert heading.startswith(text)
    assert own is None or own in heading[len(text) :]


TEXT = """---
status: active
---
before

# The title

under the title

## First *part* {#one}

in the first

### Inner

in the inner

## First part

in the second
"""


@pytest.mark.parametrize(
    ("line", "section", "anchor"),
    [
        (4, None, None),
        (6, None, None),
        (8, None, None),
        (10, "First part", "one"),
        (12, "First part", "one"),
        (16, "Inner", "inner"),
        (18, "First part", "first-part"),
        (20, "First part", "first-part"),
        (1000, "First part", "first-part"),
        (0, None, None),
    ],
)
def test_a_place_has_the_section_above_and_its_anchor(line, section, anchor):
    body = TEXT.partition("---\nbefore")[2]
    outline = read_outline("before" + body, 4)
    place = Places(outline.headings, TEXT.split("\n"), IDS).at(line, "words")
    assert (place.section, place.anchor, place.words) == (section, anchor, "words")


def test_without_a_way_to_make_anchors_a_place_has_a_section_only():
    place = Places(read_outline("## A\n\nx\n").headings, ["## A", "", "x"]).at(3, "x")
    assert (place.section, place.anchor, place.passage) == ("A", None, "x")


def passage(text, line):
    return Places((), text.split("\n")).at(line, "").passage


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("one\ntwo\nthree\n\nfour", 2, "one\ntwo\nthree"),
        ("one\n\ntwo\n\nthree", 3, "two"),
        ("## A\ntwo\nthree", 2, "two\nthree"),
        ("one\n## A\ntwo", 1, "one"),
        ("- one\n  two\n- three", 2, "- one\n  two"),
        ("- one\n- two\n- three", 2, "- two"),
        ("1. one\n2. two", 1, "1. one"),
        ("text\n- one\n- two", 2, "- one"),
        ("| a |\n|---|\n| b |\n| c |", 3, "| b |"),
        ("> one\n> two", 1, "> one"),
        ("one\n```\ncode\n```", 1, "one"),
        ("!!! note\n    one\n    two", 2, "    one\n    two"),
        ("one\n[a]: b.md", 1, "one"),
        ("one\n<div>\ntwo", 1, "one"),
        ("x" * 5_000, 1, ""),
        ("", 1, ""),
        ("one", 7, ""),
        ("one", 0, ""),
        ("one", -3, ""),
    ],
)
def test_a_passage_is_the_block_around_a_line(text, line, expected):
    assert passage(text, line) == expected


def test_a_passage_is_a_few_lines_of_a_long_block():
    lines = [f"line {number}" for number in range(100)]
    found = passage("\n".join(lines), 50).split("\n")
    assert "line 49" in found
    assert len(found) < 12
    assert found == lines[lines.index(found[0]) : lines.index(found[-1]) + 1]


LINES = ["", "text", "- item", "  more", "1. one", "## H", "| a |", "> q", "!!! note", "    in", "```", "<"]
words_of_a_line = st.text(max_size=12).map(lambda text: "".join(text.split()))
markdown_lines = st.lists(st.sampled_from(LINES) | words_of_a_line, max_size=12)


@given(markdown_lines, st.integers(-3, 16))
def test_any_line_of_any_text_has_a_place(lines, line):
    place = Places(read_outline("\n".join(lines)).headings, lines, IDS).at(line, "w")
    assert place.passage in "\n".join(lines)
    assert (place.section is None) == (place.anchor is None)
    if 1 <= line <= len(lines):
        assert lines[line - 1] in place.passage
