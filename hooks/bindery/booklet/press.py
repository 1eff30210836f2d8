"""How do the booklets of an edition become files? The same sources always give the same bytes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..asset.shelf import shelved
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..provenance import Provenance
from ..tree import Tree
from . import formats, kept, preflight, workers
from .compose import Booklet, compose, texts
from .formats import Order
from .pdf import pages
from .refusal import explained
from .shard import WHOLE, Shard
from .typesetter import TypesetterError, render


def publish(
    tree: Tree,
    name: str,
    made: Provenance,
    out: Path,
    set_id: str | None = None,
    cache: Path | None = None,
    order: Order = formats.STANDARD,
    shard: Shard = WHOLE,
    processes: int | None = None,
) -> list[Diagnostic]:
    """Render the booklets of the edition `name` below the folder `out`; returns what is wrong.

    Nothing is written when anything is wrong with any booklet's content. The files of a booklet
    whose data, pictures, order and maker are those of an earlier one are taken from the folder
    `cache`. What has the same readers is also packed by study set, where `shard` has all of the
    set. The bytes do not depend on the number of `processes`.

    Raises:
        ConfigurationError: the system has killed a process.
    """
    booklets, problems = compose(tree, name, made, set_id)
    problems += preflight.check(tree)
    jobs = []
    for booklet in booklets:
        copies, wrong = shelved(tree, _pictures(booklet.data["chapters"]))
        problems += wrong
        jobs.append(_Job(replace(booklet, chapters=()), copies, order))
    if problems:
        return problems
    mine = shard.of(sorted(jobs, key=lambda job: (-job.length, job.booklet.uri)))
    try:
        rendered = _rendered(mine, cache, processes)
    except _Refused as refused:
        uri, message = refused.args
        booklet = next(item for item in booklets if item.uri == uri)
        uris = [chapter.src_uri for chapter in booklet.chapters]
        return explained(tree, uris, f"in được sách “{booklet.name}”", message)
    if name != ALL:
        elsewhere = {job.set_id for job in jobs if job not in mine}
        packed = {uri: data for uri, data in rendered.items() if uri.split("/")[1] not in elsewhere}
        rendered |= formats.set_archives(packed)
    for uri, data in rendered.items():
        kept.write(out / uri, data)
    return []


@dataclass(frozen=True, eq=False)
class _Job:
    """A booklet to be printed and the cleaned copies of its pictures."""

    booklet: Booklet
    pictures: Mapping[str, Path]
    order: Order

    @property
    def set_id(self) -> str:
        """The study set that it is a booklet of."""
        return self.booklet.uri.split("/")[1]

    @property
    def length(self) -> int:
        """The characters of the chapters."""
        return sum(map(len, texts(self.booklet)))


class _Refused(Exception):
    """The typesetter refused the booklet at an address; its own message follows."""


def _rendered(jobs: Sequence[_Job], cache: Path | None, count: int | None) -> dict[str, bytes]:
    """The files of all jobs, by their addresses on a site.

    Raises:
        _Refused: the typesetter refuses a booklet.
        ConfigurationError: the system has killed a process.
    """
    from tqdm import tqdm

    places: dict[str, dict[str, Path]] = {}
    rendered: dict[str, bytes] = {}
    if cache is not None:
        for job in jobs:
            found = kept.places(cache, job.booklet, job.pictures, job.order)
            places[job.booklet.uri] = found
            rendered |= kept.read(found)
    missing = [job for job in jobs if job.booklet.uri not in rendered]
    with (
        tempfile.TemporaryDirectory(prefix="bindery-") as folder,
        tqdm(total=len(jobs), desc="In sách", unit="quyển", disable=None) as bar,
    ):

        def take(job: _Job, made: dict[str, bytes]) -> None:
            for uri, file in places.get(job.booklet.uri, {}).items():
                kept.write(file, made[uri])
            rendered.update(made)
            bar.set_postfix_str(f"{job.booklet.name}, {pages(made[job.booklet.uri])} trang")
            bar.update()

        bar.update(len(jobs) - len(missing))
        work = partial(_files, folder=Path(folder))
        workers.share(work, missing, count or workers.processes(len(missing)), take)
    if cache is not None:
        kept.prune(cache)
    return rendered


def _files(job: _Job, folder: Path) -> dict[str, bytes]:
    """The files of a booklet, by their addresses on a site; `folder` is for passing files."""

    def typeset(shaped: Booklet) -> bytes:
        return _illustrated(shaped, job.pictures, folder)

    try:
        made = formats.files(job.booklet, job.pictures, typeset, job.order)
        return {file.uri: file.make() for file in made}
    except TypesetterError as error:
        raise _Refused(job.booklet.uri, str(error)) from None


def _illustrated(booklet: Booklet, copies: Mapping[str, Path], within: Path | None = None) -> bytes:
    """The PDF of a booklet; the typesetter is shown a folder with its pictures only."""
    with tempfile.TemporaryDirectory(prefix="bindery-", dir=within) as folder:
        for uri, copy in copies.items():
            picture = Path(folder, uri)
            picture.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copy, picture)
        return render(booklet, Path(folder))


def _pictures(value: object) -> Iterator[str]:
    """The pictures of a part of a booklet, by their paths below the docs folder."""
    if isinstance(value, dict):
        if value.get("t") == "image":
            yield str(value["path"]).lstrip("/")
        for child in value.values():
            yield from _pictures(child)
    elif isinstance(value, list):
        for child in value:
            yield from _pictures(child)
