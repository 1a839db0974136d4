"""The diagrams of one build: each judged and drawn once, wherever and however often it stands."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from mkdocs_archplan.diagrams.cache import Cache
from mkdocs_archplan.diagrams.drawings.draw import draw_diagram, drawing_version
from mkdocs_archplan.diagrams.drawings.drawing import Drawing
from mkdocs_archplan.diagrams.verdicts.check import Checker
from mkdocs_archplan.diagrams.verdicts.verdict import Verdict

CACHE = Path(".cache") / "archplan"
TAB = 4  # blanks; Python-Markdown writes them for tabs before a diagram is looked at
_KIND = "drawings"


class Diagrams:
    """Verdicts and drawings by a diagram's source, from this build, an earlier one, or else made now."""

    def __init__(self, *, check: bool = True, draw: bool = True, cache: Path | None = None) -> None:
        """Take whether diagrams are checked, whether they are drawn at build time, and the folder of earlier builds."""
        self._check, self._draw = check, draw
        self._cache = Cache(cache)
        self._checker = Checker(self._cache)
        self._verdicts: dict[str, Verdict | None] = {}
        self._drawings: dict[str, Drawing | None] = {}
        self._late: list[Verdict] = []
        self._settled = False

    @property
    def lacks_mermaid(self) -> bool:
        """Say whether diagrams are not checked, though that is wanted: mermaid is not installed."""
        return self._check and not self._checker.available

    @property
    def drawn(self) -> bool:
        """Say whether diagrams are drawn at build time: that is wanted, and there is something to draw with."""
        return self._draw and drawing_version() is not None

    def verdict(self, source: str) -> Verdict | None:
        """Return mermaid's verdict on a diagram; None where diagrams are not checked."""
        if not self._check:
            return None
        source = _trimmed(source)
        if source not in self._verdicts:
            verdict = self._verdicts[source] = self._checker.verdict(source)
            if self._settled and verdict and not verdict.valid:
                self._late.append(verdict)
        return self._verdicts[source]

    def settle(self) -> None:
        """Note that all files are read: what is found broken from now on, no file holds as it stands."""
        self._settled = True

    def take_late(self) -> list[Verdict]:
        """Return, once, what was found broken after all files were read: put together while pages are built."""
        late, self._late = self._late, []
        return late

    def drawing(self, source: str) -> Drawing | None:
        """Return a diagram drawn; None where the reader's browser is to draw it."""
        if not self.drawn:
            return None
        if source not in self._drawings:
            self._drawings[source] = self._drawn(source)
        return self._drawings[source]

    def _drawn(self, source: str) -> Drawing | None:
        key = f"{drawing_version()}\n{source}"
        kept = self._cache.get(_KIND, key)
        if kept is not None and (known := _read_drawing(kept)):
            return known[0]
        drawing = draw_diagram(source)
        self._cache.put(_KIND, key, [asdict(drawing)] if drawing else [])
        return drawing

    def close(self) -> None:
        """Stop what runs; it starts again when needed."""
        self._checker.close()


def _trimmed(source: str) -> str:
    """Return a source as it is before and after Markdown alike: no blanks at line ends, blanks for tabs."""
    return "\n".join(line.rstrip() for line in source.expandtabs(TAB).split("\n")).rstrip("\n")


def _read_drawing(value: Any) -> tuple[Drawing | None] | None:
    """Return what the cache kept as a drawing, or that there is none; None for anything else."""
    if value == []:
        return (None,)
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], dict):
        return None
    (kept,) = value
    kinds: dict[str, type | tuple[type, ...]] = {
        "svg": str,
        "title": str,
        "description": str,
        "linked": bool,
        "width": (int, float),
        "height": (int, float),
    }
    whole = kept.keys() == {field.name for field in fields(Drawing)}
    return (Drawing(**kept),) if whole and all(isinstance(kept[name], kind) for name, kind in kinds.items()) else None
