"""A status held against the check list of its document: what real plans do, and what only looks like it."""

import pytest

from mkdocs_archplan.read.words.headings import phase_number

RULES = ("implemented-with-open-tasks", "active-but-all-done", "phase-order")


def told(catalog, body, status="active", path="plans/a.md", **options):
    text = f"---\ntitle: T\nstatus: {status}\ndate: 2025-01-02\n---\n# T\n\n{body}\n"
    return [(p.rule, p.line, p.message) for p in catalog({path: text}, **options).problems if p.rule in RULES]


FIRST = 8  # the line on which `body` begins
OPEN = "## Tasks\n\n- [x] Move the ledger\n- [ ] Drop the old table\n- [ ] Tell the teams\n"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("plans/a.md", "implemented"),
        ("plans/a.md", "done"),
        ("plans/a.md", "✅ Completed (2025-02-03)"),
        ("rfcs/a.md", "Implemented"),
        ("adr/a.md", "implemented"),
    ],
)
def test_done_with_open_tasks_is_told_at_the_first_of_them(catalog, path, status):
    ((rule, line, message),) = told(catalog, OPEN, status, path)
    assert (rule, line) == (RULES[0], FIRST + 3)
    assert message == f"this document is '{status}', but 2 of its 3 tasks are not ticked."


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("plans/a.md", "active"),
        ("plans/a.md", "superseded"),
        ("plans/a.md", "Implemented (partially)"),
        ("plans/a.md", "Done, except for phase 3"),
        ("plans/a.md", "80% complete"),
        ("plans/a.md", "implemented but not rolled out"),
        ("rfcs/a.md", "approved"),
        ("adr/a.md", "accepted"),
        ("adr/a.md", "rejected"),
    ],
)
def test_a_status_that_leaves_work_to_do_may_have_open_tasks(catalog, path, status):
    assert told(catalog, OPEN, status, path) == []


@pytest.mark.parametrize(
    "body",
    [
        "- [x] a\n- [X] b\n",
        "## Future Work\n\n- [ ] Add another region\n",
        "## Follow-ups\n\n### In spring\n\n- [ ] Add another region\n",
        "## 7. Out of scope\n\n- [ ] Add another region\n",
        "## 🔮 Future enhancements\n\n- [ ] Add another region\n",
        "## Alternatives considered\n\n- [ ] Use a queue\n",
        "## Phase 4 (dropped)\n\n- [ ] Add another region\n",
        "## Rollback plan\n\n- [ ] Restore the snapshot\n",
        "## Ausblick\n\n- [ ] Noch eine Region\n",
        "- [ ] ~~Add another region~~\n",
        "- [ ] Add another region (optional)\n",
        "- [ ] Add another region: moved to PLAN-0009\n",
        "- [ ] Prerequisite 1\n- [ ] Validation criterion 2\n- [ ] [Task]\n- [ ] TODO\n",
        "```markdown\n- [ ] Add another region\n```\n",
        "<!--\n- [ ] Add another region\n-->\n",
    ],
)
def test_tasks_for_later_and_those_of_a_template_do_not_count(catalog, body):
    assert told(catalog, body, "implemented") == []


@pytest.mark.parametrize(
    "task", ["Finish the last step", "Remove obsolete tables", "Add an optional field", "Test skipped rows", "Drop it"]
)
def test_words_of_real_work_in_a_task_do_not_put_it_off(catalog, task):
    assert len(told(catalog, f"- [ ] {task}\n", "implemented")) == 1
    assert told(catalog, f"- [x] a\n- [x] b\n- [ ] {task}\n", "active") == []


@pytest.mark.parametrize(
    "title",
    ["Phase 1: Skeleton & Canonical Templates", "Performance improvements", "Future", "Optional"],
)
def test_words_of_real_work_in_a_title_do_not_put_it_off(catalog, title):
    later = title in ("Future", "Optional")
    assert bool(told(catalog, f"## {title}\n\n- [ ] Write it\n", "implemented")) is not later


def test_the_title_of_a_document_puts_nothing_off(catalog):
    text = "---\nstatus: implemented\ndate: 2025-01-02\n---\n# Rollback of payments\n\n- [ ] Write it\n"
    assert [p.line for p in catalog({"plans/a.md": text}).problems if p.rule == RULES[0]] == [7]


def test_one_task_is_told_in_good_english(catalog):
    assert told(catalog, "- [ ] Write it\n", "implemented")[0][2].endswith("1 of its 1 tasks is not ticked.")


def test_an_active_plan_whose_tasks_are_all_ticked_is_told_at_its_status(catalog):
    body = "## Phase 1\n\n- [x] a\n\n## Phase 2: Review checklist\n\n- [x] b\n"
    assert told(catalog, body) == [(RULES[1], 3, "this plan is 'active', but all of its 2 tasks are ticked.")]


@pytest.mark.parametrize(
    ("body", "status", "path"),
    [
        ("- [x] a\n- [ ] b\n", "active", "plans/a.md"),
        ("- [x] a\n", "active", "plans/a.md"),
        ("- [x] a\n- [x] b\n", "implemented", "plans/a.md"),
        ("- [x] a\n- [x] b\n", "superseded", "plans/a.md"),
        ("- [x] a\n- [x] b\n", "parked", "plans/a.md"),
        ("- [x] a\n- [x] b\n", "draft", "rfcs/a.md"),
        ("- [x] a\n- [x] b\n", "proposed", "adr/a.md"),
        ("## Prerequisites\n\n- [x] a\n- [x] b\n", "active", "plans/a.md"),
        ("## Phase 1\n\n- [x] a\n- [x] b\n\n## Phase 2\n\nMove the rest.\n", "active", "plans/a.md"),
        ("- [x] a\n- [x] b\n\n## Future work\n\n- [ ] c\n", "active", "plans/a.md"),
    ],
)
def test_other_ticked_lists_are_not_told(catalog, body, status, path):
    assert told(catalog, body, status, path) == []


DONE, LEFT, MIXED = "- [x] a\n- [x] b\n", "- [ ] a\n- [ ] b\n", "- [x] a\n- [ ] b\n"


def phases(*parts, level="##", word="Phase"):
    return "".join(f"{level} {word} {number}: Part\n\n{tasks}\n" for number, tasks in enumerate(parts, 1))


@pytest.mark.parametrize(
    "body",
    [
        phases(LEFT, DONE, LEFT),
        phases(LEFT, DONE, LEFT, word="Stage"),
        phases(LEFT, DONE, level="###"),
        phases(LEFT, "### Validation\n\n" + DONE),
        "## Phase II\n\n" + DONE + "\n## Phase I\n\n" + LEFT,
    ],
)
def test_a_phase_not_begun_before_a_finished_one_is_told_at_its_heading(catalog, body):
    ((rule, line, message),) = told(catalog, body)
    assert rule == "phase-order"
    assert "was not begun" in message
    assert body.splitlines()[line - FIRST].startswith("#")


@pytest.mark.parametrize(
    "body",
    [
        phases(DONE, DONE, LEFT),
        phases(MIXED, DONE),
        phases(LEFT, MIXED),
        phases("Text only.\n", DONE),
        "## Phase 1 (skipped)\n\n" + LEFT + "\n## Phase 2\n\n" + DONE + LEFT,
        "## Preparation\n\n### Phase 1\n\n" + LEFT + "\n## Roll-out\n\n### Phase 2\n\n" + DONE,
        "## Phase out the queue\n\n" + LEFT + "\n## Phase 2\n\n" + DONE,
        "### Phase 1: Dark launch (in progress)\n\n- [ ] a\n\n### Phase 2\n\n- [x] b\n",
        "### Phase 1: ✅ Complete\n\n- [ ] a\n\n### Phase 2\n\n- [x] b\n",
    ],
)
def test_other_orders_of_work_are_not_told(catalog, body):
    assert told(catalog, body) == []


@pytest.mark.parametrize("status", ["superseded", "implemented"])
def test_the_order_of_phases_does_not_matter_once_the_work_is_over(catalog, status):
    assert "phase-order" not in [rule for rule, *_ in told(catalog, phases(LEFT, DONE), status)]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Phase 1: Skeleton", 1),
        ("🚀 Phase 12 — Go", 12),
        ("phase iv", 4),
        ("Stage IX", 9),
        ("Milestone 3", 3),
        ("Phase B: Later", 2),
        ("Étape 2", 2),
        ("フェーズ1", 1),
        ("Phase", None),
        ("Phase 2.1", None),
        ("Phase out the queue", None),
        ("Phase A/B tests", 1),
        ("Phases", None),
        ("In phase 2", None),
    ],
)
def test_the_number_of_a_phase(title, number):
    assert phase_number(title) == number
