"""How do two folders change places so that nobody ever finds one of them missing?

Linux can do it in one step (renameat2(2), RENAME_EXCHANGE). Where it cannot be done, the folders
change places in three renames, and `mend` ends what was broken off between them.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_IMPOSSIBLE = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV)
"""What kernels and file systems say that do not know the one step."""


def exchange(live: Path, other: Path) -> None:
    """Let two folders of one disk change places; `live` is the one that must not be missing.

    Raises:
        OSError: the disk refuses; both folders stand where they stood.
    """
    if _in_one_step(live, other):
        return
    aside = _aside(live)
    os.rename(live, aside)
    try:
        os.rename(other, live)
    except OSError:
        os.rename(aside, live)
        raise
    os.rename(aside, other)


def mend(live: Path, other: Path) -> None:
    """Give a name to what an exchange in three renames left without one when it was broken off:
    that of `live` where that is missing, else that of `other`.

    Raises:
        OSError: the disk refuses.
    """
    aside = _aside(live)
    if not aside.exists():
        return
    if live.exists() and other.exists():
        shutil.rmtree(other)
    os.rename(aside, other if live.exists() else live)


def _aside(live: Path) -> Path:
    return live.with_name(f".{live.name}-aside")


def _in_one_step(one: Path, two: Path) -> bool:
    """Whether the kernel has exchanged the two names."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(two)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _IMPOSSIBLE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(two))
