import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.views.document import header_blocks
from mkdocs_archplan.views.linked import linked_blocks


def plan(**fields):
    body = fields.pop("body", "# T\n")
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"


def html_of(blocks):
    return "\n".join(block.html for block in blocks)


def top(catalog, context, tree, path="plans/a.md", **options):
    built = catalog(tree, **options)
    return header_blocks(built.documents[path], context(built, path, **options))


def linked(catalog, context, tree, path, **options):
    """Return {label: [(title, our sections, their sections)]} from the groups that the linked fragment is given."""
    built = catalog(tree, **options)
    page = context(built, path, **options)
    given = []
    render = page.fragments.render
    try:
        page.fragments.render = lambda name, **values: given.append(values["groups"]) or render(name, **values)
        linked_blocks(built.documents[path], page)
    finally:
        page.fragments.render = render
    return {label: [_told(entry) for entry in entries] for groups in given for label, entries in groups}


def _told(entry):
    theirs = ", ".join(place.section for place in (*entry.places, *entry.more))
    return entry.linked.title, ", ".join(place.section for place in entry.here), theirs


def test_each_side_of_a_reference_says_what_it_is(catalog, context):
    tree = {
        "plans/a.md": plan(title="A", related_rfc="RFC-1", supersedes="b.md", body="## Why\n[d](../adr/0002-d.md)\n"),
        "plans/b.md": plan(title="B"),
        "rfcs/0001-r.md": "# R\n",
        "adr/0002-d.md": "---\namends: 3\n---\n# D\n",
        "adr/0003-e.md": "# E\n",
    }
    assert linked(catalog, context, tree, "plans/a.md") == {
        "Supersedes": [("B", "", "")],
        "Implements": [("R", "", "")],
        "Mentions": [("D", "Why", "")],
    }
    assert linked(catalog, context, tree, "plans/b.md") == {"Superseded by": [("A", "", "")]}
    assert linked(catalog, context, tree, "rfcs/0001-r.md") == {"Implemented by": [("A", "", "")]}
    assert linked(catalog, context, tree, "adr/0002-d.md") == {
        "Amends": [("E", "", "")],
        "Mentioned by": [("A", "", "Why")],
    }
    assert linked(catalog, context, tree, "adr/0003-e.md") == {"Amended by": [("D", "", "")]}


def test_a_pair_of_documents_stands_once_under_its_strongest_relation(catalog, context):
    tree = {
        "plans/a.md": plan(
            title="A", related_rfc="RFC-1", body="## One\n[r](../rfcs/0001-r.md)\n## Two\n[r](../rfcs/0001-r.md)\n"
        ),
        "rfcs/0001-r.md": "# R\n\n## Back\n[a](../plans/a.md)\n",
    }
    assert linked(catalog, context, tree, "plans/a.md") == {"Implements": [("R", "One, Two", "Back")]}
    assert linked(catalog, context, tree, "rfcs/0001-r.md") == {"Implemented by": [("A", "Back", "One, Two")]}


def test_a_field_with_a_link_names_the_other_document_once(catalog, context):
    tree = {"adr/0001-a.md": "# A\n", "adr/0002-b.md": "# B\n\n## Links\n\n- Supersedes: [ADR-1](0001-a.md)\n"}
    assert linked(catalog, context, tree, "adr/0002-b.md") == {"Supersedes": [("A", "Links", "")]}
    assert linked(catalog, context, tree, "adr/0001-a.md") == {"Superseded by": [("B", "", "Links")]}


@pytest.mark.parametrize("field", ["related_rfc", "supersedes", "superseded_by", "amends", "related"])
def test_a_page_that_is_no_document_is_neither_successor_nor_linked_document(catalog, context, field):
    tree = {"plans/a.md": plan(status="superseded", **{field: "../guide.md"}), "guide.md": "# Guide\n"}
    html = html_of(top(catalog, context, tree))
    assert "This plan is no longer in force." in html
    assert "guide" not in html
    assert linked(catalog, context, tree, "plans/a.md") == {}


def test_a_document_that_nothing_links_has_no_section(catalog, context):
    built = catalog({"plans/a.md": "# T\n"})
    assert linked_blocks(built.documents["plans/a.md"], context(built, "plans/a.md")) == []


def test_the_section_is_left_out_of_search(catalog, context):
    built = catalog({"plans/a.md": plan(related_rfc="RFC-1"), "rfcs/0001-r.md": "# R\n"})
    (section,) = linked_blocks(built.documents["plans/a.md"], context(built, "plans/a.md"))
    heading, _ = section.children
    assert "data-search-exclude" in section.attributes
    assert (heading.level, heading.text) == (2, "Linked documents")


def view(catalog, context, tree, path, **options):
    """Return what the linked fragment makes of a document's relations: the HTML below the heading."""
    built = catalog(tree, **options)
    (section,) = linked_blocks(built.documents[path], context(built, path, **options))
    return section.children[1].html


def items(html):
    """Return [(label, title, [(href, section, excerpt)], rest)] of a list of linked documents, tags taken off."""
    found = []
    for group in re.findall(r"<div><dt>(.*?)</dt>(.*?)</div>", html, re.DOTALL):
        for entry in re.findall(r"<dd>(.*?)</dd>", group[1], re.DOTALL):
            places = re.findall(r'<li><a href="([^"]*)">([^<]*)</a>(?: <q>([^<]*)</q>)?</li>', entry)
            rest = re.search(r"<li>Also in (.*?)</li>", entry)
            title = re.search(r"<p><a [^>]*>(.*?)</a>", entry)[1]
            found.append((group[0], title, [*map(tuple, places)], re.findall(r">([^<]+)</a>", rest[1]) if rest else []))
    return found


class Texts(HTMLParser):
    """Collects start tags with their attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(html):
    parser = Texts()
    parser.feed(html)
    parser.close()
    return parser.found


def test_a_place_is_a_section_with_its_anchor_and_the_words_around_the_name(catalog, context):
    tree = {
        "rfcs/0001-r.md": "# R\n",
        "plans/a.md": "# A\n\nWe follow RFC-0001 in all this.\n\n## Why & how\n\n- as [R](../rfcs/0001-r.md) says it\n"
        "\n## Costs {#own}\n\n| RFC-0001 | costs us five coins |\n| - | - |\n\n## Costs\n\nRFC-0001\n",
    }
    assert items(view(catalog, context, tree, "rfcs/0001-r.md")) == [
        (
            "Mentioned by",
            "A",
            [
                ("../../plans/a/", "Introduction", "We follow RFC-0001 in all this."),
                ("../../plans/a/#why-how", "Why &amp; how", "as R says it"),
                ("../../plans/a/#own", "Costs", "RFC-0001 · costs us five coins"),
            ],
            ["Costs"],
        )
    ]


def test_the_first_three_places_have_an_excerpt_and_the_others_are_links(catalog, context):
    text = "".join(f"\n## Part {at}\n\nHere is why we need RFC-0001 in {at}.\n" for at in range(6))
    tree = {"rfcs/0001-r.md": "# R\n", "plans/a.md": f"# A\n{text}"}
    html = view(catalog, context, tree, "rfcs/0001-r.md")
    ((_, _, places, rest),) = items(html)
    assert [(section, excerpt) for _, section, excerpt in places] == [
        (f"Part {at}", f"Here is why we need RFC-0001 in {at}.") for at in range(3)
    ]
    assert rest == ["Part 3", "Part 4", "Part 5"]
    assert '<a href="../../plans/a/#part-5">Part 5</a>' in html
    assert html.count("<q>") == 3


def test_a_section_that_names_a_document_often_stands_once(catalog, context):
    tree = {
        "rfcs/0001-r.md": "# R\n",
        "plans/a.md": "# A\n\n## Why\n\nFirst of all RFC-0001 says so.\n\nThen [R](../rfcs/0001-r.md) and RFC-0001.\n",
    }
    ((_, _, places, _),) = items(view(catalog, context, tree, "rfcs/0001-r.md"))
    assert places == [("../../plans/a/#why", "Why", "First of all RFC-0001 says so.")]


def test_sections_of_one_name_are_two_places(catalog, context):
    tree = {"rfcs/0001-r.md": "# R\n", "plans/a.md": "# A\n\n## Why\n\nRFC-0001\n\n## Why\n\nRFC-0001\n"}
    ((_, _, places, _),) = items(view(catalog, context, tree, "rfcs/0001-r.md"))
    assert [href for href, _, _ in places] == ["../../plans/a/#why", "../../plans/a/#why_1"]


def test_own_sections_stand_below_the_document_they_name(catalog, context):
    tree = {
        "rfcs/0001-r.md": "# R\n",
        "plans/a.md": plan(
            title="A", related_rfc="RFC-1", body="# A\n\nRFC-0001\n\n## Why\n\nRFC-0001\n\n## How\n\nRFC-0001\n"
        ),
    }
    html = view(catalog, context, tree, "plans/a.md")
    assert '<small class="archplan-quiet">On this page: <a href="#why">Why</a>, <a href="#how">How</a></small>' in html
    assert "<li>" not in html


def test_a_field_is_no_introduction(catalog, context):
    tree = {
        "adr/0001-a.md": "# A\n",
        "adr/0002-b.md": "# B\n\n- Supersedes: [ADR-1](0001-a.md)\n\n## Why\n\nADR-1 is too old for all this.\n",
    }
    ((label, _, places, _),) = items(view(catalog, context, tree, "adr/0001-a.md"))
    assert (label, [section for _, section, _ in places]) == ("Superseded by", ["Why"])


def test_a_document_shows_id_title_status_and_date_and_a_guide_its_title(catalog, context):
    tree = {
        "rfcs/0001-r.md": "# R\n",
        "adr/0002-b.md": "---\nstatus: accepted\ndate: 2025-01-02\nrelated: RFC-0001\n---\n# 2. B & co\n",
        "guide.md": "---\nstatus: accepted\ndate: 2025-01-02\n---\n# A <guide> & more\n\n## How\n\nRFC-0001\n",
    }
    html = view(catalog, context, tree, "rfcs/0001-r.md")
    document, guide = re.findall(r"<dd>.*?</dd>", html, re.DOTALL)
    assert (
        '<p><a href="../../adr/0002-b/"><b>ADR-0002</b> B &amp; co</a> <span class="archplan-status '
        'archplan-status--accepted"><span class="archplan-icon"></span>Accepted</span> '
        '<time datetime="2025-01-02">Jan 2, 2025</time></p>'
    ) in document
    assert '<p><a href="../../guide/">A &lt;guide&gt; &amp; more</a></p>' in guide
    assert '<a href="../../guide/#how">How</a>' in guide


def test_guides_stand_after_documents_of_the_same_relation(catalog, context):
    tree = {
        "a-guide.md": "# Guide\n\nRFC-0001\n",
        "rfcs/0001-r.md": "# R\n",
        "plans/z.md": "# Z\n\nRFC-0001\n",
        "adr/0001-a.md": "# ADR\n\nRFC-0001\n",
    }
    assert [title for _, title, _, _ in items(view(catalog, context, tree, "rfcs/0001-r.md"))] == [
        "<b>ADR-0001</b> ADR",
        "Z",
        "Guide",
    ]


def test_an_index_of_its_own_collection_does_not_mention_a_document(catalog, context):
    tree = {"rfcs/README.md": "# RFCs\n\nRFC-0001 first\n", "rfcs/0001-r.md": "# R\n", "plans/README.md": "RFC-0001"}
    assert [
        href for _, href in re.findall(r'<p><(a) href="([^"]*)"', view(catalog, context, tree, "rfcs/0001-r.md"))
    ] == ["../../plans/"]


def test_without_autolink_ids_in_prose_name_nothing(catalog, context):
    tree = {"rfcs/0001-r.md": "# R\n", "plans/a.md": "# A\n\nRFC-0001\n"}
    built = catalog(tree, autolink=False)
    assert linked_blocks(built.documents["rfcs/0001-r.md"], context(built, "rfcs/0001-r.md", autolink=False)) == []


def test_labels_are_the_sites_own(catalog, context):
    labels = {
        "introduction": "<Anfang>",
        "here": "Hier:",
        "also_in": "Auch",
        "mentioned_by": "Erwähnt von",
        "linked": "L",
    }
    text = "# A\n\nIt all began with RFC-0001.\n" + "".join(f"\n## P{at}\n\nRFC-0001\n" for at in range(4))
    tree = {"rfcs/0001-r.md": "# R\n\n## Back\n\n[a](../plans/a.md)\n", "plans/a.md": text}
    html = view(catalog, context, tree, "rfcs/0001-r.md", labels=labels)
    for words in ("&lt;Anfang&gt;", "Hier: <a", "<li>Auch <a", "<dt>Erwähnt von</dt>"):
        assert words in html


MISCHIEF = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><b onclick='x'>",
    "{{ 7 * 7 }}{% raw %}",
    "</dl></section><h1>x",
    "&lt;b&gt; &amp;amp;",
    "</q><q>x",
    "javascript:alert(1)",
]


def told_by(mischief, catalog, context):
    quoted = mischief.replace("'", "''")
    tree = {
        "rfcs/0001-r.md": f"# R\n\n## {mischief} a\n\n[a](../plans/a.md)\n",
        "plans/a.md": f"---\ntitle: '{quoted}'\nstatus: '{quoted}'\ndate: '{quoted}'\nid: '{quoted}'\n---\n\n"
        f"## {mischief}\n\n{mischief} and words as in RFC-0001 {mischief} too\n\n"
        + "".join(f"## {mischief} {at}\n\nRFC-0001\n\n" for at in range(4)),
        "guide.md": f"# {mischief}\n\n## x {{#{mischief.split()[0]}}}\n\nRFC-0001 {mischief} and more words here\n",
    }
    return view(catalog, context, tree, "rfcs/0001-r.md")


def assert_harmless(html):
    for tag, attributes in tags(html):
        assert tag in "a b dd div dl dt li p q small span time ul".split()
        assert attributes.keys() <= {"href", "class", "datetime"}
        assert not re.match(r"\s*(?:javascript|data):|//", attributes.get("href") or "")
    assert html.count("<dl>") == html.count("</dl>") == 1


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_nothing_of_an_author_is_markup(catalog, context, mischief):
    html = told_by(mischief, catalog, context)
    assert_harmless(html)
    assert "49" not in html
    assert unescape(mischief.split()[0].strip("{")) in unescape(html)


@given(st.lists(st.sampled_from(MISCHIEF) | st.text(max_size=12), min_size=1, max_size=4).map(" ".join))
def test_any_text_is_only_text(catalog, context, text):
    told = " ".join(text.split()) or "x"
    assert_harmless(told_by(told, catalog, context))


def test_an_introduction_of_which_nothing_is_told_is_left_out(catalog, context):
    tree = {"rfcs/0001-r.md": "# R\n", "guide.md": "# G\n\nRFC-0001\n"}
    assert linked(catalog, context, tree, "rfcs/0001-r.md") == {"Mentioned by": [("G", "", "")]}
