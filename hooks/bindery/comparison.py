"""In which files do two folders differ? Two builds of one commit are to differ in none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def differences(one: Path, other: Path) -> Iterator[tuple[str, str]]:
    """The files that are not the same in two folders, and how they differ, in Vietnamese."""
    files, others = _files(one), _files(other)
    for uri in sorted(files.keys() | others.keys()):
        if uri not in others:
            yield uri, f"chỉ có ở {one}"
        elif uri not in files:
            yield uri, f"chỉ có ở {other}"
        elif (place := _first_difference(files[uri], others[uri])) is not None:
            yield uri, f"khác nhau từ byte {place}"


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _first_difference(one: Path, other: Path) -> int | None:
    """The first byte, from 0, in which two files differ, or None."""
    data, others = one.read_bytes(), other.read_bytes()
    if data == others:
        return None
    pairs = enumerate(zip(data, others, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(data), len(others)))
