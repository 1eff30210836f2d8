"""Do the labels of lists and headings run on? A jump or a repeated label is a question to the
editor, no error: what is written is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..document import Document
from ..enumeration import BULLETS, form_of, marker
from ..outline import items
from ..passage import Line

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points in Vietnamese documents: d, đ, e, g; no f, j, w, z."""

_ROMAN = {"I": 1, "V": 5, "X": 10}


def check(document: Document) -> Iterator[Diagnostic]:
    """A question for each label that does not follow the one before it."""
    yield from _headings(document)
    for item in items(document.passages):
        if item.before and item.before.form == item.form:
            yield from _question(document, item.line, item.before.label, item.label)
        rest = marker(item.line.text)
        inner = marker(rest["text"]) if rest else None
        if inner and inner["text"] and form_of(inner) not in BULLETS:
            message = (
                f"“{item.label} {inner[form_of(inner)]}” là hai ký hiệu trên một dòng; "
                "viết thành hai dòng nếu là hai cấp"
            )
            yield Diagnostic(document.path, item.line.number, message)
        if item.form == "letter" and item.label[0] not in LETTERS:
            message = f"“{item.label}”: các điểm không dùng chữ này; có đúng như văn bản không?"
            yield Diagnostic(document.path, item.line.number, message)


def _headings(document: Document) -> Iterator[Diagnostic]:
    """A question for each label that does not follow that of the heading before it under the same
    heading.
    """
    before: dict[int, re.Match[str] | None] = {}
    for line, heading in document.passages.headings():
        before = {level: match for level, match in before.items() if level <= heading.level}
        old, new = before.get(heading.level), marker(line.text)
        if old and new and form_of(old) == form_of(new):
            yield from _question(document, line, old[form_of(old)], new[form_of(new)])
        before[heading.level] = new


def _question(document: Document, line: Line, before: str, label: str) -> Iterator[Diagnostic]:
    old, new = position(before), position(label)
    if old is None or new is None or old[:-1] != new[:-1] or new[-1] == old[-1] + 1:
        return
    if new[-1] == 1 and old[-1] > 1:  # counted anew
        return
    what = "lặp lại" if new[-1] == old[-1] else f"đứng sau “{before}”"
    message = f"“{label}” {what}: có đúng như văn bản không?"
    yield Diagnostic(document.path, line.number, message)


def position(label: str) -> tuple[int, ...] | None:
    """The place of a label in its order: ``đ)`` is the fifth letter, ``1.2.`` the second of 1."""
    bare = label.strip("().-")
    if re.fullmatch(r"\d+(?:\.\d+)*", bare):
        return tuple(int(part) for part in bare.split("."))
    if bare in LETTERS and len(bare) == 1:
        return (LETTERS.index(bare) + 1,)
    if bare and set(bare) <= _ROMAN.keys():
        values = [_ROMAN[char] for char in bare]
        return (
            sum(-value if value < max(values[at:]) else value for at, value in enumerate(values)),
        )
    return None
