"""Which commit, of which date, is an output made from?

The date is that of the commit, so that the same sources give the same output on any day.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Provenance:
    """A source commit. `commit` is '' outside git; `modified` says that files differ from it."""

    commit: str
    date: datetime.date
    modified: bool = False

    @property
    def label(self) -> str:
        """The commit as readers see it."""
        if not self.commit:
            return "chưa lưu trong git"
        return self.commit[:10] + (" (có thay đổi chưa lưu)" if self.modified else "")


def provenance(root: Path) -> Provenance:
    """The provenance of the sources in `root`; without git, of the day SOURCE_DATE_EPOCH or now."""
    shown = _git(root, "log", "-1", "--format=%H %cs")
    if not shown:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.datetime.now(datetime.UTC)
        day = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now
        return Provenance("", day.date())
    commit, date = shown.split()
    modified = bool(_git(root, "status", "--porcelain", "--untracked-files=normal"))
    return Provenance(commit, datetime.date.fromisoformat(date), modified)


def last_changes(docs_dir: Path) -> Mapping[str, datetime.date]:
    """The date of the last commit of each source, by its path below `docs_dir`."""
    log = _git(docs_dir, "log", "-z", "--format=%x01%cs", "--name-only", "--relative", "--", ".")
    dates: dict[str, datetime.date] = {}
    for entry in log.split("\x01")[1:]:
        date, *names = entry.replace("\n", "\0").split("\0")
        for name in filter(None, names):
            dates.setdefault(name, datetime.date.fromisoformat(date))
    return dates


def _git(folder: Path, *arguments: str) -> str:
    """What git prints, or '' where there is no git or no commit."""
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
