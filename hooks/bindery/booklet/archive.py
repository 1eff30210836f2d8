"""What is in the one file of a study set? All its booklets, and what they must add up to."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping

from ..archive import archive

SUMS = "SHA256SUMS.txt"


def set_archive(files: Mapping[str, bytes]) -> bytes:
    """All files of a study set, by their addresses on the site, and a list of their SHA-256 sums
    for ``sha256sum -c``. Each of them is packed already.
    """
    named = {posixpath.basename(uri): data for uri, data in sorted(files.items())}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in named.items())
    return archive({SUMS: sums.encode(), **named}, stored=named)
