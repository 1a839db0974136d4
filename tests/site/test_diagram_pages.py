"""Pages with diagrams: what is loaded, what search finds, where links lead, in each theme and from every folder."""

import json
import re

import pytest

from mkdocs_archplan.diagrams.client import mermaid_script
from mkdocs_archplan.diagrams.drawings.draw import drawing_version

needs_drawing = pytest.mark.skipif(drawing_version() is None, reason="the extra `svg` is not installed")
needs_client = pytest.mark.skipif(mermaid_script() is None, reason="the extra `mermaid` is not installed")

FLOW = '```mermaid\ngraph TD\n    A[Zebrafinch] --> B\n    click A "../rfcs/0001-x.md#why" "Why"\n```\n'
CLIENT = "```mermaid\n%%{init: {'themeVariables': {'pieOpacity': '0.7'}}}%%\ngraph TD\n    A[Zebrafinch] --> B\n```\n"
TREE = {
    "plans/README.md": "# Plans\n",
    "plans/drawn.md": f"---\nstatus: active\n---\n# Drawn\n\n## Flow\n\n{FLOW}",
    "plans/client.md": f"---\nstatus: active\n---\n# Client\n\n## Flow\n\n{CLIENT}",
    "plans/none.md": "---\nstatus: active\n---\n# None\n",
    "rfcs/0001-x.md": "---\nstatus: approved\n---\n# X\n\n## Why\n",
    "guide.md": f"# Guide\n\n{FLOW.replace('../', '')}\n\n![x](diagrams/x.svg)\n",
    "diagrams/x.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def loaded(page):
    """Return the names of the scripts and styles of diagrams that a page loads, without mermaid's stand-in."""
    links = [link.attrs["href"] for link in page.all("link[href]")] + [s.attrs["src"] for s in page.all("script[src]")]
    return {address.rpartition("/")[2] for address in links if re.search(r"diagram|mermaid-client", address)}


@pytest.fixture(scope="module", params=["material", "mkdocs", "readthedocs"])
def themed(request, build_once):
    return request.param, build_once(TREE, {"plugins": ["search", "archplan"]}, theme=request.param)


def test_only_pages_with_a_diagram_load_what_diagrams_need(themed):
    theme, built = themed
    ours = {"diagram.css", "diagram.js"}
    ours |= {"mermaid-client.js"} if theme != "material" and mermaid_script() else set()
    for name in ("plans/drawn", "plans/client", "guide"):
        page = built.html(f"{name}/index.html")
        assert loaded(page) == ours
        assert len(page.all("template.archplan-diagram-template")) == 1
    for name in ("plans/none/index.html", "index.html", "plans/index.html"):
        assert loaded(built.html(name)) == set()
    assert built.dead_addresses() == []


def test_every_fence_is_a_figure(themed):
    _, built = themed
    for name in ("plans/drawn", "plans/client", "guide"):
        page = built.html(f"{name}/index.html")
        assert len(page.all("figure.archplan-diagram")) == 1
        assert "archplan:diagram" not in (built.site / name / "index.html").read_text(encoding="utf-8")
    client = built.html("plans/client/index.html")
    assert client.one("figure.archplan-diagram--client pre.mermaid code").raw_text.startswith("%%{init")


def test_search_finds_a_source_once(themed):
    _, built = themed
    index = json.loads((built.site / "search/search_index.json").read_text(encoding="utf-8"))
    for name in ("plans/drawn", "plans/client"):
        [text] = [entry["text"] for entry in index["docs"] if entry["location"] == f"{name}/#flow"]
        assert text.count("Zebrafinch") == 1
        assert not re.search(r"Enlarge|Copy|font-family|viewBox|var\(", text)


@needs_drawing
@pytest.mark.parametrize(
    ("directory_urls", "drawn", "guide"),
    [
        (True, "../../rfcs/0001-x/#why", "../rfcs/0001-x/#why"),
        (False, "../rfcs/0001-x.html#why", "rfcs/0001-x.html#why"),
    ],
)
def test_nodes_lead_to_pages_of_the_site(build, directory_urls, drawn, guide):
    built = build(TREE, {"use_directory_urls": directory_urls}, theme="material")
    ending = "/index.html" if directory_urls else ".html"
    for name, address in (("plans/drawn", drawn), ("guide", guide)):
        text = (built.site / f"{name}{ending}").read_text(encoding="utf-8")
        figure = text.partition("<figure")[2].partition("</figure>")[0]
        assert f'xlink:href="{address}"' in figure
        assert "0001-x.md" in figure.rpartition("<pre")[2]  # the source is its author's


@needs_client
def test_without_drawing_the_client_gets_links_that_lead_somewhere(build):
    page = build(TREE, theme="mkdocs", mermaid={"render": "client"}).html("plans/drawn/index.html")
    assert 'click A "../../rfcs/0001-x/#why" "Why"' in page.one("pre.mermaid code").raw_text
    assert 'click A "../rfcs/0001-x.md#why" "Why"' in page.one("details code").raw_text


def test_a_broken_diagram_says_so(build):
    broken = TREE["plans/drawn.md"].replace("A[Zebrafinch] -->", "A[Zebrafinch -->")
    built = build({**TREE, "plans/drawn.md": broken}, theme="material")
    page = built.html("plans/drawn/index.html")
    if mermaid_script() is None:
        assert page.one("pre.mermaid")
        return
    assert page.one(".archplan-diagram--broken figcaption b").raw_text.endswith("This diagram cannot be drawn")
    assert not page.all(".archplan-diagram--broken .mermaid")
    assert page.one(".archplan-diagram--broken mark").raw_text.strip()
    assert "A[Zebrafinch -->" in page.one(".archplan-diagram--broken code").raw_text


def test_pictures_are_marked_on_documents_only(build):
    tree = {**TREE, "plans/none.md": TREE["plans/none.md"] + "\n![The x](../diagrams/x.svg)\n"}
    built = build(tree, theme="material")
    picture = built.html("plans/none/index.html").one(".archplan-diagram--picture img")
    assert (picture.attrs["src"], picture.attrs["loading"]) == ("../../diagrams/x.svg", "lazy")
    assert not built.html("guide/index.html").all(".archplan-diagram--picture")
    assert built.dead_addresses() == []


def test_the_language_of_the_site_is_spoken(build):
    page = build(TREE, {"theme": {"name": "material", "language": "de"}}).html("plans/drawn/index.html")
    assert page.one(".archplan-diagram summary").raw_text == "Quelltext"
