"""Which lines of a source are text, which are code, and what is left without its comments?

Where Markdown and this reading could differ about code, the text is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import spans

_FENCE = re.compile(r"([> ]*)(`{3,}|~{3,})([^`]*)\Z")
_LANGUAGE = re.compile(r"[ ]*[\w+#.-]*[ ]*\Z")


@dataclass(frozen=True)
class SourceLine:
    """A line of a source without comments; `code` says that it is part of a fenced block."""

    number: int
    text: str
    code: bool = False


@dataclass(frozen=True)
class _Fence:
    prefix: str
    marks: str
    line: int


def plain_lines(text: str, first_line: int) -> tuple[list[SourceLine], list[tuple[int, str]]]:
    """The lines of `text`, numbered from `first_line`; what is wrong with its code and comments.

    A line that held nothing but a comment is left out.
    """
    lines: list[SourceLine] = []
    problems: list[tuple[int, str]] = []
    fence: _Fence | None = None
    comment = 0
    for number, line in enumerate(text.expandtabs(4).split("\n"), start=first_line):
        if fence is not None:
            lines.append(SourceLine(number, line, code=True))
            closes, problem = _inside(fence, line)
            if problem:
                problems.append((number, problem))
            fence = None if closes else fence
            continue
        visible, comment = _without_comments(line, number, comment)
        if visible != line and not visible.strip():
            continue
        fence = _opening(visible, number)
        if fence and lines and lines[-1].text.strip() and not lines[-1].text.startswith("///"):
            problems.append((number, "để một dòng trống trước dòng mở khối mã"))
        if fence and ">" in fence.prefix:
            problems.append((number, "không đặt khối mã trong trích dẫn; viết khối mã sát lề trái"))
        if fence is not None and not _LANGUAGE.match(visible[len(fence.prefix + fence.marks) :]):
            problems.append((number, "sau dấu mở khối mã chỉ viết tên ngôn ngữ, ví dụ ```yaml"))
        lines.append(SourceLine(number, visible, code=fence is not None))
    if comment:
        problems.append((comment, "ghi chú <!-- chưa đóng; thêm -->"))
    if fence is not None:
        problems.append((fence.line, f"khối mã chưa đóng; thêm dòng {fence.marks} sau khối"))
    return lines, problems


def _opening(line: str, number: int) -> _Fence | None:
    match = _FENCE.match(line)
    return _Fence(match.group(1), match.group(2), number) if match else None


def _inside(fence: _Fence, line: str) -> tuple[bool, str | None]:
    """Whether `line` closes `fence`, and what Markdown might read otherwise."""
    bare = line.rstrip(" ")
    if bare == fence.prefix + fence.marks:
        return True, None
    if bare and not line.startswith(fence.prefix):
        return False, "dòng trong khối mã phải thụt vào bằng dòng mở khối"
    if re.fullmatch(r"[> ]*(`{3,}|~{3,})", bare) and fence.marks[0] in bare:
        return False, f"dòng đóng khối mã phải giống hệt dòng mở: “{fence.prefix}{fence.marks}”"
    return False, None


def _without_comments(line: str, number: int, comment: int) -> tuple[str, int]:
    """`line` without comments, and the line of the comment left open behind it (0 for none)."""
    kept = ""
    while line:
        if comment:
            _, end, line = line.partition("-->")
            if not end:
                return kept, comment
            comment = 0
        if "<!--" not in line:
            break
        code = spans.code(line) if spans.clear(line) else []
        start = next(
            (
                match.start()
                for match in re.finditer("<!--", line)
                if not any(begin <= match.start() < end_ for begin, end_ in code)
            ),
            -1,
        )
        if start < 0:
            break
        kept, line, comment = kept + line[:start], line[start + 4 :], number
    return kept + line, comment
