"""How do files go into one? A zip archive of the same bytes whenever it is made."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Collection, Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
SUMS = "SHA256SUMS.txt"


def archive(files: Mapping[str, bytes], stored: Collection[str]) -> bytes:
    """An archive of `files` in their order; those named in `stored` are not compressed."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as made:
        for name, data in files.items():
            item = zipfile.ZipInfo(name, _LONG_AGO)
            item.create_system = 3
            item.external_attr = _READABLE
            item.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            made.writestr(item, data)
    return found.getvalue()


def set_archive(files: Mapping[str, bytes]) -> bytes:
    """All files of a study set, by their addresses on the site, and a list of their SHA-256 sums
    for ``sha256sum -c``. Each of them is packed already.
    """
    named = {posixpath.basename(uri): data for uri, data in sorted(files.items())}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in named.items())
    return archive({SUMS: sums.encode(), **named}, stored=named)
