import pytest

from mkdocs_archplan.read.front_matter import read_front_matter


def block(text):
    return read_front_matter(f"+++\n{text}\n+++\n# Title\n", "plans/a.md")


def fields(front_matter):
    return [(field.key, field.value, field.line) for field in front_matter.fields]


def places(front_matter):
    return [(problem.rule, problem.line) for problem in front_matter.problems]


@pytest.mark.parametrize("end", ["+++\n", "+++", "+++  \n"])
def test_a_toml_block_is_front_matter_that_mkdocs_would_show(end):
    text = f"+++\ntitle = 'Ledger'\n\nstatus = \"active\"\n{end}"
    front_matter = read_front_matter(text + "# Body\n" if end.endswith("\n") else text, "plans/a.md")
    assert fields(front_matter) == [("title", "Ledger", 2), ("status", "active", 4)]
    assert (front_matter.length, front_matter.lines, front_matter.problems) == (len(text), 5, ())
    assert front_matter.toml


@pytest.mark.parametrize("text", ["+++\nstatus = 'active'\n", "+++\nstatus = 'active'\n---\n", "\n+++\nx = 1\n+++\n"])
def test_a_block_that_is_never_closed_or_not_first_is_text(text):
    front_matter = read_front_matter(text, "plans/a.md")
    assert (front_matter.fields, front_matter.length, front_matter.toml) == ((), 0, False)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'active'", "active"),
        ('"a\\tb"', "a\tb"),
        ("'active' # a remark", "active"),
        ("2024-01-02", "2024-01-02"),
        ("2024-01-02T10:00:00Z", "2024-01-02T10:00:00+00:00"),
        ("3", "3"),
        ("1.5", "1.5"),
        ("true", "true"),
        ("['a', 2]", ("a", "2")),
        ("[\n  'a',\n  'b',\n]", ("a", "b")),
        ("[]", ()),
        ("{name = 'Ada'}", {"name": "Ada"}),
        ("'''\ntwo\nlines'''", "two\nlines"),
    ],
)
def test_values_become_text(written, value):
    assert fields(block(f"key = {written}")) == [("key", value, 2)]


@pytest.mark.parametrize("key", ["my-key", '"my-key"', "'my-key'"])
def test_keys_may_be_quoted(key):
    assert fields(block(f"{key} = 'x'")) == [("my-key", "x", 2)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("x = 1\n[adr]\nstatus = 'draft'\n\nid = 3", [("status", "draft", 4), ("id", "3", 6)]),
        ("x = 1\nadr = {status = 'draft'}", [("status", "draft", 3)]),
    ],
)
def test_tables_are_nested_fields_with_their_lines(text, inner):
    adr = block(text).fields[-1]
    assert (adr.key, adr.line) == ("adr", 3)
    assert [(field.key, field.value, field.line) for field in adr.inner] == inner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("note = '''\nstatus = 'x'\n'''\nstatus = 'y'", ("status", "y", 5)),
        ("x = [\n  'a',\n]\nstatus = 'y'", ("status", "y", 5)),
        (
            "x = 1\n[[authors]]\nname = 'Ada'\n[[authors]]\nname = 'Jo'",
            ("authors", ({"name": "Ada"}, {"name": "Jo"}), 3),
        ),
    ],
)
def test_lines_are_right_after_values_of_several_lines(text, expected):
    assert fields(block(text))[-1] == expected


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("status = active\ntitle = 'T'", 2, [("status", "active", 2), ("title", "T", 3)]),
        ("title = 'open\nstatus = 'active'", 2, [("title", "open", 2), ("status", "active", 3)]),
        ("status = 'a'\nstatus = 'b'", 3, [("status", "a", 2)]),
        ("status = active # a remark", 2, [("status", "active", 2)]),
        ("status = active\n[adr]\ntitle = 'T'", 2, [("status", "active", 2)]),
        ("status = active\n[[authors]]\nname = 'Ada'", 2, [("status", "active", 2)]),
        ("id = 003\nstatus = 'a'", 2, [("id", "003", 2), ("status", "a", 3)]),
        ("x = " + "9" * 5_000 + "\nstatus = 'a'", 2, [("x", "9" * 5_000, 2), ("status", "a", 3)]),
        ("x = " + "[" * 90_000 + "\nstatus = 'a'", 1, [("status", "a", 3)]),
        ("x = " + "{a=" * 20_000 + "\nstatus = 'a'", 1, [("x", "{a=" * 20_000, 2), ("status", "a", 3)]),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_what_is_no_toml_is_reported_and_its_lines_are_salvaged(text, line, expected):
    front_matter = block(text)
    assert places(front_matter) == [("broken-front-matter", line)]
    assert fields(front_matter) == expected
    assert front_matter.toml
