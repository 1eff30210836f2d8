"""What is wrong, where, and how is it written right?"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One problem of one source line, told to an editor in Vietnamese.

    `path` is relative to the project (``docs/…/01.md``), `line` counts from 1; 0 means the
    whole file.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class ConfigurationError(Exception):
    """The settings or the command line are unusable; the message is Vietnamese."""


_REASONS = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đĩa đã hết phần được dùng",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EBUSY: "đang được dùng",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOTDIR: "có phần đường dẫn không phải là thư mục",
    errno.EISDIR: "đây là thư mục",
}


def reason(error: OSError) -> str:
    """Why the disk refuses, in Vietnamese where the system's own words are not."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def suggestion(meant: str | None) -> str:
    """How a message about an unknown word goes on: with what was probably meant, or an end."""
    return f"; có phải là “{meant}”?" if meant else "."


def report(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Each problem once, as a line, in the order of files and lines."""
    return tuple(str(diagnostic) for diagnostic in sorted(set(diagnostics)))
