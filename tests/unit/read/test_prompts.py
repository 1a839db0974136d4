"""Prompts of a template that were left in a text, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.read.prompts import NO_PROMPTS, find_prompts, may_hold_prompts, read_own_prompts, report_prompts
from mkdocs_archplan.read.report import Report
from mkdocs_archplan.read.source import SourceFile
from mkdocs_archplan.start.templates import scaffold

MADR_2 = """## Decision Outcome

Chosen option: "[option 1]", because [justification. e.g., only option, which meets k.o. criterion decision driver | …].

### Positive Consequences <!-- optional -->

- [e.g., improvement of quality attribute satisfaction, follow-up decisions required, …]
- …

### Run as a function

[example | description | pointer to more information | …] <!-- optional -->

- Good, because [argument a]

## Links

* [Link type] [Link to ADR] <!-- example: Refined by [ADR-0005](0005-example.md) -->
"""
MADR_4 = """## Considered Options

* {title of option 1}
* Do nothing

### Consequences

* Good, because {positive consequence, e.g., improvement of one or more desired qualities, …}
* Bad, because {negative consequence, e.g., compromising one or more desired qualities, …}
* … <!-- numbers of consequences can vary -->

### Confirmation

{Describe how the implementation of/compliance with the ADR can/will be confirmed. E.g., by tests.}
"""
NYGARD = """## Context

_The issue motivating this decision, and any context that influences or constrains the decision._

Two teams ship the scanner.

## Decision

What is the change that we’re proposing and/or doing?

## Consequences

What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated.
"""
PLAN = """### Component 1: [Name]

**Purpose**: [What this component does]

- `src/parcels.py` - [Description]

### Phase 1: [Phase Name]

1. Step 1
2. Ship it

- [ ] Validation criterion 1
"""
# The text, and what of it is a prompt.
LEFT = {
    "a paragraph": ("Text.\n\n[Describe the problem]\n", ["[Describe the problem]"]),
    "over two lines": (
        "[Describe the problem\nin a sentence or two.]\n",
        ["[Describe the problem in a sentence or two.]"],
    ),
    "an item": ("- [Link to the dashboard]\n", ["[Link to the dashboard]"]),
    "an item of a loose list": ("1. [Explain why]\n\n2. Two\n", ["[Explain why]"]),
    "with a comment": ("[List all consumers] <!-- optional -->\n", ["[List all consumers]"]),
    "in emphasis": ("*[Briefly describe the flow]*\n", ["[Briefly describe the flow]"]),
    "with brackets escaped": ("\\[Describe the problem\\]\n", ["[Describe the problem]"]),
    "with code in it": ("[Describe the `queue` here]\n", ["[Describe the queue here]"]),
    "behind a colon": ("**Risk**: [Describe the risk]\n", ["[Describe the risk]"]),
    "behind a dash": ("- `a.py` – [Describe what it does].\n", ["[Describe what it does]"]),
    "a cell": ("| a | b |\n| - | - |\n| x | [Explain why] |\n", ["[Explain why]"]),
    "a heading": ("## [Short description of the option]\n", ["[Short description of the option]"]),
    "a person": ("Ask\n\n[Your name]\n", ["[Your name]"]),
    "angles that no tag has": ("<describe what changes, and why?>\n", ["<describe what changes, and why?>"]),
    "angles like a tag's": ("Text\n\n<describe the change>\n", ["<describe the change>"]),
    "angles in a line": ("- <your name>\n", ["<your name>"]),
    "two angles": ("**Owner**: <your team>\n", ["<your team>"]),
    "German": ("[Beschreibe das Problem]\n", ["[Beschreibe das Problem]"]),
    "French": ("[Décrivez le problème]\n", ["[Décrivez le problème]"]),
    "Spanish": ("[Explique el problema]\n", ["[Explique el problema]"]),
    "Japanese": ("[ここに背景を記入]\n", ["[ここに背景を記入]"]),
    "sections of nothing else": (
        "## Context\n\n[The forces at play here]\n\n## Decision\n\n[Our answer to these forces]\n",
        ["[The forces at play here]", "[Our answer to these forces]"],
    ),
    "a known sentence in brackets": (
        "## Context\n\n[What is the issue that we're seeing that is motivating this decision or change?]\n",
        ["[What is the issue that we're seeing that is motivating this decision or change?]"],
    ),
    "sections of several": (
        "## Context\n\n[Which forces are there?]\n[Why is this needed now?]\n\n## Decision\n\n[What was decided]\n",
        ["[Which forces are there?]", "[Why is this needed now?]", "[What was decided]"],
    ),
    "filler": ("## A\n\nLorem ipsum dolor sit amet\n", ["Lorem ipsum dolor sit amet"]),
    "to do": ("## A\n\nTODO: describe the rollback\n", ["TODO: describe the rollback"]),
    "MADR 2": (
        MADR_2,
        [
            "[option 1]",
            "[justification. e.g., only option, which meets k.o. criterion decision driver | …]",
            "[e.g., improvement of quality attribute satisfaction, follow-up decisions required, …]",
            "[example | description | pointer to more information | …]",
            "[Link type]",
            "[Link to ADR]",
        ],
    ),
    "MADR 4": (
        MADR_4,
        [
            "{title of option 1}",
            "{positive consequence, e.g., improvement of one or more desired qualities, …}",
            "{negative consequence, e.g., compromising one or more desired qualities, …}",
            "{Describe how the implementation of/compliance with the ADR can/will be confirmed. E.g., by tests.}",
        ],
    ),
    "Nygard": (
        NYGARD,
        [
            "The issue motivating this decision, and any context that influences or constrains the decision.",
            "What is the change that we’re proposing and/or doing?",
            NYGARD.splitlines()[-1],
        ],
    ),
    "a plan": (
        PLAN,
        [
            "[Name]",
            "[What this component does]",
            "[Description]",
            "[Phase Name]",
            "Step 1",
            "Validation criterion 1",
        ],
    ),
}
NONE_LEFT = [
    "[Describe the problem](problem.md)\n",
    "[Describe the problem][problem]\n\n[problem]: problem.md\n",
    "[Describe the problem]\n\n[Describe the problem]: problem.md\n",
    "[Describe the problem][]\n\n[describe the problem]: problem.md\n",
    "![Describe the picture](a.svg)\n",
    "[//]: # ([Describe the problem])\n",
    "<!-- [Describe the problem] -->\n",
    "<!--\n[Describe the problem]\n\nLorem ipsum\n-->\n",
    "```\n[Describe the problem]\n```\n",
    "~~~yaml\nkey: [Describe the problem]\n~~~\n",
    "```mermaid\ngraph TD\n  A[Describe the problem] --> B{Describe the answer}\n```\n",
    "    [Describe the problem]\n",
    "`[Describe the problem]`\n",
    "- `<your name>` is replaced\n",
    "<pre>\n[Describe the problem]\n</pre>\n",
    "> [Describe the problem]\n",
    "> Lorem ipsum dolor\n",
    "The template said [Describe the problem] where nobody wrote a word.\n",
    "Footnotes[^1] are text.\n\n[^1]: Describe the problem\n",
    "- [ ] Describe the problem\n- [x] Explain the answer\n- [ ] TODO: describe the rollback\n",
    "TODO: describe the rollback in the runbook, which Tesfaye and Mira are to keep from now on, and read yearly\n",
    "TODO: ship it\n",
    "- TODO: describe the rollback\n",
    "[[Describe the problem]]\n",
    "## [Unreleased]\n\n[sic] [WIP] Draft\n",
    "As in [RFC 2119] and [Smith 2020].\n\n[RFC 2119]\n\n[Smith and Weber 2020]\n",
    "## A\n\n[Not decided yet]\n\n## B\n\n[See the other plan]\n",
    "## A\n\n[Work in progress]\n\n## B\n\n[To be done later]\n",
    "## A\n\n[API Gateway Deployment Guide]\n\n## B\n\n[AWS Lambda Limits Explained]\n",
    "## References\n\n[The parcel handbook]\n\n## Links\n\n[The ledger handbook]\n",
    "## Runbook\n\n[The parcel handbook]\n",
    "## A\n\n- [The parcel handbook]\n\n## B\n\n- [The ledger handbook]\n",
    "## A\n\n[The parcel handbook] tells how.\n\n## B\n\n[The ledger handbook] as well.\n",
    "- [Add the metrics]\n- [Replace the queue]\n- [Document the limits]\n",
    "- [Describe API in OpenAPI]\n- [Explain Plan Analyzer]\n",
    "| [exit status] | Pass (0), fail (100) |\n| - | - |\n| [Buildpacks Directory Layout] | a |\n",
    "* [Option 1] ensure that the record exists\n* [Option 2] continue\n",
    "- [option 1]\n- [option 2]\n",
    "## Option 1\n\n## Option 2\n\n- [Option 1]\n- [Option 2]\n",
    "- [Description]\n- [Purpose]\n\n## Description\n\n## Purpose\n",
    "## How the system scales\n\nSee above:\n\n- [How the system scales]\n",
    "## Links\n\n- [How the system scales]\n",
    "The [Reconnect process] is performed, of which [caches data in an account? I'm not sure how they do].\n",
    "A `Vec<T>`, Vec<T>, Map<String, List<Key value>>, Union[Entity, None], dict[str, Any]\n",
    "def add(entity: Union[DerivedEntity, Entity], merge: Optional[str] = None)\n",
    "`f(a[, b])` and f(a[, the second one])\n",
    '[=50% "50%"]\n\n[TOC]\n\n[[toc]]\n',
    "# Title {: .class #id }\n\n## Two {#describe-the-id}\n\n{: .describe the class }\n",
    "{{ describe the macro }}\n\n{% include 'a' %}\n\n${describe the variable}\n\n{# describe the comment #}\n",
    "{++describe the insertion++} {==list the marks==}{>>explain the comment<<}\n",
    "*[HTML]: Describe the abbreviation\n\nHTML\n",
    "total = \\text{7 layers} and {name, id}, /parcels/{parcel id}/items\n",
    "<details open>\n<summary>Describe the problem</summary>\n\nText\n\n</details>\n",
    '<a href="x">Describe the problem</a>\n\n<div markdown class="grid">\n</div>\n',
    "<https://parcels.example/describe the>\n",
    "Run ledger <command> <your token> to begin.\n",
    "| Variable | Value |\n| - | - |\n| TOKEN | <your token> |\n",
    "We tried it with Lorem ipsum and with real letters.\n",
    "## Drawbacks\n\nWhy should we *not* do this? It costs a day.\n",
    "## Steps\n\n1. Step 1\n2. Step 2\n",
    "- [ ] Validation criterion 1 holds\n- [ ] Prerequisite 1: a contract\n",
    "!!! note\n    [Describe the problem]\n",
    "[ ] [x] [] [ ]( ) {} <>\n",
]


def own(*templates):
    files = [
        SourceFile(path=f"adr/template-{at}.md", url="", read=lambda text=text: text.encode())
        for at, text in enumerate(templates)
    ]
    return read_own_prompts(files)


def texts(text, prompts=NO_PROMPTS):
    return [prompt.text for prompt in find_prompts(text, prompts)]


def reported(text, prompts=NO_PROMPTS, first_line=1, taken=()):
    report = Report("adr/a.md")
    report_prompts(text, first_line, prompts, report, taken)
    return [(p.rule, p.line, p.column, p.message) for p in report.problems]


@pytest.mark.parametrize("name", LEFT)
def test_a_prompt_is_found(name):
    text, prompts = LEFT[name]
    assert texts(text) == prompts
    assert may_hold_prompts(text)


@pytest.mark.parametrize("text", NONE_LEFT)
def test_what_only_looks_like_a_prompt_is_none(text):
    assert texts(text) == []
    assert reported(text) == []


@pytest.mark.parametrize("kind", ["plan", "rfc", "adr"])
def test_what_new_documents_start_from_holds_prompts_under_nearly_every_heading(kind):
    text = scaffold(kind).decode().partition("\n---\n")[2]
    assert len(texts(text)) >= text.count("\n## ")


def test_one_finding_tells_the_first_place_and_how_many_there_are():
    assert reported("# Títle\n\nÄ: [Describe the a]\n\n- [Explain why]\n", first_line=7) == [
        (
            "placeholder-left",
            9,
            4,
            "2 prompts of the template were left in the text, the first is '[Describe the a]'.",
        )
    ]
    assert reported("\n  - [Explain why]\n") == [
        ("placeholder-left", 2, 5, "a prompt of the template was left in the text: '[Explain why]'.")
    ]


def test_a_long_prompt_is_shown_in_part():
    ((*_, message),) = reported(f"[Describe the {'very ' * 30}long problem]\n")
    assert message == (
        "a prompt of the template was left in the text: '[Describe the very very very very very very very very very …'."
    )
    ((*_, message),) = reported("Lorem ipsum, [a](b.md)\n")
    assert message == "a prompt of the template was left in the text: 'Lorem ipsum, …'."


def test_lines_that_are_told_already_do_not_count():
    text = "[Describe the a]\n\n[Describe the b]\n"
    assert reported(text, taken={1})[0][1:] == (
        3,
        1,
        "a prompt of the template was left in the text: '[Describe the b]'.",
    )
    assert reported(text, taken={1, 3}) == []


OWN = """---
title: "[Title]"
---
# [Title]

## Context

[Forces, in a paragraph]

| Risk | Answer |
| ---- | ------ |
| a    | [Answer] |

Owner: <team of two words>, {a reason to wait}, [Optional], [RFC 2119], [x] and `[in code]`

1. Step 1

## Drawbacks

Why should we *not* do this?
What would break?

## License

This text is in the public domain.

## Feedback

Discuss on the forum. Add your comments below.
"""
# What of the template above is left in a text.
OWN_LEFT = {
    "a sentence around it": ("The forces are [Forces, in\na paragraph] here.\n", ["[Forces, in a paragraph]"]),
    "quoted": ("> [Forces, in a paragraph]\n", ["[Forces, in a paragraph]"]),
    "a cell of one word": ("|a|b|\n|-|-|\n|x| [Answer] |\n", ["[Answer]"]),
    "a value of one word": ("Why?\n\n*[Answer]*\n", ["[Answer]"]),
    "angles": ("Owner: <team of two words>, soon\n", ["<team of two words>"]),
    "braces": ("We have {a reason to wait}.\n", ["{a reason to wait}"]),
    "a count": ("1. Step 1\n2. Ship it\n", ["Step 1"]),
    "a section": (
        "## Drawbacks\n\nWhy should we *not* do this?\nWhat  would break?\n\n## License\n",
        ["Why should we not do this? What would break?"],
    ),
}


@pytest.mark.parametrize("name", OWN_LEFT)
def test_what_the_folders_template_asks_for_is_found(name):
    text, prompts = OWN_LEFT[name]
    assert texts(text, own("# Another\n", OWN)) == prompts
    assert may_hold_prompts(text, own(OWN))
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "See [Answer] for more.\n",
        "## Answer\n\n- [Answer]\n",
        "[Forces, in a paragraph](forces.md) and `[Forces, in a paragraph]`\n",
        "## Drawbacks\n\nWhy should we *not* do this?\nWhat would break?\n\nNothing would.\n",
        "## Drawbacks\n\nWhy should we *not* do this?\nWhat would break?\n\n```\nthe queue\n```\n",
        "## Another\n\nWhy should we *not* do this?\nWhat would break?\n",
        "## License\n\nThis text is in the public domain.\n",
        "## Feedback\n\nDiscuss on the forum. Add your comments below.\n",
        "[Optional], [RFC 2119], [x], [in code]\n",
    ],
)
def test_what_a_document_answers_or_keeps_of_its_template_is_none(text):
    assert texts(text, own(OWN)) == []


def test_a_template_that_cannot_be_read_asks_for_nothing():
    def read():
        raise OSError

    assert read_own_prompts([SourceFile(path="adr/template.md", url="", read=read)]) == NO_PROMPTS


HEAD = "---\ntitle: T\nstatus: proposed\ndate: 2025-01-02\n---\n# T\n\n## Context\n\n"


def left(catalog, tree):
    return [(p.path, p.line) for p in catalog(tree).problems if p.rule == "placeholder-left"]


def test_documents_are_held_against_the_template_of_their_own_folder(catalog):
    text = f"{HEAD}It is [Forces, in a paragraph].\n"
    assert left(catalog, {"adr/template.md": OWN, "adr/0001-a.md": text, "rfcs/0001-a.md": text}) == [
        ("adr/0001-a.md", 10)
    ]


def test_templates_indexes_and_other_pages_are_not_looked_at(catalog):
    text = "# T\n\n[Describe the problem]\n"
    tree = {"adr/template.md": text, "adr/README.md": text, "guide.md": text, "adr/0001-a.md": f"{HEAD}Text\n"}
    assert left(catalog, tree) == []


def test_prompts_in_the_text_make_no_template_of_a_document(catalog):
    found = catalog({"adr/0000-a.md": f"{HEAD}[Describe the a]\n\n[Describe the b]\n\n[Describe the c]\n"})
    assert list(found.documents) == ["adr/0000-a.md"]


def test_prompts_of_fields_titles_and_costs_are_told_once(catalog):
    table = "## Costs\n\n| Item | Cost | Why |\n| - | - | - |\n| Queue | $X | [Explain why] |\n"
    text = f"---\nstatus: active\ndate: 2025-01-02\n---\n# [Brief Title]\n\n- Author: [Your Name]\n\n{table}"
    assert left(catalog, {"plans/a.md": text}) == [("plans/a.md", 5), ("plans/a.md", 7)]
    filled = text.replace("$X", "$30")
    assert left(catalog, {"plans/a.md": filled}) == [("plans/a.md", 5), ("plans/a.md", 7), ("plans/a.md", 13)]


FRAGMENTS = st.sampled_from(
    [
        *"[]{}<>()#*-|`:\n >!\\x",
        *("\n\n", "- ", "## ", "```\n", "ä", "\x00", "\ud800", "<!--", "-->", "[Describe the a]", "{list the b}"),
        *("<your name>", "[Phase Name]", "- [ ] Validation criterion 1", "Lorem ipsum", "[The forces at play]"),
    ]
)


@settings(max_examples=100)
@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join)))
def test_any_text_is_read_and_each_prompt_stands_where_it_is_said_to(text):
    data = text.encode("utf-8", "replace")
    prompts = find_prompts(text, own(OWN))
    assert [p.byte for p in prompts] == sorted(p.byte for p in prompts)
    for prompt in prompts:
        assert data[prompt.byte :].decode("utf-8").startswith(prompt.text[0])
    assert len(reported(text)) <= 1


BLOCKS = st.sampled_from(
    [
        *(
            "[Describe the a]",
            "- {list the b}",
            "<explain why it is>",
            "### Phase 1: [Phase Name]",
            "1. Step 1",
            "Ä – ö",
        ),
        *("- [ ] Prerequisite 2", "Lorem ipsum dolor", "Text [a](b).", "[Not yet, sorry]", "## Context"),
        "[The forces at play]",
    ]
)


@settings(max_examples=100)
@given(st.lists(BLOCKS, max_size=8))
def test_a_text_with_prompts_is_always_looked_at_and_one_in_code_never_has_any(blocks):
    text = "\n\n".join(blocks) + "\n"
    assert may_hold_prompts(text) or find_prompts(text) == ()
    assert find_prompts(f"~~~\n{text}~~~\n") == ()
