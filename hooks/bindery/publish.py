"""How does a finished site take the place of the old one? Built beside it, then exchanged.

Beside a site ``site`` stand ``.site-previous``, the release before it, ``.site-new-…`` while one is
built, and ``.site-lock``, which keeps two builds from doing so at once.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .diagnostic import ConfigurationError
from .exchange import exchange, mend

MARKS = ("edition.json", "ve-an-ban.html")
"""Files that tell that a folder was made by this project, if only by MkDocs."""


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A fresh folder beside `target`; it takes the place of `target` when the block ends well.

    On an error the old site stays as it was, and when the process is killed as well. What was
    there becomes the previous release.

    Raises:
        ConfigurationError: the place cannot be written to, holds something that is not a site, or
            is being built by somebody else.
    """
    target = target.resolve()
    with _alone(target):
        if target.exists() and not _is_site(target):
            raise ConfigurationError(
                f"{target} đang có tệp khác, không phải trang do Bindery tạo; chọn thư mục khác"
            )
        ours = re.compile(rf"\.{re.escape(target.name)}-new-[a-z0-9_]{{8}}")
        for left in target.parent.iterdir():
            if ours.fullmatch(left.name):
                shutil.rmtree(left, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
        try:
            fresh.chmod(0o755)
            yield fresh
            _replace(target, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def previous(target: Path) -> Path:
    """Where the release before the one in `target` is kept."""
    target = target.resolve()
    return target.with_name(f".{target.name}-previous")


def rollback(target: Path) -> None:
    """Let `target` and the release before it change places: doing it twice changes nothing.

    Raises:
        ConfigurationError: there is no earlier release, or somebody else is at work.
    """
    target = target.resolve()
    with _alone(target):
        if not target.exists() or not previous(target).exists():
            raise ConfigurationError(f"{target} chưa có bản trước để quay lại")
        exchange(target, previous(target))


def _replace(target: Path, fresh: Path) -> None:
    """Put `fresh` in the place of `target`, and what was there in that of the release before."""
    if not target.exists() or not any(target.iterdir()):
        os.replace(fresh, target)
        return
    exchange(target, fresh)
    kept = previous(target)
    if kept.exists():
        shutil.rmtree(kept)
    os.rename(fresh, kept)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """A block in which nobody else builds or rolls back `target`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f".{target.name}-lock"), timeout=0):
            mend(target, previous(target))
            yield
    except Timeout:
        raise ConfigurationError(
            f"{target} đang được một lần chạy khác dựng; đợi nó xong rồi chạy lại"
        ) from None


def _is_site(target: Path) -> bool:
    return target.is_dir() and (
        not any(target.iterdir()) or any((target / mark).exists() for mark in MARKS)
    )
