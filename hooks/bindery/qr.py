"""Which small squares lead a phone to a page of the site, from paper or from another screen?"""

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


_ANY_MASK = 2

_QUIET = 4
"""Modules that must be light around a code (ISO/IEC 18004)."""


def code(address: str, mask: int | None = None) -> Code:
    """The code for an address of the site; the same address always gives the same code.

    `mask` is the pattern laid over the modules; looking for the one that is read most easily, as
    for None, is most of the work.
    """
    import segno

    plain = address.removesuffix("index.html")
    to = quote(plain, safe="/:?#[]@!$&'()*+,;=%~")
    matrix = segno.make_qr(to, error=_READS_WITH_SPOTS, mask=mask).matrix
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


def svg(address: str) -> str:
    """A picture of the code for an address, for screens, where it is large and clean: dark on light
    whatever is around it.
    """
    found = code(address, _ANY_MASK)
    side = found.size + 2 * _QUIET
    dark = "".join(
        f"M{column + _QUIET} {row + _QUIET}h{length}v1h-{length}z"
        for column, row, length in found.runs
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path d="{dark}"/></svg>\n'
    )
