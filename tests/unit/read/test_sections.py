"""What is read of a document's sections: lines, tasks, questions, and whether anything stands below a heading."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_archplan.contents import Question, Section, parts_of, title_of, with_titles

TEXT = """---
title: T
---
- [ ] early

# T

## Build

### Phase 1

- [x] a
- [ ] b
  - [x] c

!!! note
    ## Aside

    - [ ] d

Empty
-----

## Open questions

1. Who pays?
"""


def test_each_heading_is_a_section_with_what_stands_below_it(document):
    assert document(TEXT).sections == (
        Section("", 0, 4, False, 0, (4,)),
        Section("T", 1, 6, True),
        Section("Build", 2, 8, True),
        Section("Phase 1", 3, 10, False, 2, (13,)),
        Section("Aside", 2, 17, False, 0, (19,)),
        Section("Empty", 2, 21, True),
        Section("Open questions", 2, 24, False, 0, (), (Question("Who pays?", 26),)),
    )


def test_a_text_without_headings_and_tasks_has_no_sections(document):
    assert document("just text\n").sections == ()
    assert document("").sections == ()


def test_sections_know_what_they_stand_under(document):
    sections = document("# T\n## A\n### B\n## C\n").sections
    assert title_of(sections) is sections[0]
    assert [titles for _, titles in with_titles(sections)] == [(), ("A",), ("A", "B"), ("C",)]
    assert [part.title for part in parts_of(sections, 1)] == ["B"]
    several = document("# A\n## B\n# C\n").sections
    assert title_of(several) is None
    assert [titles for _, titles in with_titles(several)] == [("A",), ("A", "B"), ("C",)]


LINES = st.sampled_from(
    [
        "# T",
        "## A",
        "### Open questions",
        "- [ ] a",
        "- [x] b",
        "- <!-- a --> - <!-- b",
        "1. Who?",
        "",
        "<!--",
        "-->",
        "x",
        "```",
        "---",
        "> # Q",
    ]
)


@settings(max_examples=80)
@given(st.lists(LINES, max_size=25))
def test_lines_are_in_order_and_tasks_counted_once(reading, lines):
    text = "\n".join(["---", "status: active", "---", *lines])
    found = reading(text).document
    numbers = [section.line for section in found.sections]
    assert numbers == sorted(numbers)
    assert all(1 <= number <= text.count("\n") + 1 for number in numbers)
    total = found.progress.total if found.progress else 0
    assert sum(section.done + len(section.open_tasks) for section in found.sections) == total
