"""Has a form a place to write, for each of its readers?"""

from __future__ import annotations

from collections.abc import Iterator

from ..audience import ALL, shows
from ..diagnostic import Diagnostic
from ..document import Document
from ..form import FIELD, FILLED_IN


def check(document: Document) -> Iterator[Diagnostic]:
    """A problem for a form that has none in an edition that shows it."""
    form = document.form
    if form is None or form.type not in FILLED_IN:
        return
    for name in (ALL, *document.vocabulary.labels):
        if shows(document.audience, name) and not _has_field(document, name):
            whose = "" if name == ALL else f" trong ấn bản {name}"
            message = (
                f"biểu mẫu chưa có chỗ điền{whose}; viết sáu dấu chấm, ví dụ “Họ và tên: ......”, "
                "hay “...... (8 dòng)” để có tám dòng kẻ"
            )
            yield Diagnostic(document.path, form.line, message)
            return


def _has_field(document: Document, name: str) -> bool:
    return any(
        FIELD.search(run.text)
        for line in document.passages.lines
        for run in line.runs
        if shows(run.scope.audience, name)
    )
