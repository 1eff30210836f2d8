"""Is every note, abbreviation and reference defined where those who see it used can see it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .. import spans
from ..audience import shows
from ..definition import NOTE_USE, Definition, Sort, Use
from ..diagnostic import Diagnostic
from ..document import Document

_BEGUN = re.compile(r"\[\^[^\]\n]{0,20}\]?")


def check(document: Document) -> Iterator[Diagnostic]:
    """The problems of the definitions of one document, over all editions."""
    defined, used = document.definitions, document.uses
    by_key = {definition.key: definition for definition in defined}
    yield from _unclosed(document)
    yield from _twice(document, defined)
    yield from _unused(document, defined, used)
    yield from _emptied(document, defined)
    for use in used:
        definition = by_key.get(use.key)
        if definition is None:
            yield Diagnostic(
                document.path,
                use.number,
                f"chú thích [^{use.label}] chưa có nội dung; "
                f"thêm dòng “[^{use.label}]: …” cuối trang",
            )
        else:
            yield from _hidden(document, use, definition)


def _unclosed(document: Document) -> Iterator[Diagnostic]:
    """A note that is begun and not closed, or has a blank in its label: it would stay text."""
    for line in document.passages.lines:
        if not line.has_words:
            continue
        for match in _BEGUN.finditer(spans.masked(line.text)):
            if not NOTE_USE.match(match.string, match.start()) or " " in match.group():
                message = (
                    f"chú thích “{match.group().strip()}” chưa đóng hoặc có dấu cách; "
                    "viết liền trong ngoặc, ví dụ [^1]"
                )
                yield Diagnostic(document.path, line.number, message)


def _twice(document: Document, defined: tuple[Definition, ...]) -> Iterator[Diagnostic]:
    count = Counter(definition.key for definition in defined)
    for definition in defined:
        if count[definition.key] > 1:
            yield Diagnostic(
                document.path,
                definition.number,
                f"{definition.sort.value} “{definition.label}” được định nghĩa nhiều lần; "
                "giữ lại một",
            )


def _unused(
    document: Document, defined: tuple[Definition, ...], used: tuple[Use, ...]
) -> Iterator[Diagnostic]:
    called = {use.key for use in used}
    for definition in defined:
        if definition.sort is Sort.NOTE and definition.key not in called:
            yield Diagnostic(
                document.path,
                definition.number,
                f"chú thích [^{definition.label}] không được dùng ở đâu; "
                f"đặt [^{definition.label}] vào chỗ cần chú thích, hoặc xóa dòng này",
            )


def _emptied(document: Document, defined: tuple[Definition, ...]) -> Iterator[Diagnostic]:
    """A note that some edition would print without a word."""
    for definition in defined:
        lines = document.passages.lines[definition.first : definition.last]
        for name in document.vocabulary.labels:
            runs = [run for line in lines for run in line.runs if shows(run.scope.audience, name)]
            text = "".join(run.text for run in runs).partition("]:")[2]
            if shows(definition.scope.audience, name) and not text.strip():
                yield Diagnostic(
                    document.path,
                    definition.number,
                    f"{definition.sort.value} “{definition.label}” không còn chữ nào trong ấn bản "
                    f"{name}; đặt nhãn ở chỗ gọi, hoặc viết phần chung cho mọi người",
                )
                break


def _hidden(document: Document, use: Use, definition: Definition) -> Iterator[Diagnostic]:
    names = [
        name
        for name in document.vocabulary.labels
        if shows(use.scope.audience, name) and not shows(definition.scope.audience, name)
    ]
    if names:
        yield Diagnostic(
            document.path,
            use.number,
            f"{use.sort.value} “{use.label}” định nghĩa ở dòng {definition.number}, trong phần mà "
            f"ấn bản {', '.join(names)} không có; chuyển định nghĩa ra ngoài phần đó",
        )
