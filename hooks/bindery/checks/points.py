"""Do the labels of a list run on? A jump or a repeated label is a question to the editor, no error:
what is written is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..document import Document
from ..enumeration import RANKS, form_of, marker
from ..passage import Line, Role

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points in Vietnamese documents: d, đ, e, g; no f, j, w, z."""

_ROMAN = {"I": 1, "V": 5, "X": 10}


def check(document: Document) -> Iterator[Diagnostic]:
    """A question for each label that does not follow the one before it in its list."""
    open_lists: list[tuple[int, int, str]] = []
    after_blank = False
    for line in document.passages.lines:
        match = marker(line.text) if line.role is Role.TEXT else None
        if match:
            rank = RANKS[form_of(match)]
            place = (len(match["indent"]), rank)
            while open_lists and open_lists[-1][:2] > place:
                open_lists.pop()
            label = match[form_of(match)]
            if open_lists and open_lists[-1][:2] == place:
                yield from _question(document, line, open_lists.pop()[2], label)
            open_lists.append((*place, label))
        elif _ends_lists(line, after_blank):
            open_lists = []
        after_blank = line.role is Role.BLANK


def _ends_lists(line: Line, after_blank: bool) -> bool:
    if line.role is Role.HEADING:
        return True
    return line.role is Role.TEXT and after_blank and not line.text.startswith(" ")


def _question(document: Document, line: Line, before: str, label: str) -> Iterator[Diagnostic]:
    old, new = _position(before), _position(label)
    if old is None or new is None or old[:-1] != new[:-1] or new[-1] in (old[-1] + 1, 1):
        return
    what = "lặp lại" if new[-1] == old[-1] else f"đứng sau “{before}”"
    message = f"“{label}” {what}: có đúng như văn bản không?"
    yield Diagnostic(document.path, line.number, message)


def _position(label: str) -> tuple[int, ...] | None:
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
