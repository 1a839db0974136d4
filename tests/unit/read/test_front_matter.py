import pytest

from mkdocs_archplan.read.front_matter import read_front_matter


def block(text, end="---\n"):
    return read_front_matter(f"---\n{text}\n{end}", "plans/a.md")


def values(front_matter):
    return {field.key: field.value for field in front_matter.fields}


def places(front_matter):
    return [(problem.rule, problem.line) for problem in front_matter.problems]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Title\n",
        "\n---\nstatus: active\n---\n",
        "----\nstatus: active\n----\n",
        "---\nProse between two rules.\n---\n",
        "---\n\n---\n",
        " ---\nstatus: active\n---\n",
        "---\n\nA rule above this text.\n",
        "---\nNote: a rule above this text.\n",
        "---\nhttps://example.org\n",
        "+++\nProse between two lines of plus signs.\n+++\n",
        "++++\nstatus = 'active'\n++++\n",
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
    assert not front_matter.toml


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: active\n",
        "---\ndate: x",
        "---\nTitle: Ledger\n\n# Ledger\n",
        "---\nSuperseded by: x\n",
        "---\nstatus: active\n----\n# Ledger\n",
        "---\nstatus: active\n ---\n# Ledger\n",
    ],
)
def test_a_block_that_is_never_closed_is_reported_and_left_in_the_text(text):
    front_matter = read_front_matter(text, "plans/a.md")
    assert (front_matter.fields, front_matter.length, places(front_matter)) == ((), 0, [("broken-front-matter", 1)])


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
        ("2025-01-30 10:20:30", "2025-01-30 10:20:30"),
        ("12:30", "12:30"),
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
        (">\n  one\n  line", "one line\n"),
        ("!!python/object:os.system x", "x"),
    ],
)
def test_values_stay_as_they_were_written(written, value):
    assert values(block(f"key: {written}")) == {"key": value}


def test_the_raw_text_of_a_value_is_kept():
    fields = block("title: [Brief Title]\nauthor: Ada # the first\ndate: {{Current Date}}\nempty:").fields
    assert [field.raw for field in fields] == ["[Brief Title]", "Ada", "{{Current Date}}", ""]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "adr:\n  status: accepted\n\n  created: 2024-01-01",
            [("status", "accepted", 3), ("created", "2024-01-01", 5)],
        ),
        ("adr: {status: accepted, id: 007}", [("status", "accepted", 2), ("id", "007", 2)]),
        ("adr:\n  deep:\n    status: accepted", [("deep", {"status": "accepted"}, 3)]),
        ("adr:\n  status: draft\n  status: accepted", [("status", "draft", 3), ("status", "accepted", 4)]),
        ("adr: [status, accepted]", []),
        ("adr: accepted", []),
        ("adr: {}", []),
    ],
)
def test_the_keys_of_a_mapping_know_their_lines(text, inner):
    (field,) = block(text).fields
    assert [(each.key, each.value, each.line) for each in field.inner] == inner


def test_a_comment_alone_is_a_block_without_fields():
    front_matter = block("# status: active")
    assert (front_matter.fields, front_matter.problems, front_matter.lines) == ((), (), 3)


def test_lines_count_after_characters_that_only_yaml_takes_for_line_ends():
    odd = 'title: "a\u2028b\u0085c"\n'
    assert block(f"{odd}status: active").fields[-1].line == 3
    assert places(block(f"{odd}author: @ada")) == [("broken-front-matter", 3)]


def test_a_repeated_key_is_reported_with_both_lines():
    front_matter = block("status: draft\ntitle: x\nstatus: active")
    (problem,) = front_matter.problems
    assert (problem.rule, problem.line) == ("repeated-key", 4)
    assert "line 2" in problem.message


@pytest.mark.parametrize("text", ["- status: active\n- title: x", "[status, active]"])
def test_a_list_at_top_level_is_reported_and_left_in_the_text(text):
    front_matter = block(text)
    assert (front_matter.fields, front_matter.length, places(front_matter)) == ((), 0, [("broken-front-matter", 2)])


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("author: @ada", 3),
        ("title: Ledger: the plan", 3),
        ("\towner: Ada", 3),
        ("  owner: Ada", 3),
        ("title: [Draft] Ledger", 3),
        ('title: "Ledger" plan', 3),
        ("note: %x", 3),
        ("note: `x`", 3),
        ("note: *x", 3),
        ("related: [a, b", 4),
        ("authors:\n- @ada", 4),
        ("authors:\n  - ada\n - grace", 5),
        ("***", 3),
    ],
)
def test_one_bad_line_does_not_hide_the_others(broken, line):
    front_matter = block(f"status: active\n{broken}\ndate: 2025-01-02")
    found = values(front_matter)
    assert (found["status"], found["date"]) == ("active", "2025-01-02")
    assert places(front_matter) == [("broken-front-matter", line)]
    assert front_matter.length > 0


@pytest.mark.parametrize("broken", ["title: 'open", "- a list item", "key: \x01"])
def test_what_shows_only_at_the_end_does_not_hide_the_others_either(broken):
    front_matter = block(f"status: active\n{broken}\ndate: 2025-01-02")
    found = values(front_matter)
    assert (found["status"], found["date"]) == ("active", "2025-01-02")
    assert [problem.rule for problem in front_matter.problems] == ["broken-front-matter"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("title: Ledger: the plan\nstatus: active", [("title", "Ledger: the plan", 2), ("status", "active", 3)]),
        ("author: @ada\nstatus: active", [("author", "@ada", 2), ("status", "active", 3)]),
        ("author: @ada # the first\nstatus: active", [("author", "@ada", 2), ("status", "active", 3)]),
        ("authors:\n- @ada\n- @grace\nstatus: active", [("authors", ("@ada", "@grace"), 2), ("status", "active", 5)]),
        ("status: active\n  owner: Ada\ndate: 2025", [("status", "active", 2), ("date", "2025", 4)]),
        ("adr:\n\tstatus: active", [("adr", None, 2), ("status", "active", 3)]),
        ("note: >\n  a: b\n  c: d\nx: y: z", [("note", "a: b c: d\n", 2), ("x", "y: z", 5)]),
        ("adr:\n  status: active\nx: y: z", [("adr", {"status": "active"}, 2), ("x", "y: z", 4)]),
    ],
)
def test_what_a_broken_block_says_is_salvaged(text, fields):
    assert [(field.key, field.value, field.line) for field in block(text).fields] == fields


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
        "x: &x {x: *x}",
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
