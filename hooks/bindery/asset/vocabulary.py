"""Which elements, attributes and properties may a still drawing have?

All others could act, fetch or hide something, or are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TEXT = frozenset({"text", "tspan", "textPath"})
DRAWN = frozenset(
    {
        *("svg", "g", "use", "image", "path", "rect", "circle", "ellipse", "line"),
        *("polyline", "polygon", *TEXT),
    }
)
KEPT = DRAWN | frozenset(
    {
        *("defs", "symbol", "linearGradient", "radialGradient", "stop", "pattern", "clipPath"),
        *("mask", "marker", "filter", "feGaussianBlur", "feOffset", "feMerge", "feMergeNode"),
        *("feColorMatrix", "feBlend", "feFlood", "feComposite", "feDropShadow"),
        *("feComponentTransfer", "feFuncR", "feFuncG", "feFuncB", "feFuncA"),
    }
)
SILENT = frozenset({"title", "desc", "metadata", "style"})
"""Elements that draw nothing; what a style says has been read by then."""

PROPERTIES = frozenset(
    {
        *("alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "color"),
        *("color-interpolation", "color-interpolation-filters", "color-rendering", "direction"),
        *("display", "dominant-baseline", "fill", "fill-opacity", "fill-rule", "filter"),
        *("flood-color", "flood-opacity", "font-family", "font-size", "font-size-adjust"),
        *("font-stretch", "font-style", "font-variant", "font-weight", "image-rendering"),
        *("kerning", "letter-spacing", "marker-end", "marker-mid", "marker-start", "mask"),
        *("mask-type", "opacity", "overflow", "paint-order", "shape-rendering", "stop-color"),
        *("stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width"),
        *("text-anchor", "text-decoration", "text-rendering", "transform-origin", "unicode-bidi"),
        *("vector-effect", "visibility", "word-spacing", "writing-mode"),
    }
)
"""Properties that may be written as attributes and change what is drawn."""

NEUTRAL: Mapping[str, str] = {
    "mix-blend-mode": r"normal",
    "text-transform": r"none",
    "transform": r"none",
    "font-feature-settings": r"normal",
    "font-variation-settings": r"normal",
    "text-orientation": r"mixed",
}
"""Properties that have no attribute: each may say only what it would mean anyway."""

WITHOUT_EFFECT = re.compile(
    r"-.*|line-height|text-align.*|text-indent|text-decoration-.*|text-overflow|white-space|isolation"
    r"|font-variant-.*|font-kerning|font-synthesis|font-optical-sizing|shape-.*|inline-size|solid-.*"
    r"|cursor|pointer-events|enable-background|user-select|tab-size|block-progression|hyphens"
    r"|glyph-orientation-.*|background(?:-color)?"
)

ATTRIBUTES = frozenset(
    {
        *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width"),
        *("height", "d", "points", "transform", "viewBox", "preserveAspectRatio", "pathLength"),
        *("dx", "dy", "rotate", "textLength", "lengthAdjust", "startOffset", "method", "spacing"),
        *("side", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits"),
        *("patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits"),
        *("maskContentUnits", "markerUnits", "markerWidth", "markerHeight", "refX", "refY"),
        *("orient", "filterUnits", "primitiveUnits", "in", "in2", "result", "stdDeviation"),
        *("values", "type", "mode", "operator", "k1", "k2", "k3", "k4", "tableValues", "slope"),
        *("intercept", "amplitude", "exponent"),
    }
)
INPUTS = frozenset(
    {
        "SourceGraphic",
        "SourceAlpha",
        "BackgroundImage",
        "BackgroundAlpha",
        "FillPaint",
        "StrokePaint",
    }
)
CONDITIONS = ("systemLanguage", "requiredFeatures", "requiredExtensions")
FUNCTIONS = frozenset(
    {
        *("url", "rgb", "rgba", "hsl", "hsla", "calc", "matrix", "translate", "translatex"),
        *("translatey", "scale", "scalex", "scaley", "rotate", "skewx", "skewy", "rect"),
    }
)
