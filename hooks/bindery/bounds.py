"""Is this text of a size and a depth that a page may have?

Everything that reads Markdown slows down or gives up somewhere; here an editor is told where,
before anything does. The bounds lie far beyond what anybody prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .markup import nested

LARGEST = 500_000
"""Bytes of a file."""

LONGEST_LINE = 10_000
LONGEST_PARAGRAPH = 50_000
"""Characters, lines of a list or a table without a blank line between them included."""

MOST_LINES = 20_000
DEEPEST_INDENT = 100
DEEPEST_NESTING = 30
"""Characters of all the marks of lists and quotations in front of a text."""

DEEPEST_BRACKETS = 20
MOST_BRACKETS = 2_000
"""Of a paragraph."""

MOST_SLASHES = 20
MOST_NOTES = 1_000

_LABEL = re.compile(r"\[\^[^\]]*\]:")


def exceeded(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Lines of `body`, whose first is `first_line`, that go beyond a bound, and what to do."""
    lines = body.split("\n")
    if len(lines) > MOST_LINES:
        yield first_line + MOST_LINES, f"trang dài quá {MOST_LINES} dòng; chia thành nhiều bài"
        return
    if body.count("]:") > MOST_NOTES or body.count("[^") > 2 * MOST_NOTES:
        message = f"trang có quá {MOST_NOTES} chú thích, chữ viết tắt; chia thành nhiều bài"
        yield first_line, message
        return
    paragraph: list[str] = []
    for number, line in enumerate([*lines, ""], start=first_line):
        if message := _line(line):
            yield number, message
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            if message := _paragraph("\n".join(paragraph)):
                yield number - len(paragraph), message
            paragraph = []


def _line(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return f"dòng dài quá {LONGEST_LINE} ký tự; ngắt thành nhiều đoạn"
    bare = line.lstrip()
    if len(line) - len(bare) > DEEPEST_INDENT:
        return f"dòng thụt vào quá {DEEPEST_INDENT} dấu cách; bớt thụt"
    marks = _LABEL.sub(":", line[: nested(line)])
    if len(marks.replace(" ", "")) > DEEPEST_NESTING:
        return "danh sách, trích dẫn lồng nhau trên một dòng quá sâu; bớt cấp"
    if bare.startswith("/" * (MOST_SLASHES + 1)):
        return f"dòng có quá {MOST_SLASHES} dấu /; khối /// không lồng nhau sâu như thế"
    return ""


def _paragraph(text: str) -> str:
    if len(text) > LONGEST_PARAGRAPH:
        return f"đoạn dài quá {LONGEST_PARAGRAPH} ký tự; thêm dòng trống để ngắt đoạn"
    if text.count("[") > MOST_BRACKETS:
        return f"đoạn có quá {MOST_BRACKETS} dấu [; thêm dòng trống để ngắt đoạn"
    if sum(")" not in target for target in text.split("](")[1:]) > DEEPEST_BRACKETS:
        return f"đoạn có quá {DEEPEST_BRACKETS} liên kết [chữ](… chưa đóng; đóng lại bằng )"
    depth = 0
    for char in text if text.count("[") > DEEPEST_BRACKETS else "":
        depth += (char == "[") - (char == "]" and depth > 0)
        if depth > DEEPEST_BRACKETS:
            return f"đoạn có quá {DEEPEST_BRACKETS} dấu [ chưa đóng; đóng lại bằng ], hoặc viết \\["
    return ""
