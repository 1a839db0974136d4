"""What the text of a document holds: its sections with their tasks and questions, and how far its work has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A `Phase …` heading of a plan with its task items."""

    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The task items of a document."""

    done: int
    total: int
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that nobody has answered in its place: its plain text, and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it up to the next heading, whatever that one's level.

    `blank`: nothing stands there but comments and prompts of a template. `done` counts its ticked tasks, `open_tasks`
    are the lines of the others that are still to be done; `questions` are those left in a section of open questions.
    What stands before the first heading is a section of level 0 without a title, where it holds tasks.
    """

    title: str
    level: int
    line: int
    blank: bool = False
    done: int = 0
    open_tasks: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The sections of a collection's template; `optional` are the titles of those that a document may leave out."""

    path: str
    sections: tuple[Section, ...]
    optional: frozenset[str] = frozenset()


def title_of(sections: Sequence[Section]) -> Section | None:
    """Return the heading that is a document's title: its only one of the first level."""
    tops = [section for section in sections if section.level == 1]
    return tops[0] if len(tops) == 1 else None


def parts_of(sections: Sequence[Section], at: int) -> Sequence[Section]:
    """Return the sections that lie in the one at an index."""
    ends = (end for end in range(at + 1, len(sections)) if sections[end].level <= sections[at].level)
    return sections[at + 1 : next(ends, len(sections))]


def with_titles(sections: Sequence[Section]) -> Iterator[tuple[Section, tuple[str, ...]]]:
    """Yield every section with the titles it stands under, the outermost first, its own last.

    The document's title is not among them.
    """
    title = title_of(sections)
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        above.append(section)
        yield section, tuple(each.title for each in above if each is not title)
