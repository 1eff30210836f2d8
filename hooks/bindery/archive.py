"""How do files go into one? A zip archive of the same bytes whenever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Mapping
from typing import IO

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


def write(
    file: IO[bytes], files: Iterable[tuple[str, bytes]], stored: Collection[str] = ()
) -> None:
    """Write an archive of `files` in their order; those named in `stored` are not compressed."""
    with zipfile.ZipFile(file, "w") as made:
        for name, data in files:
            item = zipfile.ZipInfo(name, _LONG_AGO)
            item.create_system = 3
            item.external_attr = _READABLE
            item.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            made.writestr(item, data)


def archive(files: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """The bytes of an archive of `files`."""
    found = io.BytesIO()
    write(found, files.items(), stored)
    return found.getvalue()
