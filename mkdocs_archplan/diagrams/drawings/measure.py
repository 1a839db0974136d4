"""The text measurer that merman asks: without one it guesses, and labels are cut off.

Imported only where merman is installed.
"""

from __future__ import annotations

import merman

from mkdocs_archplan.diagrams.drawings.advances import ASCENT, DESCENT, Weight, lines_of, text_width, weight_of, wrapped

_LENGTH = merman.MermanTextMeasurementResultKind.LENGTH
_METRICS = merman.MermanTextMeasurementResultKind.METRICS
_EXTENTS = merman.MermanTextMeasurementResultKind.HORIZONTAL_EXTENTS
_RAW = merman.MermanTextMeasurementResultKind.WRAPPED_WITH_RAW_WIDTH
_ASKS = merman.MermanTextMeasurementOperation
_WIDTHS = frozenset(
    {
        _ASKS.COMPUTED_LENGTH,
        _ASKS.SIMPLE_B_BOX_WIDTH,
        _ASKS.RAW_B_BOX_WIDTH,
        _ASKS.TSPAN_B_BOX_WIDTH,
        _ASKS.WRAP_PROBE_B_BOX_WIDTH,
        _ASKS.BOUNDING_CLIENT_RECT_WIDTH,
        _ASKS.CANVAS_MEASURE_TEXT_WIDTH,
    }
)
_SPREADS = frozenset({_ASKS.B_BOX_X, _ASKS.B_BOX_X_WITH_ASCII_OVERHANG, _ASKS.TITLE_B_BOX_X})
_HEIGHTS = frozenset({_ASKS.TSPAN_B_BOX_HEIGHT, _ASKS.RAW_B_BOX_HEIGHT, _ASKS.SIMPLE_B_BOX_HEIGHT})
_BLOCKS = frozenset({_ASKS.MEASURE, _ASKS.WRAPPED, _ASKS.WRAPPED_WITH_RAW_WIDTH})
_LEAST_PX = 3  # a line height above it is in px, below it a multiple of the font size


class ArialMeasurer(merman.MermanTextMeasurer):  # type: ignore[misc]  # merman is untyped
    """Measures text as a browser does that has Arial or Liberation Sans."""

    def measure(self, request: merman.MermanTextMeasureRequest) -> merman.MermanTextMeasureResult | None:
        """Return the size of a text in px, or None for what merman computes better itself (offsets of baselines)."""
        asked, size, weight = request.operation, request.font_size, weight_of(request.font_weight)
        if asked in _BLOCKS:
            return _block(request, weight)
        lines = lines_of(request.text)
        if asked in _HEIGHTS:
            return _result(_LENGTH, length=_height(lines, size))
        width = max(text_width(line, size, weight) for line in lines)
        if asked in _WIDTHS:
            return _result(_LENGTH, length=width)
        if asked in _SPREADS:
            return _result(_EXTENTS, bbox_left=width / 2, bbox_right=width / 2)
        if asked is _ASKS.MERMAID_CALCULATE_TEXT_DIMENSIONS:
            rounded = float(round(width))
            return _result(_METRICS, width=rounded, height=_height(lines, size), line_count=len(lines))
        return None


def _block(request: merman.MermanTextMeasureRequest, weight: Weight) -> merman.MermanTextMeasureResult:
    """Return the size of a text of several lines, broken between words where it is wider than it may be."""
    size, lines, limit = request.font_size, lines_of(request.text), request.max_width
    whole = width = max(text_width(line, size, weight) for line in lines)
    count = len(lines)
    if request.operation is not _ASKS.MEASURE and limit and whole > limit:
        width, count = wrapped(request.text, size, weight, limit)
        if request.wrap_mode is merman.MermanTextWrapMode.HTML_LIKE:
            width = max(width, limit)
    leading = request.line_height
    height = count * (leading if leading > _LEAST_PX else size * (leading or 1.5))
    if request.operation is _ASKS.WRAPPED_WITH_RAW_WIDTH:
        return _result(_RAW, width=width, height=height, line_count=count, raw_width=whole)
    return _result(_METRICS, width=width, height=height, line_count=count)


def _height(lines: list[str], size: float) -> float:
    """Return the height of lines set as SVG text: a browser rounds both halves of a line to whole px."""
    return float(len(lines) * (round(ASCENT * size) + round(DESCENT * size)))


def _result(kind: merman.MermanTextMeasurementResultKind, **given: float) -> merman.MermanTextMeasureResult:
    nothing = {"width": 0.0, "height": 0.0, "length": 0.0, "line_count": 1}
    none = {"bbox_left": None, "bbox_right": None, "raw_width": None}
    return merman.MermanTextMeasureResult(result_kind=kind, **(nothing | none | given))
