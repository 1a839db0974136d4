"""What a drawing may be made of: everything that is not named here is left out."""

from __future__ import annotations

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

SVG_ELEMENTS = frozenset(
    """svg g defs symbol use a switch path rect circle ellipse line polyline polygon text tspan marker clipPath mask
    pattern linearGradient radialGradient stop filter feDropShadow feGaussianBlur feOffset feMerge feMergeNode feFlood
    feComposite feBlend feColorMatrix foreignObject title desc""".split()
)
# No table, list, form or heading: no label of mermaid's needs one, and each has parsing rules of its own.
HTML_ELEMENTS = frozenset("div span p br b strong i em u s del sub sup small code a".split())
# Definitions that are nothing until something refers to them.
DEFINITIONS = frozenset("symbol marker clipPath mask pattern linearGradient radialGradient filter".split())

COLOURED = frozenset("fill stroke color stop-color flood-color".split())
REFERRING = frozenset("marker-start marker-mid marker-end clip-path mask filter".split())
# Values that can be nothing but numbers, lengths, words and transform functions.
PLAIN = frozenset(
    """x y x1 x2 y1 y2 cx cy r rx ry dx dy fx fy width height d points transform viewBox preserveAspectRatio
    refX refY markerWidth markerHeight markerUnits orient offset gradientUnits gradientTransform patternUnits
    patternTransform clipPathUnits maskUnits filterUnits stdDeviation in in2 result mode operator values type
    stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    fill-opacity fill-rule clip-rule opacity stop-opacity flood-opacity text-anchor dominant-baseline
    alignment-baseline baseline-shift font-size font-weight font-style letter-spacing textLength lengthAdjust rotate
    shape-rendering transform-origin overflow visibility paint-order vector-effect text-decoration dir""".split()
)

PROPERTIES = frozenset(
    """fill stroke color stop-color flood-color background background-color border border-top border-bottom
    border-left border-right border-color border-width border-style border-radius outline box-shadow
    fill-opacity fill-rule stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity opacity stop-opacity flood-opacity clip-rule paint-order vector-effect
    marker marker-start marker-mid marker-end clip-path mask filter
    text-anchor text-align text-decoration text-overflow text-transform dominant-baseline alignment-baseline
    baseline-shift vertical-align font font-family font-size font-weight font-style line-height letter-spacing
    word-spacing white-space word-break overflow-wrap word-wrap
    display visibility overflow width height max-width max-height min-width min-height margin margin-top margin-bottom
    margin-left margin-right padding padding-top padding-bottom padding-left padding-right
    justify-content align-items flex flex-direction gap box-sizing
    transform transform-origin transform-box rx ry r x y cx cy dx dy
    animation animation-name animation-duration animation-timing-function animation-iteration-count animation-delay
    shape-rendering cursor pointer-events -webkit-box-orient -webkit-line-clamp""".split()
)
FUNCTIONS = frozenset(
    """rgb rgba hsl hsla calc translate translatex translatey scale scalex scaley rotate skewx skewy matrix
    drop-shadow cubic-bezier steps""".split()
)
ATTRIBUTES_IN_SELECTORS = frozenset({"id", "class", "fill", "stroke"})
PSEUDO_CLASSES = frozenset({"hover", "first-child", "last-child"})
