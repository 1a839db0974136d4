"""Cost tables and cost blocks of any make: a page with them is always rendered, and keeps every cell."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_archplan.extension import ArchplanExtension

CELLS = st.sampled_from(
    [
        "$5",
        "~$7.50",
        "$3–9/mo",
        "12 €",
        "free",
        "TBD",
        "",
        "**Total**",
        "Subtotal",
        "one-time",
        "$1.200",
        "-$4",
        "words",
        "`$x`",
        "[a](b)",
        "$X",
        "¥5",
        "5%",
        "$5/user",
        "<b>x</b>",
        "~~$9~~ $8",
        "a $b$ ~c~",
    ]
) | st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="|\\`<>[]*_&"), max_size=8)
HEADS = st.sampled_from(
    ["Item", "Cost", "Monthly Cost", "Annual cost", "Low", "High", "Unit price", "Dev", "Option", ""]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)


def convert(text):
    return Markdown(extensions=["tables", "fenced_code", ArchplanExtension()]).convert(text)


def row(cells):
    return f"| {' | '.join(cells)} |"


@given(st.lists(HEADS, min_size=1, max_size=5), ROWS, st.sampled_from(["Costs", "Sizes"]))
def test_any_table_is_rendered(header, rows, heading):
    lines = [row(header), row(["---"] * len(header)), *map(row, rows)]
    html = convert(f"## {heading}\n\n" + "\n".join(lines) + "\n")
    assert html.count("<table") == 1
    assert html.count("<tr") == len(rows) + 1
    assert "\x02" not in html
    assert "\x03" not in html


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5), st.text(max_size=60))
def test_any_block_is_rendered(rows, noise):
    for text in ("item, quantity, price\n" + "\n".join(", ".join(cells) for cells in rows), noise.replace("`", "")):
        html = convert(f"before\n\n```cost\n{text}\n```\n\nafter\n")
        assert html.startswith("<p>before</p>")
        assert "after" in unescape(html)
        assert "\x02" not in html
