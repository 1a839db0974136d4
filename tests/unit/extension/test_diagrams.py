"""Mermaid fences on a page: found wherever they stand, drawn, said to be broken, or left to the browser."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import fence_code_format, fence_div_format

from mkdocs_archplan.diagrams.drawings.drawing import MARK, Drawing
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict
from mkdocs_archplan.extension.diagrams import DiagramPage, DiagramProcessor, defer, reveal_diagrams
from mkdocs_archplan.views.fragments import Fragments

EXTENSIONS = (
    "abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.details pymdownx.tabbed".split()
)
FIGURE = re.compile(r"<figure class=\"archplan archplan-diagram[^>]*>.*?</figure>", re.DOTALL)
FLOW = "graph TD\n  A --> B"
FENCE = f"```mermaid\n{FLOW}\n```"
PAGES = {"rfcs/0001-x.md": "../../rfcs/0001-x/", "plans/README.md": "../", "plans/shot.png": "../shot.png"}


class Known:
    """Diagrams of which a test says what is known."""

    def __init__(self, *, broken=None, drawing=None):
        self.broken, self.given, self.asked = broken, drawing, []

    def verdict(self, source):
        return self.broken

    def drawing(self, source):
        self.asked.append(source)
        return self.given


def drawing(**changes):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" id="{MARK}"><style>#{MARK}{{--x:1}}</style></svg>'
    return Drawing(**{"svg": svg, "width": 320.4, "height": 99.6, **changes})


def render(text, known=None, *, path="plans/a.md", fence=fence_code_format, deferred=False, extensions=EXTENSIONS):
    class Diagrams(Extension):
        def extendMarkdown(self, md):  # noqa: N802
            page = DiagramPage(path=path, document=True, url=PAGES.get) if path else None
            processor = DiagramProcessor(md, Fragments(), known or Known(), lambda: page, deferred=deferred)
            md.treeprocessors.register(processor, "diagrams", 7.8)

    fences = [{"name": "mermaid", "class": "mermaid", "format": fence}]
    configs = {"pymdownx.superfences": {"custom_fences": fences}, "pymdownx.tabbed": {"alternate_style": True}}
    configs = {name: values for name, values in configs.items() if name in [*extensions, "pymdownx.superfences"]}
    md = Markdown(extensions=[*extensions, "pymdownx.superfences", Diagrams()], extension_configs=configs)
    return md.convert(text)


def figures(html):
    return FIGURE.findall(html)


def indented(text, by):
    return "\n".join(by + line if line else line for line in text.splitlines())


def names(html):
    return [unescape(name) for name in re.findall(r'data-name="([^"]*)"', html)]


@pytest.mark.parametrize(
    "text",
    [
        FENCE,
        "``` { .mermaid }\n" + FLOW + "\n```",
        "~~~mermaid\n" + FLOW + "\n~~~",
        "- an item\n\n" + indented(FENCE, "    "),
        "1. an item\n\n    - another\n\n" + indented(FENCE, "        "),
        '!!! note "Look"\n\n' + indented(FENCE, "    "),
        "??? note\n\n" + indented(FENCE, "    "),
        '=== "One"\n\n' + indented(FENCE, "    "),
        "\n".join("> " + line for line in FENCE.splitlines()),
        "term\n\n:   text\n\n" + indented(FENCE, "    "),
        "<div markdown>\n\n" + FENCE + "\n\n</div>",
        "<div>\n" + FENCE + "\n</div>",
        "[^1]: a note\n\n" + indented(FENCE, "    ") + "\n\ntext[^1]",
    ],
    ids="plain braces tildes list nested admonition details tab quote definition div raw footnote".split(),
)
@pytest.mark.parametrize("fence", [fence_code_format, fence_div_format])
def test_a_fence_is_found_wherever_it_stands(text, fence):
    known = Known(drawing=drawing())
    (figure,) = figures(render(text, known, fence=fence))
    assert known.asked == [FLOW]
    assert 'class="mermaid"' not in figure
    assert unescape(re.search(r"<code[^>]*>(.*?)</code>", figure, re.DOTALL)[1]) == FLOW


@pytest.mark.parametrize("text", ["```text\nmermaid\n```", '`<pre class="mermaid">`', "    mermaid", "mermaid"])
def test_nothing_else_is_a_fence(text):
    assert not figures(render(text, Known(drawing=drawing())))


def test_id_classes_and_attributes_of_a_fence_stay():
    html = render("``` { .mermaid .wide #flow data-x='1 < 2' }\n" + FLOW + "\n```", Known(drawing=drawing()))
    assert '<figure class="archplan archplan-diagram wide"' in html
    assert html.count('id="flow"') == 1
    assert 'data-x="1 &lt; 2"' in html
    client = render("``` { .mermaid .wide #flow }\n" + FLOW + "\n```")
    assert '<figure class="archplan archplan-diagram archplan-diagram--client wide" id="flow"' in client
    assert '<pre class="mermaid"><code>graph TD' in client


def test_a_drawing_stands_in_its_figure_with_name_size_and_ids_of_its_own():
    known = Known(drawing=drawing(title="Flow <1>", description='What "goes"'))
    html = render(f"# T\n\n{FENCE}\n\n{FENCE}", known)
    one, two = figures(html)
    assert 'role="img" aria-label="Flow &lt;1&gt;"' in one
    assert 'data-width="320" data-height="100"' in one
    assert '<svg class="archplan-diagram__least" width="200" height="0" aria-hidden="true">' in one
    ids = re.findall(r'\bid="([^"]*)"', one + two)
    assert len(ids) == len(set(ids)) == 4
    assert f'aria-describedby="{ids[1]}"' in one
    assert "What &#34;goes&#34;</p>" in one
    assert f"#{ids[0]}{{--x:1}}" in one
    assert MARK not in html


def test_ids_are_those_of_the_page_so_that_pages_can_be_joined():
    own = [
        re.findall(r' id="(d[^"]*)"', render(FENCE, Known(drawing=drawing()), path=path)) for path in ("a.md", "b.md")
    ]
    assert own[0] != own[1]
    assert own[0] == re.findall(r' id="(d[^"]*)"', render(FENCE, Known(drawing=drawing()), path="a.md"))
    without = [render(text, Known(drawing=drawing()), path="") for text in (FENCE, FENCE.replace("B", "C"))]
    assert without[0] != without[1]


@pytest.mark.parametrize("known", [Known(), Known(drawing=drawing())], ids=["client", "drawn"])
def test_a_diagram_is_named_by_its_section(known):
    text = (
        f"{FENCE}\n\n# *A* `b` & \\*c\\* <i>d</i>\n\n{FENCE}\n\n## Two {{#two}}\n\n{FENCE}\n\ntext\n\n- item\n\n"
        f"{indented(FENCE, '    ')}\n\n## Two\n\n{FENCE}\n\n<div>\n{FENCE}\n</div>"
    )
    assert names(render(text, known)) == ["Diagram", "A b & *c* d", "Two (1)", "Two (2)", "Two (1)", "Two (2)"]


def test_a_drawing_with_links_is_no_picture():
    html = render(FENCE, Known(drawing=drawing(linked=True)))
    assert 'role="group"' in html
    assert "archplan-diagram--linked" in html
    source = '```mermaid\ngraph TD\nclick A "b.md"\n```'
    assert "archplan-diagram--linked" in render(source)
    assert "archplan-diagram--linked" not in render(FENCE)


def test_a_broken_diagram_is_a_box_with_its_source():
    broken = Verdict(valid=False, line=2, column=3, message="Expected <b>")
    known = Known(broken=broken, drawing=drawing())
    html = render(f"```mermaid\n\n{FLOW}\nC\n```", known)
    assert known.asked == []
    assert "This diagram cannot be drawn" in html
    assert "Line 2: Expected &lt;b&gt;" in html
    assert "graph TD\n<mark>  A --&gt; B</mark>\nC</code>" in html
    assert "mermaid" not in html
    assert "<button" not in html
    for line in (0, 99):
        assert "<mark>" not in render(FENCE, Known(broken=Verdict(valid=False, line=line)))


def test_a_valid_diagram_that_is_not_drawn_is_the_browsers():
    html = render(FENCE, Known(broken=Verdict(valid=True)))
    (figure,) = figures(html)
    assert '<pre class="mermaid"><code>graph TD\n  A --&gt; B</code></pre>' in figure
    assert figure.count("<pre") == 2  # the second is the source, for when the first is drawn
    assert "role=" not in figure.partition("__picture")[2].partition(">")[0]


def test_links_lead_where_those_of_the_page_lead():
    source = (
        'graph TD\n click A "../rfcs/0001-x.md#a?b" "T"\n click B href "README.md?q=1"\n click C "shot.png"\n'
        ' click D "gone.md"\n click E "#here"\n click F "https://example.org/a.md"\n click G "/a.md"\n'
        ' click H "javascript:x"\n'
    )
    known = Known()
    html = unescape(render(f"```mermaid\n{source}```", known))
    (asked,) = known.asked
    assert re.findall(r'"([^"]*)"', asked) == [
        "../../rfcs/0001-x/#a?b", "T", "../?q=1", "../shot.png", "gone.md", "#here", "https://example.org/a.md", "/a.md"
    ]  # fmt: skip
    assert asked in html.partition("</pre>")[0]
    # What the reader is shown and copies is what the author wrote.
    assert 'click A "../rfcs/0001-x.md#a?b"' in html
    assert 'click A "../rfcs' in (Known().asked or unescape(render(f"```mermaid\n{source}```", path="")))


@pytest.mark.parametrize(
    "known",
    [Known(), Known(drawing=drawing()), Known(broken=Verdict(valid=False, message="m"))],
    ids=["client", "drawn", "broken"],
)
def test_deferred_only_the_source_is_seen_by_search(known):
    text = f"# T\n\n{FENCE}\n\ntext -- more\n\n<!-- kept -- -->"
    html = render(text, known, deferred=True)
    seen = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    assert [tag for tag in re.findall(r"<(\w+)", seen) if tag != "mark"] == ["h1", "pre", "code", "p"]
    assert "graph TD" in seen
    assert reveal_diagrams(html) == render(text, known)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_deferred_html_comes_back_as_it_means(html):
    html = html.replace("&#45;&#45;", "")
    assert reveal_diagrams(defer(html)) == html
    assert "--" not in defer(html)[4:-3]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["&", "<", ">", "&lt;", "&amp;", '"', "'", "-", "#", "\\", "`", "*", "a", " ", "\n"])))
def test_a_source_comes_back_exactly(parts):
    source = "graph TD\n" + "".join(parts) + "x"
    known = Known()
    render(f"````mermaid\n{source}\n````", known)
    assert known.asked == [source]


def test_marks_of_the_parser_do_no_harm():
    hostile = drawing(svg="<svg>\x02wzxhzdk:0\x03</svg>", title="\x02wzxhzdk:0\x03")
    html = render(f"<b>x</b>\n\n{FENCE}", Known(drawing=hostile))
    assert "\x02" not in html
    assert "wzxhzdk" not in html


def test_other_processors_find_the_stash_as_it_was():
    class Look(Treeprocessor):
        def run(self, root):
            kept.append(list(self.md.htmlStash.rawHtmlBlocks))

    class Looks(Extension):
        def extendMarkdown(self, md):  # noqa: N802
            md.treeprocessors.register(Look(md), "look", 1)

    kept = []
    render(f"<div>a</div>\n\n{FENCE}", extensions=[*EXTENSIONS, Looks()])
    (stash,) = kept
    assert [html for html in stash if "<div>a" in html] == ["<div>a</div>\n"]
