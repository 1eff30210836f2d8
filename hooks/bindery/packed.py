"""How does a server send less? Text files have a packed copy beside them, made once."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

SUFFIXES = frozenset((".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"))
LEAST = 1024
"""Bytes below which a file fits into one packet anyway."""


def pack(site: Path) -> None:
    """Write ``x.gz`` beside each text file ``x`` of a site where that saves something.

    The same site gives the same bytes, whenever and wherever it is packed.
    """
    for path in sorted(site.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            content = path.read_bytes()
            packed = _packed(content) if len(content) >= LEAST else content
            if len(packed) < len(content):
                path.with_name(f"{path.name}.gz").write_bytes(packed)


def _packed(content: bytes) -> bytes:
    packed = io.BytesIO()
    # Not gzip.compress: its header names the system in some versions of Python.
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()
