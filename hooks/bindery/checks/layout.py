"""Will Markdown set this text as its editor sees it: tables whole, paragraphs as paragraphs?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import markup, spans
from ..definition import Sort
from ..diagnostic import Diagnostic
from ..document import Document
from ..enumeration import BULLETS, Nesting, form_of, marker
from ..passage import Line, Role, paragraphs

_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<text>[^*_]+)(?P=mark)\s*\Z")
_LABELLED = re.compile(r"\s*(?:[a-zđA-ZĐ]\.\s|\d{1,2}(?:\.\d{1,2})+\s|[-+–]\S|[a-zđ]\)\S)")


def check(document: Document) -> Iterator[Diagnostic]:
    """The tables that would lose cells, and the paragraphs that would become code."""
    for paragraph in paragraphs(document.passages):
        yield from _table(document, paragraph)
    yield from _indented(document)
    yield from _reserved(document)


def questions(document: Document) -> Iterator[Diagnostic]:
    """A page without text, lines that look like a list and would run together, and what looks like
    a heading or a table of Word.
    """
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
    yield from _once(
        document,
        filter(_is_bold_heading, document.passages.lines),
        "in đậm, trông như tiêu đề; viết “## …” hay “### …” thì mới có trong mục lục và có địa chỉ "
        "để dẫn tới",
    )
    typed = document.body.split("\n")
    yield from _once(
        document,
        (
            line
            for line in document.passages.lines
            if _has_cells(line, typed[line.number - document.body_line])
        ),
        "có phím Tab giữa các chữ, như bảng dán từ Word; viết bảng mỗi hàng một dòng “| ô | ô |”, "
        "dưới hàng đầu thêm |---|---|",
    )


def _once(document: Document, odd: Iterable[Line], message: str) -> Iterator[Diagnostic]:
    """A question for the first of the lines that are `odd`, which tells how many others are."""
    lines = list(odd)
    if lines:
        more = f" và {len(lines) - 1} dòng sau" if len(lines) > 1 else ""
        yield Diagnostic(document.path, lines[0].number, f"dòng này{more} {message}")


def _is_bold_heading(line: Line) -> bool:
    """Whether a line is all bold and begins as headings do, with a label."""
    match = _BOLD.match(line.text) if line.role is Role.TEXT else None
    label = marker(match["text"]) if match else None
    return label is not None and form_of(label) not in BULLETS


def _has_cells(line: Line, typed: str) -> bool:
    """Whether tabs stand between the words of a line, which its editor `typed` so."""
    said = spans.masked(typed).strip()
    if marker(line.text):
        said = said.split(maxsplit=1)[-1]
    return line.role is Role.TEXT and "\t" in said and "|" not in said


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
