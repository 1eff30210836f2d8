"""About how many lines of a page does a part of a chapter take?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from .elements import Node

_LINE = 55
"""Characters of a line of text, in large print too."""

_OWN_LINES = ("p", "related", "heading", "quote", "break")


def lines(nodes: Iterable[Node]) -> int:
    """The lines of `nodes`, not counting those of their notes."""
    return sum(math.ceil(len(line) / _LINE) for line in "".join(_said(nodes)).split("\n"))


def _said(nodes: Iterable[Node]) -> Iterator[str]:
    """The text of `nodes`; what ends a line before the margin is a line break."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node["t"] == "list":
            for item in node["c"]:
                yield from _said(item["c"])
                yield "\n"
        elif node["t"] == "table":
            yield "".join("." * _LINE + "\n" for _ in range(node["lines"]))
        else:
            yield f"{node['title']}\n" if "title" in node else ""
            yield from _said(node["c"])
            yield "\n" if node["t"] in _OWN_LINES else ""
