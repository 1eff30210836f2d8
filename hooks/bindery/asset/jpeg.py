"""What of a JPEG may be published? What draws it, its colour profile, and which way up it is.

Nothing is decoded, so its points are the same. EXIF, XMP, thumbnails, remarks and what stands
behind its end, where telephones put films, are left out.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import icc
from .orientation import UPRIGHT, exif_of, orientation
from .refusal import Refused, broken, sized

SIGNATURE = b"\xff\xd8\xff"

_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_FRAMES = (0xC0, 0xC1, 0xC2)
"""The kinds of JPEG that browsers draw: baseline, extended, progressive."""

_DHT, _EOI, _SOS, _DQT, _DRI = 0xC4, 0xD9, 0xDA, 0xDB, 0xDD
_APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_EXIF, _PROFILE = b"Exif\0\0", b"ICC_PROFILE\0"
_PROFILE_PIECE = 65_519
_MOST_SCANS = 100


@dataclass
class _Picture:
    head: list[bytes] = field(default_factory=list)
    body: list[bytes] = field(default_factory=list)
    profile: dict[int, bytes] = field(default_factory=dict)
    turned: int | None = None
    frame: bool = False
    scans: int = 0


def cleaned(data: bytes) -> bytes:
    """The JPEG `data` with only what draws it; its points are the same.

    Raises:
        Refused: it is no JPEG, is broken, is too large, or is of a kind that browsers do not draw.
    """
    if not data.startswith(SIGNATURE):
        raise Refused("tệp này không phải JPEG; đổi đuôi tên hoặc lưu lại thành JPEG")
    picture = _Picture()
    for marker, body, scan in _segments(data):
        if marker in _KEPT:
            _KEPT[marker](picture, marker, body)
        elif not _APP0 <= marker <= _APP15 and marker != _COM:
            raise Refused("JPEG kiểu lạ, trình duyệt không vẽ được; lưu lại thành JPEG thường")
        if scan:
            picture.body.append(scan)
    if not picture.scans:
        raise broken("JPEG")
    parts = (*picture.head, *_exif(picture), *_profile(picture), *picture.body)
    return b"".join((b"\xff\xd8", *parts, b"\xff\xd9"))


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each marker up to the end of the picture, what it says, and the points behind it."""
    at = 2
    while True:
        found = _MARKER.match(data, at)
        if not found:
            raise broken("JPEG")
        marker, at = found.group(1)[0], found.end()
        if marker == _EOI:
            return
        end = at + int.from_bytes(data[at : at + 2], "big")
        if end < at + 2 or end > len(data):
            raise broken("JPEG")
        body, scan = data[at + 2 : end], b""
        if marker == _SOS:
            behind = _MARKER.search(data, end)
            if not behind:
                raise broken("JPEG")
            scan, end = data[end : behind.start()], behind.start()
        yield marker, body, scan
        at = end


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _add_frame(picture: _Picture, marker: int, body: bytes) -> None:
    if picture.frame or len(body) < 6 or body[0] != 8 or len(body) != 6 + 3 * body[5]:
        raise broken("JPEG")
    height, width = struct.unpack_from(">HH", body, 1)
    sized(width, height)
    picture.frame = True
    picture.body.append(_segment(marker, body))


def _add_scan(picture: _Picture, marker: int, body: bytes) -> None:
    picture.scans += 1
    if not picture.frame or not body or len(body) != 4 + 2 * body[0]:
        raise broken("JPEG")
    if picture.scans > _MOST_SCANS:
        raise Refused("JPEG có quá nhiều lớp quét; lưu lại thành JPEG thường")
    picture.body.append(_segment(marker, body))


def _add_quantization(picture: _Picture, marker: int, body: bytes) -> None:
    at = 0
    while at < len(body):
        at += 129 if body[at] >> 4 else 65
    if at != len(body):
        raise broken("JPEG")
    picture.body.append(_segment(marker, body))


def _add_codes(picture: _Picture, marker: int, body: bytes) -> None:
    at = 0
    while at < len(body):
        at += 17 + sum(body[at + 1 : at + 17])
    if at != len(body):
        raise broken("JPEG")
    picture.body.append(_segment(marker, body))


def _add_restarts(picture: _Picture, marker: int, body: bytes) -> None:
    if len(body) != 2:
        raise broken("JPEG")
    picture.body.append(_segment(marker, body))


def _add_density(picture: _Picture, marker: int, body: bytes) -> None:
    """JFIF data, for how large a picture is printed, without their thumbnail."""
    if body.startswith(b"JFIF\0") and len(body) >= 14 and not picture.head:
        picture.head.append(_segment(marker, body[:12] + b"\0\0"))


def _add_exif(picture: _Picture, _: int, body: bytes) -> None:
    if body.startswith(_EXIF) and picture.turned is None:
        picture.turned = orientation(body[len(_EXIF) :])


def _add_profile(picture: _Picture, _: int, body: bytes) -> None:
    if body.startswith(_PROFILE) and len(body) > 14:
        picture.profile[body[12]] = body[14:]


def _add_colours(picture: _Picture, marker: int, body: bytes) -> None:
    """Which numbers mean which colours, as Adobe's programs say it."""
    if body.startswith(b"Adobe") and len(body) >= 12 and not picture.scans:
        picture.body.append(_segment(marker, b"Adobe\0\x64\0\0\0\0" + body[11:12]))


_KEPT = {
    **dict.fromkeys(_FRAMES, _add_frame),
    _DHT: _add_codes,
    _DQT: _add_quantization,
    _DRI: _add_restarts,
    _SOS: _add_scan,
    _APP0: _add_density,
    _APP1: _add_exif,
    _APP2: _add_profile,
    _APP14: _add_colours,
}


def _exif(picture: _Picture) -> Iterator[bytes]:
    exif = exif_of(picture.turned or UPRIGHT)
    if exif:
        yield _segment(_APP1, _EXIF + exif)


def _profile(picture: _Picture) -> Iterator[bytes]:
    profile = icc.cleaned(b"".join(piece for _, piece in sorted(picture.profile.items()))) or b""
    starts = range(0, len(profile), _PROFILE_PIECE)
    for number, start in enumerate(starts, start=1):
        piece = profile[start : start + _PROFILE_PIECE]
        yield _segment(_APP2, _PROFILE + bytes((number, len(starts))) + piece)
