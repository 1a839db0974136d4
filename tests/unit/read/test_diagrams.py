"""The diagrams of a file: mermaid's verdict in the author's lines, and files that are not there."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict
from mkdocs_archplan.problems import RULES, Severity
from mkdocs_archplan.read.diagrams import read_diagrams
from mkdocs_archplan.read.document import read_document
from mkdocs_archplan.read.missing_diagrams import report_missing_diagrams
from mkdocs_archplan.read.outline_reader import read_outline
from mkdocs_archplan.read.page import read_page
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.surroundings import Surroundings

BAD = "graph TD\n  A --> B\n  B --> C[x(y)]\n"
FENCE = f"```mermaid\n{BAD}```\n"
FILES = (
    "plans/a.md",
    "plans/diagrams/flow.png",
    "plans/diagrams/flow export.html",
    "rfcs/0001-x.md",
    "diagrams/top.svg",
)


@pytest.fixture(scope="module")
def diagrams():
    diagrams = Diagrams(draw=False)
    yield diagrams
    diagrams.close()


def indented(text, by):
    return "".join(f"{by}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def read(text, diagrams):
    report = Report("plans/a.md")
    found = list(read_diagrams(read_outline(text), text.split("\n"), diagrams, report))
    return found, [(problem.line, problem.column, problem.message) for problem in report.problems]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (FENCE, 4, 12),
        (f"# A\n\ntext\n\n{FENCE}", 8, 12),
        (FENCE.replace("```", "~~~~"), 4, 12),
        (FENCE.replace("```mermaid", "``` { .mermaid #flow }"), 4, 12),
        (FENCE.replace("```mermaid", "```mermaid title"), 4, 12),
        ("1. First\n\n" + indented(FENCE, "    "), 6, 16),
        ("!!! note\n\n" + indented(FENCE, "    "), 6, 16),
        ("!!! note\n" + indented(FENCE, "    "), 5, 16),
        ('=== "One"\n\n    text\n\n=== "Two"\n\n' + indented(FENCE, "    "), 10, 16),
        ("??? note\n\n    !!! note\n\n" + indented(FENCE, "        "), 8, 20),
        ("".join(f"> {line}\n" for line in FENCE.splitlines()), 4, 14),
        ("- one\n\n  > quoted\n  >\n" + "".join(f"  > {line}\n" for line in FENCE.splitlines()), 8, 16),
        (FENCE.replace("```mermaid\n", "```mermaid\n\n\n"), 6, 12),
        (FENCE.replace("  B --> C", "\tB --> C"), 4, 11),
        (FENCE.replace("graph TD\n", "%% why\n\n%%{init: {\n}}%%\ngraph TD\n"), 8, 12),
    ],
)
def test_a_mistake_has_the_authors_line_and_column(diagrams, text, line, column):
    found, problems = read(text, diagrams)
    assert [diagram.valid for diagram in found] == [False]
    assert problems == [(line, column, "unexpected '('.")]
    assert text.split("\n")[line - 1][column - 1 :] == "(y)]"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (FENCE.replace("x(y)", "x y"), [("graph", True)]),
        ("```mermaid\n---\ntitle: Flow\n---\nsequenceDiagram\n  A->>B: x\n```\n", [("sequenceDiagram", True)]),
        ("```mermaid\n```\n", [(None, False)]),
        ("```mermaid\n--8<-- 'flow.mmd'\n```\n", [(None, None)]),
        ("```mermaid\ngraph TD\n  A[{{ name }}]\n```\n", [("graph", None)]),
        ("```mermaid\ngraph TD\n  {% for x in y %}\n```\n", [("graph", None)]),
        ("```mermaid\ngraph TD\n  A{{one}} --> B\n```\n", [("graph", True)]),
        ("```python\ngraph TD\n```\n\n    ```mermaid\n    graph TD\n    ```\n", []),
    ],
)
def test_fences_are_told_apart(diagrams, text, kinds):
    found, problems = read(text, diagrams)
    assert [(diagram.type, diagram.valid) for diagram in found] == kinds
    assert len(problems) == sum(valid is False for _, valid in kinds)


def test_without_a_judge_nothing_is_said():
    found, problems = read(FENCE, None)
    assert ([(diagram.line, diagram.valid) for diagram in found], problems) == ([(1, None)], [])


def test_documents_and_pages_are_checked_alike(diagrams, source, collection):
    around = Surroundings(diagrams=diagrams)
    text = f"---\ntitle: A\nstatus: active\ndate: 2026-01-02\n---\n\n# A\n\n{FENCE}"
    document = read_document(source(text, "plans/a.md"), collection(), around=around)
    page = read_page(source(text, "guide.md"), None, around)
    for problems in (document.problems, page.problems):
        assert [(problem.rule, problem.line, problem.column) for problem in problems] == [("mermaid-syntax", 12, 12)]
    assert str(document.problems[0]).startswith("plans/a.md:12:12: unexpected '('. ")
    assert document.document.diagrams[0].valid is False


@pytest.mark.parametrize("rule", ["mermaid-syntax", "missing-diagram", "broken-diagram-link"])
def test_what_is_broken_is_a_warning(rule):
    assert RULES[rule].severity is Severity.WARNING


def missing(text, path="plans/a.md", url="plans/a/", files=FILES):
    report = Report(path)
    report_missing_diagrams(read_outline(text), text.split("\n"), url, files, report)
    return [(problem.rule, problem.line, problem.message, problem.hint) for problem in report.problems]


@pytest.mark.parametrize(
    "text",
    [
        "![flow](diagrams/flow.png)",
        "![flow](./diagrams/flow.png#only-light)",
        "[export](diagrams/flow%20export.html)",
        "![top](../diagrams/top.svg)",
        "[![flow](diagrams/flow.png)](diagrams/flow.png)",
        '<img src="diagrams/flow.png">',
        '<img alt="x" src="../diagrams/flow.png" width=3>',
        '<iframe src="../diagrams/flow%20export.html"></iframe>',
        "![else](pictures/of-a-cat.png) [page](nothing.html)",
        "![else](https://example.org/diagrams/flow.png) ![](/diagrams/none.png) ![](data:image/png;base64,diagram)",
        "```html\n<img src='diagrams/none.png'>\n```",
        "```mermaid\ngraph TD\n A --> B\n click A '../rfcs/0001-x.md'\n click B \"../rfcs/0001-x.md#why\"\n```",
    ],
)
def test_files_that_are_there_are_no_problem(text):
    assert missing(text) == []


@pytest.mark.parametrize(
    ("text", "line", "name", "hint"),
    [
        ("text\n\n![flow](diagrams/flw.png)", 3, "diagrams/flw.png", "Is 'flow.png' meant?"),
        ("[export](diagrams/none.html)", 1, "diagrams/none.html", "Add the file, or mend its path."),
        ("!!! note\n\n    ![flow](diagrams/other.svg)", 3, "diagrams/other.svg", "Add the file, or mend its path."),
        ("> ![flow](../../diagrams/top.svg)", 1, "../../diagrams/top.svg", "Add the file, or mend its path."),
        (
            '\n<iframe loading="lazy" src="diagrams/none.html"></iframe>',
            2,
            "diagrams/none.html",
            "Add the file, or mend its path.",
        ),
        ("<img src=diagrams/Flow.png>", 1, "diagrams/Flow.png", "Is 'flow.png' meant?"),
    ],
)
def test_files_that_are_not_there_are_reported(text, line, name, hint):
    assert missing(text) == [("missing-diagram", line, f"there is no '{name}'.", hint)]


def test_nodes_that_lead_nowhere_are_reported():
    text = 'x\n\n```mermaid\ngraph TD\n  A --> B\n  click A "../rfcs/0002-x.md" "tip"\n```\n'
    assert missing(text) == [
        (
            "broken-diagram-link",
            6,
            "a node links to '../rfcs/0002-x.md', and there is no such page.",
            "Is '0001-x.md' meant?",
        )
    ]


def test_where_files_are_not_known_nothing_is_missing():
    assert missing("![flow](diagrams/none.png)", files=None) == []


def test_a_node_that_links_to_a_document_names_it(catalog):
    found = catalog(
        {
            "plans/a.md": "---\nstatus: active\n---\n# A\n\n```mermaid\ngraph TD\n  A --> B\n"
            '  click A "../rfcs/0001-x.md"\n```\n',
            "rfcs/0001-x.md": "---\nstatus: approved\n---\n# X\n",
        }
    )
    (backlink,) = found.backlinks["rfcs/0001-x.md"]
    assert (backlink.origin, backlink.reference.line) == ("plans/a.md", 9)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["", "```mermaid\n", "![", "<img src=", "<iframe src='diagrams/"]))
def test_any_text_is_read(text, before):
    diagrams = _Broken()
    found, problems = read(before + text, diagrams)
    lines = (before + text).split("\n")
    assert all(1 <= line <= len(lines) and (column or 1) <= len(lines[line - 1]) + 1 for line, column, _ in problems)
    assert len(problems) == sum(diagram.valid is False for diagram in found)
    missing(before + text)


class _Broken(Diagrams):
    """A judge that likes no diagram, and names its last line."""

    def __init__(self):
        super().__init__(check=False, cache=Path("/nonexistent"))

    def verdict(self, source):
        return Verdict(valid=False, line=source.count("\n") + 1, column=1, message="no")
