"""Which sizes of paper and of type are booklets set in?

Lengths are in millimetres, sizes of type in points. The template knows no other sizes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper on its long side."""

    width: float
    height: float


SHEETS = (Sheet(297, 210), Sheet(420, 297))
"""A4 and A3: what booklets are printed on to be folded."""


@dataclass(frozen=True)
class Margins:
    """The margins of a page; `inside` is at the fold."""

    inside: float
    outside: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Type:
    """The size of each sort of text."""

    body: float
    section: float
    subsection: float
    chapter: float
    contents: float
    table: float
    related: float
    note: float
    raised: float
    running_head: float
    folio: float
    imprint: float
    padding: float
    cover_title: float
    cover_set: float
    cover_text: float
    cover_small: float


@dataclass(frozen=True)
class Format:
    """The trimmed page of a booklet and what it is set in; `module` is the side of the smallest
    square of a QR code.
    """

    width: float
    height: float
    margins: Margins
    cover: Margins
    type: Type
    module: float

    @property
    def sheet(self) -> Sheet:
        """The smallest sheet with room for two pages beside each other."""
        return next(
            sheet
            for sheet in SHEETS
            if 2 * self.width <= sheet.width and self.height <= sheet.height
        )

    @property
    def data(self) -> dict[str, Any]:
        """What the template reads."""
        return asdict(self)


_READING = Type(
    body=11,
    section=12.5,
    subsection=11.5,
    chapter=18,
    contents=15,
    table=9.5,
    related=9,
    note=8.5,
    raised=6.6,
    running_head=8.5,
    folio=9,
    imprint=9.5,
    padding=12,
    cover_title=25,
    cover_set=16,
    cover_text=11,
    cover_small=10,
)

A5 = Format(
    width=148,
    height=210,
    margins=Margins(inside=19, outside=15, top=20, bottom=19),
    cover=Margins(inside=19, outside=15, top=24, bottom=20),
    type=_READING,
    module=0.5,
)

PUBLISHER = replace(
    A5,
    width=145,
    height=205,
    margins=Margins(inside=18, outside=14, top=19, bottom=18),
    cover=Margins(inside=18, outside=14, top=23, bottom=19),
)
"""14.5 × 20.5 cm, as Vietnamese publishers have it."""

A4 = Format(
    width=210,
    height=297,
    margins=Margins(inside=30, outside=20, top=25, bottom=25),
    cover=Margins(inside=30, outside=20, top=32, bottom=28),
    type=Type(
        body=13,
        section=15,
        subsection=14,
        chapter=22,
        contents=18,
        table=11.5,
        related=11,
        note=10.5,
        raised=7.8,
        running_head=10.5,
        folio=11,
        imprint=11.5,
        padding=15,
        cover_title=32,
        cover_set=21,
        cover_text=14,
        cover_small=12.5,
    ),
    module=0.6,
)

LARGE_PRINT = Format(
    width=210,
    height=297,
    margins=Margins(inside=24, outside=19, top=28, bottom=26),
    cover=Margins(inside=24, outside=19, top=32, bottom=28),
    type=Type(
        body=17,
        section=20,
        subsection=18,
        chapter=27,
        contents=24,
        table=16,
        related=16,
        note=16,
        raised=16,
        running_head=16,
        folio=16,
        imprint=16,
        padding=18,
        cover_title=34,
        cover_set=24,
        cover_text=18,
        cover_small=16,
    ),
    module=0.8,
)
"""For weak eyes: nothing is smaller than 16 points."""

READING = {"a5": A5, "145x205": PUBLISHER, "a4": A4}
"""The formats that a booklet for reading may have."""
