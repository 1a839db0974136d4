"""Every rule has a page of documentation, in one form, whose examples are what they say."""

import datetime
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.checks import explained
from mkdocs_archplan.checks.circumstances import Circumstances
from mkdocs_archplan.checks.explained import examples_of, page_of, with_file_names
from mkdocs_archplan.diagrams.memory import Diagrams
from mkdocs_archplan.problems import RULES
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.settings import read_settings
from mkdocs_archplan.site import Sources, page_url, read_site

TODAY = datetime.date(2026, 3, 2)
NOTHING_CHANGED = Circumstances(today=TODAY, changed_within=lambda paths, days: frozenset())
ALL_CHANGED = Circumstances(today=TODAY)
FORM = re.compile(
    r"# (?P<rule>[a-z-]+)\n\n(?P<about>.+?)\n\n## Bad\n\n.+?\n\n## Good\n\n.+?\n\n## What to do\n\n.+\n", re.DOTALL
)
FENCES = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)

every_rule = pytest.mark.parametrize("rule", RULES)


def source(path, content):
    return SourceFile(path=path, url=page_url(path), read=lambda: content)


def problems_in(tree, rule, diagrams=None):
    files = {path: content for path, content in tree.items() if path != "mkdocs.yml"}
    config = yaml.safe_load(tree.get("mkdocs.yml", b"plugins: [{archplan: {}}]"))
    sources = Sources(
        pages=[source(*file) for file in files.items() if file[0].endswith(".md")],
        sidecars=[source(*file) for file in files.items() if file[0].endswith((".yaml", ".yml"))],
        breakdowns=[source(*file) for file in files.items() if file[0].endswith(".json")],
        files=frozenset(files),
    )
    circumstances = NOTHING_CHANGED if rule == "stale-active" else ALL_CHANGED
    settings = read_settings(config["plugins"][0]["archplan"])
    return read_site(sources, settings, diagrams=diagrams, circumstances=circumstances).catalog.problems


@pytest.fixture(scope="module")
def mermaid():
    diagrams = Diagrams(check=True, draw=False)
    yield diagrams
    diagrams.close()


@pytest.fixture
def diagrams(rule, request):
    return request.getfixturevalue("mermaid") if rule == "mermaid-syntax" else None


@every_rule
def test_the_bad_example_has_that_problem_and_no_other(rule, diagrams):
    found = problems_in(examples_of(page_of(rule)).bad, rule, diagrams)
    assert {problem.rule for problem in found} == {rule}, "\n".join(map(str, found))


@every_rule
def test_the_good_example_has_no_problem(rule, diagrams):
    tree = examples_of(page_of(rule)).good
    assert tree
    assert problems_in(tree, rule, diagrams) == ()


@every_rule
def test_a_page_has_the_form_of_all(rule):
    page = page_of(rule)
    matched = FORM.fullmatch(page)
    assert matched
    assert matched["rule"] == rule
    assert 1 <= matched["about"].count("\n\n") + 1 <= 3
    prose = FENCES.sub("", page)
    assert re.findall(r"^#+ .+$", prose, re.MULTILINE) == [f"# {rule}", "## Bad", "## Good", "## What to do"]
    assert [line for line in prose.splitlines() if len(line) > 120] == []


@every_rule
def test_every_fence_is_part_of_an_example(rule):
    page = page_of(rule)
    examples = examples_of(page)
    outermost = [match[0].partition("\n")[0] for match in FENCES.finditer(page)]
    assert len(outermost) == len(examples.bad) + len(examples.good)


def test_there_is_no_page_without_a_rule():
    pages = explained.files(explained.__package__) / "pages"
    assert sorted(page.name for page in pages.iterdir()) == sorted(f"{rule}.md" for rule in RULES)


def test_an_unknown_rule_has_no_page():
    with pytest.raises(KeyError):
        page_of("../explained")


def test_examples_below_a_heading_are_one_site():
    page = """# x

```markdown title="not/in/an/example.md"
```

## Bad

````markdown title="plans/a.md"
```cost
## Good
```
````

~~~yaml title="mkdocs.yml"
plugins: []
~~~

## Good

```markdown title="plans/é.md" encoding="latin-1"
é
"""
    examples = examples_of(page)
    assert examples.bad == {"plans/a.md": b"```cost\n## Good\n```\n", "mkdocs.yml": b"plugins: []\n"}
    assert examples.good == {"plans/é.md": b"\xe9\n"}


def test_file_names_stand_above_their_fences():
    page = '## Bad\n\n```markdown title="plans/a.md"\n# A\n```\n\n```json title="b.json" encoding="latin-1"\n{}\n```\n'
    shown = "## Bad\n\n`plans/a.md`:\n\n```markdown\n# A\n```\n\n`b.json` (saved as latin-1):\n\n```json\n{}\n```\n"
    assert with_file_names(page) == shown


LINES = st.sampled_from(["## Bad", "## Good", "```", "````", "~~~", '```md title="a.md"', '~~~json title="b"', "x"])


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_any_text_can_be_read(text):
    examples = examples_of(text)
    assert all(isinstance(content, bytes) for tree in (examples.bad, examples.good) for content in tree.values())
    assert with_file_names(text).count("\n") >= len(text.splitlines())
