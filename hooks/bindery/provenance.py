"""Which commit, of which date, is an output made from?

The date is that of the commit, so that the same sources give the same output on any day.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from . import dates
from .git import git

NOT_IN_GIT = "chưa lưu trong git"


@dataclass(frozen=True)
class Provenance:
    """A source commit. `commit` is '' outside git; `modified` says that files differ from it."""

    commit: str
    time: datetime.datetime
    modified: bool = False

    @property
    def date(self) -> datetime.date:
        """The day of the commit, where it was made."""
        return self.time.date()

    @property
    def epoch(self) -> int:
        """The time of the commit in seconds, as SOURCE_DATE_EPOCH."""
        return int(self.time.timestamp())

    @property
    def label(self) -> str:
        """The commit as readers see it."""
        if not self.commit:
            return NOT_IN_GIT
        return self.commit[:10] + (" (có thay đổi chưa lưu)" if self.modified else "")

    @property
    def dated(self) -> str:
        """The commit and its day as readers see them."""
        return f"{self.label}, ngày {dates.day(self.date)}"

    @property
    def utc(self) -> str:
        """The time of the commit as ISO 8601 has it, in UTC, for the data about a file."""
        return f"{self.time.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def provenance(root: Path) -> Provenance:
    """The provenance of the sources in `root`; without git, of the day SOURCE_DATE_EPOCH or now."""
    shown = git(root, "log", "-1", "--format=%H %cI")
    if not shown:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
        epoch = epoch if epoch.isdecimal() else ""
        now = datetime.datetime.now(datetime.UTC)
        return Provenance(
            "", datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else now
        )
    commit, time = shown.split()
    modified = bool(git(root, "status", "--porcelain", "--untracked-files=normal"))
    return Provenance(commit, datetime.datetime.fromisoformat(time), modified)
