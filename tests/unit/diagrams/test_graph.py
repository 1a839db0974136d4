"""A graph of documents as mermaid's source: what is drawn, and that an author's words stay words."""

import html
import re
from urllib.parse import unquote

import mermaidx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.graph import MAX_EDGES, STROKES, Edge, Node, flowchart, neighbourhood
from mkdocs_archplan.settings import COLORS

SETUP = (
    '%%{init: {"flowchart": {"useMaxWidth": false, "nodeSpacing": 18, "rankSpacing": 30, "wrappingWidth": 130,'
    ' "padding": 7, "diagramPadding": 2}, "themeVariables": {"fontSize": "13px"}}}%%\n'
)
SMALL = r"""flowchart LR
    n0["RFC-0007 Payment ledger"]:::green_focus
    click n0 href "../../rfcs/0007-payment-ledger/" "Accepted, 2024-03-02"
    n1["Move to the ledger #40;phase 1#41;"]:::blue
    click n1 href "../../architecture/move/"
    n2["RFC-0002 Old ledger"]:::grey_closed
    n1 -->|"implements"| n0
    n0 --> n2
    n1 -.->|"mentions"| n2
    classDef blue stroke:#3c7bd9,stroke-width:1.5px
    classDef green_focus stroke:#2f8a56,stroke-width:3.5px
    classDef grey_closed stroke:#767d8c,stroke-width:1.5px,stroke-dasharray:5 3
"""
# Everything that one line of the source may be; an author's words stand in the quotes only.
QUOTED = r'"(?:[^"\n#<>&%{};`*_]|#\d+;)*"'
LINE = re.compile(
    rf'    (?:n\d+\[{QUOTED}\]:::[a-z_]+|click n\d+ href "[^"<>\s]+"(?: {QUOTED})?'
    rf"|n\d+ (?:-->|-\.->)(?:\|{QUOTED}\|)? n\d+"
    r"|classDef [a-z_]+ stroke:#[0-9a-f]{6},stroke-width:[\d.]+px(?:,stroke-dasharray:5 3)?)"
)
HOSTILE = [
    'a "quoted" `word`',
    '"`**bold**`"',
    'x"]; click n0 call alert(1)',
    "<img src=x onerror=alert(1)>",
    "#quot; #35; #lt; &lt; &#60;",
    '%%{init: {"theme": "dark"}}%%',
    "*a* **b** _c_ ~~d~~",
    "1. one",
    "- two",
    "# three",
    "end",
    "graph",
    "fa:fa-camera",
    "$$x^2$$",
    "style a:#b;",
    "👩‍💻 שלום",
    "[a](javascript:alert(1))",
    "a | b {c} \\n --> d",
]

words = st.text(max_size=90) | st.lists(st.sampled_from([*HOSTILE, *'"`#;&<>%{}[]|\\\n-', "ﬂ°°60¶ß"])).map("".join)
paths = st.sampled_from(["a.md", "b.md", "c.md", "d.md"])
nodes = st.builds(
    Node,
    path=paths,
    text=words,
    href=words | st.sampled_from(["../a/", "javascript:alert(1)", "https://example.org/?a=b#c"]),
    tooltip=words,
    color=st.sampled_from(COLORS) | words,
    closed=st.booleans(),
    focus=st.booleans(),
)
edges = st.builds(Edge, source=paths, target=paths, text=words, weak=st.booleans())


def make_node(path="a.md", **values):
    return Node(**{"path": path, "text": path, "href": "", "tooltip": "", "color": "blue", **values})


def make_edge(source, target, text="", weak=False):
    return Edge(source=source, target=target, text=text, weak=weak)


def lines_of(nodes, edges=()):
    source = flowchart(nodes, edges)
    assert source.startswith(f"{SETUP}flowchart LR\n")
    return [line.strip() for line in source.removeprefix(SETUP).splitlines()[1:]]


def label_of(text):
    return re.fullmatch(r'n0\["(.*)"\]:::blue', lines_of([make_node(text=text)])[0])[1]


def shown(quoted):
    """Return what mermaid makes of a quoted string."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), quoted)


def link_of(href, tooltip=""):
    clicks = [line for line in lines_of([make_node(href=href, tooltip=tooltip)]) if line.startswith("click")]
    return clicks[0].removeprefix("click n0 href ") if clicks else None


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_small_picture():
    drawn = [
        make_node(
            "rfcs/0007.md",
            text="RFC-0007 Payment ledger",
            href="../../rfcs/0007-payment-ledger/",
            tooltip="Accepted, 2024-03-02",
            color="green",
            focus=True,
        ),
        make_node("plans/move.md", text="Move to the ledger (phase 1)", href="../../architecture/move/"),
        make_node("rfcs/0002.md", text="RFC-0002 Old ledger", color="grey", closed=True),
    ]
    said = [
        make_edge("plans/move.md", "rfcs/0002.md", "mentions", weak=True),
        make_edge("plans/move.md", "rfcs/0007.md", "implements"),
        make_edge("plans/move.md", "rfcs/0007.md", "implements"),
        make_edge("rfcs/0007.md", "rfcs/0002.md"),
        make_edge("rfcs/0007.md", "rfcs/0007.md", "itself"),
        make_edge("rfcs/0007.md", "not-in-the-picture.md", "implements"),
    ]
    assert flowchart(drawn, said) == SETUP + SMALL


def test_a_picture_of_nothing():
    assert flowchart([], []) == f"{SETUP}flowchart LR\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_is_the_text(text):
    assert shown(label_of(text)) == text
    assert set(re.sub(r"#\d+;", "", label_of(text))) & set("\"'`#;:&<>%{}[]()|\\*_~$.!+=/^?@") == set()
    assert not label_of(text).startswith("-")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("", "—"),
        (" \t\n", "—"),
        ("\u200b\u200d\ufe0f\u3164", "—"),
        ("a\r\nb\tc\x00d\x1b\u2028e", "a b cd e"),
        ("\u202egnp.exe\u2069", "gnp#46;exe"),
        ("\ud800a", "a"),
        ("ﬂ°°60¶ß", "fl°°60¶ß"),
        ("N° 5, a-b", "N° 5, a-b"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("word " * 20, "word " * 11 + "word…"),
    ],
)
def test_a_label_is_one_short_line(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("../../rfcs/0007/", "../../rfcs/0007/"),
        ("rfcs/", "./rfcs/"),
        ("/rfcs/", "/rfcs/"),
        ("#part", "#part"),
        ("?a=b&c=d", "?a=b&c=d"),
        ("https://example.org:80/a?b#c", "https://example.org:80/a?b#c"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("../été/", "../%C3%A9t%C3%A9/"),
        ("../%C3%A9t%C3%A9/", "../%C3%A9t%C3%A9/"),
        ("../a%20b/", "../a%20b/"),
        ("../what%3F/", "../what%25253F/"),
        ("../100%/", "../100%252525/"),
        ('../a" call alert(1) "/', "../a%252522callalert(1)%252522/"),
        ("javascript%3Aalert(1)", "./javascript%25253Aalert(1)"),
    ],
)
def test_a_node_is_a_link(href, link):
    assert link_of(href) == f'"{link}"'


def test_an_address_is_itself_again_after_mermaid_decoded_it_twice():
    address = "../what%3F%23%25%22%3B/?a=%26#b"
    assert unquote(unquote(link_of(address).strip('"'))) == address


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:x",
        "data:text/html,x",
        "//evil.example/",
        "ftp://a/",
        "../" + "a" * 1000,
    ],
)
def test_other_targets_are_no_links(href):
    assert link_of(href, "Tip") is None


def test_a_tooltip_is_text_though_mermaid_takes_it_for_html():
    quoted = link_of("../a/", '<b>"R&D"</b>').removeprefix('"../a/" ').strip('"')
    assert shown(quoted) == '&lt;b&gt;"R&amp;D"&lt;/b&gt;'
    assert html.unescape(shown(quoted)) == '<b>"R&D"</b>'


@pytest.mark.parametrize("color", COLORS)
def test_an_outline_is_seen_in_light_and_in_dark(color):
    assert f"classDef {color} stroke:{STROKES[color]},stroke-width:1.5px" in lines_of([make_node(color=color)])
    for background in ("#ffffff", "#1e2129"):
        dark, light = sorted((luminance(STROKES[color]), luminance(background)))
        assert (light + 0.05) / (dark + 0.05) >= 3.5


def test_an_unknown_colour_is_grey():
    assert lines_of([make_node(color="red;stroke:url(x)")])[0] == 'n0["a#46;md"]:::grey'


def test_nothing_is_drawn_that_mermaid_would_refuse():
    drawn = [make_node(str(at), text='"' * 80, href="../a/", tooltip="<" * 200) for at in range(400)]
    said = [make_edge(str(at % 7), str(at % 5), f"{at}") for at in range(2000)]
    assert len(flowchart(drawn, said)) <= 50_000
    many = [make_node(str(at)) for at in range(100)]
    all_said = [make_edge(str(a), str(b), weak=a < 50) for a in range(100) for b in range(100)]
    arrows = [line for line in lines_of(many, all_said) if "->" in line]
    assert len(arrows) == MAX_EDGES
    assert not [arrow for arrow in arrows if "-.->" in arrow]


def test_a_character_counts_as_in_javascript():
    said = [make_edge("a", "b", f"{at} {'😀' * 40}") for at in range(2000)]
    assert len(flowchart([make_node("a"), make_node("b")], said).encode("utf-16-le")) // 2 <= 50_000


@given(st.lists(nodes, max_size=5), st.lists(edges, max_size=5))
@example([make_node(text="".join(map(chr, range(0x250))))], [])
def test_any_text_is_drawn_and_stays_in_its_quotes(nodes, edges):
    source = flowchart(nodes, edges)
    assert source == flowchart(nodes, edges)
    source.encode()
    lines = source.removeprefix(SETUP).split("\n")
    assert (lines[0], lines[-1]) == ("flowchart LR", "")
    assert [line for line in lines[1:-1] if not LINE.fullmatch(line)] == []
    names = [match[1] for line in lines if (match := re.match(r"    (n\d+)\[", line))]
    assert names == [f"n{at}" for at in range(len(nodes))]


def test_mermaid_itself_shows_the_text():
    drawn = [make_node(str(at), text=text, href="../a/", tooltip=text) for at, text in enumerate(HOSTILE)]
    svg = mermaidx.render(flowchart(drawn, [make_edge("0", "1", HOSTILE[3])])).svg()
    labels = re.findall(r'<span class="(?:node|edge)Label[^"]*"[^>]*>(?:<p>)?(.*?)(?:</p>)?</span>', svg)
    assert [html.unescape(label) for label in labels if label] == [HOSTILE[3], *HOSTILE]


GRAPH = {"a": ["b", "c"], "b": ["a", "d"], "c": ["d", "c"], "d": ["e"], "e": ["a"]}


@pytest.mark.parametrize(
    ("depth", "limit", "found"),
    [
        (0, 9, "a"),
        (1, 9, "abc"),
        (2, 9, "abcd"),
        (3, 9, "abcde"),
        (99, 9, "abcde"),
        (99, 3, "abc"),
        (99, 2, "ab"),
        (99, 1, "a"),
        (99, 0, ""),
        (99, -1, ""),
        (-1, 9, "a"),
    ],
)
def test_a_neighbourhood_is_nearest_first(depth, limit, found):
    assert neighbourhood("a", GRAPH.__getitem__, depth=depth, limit=limit) == tuple(found)


def test_a_neighbourhood_asks_no_more_than_it_needs():
    asked = []

    def neighbours(path):
        asked.append(path)
        yield from (f"{path}{at}" for at in range(10**9))

    assert neighbourhood("x", neighbours, depth=5, limit=4) == ("x", "x0", "x1", "x2")
    assert len(asked) < 7
