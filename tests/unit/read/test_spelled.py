"""Ids as running text spells them: found in prose with their line, and nowhere else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.spelled import SPELLED, numbers


def ids(text, first_line=1):
    return [(spelled.text, spelled.line) for spelled in read_outline(text, first_line).ids if not spelled.escaped]


def escaped(text):
    return [(spelled.text, spelled.line) for spelled in read_outline(text).ids if spelled.escaped]


@pytest.mark.parametrize(
    "written",
    [
        "ADR-1",
        "ADR-0012",
        "ADR-00012",
        "ADR 1",
        "ADR\u00a01",
        "ADR\u20101",
        "ADR\u20111",
        "ADR1",
        "ADR #1",
        "ADR-#1",
        "ADR#1",
        "KB-1",
        "PROPOSAL-1",
        "adr-0012",
        "Adr-0012",
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "see {} there",
        "see {}.",
        "({})",
        "[{}] is no link",
        '"{}", „{}“, «{}»',
        "{}, {}; {}: {}!",
        "**{}** *{}* __{}__ ***{}***",
        "~~{}~~",
        "{}'s and {}…",
        "{}–{} or {}—{}",
        "a*b*{}*c*",
        "`code`{}`code`",
        "<b>{}</b> <span title='x'>{}</span>",
        "[link](a.md) {} ![image](b.png)",
        "a &amp; {} &lt;{}&gt;",
        "{} and {} & {}",
        '<a name="x"></a>{} <a id="y"/>{}',
        "[^1]{}",
    ],
)
def test_an_id_is_found_in_prose_however_it_is_dressed(written, around):
    assert ids(f"first\n\n{around.replace('{}', written)}\n") == [(written, 3)] * around.count("{}")


@pytest.mark.parametrize(
    "text",
    [
        "`ADR-1`",
        "``a ` ADR-1``",
        "```\nADR-1\n```",
        "```text ADR-1\nADR-1\n```",
        "~~~\nADR-1\n~~~",
        "    ADR-1",
        "- x\n\n        ADR-1",
        "> ```\n> ADR-1\n> ```",
        "!!! note\n\n    ```\n    ADR-1\n    ```",
        "!!! note\n    text\n\n        ADR-1",
        "# ADR-1",
        "###### *ADR-1* ADR 2",
        "ADR-1\n===",
        "ADR-1\n---",
        "!!! note\n    ## ADR-1\n",
        "[ADR-1](a.md)",
        "[see *ADR-1* and ADR-2](a.md)",
        "[ADR-1][a]\n\n[a]: b.md",
        "[ADR-1]\n\n[ADR-1]: b.md",
        "[x](a.md 'ADR-1')",
        "![ADR-1](a.png)",
        "![see ADR-1 and *ADR-2*](a.png)",
        "[![ADR-1](a.png) ADR-2](b.md)",
        "![ADR-1][a]\n\n[a]: b.png",
        '<a href="x">ADR-1</a>',
        "<A HREF=x>see *ADR-1* and <b>ADR-2</b></A>",
        "text <a href=x>ADR-1\nADR-2</a>",
        "<code>ADR-1</code> <kbd>ADR-2</kbd> <samp>ADR-3</samp>",
        "text <button>ADR-1</button>",
        "<b title='ADR-1'>x</b>",
        "<div>\nADR-1\n</div>",
        "<table><tr><td>ADR-1</td></tr></table>",
        "<p>ADR-1</p>",
        "<pre>\n\nADR-1\n\n</pre>",
        "<style>\nADR-1\n</style>",
        "<!-- ADR-1 -->",
        "<!--\n\nADR-1\n\n-->",
        "text <!-- ADR-1 --> text",
        "[ADR-1]: b.md",
        "[a]: ADR-1.md 'ADR-2'",
        "[^ADR-1]\n\n[^ADR-1]: text",
        "<https://example.org/ADR-1>",
        "https://example.org/ADR-1",
        "https://example.org/?id=ADR-1&x=ADR-2#ADR-3",
        "docs/ADR-1 ADR-2/x /ADR-3 ../ADR-4",
        "docs\\ADR-1",
        "ADR-1.md ADR-2.html ADR-3.PNG ADR-4.0 ADR-5.x",
        "ADR-1-a-title ADR-2_x a-ADR-3 a_ADR-4",
        "ADR-1/2 ADR-1/ADR-2",
        "ADR-1a ADR-1st éADR-1 ADR-1é 日ADR-1",
        "ADR-123456 A-1 LONGLETTERS-1",
        "#ADR-1 @ADR-2 ^ADR-3 =ADR-4 ADR-5@example.org",
        "ADR--1 ADR - 1 ADR  1 ADR–1 ADR.1 ADR_1",
        "ADR\n1",
        "ADR-**1**",
        "ADR-",
        "12 2024-01-02 v1 1.2",
    ],
)
def test_what_is_no_prose_or_no_id_is_not_found(text):
    assert ids(text) == []
    assert ids(f"{text}\n\nand ADR-77") == [("ADR-77", text.count("\n") + 3)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ADR-1\nADR-2 ADR-3\n\nADR-4", [("ADR-1", 1), ("ADR-2", 2), ("ADR-3", 2), ("ADR-4", 4)]),
        ("a  \nADR-1\\\nADR-2", [("ADR-1", 2), ("ADR-2", 3)]),
        ("- ADR-1\n  ADR-2\n- ADR-3\n\n    ADR-4", [("ADR-1", 1), ("ADR-2", 2), ("ADR-3", 3), ("ADR-4", 5)]),
        ("1. ADR-1\n2. ADR-2\n    - ADR-3", [("ADR-1", 1), ("ADR-2", 2), ("ADR-3", 3)]),
        ("- [ ] ADR-1\n- [x] ADR-2", [("ADR-1", 1), ("ADR-2", 2)]),
        ("> ADR-1\n> ADR-2\n>\n> > ADR-3", [("ADR-1", 1), ("ADR-2", 2), ("ADR-3", 4)]),
        ("| ADR-1 | a |\n|---|---|\n| ADR-2 | `ADR-3` |\n| x | ADR-4 |", [("ADR-1", 1), ("ADR-2", 3), ("ADR-4", 4)]),
        ("ADR-1 | a\n---|---\nADR-2 | ADR-3", [("ADR-1", 1), ("ADR-2", 3), ("ADR-3", 3)]),
        ("!!! note\n    ADR-1\n\n    ADR-2\n\nADR-3", [("ADR-1", 2), ("ADR-2", 4), ("ADR-3", 6)]),
        ("!!! note\n\n    ADR-1\n    - ADR-2", [("ADR-1", 3), ("ADR-2", 4)]),
        ("??? tip 'x'\n    - ADR-1\n    - ADR-2", [("ADR-1", 2), ("ADR-2", 3)]),
        ('=== "One"\n\n    ADR-1\n\n=== "Two"\n\n    ADR-2', [("ADR-1", 3), ("ADR-2", 7)]),
        ("ADR-0\n\n!!! note\n    ADR-1\n\nADR-2", [("ADR-0", 1), ("ADR-1", 4), ("ADR-2", 6)]),
        ("!!! note\n    !!! tip\n        ADR-1", [("ADR-1", 3)]),
        ("- x\n\n    !!! note\n        ADR-1", [("ADR-1", 4)]),
        ("x[^1]\n\n[^1]: ADR-1\n    ADR-2", [("ADR-1", 3), ("ADR-2", 4)]),
        ("x[^1]\n\n[^1]:\n    ADR-1\n\n    ADR-2", [("ADR-1", 4), ("ADR-2", 6)]),
        ("term\n:   ADR-1", [("ADR-1", 2)]),
        ("<div markdown>\n\nADR-1\n\n</div>", [("ADR-1", 3)]),
        ("<details>\n<summary>ADR-1</summary>\n\nADR-2\n\n</details>", [("ADR-2", 4)]),
        ("```\nADR-1\n```\nADR-2", [("ADR-2", 4)]),
        ("# ADR-1\nADR-2", [("ADR-2", 2)]),
        ("<a href=x>ADR-1</a> ADR-2 <a href=y>ADR-3</a> ADR-4", [("ADR-2", 1), ("ADR-4", 1)]),
        ("<a name=x>ADR-1\n\nADR-2", [("ADR-2", 3)]),
        ("</a>ADR-1", [("ADR-1", 1)]),
        ("é日🎉 ADR-1\n\n🎉 ADR-2", [("ADR-1", 1), ("ADR-2", 3)]),
    ],
)
def test_ids_are_found_in_every_block_with_their_line(text, found):
    assert ids(text) == found
    assert ids(text, 101) == [(written, line + 100) for written, line in found]


@pytest.mark.parametrize(
    ("text", "unlinked", "linked"),
    [
        (r"\ADR-1", [("ADR-1", 1)], []),
        (r"\ADR 1 and ADR 1", [("ADR 1", 1)], [("ADR 1", 1)]),
        (r"(\ADR-1), *\ADR-2*", [("ADR-1", 1), ("ADR-2", 1)], []),
        ("| \\ADR-1 |\n|---|\n| \\ADR-2 |", [("ADR-1", 1), ("ADR-2", 3)], []),
        ("!!! note\n    \\ADR-1", [("ADR-1", 2)], []),
        (r"`\ADR-1`", [], []),
        (r"# \ADR-1", [], []),
        (r"[\ADR-1](a.md)", [], []),
        (r"ADR\-1", [], []),
        (r"a\ADR-1", [], []),
    ],
)
def test_a_backslash_says_that_an_id_is_no_link(text, unlinked, linked):
    assert (escaped(text), ids(text)) == (unlinked, linked)


IDS = st.from_regex(r"[A-Z]{2,8}[- ][0-9]{1,5}", fullmatch=True)
BLOCKS = st.sampled_from(
    [
        "{}",
        "a {} b",
        "- {}",
        "> {}",
        "| x |\n|---|\n| {} |",
        "!!! note\n    {}",
        "!!! note\n\n    {}",
        "*{}*",
        "1. x\n\n    {}",
        "`{}`",
        "# {}",
        "```\n{}\n```",
        "[{}](a.md)",
        "![{}](a.png)",
        "<!-- {} -->",
    ]
)


@given(st.lists(st.tuples(BLOCKS, IDS), max_size=6))
def test_all_ids_in_prose_are_found_and_no_others(blocks):
    expected, line, text = [], 1, ""
    for block, written in blocks:
        prose = not block.startswith(("`", "#", "[", "![", "<"))
        if prose:
            at = line + block[: block.index("{}")].count("\n")
            expected.append((written, at))
        text += f"{block.format(written)}\n\ntext\n\n"
        line = text.count("\n") + 1
    assert ids(text) == expected


# `_` stands for a space.
FRAGMENTS = """
ADR-1 ADR RFC-0001 \\ \\ADR-2 adr-3 ` ``` ~~~ * ** [ ] ( ) ![ ]( <a> </a> <a_href=x> <div> </div> <!-- -->
| |-| # > - 1. !!! !!!_note ??? === [^1]: [^1] [a]: & &amp; é 🎉 \u2011 \x00 \ufeff \ud7ff
""".split()
PIECES = st.sampled_from([*(fragment.replace("_", " ") for fragment in FRAGMENTS), "_", "\u00a0", "\u2028", "\x1c"])
JOINTS = st.sampled_from(["", " ", "\n", "\n\n", "\n    ", "\n        ", "\r\n"])
TEXTS = st.lists(st.tuples(PIECES, JOINTS), max_size=30).map(lambda parts: "".join(a + b for a, b in parts))


@example("!!! a\n    " * 30 + "ADR-1")
@example("<a>" * 50 + "ADR-1" + "</a>" * 50 + " ADR-2")
@given(TEXTS | st.text(max_size=100))
def test_any_text_has_ids_that_stand_in_their_line_or_none(text):
    lines = re.split(r"\r\n|\r|\n", text)
    found = read_outline(text).ids
    for spelled in found:
        assert 1 <= spelled.line <= len(lines)
        assert spelled.text in lines[spelled.line - 1]
        assert SPELLED.fullmatch(spelled.text)
    assert [spelled.line for spelled in found] == sorted(spelled.line for spelled in found)


@given(TEXTS | st.text(max_size=100))
def test_a_quick_look_misses_no_number_of_an_id_in_capitals(text):
    data = text.encode("utf-8", "replace")
    offsets = set(numbers(data))
    for match in SPELLED.finditer(data.decode()):
        letters, digits = re.fullmatch(r"([A-Za-z]+)\D*(\d+)", match["id"]).groups()
        if letters.isupper() and digits.isascii():
            assert len(data.decode()[: match.end("id") - len(digits)].encode()) in offsets


@given(st.binary(max_size=100))
def test_the_offsets_of_numbers_are_those_of_digits_in_order(data):
    found = numbers(data)
    assert found == sorted(set(found))
    assert all(data[at : at + 1].isdigit() for at in found)
