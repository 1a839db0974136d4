"""The check without a browser against mermaid in one: on the diagrams written for the tests, and on their mutants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from mermaid_corpus import Edit, mutants, sound
from mermaid_truth import Truth, judge
from playwright.sync_api import Browser

from mkdocs_archplan.diagrams.cache import Cache
from mkdocs_archplan.diagrams.verdicts.check import check_diagrams
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict

# What issue 7 asks for.
FOUND = 0.98
NEAR = 0.93
# Drawn at build time and in the browser, a diagram takes the same room, within these shares of it and of the diagrams.
ROOM = 0.03
ALIKE = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One diagram with what mermaid and the check say of it; a sound one has no edit."""

    name: str
    source: str
    edit: Edit | None
    truth: Truth
    verdict: Verdict

    @property
    def drawn(self) -> bool:
        return self.truth.parse and self.truth.render

    @property
    def placed(self) -> bool:
        """Say whether this is a mistake that was found, and stands on one line."""
        return not self.drawn and not self.verdict.valid and self.edit is not None and not self.edit.spread

    def __str__(self) -> str:
        said = (
            f"{self.verdict.line}:{self.verdict.column} {self.verdict.message}" if not self.verdict.valid else "valid"
        )
        return f"{self.name} | {said} | {self.truth.message.splitlines()[:1]}"


@pytest.fixture(scope="session")
def judged(browser: Browser) -> list[Judged]:
    """Every diagram and mutant, judged by mermaid in the browser and by the check."""
    texts: list[tuple[str, str, Edit | None]] = [(name, text, None) for name, text in sound().items()]
    texts += [(edit.name, text, edit) for edit, text in mutants()]
    truths = judge(browser, [text for _, text, _ in texts])
    verdicts: Mapping[str, Verdict] = check_diagrams([text for _, text, _ in texts], Cache(None))
    return [
        Judged(name=name, source=text, edit=edit, truth=truth, verdict=verdicts[text])
        for (name, text, edit), truth in zip(texts, truths, strict=True)
    ]


def listed(some: list[Judged]) -> str:
    return "\n".join(["", *map(str, some)])


def test_what_is_recorded_of_the_corpus_is_true(judged):
    wrong = [one for one in judged if one.drawn == (one.edit is not None and one.edit.rejected)]
    assert not wrong, listed(wrong)


def test_there_is_no_false_alarm(judged):
    alarms = [one for one in judged if one.drawn and not one.verdict.valid]
    assert not alarms, listed(alarms)


def test_the_families_have_the_names_that_mermaid_gives_them(judged):
    other = [one for one in judged if one.drawn and one.verdict.family != one.truth.type]
    assert not other, listed(other)


def test_broken_diagrams_are_found(judged):
    broken = [one for one in judged if not one.drawn]
    missed = [one for one in broken if one.verdict.valid]
    assert len(missed) <= (1 - FOUND) * len(broken), listed(missed)


def test_a_mistake_is_found_at_its_line(judged):
    placed = [one for one in judged if one.placed]
    away = [one for one in placed if abs(one.verdict.line - one.edit.line) > 1]
    assert len(away) <= (1 - NEAR) * len(placed), listed(away)


def test_every_place_is_one_of_the_source(judged):
    for one in judged:
        rows = one.source.split("\n")
        assert 1 <= one.verdict.line <= len(rows), one
        row = rows[one.verdict.line - 1]
        assert one.verdict.column is None or 1 <= one.verdict.column <= len(row) + 1, one


def test_a_drawing_takes_the_room_that_mermaid_gives_it(judged):
    pytest.importorskip("merman")
    from mkdocs_archplan.diagrams.drawings.draw import draw_diagram

    sound_ones = [one for one in judged if one.edit is None and one.drawn]
    drawings = [(one, drawing) for one in sound_ones if (drawing := draw_diagram(one.source))]
    other = [
        f"{one.name}: {drawing.width:.0f}×{drawing.height:.0f}, not {one.truth.width:.0f}×{one.truth.height:.0f}"
        for one, drawing in drawings
        if not alike(drawing.width, one.truth.width) or not alike(drawing.height, one.truth.height)
    ]
    assert drawings
    assert len(other) <= (1 - ALIKE) * len(drawings), "\n".join(["", *other])


def alike(one: float, other: float) -> bool:
    return abs(one - other) <= ROOM * other
