"""Do the booklets that are asked for stand there already? Then nothing has to be done.

Booklets, and what is found when they are searched, follow from the sources, the settings, the
commit, the options and the code alone. What has passed once is remembered by a hash of all that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache as once
from importlib import metadata
from pathlib import Path

from ..provenance import Provenance
from ..settings import Settings
from .kept import write

_LIBRARIES = [
    "lxml",
    "markdown",
    "pikepdf",
    "pymdown-extensions",
    "pypdfium2",
    "pyyaml",
    "segno",
    "typst",
]
"""What booklets, and what is found in them, depend on."""


@dataclass(frozen=True)
class Record:
    """A `file` that remembers what the booklets of one call of the command were like."""

    file: Path

    def stands(self, folder: Path) -> bool:
        """Whether `folder` holds what was remembered, byte for byte, and nothing else."""
        try:
            remembered = json.loads(self.file.read_text(encoding="utf-8"))
            return bool(remembered == _sums(folder))
        except (OSError, ValueError):
            return False

    def remember(self, folder: Path) -> None:
        """Remember the booklets in `folder`, which have been searched and may be published."""
        write(self.file, json.dumps(_sums(folder)).encode())


def record(cache: Path, known: Settings, made: Provenance, options: object) -> Record:
    """What the folder `cache` remembers of these sources as they are now."""
    digest = hashlib.sha256(f"{_code()}\0{made}\0{options}\0".encode())
    for part in _sources(known):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return Record(cache / f"{digest.hexdigest()}.json")


def _sums(folder: Path) -> dict[str, str]:
    """The SHA-256 sums of the files below a folder, by their paths."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if not path.is_dir()
    }


def _sources(known: Settings) -> Iterator[bytes]:
    """The settings and sources: paths, where links lead, and contents."""
    yield known.config_file.read_bytes()
    for path in sorted(known.docs_dir.rglob("*")):
        yield path.relative_to(known.docs_dir).as_posix().encode("utf-8", "surrogateescape")
        if path.is_symlink():
            yield str(path.readlink()).encode("utf-8", "surrogateescape")
        elif path.is_file():
            yield path.read_bytes()


@once
def _code() -> str:
    """A hash of the code, ours and that of others."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(package)}\0".encode())
            digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(metadata.version(library).encode())
    return digest.hexdigest()
