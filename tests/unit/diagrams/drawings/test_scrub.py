"""Nothing but a picture is left of an SVG."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("tinycss2")

from mkdocs_archplan.diagrams.drawings.addresses import safe_address
from mkdocs_archplan.diagrams.drawings.allowed import HTML_ELEMENTS, SVG_ELEMENTS
from mkdocs_archplan.diagrams.drawings.drawing import MARK
from mkdocs_archplan.diagrams.drawings.markup import markup
from mkdocs_archplan.diagrams.drawings.scrub import scrub
from mkdocs_archplan.diagrams.drawings.styles import declarations, rules, sheet, value

HOSTILE = Path(__file__).parents[3] / "diagrams" / "hostile"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" id="d" viewBox="0 0 9 9">'
HTML = '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">{}</div></foreignObject>'
VOID = {"br"}


def scrubbed(inner):
    """Return what is left of the inner text of an SVG, without the SVG around it."""
    found = scrub(f"{HEAD}{inner}</svg>")
    assert found is not None
    text = markup(found.root, found.css)
    return re.sub(r"^<svg [^>]*>|</svg>$", "", text)


class Reader(HTMLParser):
    """Reads a drawing as HTML, and fails on what must not be there."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []

    def handle_starttag(self, tag, attrs):
        known = {name.lower() for name in SVG_ELEMENTS | HTML_ELEMENTS} | {"svg", "style"}
        assert tag in known
        for name, text in attrs:
            assert not name.startswith("on"), name
            assert name not in ("src", "srcdoc", "action", "formaction", "ping", "background")
            assert name not in ("href", "xlink:href") or safe_address(text) == text
            assert "url(" not in (text or "") or re.fullmatch(rf".*url\(#{MARK}-[\w-]+\).*", text)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def is_safe(text):
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    root = ElementTree.fromstring(text)
    for style in root.iter("{http://www.w3.org/2000/svg}style"):
        assert not re.search(
            r"[<&\\]|@(?!keyframes)|url\((?!#)|expression|position|behavior|content\s*:", style.text or ""
        )
    return True


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ('<rect x="1" y="2" width="3" height="4"/>', '<rect x="1" y="2" width="3" height="4"></rect>'),
        ('<rect width="1" onload="x()"/>', '<rect width="1"></rect>'),
        ('<g class="node a"><path d="M0 0L1 1"/></g>', '<g class="mm-node mm-a"><path d="M0 0L1 1"></path></g>'),
        ("<script>x()</script><text>a</text>", "<text>a</text>"),
        ("<g><script>x()</script>a</g>", "<g>a</g>"),
        ("<image href='https://evil.example/a.png'/>", ""),
        ("<image href='data:image/svg+xml,x'/>", ""),
        ("<use href='https://evil.example/a.svg#x'/>", "<use></use>"),
        ("<a href='javascript:x()'><text>a</text></a>", "<a><text>a</text></a>"),
        ("<a xlink:href='&#1;javascript:x()'><text>a</text></a>", None),
        ("<a><animate attributeName='href' values='javascript:x()'/><text>a</text></a>", "<a><text>a</text></a>"),
        ("<set attributeName='href' to='javascript:x()'/>", ""),
        ("<p xmlns='http://www.w3.org/1999/xhtml'>out</p><text>a</text>", "<text>a</text>"),
        ("<g><!-- <script> --><text>a</text></g>", "<g><text>a</text></g>"),
        ("<text><![CDATA[<script>]]></text>", "<text>&lt;script&gt;</text>"),
        ("<text>&lt;/svg&gt;&amp;lt;</text>", "<text>&lt;/svg&gt;&amp;lt;</text>"),
        ("<g title='&quot;&gt;&lt;b'><text>a</text></g>", "<g><title>&quot;&gt;&lt;b</title><text>a</text></g>"),
        ("<g><title>a<g>b</g></title><text>c</text></g>", "<g><title>ab</title><text>c</text></g>"),
        ("<filter id='f'/><g/><defs/><rect/>", ""),
        ("<rect width='1' fill='url(https://evil.example/a)'/>", '<rect width="1"></rect>'),
        ("<rect width='1' x='url(#a)' y='expression(1)'/>", '<rect width="1" y="expression(1)"></rect>'),
        ("<rect width='1' style='fill:red;position:fixed'/>", '<rect width="1" style="fill:#ff0000"></rect>'),
        ("<rect width='1' data-x='1' xml:base='x' tabindex='1' role='img'/>", '<rect width="1"></rect>'),
        ("<x:y xmlns:x='urn:z'>a</x:y><text>b</text>", "<text>b</text>"),
    ],
)
def test_what_is_left(inner, left):
    if left is None:
        assert scrub(f"{HEAD}{inner}</svg>") is None
        return
    assert scrubbed(inner) == left
    assert is_safe(markup_of(inner))


def markup_of(inner):
    found = scrub(f"{HEAD}{inner}</svg>")
    return markup(found.root, found.css)


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("<p>a<br/>b</p>", "<p>a<br/>b</p>"),
        ("<img src='x' onerror='x()'/>b", "b"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>b", "b"),
        ("<style>a{}</style>b", "b"),
        ("<table><tr><td>a</td></tr></table>", ""),
        ("<span style='color:red;background:url(//evil.example/x)'>a</span>", '<span style="color:#ff0000">a</span>'),
        ("<a href='https://harbour.example/'>a<a href='#x'>b</a></a>", None),
        ("<form><button>a</button></form>b", "b"),
        ("<iframe srcdoc='x'></iframe><object data='x'/>b", "b"),
        ("<math xmlns='http://www.w3.org/1998/Math/MathML'><mtext>a</mtext></math>b", "b"),
    ],
)
def test_html_in_labels(inner, left):
    found = re.search(r'<div>(.*)</div>|<div xmlns="[^"]*">(.*)</div>', scrubbed(HTML.format(inner)))
    text = found[1] or found[2]
    if left is None:
        left = '<a href="https://harbour.example/" rel="noopener noreferrer">a</a>'
    assert (text or "") == left
    assert is_safe(markup_of(HTML.format(inner)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "<svg/>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html/>",
        f"{HEAD}",
        f"<!DOCTYPE svg>{HEAD}</svg>",
        f"<?xml version='1.0'?>{HEAD}</svg>",
        HEAD.replace('viewBox="0 0 9 9"', 'viewBox="0 0 x 9"') + "</svg>",
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}&a;</svg>',
        f"{HEAD}\x00</svg>",
        f"{HEAD}\ud800</svg>",
        f"{HEAD}{'<g>' * 200_000}",
    ],
)
def test_what_is_no_drawing(text):
    assert scrub(text) is None


def test_a_deep_drawing_is_cut():
    text = scrubbed(f"{'<g>' * 3000}<text>deep</text>{'</g>' * 3000}<text>a</text>")
    assert text == "<text>a</text>"


def test_ids_and_what_refers_to_them():
    inner = (
        "<defs><marker id='d_m-pointEnd'><path d='M0 0'/></marker><marker id='unused'><path d='M0 0'/></marker>"
        "<symbol id='ä b'><path d='M0 0'/></symbol></defs><g id='actor0'>"
        "<path id='d-x' d='M0 0' marker-end='url(#d_m-pointEnd)'/>"
        "<use href='#actor0'/><path d='M1 1' style='marker-end:url(&quot;#d_m-pointEnd&quot;)'/></g>"
    )
    text = scrubbed(inner)
    assert set(re.findall(r'\bid="([^"]*)"', text)) == {f"{MARK}-m-pointEnd", f"{MARK}-actor0"}
    assert text.count(f"url(#{MARK}-m-pointEnd)") == 2
    assert f'href="#{MARK}-actor0"' in text


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://harbour.example/", "https://harbour.example/"),
        ("http://a", "http://a"),
        ("HTTPS://a", "HTTPS://a"),
        ("mailto:a@b", "mailto:a@b"),
        ("../a.md#b", "../a.md#b"),
        ("a:b/c", None),
        ("#a", "#a"),
        ("?a=b:c", "?a=b:c"),
        ("./a:b", "./a:b"),
        ("//host/a", "//host/a"),
        (r"\\host\a", r"\\host\a"),
        ("javascript:x", None),
        ("JAVASCRIPT:x", None),
        (" \t\njavascript:x", None),
        ("java\nscript:x", None),
        ("java\tscript\r:x", None),
        ("\x01javascript:x", None),
        ("\x00\x1fjavascript:x", None),
        ("javascript&colon;x", None),
        ("&#106;avascript:x", None),
        ("&amp;#106;avascript&amp;colon;x", None),
        ("java&Tab;script:x", None),
        ("javascript&NewLine;:x", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc", None),
        ("blob:x", None),
        ("filesystem:x", None),
        ("view-source:x", None),
        ("ws://a", None),
        ("tel:1", None),
        ("javascript%3Ax", "javascript%3Ax"),
        ("", None),
        (" ", None),
        ("\xa0javascript:x", None),
        ("x:", None),
        (" https://a/b c ", "https://a/b c"),
        ("a\nb", "ab"),
        ("https://a/\x07", "https://a/"),
        ("\u3000javascript:x", None),
    ],
)
def test_addresses(address, safe):
    assert safe_address(address) == safe


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("fill:#f96", "fill:#ff9966"),
        ("fill:#f96 !important", "fill:#ff9966!important"),
        (";;fill : red ;", "fill:#ff0000"),
        ("position:fixed;top:0;z-index:9", ""),
        ("behavior:url(a)", ""),
        ("fill:url(#a)", f"fill:url(#{MARK}-a)"),
        ("fill:url('#a')", f"fill:url(#{MARK}-a)"),
        ("fill:url(a#b)", ""),
        ("fill:url(//a#b)", ""),
        ("fill:u\\72l(x)", ""),
        ("width:expression(1)", ""),
        ("width:calc(1px + 2em)", ""),
        ("background:image-set('a' 1x)", ""),
        ("font-family:x", "font-family:Arial, 'Liberation Sans', Helvetica, sans-serif"),
        ("font:12px x", ""),
        ("--x:url(a)", ""),
        ("fill:var(--x)", ""),
        ("fill:env(x)", ""),
        ("content:'a'", ""),
        ("fill:rgb(1 2 3)", "fill:#010203"),
        ("transform:translate(1px, 2px)", "transform:translate(1px, 2px)"),
        ("fill:red;fill:blue", "fill:#0000ff"),
        ("fill:red}*{x:y", ""),
        ("fill:</style>", ""),
        ("filter:url(https://a)", ""),
        ("cursor:url(a),auto", ""),
        ("mix-blend-mode:multiply", ""),
        ("animation:dash 20s linear infinite", f"animation:{MARK}-dash 20s linear infinite"),
        ("fill:none;stroke:currentColor", "fill:none;stroke:currentColor"),
        ("fill:rgba(0,0,0,.5)", "fill:#00000080"),
    ],
)
def test_declarations(text, left):
    assert declarations(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [("red", "#ff0000"), ("url(#a)", f"url(#{MARK}-a)"), ("url(x)", None), ("none", "none"), ("", None), ("a{", None)],
)
def test_values(text, left):
    assert value(text) == left


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("#d .a{fill:red}", f"#{MARK} .mm-a{{fill:#ff0000}}"),
        ("#d .a,#x .a,.a{fill:red}", f"#{MARK} .mm-a{{fill:#ff0000}}"),
        ("*{fill:red}", ""),
        ("body #d .a{fill:red}", ""),
        ("#d~.a{fill:red}", ""),
        ("#d + .a{fill:red}", ""),
        ("#d.a~.b{fill:red}", ""),
        ("#d .a~.b{fill:red}", f"#{MARK} .mm-a~.mm-b{{fill:#ff0000}}"),
        ("#d{fill:red}", f"#{MARK}{{fill:#ff0000}}"),
        ("#dd{fill:red}", ""),
        (":root{fill:red}", ""),
        ("#d .a>*{fill:red}", f"#{MARK} .mm-a>*{{fill:#ff0000}}"),
        ("#d .unused{fill:red}", ""),
        ("#d [data-look=neo].a{fill:red}", ""),
        ('#d [id$="-m"]{fill:red}', f'#{MARK} [id$="-m"]{{fill:#ff0000}}'),
        ('#d [href^="a"]{fill:red}', ""),
        ("#d :has(input){fill:red}", ""),
        ("#d .a:hover{fill:red}", f"#{MARK} .mm-a:hover{{fill:#ff0000}}"),
        ("#d .a:not([fill]){fill:red}", f"#{MARK} .mm-a:not([fill]){{fill:#ff0000}}"),
        ("#d body{fill:red}", ""),
        ("@import 'a';#d .a{fill:red}", ""),
        ("@import url(a);", ""),
        ("@font-face{src:url(a)}", ""),
        ("@media all{#d .a{fill:red}}", ""),
        ("#d .a{fill:red}</style><script>", f"#{MARK} .mm-a{{fill:#ff0000}}"),
        ("@keyframes dash{to{stroke-dashoffset:0}}", ""),
        (
            "@keyframes dash{to{stroke-dashoffset:0}}#d .a{animation:dash 1s}",
            f"#{MARK} .mm-a{{animation:{MARK}-dash 1s}}@keyframes {MARK}-dash{{to{{stroke-dashoffset:0}}}}",
        ),
        ("#d .a{background:url(//x);fill:red}", f"#{MARK} .mm-a{{fill:#ff0000}}"),
        ("#d .a{}", ""),
        ("}}{{", ""),
        ("#d .a{fill:red", ""),
        ("#d \\61 {fill:red}", ""),
        ("/*#d*/ .a{fill:red}", ""),
    ],
)
def test_style_sheets(css, left):
    assert sheet(rules(css, "d"), frozenset({".mm-a", ".mm-b", "svg"})) == left


TAGS = sorted(
    SVG_ELEMENTS | HTML_ELEMENTS | {"script", "style", "img", "iframe", "animate", "set", "image", "table", "math"}
)
NAMES = "id class style fill href xlink:href onload title d transform src target xmlns data-x".split()
TEXTS = st.sampled_from(
    [
        "a",
        "javascript:x",
        "url(//x)",
        "</style><script>",
        "]]>",
        "<!--",
        "#d *{position:fixed}",
        "&#1;",
        "url(#a)",
        "'\"`<>&",
        "\x7f",
    ]
) | st.text(max_size=12)


def element(children):
    return st.builds(
        lambda tag, attributes, inner, html: (
            f"<{tag}{' xmlns=' + repr('http://www.w3.org/1999/xhtml') if html else ''}"
            + "".join(
                f" {name}='{escaped(text)}'" for name, text in attributes.items() if not (html and name == "xmlns")
            )
            + f">{''.join(inner)}</{tag}>"
        ),
        st.sampled_from(TAGS),
        st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=3),
        st.lists(children, max_size=3),
        st.booleans(),
    )


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")


TREES = st.recursive(TEXTS.map(escaped), element, max_leaves=12)


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=4))
def test_any_tree_gives_a_safe_drawing_or_none(trees):
    found = scrub(f"{HEAD}{''.join(trees)}</svg>")
    assert found is None or is_safe(markup(found.root, found.css))


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text().map(lambda text: f"{HEAD}{text}</svg>"))
def test_any_text_gives_a_safe_drawing_or_none(text):
    found = scrub(text)
    assert found is None or is_safe(markup(found.root, found.css))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="#d .a{}:;@()'\"\\/*<>&urlfixmpot-!,", max_size=60))
def test_any_style_sheet_is_safe(text):
    for css in (sheet(rules(f"#d .a{{{text}}}{text}", "d"), frozenset({".mm-a"})), declarations(text)):
        assert not re.search(r"[<&\\]|url\((?!#)|position", css)
        assert css.count("{") == css.count("}")


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.mmd")), ids=lambda path: path.stem)
def test_nothing_of_a_hostile_diagram_is_drawn(path):
    pytest.importorskip("merman")
    from mkdocs_archplan.diagrams.drawings.draw import draw_diagram

    with path.open(encoding="utf-8", newline="") as file:
        drawing = draw_diagram(file.read())
    assert drawing is None or is_safe(drawing.svg)


def test_hostile_diagrams_are_many_and_most_are_drawn():
    pytest.importorskip("merman")
    from mkdocs_archplan.diagrams.drawings.draw import draw_diagram

    paths = sorted(HOSTILE.glob("*.mmd"))
    assert len(paths) >= 40
    assert sum(draw_diagram(path.read_text(encoding="utf-8")) is not None for path in paths) >= 60


def test_an_address_of_svg_has_its_older_name_and_one_of_html_has_not():
    """Material's instant navigation writes to `element.href` of whatever has that attribute; SVG's can only be read."""
    drawn = markup_of("<a xlink:href='../b/'><text>z</text></a>")
    assert ' xlink:href="../b/"' in drawn
    assert ' role="link"' in drawn
    assert " href=" not in drawn
    assert 'href="https://harbour.example/"' in markup_of(HTML.format("<a href='https://harbour.example/'>a</a>"))
