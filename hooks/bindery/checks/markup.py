"""Would anything but plain Markdown reach a page, in any edition?

Told of the sources, and again of every edition: what is hidden may have kept two halves apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import markup, spans
from ..diagnostic import Diagnostic
from ..document import Document
from ..passage import Role, paragraphs
from ..slug import PASSAGE_LABEL
from ..tree import Tree
from ..writing import MARK, Written
from .labels import Editions

_MARKS = re.compile(rf"{MARK.pattern}|{PASSAGE_LABEL.pattern}(?:</span>)?")
"""How the edition ``all`` marks a stretch of a line."""

_ADDRESS = re.compile(r" \{#[\w .-]+\}\Z")
"""What the filter writes behind a heading."""

_NOTE = re.compile(r"\[\^")
_UNCLEAR = (
    "các dấu ` trong đoạn này không rõ cặp, nên thẻ HTML, dấu { }, liên kết hay chú thích giữa "
    "chúng có thể có tác dụng; viết mã trong khối mở bằng ```"
)

_Numbered = list[tuple[int, str]]


def check(document: Document) -> Iterator[Diagnostic]:
    """The problems of the source of one document, labels taken away, in lines whose labels are in
    order.
    """
    told = {problem.line for problem in document.label_problems}
    texts = [[line] for line, _ in document.passages.headings()]
    for lines in (*texts, *paragraphs(document.passages)):
        for problem in _problems(document, [(line.number, line.text) for line in lines]):
            if problem.line not in told:
                yield problem


def check_editions(tree: Tree, written: Editions) -> Iterator[Diagnostic]:
    """The problems that only show once an edition is written."""
    for pages in written.values():
        for src_uri, lines in pages.items():
            for paragraph in _paragraphs(lines):
                yield from _problems(tree.by_uri[src_uri], paragraph)


def _paragraphs(lines: Iterable[Written]) -> Iterator[_Numbered]:
    paragraph: _Numbered = []
    for line in lines:
        if line.role is Role.TEXT and line.text:
            paragraph.append((line.number, _MARKS.sub("", line.text)))
            continue
        if paragraph:
            yield paragraph
            paragraph = []
        if line.role is not Role.CODE and line.text:
            yield [(line.number, _MARKS.sub("", _ADDRESS.sub("", line.text)))]
    if paragraph:
        yield paragraph


def _problems(document: Document, lines: _Numbered) -> Iterator[Diagnostic]:
    text = "\n".join(line for _, line in lines)
    if not any(sign in text for sign in "<{]&"):
        return
    mask = spans.masked(text)
    found = list(_all(text, mask))
    if not found and not all(spans.clear(line) for _, line in lines):
        found = [(offset, _UNCLEAR) for offset, _ in _all(text, text)]
        found += [(match.start(), _UNCLEAR) for match in _NOTE.finditer(text)]
    for offset, message in found:
        yield Diagnostic(document.path, lines[text.count("\n", 0, offset)][0], message)


def _all(text: str, mask: str) -> Iterator[tuple[int, str]]:
    yield from markup.html(mask)
    yield from markup.braces(mask)
    yield from markup.references(mask)
    yield from markup.active_targets(text, mask)
