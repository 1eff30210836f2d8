"""What does a PDF say: on its pages, in its outline, in its metadata, anywhere in it?"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2

from . import pictures

UNREADABLE = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pypdfium2.PdfiumError,
    TypeError,
    ValueError,
)
"""What the libraries raise for a PDF that is odd inside."""

_SCANNED = ("/JPXDecode", "/JBIG2Decode")
"""How pictures are packed that may hold remarks, and that no library here unpacks."""

_HEXADECIMAL = re.compile(rb"<(FEFF(?:[0-9A-F]{4})+)>", re.IGNORECASE)
"""A text in UTF-16 as it may stand among the drawing orders of a page."""


def page_texts(data: bytes) -> list[str]:
    """The text of each page, in order."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def pdf_contents(data: bytes) -> Iterator[str | bytes]:
    """Everything that a PDF says: the texts of its pages, and the strings and names of all its
    objects, which are titles, headings of the outline, descriptions of pictures, destinations,
    remarks, scripts; and as bytes the files in it, which are attachments, and photographs with
    metadata of their own.

    Raises one of `UNREADABLE` for a PDF that cannot be opened or is odd inside.
    """
    pages = page_texts(data)
    yield from pages
    yield " ".join(pages)
    with pikepdf.open(io.BytesIO(data)) as opened:
        for value in opened.objects:
            yield from _strings(value)
            if isinstance(value, pikepdf.Stream):
                yield from _orders(value)
            yield from _files(value)


def _files(value: pikepdf.Object) -> Iterator[bytes]:
    if isinstance(value, pikepdf.Stream):
        filters = _filters(value)
        if "/DCTDecode" in filters and len(filters) > 1:
            raise ValueError("hình nén hai lần")
        if "/DCTDecode" in filters:
            yield value.read_raw_bytes()
    elif isinstance(value, pikepdf.Dictionary) and "/EF" in value:
        yield from (content.read_bytes() for _, content in value["/EF"].items())


def _filters(stream: pikepdf.Stream) -> list[object]:
    packed = stream.get("/Filter", ())
    return [*packed] if isinstance(packed, pikepdf.Array) else [packed]


def _orders(stream: pikepdf.Stream) -> Iterator[str]:
    """What may be text in a stream: metadata, scripts, words to be spoken for a drawing."""
    if stream.get("/Subtype") == "/Image":
        if any(name in _filters(stream) for name in _SCANNED):
            yield from pictures.stretches(stream.read_raw_bytes())
        return
    data = stream.read_bytes()
    yield from pictures.stretches(data)
    for match in _HEXADECIMAL.finditer(data):
        yield bytes.fromhex(match.group(1).decode()).decode("utf-16", "ignore")


def _strings(value: pikepdf.Object) -> Iterator[str]:
    """The strings and names inside an object; what it refers to is an object of its own."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for key, inner in item.items():
                yield key
                waiting += [] if _is_reference(inner) else [inner]
        elif isinstance(item, pikepdf.Array):
            waiting += [inner for inner in item if not _is_reference(inner)]
        elif isinstance(item, pikepdf.String | pikepdf.Name | str):
            yield str(item)


def _is_reference(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect
