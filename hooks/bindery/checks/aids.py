"""Has a chapter what its study aids are made of?"""

from __future__ import annotations

from collections.abc import Iterator

from ..aid import SLIDES
from ..diagnostic import Diagnostic
from ..document import Document


def check(document: Document) -> Iterator[Diagnostic]:
    """A problem for a chapter without headings that is to be shown on slides."""
    if SLIDES in document.aids.types and not any(document.passages.headings()):
        message = "bài chưa có tiêu đề nào để làm trình chiếu; thêm “## …”, hoặc bỏ slides ở aids"
        yield Diagnostic(document.path, document.aids.line, message)
