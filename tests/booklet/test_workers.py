"""Booklets printed at once are those printed one by one; an error or a stop leaves nothing."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from bindery.booklet import press, workers
from bindery.booklet.shard import Shard
from bindery.diagnostic import ConfigurationError
from bindery.provenance import Provenance

from ..project import SET_INDEX, Project

MADE = Provenance("", datetime.datetime(2026, 11, 23))
KINDS = ("nghien-cuu", "hoc-tap", "hoi-dap")


@pytest.fixture
def project(project: Project) -> Project:
    """Two study sets with a booklet of each kind; those of the first are longer."""
    project.write("docs/hai/index.md", SET_INDEX)
    for set_id, lines in (("bo", 30), ("hai", 1)):
        for kind in KINDS:
            body = "Chữ nối chữ cho dài.\n\n" * lines
            project.write(f"docs/{set_id}/{kind}/01.md", f"---\ntitle: Bài {kind}\n---\n{body}")
    return project


def printed(project: Project, out: Path, name: str = "all", **options: object) -> dict[str, bytes]:
    tree, problems = project.read()
    assert problems == ()
    assert press.publish(tree, name, MADE, out, **options) == []
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


def test_two_processes_make_the_bytes_of_one(project: Project, tmp_path: Path) -> None:
    one = printed(project, tmp_path / "one", processes=1)
    two = printed(project, tmp_path / "two", processes=2)
    assert one == two
    assert len(one) == 24


def test_what_one_refuses_stops_all_and_nothing_is_written(
    project: Project, tmp_path: Path
) -> None:
    project.write("docs/hai/hoc-tap/01.md", "---\ntitle: Bài\n---\nHai chữ 漢 ở đây.\n")
    tree, _ = project.read()
    out, cache = tmp_path / "out", tmp_path / "cache"
    (problem,) = press.publish(tree, "all", MADE, out, processes=2, cache=cache)
    assert str(problem).startswith("docs/hai/hoc-tap/01.md:4: phông chữ")
    assert not out.exists()
    assert not multiprocessing.active_children()


def test_a_process_that_the_system_kills_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="hết bộ nhớ"):
        workers.share(_die, [1, 2], 2, lambda job, result: None)
    assert not multiprocessing.active_children()


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_there_is_a_process_for_each_core_and_each_part_of_the_memory() -> None:
    cores = len(os.sched_getaffinity(0))
    assert workers.processes(0) == workers.processes(1) == 1
    assert 1 <= workers.processes(1000) <= cores


def test_parts_together_are_the_whole(project: Project, tmp_path: Path) -> None:
    """And each of them has some of the long booklets."""
    whole = printed(project, tmp_path / "whole")
    parts = [
        printed(project, tmp_path / str(number), shard=Shard(number, 3)) for number in (1, 2, 3)
    ]
    together = {uri: data for part in parts for uri, data in part.items()}
    assert together == whole
    assert sum(map(len, parts)) == len(whole)
    for part in parts:
        assert {uri.split("/")[1] for uri in part} == {"bo", "hai"}


def test_a_set_is_packed_only_where_all_of_it_is_printed(project: Project, tmp_path: Path) -> None:
    (project.root / "docs/hai/nghien-cuu/01.md").unlink()
    (project.root / "docs/hai/hoi-dap/01.md").unlink()
    (project.root / "docs/bo/hoi-dap/01.md").unlink()
    packed = [
        sorted(
            uri
            for uri in printed(
                project, tmp_path / str(number), "key-cadres", shard=Shard(number, 2)
            )
            if uri.endswith(".zip")
        )
        for number in (1, 2)
    ]
    assert packed == [["booklets/hai.zip"], []]
    whole = printed(project, tmp_path / "whole", "key-cadres")
    assert {"booklets/bo.zip", "booklets/hai.zip"} <= whole.keys()


def test_parts_of_the_work_that_share_a_cache_leave_nothing_to_print(
    project: Project, tmp_path: Path
) -> None:
    """So the machine that publishes the site needs the caches of the others only."""
    cache = tmp_path / "cache"
    for number in (1, 2):
        printed(project, tmp_path / str(number), cache=cache, shard=Shard(number, 2))
    kept = sorted(cache.iterdir())
    printed(project, tmp_path / "whole", cache=cache)
    assert sorted(cache.iterdir()) == kept


@pytest.mark.parametrize(("number", "count"), [(0, 1), (2, 1), (-1, 2), (1, 0)])
def test_there_is_no_part_beyond_the_last(number: int, count: int) -> None:
    with pytest.raises(ValueError, match="no part"):
        Shard(number, count)


def bindery(project: Project, folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The command in a terminal of its own, and where that can be read; `folder` is for passing
    files.
    """
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (25, 120))
    process = subprocess.Popen(
        [sys.executable, "-m", "bindery", "booklets"],
        cwd=project.root,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    return process, ours


def said_until(terminal: int, word: str) -> str:
    """What is said in the terminal until `word` is."""
    said = b""
    while word not in said.decode(errors="ignore"):
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, f"a minute of silence after: {said.decode(errors='ignore')}"
        try:
            said += os.read(terminal, 1000)
        except OSError:  # nobody is left to speak
            break
    return said.decode(errors="ignore")


def said_until_all_are_gone(terminal: int) -> str:
    """What is said in the terminal until no process holds it any more."""
    return said_until(terminal, "\0")


def test_the_bar_names_the_booklet_and_its_pages(project: Project, tmp_path: Path) -> None:
    process, terminal = bindery(project, tmp_path)
    said = said_until(terminal, "6/6")
    process.wait()
    os.close(terminal)
    assert process.returncode == 0
    assert "Bộ tài liệu – Tài liệu học tập, 8 trang" in said


def is_deaf(_: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_stop_is_heard_by_the_command_only() -> None:
    """Also while the others are beginning: each would tell of it in its own English way."""
    heard: list[bool] = []
    workers.share(is_deaf, range(4), 2, lambda _, deaf: heard.append(not deaf))
    assert heard == [False] * 4
    assert not is_deaf(0)


@pytest.fixture
def heard() -> Iterator[None]:
    """What runs in the background of a script is begun deaf to Ctrl-C, and so is what it begins."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_a_stop_leaves_nothing(project: Project, tmp_path: Path) -> None:
    """Ctrl-C goes to all processes of a terminal."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    before = sorted(project.root.iterdir())
    process, terminal = bindery(project, folder)
    said = said_until(terminal, "0/6")
    assert "0/6" in said
    os.killpg(process.pid, signal.SIGINT)
    said += said_until_all_are_gone(terminal)
    assert process.wait() == 130, said
    os.close(terminal)
    assert "Traceback" not in said
    assert "đã dừng theo yêu cầu" in said
    assert list(folder.iterdir()) == []
    assert [path for path in sorted(project.root.iterdir()) if path.name != ".cache"] == before
