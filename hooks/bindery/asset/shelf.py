"""Where are the files as they are published? On a shelf: a cleaned copy of each, made once.

Copies stay on the disk, as a book may have hundreds of pictures, and outside the project, where
nobody can put a file that was never cleaned.
"""

from __future__ import annotations

import atexit
import itertools
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..diagnostic import Diagnostic, reason
from ..tree import Tree
from . import cleaned
from .refusal import Refused, bounded

_numbers = itertools.count(1)


def shelved(tree: Tree, uris: Iterable[str]) -> tuple[dict[str, Path], list[Diagnostic]]:
    """The cleaned copies of those of `uris` that are assets of the tree, by their paths below the
    docs folder, and what is wrong with the others.
    """
    copies: dict[str, Path] = {}
    problems = []
    for uri in sorted(set(uris) & tree.assets.keys()):
        try:
            copies[uri] = _published(tree.assets[uri])
        except Refused as refused:
            problems.append(Diagnostic(tree.settings.display(uri), refused.line, refused.message))
    return copies, problems


def _published(file: Path) -> Path:
    """The cleaned copy of a file, made anew when the file has changed."""
    try:
        status = file.stat()
        found = _made(file, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise Refused(f"không đọc hoặc không chép được tệp: {reason(error)}") from None
    if isinstance(found, Refused):
        raise Refused(found.message, found.line)
    return found


@cache
def _made(file: Path, _changed: int, size: int) -> Path | Refused:
    try:
        bounded(size)
        data = cleaned(file.name, file.read_bytes())
    except Refused as refused:
        return refused
    copy = _shelf() / f"{next(_numbers)}{file.suffix.lower()}"
    copy.write_bytes(data)
    return copy


@cache
def _shelf() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="bindery-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
