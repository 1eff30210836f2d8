"""How does the text of a published file read, in every form in which it could be hidden there?

Pages, scripts, data, calendars, feeds and site maps are text; PDF, EPUB, office and zip files are
opened; of pictures and fonts the bytes are searched. What can be none of these is not passed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from . import forms, pictures

_DEEPEST = 4
"""How far archives inside archives are opened."""

_OFFICE = ("word/", "ppt/", "xl/")
_ARCHIVES = (".zip", ".epub", ".docx", ".xlsx", ".pptx")
"""Programs open these as archives even where something else stands before the archive."""

_ZIP = b"PK\x03\x04"
_BY_BYTES = (".pdf", ".epub")
"""What these say does not depend on where they are."""


class Unreadable(Exception):
    """A file that cannot be searched; the message says why, in Vietnamese."""


def signature(name: str, data: bytes) -> str:
    """What files have in common whose texts are the same but for their names."""
    kind = next((kind for kind in _BY_BYTES if name.casefold().endswith(kind)), name)
    return f"{hashlib.sha256(data).hexdigest()} {kind}"


def views(
    name: str, data: bytes, depth: int = 0, known: Collection[str] = frozenset()
) -> Iterator[str]:
    """The texts of a file: as it is, without its markup, unescaped, unpacked. A file in an archive
    with one of the signatures `known` has been searched already, so that only its name is told.

    Raises:
        Unreadable: the file is packed or protected in a way that keeps it from being searched.
    """
    yield unquote(name)
    lower = name.casefold()
    if depth > _DEEPEST:
        raise Unreadable("tệp nén lồng nhau quá sâu")
    try:
        if lower.endswith(".gz"):
            yield from views(name[:-3], gzip.decompress(data), depth + 1, known)
        elif lower.endswith(_ARCHIVES) or data[:4] == _ZIP:
            yield from _members(data, depth, known)
        elif lower.endswith(".pdf") or data.startswith(b"%PDF-"):
            yield from _pdf(data, depth)
        else:
            yield from _plain(lower, data, depth)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise Unreadable(f"không mở được: {error}") from None
    except (RuntimeError, NotImplementedError) as error:
        raise Unreadable(f"tệp nén có khóa hoặc nén kiểu lạ: {error}") from None


def _members(data: bytes, depth: int, known: Collection[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from pictures.stretches(archive.comment)
        for member in archive.infolist():
            yield from pictures.stretches(member.comment + member.extra)
            content = archive.read(member)
            if signature(member.filename, content) in known:
                yield unquote(member.filename)
            else:
                yield from views(member.filename, content, depth + 1, known)


def _pdf(data: bytes, depth: int) -> Iterator[str]:
    from .pdf_text import UNREADABLE, pdf_contents

    try:
        for content in pdf_contents(data):
            if isinstance(content, str):
                yield content
            else:
                yield from views("attachment.xml", content, depth + 1)
    except UNREADABLE as error:
        raise Unreadable(f"không mở được PDF: {error}") from None


def _plain(name: str, data: bytes, depth: int) -> Iterator[str]:
    text = _decoded(data)
    if text is None:
        if not data.startswith(pictures.KNOWN):
            raise Unreadable("không phải văn bản, không phải loại tệp biết cách soát")
        yield from pictures.stretches(data)
        return
    for form in forms.unescaped(name, text):
        yield form
        if forms.is_markup(name):
            yield from forms.elements(form)
    if name.startswith(_OFFICE):
        yield from forms.office(text)
    if name.endswith((".json", ".map", ".webmanifest")):
        yield from forms.strings(text)
    for content in forms.embedded(text):
        yield from views("data.xml", content, depth + 1)


def _decoded(data: bytes) -> str | None:
    """The text in `data`, or None where it holds other things."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "ignore")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
