"""What a run found, and what of it was quieted: the value that every form of a report is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs_archplan.findings.baseline import Entry
from mkdocs_archplan.findings.ignores import Silenced
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.problems import Problem, Severity

LOUDEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a run found. `documents` are the docs paths of what it looked at.

    `new` is what is to be told; `known` and `silenced` is what a baseline and ignores quiet, `healed` what the baseline
    knows and the run did not find. `baseline` is that file as it is shown, "" where there is none. `all_shown`: a
    report tells what was quieted as well. `failing` are the severities that make a run fail.
    """

    new: tuple[Problem, ...]
    known: tuple[Problem, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    healed: tuple[Entry, ...] = ()
    baseline: str = ""
    documents: tuple[str, ...] = ()
    all_shown: bool = False
    failing: Collection[Severity] = (Severity.ERROR, Severity.WARNING)

    @property
    def fails(self) -> bool:
        """Whether something is to be mended: a problem loud enough, or a baseline that knows what is healed."""
        return bool(self.failing) and (bool(self.healed) or any(p.severity in self.failing for p in self.new))


def severities_from(lowest: str) -> tuple[Severity, ...]:
    """Return a severity and all louder ones; none for `never`."""
    return LOUDEST_FIRST[: LOUDEST_FIRST.index(Severity(lowest)) + 1] if lowest != "never" else ()


def summary(findings: Findings) -> Iterator[str]:
    """Yield, a sentence a line, how much was found, what was quieted, and what is healed."""
    if findings.new:
        files = counted(len({problem.path for problem in findings.new}), "file")
        counts = Counter(problem.severity for problem in findings.new)
        parts = ", ".join(counted(counts[s], _WORDS[s]) for s in LOUDEST_FIRST if counts[s])
        explained = "'archplan explain RULE' says more."
        yield f"{counted(len(findings.new), 'problem')} in {files}: {parts}. {explained}"
    else:
        yield f"Nothing to tell of {counted(len(findings.documents), 'document')}."
    if findings.known:
        yield f"{counted(len(findings.known), 'known problem')} quieted by {plain(findings.baseline)}."
    if findings.silenced:
        yield f"{counted(len(findings.silenced), 'problem')} ignored, as the files themselves say."
    if findings.healed:
        healed = counted(sum(entry.count for entry in findings.healed), "problem")
        yield f"{healed} of {plain(findings.baseline)} healed: write it anew with --write-baseline."


def counted(number: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
