"""How are the pages of a site built? By MkDocs, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from .diagnostic import reason
from .settings import BOOKLETS_VARIABLE, EDITION_VARIABLE

_SAME_ANYWHERE = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
"""Where and when a site is built must not show in it."""

_REFUSED = re.compile(r"^\w+: \[Errno (\d+)\] ([^:]+)(?:: '(.*?)')?")
"""The last line of a breakdown that the disk caused."""

_TELLING = ("WARNING", "ERROR", "Error: ", "Error converting ")
"""How lines begin that tell what is wrong; the last is of the plugin that prints pages."""


def run_engine(config_file: Path, name: str, folder: Path, booklets: str, epoch: int) -> str:
    """Build the pages of the edition `name` into `folder`; `epoch` is the time that they tell, in
    seconds.

    Returns '' or what MkDocs says when it fails.
    """
    environment = {
        **os.environ,
        **_SAME_ANYWHERE,
        EDITION_VARIABLE: name,
        BOOKLETS_VARIABLE: booklets,
        "SOURCE_DATE_EPOCH": str(epoch),
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
    return "" if done.returncode == 0 else _told(done.stderr.strip(), done.stdout)


def _told(logged: str, printed: str) -> str:
    """The warnings and errors of MkDocs and its plugins, which print some, or the last thing that
    it logged when it broke down.
    """
    lines = logged.split("\n")
    if refused := _REFUSED.search(lines[-1]):
        code, said, path = refused.groups()
        return f"{path or 'đĩa'}: {reason(OSError(int(code), said))}"
    told = [line for line in (*lines, *printed.split("\n")) if line.startswith(_TELLING)]
    return "\n".join(told or lines[-1:]) or "MkDocs dừng mà không nói gì."
