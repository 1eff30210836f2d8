"""Which files does a booklet make? One for each way of reading it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ..address import booklet_uris
from .archive import set_archive
from .compose import Booklet
from .epub import epub
from .format import A5, LARGE_PRINT, Format
from .imposition import Binding
from .pdf import imposed


@dataclass(frozen=True)
class File:
    """A file at `uri` on a site; `make` makes its bytes when they are asked for."""

    uri: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Order:
    """How booklets are ordered: the page of the copy for reading, and how its sheets are bound."""

    reading: Format = A5
    binding: Binding = Binding()  # noqa: RUF009 - it is frozen


STANDARD = Order()
"""What a site carries."""


def files(
    booklet: Booklet,
    pictures: Mapping[str, Path],
    typeset: Callable[[Booklet], bytes],
    order: Order = STANDARD,
) -> tuple[File, ...]:
    """The files of a booklet. `typeset` makes a PDF; `pictures` are the cleaned copies of the
    pictures, by their paths below the docs folder.
    """

    @cache
    def read() -> bytes:
        return typeset(_shaped(booklet, order.reading))

    made: tuple[Callable[[], bytes], ...] = (
        read,
        lambda: imposed(read(), order.reading.sheet, order.binding),
        lambda: typeset(_shaped(booklet, LARGE_PRINT)),
        lambda: epub(booklet, pictures),
    )
    return tuple(map(File, booklet_uris(booklet.uri), made))


def _shaped(booklet: Booklet, wanted: Format) -> Booklet:
    return replace(booklet, data={**booklet.data, "format": wanted.data})


def set_archives(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """A zip archive for each study set, of its files in `made`, all for the same readers."""
    sets: dict[str, dict[str, bytes]] = {}
    for uri, data in made.items():
        sets.setdefault(uri.rpartition("/")[0], {})[uri] = data
    return {f"{folder}.zip": set_archive(found) for folder, found in sets.items()}
