"""How wide is each column of a printed table?"""

from __future__ import annotations

_LINE = 72
"""Characters that fit side by side in the width of a table, about."""
_WIDEST = 48


def _width(word: str) -> int:
    """The width of a word in small letters; capitals and digits are wider."""
    return len(word) + sum(char.isupper() or char.isdigit() for char in word) // 3


def shares(columns: list[list[str]]) -> list[int]:
    """The shares of a table's width, from the cells of each column: every column has room for its
    longest word, and what is left goes to those with long cells.
    """
    least = [
        max((_width(word) + 3 for cell in cells for word in cell.split()), default=3)
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
