"""How does a booklet become files? Typst sets it, the same data always giving the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata, resources
from pathlib import Path
from typing import Literal

from ..asset.shelf import shelved
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..provenance import Provenance
from ..tree import Tree
from . import formats
from .compose import Booklet, compose
from .pdf import finished

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: the compiler refuses what a screen reader could not read."""

_NO_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed')


class PressError(Exception):
    """The typesetter refused a booklet; the message is its own."""


def publish(
    tree: Tree,
    name: str,
    made: Provenance,
    out: Path,
    set_id: str | None = None,
    cache: Path | None = None,
) -> list[Diagnostic]:
    """Render the booklets of the edition `name` below the folder `out`; returns what is wrong.

    Nothing is written when anything is wrong with any booklet's content. The files of a booklet
    whose data, pictures and maker are those of an earlier one are taken from the folder `cache`.
    What has the same readers is also packed by study set.
    """
    booklets, problems = compose(tree, name, made, set_id)
    rendered: dict[str, bytes] = {}
    for booklet in _progress(booklets):
        if problems:
            break
        copies, problems = shelved(tree, _pictures(booklet.data["chapters"]))
        try:
            if not problems:
                rendered |= _files(booklet, copies, cache)
        except PressError as error:
            problems.append(_explained(tree, booklet, str(error)))
    if not problems:
        if name != ALL:
            rendered |= formats.set_archives(rendered)
        for uri, data in rendered.items():
            write(out / uri, data)
    return problems


def render(booklet: Booklet, pictures: Path) -> bytes:
    """The PDF of one booklet; its pictures are read below the folder `pictures`, and nothing else
    is.

    Raises:
        PressError: the booklet cannot be set.
    """
    data = json.dumps(booklet.data, ensure_ascii=False)
    pdf, warnings = _compiled({"data": data}, pictures)
    if warnings and all("converge" in warning for warning in warnings):
        # Whether a note stands on the page already depends on the page, which depends on the note.
        pdf, warnings = _compiled({"data": data, "settled": "yes"}, pictures)
    if warnings:
        raise PressError("; ".join(warnings))
    return finished(pdf)


def _compiled(inputs: dict[str, str], pictures: Path) -> tuple[bytes, list[str]]:
    """The PDF that the template makes of `inputs`, and the warnings of the typesetter."""
    import typst

    compiler = typst.Compiler(
        _template(), root=pictures, ignore_system_fonts=True, sys_inputs=inputs
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARD)
    except typst.TypstError as error:
        raise PressError(str(error)) from None
    assert isinstance(pdf, bytes)
    return pdf, [str(warning) for warning in warnings]


def _template() -> bytes:
    return resources.files(__package__).joinpath("booklet.typ").read_bytes()


def _files(booklet: Booklet, copies: Mapping[str, Path], cache: Path | None) -> dict[str, bytes]:
    """The files of a booklet, by their addresses on a site."""
    key = _key(booklet, copies) if cache else ""
    found = {}
    for file in formats.files(booklet, copies, lambda shaped: _illustrated(shaped, copies)):
        kept = cache / f"{key}-{file.uri.rpartition('/')[2]}" if cache else None
        if kept and kept.is_file():
            found[file.uri] = kept.read_bytes()
            continue
        found[file.uri] = file.make()
        if kept:
            write(kept, found[file.uri])
    return found


def _illustrated(booklet: Booklet, copies: Mapping[str, Path]) -> bytes:
    """The PDF of a booklet; the typesetter is shown a folder with its pictures only."""
    with tempfile.TemporaryDirectory(prefix="bindery-") as folder:
        for uri, copy in copies.items():
            picture = Path(folder, uri)
            picture.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copy, picture)
        return render(booklet, Path(folder))


def _key(booklet: Booklet, copies: Mapping[str, Path]) -> str:
    """A hash of all that the bytes of a booklet depend on: what is printed, and what prints it."""
    digest = hashlib.sha256(booklet.uri.encode())
    for maker in sorted(Path(__file__).parent.iterdir()):
        if maker.is_file():
            digest.update(maker.read_bytes())
    for package in ("typst", "pikepdf"):
        digest.update(metadata.version(package).encode())
    digest.update(json.dumps(booklet.data, ensure_ascii=False, sort_keys=True).encode())
    for uri, copy in copies.items():
        digest.update(f"{uri}\0{copy.stat().st_size}\0".encode())
        digest.update(copy.read_bytes())
    return digest.hexdigest()


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


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
        beside.write(data)
    os.chmod(beside.name, 0o644)
    os.replace(beside.name, path)


def _explained(tree: Tree, booklet: Booklet, error: str) -> Diagnostic:
    """What the typesetter says, with the source line that caused it where that can be told."""
    match = _NO_GLYPH.search(error)
    if match is None:
        message = f"không in được sách “{booklet.name}”: {error}"
        return Diagnostic(booklet.chapters[0].path, 0, message)
    text = match.group(1)
    message = (
        f"phông chữ của sách in không có ký tự “{text}” "
        f"({', '.join(f'U+{ord(char):04X}' for char in text)}); thay bằng ký tự khác"
    )
    for chapter in booklet.chapters:
        document = tree.by_uri[chapter.src_uri]
        for line in document.passages.lines:
            if text in line.text:
                return Diagnostic(document.path, line.number, message)
    return Diagnostic(booklet.chapters[0].path, 0, message)


def _progress(booklets: Iterable[Booklet]) -> Iterable[Booklet]:
    from tqdm import tqdm

    bar = tqdm(tuple(booklets), desc="In sách", unit="quyển", disable=None)
    for booklet in bar:
        bar.set_postfix_str(booklet.name)
        yield booklet
