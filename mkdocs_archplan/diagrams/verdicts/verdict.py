"""What mermaid says of a diagram's source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a diagram can be drawn, and where not: `line` and `column` count from 1 in the author's source.

    `family` is mermaid's own name of the diagram's type, such as `flowchart-v2`, where it came as far as that.
    """

    valid: bool
    family: str | None = None
    line: int = 1
    column: int | None = None
    message: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as values that JSON has."""
        return asdict(self)


def read_verdict(value: Any) -> Verdict | None:
    """Return the verdict that `as_json` wrote; None for anything else."""
    kinds: Mapping[str, tuple[type, ...]] = {
        "valid": (bool,),
        "family": (str, type(None)),
        "line": (int,),
        "column": (int, type(None)),
        "message": (str,),
    }
    if not isinstance(value, dict) or value.keys() != kinds.keys():
        return None
    return Verdict(**value) if all(isinstance(value[name], kind) for name, kind in kinds.items()) else None
