"""How wide is each column of a printed table, and which rows stay on one page?

Widths are in hundredths of the size of the type, told by the letters of a word.
"""

from __future__ import annotations

import re
import unicodedata

ROOM = 2900
"""The width of a table in large print, where it has room for the fewest letters."""

_PARTS = re.compile(r"[ \n]+")
"""What parts words; a no-break space does not."""

_SYMBOL = re.compile(r"\d+(?:[/–-]\w+)+")
_PAUSE = re.compile(r"(?<=[/–-])(?=[^\W\d])")
"""Where a line may end within a word that is neither a symbol nor a date."""

_WIDTHS = {
    **dict.fromkeys("',.|!:;()[]{}/\\-*\"`IJfijlrt", 31),
    **dict.fromkeys("BCEFLPRTYZ", 61),
    **dict.fromkeys("ADGHKNOQUVXwĐ&%", 72),
    **dict.fromkeys("MWm@…", 88),
}
_OTHER = 51
"""The widths of letters of Libertinus Serif as the head of a table has them."""

_BLANK = 95
"""What a cell leaves blank on both sides of its text."""

_WIDEST = 2000
"""What a column with long cells asks for."""

_COUNTS = ("TT", "STT", "Số TT")
"""Heads of columns that count the rows of a form."""

_TALLEST = 16
"""Lines of a row that is kept on one page: a third of the page."""


def needed(columns: list[list[str]]) -> list[int]:
    """The width that each column cannot do without, from its cells: that of the longest word."""
    return [_BLANK + max(map(_longest, cells), default=0) for cells in columns]


def _longest(cell: str) -> int:
    words = _PARTS.split(cell)
    parts = (
        part for word in words for part in ([word] if _SYMBOL.search(word) else _PAUSE.split(word))
    )
    return max(map(width, parts), default=0)


def width(text: str) -> int:
    """The width of a text on one line; the signs above and below letters take no room."""
    plain = unicodedata.normalize("NFD", text)
    return sum(_WIDTHS.get(char, _OTHER) for char in plain if not unicodedata.combining(char))


def shares(columns: list[list[str]]) -> list[int]:
    """The shares of a table's width, from the cells of each column: every column has room for its
    longest word, and what is left goes to those with long cells or with cells to fill in.
    """
    least = needed(columns)
    wanted = [
        max(low, _WIDEST if _to_fill_in(cells) else min(_WIDEST, _longest_line(cells)))
        for low, cells in zip(least, columns, strict=True)
    ]
    spare = max(ROOM - sum(least), 0)
    more = [full - low for full, low in zip(wanted, least, strict=True)]
    return [
        low + (extra * spare // sum(more) if extra else 0)
        for low, extra in zip(least, more, strict=True)
    ]


def _longest_line(cells: list[str]) -> int:
    return _BLANK + max(map(width, cells), default=0)


def _to_fill_in(cells: list[str]) -> bool:
    """Whether a column has words in its head only, and is not there to count the rows."""
    head, *body = cells or [""]
    return bool(body) and not "".join(body).strip() and head.strip() not in _COUNTS


def height(row: list[str], widths: list[int]) -> int:
    """The lines of a row of cells, in columns of these shares; a line break in a cell ends one."""
    room = [max(1, ROOM * share // sum(widths) - _BLANK) for share in widths]
    cells = zip(row, room, strict=False)
    return max(
        (sum(width(line) // fits + 1 for line in cell.split("\n")) for cell, fits in cells),
        default=0,
    )


def stays_whole(lines: int) -> bool:
    """Whether a row of these `lines` is low enough to stand on one page."""
    return lines <= _TALLEST
