"""Are quotations marked as they are printed, “…”?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..document import Document
from ..link import without_addresses

_TITLE = re.compile(r"\x00\s+\"[^\"]*\"\s*\)")
_BRACES = re.compile(r"\{[^{}]*\}")
_DEFINED = re.compile(r"\[(?!\^)[^\[\]]*\]:")


def questions(document: Document) -> Iterator[Diagnostic]:
    """A question for the first line with straight quotation marks, which keyboards have."""
    found = [
        line.number
        for line in document.passages.lines
        if line.has_words and '"' in _said(line.text)
    ]
    if found:
        more = f" và {len(found) - 1} dòng sau" if len(found) > 1 else ""
        message = f'dòng này{more} có ngoặc kép thẳng "…"; sách in dùng “…”: sửa lại?'
        yield Diagnostic(document.path, found[0], message)


def _said(line: str) -> str:
    """A line without what its readers are not shown: the titles of links, what is in braces."""
    if _DEFINED.match(line):
        return ""
    return _BRACES.sub("", _TITLE.sub("", without_addresses(line)))
