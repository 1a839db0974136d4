"""What the text of a page names: links and ids, with their places; and pages that name documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify

from mkdocs_archplan.read.front_matter import read_front_matter
from mkdocs_archplan.read.mentions import read_mentions
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.page import read_page
from mkdocs_archplan.read.places import HeadingIds
from mkdocs_archplan.read.surroundings import Surroundings
from mkdocs_archplan.relations import Relation

IDS = HeadingIds(lambda heading: slugify(heading, "-"))


def mentions(text):
    front_matter = read_front_matter(text, "plans/a.md")
    outline = read_outline(text[front_matter.length :], front_matter.lines + 1)
    return read_mentions(outline, text.split("\n"), front_matter, IDS)


def named(text):
    return [(reference.source, reference.raw, reference.line) for reference in mentions(text).references]


def test_links_and_ids_are_mentions_with_their_lines():
    text = "---\nstatus: active\n---\n# T\n\n[x](b.md) and RFC-0001\n\n- RFC 2\n- [y](c.md#z)\n"
    assert named(text) == [
        ("body", "b.md", 6),
        ("text", "RFC-0001", 6),
        ("text", "RFC 2", 8),
        ("body", "c.md#z", 9),
    ]
    assert {reference.relation for reference in mentions(text).references} == {Relation.MENTIONS}
    assert {reference.target for reference in mentions(text).references} == {None}


@pytest.mark.parametrize(
    "link", ["#part", "mailto:a@example.org", "MAILTO:a@example.org", "javascript:alert(1)", "tel:1", "#"]
)
def test_links_that_cannot_lead_to_a_document_are_none(link):
    assert named(f"[x]({link})") == []


@pytest.mark.parametrize("link", ["b.md", "../", "https://example.org/b/", "//example.org/b", "?q", "b.md#part", "/b"])
def test_links_that_may_lead_to_a_document_are_mentions(link):
    assert named(f"[x]({link})") == [("body", link, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Why *now*\n\nsee [the old one](b.md) here", ("Why now", "why-now", "the old one")),
        ("## Why {#because}\n\nsee [the old one](b.md) here", ("Why", "because", "the old one")),
        ("# Why\n\nsee [the old one](b.md) here", (None, None, "the old one")),
        ("see [the *old* `one`](b.md) here", (None, None, "the old one")),
        ("## Why\n\n## Why\n\nsee [](b.md) here", ("Why", "why_1", "")),
        ("## Why\n\n!!! note\n    see [old](b.md) here", ("Why", "why", "old")),
        ("## Why\n\n| a |\n|---|\n| see [old](b.md) here |", ("Why", "why", "old")),
    ],
)
def test_a_mention_has_its_section_its_words_and_the_text_around(text, expected):
    (reference,) = mentions(text).references
    place = reference.place
    assert (place.section, place.anchor, place.words) == expected
    assert "see" in place.passage
    assert "here" in place.passage


def test_the_place_of_an_id_has_the_id_as_its_words():
    (reference,) = mentions("---\nid: 1\n---\n## Why\n\nas in\nRFC-0001 above").references
    assert (reference.place.section, reference.place.words, reference.line) == ("Why", "RFC-0001", 7)
    assert reference.place.passage == "as in\nRFC-0001 above"


@pytest.mark.parametrize(
    ("front_matter", "linked"),
    [
        ("", True),
        ("---\nautolink: false\n---\n", True),
        ("---\narchplan: {autolink: true}\n---\n", True),
        ("---\narchplan: {}\n---\n", True),
        ("---\narchplan:\n---\n", True),
        ("---\narchplan: false\n---\n", True),
        ("---\narchplan: {autolink: false}\n---\n", False),
        ("---\narchplan: {autolink: False}\n---\n", False),
        ("---\narchplan: {autolink: no}\n---\n", False),
        ("---\narchplan: {autolink: 'off'}\n---\n", False),
        ("---\narchplan:\n  autolink: false\n---\n", False),
        ("+++\n[archplan]\nautolink = false\n+++\n", False),
    ],
)
def test_a_page_may_say_that_its_ids_are_no_links(front_matter, linked):
    found = mentions(f"{front_matter}[x](b.md) RFC-0001 \\RFC-0002\n")
    assert [reference.source for reference in found.references] == (["body", "text"] if linked else ["body"])
    assert found.unlinked == ("RFC-0002",)


def test_ids_behind_a_backslash_are_kept_apart_once_each():
    found = mentions(r"\RFC-0001 RFC-0001 \RFC-0001 \ADR-2")
    assert found.unlinked == ("RFC-0001", "ADR-2")
    assert [reference.raw for reference in found.references] == ["RFC-0001"]


def page(source, text, path="guide.md", **options):
    return read_page(source(text, path), None, Surroundings(ids=IDS), **options)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: A *guide*\n---\n# B\n", "A guide"),
        ("# The guide\n\ntext\n", "The guide"),
        ("# The guide {#top}\n", "The guide"),
        ("text\n", "A guide"),
        ("", "A guide"),
        (b"\xff\xfe\xff", "A guide"),
    ],
)
def test_a_page_has_a_title_whatever_stands_in_it(source, text, title):
    assert page(source, text, "guides/a-guide.md").page.title == title


def test_a_page_names_what_its_text_names(source):
    read = page(source, "# G\n\n## Start\n\n[x](plans/a.md) RFC-1 \\RFC-2\n\n<!-- archplan:index -->\n")
    assert [(r.raw, r.place.anchor) for r in read.page.references] == [("plans/a.md", "start"), ("RFC-1", "start")]
    assert read.page.unlinked == ("RFC-2",)
    assert [comment.text for comment in read.comments] == ["archplan:index"]
    assert read.table is None


def test_a_silent_page_names_nothing(source):
    read = page(source, "# G\n\n[x](plans/a.md) RFC-1 \\RFC-2\n\n<!-- archplan:index -->\n", silent=True)
    assert (read.page.references, read.page.unlinked, read.page.title) == ((), (), "G")
    assert len(read.comments) == 1


def test_broken_front_matter_of_a_page_outside_the_collections_is_not_our_concern(source):
    read = page(source, "---\na: b: c\n---\n# G\n\nRFC-1\n")
    assert read.problems == ()
    assert [(r.raw, r.line) for r in read.page.references] == [("RFC-1", 6)]


LINES = "# H,## H {#a},[x](a.md),RFC-1,\\RFC-1,[x](#a),`RFC-1`,,!!! note,    RFC-2,| a |".split(",")
MARKDOWN = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=12).map("\n".join)
OFF = "---\narchplan: {{autolink: false}}\n---\n{}"


@given(MARKDOWN | MARKDOWN.map(OFF.format) | st.binary(max_size=80))
def test_any_page_is_read(source, text):
    read = page(source, text)
    assert read.page.path == "guide.md"
    assert read.page.title.strip()
    for reference in read.page.references:
        assert reference.relation is Relation.MENTIONS
        assert reference.source in ("body", "text")
        assert reference.line >= 1
        assert reference.place
        assert (reference.place.section is None) == (reference.place.anchor is None)
    assert page(source, text, silent=True).page.references == ()
