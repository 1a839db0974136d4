"""A source becomes inline SVG that follows its page, or is left to the reader's browser."""

import re
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("merman")

from mkdocs_archplan.diagrams.drawings.draw import FAMILIES, draw_diagram, drawing_version
from mkdocs_archplan.diagrams.drawings.drawing import MARK, Drawing
from mkdocs_archplan.diagrams.drawings.palette import roles, sentinels

SOUND = Path(__file__).parents[3] / "diagrams" / "sound"
SOURCES = sorted(SOUND.rglob("*.mmd"))
# Themes of their authors' own, a family whose colours merman does not take from the theme, numbers by configuration,
# and a block that merman stretches.
CLIENTS = {
    "block/yard", "flowchart/init_block", "pie/kosten", "quadrant/styled", "sequence/boxes", "venn/teams",
    "xychart/horizontal",
}  # fmt: skip
COLOUR = re.compile(r"(?<![\w(,&])#(?:[0-9a-f]{8}|[0-9a-f]{6})\b", re.IGNORECASE)


def name(path):
    return f"{path.parent.name}/{path.stem}"


def drawn(source):
    drawing = draw_diagram(source)
    assert drawing is not None
    return drawing


def sound(path):
    return path.read_text(encoding="utf-8")


def test_there_are_diagrams_to_draw():
    assert len(SOURCES) >= 60
    assert drawing_version().startswith("merman 0.9.")


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_sound_diagrams_are_drawn(path):
    assert (draw_diagram(sound(path)) is None) == (name(path) in CLIENTS)


@pytest.mark.parametrize("path", [path for path in SOURCES if name(path) not in CLIENTS], ids=name)
def test_a_drawing_is_well_formed_and_of_its_own_ids(path):
    drawing = drawn(sound(path))
    root = ElementTree.fromstring(drawing.placed("one"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert ids[0] == "one"
    assert all(id.startswith("one-") for id in ids[1:])
    references = re.findall(r"url\(#([^)]+)\)|href=\"#([^\"]+)\"", drawing.placed("one"))
    assert {first or second for first, second in references} <= set(ids)
    assert MARK not in drawing.placed("one")
    assert (float(root.get("width")), float(root.get("height"))) == pytest.approx((drawing.width, drawing.height), 1e-4)


@pytest.mark.parametrize("path", [path for path in SOURCES if name(path) not in CLIENTS], ids=name)
def test_every_colour_is_a_variable_or_the_authors(path):
    source = sound(path)
    svg = drawn(source).svg
    ink = {"#000000", "#ffffff"} if "mm-ink-" in svg else set()
    left = {shade.lower()[:7] for shade in COLOUR.findall(svg) if not shade.endswith("00") or len(shade) == 7}
    written = {shade.lower() for shade in re.findall(r"#[0-9a-fA-F]{6}\b", source)}
    written |= {
        "#" + "".join(part * 2 for part in shade) for shade in re.findall(r"#([0-9a-fA-F]{3})\b", source.lower())
    }
    by_name = left - ink - written
    assert not by_name or re.search(
        r"\b(?:red|green|blue|black|white|aqua|navy|rgba?|hsl|light\w+|dark\w+)\b", source, re.I
    )
    assert not {shade for shade in sentinels().values() if shade in svg}
    assert set(re.findall(r"var\(--archplan-diagram-([\w-]+)", svg)) <= set(roles())
    assert "rgb(" not in svg
    assert "hsl(" not in svg


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("flowchart LR\n a -->", "broken"),
        ("", "empty"),
        ("this is no diagram", "no family"),
        ('%%{init: {"themeVariables": {"primaryColor": "#ff0000"}}}%%\nflowchart LR\n a --> b', "a theme of its own"),
        ('%%{init: {"themeCSS": ".node { fill: red }"}}%%\nflowchart LR\n a --> b', "style rules of its own"),
        ("---\nconfig:\n  look: handDrawn\n---\nflowchart LR\n a --> b", "a look of its own"),
        ('flowchart LR\n a["$$x^2$$"] --> b', "math"),
        ("sequenceDiagram\n%%{init: {'sequence': {'showSequenceNumbers': true}}}%%\n a->>b: x", "numbers"),
        ('block-beta\n a[("disk")]', "a stretched cylinder"),
        ("zenuml\n a->b: x", "a family never compared"),
        ('venn-beta\n set A["a"]', "a family that cannot be themed"),
        ("\x00\ud800", "no text"),
    ],
)
def test_what_only_a_browser_draws_well_is_left_to_it(source, why):
    assert draw_diagram(source) is None, why


@pytest.mark.parametrize("theme", ["dark", "forest", "neutral", "default"])
@pytest.mark.parametrize(
    "text",
    [
        '%%{{init: {{"theme": "{0}"}}}}%%\n{1}',
        "---\nconfig:\n  theme: {0}\n---\n{1}",
        "%%{{init: {{'theme':'{0}'}}}}%%\n{1}",
    ],
)
def test_a_named_theme_does_not_beat_the_pages(theme, text):
    source = "flowchart LR\n  a[theme: x] --> b"
    assert drawn(text.format(theme, source)).svg == drawn(source).svg


def test_a_word_in_a_label_is_no_configuration():
    assert "theme: dark" in drawn('flowchart LR\n  a["theme: dark"] --> b["themeVariables"]').svg


def test_the_name_and_description_are_given_beside_the_drawing():
    drawing = drawn("flowchart LR\n  accTitle: What & why\n  accDescr: From <a> to b\n  a --> b")
    assert (drawing.title, drawing.description) == ("What & why", "From <a> to b")
    assert "What" not in drawing.svg
    assert "aria-" not in drawing.svg
    assert "role=" not in drawing.svg
    plain = drawn("flowchart LR\n  a --> b")
    assert (plain.title, plain.description, plain.linked) == ("", "", False)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://harbour.example/x?a=1&b=2", "https://harbour.example/x?a=1&amp;b=2"),
        ("../rfcs/0001-x.md", "../rfcs/0001-x.md"),
        ("#part", "#part"),
        ("mailto:quay@harbour.example", "mailto:quay@harbour.example"),
        ("//harbour.example/x", "//harbour.example/x"),
    ],
)
def test_links_that_readers_may_follow_stay(target, href):
    drawing = drawn(f'flowchart LR\n  a --> b\n  click a "{target}" "More" _blank')
    assert drawing.linked
    assert f'href="{href}"' in drawing.svg
    assert "<title>More</title>" in drawing.svg


@pytest.mark.parametrize(
    ("fill", "ink"),
    [
        ("#f96", "black"),
        ("#223344", "white"),
        ("yellow", "black"),
        ("navy", "white"),
        ("#777777", "black"),
        ("#666", "white"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "flowchart LR\n a --> b\n style a fill:{}",
        "flowchart LR\n a:::k --> b\n classDef k fill:{}",
        "classDiagram\n class A\n style A fill:{}",
        "erDiagram\n A\n style A fill:{}",
        "stateDiagram-v2\n A --> B\n classDef k fill:{}\n class A k",
        "block-beta\n a b\n style a fill:{}",
        "flowchart LR\n subgraph g [x]\n a\n end\n style g fill:{}",
    ],
)
def test_a_label_on_a_fill_of_the_authors_is_black_or_white(text, fill, ink):
    svg = drawn(text.format(fill)).svg
    assert svg.count(f'mm-ink-{ink}"') == 1
    assert f'mm-ink-{"white" if ink == "black" else "black"}"' not in svg


@pytest.mark.parametrize(
    "text",
    [
        "flowchart LR\n a\n style a fill:#f96,color:#006",
        "flowchart LR\n a\n style a stroke:#f96",
        "flowchart LR\n a\n style a fill:none",
        "flowchart LR\n a\n style a fill:#ff660022",
        "flowchart LR\n a:::k\n classDef k fill:#f96,color:#006",
    ],
)
def test_a_label_with_a_colour_or_without_a_fill_is_left_alone(text):
    assert "mm-ink-" not in drawn(text).svg


def test_nodes_in_a_group_of_the_authors_colour_keep_the_pages_ground():
    text = "flowchart LR\n subgraph g [x]\n a\n end\n"
    ground = "fill:var(--archplan-diagram-surface,#ffffff);stroke:none"
    assert ground not in drawn(text).svg
    assert drawn(text + " style g fill:#eef").svg.count(ground) == 1


def test_rectangles_of_a_sequence_let_messages_through():
    svg = drawn("sequenceDiagram\n rect rgb(0, 0, 128)\n a->>b: x\n end").svg
    assert re.search(r'<rect [^>]*fill="#000080"[^>]*fill-opacity="0.22"', svg)


def test_ids_of_the_page_and_of_two_drawings_never_meet():
    drawing = drawn("sequenceDiagram\n a->>b: x\n actor c")
    first, second = (set(re.findall(r'\bid="([^"]+)"', drawing.placed(name))) for name in ("d-1", "d-2"))
    assert first
    assert not first & second


def test_the_mark_in_a_label_stays_a_word():
    text = ElementTree.fromstring(drawn(f'flowchart LR\n a["{MARK}"]').placed("one"))
    assert MARK in "".join(text.itertext())


@pytest.mark.parametrize("id", ["", "1a", "a b", 'a"', "a<", "ä", "a\n"])
def test_a_drawing_is_placed_under_a_name(id):
    drawing = Drawing(svg=f'<svg id="{MARK}"></svg>', width=1, height=1)
    with pytest.raises(ValueError, match="no id"):
        drawing.placed(id)
    assert drawing.placed("a-1") == '<svg id="a-1"></svg>'


def test_line_breaks_in_blocks():
    assert r"\n" not in drawn(r'block-beta a["one\ntwo"]'.replace(" a", "\n a")).svg


def test_classes_of_the_page_do_not_reach_a_drawing():
    svg = drawn("flowchart LR\n a:::md-overlay --> b").svg
    assert all(word.startswith("mm-") for words in re.findall(r'class="([^"]*)"', svg) for word in words.split())


def test_hidden_menus_are_left_out():
    drawing = drawn('sequenceDiagram\n participant A\n links A: {"x": "https://harbour.example/"}\n A->>A: y')
    assert not drawing.linked
    assert "harbour" not in drawing.svg


def test_four_hundred_nodes():
    lines = "\n".join(f"  n{number}[Node {number}] --> n{number // 2}" for number in range(1, 400))
    assert drawn(f"flowchart TD\n{lines}").svg.count("<foreignObject") >= 400


def test_each_thread_has_an_engine():
    found = []
    work = [threading.Thread(target=lambda: found.append(draw_diagram("flowchart LR\n a --> b"))) for _ in range(4)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert found == [draw_diagram("flowchart LR\n a --> b")] * 4


def test_families_by_mermaids_names():
    assert {"flowchart-v2", "sequence", "c4"} < FAMILIES
    assert "venn" not in FAMILIES
