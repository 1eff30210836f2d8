"""How do finished booklets take the place of earlier ones? All of them at once.

The folder of the booklets holds what one call of the command has printed, and nothing else: no
booklet of another edition, of an earlier text or of another part of the work stays among them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .address import BOOKLET_FILES, BOOKLETS
from .diagnostic import ConfigurationError
from .exchange import exchange, mend
from .publish import MARKS


@contextmanager
def delivered(out: Path) -> Iterator[Path]:
    """A fresh folder; its booklets take the place of those in `out` when the block ends well.

    On an error the old ones stay as they were.

    Raises:
        ConfigurationError: `out` is a site, or its folder of booklets holds other files.
    """
    target = out.resolve() / BOOKLETS
    if any((target.parent / mark).exists() for mark in MARKS):
        raise ConfigurationError(
            f"{out} là một trang đã dựng, sách trong đó đi cùng trang; chọn --out khác"
        )
    if other := _other(target):
        raise ConfigurationError(
            f"{target} có tệp không phải sách do Bindery in ({other.name}), in ra đây thì mất tệp "
            "đó; chọn --out khác"
        )
    made = not target.parent.exists()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{BOOKLETS}-", dir=target.parent))
    fresh = beside / BOOKLETS
    try:
        mend(target, fresh)
        shutil.rmtree(fresh, ignore_errors=True)
        yield beside
        fresh.mkdir(exist_ok=True)
        if target.exists():
            exchange(target, fresh)
        else:
            os.rename(fresh, target)
        made = False
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if made:
            target.parent.rmdir()


def _other(folder: Path) -> Path | None:
    """A file that no booklet command has written, if there is one."""
    if folder.is_dir() and not folder.is_symlink():
        files = (path for path in sorted(folder.rglob("*")) if not path.is_dir())
        return next((path for path in files if not _is_booklet(path.relative_to(folder))), None)
    return folder if folder.exists() or folder.is_symlink() else None


def _is_booklet(path: Path) -> bool:
    if len(path.parts) == 1:
        return path.suffix == ".zip"
    return len(path.parts) == 2 and path.name.endswith(tuple(BOOKLET_FILES))
