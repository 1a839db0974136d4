"""What is left to the browser asks no other host for anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.harmless import harmless

FAR = "https://far.example/x.png"


@pytest.mark.parametrize(
    "source",
    [
        "graph TD\n  A[img: x] --> B{{url(x)}}\n",
        'graph TD\n  a@{ shape: rect, label: "img" }\n',
        'graph TD\n  a@{ img: "pictures/a b.png", label: "x" }\n',
        "graph TD\n  a@{\n    img: ../a.png\n    label: x\n  }\n",
        "graph TD\n  style a fill:#fff,stroke:rgb(1,2,3),color:var(--x),stroke-dasharray:5\\,5\n",
        "sequenceDiagram\n  rect rgba(0, 0, 255, .1)\n  A->>B: url(x)\n  end\n",
        'C4Context\n  UpdateElementStyle(a, $bgColor="#fff", $fontColor="rgb(1, 2, 3)")\n',
    ],
)
def test_what_asks_for_nothing_stays_as_it_is(source):
    assert harmless(source) == source


@pytest.mark.parametrize(
    "source",
    [
        f'graph TD\n  a@{{ img: "{FAR}", label: "x" }}\n',
        f"graph TD\n  a@{{ img: {FAR} }}\n",
        f"graph TD\n  a@{{ label: '}}', 'img': '{FAR}' }}\n",
        f'graph TD\n  a@{{ "img" : "{FAR}" }}\n',
        'graph TD\n  a@{ img: "//far.example/x.png" }\n',
        'graph TD\n  a@{ img: "data:image/svg+xml,<svg/>" }\n',
        'graph TD\n  a@{ "\\x69mg": "https\\x3a//far.example/x.png" }\n',
    ],
)
def test_a_picture_from_elsewhere_is_not_shown(source):
    kept = harmless(source)
    assert kept.count("\n") == source.count("\n")
    assert "_img" in kept or "img" not in kept


@pytest.mark.parametrize(
    "line",
    [
        f"style a fill:url({FAR})",
        f"classDef x background : URL ( {FAR} )",
        f"linkStyle 0 stroke:u\\72l({FAR})",
        f"style a background:image-set('{FAR}' 1x)",
        f"rect url({FAR})",
        f"  box src({FAR}) Name",
    ],
)
def test_a_style_calls_for_no_address(line):
    kept = harmless(f"graph TD\n{line}\n").split("\n")[1]
    assert "none" in kept
    assert "far.example" not in kept


@pytest.mark.parametrize("value", [f"url({FAR})", "red;background:url(//x)", "u\\72l(//x)", "var(--x, url(//x))"])
def test_a_colour_of_c4_is_one(value):
    assert harmless(f'C4Context\n  UpdateElementStyle(a, $bgColor="{value}")\n').endswith('$bgColor="none")\n')


PIECES = ["@{", "}", "img", ":", '"', "'", "\\", "style a ", "url(", ")", "\n", "$bgColor=", "x"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_keeps_its_lines_and_is_made_harmless_once(source):
    kept = harmless(source)
    assert kept.count("\n") == source.count("\n")
    assert harmless(kept).count("\n") == source.count("\n")
