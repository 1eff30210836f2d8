"""How wide is each column of a printed table, and which rows stay on one page?"""

from __future__ import annotations

import re

_PARTS = re.compile(r"[ \n]+")
"""What parts words; a no-break space does not."""

_LINE = 72
"""Characters that fit side by side in the width of a table, about."""
_WIDEST = 48
_TALLEST = 16
"""Lines of a row that is kept on one page: a third of the page."""


def _width(word: str) -> int:
    """The width of a word in small letters; capitals and digits are wider."""
    return len(word) + sum(char.isupper() or char.isdigit() for char in word) // 3


def shares(columns: list[list[str]]) -> list[int]:
    """The shares of a table's width, from the cells of each column: every column has room for its
    longest word, and what is left goes to those with long cells.
    """
    least = [
        max((_width(word) + 3 for cell in cells for word in _PARTS.split(cell)), default=3)
        for cells in columns
    ]
    wanted = [
        max(low, min(_WIDEST, max(map(len, cells), default=0) + 2))
        for low, cells in zip(least, columns, strict=True)
    ]
    spare = max(_LINE - sum(least), 0)
    more = [full - low for full, low in zip(wanted, least, strict=True)]
    return [
        low + (extra * spare // sum(more) if extra else 0)
        for low, extra in zip(least, more, strict=True)
    ]


def stays_whole(row: list[str], widths: list[int]) -> bool:
    """Whether a row of cells, in columns of these shares, is low enough to stand on one page."""
    characters = [max(1, _LINE * width // sum(widths)) for width in widths]
    lines = [len(cell) // fits + 1 for cell, fits in zip(row, characters, strict=False)]
    return max(lines, default=0) <= _TALLEST
