"""What does a picture or another file of bytes say besides what it shows?"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_LITTLE = re.compile(rb"(?:[\x00-\xff][\x00-\x03\x1e-\x20]){8,}")
_BIG = re.compile(rb"(?:[\x00-\x03\x1e-\x20][\x00-\xff]){8,}")
"""Stretches that may be Vietnamese in UTF-16, as Windows writes it into EXIF."""

_TEXT_CHUNK = re.compile(b"zTXt|iTXt|iCCP")
_KEYWORDS = 400
"""Bytes that may stand in such a chunk before its packed text."""

_MOST = 1 << 24
"""Bytes of text that one chunk of a picture may unpack to."""

KNOWN = (
    _PNG,
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"RIFF",  # WebP
    b"\x00\x00\x01\x00",  # ICO
    b"wOFF",
    b"wOF2",
    b"\x00\x01\x00\x00",  # TrueType
    b"OTTO",
)
"""How the files of bytes begin that need no unpacking to be searched."""


def stretches(data: bytes) -> Iterator[str]:
    """The stretches of bytes that may be text, in the encodings that pictures use."""
    yield data.decode("utf-8", "ignore")
    for pattern, encoding in ((_LITTLE, "utf-16-le"), (_BIG, "utf-16-be")):
        for match in pattern.finditer(data):
            yield match.group().decode(encoding)
    if data.startswith(_PNG):
        yield from _packed(data)


def _packed(data: bytes) -> Iterator[str]:
    """The compressed texts of a PNG: wherever zlib may begin behind the name of a chunk of text."""
    for chunk in _TEXT_CHUNK.finditer(data):
        for start in re.finditer(b"x", data[chunk.end() : chunk.end() + _KEYWORDS]):
            yield _unpacked(data[chunk.end() + start.start() :])


def _unpacked(data: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(data, _MOST).decode("utf-8", "ignore")
    except zlib.error:
        return ""
