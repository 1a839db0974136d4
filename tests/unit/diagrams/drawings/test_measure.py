"""Text is as wide as Arial makes it."""

import pytest

from mkdocs_archplan.diagrams.drawings.advances import lines_of, text_width, weight_of, wrapped

# By the hmtx table of Liberation Sans: 2048 units per em.
A, B, SPACE, BOLD_A = 1139 / 2048, 1139 / 2048, 569 / 2048, 1139 / 2048


@pytest.mark.parametrize(
    ("text", "weight", "ems"),
    [
        ("", "regular", 0),
        ("a", "regular", A),
        ("a b", "regular", A + SPACE + B),
        ("iii", "regular", 3 * 455 / 2048),
        ("WWW", "regular", 3 * 1933 / 2048),
        ("a", "bold", BOLD_A),
        ("b", "bold", 1251 / 2048),
        ("Я", "regular", 1479 / 2048),
        ("ä", "regular", A),
        ("a\u0301", "regular", A),
        ("漢字", "regular", 2.0),
        ("\u200d", "regular", 0),
        ("🚢", "regular", 1.4),
        ("ກ", "regular", 0.65),
    ],
)
def test_the_width_of_a_line(text, weight, ems):
    assert text_width(text, 16, weight) == pytest.approx(16 * ems)
    assert text_width(text, 32, weight) == pytest.approx(32 * ems)


@pytest.mark.parametrize(
    ("css", "weight"),
    [(None, "regular"), ("", "regular"), ("normal", "regular"), ("400", "regular"), ("500", "regular"), ("600", "bold"),
     ("700", "bold"), ("bold", "bold"), ("bolder", "bold"), ("٦٠٠", "bold"), ("1e3", "regular")],
)  # fmt: skip
def test_the_weight(css, weight):
    assert weight_of(css) == weight


def test_line_breaks():
    assert lines_of("a<br>b<br/>c<BR />d\ne") == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "limit", "lines", "longest"),
    [
        ("aa aa", 99, 1, "aa aa"),
        ("aa aa", 20, 2, "aa"),
        ("aa aaaa a", 50, 2, "aaaa a"),
        ("aaaaaaaa", 20, 1, "aaaaaaaa"),
        ("aa<br/>aa aa", 20, 3, "aa"),
        ("", 20, 1, ""),
    ],
)
def test_wrapping_breaks_between_words(text, limit, lines, longest):
    width, count = wrapped(text, 16, "regular", limit)
    assert count == lines
    assert width == pytest.approx(text_width(longest, 16, "regular"))


def test_what_merman_asks():
    merman = pytest.importorskip("merman")
    from mkdocs_archplan.diagrams.drawings.measure import ArialMeasurer

    def ask(operation, **given):
        usual = {
            "operation": operation, "phase": merman.MermanTextMeasurementPhase.LAYOUT, "text": "aa aa",
            "font_family": "Arial", "font_size": 16.0, "font_weight": None, "font_style": "normal", "max_width": None,
            "line_height": 1.5, "letter_spacing": 0.0, "word_spacing": 0.0,
            "wrap_mode": merman.MermanTextWrapMode.HTML_LIKE, "direction": merman.MermanTextDirection.AUTO,
            "white_space": merman.MermanTextWhiteSpace.NORMAL,
        }  # fmt: skip
        return ArialMeasurer().measure(merman.MermanTextMeasureRequest(**(usual | given)))

    asks = merman.MermanTextMeasurementOperation
    line = 16 * (4 * A + SPACE)
    block = ask(asks.WRAPPED, max_width=30.0)
    assert (block.width, block.height, block.line_count) == (30.0, 48.0, 2)
    raw = ask(asks.WRAPPED_WITH_RAW_WIDTH, max_width=200.0)
    assert (raw.width, raw.raw_width, raw.height) == (pytest.approx(line), pytest.approx(line), 24.0)
    assert ask(asks.MEASURE, max_width=5.0, line_height=20.0).height == 20.0
    assert ask(asks.COMPUTED_LENGTH).length == pytest.approx(line)
    assert ask(asks.B_BOX_X).bbox_left == pytest.approx(line / 2)
    assert ask(asks.SIMPLE_B_BOX_HEIGHT, text="a<br>b").length == 34.0
    assert ask(asks.MERMAID_CALCULATE_TEXT_DIMENSIONS).width == round(line)
    assert ask(asks.RAW_B_BOX_Y_OFFSET) is None
