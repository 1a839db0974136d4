"""Each diagram is judged and drawn once, here or in an earlier build."""

import json
import sys

import pytest

from mkdocs_archplan.diagrams import memory
from mkdocs_archplan.diagrams.drawings.drawing import Drawing
from mkdocs_archplan.diagrams.memory import Diagrams

GOOD, BAD = "graph TD\n  A --> B\n", "graph TD\n  A --> B[\n"
DRAWING = Drawing(svg="<svg/>", width=10, height=5.5, title="A", description="", linked=True)


@pytest.fixture
def drawn(monkeypatch):
    """Draw everything alike, and remember what was drawn."""
    sources = []
    monkeypatch.setattr(memory, "drawing_version", lambda: "1")
    monkeypatch.setattr(memory, "draw_diagram", lambda source: sources.append(source) or DRAWING)
    return sources


@pytest.fixture
def asked(monkeypatch):
    """Remember what mermaid is asked."""
    sources = []
    ask = memory.Checker.verdict
    monkeypatch.setattr(memory.Checker, "verdict", lambda self, source: sources.append(source) or ask(self, source))
    return sources


def test_a_drawing_comes_back_from_the_cache(tmp_path, drawn):
    assert Diagrams(cache=tmp_path).drawing(GOOD) == DRAWING
    again = Diagrams(cache=tmp_path)
    assert (again.drawing(GOOD), again.drawing(GOOD)) == (DRAWING, DRAWING)
    assert drawn == [GOOD]


def test_that_there_is_no_drawing_is_remembered_too(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(memory, "drawing_version", lambda: "1")
    monkeypatch.setattr(memory, "draw_diagram", lambda source: asked.append(source))
    for _ in range(2):
        diagrams = Diagrams(cache=tmp_path)
        assert (diagrams.drawing(GOOD), diagrams.drawing(GOOD)) == (None, None)
    assert asked == [GOOD]


@pytest.mark.parametrize(
    "kept", [None, {}, [1], [[]], [{"svg": "<svg/>"}], [{}, {}], [{**dict.fromkeys(DRAWING.__slots__, "1")}]]
)
def test_a_drawing_that_is_none_is_drawn_again(tmp_path, drawn, kept):
    Diagrams(cache=tmp_path).drawing(GOOD)
    (entry,) = (tmp_path / "drawings").rglob("*.json")
    entry.write_text(json.dumps({**json.loads(entry.read_text()), "value": kept}))
    assert Diagrams(cache=tmp_path).drawing(GOOD) == DRAWING
    assert drawn == [GOOD, GOOD]


def test_another_version_draws_anew(tmp_path, drawn, monkeypatch):
    Diagrams(cache=tmp_path).drawing(GOOD)
    monkeypatch.setattr(memory, "drawing_version", lambda: "2")
    Diagrams(cache=tmp_path).drawing(GOOD)
    assert drawn == [GOOD, GOOD]


@pytest.mark.parametrize(("wanted", "version"), [(False, "1"), (True, None)])
def test_what_is_not_to_be_drawn_or_cannot_be_is_not(drawn, monkeypatch, wanted, version):
    monkeypatch.setattr(memory, "drawing_version", lambda: version)
    diagrams = Diagrams(draw=wanted)
    assert (diagrams.drawn, diagrams.drawing(GOOD), drawn) == (False, None, [])


def test_markdown_changes_blanks_and_the_verdict_stays(asked):
    diagrams = Diagrams()
    for source in (GOOD, "graph TD\n\tA --> B".replace("\t", "  "), "graph TD  \n  A --> B\t\n\n"):
        verdict = diagrams.verdict(source)
        assert verdict
        assert verdict.valid
    assert len(asked) == 1
    diagrams.close()


def test_only_what_is_found_after_reading_is_late():
    diagrams = Diagrams()
    diagrams.verdict(BAD)
    diagrams.settle()
    for source in (BAD, GOOD, f"%% made by a plugin\n{BAD}"):
        diagrams.verdict(source)
    (late,) = diagrams.take_late()
    assert (late.valid, late.line) == (False, 3)
    assert diagrams.take_late() == []
    diagrams.close()


def test_a_site_may_do_without_the_check(asked):
    diagrams = Diagrams(check=False)
    assert (diagrams.verdict(BAD), diagrams.lacks_mermaid, asked) == (None, False, [])


def test_a_site_without_mermaid_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "mermaidx", None)
    diagrams = Diagrams()
    assert (diagrams.lacks_mermaid, diagrams.verdict(BAD)) == (True, None)
