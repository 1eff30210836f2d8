"""What does git know of the sources? Nothing, where there is no git or no commit."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True)
class Version:
    """A file as a commit left it: the time of the commit, as ISO 8601 has it where the commit was
    made, and the name git gives to the content.
    """

    time: str
    blob: str

    @property
    def day(self) -> str:
        """The day of the commit, where it was made."""
        return self.time[:10]


def git(folder: Path, *arguments: str) -> str:
    """What git prints when it is run in `folder`, or ''."""
    command = ["git", "-c", "core.quotepath=off", "-c", "log.showSignature=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def versions(folder: Path) -> dict[str, list[Version]]:
    """The versions of each file below `folder`, the newest first, by path."""
    log = git(
        folder,
        *("log", "-z", "--format=%x01%cI", "--raw", "--no-abbrev", "--no-renames"),
        *("--relative", "--", "."),
    )
    found: dict[str, list[Version]] = {}
    for entry in log.split("\x01")[1:]:
        time, *parts = filter(None, entry.replace("\n", "\0").split("\0"))
        for change, path in zip(parts[::2], parts[1::2], strict=False):
            found.setdefault(path, []).append(Version(time, change.split()[3]))
    return found


def is_shallow(folder: Path) -> bool:
    """Whether git knows only the last of the commits, so that everything seems to be new in it."""
    return git(folder, "rev-parse", "--is-shallow-repository") == "true"


class Contents:
    """The contents of blobs, read from one git process."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked, self._told = asked, told

    def read(self, blob: str) -> bytes | None:
        """The bytes of a blob, or None where git has none of that name."""
        self._asked.write(f"{blob}\n".encode())
        self._asked.flush()
        header = self._told.readline().split()
        if len(header) != 3:
            return None
        data = self._told.read(int(header[2]))
        self._told.read(1)
        return data


@contextmanager
def contents(folder: Path) -> Iterator[Contents]:
    """A way to read blobs of the repository around `folder`, which must be one."""
    with subprocess.Popen(
        ["git", "cat-file", "--batch"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        yield Contents(process.stdin, process.stdout)
        process.stdin.close()
