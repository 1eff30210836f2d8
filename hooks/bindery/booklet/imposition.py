"""Which pages stand beside each other on the sheets of a booklet, and how far in?

Sheets are printed on both sides and flipped on their short edge; folded and stapled through the
fold, they read 1 … n.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

OFFICE_PAPER = 0.1
"""The thickness of paper of 80 g/m², in millimetres."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet: its pages, counted from 1, and how far both move towards the fold, in
    millimetres.
    """

    left: int
    right: int
    creep: float


@dataclass(frozen=True)
class Binding:
    """How sheets are bound: the `thickness` of the paper in millimetres, and the most pages of a
    signature, which is folded and stapled on its own; 0 puts all sheets into one.
    """

    thickness: float = OFFICE_PAPER
    signature: int = 0

    def __post_init__(self) -> None:
        if self.signature < 0 or self.signature % 4:
            raise ValueError(f"a signature has a multiple of four pages, not {self.signature}")
        if self.thickness < 0:
            raise ValueError(f"paper is no thinner than 0, not {self.thickness}")


def sides(pages: int, binding: Binding) -> tuple[Side, ...]:
    """The sides in the order of printing: front and back of each sheet, the outermost sheet of a
    signature first.

    Raises:
        ValueError: the pages do not fill whole sheets.
    """
    if pages <= 0 or pages % 4:
        raise ValueError(f"a booklet has a multiple of four pages, not {pages}")
    whole = binding.signature or pages
    return tuple(
        side
        for before in range(0, pages, whole)
        for side in _signature(before, min(whole, pages - before), binding.thickness)
    )


def _signature(before: int, pages: int, thickness: float) -> Iterator[Side]:
    """The sides of a signature that has `before` pages in front of it. Each sheet lies around the
    next and pushes it outwards by the thickness of the paper.
    """
    for sheet in range(pages // 4):
        first, last = before + 2 * sheet + 1, before + pages - 2 * sheet
        yield Side(last, first, sheet * thickness)
        yield Side(first + 1, last - 1, sheet * thickness)
