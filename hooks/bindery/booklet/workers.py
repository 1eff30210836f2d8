"""How many booklets are set at once? As many as there are cores, and memory, for."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ..diagnostic import ConfigurationError

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

NEEDED = 1_000_000_000
"""Bytes of memory that are left for each process."""

_MEMORY = Path("/proc/meminfo")
_LIMIT = Path("/sys/fs/cgroup/memory.max")
"""What a container may have, or ``max``."""


def processes(jobs: int) -> int:
    """How many processes to share so many jobs among; at least 1."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(jobs, cores, _memory() // NEEDED))


def _memory() -> int:
    """Bytes of memory that are free to be used; of one process where nobody tells."""
    found = []
    try:
        fields = dict(line.split(":", 1) for line in _MEMORY.read_text("utf-8").splitlines())
        found.append(int(fields["MemAvailable"].split()[0]) * 1024)
        found.append(int(_LIMIT.read_text("utf-8")))
    except (OSError, KeyError, ValueError):
        pass
    return min(found, default=NEEDED)


def share(
    work: Callable[[_Job], _Result],
    jobs: Sequence[_Job],
    count: int,
    told: Callable[[_Job, _Result], None],
) -> None:
    """Do all `jobs` in `count` processes, the first first; `told` is called here with each result.

    What one raises is raised here, and stops all others.

    Raises:
        ConfigurationError: the system has killed a process.
    """
    if count == 1:
        for job in jobs:
            told(job, work(job))
        return
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))
    try:
        with _deaf_to_stopping():
            asked = {pool.submit(work, job): job for job in jobs}
        for future in as_completed(asked):
            told(asked[future], future.result())
    except BaseException as error:
        for child in multiprocessing.active_children():
            if child not in others:
                child.terminate()
        if isinstance(error, BrokenProcessPool):
            raise ConfigurationError(_KILLED) from None
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_KILLED = (
    "máy đã dừng một tiến trình đang in sách, thường vì hết bộ nhớ; "
    "đóng bớt chương trình rồi chạy lại, hoặc in từng bộ bằng --set"
)


@contextmanager
def _deaf_to_stopping() -> Iterator[None]:
    """Whoever stops the command by Ctrl-C stops the process that has the others stopped: those that
    are begun here never hear of it, and this one does afterwards.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
