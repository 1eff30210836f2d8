"""Which way up is a photograph? The only word of its EXIF data that is needed to show it."""

from __future__ import annotations

import struct

UPRIGHT = 1
_TAG, _SHORT = 0x0112, 3


def orientation(exif: bytes) -> int:
    """The orientation, 1 to 8, in EXIF data that begin with their byte order; 1 where they say
    nothing that can be read.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None or len(exif) < 8:
        return UPRIGHT
    (at,) = struct.unpack_from(f"{order}I", exif, 4)
    if at + 2 > len(exif):
        return UPRIGHT
    (count,) = struct.unpack_from(f"{order}H", exif, at)
    for entry in range(at + 2, min(at + 2 + 12 * count, len(exif) - 11), 12):
        tag, kind, values, value = struct.unpack_from(f"{order}HHIH", exif, entry)
        if (tag, kind, values) == (_TAG, _SHORT, 1) and 1 <= value <= 8:
            return int(value)
    return UPRIGHT


def exif_of(turned: int) -> bytes:
    """EXIF data that say only which way up a picture is; nothing where it is upright."""
    if turned == UPRIGHT:
        return b""
    return b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, _TAG, _SHORT, 1, turned, 0, 0)
