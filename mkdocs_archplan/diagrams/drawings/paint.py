"""The last colours of a drawing: an author's own stay, mermaid's become variables, and nothing else may be left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_archplan.diagrams.drawings.allowed import COLOURED
from mkdocs_archplan.diagrams.drawings.colours import colour
from mkdocs_archplan.diagrams.drawings.palette import fixed

# Where authors write colours by name; a word of a label is none.
_STYLING = re.compile(
    r"^\s*(?:style|classDef|linkStyle|rect|box|Update\w+Style)\b.*|\b(?:color|stroke-color|fill|stroke)\s*:.*", re.M
)
_NAMED = re.compile(r"\b[A-Za-z]{3,20}\b")
_WRITTEN = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)", re.IGNORECASE)
_SHADE = re.compile(r"(?<![\w(,])#[0-9a-f]{6}(?:[0-9a-f]{2})?\b(?!\))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """What becomes of the colours of one diagram."""

    family: str
    own: frozenset[str]

    def attributes(self, attributes: dict[str, str]) -> bool:
        """Replace the colours of an element's attributes; return whether every one is accounted for."""
        for name in COLOURED & attributes.keys() | {"style"} & attributes.keys():
            painted = self.text(attributes[name])
            if painted is None:
                return False
            attributes[name] = painted
        return True

    def text(self, text: str) -> str | None:
        """Return a safe value or style sheet with its colours replaced, or None where one is nobody's."""
        unknown: list[str] = []

        def painted(found: re.Match[str]) -> str:
            shade = found[0]
            if shade[:7] in self.own or (shade.endswith("00") and len(shade) == 9):
                return shade
            known = fixed(shade, self.family)
            if not known:
                unknown.append(shade)
            return known or shade

        done = _SHADE.sub(painted, text)
        return None if unknown else done


def own_colours(source: str) -> frozenset[str]:
    """Return the colours (`#rrggbb`) that the author of a diagram wrote."""
    return frozenset(shade.hexadecimal[:7] for shade in map(colour, _written(source)) if shade)


def _written(source: str) -> Iterator[str]:
    yield from _WRITTEN.findall(source)
    for line in _STYLING.finditer(source):
        yield from _NAMED.findall(line[0])
