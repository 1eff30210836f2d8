"""Which small squares lead a phone from a page of paper to a page of the site?"""

from __future__ import annotations

import itertools
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

_READS_WITH_SPOTS = "m"
"""The level of correction at which 15 % of a code may be soiled or folded."""


@dataclass(frozen=True)
class Code:
    """A QR code that leads `to` an address. It is a square of `size` modules; `runs` are its dark
    ones, those beside each other as one: column and row from 0, and how many. `said` is the
    address as people read it.
    """

    to: str
    said: str
    size: int
    runs: tuple[tuple[int, int, int], ...]

    @property
    def data(self) -> dict[str, Any]:
        """What the template reads."""
        return asdict(self)


def code(address: str) -> Code:
    """The code for an address of the site; the same address always gives the same code."""
    import segno

    plain = address.removesuffix("index.html")
    to = quote(plain, safe="/:?#[]@!$&'()*+,;=%~")
    matrix = segno.make_qr(to, error=_READS_WITH_SPOTS).matrix
    runs = tuple(
        (column, row, length)
        for row, modules in enumerate(matrix)
        for column, length in _dark(modules)
    )
    return Code(to, plain.partition("://")[2].rstrip("/"), len(matrix), runs)


def _dark(modules: bytearray) -> list[tuple[int, int]]:
    """Where the dark modules of a row begin, and how many stand beside each other."""
    found, column = [], 0
    for dark, run in itertools.groupby(modules):
        length = len([*run])
        if dark:
            found.append((column, length))
        column += length
    return found
