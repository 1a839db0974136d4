"""Links in diagrams: found where mermaid's grammars have them, rewritten in place, unsafe ones taken out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.links import diagram_links, page_links, with_links

FLOW = """\
---
title: click A "../no.md"
---
%% click A "../comment.md"
flowchart LR
    A --> B; click A "../rfcs/0001-x.md" "The RFC" _blank
    click B href "b.md#why" _self
    click C call shout() "../tip.md"
    click D shout "../tip.md"
    click E href "https://example.org/x.md"
    A -- "click F 'f.md'" --> G
"""
CLASSES = """\
classDiagram
    class Shape
    link Shape "../shape.md" "tip"
    click Circle href "circle.md"
"""
STATES = 'stateDiagram-v2\n    S1 --> S2\n    click S1 "s1.md" "Tip"\n    click S2 href "s2.md"\n'
GANTT = 'gantt\n    Task :t1, 2026-01-01, 3d\n    click t1 href "../t1.md"\n'
C4 = (
    'C4Context\n    Person(a, "A", "text", $link="a.md")\n    System(b, "B", $tags="x",$link = "https://example.org")\n'
)
SEQUENCE = """\
sequenceDiagram
    participant Alice
    link Alice: Dash board @ ../alice.md
    links Alice: {"Wiki": "wiki.md", "Mail": "mailto:a@example.org"}
    Alice->>Bob: click A "no.md"
"""


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (FLOW, [("../rfcs/0001-x.md", 6), ("b.md#why", 7), ("https://example.org/x.md", 10)]),
        (
            FLOW.replace("flowchart", "graph"),
            [("../rfcs/0001-x.md", 6), ("b.md#why", 7), ("https://example.org/x.md", 10)],
        ),
        (CLASSES, [("../shape.md", 3), ("circle.md", 4)]),
        (STATES, [("s1.md", 3), ("s2.md", 4)]),
        (GANTT, [("../t1.md", 3)]),
        (C4, [("a.md", 2), ("https://example.org", 3)]),
        (SEQUENCE, [("../alice.md", 3), ("wiki.md", 4), ("mailto:a@example.org", 4)]),
        ('mindmap\n  root\n    click here "no.md"\n', []),
        ("", []),
        ("%% only a comment", []),
        ("---\nopen front matter", []),
    ],
    ids=["flowchart", "graph", "class", "state", "gantt", "C4", "sequence", "mindmap", "empty", "comment", "open"],
)
def test_links_are_found_where_they_stand(source, found):
    links = diagram_links(source)
    assert [(link.address, link.line) for link in links] == found
    for link in links:
        assert source[link.start : link.end].strip() == link.address
        assert source.splitlines()[link.line - 1].count(link.address) == 1


def test_pages_are_relative_markdown_files():
    assert [(link.address, link.line) for link in page_links(FLOW)] == [("../rfcs/0001-x.md", 6), ("b.md#why", 7)]
    source = (
        'graph TD\nclick A "/a.md"\nclick B "b.html"\nclick C "javascript:x.md"\nclick D "d.md?x#y"\nclick E "//h/e.md"'
    )
    assert [link.address for link in page_links(source)] == ["d.md?x#y"]


def test_relative_links_lead_where_they_are_followed_to():
    followed = with_links(FLOW, {"../rfcs/0001-x.md": "../../rfcs/0001-x/"}.get)
    assert 'click A "../../rfcs/0001-x/" "The RFC" _blank' in followed
    assert followed.replace("../../rfcs/0001-x/", "../rfcs/0001-x.md") == FLOW
    assert '"Wiki": "../wiki/"' in with_links(SEQUENCE, lambda _: "../wiki/")
    assert "link Alice: Dash board @ ../wiki/\n" in with_links(SEQUENCE, lambda _: "../wiki/")
    assert "mailto:a@example.org" in with_links(SEQUENCE, lambda _: "../wiki/")


def test_an_address_that_would_end_its_quotes_is_not_put_there():
    assert with_links(GANTT, lambda _: '" onclick="x') == GANTT
    assert with_links(GANTT, lambda _: "a\nb") == GANTT


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "javascript&#58;alert(1)",
        "javascript&colon;alert(1)",
        "javascript#58;alert(1)",
        "javascript#colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "/\\\\example.org",
    ],
)
def test_other_schemes_are_taken_out(address):
    asked = []
    for source in (
        f'graph TD\nA-->B\nclick A "{address}" "tip" _blank\nB-->C\n',
        f'C4Context\nPerson(a, "A", $link="{address}")\n',
        f'sequenceDiagram\nlinks Alice: {{"Wiki": "{address}"}}\n',
    ):
        safe = with_links(source, asked.append)
        assert address not in safe
        assert "script" not in safe
        assert safe.count("\n") == source.count("\n")
    assert asked == []
    assert with_links(f'graph TD\nA-->B\nclick A "{address}" "tip" _blank\nB-->C\n', asked.append).split() == [
        "graph",
        "TD",
        "A-->B",
        "B-->C",
    ]
    assert with_links(f'C4Context\nPerson(a, "A", $link="{address}")', asked.append) == 'C4Context\nPerson(a, "A")'


def test_of_a_parameter_the_comma_goes_too():
    assert (
        with_links('C4Context\nSystem(b, "B", $link="x:y", $tags="t")', str) == 'C4Context\nSystem(b, "B", $tags="t")'
    )


PIECES = st.sampled_from(
    ["graph TD\n", "sequenceDiagram\n", "C4Context\n", "---\n", "%%", "click A ", "link A", "links A: ", "href ", '"',
     "{", "}", ":", "@", ";", "#", "\n", " ", "$link=", ",", "a.md", "javascript:", "//", "[", "_blank", "\r", "\u2028"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_has_links_in_order_and_keeps_its_lines(source):
    links = diagram_links(source)
    assert all(one.end <= other.start for one, other in pairwise(links))
    for link in links:
        assert source[link.start : link.end].strip() == link.address
        assert link.whole is None or link.whole[0] <= link.start <= link.end <= link.whole[1]
    assert set(page_links(source)) <= set(links)
    changed = with_links(source, lambda _: None)
    assert changed.count("\n") == source.count("\n")
    assert with_links(changed, lambda _: None) == changed


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_what_is_followed_is_relative_and_what_stays_is_safe(source):
    asked = []
    with_links(source, asked.append)
    assert not [address for address in asked if ":" in address.split("/")[0] or address.startswith("//")]


@given(st.integers(1, 3000))
def test_the_work_grows_with_the_length(size):
    assert len(diagram_links("graph TD\n" + 'click A "a.md"\n' * (size % 50))) == size % 50
    assert diagram_links("graph TD\n" + "click A " * size) == ()
