"""What has been printed before? A folder of files, named by all that their bytes depend on."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache as once
from pathlib import Path

from ..address import booklet_uris
from .compose import Booklet
from .formats import Order

_DAYS = 30
"""How long a file is kept that nobody asks for."""


def places(
    folder: Path, booklet: Booklet, pictures: Mapping[str, Path], order: Order
) -> dict[str, Path]:
    """Where the files of a booklet are kept, by their addresses on a site."""
    key = _key(booklet, pictures, order)
    uris = booklet_uris(booklet.uri)
    return {uri: folder / f"{key}-{uri.rpartition('/')[2]}" for uri in uris}


def read(kept: Mapping[str, Path]) -> dict[str, bytes]:
    """The files at `kept`, by their addresses; none where one cannot be had, so that all are made
    anew.
    """
    try:
        for file in kept.values():
            os.utime(file)
        return {uri: file.read_bytes() for uri, file in kept.items()}
    except OSError:
        return {}


def prune(folder: Path) -> None:
    """Remove the files that nobody has asked for in a month; the date alone makes others each day.

    Another process may be at it as well, and what cannot be removed stays.
    """
    oldest = time.time() - _DAYS * 24 * 60 * 60
    for file in folder.glob("*"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
        beside.write(data)
    os.chmod(beside.name, 0o644)
    os.replace(beside.name, path)


def _key(booklet: Booklet, pictures: Mapping[str, Path], order: Order) -> str:
    """A hash of what is printed, and of what prints it."""
    digest = hashlib.sha256(f"{booklet.uri}\0{order}\0{_maker()}".encode())
    digest.update(json.dumps(booklet.data, ensure_ascii=False, sort_keys=True).encode())
    for uri, copy in pictures.items():
        digest.update(f"{uri}\0{copy.stat().st_size}\0".encode())
        digest.update(copy.read_bytes())
    return digest.hexdigest()


@once
def _maker() -> str:
    """A hash of the code that prints."""
    from importlib import metadata

    digest = hashlib.sha256()
    for maker in sorted(Path(__file__).parent.iterdir()):
        if maker.is_file():
            digest.update(maker.read_bytes())
    for package in ("typst", "pikepdf"):
        digest.update(metadata.version(package).encode())
    return digest.hexdigest()
