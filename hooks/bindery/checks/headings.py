"""Do the headings of a document make an outline, in every edition?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..audience import ALL, shows
from ..diagnostic import Diagnostic
from ..document import Document
from ..numbering import QUESTION_LEVEL
from ..outline import given_addresses

_TYPED_NUMBER = re.compile(r"(?:câu\s*(?:hỏi\s*)?(?:số\s*)?\d+|\d+[.)]\s)", re.IGNORECASE)


def check(document: Document) -> Iterator[Diagnostic]:
    """The problems of the headings of one document."""
    yield from _top_level(document)
    yield from _same_address(document)
    yield from _typed_numbers(document)
    yield from _skipped(document)


def _top_level(document: Document) -> Iterator[Diagnostic]:
    for line, heading in document.passages.headings():
        if heading.level == 1:
            message = "tên trang đã ở dòng title:; trong trang, mục lớn nhất viết bằng hai dấu ##"
            yield Diagnostic(document.path, line.number, message)


def _same_address(document: Document) -> Iterator[Diagnostic]:
    given = tuple(given_addresses(document.passages))
    count = Counter(address for address, _ in given)
    for address, line in given:
        if count[address] > 1:
            message = f"địa chỉ #{address} dùng nhiều lần; đặt mỗi tiêu đề, mỗi điểm một địa chỉ"
            yield Diagnostic(document.path, line.number, message)


def _typed_numbers(document: Document) -> Iterator[Diagnostic]:
    kind = document.place.kind
    for line, heading in document.passages.headings():
        numbered = kind and kind.questions and heading.level == QUESTION_LEVEL
        if numbered and _TYPED_NUMBER.match(line.text):
            message = "không viết “Câu …” hay số: câu được đánh số tự động; chỉ viết câu hỏi"
            yield Diagnostic(document.path, line.number, message)


def _skipped(document: Document) -> Iterator[Diagnostic]:
    """A heading more than one level below the one before it, in any edition."""
    skipped: dict[tuple[int, int, int], list[str]] = {}
    for name in (ALL, *document.vocabulary.labels):
        before = 1
        for line, heading in document.passages.headings():
            if not shows(line.scope.audience, name):
                continue
            if heading.level > before + 1:
                skipped.setdefault((line.number, before, heading.level), []).append(name)
            before = heading.level
    for (number, before, level), names in skipped.items():
        where = "" if ALL in names else f" (trong ấn bản {', '.join(names)})"
        yield Diagnostic(
            document.path,
            number,
            f"tiêu đề nhảy từ cấp {before} xuống cấp {level}{where}; viết “{'#' * (before + 1)} …”",
        )
