"""Colours as CSS writes them: read, compared and judged."""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import NamedTuple

import tinycss2.color4

BLACK = "#000000"
WHITE = "#ffffff"


class Colour(NamedTuple):
    """A colour of sRGB; every part is between 0 and 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def hexadecimal(self) -> str:
        """The colour as `#rrggbb`, or `#rrggbbaa` where it lets something through."""
        parts = self if self.alpha < 1 else self[:3]
        return "#" + "".join(f"{round(part * 255):02x}" for part in parts)

    @property
    def tint(self) -> tuple[float, float]:
        """Hue and saturation: what stays when a theme makes a colour lighter or darker."""
        hue, _, saturation = colorsys.rgb_to_hls(*self[:3])
        return round(hue, 5), round(saturation, 4)

    @property
    def luminance(self) -> float:
        """Relative luminance between 0 (black) and 1 (white): WCAG 2.2, "relative luminance"."""
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in self[:3])
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def ink(self) -> str:
        """Black or white, whichever is easier to read upon this colour: never below 4.5 to 1."""
        return BLACK if self.luminance > 0.179 else WHITE


@lru_cache(maxsize=4096)
def colour(text: str) -> Colour | None:
    """Return the colour that `text` is in CSS, or None: for `none`, `currentColor`, and what is no colour."""
    parsed = tinycss2.color4.parse_color(text)
    if parsed is None or parsed == "currentcolor":
        return None
    try:
        red, green, blue = parsed.to("srgb").coordinates
    except (NotImplementedError, ValueError):
        return None
    return Colour(*(min(max(float(part or 0), 0.0), 1.0) for part in (red, green, blue, parsed.alpha)))
