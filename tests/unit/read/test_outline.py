import pytest

from mkdocs_archplan.read.outline import Comment, Heading, Link, Outline, Task
from mkdocs_archplan.read.outline_reader import read_outline


def test_an_empty_text_has_an_empty_outline():
    assert read_outline("") == Outline()


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# One\n\n## Two\n", [("One", 1, 1), ("Two", 2, 3)]),
        ("One\n===\n\nTwo\n---\n", [("One", 1, 1), ("Two", 2, 4)]),
        ("# The `ledger` *plan* [here](x.md) #\n", [("The ledger plan here", 1, 1)]),
        ("# A &amp; B <em>c</em> <T>\n", [("A & B c <T>", 1, 1, "A & B c")]),
        ("#\n", [("", 1, 1)]),
        ("```\n# no\n```\n# yes\n", [("yes", 1, 4)]),
        ("<!--\n# no\n-->\n\n# yes\n", [("yes", 1, 5)]),
        ("> # quoted\n", [("quoted", 1, 1)]),
        ("#no\n\n####### no\n", []),
        ("# ümläut → ✅\n\n# next\n", [("ümläut → ✅", 1, 1), ("next", 1, 3)]),
        ("a\u2028b\u0085c\n\n# after\n", [("after", 1, 3)]),
    ],
)
def test_headings_have_text_level_and_line(text, headings):
    assert read_outline(text).headings == tuple(Heading(*heading) for heading in headings)


def test_lines_count_from_the_number_of_the_first():
    outline = read_outline("# One\n\n- [ ] task\n", first_line=8)
    assert (outline.headings[0].line, outline.tasks[0].line) == (8, 10)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see [the *RFC*](../rfcs/1.md#why 'x')\n", [("../rfcs/1.md#why", "the RFC", 1)]),
        ("[a][r]\n\n[r]: b.md\n", [("b.md", "a", 1)]),
        ("[r]\n\n[r]: <b c.md>\n", [("b c.md", "r", 1)]),
        ("<https://example.org/>\n", [("https://example.org/", "https://example.org/", 1)]),
        ("# [a](b.md)\n", [("b.md", "a", 1)]),
        ("[![alt](i.png)](b.md)\n", [("b.md", "alt", 1)]),
        ("| a |\n| - |\n| [x](y.md) |\n", [("y.md", "x", 3)]),
        ("first\nsecond [a](b.md)\n", [("b.md", "a", 2)]),
        ("`[a](b.md)`\n\n    [a](b.md)\n", []),
        ("[a](b.md) [c](d.md)\n", [("b.md", "a", 1), ("d.md", "c", 1)]),
        ("note[^1]\n\n[^1]: see [a](b.md)\n", [("b.md", "a", 3)]),
    ],
)
def test_links_are_what_commonmark_resolves(text, links):
    assert read_outline(text).links == tuple(Link(*link) for link in links)


def test_tables_keep_their_cells_as_written_with_lines():
    text = "# Costs\n\n| Item | **Cost** |\n| --- | ---: |\n| `a\\|b` | ~$5 |\n| é | |\n"
    (table,) = read_outline(text).tables
    assert table.header == ("Item", "**Cost**")
    assert table.rows == (("`a\\|b`", "~$5"), ("é", ""))
    assert (table.line, table.row_lines) == (3, (5, 6))


def test_fences_have_info_text_and_both_lines():
    text = 'intro\n\n``` mermaid title="x"\ngraph TD\n  A-->B\n```\n\n~~~\nplain\n~~~\n'
    fences = read_outline(text).fences
    assert [(f.info, f.text, f.line, f.end) for f in fences] == [
        ('mermaid title="x"', "graph TD\n  A-->B\n", 3, 6),
        ("", "plain\n", 8, 10),
    ]


def test_a_fence_that_nothing_closes_ends_with_the_text():
    (fence,) = read_outline("```mermaid\ngraph TD\n").fences
    assert (fence.info, fence.line, fence.end) == ("mermaid", 1, 2)


def test_tasks_are_ticked_or_not_at_any_depth():
    text = "- [x] done\n    - [ ] open\n* [X] done\n1. [ ] numbered\n\n- not a task\n- [y] neither\n"
    assert read_outline(text).tasks == (Task(True, 1), Task(False, 2), Task(True, 3), Task(False, 4))


def test_comments_that_stand_alone_are_kept():
    text = "<!-- archplan:index -->\n\ntext <!-- inline --> text\n\n<!--\narchplan:index\n{a: b}\n-->\n"
    assert read_outline(text).comments == (Comment("archplan:index", 1), Comment("archplan:index\n{a: b}", 5))


def test_comments_on_one_line_are_two_comments():
    assert read_outline("<!-- archplan:index -->  <!-- archplan:backlinks -->\n").comments == (
        Comment("archplan:index", 1),
        Comment("archplan:backlinks", 1),
    )


@pytest.mark.parametrize("opening", ["!!! note", '??? note "Title"', "???+ note", '=== "Tab"'])
@pytest.mark.parametrize("blank", ["\n", ""], ids=["blank-line", "no-blank-line"])
def test_blocks_that_indent_their_text_are_read(opening, blank):
    outline = read_outline(f"{opening}\n{blank}    - [x] done\n")
    assert outline.tasks == (Task(True, 3 if blank else 2),)


def test_everything_inside_an_indenting_block_is_read_with_its_lines():
    text = (
        "# Plan\n\n"
        '=== "Costs"\n\n'
        "    ## Cost\n\n"
        "    | Item | Cost |\n    | - | - |\n    | a | $5 |\n\n"
        "    !!! note\n\n"
        "        see [a](b.md)\n\n"
        "    ```mermaid\n    graph TD\n    ```\n"
    )
    outline = read_outline(text)
    assert outline.headings == (Heading("Plan", 1, 1), Heading("Cost", 2, 5))
    assert (outline.tables[0].line, outline.tables[0].row_lines) == (7, (9,))
    assert outline.links == (Link("b.md", "a", 13),)
    assert [(f.info, f.line, f.end) for f in outline.fences] == [("mermaid", 15, 17)]


def test_indented_code_is_not_read():
    assert read_outline("An example:\n\n    - [ ] no task\n    [a](b.md)\n") == Outline()


def test_a_line_stands_under_the_nearest_heading_above():
    outline = read_outline("text\n# One\ntext\n## Two\ntext\n")
    assert [outline.section_at(line) for line in range(1, 6)] == [None, "One", "One", "Two", "Two"]


def test_the_headings_above_a_line_leave_out_the_title_and_closed_sections():
    outline = read_outline("# Plan\n## Cost\n### Old\n## Budget\n#### Monthly\ntext\n")
    assert outline.headings_above(6) == ("Budget", "Monthly")
    assert outline.headings_above(3) == ("Cost", "Old")
    assert outline.headings_above(1) == ()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "- " * 40_000 + "x",
        "> " * 40_000 + "x",
        "*" * 200_000,
        "`" * 99_999,
        "![" * 100_000,
        "<!--" * 100_000,
        "!!! a\n\n" + "".join(" " * 4 * depth + "!!! a\n\n" for depth in range(1, 60)),
        "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n",
        "\x02wzxhzdk:0\x03 \x00\x01\x1b[0m\ufffe",
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_has_an_outline(text):
    outline = read_outline(f"# Title\n\n{text}\n")
    assert outline.headings[0] == Heading("Title", 1, 1)
