import pytest

from mkdocs_archplan.read.front_matter import read_front_matter


def block(text, end="---\n"):
    return read_front_matter(f"---\n{text}\n{end}", "plans/a.md")


def values(front_matter):
    return {field.key: field.value for field in front_matter.fields}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Title\n",
        "\n---\nstatus: active\n---\n",
        "----\nstatus: active\n----\n",
        "---\nstatus: active\n",
        "---\nProse between two rules.\n---\n",
        "---\n\n---\n",
        " ---\nstatus: active\n---\n",
        "+++\nstatus = 'active'\n+++\n",
    ],
)
def test_other_text_has_no_front_matter(text):
    front_matter = read_front_matter(text, "plans/a.md")
    assert (front_matter.fields, front_matter.length, front_matter.problems) == ((), 0, ())


@pytest.mark.parametrize("end", ["---\n", "---", "...\n", "---  \n"])
def test_fields_know_their_lines_and_the_block_its_length(end):
    text = f"---\ntitle: Ledger\n\nstatus: active\n{end}"
    front_matter = read_front_matter(text + "# Body\n" if end.endswith("\n") else text, "plans/a.md")
    assert [(field.key, field.value, field.line) for field in front_matter.fields] == [
        ("title", "Ledger", 2),
        ("status", "active", 4),
    ]
    assert (front_matter.length, front_matter.lines, front_matter.problems) == (len(text), 5, ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("active", "active"),
        ("Active  # → implemented", "Active"),
        ("'Active '", "Active "),
        ('"a: b"', "a: b"),
        ("013", "013"),
        ("[013, 0x1f]", ("013", "0x1f")),
        ("2025-30-01", "2025-30-01"),
        ("yes", "yes"),
        ("", None),
        ("~", None),
        ("null", None),
        ("'null'", "null"),
        ("''", ""),
        ("[Brief Title]", ("Brief Title",)),
        ("[]", ()),
        ("{name: Ada, team: [a, b]}", {"name": "Ada", "team": ("a", "b")}),
        ("[{implements: RFC-038}, ~]", ({"implements": "RFC-038"}, None)),
        ("|\n  two\n  lines", "two\nlines\n"),
        ("!!python/object:os.system x", "x"),
    ],
)
def test_values_stay_as_they_were_written(written, value):
    assert values(block(f"key: {written}")) == {"key": value}


def test_the_raw_text_of_a_value_is_kept():
    fields = block("title: [Brief Title]\nauthor: Ada # the first\nempty:").fields
    assert [field.raw for field in fields] == ["[Brief Title]", "Ada", ""]


def test_a_comment_alone_is_a_block_without_fields():
    front_matter = block("# status: active")
    assert (front_matter.fields, front_matter.problems) == ((), ())


def test_lines_count_after_characters_that_only_yaml_takes_for_line_ends():
    fields = block('title: "a\u2028b\u0085c"\nstatus: active').fields
    assert fields[-1].line == 3


def test_a_repeated_key_is_reported_with_both_lines():
    front_matter = block("status: draft\ntitle: x\nstatus: active")
    (problem,) = front_matter.problems
    assert (problem.rule, problem.line) == ("repeated-key", 4)
    assert "line 2" in problem.message


def test_a_list_at_top_level_is_reported_and_left_in_the_text():
    front_matter = block("- status: active\n- title: x")
    (problem,) = front_matter.problems
    assert (problem.rule, problem.line, front_matter.length) == ("broken-front-matter", 2, 0)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("author: @ada", 3),
        ("title: Ledger: the plan", 3),
        ("\towner: Ada", 3),
        ("title: [Draft] Ledger", 3),
        ("title: 'open", None),
        ("- a list item", None),
        ("note: %x", 3),
        ("key: \x01", None),
    ],
)
def test_one_bad_line_does_not_hide_the_others(broken, line):
    front_matter = block(f"status: active\n{broken}\ndate: 2025-01-02")
    found = values(front_matter)
    assert (found["status"], found["date"]) == ("active", "2025-01-02")
    (problem,) = front_matter.problems
    assert problem.rule == "broken-front-matter"
    assert line in (None, problem.line)
    assert front_matter.length > 0


def test_what_a_broken_line_says_is_salvaged():
    found = {f.key: (f.value, f.line) for f in block("title: Ledger: the plan\nauthor: @ada\nstatus: active").fields}
    assert found == {"title": ("Ledger: the plan", 2), "author": ("@ada", 3), "status": ("active", 4)}


def laughs():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "- " * 40_000,
        "x: " + "- " * 40_000,
        "x: " + "[" * 90_000,
        "x: " + "{a: " * 20_000,
        "x: [" + "1," * 49_000 + "]",
        "x: " + "a" * 1_000_000,
        "? " * 40_000,
        "x: &x [*x]",
        laughs(),
        "!" * 50_000,
        "x: " + "&a " * 30_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_yaml_ends_in_a_problem_and_keeps_what_it_can(text):
    front_matter = read_front_matter(f"---\nstatus: active\n{text}\n---\n# Title\n", "plans/a.md")
    assert [problem.rule for problem in front_matter.problems] == ["broken-front-matter"]
    assert front_matter.length == len(f"---\nstatus: active\n{text}\n---\n")
    assert len(text) > 99_000 or values(front_matter)["status"] == "active"
