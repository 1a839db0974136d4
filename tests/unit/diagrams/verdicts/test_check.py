"""What mermaid says of a diagram, in the author's lines and in few words."""

import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.cache import Cache
from mkdocs_archplan.diagrams.verdicts.check import Checker, check_diagrams, judge
from mkdocs_archplan.diagrams.verdicts.engine import Engine
from mkdocs_archplan.diagrams.verdicts.message import excerpt_in, short_message, spot_in
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict, read_verdict

ANY = settings(deadline=None, max_examples=60)


@pytest.fixture(scope="module")
def engine():
    engine = Engine()
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        (
            "sequenceDiagram\n  A->>B: hi\n  B-->A hi\n  A->>B: x\n",
            3,
            11,
            "the line ends too early, expected ':' and a text",
        ),
        ("graph TD\n  A[one] --> B[two\n", 2, 19, "the diagram ends too early"),
        ("flowchart TD\n  A[a (b)] --> C\n", 2, 7, "unexpected '('"),
        ("erDiagram\n  A ||--o{ B\n  B ||--o{ C : has\n", 2, 13, "the line ends too early"),
        ('pie\n  "a": x\n', 2, 8, "unexpected 'x', expected a number"),
        (
            "sequencDiagram\n  A->>B: x\n",
            1,
            1,
            "'sequencDiagram' is no type of diagram; did you mean 'sequenceDiagram'?",
        ),
        ("Just some words\n", 1, 1, "'Just' is no type of diagram"),
        ("%% note\n\n  \n", 1, 1, "the diagram is empty"),
        ("", 1, 1, "the diagram is empty"),
        (
            "---\ntitle: [a\n---\ngraph TD\n  A\n",
            2,
            1,
            "front matter: unexpected end of the stream within a flow collection",
        ),
        ("gantt\n  section S\n  %% when?\n  a: a1, 2026-99-99, 3d\n", 4, 3, "Invalid date:2026-99-99"),
        ('C4Context\n  Person(a, "A")\n  Rel(a, b, "x")\n  Person(c, "C")\n', 3, 3, "'b' is not defined"),
        (
            "sequenceDiagram\n  A->>B: x\n  deactivate A\n  B->>A: y\n",
            3,
            3,
            "Trying to inactivate an inactive participant (A)",
        ),
        ("%% one\n%% two\ngraph TD\n  A -->\n", 4, 8, "the diagram ends too early"),
        ("quadrantChart\n  x-axis a --> b\n  a: [2, 3]\n", 3, 7, "unexpected '2'"),
        ('packet-beta\n0-7: "a\n', 2, 6, "unexpected '\"', expected a text in quotation marks"),
    ],
)
def test_a_mistake_has_a_place_and_a_short_message(engine, source, line, column, message):
    assert judge(source, engine) == Verdict(valid=False, line=line, column=column, message=message)


@pytest.mark.parametrize(
    ("source", "family"),
    [
        ("graph TD\n  A --> B", "flowchart-v2"),
        ("sequenceDiagram\r\n  A->>B: hi\r\n", "sequence"),
        ("---\ntitle: A\n---\n%% c\n%%{init: {'theme': 'dark'}}%%\nclassDiagram\n  A <|-- B", "class"),
        ('C4Context\n  Person(a, "A")\n  Person(b, "B")\n  Rel(a, b, "x")', "c4"),
        ("gantt\n  dateFormat YYYY-MM-DD\n  section S\n  a: a1, 2026-01-01, 3d", "gantt"),
        ('graph TD\n  A[ü 🚢 "] --> B\n'.replace('"', "#quot;"), "flowchart-v2"),
        ('graph TD\n  A --> B\n  click A href "https://example.org/a?b=c" "Tip" _blank', "flowchart-v2"),
        ("sequenceDiagram\n  box Aqua Teams\n  participant A\n  end\n  A->>A: x", "sequence"),
    ],
)
def test_what_mermaid_draws_is_valid(engine, source, family):
    assert judge(source, engine) == Verdict(valid=True, family=family)


def test_a_diagram_leaves_nothing_behind_for_the_next(engine):
    whole = "sequenceDiagram\n  A->>+B: x\n  B-->>-A: y\n"
    for broken in (
        "sequenceDiagram\n  A->>+B: x\n  loop\n",
        "---\nconfig: {maxEdges: 1}\n---\ngraph TD\n A",
        "graph TD\n A[",
    ):
        judge(broken, engine)
        assert judge(whole, engine).valid


def test_a_diagram_that_does_not_end_is_stopped_and_said_to_be_no_good():
    engine = Engine(seconds=0.5)
    verdict = judge("sequenceDiagram\n" + "alt x\n" * 5_000, engine)
    assert (verdict.valid, verdict.message) == (False, "The diagram takes too long")
    assert judge("graph TD\n  A --> B", engine).valid
    engine.close()


def test_a_diagram_that_needs_too_much_memory_is_stopped():
    small = "graph TD\n  A"
    engine = next(e for mib in range(30, 90) if (e := Engine(memory=mib << 20)).parse(small).valid)
    many = "pie\n" + '"aaa": 1\n' * 5_000
    for _ in range(2):
        answer = engine.parse(many)
        assert (answer.valid, answer.stopped) == (False, True)
        assert answer.message.startswith("The diagram ")
        assert engine.parse(small).valid  # which needs another engine, as that one is full
    engine.close()


def test_as_many_edges_as_mermaid_draws_are_no_trouble(engine):
    edges = "graph TD\n" + "\n".join(f"a{n}-->b" for n in range(500))
    assert judge(edges, engine).valid
    assert judge(f"{edges}\na-->c", engine).message.startswith("Edge limit exceeded")


def test_what_is_longer_than_mermaid_draws_is_said_to_be(engine):
    verdict = judge(f"graph TD\n  A[{'x' * 50_000}]", engine)
    assert (verdict.valid, verdict.message) == (False, "mermaid draws no diagram of more than 50,000 characters")


def test_one_engine_judges_all_and_none_what_is_known(tmp_path, monkeypatch):
    started = []
    start = Engine._start
    monkeypatch.setattr(Engine, "_start", lambda engine: started.append(1) or start(engine))
    sources = [f"graph TD\n  A --> B{number}" for number in range(5)] + ["graph TD\n  A[", "nothing"]
    first = check_diagrams(sources, Cache(tmp_path))
    assert (len(started), [verdict.valid for verdict in first.values()]) == (1, [True] * 5 + [False] * 2)
    assert check_diagrams(sources, Cache(tmp_path)) == first
    assert len(started) == 1


def test_another_version_of_mermaid_is_asked_anew(tmp_path, monkeypatch):
    source = "graph TD\n  A --> B"
    check_diagrams([source], Cache(tmp_path))
    asked = []
    monkeypatch.setattr("mkdocs_archplan.diagrams.verdicts.check.engine_version", lambda: "99")
    monkeypatch.setattr(Engine, "parse", lambda engine, text: asked.append(text) or pytest.fail("not from the cache"))
    with pytest.raises(pytest.fail.Exception):
        check_diagrams([source], Cache(tmp_path))
    assert asked == [source]


@pytest.mark.parametrize("missing", ["mermaidx", "quickjs"])
def test_without_the_extra_nothing_is_judged(monkeypatch, missing):
    for name in (missing, f"{missing}.assets"):
        monkeypatch.setitem(sys.modules, name, None)
    checker = Checker(Cache(None))
    assert (checker.available, checker.verdict("graph TD\n  A")) == (False, None)
    assert check_diagrams(["graph TD\n  A"], Cache(None)) == {}


def test_the_threads_of_others_keep_their_stacks(engine):
    before = threading.stack_size()
    other = Engine()
    other.parse("graph TD\n  A")
    other.close()
    assert threading.stack_size() == before


@pytest.mark.parametrize(
    ("message", "found", "ends", "short"),
    [
        (
            "Parse error on line 2:\nx\n-^\nExpecting 'SQE', 'PE', got 'PS'",
            "(b)] --> C",
            "",
            "unexpected '(', expected ']' or ')'",
        ),
        ("Parse error on line 2:\nx\n-^\nExpecting 'SQE', 'FOO', got 'PS'", "word more", "", "unexpected 'word'"),
        (
            "Parse error on line 2:\nx\n-^\nExpecting 'end', got '1'",
            "",
            "diagram",
            "the diagram ends too early, expected 'end'",
        ),
        ("Lexical error on line 3. Unrecognized text.\nab~c\n--^", "~c", "", "unexpected '~'"),
        ("Duplicate id.\nand more", "", "", "Duplicate id"),
        ("x" * 500, "", "", "x" * 159 + "…"),
        (
            "No diagram type detected matching given configuration for text: flowchrt TD",
            "flowchrt TD",
            "",
            "'flowchrt' is no type of diagram; did you mean 'flowchart'?",
        ),
    ],
)
def test_messages_are_short(message, found, ends, short):
    assert short_message(message, found, ends=ends) == short


def test_langium_names_several_places_and_the_first_counts():
    said = "Parsing failed: Lexer error on line 4, column 7: x. Parse error on line 2, column 8: y"
    spot = spot_in(said)
    assert spot
    assert (spot.line, spot.column, spot.end) == (2, 7, False)
    end = spot_in("Parsing failed:  Parse error on line NaN, column NaN: Expecting x")
    assert end
    assert (end.line, end.end) == (None, True)
    assert spot_in("Duplicate id") is None


@pytest.mark.parametrize(
    "value", [None, [], {}, {"valid": 1}, {"valid": True, "family": None, "line": "1", "column": None, "message": ""}]
)
def test_what_is_no_verdict_is_read_as_none(value):
    assert read_verdict(value) is None
    assert read_verdict(Verdict(valid=True).as_json()) == Verdict(valid=True)


@given(st.text(), st.text(), st.sampled_from(["", "line", "diagram"]))
def test_any_message_becomes_one_short_line(message, found, ends):
    short = short_message(message, found, ends=ends)
    assert len(short.split("\n")) == 1
    assert len(short) <= 160
    spot_in(message)
    excerpt_in(message)


PIECES = [
    "graph TD",
    "sequenceDiagram",
    "pie",
    "gantt",
    "---",
    "%%{init",
    "}%%",
    "A-->B",
    "A->>B: x",
    "[",
    ")",
    '"a": 1',
    " ",
    "\n",
    "\r",
    "\x00",
    "end",
    "subgraph",
]


@ANY
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join)))
def test_any_text_has_a_verdict(engine, source):
    verdict = judge(source, engine)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= verdict.line <= len(lines)
    assert verdict.column is None or 1 <= verdict.column <= len(lines[verdict.line - 1]) + 1
    assert verdict.valid or verdict.message
