"""What is in a zip archive? Its members, as long as they are few, plain and not huge."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from ..refusal import Refused, broken

_MOST_MEMBERS = 3_000
_LARGEST = 150_000_000
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def members(data: bytes, what: str) -> dict[str, bytes]:
    """The members of an archive by their names; `what` is the program that it is of.

    Raises:
        Refused: it is no archive, is broken, locked, or unpacks to far more than it should.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise Refused(f"tệp này không phải tệp {what}; đổi đuôi tên hoặc lưu lại bằng {what}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = [item for item in archive.infolist() if not item.is_dir()]
            _bounded(listed, what)
            return {item.filename: archive.read(item) for item in listed}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError):
        raise broken(what) from None
    except (NotImplementedError, RuntimeError):
        raise Refused(f"tệp {what} có khóa hoặc nén kiểu lạ; lưu lại bằng {what}") from None


def _bounded(listed: list[zipfile.ZipInfo], what: str) -> None:
    if len(listed) > _MOST_MEMBERS or sum(item.file_size for item in listed) > _LARGEST:
        raise Refused(f"tệp {what} bung ra quá lớn; chia thành nhiều tệp")
    names = [item.filename for item in listed]
    if len(set(names)) != len(names):
        raise Refused(f"tệp {what} có hai phần cùng tên; mở ra rồi lưu lại")
    for item in listed:
        if item.flag_bits & 1:
            raise Refused(f"tệp {what} có mật khẩu; bỏ mật khẩu rồi lưu lại")
        if item.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(f"tệp {what} nén kiểu lạ; lưu lại bằng {what}")
        if posixpath.normpath(item.filename) != item.filename or item.filename[0] in "/.":
            raise Refused(f"tệp {what} có phần tên lạ “{item.filename[:40]}”; lưu lại bằng {what}")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of `parts` in their order; the same parts give the same bytes."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            item = zipfile.ZipInfo(name, _LONG_AGO)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.create_system = 0
            archive.writestr(item, data)
    return found.getvalue()
