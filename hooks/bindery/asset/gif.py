"""What of a GIF may be published? Its frames, how long each stands, and how often all are shown."""

from __future__ import annotations

import struct

from .refusal import Refused, broken, sized

SIGNATURES = (b"GIF87a", b"GIF89a")

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOP = b"NETSCAPE2.0"
_SCREEN = 13


def cleaned(data: bytes) -> bytes:
    """The GIF `data` with only what draws it; its points are the same.

    Raises:
        Refused: it is no GIF, is broken, or is too large.
    """
    if not data.startswith(SIGNATURES):
        raise Refused("tệp này không phải GIF; đổi đuôi tên hoặc lưu lại thành GIF")
    if len(data) < _SCREEN:
        raise broken("GIF")
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    sized(width, height)
    at = _SCREEN + _colours(flags)
    found = [data[:at]]
    control = b""
    shown = False
    while at < len(data) and data[at] != _END:
        kind = data[at]
        if kind == _IMAGE:
            end = _image(data, at)
            found += [control, data[at:end]]
            shown, control = True, b""
        elif kind == _EXTENSION and at + 1 < len(data):
            end = _blocks(data, at + 2)
            if data[at + 1] == _CONTROL:
                control = _exact(data[at:end])
            elif data[at + 1] == _APPLICATION:
                found.append(_loop(data[at:end]))
            else:
                control = b""
        else:
            raise broken("GIF")
        at = end
    if at >= len(data) or not shown:
        raise broken("GIF")
    return b"".join((*found, bytes((_END,))))


def _colours(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _image(data: bytes, at: int) -> int:
    """Where the frame that begins at `at` ends."""
    if at + 10 > len(data):
        raise broken("GIF")
    width, height, flags = struct.unpack_from("<HHB", data, at + 5)
    sized(width, height)
    return _blocks(data, at + 10 + _colours(flags) + 1)


def _blocks(data: bytes, at: int) -> int:
    """Where a row of blocks ends that begins at `at`."""
    while at < len(data):
        if data[at] == 0:
            return at + 1
        at += data[at] + 1
    raise broken("GIF")


def _exact(control: bytes) -> bytes:
    if len(control) != 8:
        raise broken("GIF")
    return control


def _loop(extension: bytes) -> bytes:
    """How often all is shown, where an application's data say that; else nothing."""
    if extension[3:14] == _LOOP and extension[14:16] == b"\x03\x01" and len(extension) == 19:
        return extension
    return b""
