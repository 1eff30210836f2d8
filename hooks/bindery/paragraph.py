"""Who is each stretch of a paragraph for? Reads the labels inside lines, and takes them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import spans
from .audience import Vocabulary
from .enumeration import marker
from .label import KEYWORD, read_values, suspicions
from .markup import html
from .passage import Level, Problems, Run, Scope
from .plain import SourceLine

_BLOCK = re.compile(r"\s*[>|]")
_NOTE_CALL = re.compile(r"\[\^[^\]\n]+\]\Z")
_DEFINITION = re.compile(r"\s*\*?\[[^\]\n]+\]:")
_DELIMITER_ROW = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$", re.MULTILINE)


def read_paragraph(
    lines: list[SourceLine], scope: Scope, vocabulary: Vocabulary
) -> tuple[list[tuple[Run, ...]], Problems]:
    """The text of each line of a paragraph in `scope`, cut at the ends of labelled stretches, their
    marks taken away; and what is wrong with the labels.
    """
    text = "\n".join(line.text for line in lines)
    mask = spans.masked(text)
    problems = [
        (lines[text.count("\n", 0, offset)].number, message) for offset, message in html(mask)
    ]
    if "{" not in text and KEYWORD not in text.casefold():
        return [(Run(line.text, scope),) for line in lines], problems
    if _doubtful(lines, text, mask):
        problems.append(
            (
                lines[0].number,
                "đoạn này có nhãn đối tượng giữa các dấu ` nhưng các dấu ` không rõ cặp; "
                "viết ví dụ về nhãn trong khối mã mở bằng ```",
            )
        )
    owners: list[Scope | None] = [scope] * len(text)
    inside: list[tuple[spans.Labelled, Scope]] = []
    for span in sorted(spans.labelled(mask), key=lambda span: span.start):
        while inside and inside[-1][0].after <= span.start:
            inside.pop()
        number = lines[text.count("\n", 0, span.start)].number
        parent = inside[-1][1] if inside else scope
        audience, messages = read_values(span.label, vocabulary, parent.audience)
        messages += _misuses(text, span)
        problems += [(number, message) for message in messages]
        own = Scope(Level.SPAN, audience, number, parent)
        inside.append((span, own))
        owners[span.start + 1 : span.end] = [own] * (span.end - span.start - 1)
        owners[span.start] = None
        owners[span.end : span.after] = [None] * (span.after - span.end)
    left = "".join(
        char if owner or char == "\n" else "\x00" for char, owner in zip(mask, owners, strict=True)
    )
    for offset, message in suspicions(left, vocabulary):
        problems.append((lines[text.count("\n", 0, offset)].number, message))
    return _cut(text, owners), problems


def _doubtful(lines: list[SourceLine], text: str, mask: str) -> bool:
    """Whether a label stands in what only some would read as inline code, where it is none."""
    if text.count(KEYWORD) == mask.count(KEYWORD):
        return False
    torn = any(
        mask[span.start] == "[" and mask[span.end] == "\x00" for span in spans.labelled(text)
    )
    return torn or not all(spans.clear(line.text) for line in lines)


def _misuses(text: str, span: spans.Labelled) -> Iterator[str]:
    """What is wrong with the place or the extent of a labelled stretch."""
    inner = text[span.start + 1 : span.end]
    before = _NOTE_CALL.sub("", text[: span.start])
    if not inner.strip():
        yield "đoạn có nhãn đối tượng không có chữ; viết chữ hoặc xóa nhãn"
    if inner.startswith("^") or before.endswith(("!", "]")):
        yield "nhãn đặt sau chú thích, hình hay liên kết; bọc cả lại: [[chữ](…)]{audience=…}"
    if _DEFINITION.match(inner):
        yield "định nghĩa chú thích không đặt trong [ … ]; dùng khối “/// audience | …”"
    if any(marker(line) or _BLOCK.match(line) for line in inner.split("\n")[1:]):
        yield "đoạn có nhãn [ … ] kéo sang mục khác; dùng khối “/// audience | …” cho cả mục"
    if re.search(r"(?<!\\)\|", inner) and _DELIMITER_ROW.search(text):
        yield "đoạn có nhãn [ … ] vượt qua ô của bảng; đặt nhãn riêng trong từng ô"


def _cut(text: str, owners: list[Scope | None]) -> list[tuple[Run, ...]]:
    """The lines of `text` as runs of equal owner; characters that nobody owns are left out."""
    lines: list[list[Run]] = [[]]
    start = 0
    for at in range(len(text) + 1):
        if at < len(text) and text[at] != "\n" and at > start and owners[at] is owners[start]:
            continue
        owner = owners[start] if start < at else None
        if owner is not None:
            lines[-1].append(Run(text[start:at], owner))
        start = at
        if at < len(text) and text[at] == "\n":
            lines.append([])
            start = at + 1
    return [tuple(runs) for runs in lines]
