"""Ids in prose as links, by the Markdown extension, with the extensions of Python-Markdown that sites use."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_archplan.extension import ArchplanExtension, page_marker
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.site import page_url
from mkdocs_archplan.views.context import Theme
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import SiteViews

TREE = {
    "rfcs/0001-ledger.md": "---\ntitle: Ledger\nstatus: approved\naliases: [old.md, 'old plan.md']\n---\n# Ledger\n",
    "adr/0012-x.md": "---\nstatus: accepted\n---\n# X\n",
    "adr/0002-y.md": "# Y\n",
}
EXTENSIONS = """abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.arithmatex pymdownx.betterem
pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink
pymdownx.mark pymdownx.progressbar pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist
pymdownx.tilde""".split()
CONFIGS = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
LINK = re.compile(r'<a class="archplan-ref[^>]*>(.*?)</a>', re.DOTALL)


def markdown(*more, extensions=EXTENSIONS, configs=CONFIGS):
    used = {name: values for name, values in configs.items() if name in extensions}
    return Markdown(extensions=[*extensions, *more], extension_configs=used)


@pytest.fixture(scope="module")
def render(catalog):
    """Render a text as the page of a docs path of the small site."""

    def render(text, path="guide.md", tree=TREE, theme=None, **options):
        chosen = {name: options.pop(name) for name in ("extensions", "configs") if name in options}
        built, settings, fragments = catalog({**tree, path: text}, **options), read_settings(options), Fragments()
        views = SiteViews(catalog=built, settings=settings, fragments=fragments, theme=theme)
        md = markdown(ArchplanExtension(pages=views.page, fragments=fragments), **chosen)
        return md.convert(page_marker(path, page_url(path)) + text)

    return render


def linked(html):
    return [unescape(re.sub("<[^>]*>", "", words)) for words in LINK.findall(html)]


def unwrapped(html):
    return LINK.sub(r"\1", html)


class Nesting(HTMLParser):
    """Collects the elements around each of our links."""

    def __init__(self):
        super().__init__()
        self.open, self.around = [], []

    def handle_starttag(self, tag, attrs):
        if "archplan-ref" in (dict(attrs).get("class") or ""):
            self.around.append(tuple(self.open))
        if tag not in ("br", "img", "hr", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def around(html):
    parser = Nesting()
    parser.feed(html)
    parser.close()
    return parser.around


def test_material_may_show_a_preview(render):
    assert "data-preview" not in render("RFC-0001")
    assert '<a class="archplan-ref" data-preview="" href=' in render("RFC-0001", theme=Theme(previews=True))


def test_an_id_is_a_link_with_title_and_status(render):
    assert render("see RFC-0001, and ADR 12.") == (
        '<p>see <a class="archplan-ref" href="rfcs/0001-ledger.md" title="Ledger · Approved">RFC-0001'
        '</a>, and <a class="archplan-ref" href="adr/0012-x.md" title="X · Accepted">ADR 12</a>.</p>'
    )
    assert 'title="Y"' in render("ADR-2")


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("guide.md", "rfcs/0001-ledger.md"),
        ("deep/er/guide.md", "../../rfcs/0001-ledger.md"),
        ("rfcs/0003-other.md", "0001-ledger.md"),
        ("adr/README.md", "../rfcs/0001-ledger.md"),
    ],
)
def test_a_link_leads_from_source_file_to_source_file(render, path, href):
    assert f'class="archplan-ref" href="{href}"' in render("# T\n\nsee RFC-0001\n", path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RFC-0001", ["RFC-0001"]),
        (
            "RFC 0001, rfc-0001, RFC\u00a00001, RFC\u20110001",
            ["RFC 0001", "rfc-0001", "RFC\u00a00001", "RFC\u20110001"],
        ),
        ("ADR 12, ADR-012, ADR-2, adr-0012", ["ADR 12", "ADR-012", "ADR-2", "adr-0012"]),
        ("RFC 1, RFC-1, RFC-00001, rfc 0001, adr 12, adr-12", []),
        ("RFC-0002, RFC 2119, ADR-99, XYZ-1", []),
        ("RFC-0001.md RFC-0001/x a/RFC-0001 x-RFC-0001 RFC-0001-x #RFC-0001 @RFC-0001 xRFC-0001 RFC-0001x", []),
        ("(RFC-0001) “RFC-0001” RFC-0001's RFC-0001: RFC-0001; RFC-0001? RFC-0001… RFC-0001.", ["RFC-0001"] * 8),
        ("*RFC-0001* **ADR 12** ***ADR-2*** **a *RFC-0001* b** __a _ADR 12_ b__", 5),
        ("~~RFC-0001~~ a ~RFC-0001~ {++RFC-0001++} {--RFC-0001--}", 4),
        ("==RFC-0001==", ["RFC-0001"]),
        ("^^RFC-0001^^", ["RFC-0001"]),
        ("| RFC-0001 | b |\n| - | - |\n| ADR 12 | x RFC-0001 y ADR-2 |\n", 4),
        ("- RFC-0001\n    - ADR 12\n\n        ADR-2\n- x\n\n1. RFC-0001\n", 4),
        ("- [ ] RFC-0001\n- [x] *ADR 12*\n", 2),
        ("> RFC-0001\n>\n> > ADR 12\n", 2),
        ("a[^1]\n\n[^1]: RFC-0001 and\n\n    ADR 12\n", 2),
        ("ADR 12\n:   RFC-0001\n", 2),
        ("!!! note\n    RFC-0001\n\n    - ADR 12\n", 2),
        ('!!! note "Why"\n\n    RFC-0001\n\n??? tip\n    ADR 12\n\n    !!! warning\n        ADR-2\n', 3),
        ('=== "A"\n\n    RFC-0001\n\n=== "B"\n\n    ADR 12\n', 2),
        ("*[RFC]: Request for comments\n\nRFC-0001 and ADR 12\n", 2),
        ("*[RFC-0001]: The ledger\n\nRFC-0001\n", ["RFC-0001"]),
        ("RFC-0001 (c) 1/2 +/- ADR 12 --> x <-- 1st", 2),
        ("RFC-0001  \nADR 12<br>ADR-2<br/>\nRFC-0001", 4),
        ("<span>RFC-0001</span> <b>ADR 12</b> <sub>ADR-2</sub> <del>RFC-0001</del>", 4),
        ("&nbsp;RFC-0001&nbsp;ADR 12&mdash;ADR-2 &amp; RFC-0001", 4),
        ("<div markdown>\n\nRFC-0001\n\n</div>", 1),
        ('<div class="grid" markdown>\n\n- RFC-0001\n- ADR 12\n\n</div>', 2),
        ("[a RFC-0001 b](", 1),
        ("RFC-0001 `a` ADR 12 [x](y.md) ADR-2 ![i](i.png) RFC-0001", 4),
        ("RFC-0001\n{: .lead #first }", 1),
        ("text RFC-0001\n\n# Heading\n\n<!-- archplan:index -->\n\nADR 12", 2),
    ],
)
def test_ids_in_prose_are_links(render, text, words):
    html = render(text)
    assert len(linked(html)) == words if isinstance(words, int) else linked(html) == words


# Each stands beside the same id in prose, which is a link: what the page may link is known by the words alone.
NEVER = {
    "code": "`RFC-0001`",
    "code with backticks": "`` `RFC-0001` ``",
    "highlighted code": "`#!py RFC-0001`",
    "fence": "```\nRFC-0001\n```",
    "fence with a language": "```py\nRFC-0001\n```",
    "tilde fence": "~~~\nRFC-0001\n~~~",
    "indented code": "    RFC-0001\n",
    "fence in a list": "- a\n\n    ```\n    RFC-0001\n    ```",
    "fence in an admonition": "!!! note\n    ```\n    RFC-0001\n    ```",
    "heading": "# RFC-0001",
    "closed heading": "## a *RFC-0001* b ##",
    "set heading": "RFC-0001\n========",
    "heading in a quote": "> ### RFC-0001",
    "heading with attributes": "### RFC-0001 {#own .wide}",
    "raw heading": "<h2>RFC-0001</h2>",
    "link": "[RFC-0001](x.md)",
    "link with emphasis": "[a **RFC-0001** b](x.md)",
    "link with title": '[x](x.md "RFC-0001")',
    "link to itself": "[RFC-0001](rfcs/0001-ledger.md)",
    "reference link": "[RFC-0001][r]\n\n[r]: x.md",
    "short reference link": "[RFC-0001]\n\n[RFC-0001]: x.md",
    "address": "<https://example.org/RFC-0001>",
    "bare address": "https://example.org/RFC-0001 https://example.org/?a,RFC-0001",
    "mail address": "<RFC-0001@example.org>",
    "raw link": '<a href="x">RFC-0001</a>',
    "raw link in capitals": "<A HREF=x>a RFC-0001 b</A>",
    "raw link over words": "<a href='x' title='y'>a `b` RFC-0001 <b>c</b> RFC-0001</a>",
    "raw link around emphasis": '<a href="x">a *RFC-0001* b</a>',
    "raw link around strong emphasis": '<a href="x">**a *RFC-0001* b**</a>',
    "raw link in emphasis": '*<a href="x">a RFC-0001</a>*',
    "raw link without quotes": "<a href=https://example.org/>RFC-0001</a>",
    "raw link that is never closed": '<a href="x">RFC-0001 a *b* RFC-0001',
    "image": "![RFC-0001](x.png)",
    "linked image": "[![RFC-0001](x.png)](x.md)",
    "image with title": '![a](x.png "RFC-0001")',
    "keys": '++ctrl+"RFC-0001"++',
    "raw keys": "<kbd>RFC-0001</kbd>",
    "raw keys around emphasis": "<kbd>*RFC-0001*</kbd>",
    "raw code": "<code>RFC-0001</code> <samp>RFC-0001</samp>",
    "raw code around emphasis": "<code>a **RFC-0001**</code>",
    "raw label": "<label>RFC-0001</label> <button>RFC-0001</button>",
    "summary": '??? note "RFC-0001"\n    text',
    "raw summary": "<details><summary>RFC-0001</summary>text</details>",
    "tab label": '=== "RFC-0001"\n\n    text',
    "math": "$a RFC-0001 b$",
    "block of math": "$$\nRFC-0001\n$$",
    "math with brackets": "\\(RFC-0001\\)",
    "raw math": "<math><mi>RFC-0001</mi></math>",
    "raw block": "<div>\nRFC-0001\n</div>",
    "raw pre": "<pre>\nRFC-0001\n</pre>",
    "svg": "<svg><text>RFC-0001</text></svg>",
    "script": "<script>RFC-0001</script>",
    "style": "<style>RFC-0001</style>",
    "comment": "<!-- RFC-0001 -->",
    "comment in a line": "a <!-- RFC-0001 --> b",
    "attribute": '<span title="RFC-0001">a</span>',
    "critic comment": "{>>RFC-0001<<}",
    "attribute list of a link": '[x](y.md){ title="the RFC-0001" }',
    "attribute list of a paragraph": 'a\n{: title="RFC-0001" }',
    "attribute list": 'a *b*{: title="RFC-0001" }',
    "abbreviation's words": "HTML\n\n*[HTML]: RFC-0001",
}


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
@pytest.mark.parametrize("order", ["{other}\n\n{text}\n", "{text}\n\n{other}\n"], ids=["after", "before"])
def test_ids_elsewhere_are_none(render, text, order):
    html = render(order.format(text=text, other="<!-- -->\n\nsee RFC-0001 in prose"))
    assert linked(html) == ["RFC-0001"]
    assert html.count(f"see {LINK.search(html)[0]} in prose") == 1


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_ids_elsewhere_alone_are_none(render, text):
    assert linked(render(text)) == []


def test_math_for_mathjax_with_a_preview_is_left_alone(render):
    html = render("$RFC-0001$\n\n$$\nRFC-0001\n$$\n\nRFC-0001\n", configs={})
    assert "MathJax_Preview" in html
    assert linked(html) == ["RFC-0001"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a \\RFC-0001 b", "<p>a RFC-0001 b</p>"),
        ("\\ADR 12", "<p>ADR 12</p>"),
        ("*\\RFC-0001*", "<p><em>RFC-0001</em></p>"),
        ("- \\RFC-0001", "<ul>\n<li>RFC-0001</li>\n</ul>"),
        ("\\RFC-9999 \\XYZ-1 \\other", "<p>\\RFC-9999 \\XYZ-1 \\other</p>"),
        ("\\RFC 1 and \\adr-12", "<p>RFC 1 and adr-12</p>"),
        ("a\\RFC-0001", "<p>a\\RFC-0001</p>"),
        ("`\\RFC-0001`", "<p><code>\\RFC-0001</code></p>"),
        ("    \\RFC-0001", "<pre><code>\\RFC-0001\n</code></pre>"),
        ("[\\RFC-0001](x.md)", '<p><a href="x.md">\\RFC-0001</a></p>'),
    ],
)
def test_a_backslash_goes_where_it_is_meant_for_us(render, text, html):
    assert render(text) == html
    before = "<p>text</p>\n"
    assert render(f"text\n\n{text}") == before + html
    # Another id of the page, written with a backslash in prose, changes nothing.
    assert render(f"text\n\n{text}\n\n\\ADR-2") == f"{before}{html}\n<p>ADR-2</p>"


def test_a_backslash_is_for_one_word_only(render):
    html = render("RFC-0001 \\RFC-0001 RFC-0001 \\ADR 12 ADR 12")
    assert linked(html) == ["RFC-0001", "RFC-0001", "ADR 12"]
    assert "\\" not in html


def test_a_backslash_stays_in_a_heading(render):
    assert '<h1 id="rfc-0001">\\RFC-0001</h1>' in render("# \\RFC-0001\n\n\\RFC-0001\n")


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("a RFC-0001 \\RFC-0001", {"autolink": False}),
        ("---\narchplan: {autolink: false}\n---\na RFC-0001 \\RFC-0001", {}),
    ],
)
def test_without_autolink_there_are_no_links_and_no_backslashes(render, text, options):
    html = render(text, **options)
    assert linked(html) == []
    assert "a RFC-0001 RFC-0001" in html


def test_a_document_never_links_itself(render):
    html = render("# Three\n\nRFC-0003 and RFC-0001\n", "rfcs/0003-three.md")
    assert linked(html) == ["RFC-0001"]


def test_an_id_of_two_documents_is_no_link(render):
    tree = {**TREE, "teams/rfcs/0001-other.md": "# Other\n"}
    assert linked(render("RFC-0001", tree=tree)) == []
    assert linked(render("RFC-0001", "teams/rfcs/0002-near.md", tree=tree)) == ["RFC-0001"]


def test_the_views_of_a_page_are_left_alone(render):
    tree = {**TREE, "rfcs/0004-four.md": "---\ntitle: About RFC-0001\nrelated: RFC-0001\n---\n# Four\n\nRFC-0001\n"}
    html = render(tree["rfcs/0004-four.md"].rpartition("---\n")[2], "rfcs/0004-four.md", tree=tree)
    assert linked(html) == ["RFC-0001"]
    html = render("<!-- archplan:index -->\n\nRFC-0001\n", tree=tree)
    assert "About RFC-0001" in html
    assert linked(html) == ["RFC-0001"]


@pytest.mark.parametrize(
    "title",
    ['"><script>x</script>', "a' onmouseover='x", "&quot; onclick=x", "\x02wzxhzdk:0\x03", "{: .cls }", "*a* `b`"],
)
def test_a_title_is_an_attribute_and_nothing_else(render, title):
    quoted = title.replace("'", "''").replace("\x02", "").replace("\x03", "")
    html = render("RFC-0007", tree={"rfcs/0007-x.md": f"---\ntitle: '{quoted}'\n---\n"})
    found = re.fullmatch(r'<p><a class="archplan-ref" href="rfcs/0007-x.md" title="([^"<]*)">RFC-0007</a></p>', html)
    assert found
    assert found[1]


def test_the_path_of_a_document_is_quoted(render):
    html = render("RFC-0007", tree={'rfcs/0007 é #?%"<.md': "# X\n"})
    assert 'href="rfcs/0007%20%C3%A9%20%23%3F%25%22%3C.md"' in html


def test_no_link_stands_in_another_or_in_what_is_no_prose(render):
    text = "\n\n".join(f"RFC-0001 {text}" for text in NEVER.values() if not text.startswith(("<a href", "    ")))
    for outside in around(render(text)):
        assert not {"a", "code", "pre", "kbd", "label", "summary", "h1", "h2", "h3"} & set(outside)


@pytest.mark.parametrize(
    "text",
    [
        'He said "RFC-0001" and "see RFC-0001, too" \'RFC-0001\' RFC-0001\'s --- x',
        "RFC-0001... RFC-0001 -- '80s",
        "('RFC-0001')",
        '"Why *RFC-0001*?"',
    ],
)
def test_quotes_of_smarty_are_the_same(render, text):
    plain = markdown(extensions=["smarty"]).convert(text)
    html = render(text, extensions=["smarty"])
    assert linked(html)
    assert unwrapped(html) == plain


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("rfcs/old.md", "rfcs/0001-ledger.md"),
        ("./rfcs/old.md", "rfcs/0001-ledger.md"),
        ("rfcs/old.md#why", "rfcs/0001-ledger.md#why"),
        ("rfcs/old.md?a=b", "rfcs/0001-ledger.md?a=b"),
        ("rfcs/old.md?a=b#why", "rfcs/0001-ledger.md?a=b#why"),
        ("rfcs/old%20plan.md#a%20b", "rfcs/0001-ledger.md#a%20b"),
        ("rfcs/0001-ledger.md#why", "rfcs/0001-ledger.md#why"),
        ("rfcs/other.md", "rfcs/other.md"),
        ("https://example.org/rfcs/old.md", "https://example.org/rfcs/old.md"),
        ("#old.md", "#old.md"),
        ("old.md", "rfcs/0001-ledger.md"),
        ("guides/old.md", "guides/old.md"),
    ],
)
def test_links_to_an_old_path_lead_to_the_new_one(render, written, href):
    for text in (f"[x]({written})", f"a *[x]({written})* b", f"[x][r]\n\n[r]: {written}", f"# [x]({written})"):
        assert f'href="{href}"' in render(text)


def test_a_link_in_angle_brackets_may_hold_spaces(render):
    assert 'href="rfcs/0001-ledger.md"' in render("[x](<rfcs/old plan.md>)")


def test_links_in_code_and_raw_html_keep_their_old_path(render):
    html = render('`[x](rfcs/old.md)` <a href="rfcs/old.md">x</a> ![x](rfcs/old.md)\n')
    assert "[x](rfcs/old.md)" in html
    assert 'href="rfcs/old.md"' in html
    assert 'src="rfcs/old.md"' in html


def test_ids_and_moved_links_go_together(render):
    html = render("RFC-0001 [x RFC-0001](rfcs/old.md) RFC-0001")
    assert linked(html) == ["RFC-0001", "RFC-0001"]
    assert '<a href="rfcs/0001-ledger.md">x RFC-0001</a>' in html


PIECES = """RFC-0001 ADR_12 adr-0002 \\RFC-0001 \\ * ** _ ` ```~ ~ ~~~ ____ #_ -_ 1._ >_ |_ | ~|_-_|_-_|~ [ ](x.md) ][r]
~~[r]:_x.md~ <a_href='x'> </a> <kbd> </kbd> <div_markdown>~~ ~~</div> <div> <br> <!--_ --> $ $$ !!!_note_" ???_note_"
===_" " ' {:_.foo} [^1] ~[^1]:_ ~:_ *[RFC]:_x~ *[HTML]:_y~ HTML (c) -- ... == ^^ ++ctrl++ &amp; & https://x.org/ ! ![
<https://x.org/ > word_ é \x02 \x03 \x02wzxhzdk:0\x03 klzzwxh:0001 amp [=50%_" ] [_]_ [x]_ :smile: `#!py_ #12 @user /
. 1/2 1st {++ ++} {-- --} [[ ]] <h2> </h2> <svg> </svg>""".split()
# `~` stands for the end of a line, `_` for a space.
TEXTS = st.lists(
    st.sampled_from([piece.replace("_", " ").replace("~", "\n") for piece in PIECES]) | st.text(max_size=3), max_size=25
).map("".join)


@given(TEXTS)
@example("see *RFC-0001*, `RFC-0001` and \\ADR 12")
def test_all_around_a_link_is_as_without_us(render, text):
    text = f"Text.\n\n{text}"
    plain = markdown().convert(text)
    html = unwrapped(render(text))
    if "\\" in text:  # the one before an id may go
        html, plain = html.replace("\\", ""), plain.replace("\\", "")
    assert html == plain


@settings(max_examples=50)
@given(TEXTS)
def test_links_are_never_nested(render, text):
    assert not [outside for outside in around(render(f"RFC-0001\n\n{text.replace('<a href', '')}")) if "a" in outside]
