import pytest

from mkdocs_archplan.read.source import SourceFile, decode, load


@pytest.mark.parametrize(
    ("data", "text", "lossy"),
    [
        (b"", "", False),
        (b"# Title\n", "# Title\n", False),
        ("für 5 €".encode(), "für 5 €", False),
        (b"\xef\xbb\xbf# Title\n", "# Title\n", False),
        (b"a\r\nb\rc\n", "a\nb\nc\n", False),
        (b"caf\xe9\n", "caf\ufffd\n", True),
        (b"\xff\xfe", "\ufffd\ufffd", True),
        (b"\xef\xbb\xbf\xff\r\n", "\ufffd\n", True),
        (b"a\x00b", "a\ufffdb", True),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd", True),
    ],
)
def test_any_bytes_become_text(data, text, lossy):
    decoded = decode(data)
    assert (decoded.text, bool(decoded.lossy)) == (text, lossy)


def test_a_readable_file_is_its_text_without_problems(source):
    assert load(source("# Title\n")) == ("# Title\n", ())


def test_bytes_that_are_not_utf8_are_reported_where_they_stand(source):
    text, (problem,) = load(source(b"# Title\n\nan \xfcber plan\n", "plans/a.md"))
    assert text == "# Title\n\nan \ufffdber plan\n"
    assert (problem.rule, problem.path, problem.line) == ("unreadable-file", "plans/a.md", 3)


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "gone"), OSError()])
def test_a_file_that_cannot_be_read_is_empty_text_and_a_problem(error):
    def fail():
        raise error

    text, (problem,) = load(SourceFile(path="plans/a.md", url="plans/a/", read=fail))
    assert text == ""
    assert (problem.rule, problem.line) == ("unreadable-file", 1)
    assert (error.strerror or "cannot be read") in problem.message
