"""How does a finished site take the place of the old one? Built beside it, swapped by renaming."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .diagnostic import ConfigurationError
from .settings import BOOKLETS_VARIABLE, EDITION_VARIABLE

OWN_FILE = "assets/js/reader.js"
"""A file of our theme: a folder that has it was made by this project, if only by MkDocs."""


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A fresh folder beside `target`; it takes the place of `target` when the block ends well.

    On an error the old site stays as it was. The folder is on the same disk, so that the swap is
    two renames.

    Raises:
        ConfigurationError: the place cannot be written to, or holds something that is not a site.
    """
    if target.exists() and not _is_site(target):
        raise ConfigurationError(
            f"{target} đang có tệp khác, không phải trang do Bindery tạo; chọn thư mục khác"
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise ConfigurationError(f"không ghi được vào {target.parent}: {error.strerror}") from None
    try:
        fresh.chmod(0o755)
        yield fresh
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_site(target: Path) -> bool:
    return target.is_dir() and (
        not any(target.iterdir())
        or (target / "edition.json").exists()
        or (target / OWN_FILE).exists()
    )


def _swap(fresh: Path, target: Path) -> None:
    old = fresh.with_name(fresh.name + "-old")
    if target.exists():
        os.rename(target, old)
    try:
        os.rename(fresh, target)
    except OSError:
        if old.exists():
            os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def run_engine(config_file: Path, name: str, folder: Path, booklets: str) -> str:
    """Build the pages of the edition `name` into `folder` with MkDocs, in a process of its own.

    Returns '' or what MkDocs says when it fails.
    """
    environment = {
        **os.environ,
        EDITION_VARIABLE: name,
        BOOKLETS_VARIABLE: booklets,
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        [*command, "-f", str(config_file), "-d", str(folder)],
        env=environment,
        cwd=config_file.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return ""
    lines = (done.stderr + done.stdout).splitlines()
    told = [line for line in lines if line.startswith(("WARNING", "ERROR"))]
    return "\n".join(told or lines[-20:])
