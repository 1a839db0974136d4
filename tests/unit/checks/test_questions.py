"""Open questions of settled documents: what counts as asked, as answered, and as settled."""

import pytest

from mkdocs_archplan.read.words.headings import asks, is_open

RULE = "open-questions-left"
LIST = "1. Who pays for it?\n2. **Rotation.** How often are keys rotated?\n"


def told(catalog, body, *, heading="## Open Questions", status="implemented", path="plans/a.md", **tree):
    head = f"---\ntitle: T\nstatus: {status}\ndate: 2025-01-02\n---\n# T\n\n{heading}\n\n{body}\n\n"
    text = f"{head}{heading.split()[0]} References\n\n- Who?\n"
    built = catalog({path: text, **{name.replace("__", "/") + ".md": each for name, each in tree.items()}})
    return [(p.line, p.message) for p in built.problems if p.rule == RULE and p.path == path]


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("plans/a.md", "implemented", "## Open Questions"),
        ("plans/a.md", "implemented", "## Unresolved questions"),
        ("plans/a.md", "done", "## 12. Offene Fragen"),
        ("rfcs/a.md", "approved", "# ❓ Open questions"),
        ("rfcs/a.md", "Implemented", "## Questions ouvertes"),
        ("adr/a.md", "accepted", "## Open Issues"),
    ],
)
def test_open_questions_of_a_settled_document_are_told_once_at_the_first(catalog, path, status, heading):
    ((line, message),) = told(catalog, LIST, heading=heading, status=status, path=path)
    assert line == 10
    assert message == f"this document is '{status}' and holds 2 open questions: “Who pays for it?”"


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("plans/a.md", "active", "## Open Questions"),
        ("plans/a.md", "superseded", "## Open Questions"),
        ("rfcs/a.md", "draft", "## Open Questions"),
        ("rfcs/a.md", "rejected", "## Open Questions"),
        ("rfcs/a.md", "approved", "# Unresolved Questions"),
        ("rfcs/a.md", "Implemented", "# Unanswered Questions"),
        ("adr/a.md", "proposed", "## Open Questions"),
        ("plans/a.md", "implemented", "## Open Questions (Resolved)"),
        ("plans/a.md", "implemented", "## Resolved questions"),
        ("plans/a.md", "implemented", "## Frequently asked questions"),
        ("plans/a.md", "implemented", "## OpenStack"),
    ],
)
def test_questions_that_are_history_or_may_be_open_are_not_told(catalog, path, status, heading):
    assert told(catalog, LIST, heading=heading, status=status, path=path) == []


@pytest.mark.parametrize(
    "item",
    [
        "- Who pays for it?",
        "* Who pays for it? (Mira asks the teams.)",
        "- Who pays for it, and who decided that?",
        "1. Who pays\n   for it?",
        "- [ ] Who pays for it?",
        "- [ ] Find out who pays for it",
        "- How are conflicts resolved?",
        "- 誰が払うのか？",
        "### Money\n\n- Who pays for it?",
        "1. **Money:**\n   - Who pays for it?\n   - Who counts it?",
        "- Who pays for it?\n  And who counts it?",
        "- Who pays for it? TBD",
        "- **Who pays for it?** _To be decided_",
        "- Who pays for it? — open",
        "- Who pays for it?\n  - Status: open",
        "- **Q**: Who pays for it?\n- **A**: TBD",
        "### 1. Who pays for it?\n\nTBD",
        "### Who pays for it?",
        "| # | Question | Answer |\n|---|---|---|\n| 1 | Who pays for it? | |\n| 2 | Who counts it? | Jo |",
        "| Question | Owner | Status |\n|---|---|---|\n| The price | Jo | Open |",
    ],
)
def test_an_item_without_an_answer_is_open(catalog, item):
    assert len(told(catalog, item)) == 1


@pytest.mark.parametrize(
    "item",
    [
        "None",
        "- None.",
        "- N/A",
        "-",
        "None – all questions resolved.",
        "- [x] Who pays for it?",
        "- ~~Who pays for it?~~",
        "- ~~Who pays for it?~~ ⇨ each team",
        "- ✅ Who pays for it?",
        "- Who pays for it? **Resolved:** each team.",
        "- Who pays for it? Each team, as decided in ADR-0003.",
        "- Who pays for it? → each team",
        "- Who pays for it? Yes",
        "- Should it be versioned? No, it never changes.",
        "- (Resolved) Who pays for it?",
        "- Who pays for it?\n  - Each team.",
        "- Who pays for it?\n\n  Each team.",
        "- Who pays for it?\n  > Each team.",
        "1. **Who pays for it?**\n   Each team is better at it than one for all; I lean to that.",
        "- Who pays for it? Each team, most likely.",
        "- Who pays for it? Nobody does today.",
        "- Who pays for it? (resolved)",
        "- [ ] Find out who pays for it: deferred",
        "1. **Who pays for it?**\n   - Option A: each team (recommended)\n   - Option B: one for all",
        "1. **Money**\n   - What is clear: it costs.\n   - Recommendation: each team.",
        "1. Who pays for it?\n\n**A:** Each team.",
        "- Who pays for it? Deferred to the next plan.",
        "- Interactions with the ledger",
        "1. Question 1?\n2. Question 2?",
        "- What parts of the design do you expect to be resolved before this gets merged?",
        "1. Who pays for it?<br/>\n   **_A:_** Each team.",
        "- **Out of scope:** could it be cheaper?",
        "### To do\n\n- [ ] Write tests",
        "- [What is still unclear?]",
        "We wonder who pays for it?",
        "```\n- Who pays for it?\n```",
        "<!-- - Who pays for it? -->",
        "<!--\n- Who pays for it?\n-->",
        "- Should each team pay? (No)",
        "- **Q**: Who pays for it?\n- **A**: Each team.",
        "### Who pays for it?\n\nEach team.",
        "### Q1: Money (resolved)\n\n**Question**: Who pays for it?\n\n**Resolution**: Each team.",
        "### Resolved during planning\n\n- Who pays for it?",
        "### Deferred to implementation\n\n- Who pays for it?",
        "| Question | Decision |\n|---|---|\n| Who pays for it? | Each team |",
        "| # | Question | Decision |\n|---|---|---|\n| -- | None | -- |",
        "| # | Question |\n|---|---|\n| 1 | Who pays for it? |",
        "| Question | Status |\n|---|---|\n| Who pays for it? | [RESOLVED: each team] |\n| And who not? | |",
    ],
)
def test_what_is_answered_or_asks_nothing_is_not_open(catalog, item):
    assert told(catalog, item) == []


def test_the_questions_of_the_template_are_nobodys(catalog):
    prompt = "# [Title]\n\n## Open questions\n\n- What does it cost?\n"
    assert told(catalog, "- What does it cost?", plans__template=prompt) == []
    assert len(told(catalog, "- What does it cost?\n- Who pays?", plans__template=prompt)) == 1


def test_a_long_question_is_shortened_behind_a_word(catalog):
    ((_, message),) = told(catalog, f"- {'word ' * 40}?")
    assert message.endswith("word …”")
    assert len(message) < 150


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Open Questions", (True, True)),
        ("3.2 Open questions and TODOs", (True, True)),
        ("Outstanding issues", (True, True)),
        ("Preguntas abiertas", (True, True)),
        ("未解決の質問", (True, True)),
        ("未解决问题", (True, True)),
        ("Unresolved Questions", (True, False)),
        ("Questions", (True, False)),
        ("Open Questions (answered)", (False, False)),
        ("Known issues", (False, False)),
        ("Question of cost", (False, False)),
        ("", (False, False)),
    ],
)
def test_titles_of_open_questions(title, answers):
    assert (asks(title), is_open(title)) == answers
