"""Why may a file not be published? An exception that says it to the editor."""

from __future__ import annotations

LARGEST = 50_000_000
"""Bytes of a file that may be published."""

MOST_POINTS = 50_000_000
"""Points of a picture: a sheet of A4 scanned at 600 dpi has 35 million."""


class Refused(Exception):
    """A file that must not be published; the message is Vietnamese, `line` counts from 1, 0 for the
    whole file.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def bounded(size: int) -> None:
    """Refuse a file of so many bytes, if they are too many."""
    if size > LARGEST:
        raise Refused(f"tệp lớn quá {LARGEST // 1_000_000} triệu byte; thu nhỏ hoặc chia ra")


def broken(what: str) -> Refused:
    """The refusal of a file whose bytes are not in order."""
    return Refused(f"tệp {what} hỏng hoặc bị cắt cụt; mở ra rồi lưu lại")


def sized(width: int, height: int) -> int:
    """The points of a picture of this width and height.

    Raises:
        Refused: it has none, or more than may be drawn on a modest computer.
    """
    if not width or not height:
        raise Refused("hình không có điểm nào (rộng hoặc cao bằng 0); lưu lại")
    if width * height > MOST_POINTS:
        most = MOST_POINTS // 1_000_000
        raise Refused(f"hình quá lớn: {width} × {height} điểm, quá {most} triệu; thu nhỏ lại")
    return width * height
