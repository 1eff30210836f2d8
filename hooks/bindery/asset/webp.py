"""What of a WebP may be published? The chunks that draw, and its colour profile without words."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from . import icc
from .orientation import UPRIGHT, exif_of, orientation
from .refusal import MOST_POINTS, Refused, broken, sized

_PROFILE, _ALPHA, _EXIF, _MOVES = 0x20, 0x10, 0x08, 0x02
_Chunks = list[tuple[bytes, bytes]]


def is_webp(data: bytes) -> bool:
    """Whether the bytes begin as a WebP does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def cleaned(data: bytes) -> bytes:
    """The WebP `data` with only what draws it; its points are the same.

    Raises:
        Refused: it is no WebP, is broken, or is too large.
    """
    if not is_webp(data):
        raise Refused("tệp này không phải WebP; đổi đuôi tên hoặc lưu lại thành WebP")
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise broken("WebP")
    chunks = list(_chunks(data[12:end]))
    if not chunks:
        raise broken("WebP")
    found = _extended(chunks) if chunks[0][0] == b"VP8X" else _image(chunks[:1])
    body = b"WEBP" + b"".join(_chunk(kind, content) for kind, content in found)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > len(data):
            raise broken("WebP")
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def _extended(chunks: _Chunks) -> _Chunks:
    """A picture that says first what it has: profile, transparency, frames."""
    head = chunks[0][1]
    if len(head) != 10:
        raise broken("WebP")
    sized(*(1 + int.from_bytes(head[at : at + 3], "little") for at in (4, 7)))
    by_kind = dict(reversed(chunks))
    profile = icc.cleaned(by_kind.get(b"ICCP", b""))
    moves = head[0] & _MOVES
    exif = by_kind.get(b"EXIF", b"")
    turned = orientation(exif.removeprefix(b"Exif\0\0"))
    flags = head[0] & (_ALPHA | _MOVES)
    flags |= _PROFILE if profile else 0
    flags |= _EXIF if turned != UPRIGHT else 0
    found = [(b"VP8X", bytes((flags, 0, 0, 0)) + head[4:])]
    found += [(b"ICCP", profile)] if profile else []
    found += _frames(chunks) if moves else _image(chunks)
    found += [(b"EXIF", exif_of(turned))] if turned != UPRIGHT else []
    return found


def _frames(chunks: _Chunks) -> _Chunks:
    found = [(kind, body) for kind, body in chunks if kind == b"ANIM"]
    if len(found) != 1 or len(found[0][1]) != 6:
        raise broken("WebP")
    total = 0
    for kind, body in chunks:
        if kind != b"ANMF":
            continue
        if len(body) < 16:
            raise broken("WebP")
        total += sized(*(1 + int.from_bytes(body[at : at + 3], "little") for at in (6, 9)))
        inner = b"".join(_chunk(*chunk) for chunk in _image(_chunks(body[16:])))
        found.append((kind, body[:16] + inner))
    if len(found) == 1:
        raise broken("WebP")
    if total > 4 * MOST_POINTS:
        raise Refused("hình động có quá nhiều điểm; rút ngắn hoặc thu nhỏ lại")
    return found


def _image(chunks: Iterable[tuple[bytes, bytes]]) -> _Chunks:
    """The points of one frame, with their transparency where that stands by itself."""
    by_kind = dict(reversed(list(chunks)))
    if b"VP8L" in by_kind:
        body = by_kind[b"VP8L"]
        if len(body) < 5 or body[0] != 0x2F:
            raise broken("WebP")
        bits = int.from_bytes(body[1:5], "little")
        sized(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        return [(b"VP8L", body)]
    body = by_kind.get(b"VP8 ", b"")
    if len(body) < 10 or body[0] & 1 or body[3:6] != b"\x9d\x01\x2a":
        raise broken("WebP")
    width, height = struct.unpack_from("<HH", body, 6)
    sized(width & 0x3FFF, height & 0x3FFF)
    alpha = [(b"ALPH", by_kind[b"ALPH"])] if b"ALPH" in by_kind else []
    return [*alpha, (b"VP8 ", body)]
