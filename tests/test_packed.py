"""Packed copies beside text files."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from bindery.packed import LEAST, pack

TEXT = "Nghị quyết. " * 200


def site(folder: Path, when: int) -> Path:
    """A site whose files were written at some time."""
    files = {"index.html": TEXT, "bo/index.html": TEXT, "a.pdf": TEXT, "b.js": "x" * (LEAST - 1)}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (when, when))
    (folder / "c.json").write_bytes(os.urandom(LEAST))
    return folder


def test_text_files_that_get_smaller_have_a_packed_copy(tmp_path: Path) -> None:
    pack(site(tmp_path, 0))
    packed = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.gz")}
    assert sorted(packed) == ["bo/index.html.gz", "index.html.gz"]
    assert gzip.decompress(packed["index.html.gz"].read_bytes()).decode() == TEXT


def test_packing_is_reproducible(tmp_path: Path) -> None:
    """In another folder, at another time, and over again; the header names neither time nor file
    nor system.
    """
    first, second = site(tmp_path / "1", 1_000_000_000), site(tmp_path / "2", 1_700_000_000)
    pack(first)
    pack(second)
    pack(second)
    packed = (first / "index.html.gz").read_bytes()
    assert packed == (second / "index.html.gz").read_bytes()
    assert packed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    assert not list(second.rglob("*.gz.gz"))
