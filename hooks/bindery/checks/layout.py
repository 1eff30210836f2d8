"""Will Markdown set this text as its editor sees it: tables whole, paragraphs as paragraphs?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import markup, spans
from ..definition import Sort
from ..diagnostic import Diagnostic
from ..document import Document
from ..enumeration import Nesting, form_of, marker
from ..passage import Line, Role, paragraphs

_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_LABELLED = re.compile(r"\s*(?:[a-zđA-ZĐ]\.\s|\d{1,2}(?:\.\d{1,2})+\s|[-+–]\S|[a-zđ]\)\S)")


def check(document: Document) -> Iterator[Diagnostic]:
    """The tables that would lose cells, and the paragraphs that would become code."""
    for paragraph in paragraphs(document.passages):
        yield from _table(document, paragraph)
    yield from _indented(document)
    yield from _reserved(document)


def questions(document: Document) -> Iterator[Diagnostic]:
    """A page without text, and lines that look like a list and would run together."""
    if not any(line.text.strip() for line in document.passages.lines):
        message = "trang chưa có nội dung: còn đang viết?"
        yield Diagnostic(document.path, document.body_line, message)
    for paragraph in paragraphs(document.passages):
        alike = [line for line in paragraph if _LABELLED.match(line.text)]
        if len(alike) > 1 and not marker(paragraph[0].text):
            message = (
                "các dòng này trông như một danh sách nhưng sẽ nối thành một đoạn; "
                "viết “a) …”, “1. …”, “- …” (có dấu cách sau ký hiệu) nếu là danh sách"
            )
            yield Diagnostic(document.path, alike[0].number, message)


def _reserved(document: Document) -> Iterator[Diagnostic]:
    """A class behind a heading that has a meaning of its own on pages and in booklets."""
    for line, heading in document.passages.headings():
        for name in filter(markup.is_reserved, heading.classes):
            yield Diagnostic(document.path, line.number, markup.RESERVED.format(name))


def _table(document: Document, paragraph: list[Line]) -> Iterator[Diagnostic]:
    rows = [line for line in paragraph if line.text.lstrip().startswith("|")]
    delimiters = [line for line in paragraph[1:] if _DELIMITER_ROW.match(line.text)]
    delimited = "|" in delimiters[0].text if delimiters else False
    if len(rows) > 1 and not delimited:
        message = "bảng thiếu dòng kẻ dưới hàng đầu; thêm dòng |---|---|"
        yield Diagnostic(document.path, rows[0].number, message)
    if not delimited:
        return
    first = paragraph.index(delimiters[0]) - 1
    if first > 0:
        message = "bảng phải cách chữ ở trên một dòng trống, nếu không sẽ thành chữ thường"
        yield Diagnostic(document.path, paragraph[first].number, message)
    columns = _cells(paragraph[first].text)
    for line in paragraph[first + 1 :]:
        found = _cells(line.text)
        if found != columns:
            message = f"hàng này có {found} ô nhưng hàng đầu của bảng có {columns} ô"
            yield Diagnostic(document.path, line.number, message)


def _cells(row: str) -> int:
    mask = spans.masked(row).strip()
    return mask.removeprefix("|").removesuffix("|").count("|") + 1


def _indented(document: Document) -> Iterator[Diagnostic]:
    """A paragraph that is indented outside lists and notes, which Markdown takes for code."""
    notes = {
        at
        for item in document.definitions
        if item.sort is Sort.NOTE
        for at in range(item.first, item.last)
    }
    nesting, after_blank = Nesting(), True
    for at, line in enumerate(document.passages.lines):
        match = marker(line.text) if line.role is Role.TEXT else None
        if line.role is Role.HEADING:
            nesting = Nesting()
        in_list = nesting.text(line.text) if match is None else len(nesting.open)
        indented = line.role is Role.TEXT and line.text.startswith("    ")
        if indented and after_blank and not in_list and at not in notes:
            message = (
                "đoạn thụt vào bốn dấu cách (hoặc Tab) sẽ thành khối mã; "
                "bỏ thụt vào, dòng đầu đoạn tự thụt khi in"
            )
            yield Diagnostic(document.path, line.number, message)
        if match:
            nesting.item(len(match["indent"]), form_of(match))
        after_blank = line.role is not Role.TEXT
