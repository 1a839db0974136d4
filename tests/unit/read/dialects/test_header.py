import pytest

from mkdocs_archplan.read.dialects.header import read_body
from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.outline_reader import read_outline


def body(text):
    front_matter = read_front_matter(text, "plans/a.md")
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    return read_body(outline, text.split("\n"), front_matter.lines)


def said(lines):
    return [(line.number, line.text) for line in lines if line.text.strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\nb", [(1, "a"), (2, "b")]),
        ("# T\n\na\n\n## C\n\nb\n", [(3, "a")]),
        ("a\n\n# T\n\nb\n\n## C\n\nc\n", [(1, "a"), (5, "b")]),
        ("---\ntitle: x\n---\n\n# T\n\na\n", [(7, "a")]),
        ("---\ntitle: x\n---\na\n\n## C\nb\n", [(4, "a")]),
        ("## A\na\n\n## B\nb\n", [(2, "a")]),
        ("a\n\n## B\nb\n", [(1, "a")]),
        ("# A\na\n# B\nb\n", [(2, "a")]),
        ("# T\n## Metadata\na\n## C\nb\n", [(3, "a")]),
        ("# T\na\n\n## C\nb\n\n## Meta data:\nc\n", [(2, "a"), (8, "c")]),
        ("# T\n\n## Metadata\na\n\n### Sub\nb\n", [(4, "a")]),
        ("# T\n\n## Document Information\na\n", [(4, "a")]),
        ("# T\n\n## Metadata model\na\n", []),
        ("T\n===\n\na\n", [(2, "==="), (4, "a")]),
    ],
)
def test_a_header_is_what_stands_around_the_title_and_below_metadata(text, expected):
    assert said(body(text).header()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\na\n## Related\nb\n## Links:\nc\n## See Also\nd\n", [(4, "b"), (6, "c"), (8, "d")]),
        ("# T\n\n### Related Documentation\n\nb\n", [(5, "b")]),
        ("# Related\na\n", []),
        ("# T\n\n## Related but not so\nb\n", []),
        ("a\n", []),
    ],
)
def test_sections_that_name_other_documents_are_known_by_their_heading(text, expected):
    assert said(body(text).related()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n<!-- a\nb -->\nc <!-- d --> e\n", [(4, "c  e")]),
        ("<!-- a --><!-- b\n-->c\n", [(2, "c")]),
        ("# T\n```\na\n```\nb\n", [(5, "b")]),
        ("# T\n~~~ yaml\na\n~~~\nb\n", [(5, "b")]),
        ("# T\n```\na\n", []),
        ("# T\n\n- a\n\n  ```\n  b\n  ```\n\n- c\n", [(3, "- a"), (9, "- c")]),
        ("# T\n\n> ```\n> a\n> ```\n", []),
        ("# T\n\n!!! note\n    ```\n    a\n    ```\n    b\n", [(3, "!!! note"), (7, "    b")]),
        ("# T\n\n```\n<!--\n```\n\na\n\n```\n-->\n```\n", [(7, "a")]),
        ("# T\n\n`<!--` a\n\nb\n\n`-->` c\n", [(3, "`<!--` a"), (5, "b"), (7, "`-->` c")]),
    ],
)
def test_comments_and_code_are_no_lines(text, expected):
    assert said(body(text).header()) == expected


def test_lines_keep_their_numbers_whatever_is_taken_out():
    text = "---\na: b\n---\n\n# T\n\n<!--\n" + "x\n" * 50 + "-->\n\n```\n" + "x\n" * 50 + "```\n\nlast\n"
    assert said(body(text).header()) == [(text.count("\n"), "last")]


FIELDS = "  BIP: 3\n  Title: A way\n  Status: Draft"


@pytest.mark.parametrize("text", [f"```\n{FIELDS}\n```\n\n## Abstract\n", f"\n\n```text\n{FIELDS}\n```\n"])
def test_a_fence_that_opens_a_page_may_be_its_header(text):
    assert [line for _, line in said(body(text).header())] == FIELDS.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"# T\n\n```\n{FIELDS}\n```\n",
        f"Like this:\n\n```\n{FIELDS}\n```\n",
        "```yaml\nname: a\nkind: b\nstatus: c\n```\n",
        "```\ntitle: a\nstatus: b\n```\n",
        f"```\nx = 1\n```\n\n```\n{FIELDS}\n```\n",
    ],
)
def test_other_fences_are_shown_and_say_nothing(text):
    assert not [line for _, line in said(body(text).header()) if ":" in line and line != "Like this:"]
