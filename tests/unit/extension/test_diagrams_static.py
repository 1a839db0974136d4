"""Diagrams that are files: which they are, and what becomes of pictures, links and frames on a document's page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension

from mkdocs_archplan.diagrams.static import diagram_path, static_diagram
from mkdocs_archplan.extension.diagrams import DiagramPage, reveal_diagrams
from mkdocs_archplan.extension.pictures import PictureProcessor
from mkdocs_archplan.views.fragments import Fragments


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("diagrams/a.svg", "picture"),
        ("../Diagrams/deep/A.PNG", "picture"),
        ("images/context-diagram.webp", "picture"),
        ("images/ContextDiagram.jpeg?v=2#x", "picture"),
        ("my%20diagrams/a.svg", None),
        ("%64iagrams/a.svg", "picture"),
        ("/diagrams/a.gif", "picture"),
        ("images/a.svg", None),
        ("diagrams", None),
        ("diagrams/", None),
        ("diagrams/a.pdf", None),
        ("diagrams/a.html", "export"),
        ("../diagrams/a.HTM#page", "export"),
        ("diagrams/index.html", None),
        ("diagrams.html", None),
        ("context-diagram.html", None),
        ("https://example.org/diagrams/a.svg", None),
        ("//example.org/diagrams/a.svg", None),
        ("data:image/svg+xml,diagrams/a.svg", None),
        ("http://[diagrams/a.svg", None),
        ("//[diagrams/a.svg", None),
        ("", None),
    ],
)
def test_what_is_a_static_diagram(address, kind):
    assert static_diagram(address) == kind


@given(st.text())
def test_any_address_has_an_answer(address):
    assert static_diagram(address) in (None, "picture", "export")
    assert isinstance(diagram_path(address), str)


def render(text, *, document=True, deferred=False):
    class Pictures(Extension):
        def extendMarkdown(self, md):  # noqa: N802
            page = DiagramPage(path="plans/a.md", document=document, url=str)
            md.treeprocessors.register(PictureProcessor(md, Fragments(), lambda: page, deferred=deferred), "p", 7.9)

    return Markdown(extensions=["attr_list", "md_in_html", "tables", Pictures()]).convert(text)


PICTURE = "![The ledger](diagrams/ledger.svg)"


def test_a_picture_of_its_own_can_be_enlarged():
    html = render(f"# T\n\n{PICTURE}\n\ntext")
    assert '<div class="archplan archplan-diagram archplan-diagram--picture">' in html
    assert (
        '<div class="archplan-diagram__picture" data-name="The ledger">'
        '<img alt="The ledger" decoding="async" loading="lazy" src="diagrams/ledger.svg" />'
    ) in re.sub(
        r"<img [^>]*>", lambda tag: "<img " + " ".join(sorted(re.findall(r'\w+="[^"]*"', tag[0]))) + " />", html
    )
    assert html.count("<button") == 1
    assert "<p>text</p>" in html


@pytest.mark.parametrize(
    "text",
    [
        f"See {PICTURE} here.",
        f"[{PICTURE}](https://example.org)",
        f"{PICTURE}{{ align=left }}",
        f"| a |\n| --- |\n| {PICTURE} |",
        f"{PICTURE} {PICTURE}",
        '<img src="diagrams/ledger.svg" alt="x">',
        "<p><img alt='x' src='diagrams/ledger.svg'/></p>",
    ],
    ids="inline linked floating cell two raw paragraph".split(),
)
def test_any_other_picture_only_loads_late(text):
    html = render(text)
    assert "<button" not in html
    images = re.findall(r"<img [^>]*>", html)
    assert images
    for image in images:
        assert image.count('loading="lazy"') == 1
        assert image.count('decoding="async"') == 1


def test_what_an_author_says_of_loading_stays():
    assert 'loading="eager"' in render(f"{PICTURE}{{ loading=eager }}")
    assert render('<img loading="eager" src="diagrams/a.svg">').count("loading") == 1


@pytest.mark.parametrize(
    "text", ["![x](images/a.png)", "![x](https://example.org/diagrams/a.png)", '<img src="a.png">']
)
def test_other_pictures_are_left_alone(text):
    assert render(text) == render(text, document=False)
    assert "loading" not in render(text)


def test_a_page_that_is_no_document_is_left_alone():
    html = render(f"{PICTURE}\n\n[x](diagrams/a.html)", document=False)
    assert "archplan" not in html
    assert "loading" not in html


def test_a_link_to_an_export_opens_in_place_and_stays_a_link():
    html = render("[Ledger](diagrams/ledger.html){ .big } and [other](ledger.html)")
    assert '<a class="archplan-diagram-export big" href="diagrams/ledger.html">Ledger</a>' in html
    assert '<a href="ledger.html">other</a>' in html


def test_a_frame_with_an_export_loads_late_and_can_be_enlarged():
    frame = '<iframe src="../diagrams/ledger.html" width="100%" title="a > b"></iframe>'
    html = render(f"text\n\n{frame}\n\ntext")
    assert 'width="100%" title="a > b" loading="lazy"></iframe>' in html
    assert "archplan-diagram--frame" in html
    assert html.count("<button") == 1
    within = render(f"<div>\n{frame}\n</div>")
    assert 'loading="lazy"' in within
    assert "<button" not in within
    other = '<iframe src="https://example.org/diagrams/a.html"></iframe>'
    assert render(other) == other


def test_deferred_no_word_of_ours_is_seen_by_search():
    text = f'{PICTURE}\n\n<iframe src="diagrams/a.html"></iframe>'
    html = render(text, deferred=True)
    assert "Enlarge" not in re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    assert reveal_diagrams(html) == render(text)
