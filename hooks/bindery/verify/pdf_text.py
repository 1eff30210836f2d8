"""What does a PDF say: on its pages, in its outline, in its metadata?"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2


def page_texts(data: bytes) -> list[str]:
    """The text of each page, in order."""
    with _opened(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def pdf_views(data: bytes) -> Iterator[str]:
    """Every text in a PDF."""
    pages = page_texts(data)
    yield from pages
    yield " ".join(pages)
    with _opened(data) as document:
        yield " ".join(str(value) for value in document.get_metadata_dict().values())
        yield " | ".join(entry.get_title() for entry in document.get_toc())


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    from .artefacts import Unreadable

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"không mở được PDF: {error}") from None
