"""The diagrams written for the tests: sound ones, and mutants with the mistakes that authors make."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SOUND = HERE / "sound"
MUTANTS = HERE / "mutants.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One entry of the mutants file, which says at its top what the fields mean."""

    of: str
    op: str
    line: int
    rejected: bool
    old: str = ""
    new: str = ""
    drop: int = 0
    put: str | None = None
    spread: bool = False

    @property
    def name(self) -> str:
        return f"{self.of}:{self.line} {self.op} {self.new or self.put or ''}".rstrip()

    def apply(self, text: str) -> str:
        """Return the text with this edit made. Raises ValueError where the edit does not fit it."""
        lines = text.split("\n")
        at = self.line - 1
        if self.old:
            if self.old not in lines[at]:
                raise ValueError(self.name)
            lines[at] = lines[at].replace(self.old, self.new, 1)
        else:
            lines[at : at + self.drop] = [] if self.put is None else [self.put]
        return "\n".join(lines)


def sound() -> dict[str, str]:
    """Return the text of each sound diagram as it is on the disk, by its family and name: `flowchart/payments`."""
    paths = sorted(SOUND.glob("*/*.mmd"))
    return {path.relative_to(SOUND).with_suffix("").as_posix(): path.read_bytes().decode() for path in paths}


def mutants() -> list[tuple[Edit, str]]:
    """Return each edit with the text that it makes."""
    diagrams = sound()
    edits = [Edit(**entry) for entry in tomllib.loads(MUTANTS.read_text(encoding="utf-8"))["mutant"]]
    return [(edit, edit.apply(diagrams[edit.of])) for edit in edits]
