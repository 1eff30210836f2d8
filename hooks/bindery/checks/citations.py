"""Are the documents that a text cites cited as the register has them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import dates
from ..audience import nearest
from ..citation import Citation, citations, malformed
from ..diagnostic import Diagnostic, suggestion
from ..document import Document
from ..link import without_addresses
from ..passage import paragraphs
from ..reader import REGISTER
from ..resolution import Resolution

_NO_LONGER = re.compile(r"thay|hết hiệu lực|trước đây|trước đó|bãi bỏ", re.IGNORECASE)

Register = Mapping[str, Resolution]


def check(document: Document, register: Register) -> Iterator[Diagnostic]:
    """A problem for each symbol that is badly written, or given a type or a date not its own."""
    for lines, text in _texts(document):
        for start, wrong, right in malformed(text):
            message = f"số hiệu “{_one_line(wrong)}” viết sai; có phải là “{right}”?"
            yield Diagnostic(document.path, _line(lines, text, start), message)
        for cited in citations(text):
            known = register.get(cited.symbol)
            for message in _contradictions(cited, known) if known else ():
                yield Diagnostic(document.path, _line(lines, text, cited.start), message)


def questions(document: Document, register: Register) -> Iterator[Diagnostic]:
    """What may be right: a document that is not in the register, or one that is replaced."""
    for lines, text in _texts(document):
        for cited in citations(text):
            message = _doubt(cited, register, text)
            if message:
                yield Diagnostic(document.path, _line(lines, text, cited.start), message)


def _texts(document: Document) -> Iterator[tuple[list[int], str]]:
    """Each heading and paragraph, code and link targets blanked out, and the lines it is from."""
    for text in (document.title, document.description):
        yield [1], text
    for scope in dict.fromkeys(line.scope for line in document.passages.lines):
        yield [scope.line], scope.header.partition("|")[2]
    for line, _ in document.passages.headings():
        yield [line.number], without_addresses(line.text)
    for paragraph in paragraphs(document.passages):
        text = "\n".join(line.text for line in paragraph)
        yield [line.number for line in paragraph], without_addresses(text)


def _line(lines: list[int], text: str, offset: int) -> int:
    return lines[text.count("\n", 0, offset)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _contradictions(cited: Citation, known: Resolution) -> Iterator[str]:
    if cited.type and known.type not in cited.types:
        yield (
            f"{cited.symbol} là {known.type}, không phải {cited.type} "
            f"(theo {REGISTER} hoặc resolutions: của bộ)"
        )
    if cited.date and known.date and cited.date != known.date:
        yield (
            f"{cited.symbol} ngày {dates.day(known.date)}, không phải {dates.day(cited.date)} "
            f"(theo {REGISTER} hoặc resolutions: của bộ)"
        )


def _doubt(cited: Citation, register: Register, text: str) -> str | None:
    known = register.get(cited.symbol)
    if known is None:
        meant = suggestion(nearest(cited.symbol, register))
        told = f"{cited.symbol} chưa có trong docs/{REGISTER}{meant}"
        return f"{told} Nếu viết đúng rồi, thêm văn bản này vào tệp ấy"
    if known.replaced_by and known.replaced_by not in text and not _NO_LONGER.search(text):
        return f"{cited.symbol} đã được thay bằng {known.replaced_by}; có phải đang nói văn bản cũ?"
    return None
