"""What of a PNG may be published? The chunks that draw, and nothing behind the last one.

Its colour profile stays under a neutral name; data behind the end of the points are refused or cut.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import icc
from .orientation import exif_of, orientation
from .refusal import MOST_POINTS, Refused, broken, sized

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)),
    (0, 1, 1, 2),
)
"""First column, first row, and the steps to the next, of each pass of an interlaced picture."""

_LENGTHS = {
    b"PLTE": range(3, 769, 3),
    b"tRNS": range(1, 257),
    b"gAMA": (4,),
    b"cHRM": (32,),
    b"sRGB": (1,),
    b"cICP": (4,),
    b"sBIT": range(1, 5),
    b"pHYs": (9,),
    b"bKGD": (1, 2, 6),
}
"""Chunks that say how to draw, each at most once before the points, and how long they may be."""

_PIECE = 1 << 20
_MOST_FRAMES = 1000


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    depth: int
    colour: int
    interlaced: int

    def size(self, width: int, height: int) -> int:
        """The bytes of a frame before they are compressed."""
        bits = self.depth * _CHANNELS[self.colour]
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        total = 0
        for left, top, across, down in passes:
            columns = (width - left + across - 1) // across
            rows = (height - top + down - 1) // down
            total += rows * (1 + (columns * bits + 7) // 8) if columns > 0 else 0
        return total


@dataclass
class _Picture:
    """The parts of a picture; a frame is its control chunk and its points."""

    header: bytes
    before: dict[bytes, bytes] = field(default_factory=dict)
    control: bytes = b""
    points: list[bytes] = field(default_factory=list)
    plays: bytes = b""
    frames: list[tuple[bytes, list[bytes]]] = field(default_factory=list)


def cleaned(data: bytes) -> bytes:
    """The PNG `data` with only what draws it; its points are the same.

    Raises:
        Refused: it is no PNG, is broken, or is too large.
    """
    picture = _read(_chunks(data))
    header = _header(picture.header)
    sized(header.width, header.height)
    if header.colour == 3 and b"PLTE" not in picture.before:
        raise broken("PNG")
    kept = [(kind, body) for kind, body in picture.before.items() if body]
    points = _inflatable(picture.points, header.size(header.width, header.height))
    found = [(b"IHDR", picture.header), *kept]
    if picture.plays and picture.frames:
        found += _animated(picture, header, points)
    else:
        found.append((b"IDAT", points))
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in [*found, (b"IEND", b"")])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the last, whose sums are right."""
    if not data.startswith(SIGNATURE):
        raise Refused("tệp này không phải PNG; đổi đuôi tên hoặc lưu lại thành PNG")
    at = len(SIGNATURE)
    while True:
        if at + 12 > len(data):
            raise broken("PNG")
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data) or not kind.isalpha():
            raise broken("PNG")
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise broken("PNG")
        if kind == b"IEND":
            return
        yield kind, data[at + 8 : end - 4]
        at = end


def _read(chunks: Iterator[tuple[bytes, bytes]]) -> _Picture:
    kind, body = next(chunks, (b"", b""))
    if kind != b"IHDR":
        raise broken("PNG")
    picture = _Picture(body)
    for kind, body in chunks:
        if kind == b"IDAT":
            picture.points.append(body)
        elif kind in (b"acTL", b"fcTL", b"fdAT"):
            _animate(picture, kind, body)
        elif not picture.points:
            _before(picture, kind, body)
        elif kind[:1].isupper():
            raise broken("PNG")
    return picture


def _before(picture: _Picture, kind: bytes, body: bytes) -> None:
    """Keep a chunk that says how to draw."""
    if kind in _LENGTHS:
        if len(body) not in _LENGTHS[kind] or kind in picture.before:
            raise broken("PNG")
        picture.before[kind] = body
    elif kind == b"iCCP":
        packed = body[body.find(b"\0") + 2 :]
        profile = icc.cleaned(icc.unpacked(packed))
        picture.before[kind] = b"icc\0\0" + zlib.compress(profile, 9) if profile else b""
    elif kind == b"eXIf":
        picture.before[kind] = exif_of(orientation(body))
    elif kind[:1].isupper():
        raise broken("PNG")


def _animate(picture: _Picture, kind: bytes, body: bytes) -> None:
    """Keep what moves: how often, and each frame."""
    if len(body) != {b"acTL": 8, b"fcTL": 26}.get(kind, max(len(body), 4)):
        raise broken("PNG")
    if kind == b"acTL":
        picture.plays = body[4:]
    elif kind == b"fcTL" and not picture.points:
        picture.control = body[4:]
    elif kind == b"fcTL":
        picture.frames.append((body[4:], []))
    elif picture.frames:
        picture.frames[-1][1].append(body[4:])
    else:
        raise broken("PNG")


def _header(body: bytes) -> _Header:
    if len(body) != 13:
        raise broken("PNG")
    width, height, depth, colour, packing, filters, interlaced = struct.unpack(">IIBBBBB", body)
    if depth not in _DEPTHS.get(colour, ()) or packing or filters or interlaced > 1:
        raise broken("PNG")
    return _Header(width, height, depth, colour, interlaced)


def _inflatable(pieces: list[bytes], size: int) -> bytes:
    """The compressed points, up to where they end.

    Raises:
        Refused: they do not unpack to exactly `size` bytes.
    """
    packed = b"".join(pieces)
    engine = zlib.decompressobj()
    waiting, found = packed, 0
    while not engine.eof:
        try:
            piece = engine.decompress(waiting, _PIECE)
        except zlib.error:
            raise broken("PNG") from None
        waiting = engine.unconsumed_tail
        found += len(piece)
        if found > size or not (piece or engine.eof):
            raise broken("PNG")
    if found != size:
        raise broken("PNG")
    return packed[: len(packed) - len(engine.unused_data)]


def _animated(picture: _Picture, header: _Header, points: bytes) -> Iterator[tuple[bytes, bytes]]:
    total = 0
    shown = len(picture.frames) + bool(picture.control)
    if shown > _MOST_FRAMES:
        raise Refused(f"hình động có quá {_MOST_FRAMES} khung; rút ngắn lại")
    yield b"acTL", struct.pack(">I", shown) + picture.plays
    sequence = 0
    if picture.control:
        yield b"fcTL", struct.pack(">I", sequence) + picture.control
        sequence += 1
    yield b"IDAT", points
    for control, pieces in picture.frames:
        width, height, left, top = struct.unpack_from(">IIII", control)
        if left + width > header.width or top + height > header.height:
            raise broken("PNG")
        total += sized(width, height)
        if total > 4 * MOST_POINTS:
            raise Refused("hình động có quá nhiều điểm; rút ngắn hoặc thu nhỏ lại")
        frame = _inflatable(pieces, header.size(width, height))
        yield b"fcTL", struct.pack(">I", sequence) + control
        yield b"fdAT", struct.pack(">I", sequence + 1) + frame
        sequence += 2


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check
