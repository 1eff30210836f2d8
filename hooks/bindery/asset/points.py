"""How many points has a picture, and how many of them stand on an inch?"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from .orientation import orientation
from .webp import is_webp

UNSTATED = 72.0
"""Points on an inch of a picture that does not say how large it is."""

_INCH = 0.0254
_TURNED = range(5, 9)
_NO_FRAME = (0xC4, 0xC8, 0xCC)


@dataclass(frozen=True)
class Points:
    """The points of a picture across and down as it is shown, and those on an inch."""

    width: int
    height: int
    to_the_inch: float = UNSTATED


def points(name: str, data: bytes) -> Points | None:
    """The points of the cleaned picture `name`; None for what is not made of points."""
    ending = name.rpartition(".")[2].lower()
    if ending == "png":
        return _png(data)
    if ending in ("jpg", "jpeg"):
        return _jpeg(data)
    if ending == "gif":
        return Points(*struct.unpack_from("<HH", data, 6))
    return _webp(data) if is_webp(data) else None


def _png(data: bytes) -> Points:
    found = Points(*struct.unpack_from(">II", data, 16))
    at = 8
    while data[at + 4 : at + 8] not in (b"IDAT", b"IEND"):
        (length,) = struct.unpack_from(">I", data, at)
        if data[at + 4 : at + 8] == b"pHYs":
            across, _, metres = struct.unpack_from(">IIB", data, at + 8)
            return replace(found, to_the_inch=across * _INCH) if metres and across else found
        at += 12 + length
    return found


def _jpeg(data: bytes) -> Points:
    density, turned, at = UNSTATED, 1, 2
    while True:
        _, marker, length = struct.unpack_from(">BBH", data, at)
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE0 and body.startswith(b"JFIF\0"):
            unit, across = struct.unpack_from(">BH", body, 7)
            density = {1: across, 2: across * 2.54}.get(unit, UNSTATED) or UNSTATED
        elif marker == 0xE1:
            turned = orientation(body[6:])
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width = struct.unpack_from(">HH", body, 1)
            sides = (height, width) if turned in _TURNED else (width, height)
            return Points(*sides, density)
        at += 2 + length


def _webp(data: bytes) -> Points:
    kind, body = data[12:16], data[20:30]
    if kind == b"VP8X":
        return Points(*(1 + int.from_bytes(body[at : at + 3], "little") for at in (4, 7)))
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return Points(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    width, height = struct.unpack_from("<HH", body, 6)
    return Points(width & 0x3FFF, height & 0x3FFF)
