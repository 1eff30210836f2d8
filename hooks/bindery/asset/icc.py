"""Which colours does a picture mean? Its profile, without the words and dates that are in it.

Printing and wide-gamut screens need the profile, but it names programs, devices and people, and has
room for any text. Kept are the tables that turn numbers into colours; names are replaced.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_LARGEST = 4_000_000
_HEADER = 128
_CLASSES = (b"mntr", b"scnr", b"prtr", b"spac")
_TAGS = frozenset(
    {
        *(b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"chad"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt", b"cicp"),
    }
)
_PARAMETERS = (1, 3, 4, 5, 7)
"""How many numbers each kind of parametric curve has."""

_FIXED = {b"XYZ ": 20, b"sf32": 44, b"cicp": 12}
_TABLES = (b"mft1", b"mft2", b"mAB ", b"mBA ")


def cleaned(profile: bytes) -> bytes | None:
    """`profile` without text, or None where it is no profile, as browsers then ignore it too."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp" or profile[12:16] not in _CLASSES:
        return None
    tags = dict(_tags(profile))
    if not tags.keys() & {b"rXYZ", b"kTRC", b"A2B0"}:
        return None
    tags |= {b"desc": _name(profile[8]), b"cprt": _rights(profile[8])}
    return _written(profile, tags)


def unpacked(packed: bytes) -> bytes:
    """The profile in a zlib stream, or nothing where there is none or it is far too long."""
    try:
        profile = zlib.decompressobj().decompress(packed, _LARGEST + 1)
    except zlib.error:
        return b""
    return profile if len(profile) <= _LARGEST else b""


def _tags(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    for at in range(_HEADER + 4, min(_HEADER + 4 + 12 * count, len(profile) - 11), 12):
        tag, offset, size = struct.unpack_from(">4sII", profile, at)
        if tag in _TAGS:
            exact = _exact(profile[offset : offset + size])
            if exact:
                yield tag, exact


def _exact(data: bytes) -> bytes | None:
    """The value of a tag, cut where its kind says that it ends; None where it is no such value."""
    kind = data[:4]
    if kind in _TABLES:
        return data
    size = _FIXED.get(kind, 0)
    if kind == b"curv" and len(data) >= 12:
        size = 12 + 2 * int.from_bytes(data[8:12], "big")
    if kind == b"para" and len(data) >= 12 and data[8] == 0 and data[9] < len(_PARAMETERS):
        size = 12 + 4 * _PARAMETERS[data[9]]
    return data[:size] if 0 < size <= len(data) else None


def _name(version: int) -> bytes:
    if version >= 4:
        return _rights(version)
    return b"desc" + bytes(4) + struct.pack(">I", 4) + b"ICC\0" + bytes(8 + 3 + 67)


def _rights(version: int) -> bytes:
    if version >= 4:
        return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2, 28) + b"\0-"
    return b"text" + bytes(4) + b"-\0"


def _written(profile: bytes, tags: dict[bytes, bytes]) -> bytes:
    places: dict[bytes, int] = {}
    table = body = b""
    start = _HEADER + 4 + 12 * len(tags)
    for tag, value in sorted(tags.items()):
        if value not in places:
            places[value] = start + len(body)
            body += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", tag, places[value], len(value))
    header = struct.pack(
        ">I4s16s12s4s24sI12s48s",
        start + len(body),
        b"",
        profile[8:24],
        struct.pack(">6H", 2000, 1, 1, 0, 0, 0),
        b"acsp",
        b"",
        int.from_bytes(profile[64:68], "big"),
        profile[68:80],
        b"",
    )
    return header + struct.pack(">I", len(tags)) + table + body
