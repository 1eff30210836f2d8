"""Real builds that are killed, run out of disk, or meet each other: the live site stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bindery.comparison import differences

from .canary import write_project
from .conftest import bindery

BUILD = [sys.executable, "-m", "bindery", "build", "--edition", "grassroots", "--no-booklets"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a live site."""
    root = tmp_path_factory.mktemp("release")
    write_project(root)
    done = bindery(*BUILD[3:], cwd=root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def seconds(project: Path) -> float:
    """How long a build takes here."""
    start = time.monotonic()
    assert bindery(*BUILD[3:], cwd=project).returncode == 0
    return time.monotonic() - start


def started(project: Path) -> subprocess.Popen[bytes]:
    """A build, with all its processes in a group of their own."""
    return subprocess.Popen(
        BUILD, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )


def test_killed_at_any_moment(project: Path, seconds: float, tmp_path: Path) -> None:
    """Thirty more are in test_publish.py, where the swap itself is hit."""
    whole = tmp_path / "whole"
    shutil.copytree(project / "site", whole)
    killed = 0
    for moment in range(30):
        with started(project) as build:
            try:
                build.wait(timeout=seconds * moment / 29)
            except subprocess.TimeoutExpired:
                os.killpg(build.pid, signal.SIGKILL)
                killed += 1
        assert list(differences(project / "site", whole)) == []
    assert killed >= 15
    assert bindery(*BUILD[3:], cwd=project).returncode == 0
    assert [path.name for path in project.glob(".site-new-*")] == []


def test_two_builds_at_once(project: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(project / "site", whole)
    with started(project) as one, started(project) as other:
        told = [build.communicate()[0].decode() for build in (one, other)]
    assert sorted([one.returncode, other.returncode]) == [0, 2]
    assert "đang được một lần chạy khác dựng" in "".join(told)
    assert list(differences(project / "site", whole)) == []


def on_a_disk(project: Path, size: str, before: str, tmp_path: Path) -> tuple[str, Path]:
    """What a build says into a small disk that holds a live site, and that site afterwards."""
    disk, after = tmp_path / "disk", tmp_path / "after"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size={size} none {disk} && cp -r site {disk}/site && {before} && "
        f"{' '.join(BUILD)} --site-dir {disk}/site; echo $?; cp -r {disk}/site {after}"
    )
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script.format(disk=disk)],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    if not after.exists():
        pytest.skip(f"this machine lets nobody mount a disk of their own: {done.stderr}")
    return done.stdout + done.stderr, after


BLOCK = 4096
"""Bytes; a file takes whole blocks of a disk."""


@pytest.mark.parametrize("room", ["a page", "half a site", "all but the end"])
def test_a_full_disk(project: Path, room: str, tmp_path: Path) -> None:
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    held = sum(-(-path.stat().st_size // BLOCK) * BLOCK for path in files)
    size = {"a page": 1.1, "half a site": 1.5, "all but the end": 1.95}[room] * held
    said, after = on_a_disk(project, str(int(size)), "true", tmp_path)
    assert "đĩa đã đầy" in said
    assert "Traceback" not in said
    assert list(differences(project / "site", after)) == []


def test_a_disk_that_can_only_be_read(project: Path, tmp_path: Path) -> None:
    said, after = on_a_disk(project, "50m", "mount -o remount,ro {disk}", tmp_path)
    assert "ổ đĩa chỉ cho đọc" in said
    assert "Traceback" not in said
    assert list(differences(project / "site", after)) == []


def test_the_release_before_comes_back_by_command(
    project: Path, site: Callable[[str], Path], tmp_path: Path
) -> None:
    live, before = tmp_path / "site", tmp_path / ".site-previous"
    shutil.copytree(project / "site", live)
    shutil.copytree(site("all"), before)
    refused = bindery("rollback", "--site-dir", str(live), cwd=project)
    assert refused.returncode == 2
    assert "là của ấn bản khác (all, nay là grassroots)" in refused.stderr
    shutil.rmtree(before)
    shutil.copytree(site("grassroots"), before)
    done = bindery("rollback", "--site-dir", str(live), cwd=project)
    assert done.returncode == 0
    assert "là bản trước, ấn bản grassroots" in done.stdout
    assert list(live.rglob("*.pdf"))
