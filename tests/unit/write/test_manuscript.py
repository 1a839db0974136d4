"""Bytes to text and back, with edits in between."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_archplan.read.source import decode
from mkdocs_archplan.write.manuscript import Edit, Manuscript

PIECES = [b"\r", b"\n", b"\r\n", b"a", b"\xe9", b"\x00", "é".encode()]


@given(st.binary(max_size=60) | st.lists(st.sampled_from(PIECES)).map(b"".join))
@settings(max_examples=100)
@example(b"\xef\xbb\xbfa\r\r\n\n")
def test_unedited_bytes_come_back(data):
    manuscript = Manuscript.of(data)
    assert manuscript.edited([]) == data
    assert manuscript.text.count("\n") == decode(data).text.count("\n")


@given(st.lists(st.sampled_from(["\r", "\n", "\r\n", "a", "bc", "é"]), max_size=20).map("".join), st.data())
@settings(max_examples=100)
def test_only_what_is_edited_changes(raw, data):
    manuscript = Manuscript.of(raw.encode())
    start = data.draw(st.integers(0, len(manuscript.text)))
    end = data.draw(st.integers(start, len(manuscript.text)))
    before, _, rest = manuscript.edited([Edit(start, end, "XX")]).decode().partition("XX")
    assert raw.startswith(before)
    assert raw.endswith(rest)
    assert Manuscript.of(before.encode()).text == manuscript.text[:start]
    assert Manuscript.of(rest.encode()).text == manuscript.text[end:]


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        (b"a\nb\n", 1, b"a\nNEW\nb\n"),
        (b"a\r\nb\r\n", 1, b"a\r\nNEW\r\nb\r\n"),
        (b"a\rb\r", 2, b"a\rb\rNEW\r"),
        (b"a\r\nb", 2, b"a\r\nb\r\nNEW"),
        (b"a", 1, b"a\nNEW"),
        (b"\xef\xbb\xbfa\n", 1, b"\xef\xbb\xbfa\nNEW\n"),
        (b"caf\xe9\n", 1, b"caf\xe9\nNEW\n"),
    ],
)
def test_a_new_line_ends_as_those_around_it(before, line, after):
    manuscript = Manuscript.of(before)
    assert manuscript.edited([manuscript.below(line, "NEW")]) == after


def test_what_does_not_fit_the_file_is_refused():
    assert Manuscript.of(b"caf\xe9\n").edited([Edit(0, 0, "é")]) is None
    assert Manuscript.of("a\n".encode("utf-16")).edited([Edit(0, 0, "x")]) is None
    assert Manuscript.of(b"abc").edited([Edit(0, 2, "x"), Edit(1, 3, "y")]) is None
    assert Manuscript.of(b"abc").edited([Edit(0, 1, "\ufffd")]) is None


def test_edits_may_touch():
    assert Manuscript.of(b"ab").edited([Edit(0, 1, "x"), Edit(1, 1, "-"), Edit(1, 2, "y")]) == b"x-y"
