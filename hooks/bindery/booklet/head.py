"""What does a running head say? It is one line, whatever the length of a title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .columns import width

_ITALICS = 0.9
"""The width of italics, measured by that of the head of a table: from 0.81 to 0.87."""

_INCH = 25.4


def head(title: str, page: Mapping[str, Any]) -> str:
    """As many of the first words of `title` as there is room for on `page`, the data of a format;
    “…” stands for the others.
    """
    margins, size = page["margins"], page["type"]["running_head"]
    across = (page["width"] - margins["inside"] - margins["outside"]) / _INCH * 72
    room = across / size * 100 / _ITALICS
    if width(title) <= room:
        return title
    words = title.split(" ")
    while len(words) > 1 and width(f"{' '.join(words)} …") > room:
        words.pop()
    return f"{' '.join(words)} …"
