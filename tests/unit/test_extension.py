import re

import pytest
from markdown import Markdown

from mkdocs_archplan.extension import ArchplanExtension, makeExtension, page_marker, reveal
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.views.fragments import Fragments
from mkdocs_archplan.views.page import SiteViews

COSTS = """\
# Plan

## Monthly costs

| Item | Cost | Why |
| - | - | - |
| a | $120 | |
| b | $30 | |
| **Total** | **{}** | |
"""
TREE = {
    "plans/README.md": "# Plans\n",
    "plans/a.md": "---\ntitle: Able\nstatus: superseded\nsuperseded_by: b.md\n---\n# Able\n",
    "plans/b.md": "---\ntitle: Baker\nstatus: active\n---\n# Baker\n",
    "rfcs/0001-r.md": "# R\n",
}


def convert(text, **options):
    return Markdown(extensions=["tables", "pymdownx.superfences", ArchplanExtension(**options)]).convert(text)


@pytest.fixture
def render(catalog):
    """Render a text as the page of a docs path of the small site."""

    def render(text, path="index.md", url="./", deferred=False, **options):
        built, settings, fragments = catalog(TREE, **options), read_settings(options), Fragments()
        views = SiteViews(catalog=built, settings=settings, fragments=fragments)
        extension = ArchplanExtension(pages=views.page, fragments=fragments, deferred=deferred)
        md = Markdown(extensions=["tables", "pymdownx.superfences", "toc", "attr_list", extension])
        html = md.convert(page_marker(path, url) + text)
        render.toc = str(md.toc_tokens)
        return html

    return render


def test_alone_it_renders_cost_tables():
    html = convert(COSTS.format("$150"))
    assert '<table class="archplan-costs archplan-costs--shares"' in html
    assert '<tr class="archplan-total">' in html
    assert html.count('class="archplan-amount"') == 4
    assert '<span class="archplan-verdict archplan-verdict--adds-up">adds up</span>' in html


def test_a_wrong_total_says_what_the_rows_add_up_to():
    html = convert(COSTS.format("$160"))
    assert "archplan-verdict--does-not-add-up" in html
    assert "rows add up to $150" in html


def test_verdicts_can_be_turned_off():
    html = convert(COSTS.format("$160"), verify=False)
    assert "archplan-costs" in html
    assert "archplan-verdict" not in html


def test_it_can_be_named_in_a_list_of_extensions():
    assert isinstance(makeExtension(), ArchplanExtension)
    html = Markdown(extensions=["tables", "mkdocs_archplan.extension"]).convert(COSTS.format("$150"))
    assert "archplan-costs" in html


@pytest.mark.parametrize(
    "text",
    [
        COSTS.format("$150").replace("Monthly costs", "Columns").replace("Cost", "Figure"),
        COSTS.format("$150").replace("$", ""),
        "## Costs\n\nno table\n",
        "",
    ],
)
def test_other_tables_and_texts_are_left_alone(text):
    assert "archplan" not in convert(text)


def test_signs_in_cells_are_read_before_markdown_takes_them():
    md = Markdown(extensions=["tables", "pymdownx.tilde", "pymdownx.arithmatex", ArchplanExtension()])
    html = md.convert("## Cost\n\n| Item | Cost |\n| - | - |\n| a | ~$5k/~$8k |\n| b | $5 |\n| Total | $5 |\n")
    assert "archplan-costs" in html


def test_alone_it_follows_no_directive_and_no_marker():
    text = page_marker("plans/a.md", "plans/a/") + "<!-- archplan:index -->\n\ntext\n"
    html = convert(text)
    assert "archplan:index" in html
    assert "<table" not in html


def test_the_page_of_a_document_gets_its_banner_strip_and_linked_documents(render):
    html = render("# Able\n\ntext\n", "plans/a.md", "plans/a/")
    places = [html.index(part) for part in ("<h1", "archplan-banner", "archplan-header", "<p>text", "Linked documents")]
    assert places == sorted(places)
    assert 'href="../b/"' in html
    assert "archplan:page" not in html


def test_the_page_of_a_collection_gets_its_index_at_the_end(render):
    html = render("# Plans\n\nwords\n", "plans/README.md", "plans/")
    assert html.index("<p>words") < html.index("archplan-index")
    assert ">Able</a>" in html
    assert ">Baker</a>" in html


def test_a_directive_places_a_view_and_takes_it_from_the_end(render):
    html = render("# Plans\n\n<!-- archplan:index {status: active} -->\n\nafter\n", "plans/README.md", "plans/")
    assert html.count('class="archplan archplan-index') == 1
    assert html.index("archplan-index") < html.index("<p>after")
    assert ">Baker</a>" in html
    assert ">Able</a>" not in html
    assert "archplan:" not in html


def test_a_page_without_collection_shows_the_one_that_is_named_or_all(render):
    assert render("<!-- archplan:index {collection: rfcs} -->\n").count('data-archplan="rfcs"') == 1
    everything = render("<!-- archplan:index -->\n")
    assert re.findall('data-archplan="(.*?)"', everything) == ["plans-rfcs"]
    assert re.findall("<td><a [^>]*>(.*?)</a>", everything) == ["Baker", "Able", "R"]


def test_backlinks_can_be_placed(render):
    html = render("# Able\n\n<!-- archplan:backlinks -->\n\nafter\n", "plans/a.md", "plans/a/")
    assert html.count("Linked documents</h2>") == 1
    assert html.index("Linked documents") < html.index("<p>after")


def test_two_directives_on_one_line_are_both_followed(render):
    html = render("# Able\n\n<!-- archplan:backlinks -->   <!-- archplan:index -->\n", "plans/a.md", "plans/a/")
    assert "Linked documents</h2>" in html
    assert "archplan-index" in html


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- archplan:index -->\n```\n",
        "    <!-- archplan:index -->\n",
        "`<!-- archplan:index -->`\n",
        "before <!-- archplan:index --> after\n",
        "<!-- archplan:nope -->\n",
        "<!-- archplan:index {collection: [} -->\n",
        "<!-- archplan:index {collection: nope} -->\n",
    ],
)
def test_a_directive_in_code_or_one_that_cannot_be_followed_shows_nothing(render, text):
    html = render(text)
    assert "archplan-index" not in html
    assert "<table" not in html


def test_headings_of_an_index_join_the_table_of_contents(render):
    html = render("# Plans\n\n## Active\n\n", "plans/README.md", "plans/")
    assert "Superseded" in render.toc
    assert html.count('id="active"') == 1


def test_two_indexes_on_a_page_have_different_ids(render):
    html = render("<!-- archplan:index {collection: plans} -->\n\n<!-- archplan:index {collection: plans} -->\n")
    assert html.count('id="active"') == 1
    assert html.count('class="archplan archplan-index') == 2


@pytest.mark.parametrize(
    ("directives", "prefixes"),
    [
        (["index"], []),
        (["index {collection: plans}", "index {collection: plans, facets: []}"], []),
        (["index {collection: plans, limit: 1}", "graph"], []),
        (["index {collection: plans}", "index {collection: rfcs, facets: [text]}"], ["plans.", "rfcs."]),
        (["index {collection: plans}"] * 3, ["plans.", "plans-2.", "plans-3."]),
        (
            ["index", "index {collection: plans}", "trace", "index"],
            ["plans-rfcs.", "plans.", "trace.", "plans-rfcs-2."],
        ),
        (["trace", "trace {facets: [text]}"], ["trace.", "trace-2."]),
    ],
)
def test_each_of_several_views_that_can_be_filtered_has_a_prefix_of_its_own(render, directives, prefixes):
    html = render("\n\n".join(f"<!-- archplan:{directive} -->" for directive in directives))
    assert re.findall('data-prefix="(.*?)"', html) == prefixes


def test_the_index_at_the_end_of_a_page_counts_as_one_of_its_views(render):
    html = render("# Plans\n\n<!-- archplan:trace -->\n", "plans/README.md", "plans/")
    assert re.findall('data-prefix="(.*?)"', html) == ["trace.", "plans."]


def test_deferred_views_travel_in_comments_until_they_are_revealed(render):
    hidden = render("# Able\n\n<!-- a remark -->\n\ntext\n", "plans/a.md", "plans/a/", deferred=True)
    shown = render("# Able\n\n<!-- a remark -->\n\ntext\n", "plans/a.md", "plans/a/")
    assert "<!--archplan:html" in hidden
    assert hidden.count("<!--") == hidden.count("-->")
    revealed = reveal(hidden)
    assert "archplan:html" not in revealed
    assert revealed.replace("&#45;", "-") == shown
    assert "<!-- a remark -->" in revealed


def test_reveal_leaves_other_html_alone():
    html = "<p>a</p><!-- b --><pre>&lt;!--archplan:html</pre>"
    assert reveal(html) == html


@pytest.mark.parametrize("path", ["plans/a.md", "plans/ü b|c--d.md", "a-->.md", 'x" y.md', "50%.md"])
def test_a_page_marker_carries_any_path(path):
    seen = []
    md = Markdown(extensions=[ArchplanExtension(pages=lambda path, url: seen.append((path, url)))])
    assert md.convert(page_marker(path, "x/y%20z/") + "text") == "<p>text</p>"
    assert seen == [(path, "x/y%20z/")]


def test_a_marker_of_an_authors_own_is_not_believed(render):
    html = render("text\n\n" + page_marker("plans/a.md", "plans/a/"))
    assert "archplan-header" not in html


@pytest.mark.parametrize(
    "hostile",
    [
        "\x02wzxhzdk:0\x03",
        "\x02wzxhzdk:999999\x03",
        "\x02klzzwxh:0000\x03",
        "\x02\x03",
        "wzxhzdk:0",
        "<!--archplan:html x archplan:html-->",
    ],
)
def test_placeholders_of_the_renderer_cannot_be_smuggled_in(catalog, hostile):
    quoted = "".join(f"\\x{ord(c):02x}" if c < " " else c for c in hostile)
    tree = {
        "plans/a.md": f'---\ntitle: "{quoted}"\nauthor: "{quoted}"\nstatus: "x {quoted}"\nrelated_rfc: rfc.md\n---\n',
        "rfcs/rfc.md": "# R\n",
    }
    built, fragments = catalog(tree), Fragments()
    views = SiteViews(catalog=built, settings=read_settings({}), fragments=fragments)
    md = Markdown(extensions=["tables", "toc", ArchplanExtension(pages=views.page, fragments=fragments)])
    for path in ("plans/a.md", "plans/index.md", "rfcs/rfc.md"):
        html = md.reset().convert(page_marker(path, "x/y/") + f"# T\n\n{hostile}\n\n## Cost\n\n{hostile} [x](y.md)\n")
        assert "\x02" not in html
        assert "\x03" not in html
        assert html.count("<h1") == 1
        assert "archplan:page" not in html
