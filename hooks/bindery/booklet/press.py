"""How does a booklet become files? Typst sets it, the same data always giving the same bytes."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from ..asset.shelf import shelved
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..provenance import Provenance
from ..tree import Tree
from . import formats, kept, preflight, workers
from .compose import Booklet, compose, texts
from .formats import Order
from .layout import laid_out
from .pdf import finished, pages
from .refusal import explained
from .shard import WHOLE, Shard

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: the compiler refuses what a screen reader could not read."""


class PressError(Exception):
    """The typesetter refused a booklet; the message is its own."""


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
        return explained(tree, next(item for item in booklets if item.uri == uri), message)
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


def render(booklet: Booklet, pictures: Path) -> bytes:
    """The PDF of one booklet; its pictures are read below the folder `pictures`, and nothing else
    is.

    Raises:
        PressError: the booklet cannot be set.
    """
    data = json.dumps(laid_out(booklet.data), ensure_ascii=False)
    pdf, warnings = _compiled({"data": data}, pictures)
    if warnings and all("converge" in warning for warning in warnings):
        # Whether a note stands on the page already depends on the page, which depends on the note.
        pdf, warnings = _compiled({"data": data, "settled": "yes"}, pictures)
    if warnings:
        raise PressError("; ".join(warnings))
    return finished(pdf)


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF that a template of this folder makes of `data`, without pictures.

    Raises:
        PressError: it cannot be set.
    """
    with tempfile.TemporaryDirectory(prefix="bindery-") as nothing:
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        pdf, warnings = _compiled(inputs, Path(nothing), template)
    if warnings:
        raise PressError("; ".join(warnings))
    return finished(pdf)


def _compiled(
    inputs: dict[str, str], pictures: Path, template: str = "booklet.typ"
) -> tuple[bytes, list[str]]:
    """The PDF that a template makes of `inputs`, and the warnings of the typesetter."""
    import typst

    compiler = typst.Compiler(
        _template(template), root=pictures, ignore_system_fonts=True, sys_inputs=inputs
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARD)
    except typst.TypstError as error:
        raise PressError(str(error)) from None
    assert isinstance(pdf, bytes)
    return pdf, [str(warning) for warning in warnings]


def _template(name: str) -> bytes:
    return resources.files(__package__).joinpath(name).read_bytes()


def _files(job: _Job, folder: Path) -> dict[str, bytes]:
    """The files of a booklet, by their addresses on a site; `folder` is for passing files."""

    def typeset(shaped: Booklet) -> bytes:
        return _illustrated(shaped, job.pictures, folder)

    try:
        made = formats.files(job.booklet, job.pictures, typeset, job.order)
        return {file.uri: file.make() for file in made}
    except PressError as error:
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
