"""Will the sources print well? What a printer asks before anything is set."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator

from .. import spans
from ..asset.points import Points, points
from ..asset.shelf import shelved
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..document import Document
from ..link import links, without_targets
from ..passage import Line, paragraphs
from ..tree import Tree
from ..writing import prose, write
from .columns import ROOM, needed
from .format import A5

FEWEST = 150
"""Points of a picture on an inch of paper, below which it looks blurred."""

_INCH = 25.4
_UNBROKEN = re.compile(r"[^\s\x00/–—-]{50,}")
"""A word that no line of a booklet has room for, not even behind the label of a point."""

_RULE = re.compile(r"[\s|:-]*-[\s|:-]*\Z")
_LABELLED = re.compile(r"!?\[((?!\^)[^\[\]]*)\](?:\([^()]*\)|\{[^{}]*\})")
_NOTE = re.compile(r"\[\^[^\[\]]*\]")
_SIGNS = re.compile(r"[*`\\]|</?\w+ ?/?>")


def check(tree: Tree) -> Iterator[Diagnostic]:
    """The tables of booklets that are wider than a page."""
    for document in _printed(tree):
        for lines in paragraphs(document.passages):
            yield from _table(document, lines)


def questions(tree: Tree) -> Iterator[Diagnostic]:
    """The pictures of booklets that have too few points for their size on paper, and the words that
    are longer than a line.
    """
    for document in _printed(tree):
        yield from _words(document)
        shown = [
            (link.number, link.resolved(document.src_uri) or "")
            for link in links(prose(write(document, None, ALL)))
            if link.image
        ]
        copies, _ = shelved(tree, [uri for _, uri in shown])
        for number, uri in dict.fromkeys(shown):
            size = points(uri, copies[uri].read_bytes()) if uri in copies else None
            if message := _blurred(size) if size else "":
                name = uri.rpartition("/")[2]
                yield Diagnostic(document.path, number, f"hình “{name}” {message}")


def _words(document: Document) -> Iterator[Diagnostic]:
    for line in document.passages.lines:
        if line.has_words:
            for word in _UNBROKEN.findall(without_targets(line.text)):
                message = (
                    f"“{word[:20]}…” dài {len(word)} chữ liền nhau, hơn một dòng sách in, in ra sẽ "
                    "quá lề; thêm dấu cách, hoặc viết thành [tên](địa chỉ)"
                )
                yield Diagnostic(document.path, line.number, message)


def _printed(tree: Tree) -> Iterator[Document]:
    return (document for document in tree.documents if document.place.kind)


def _table(document: Document, lines: list[Line]) -> Iterator[Diagnostic]:
    rows = [line.text for line in lines]
    rule = next((at for at, row in enumerate(rows) if at and "|" in row and _RULE.match(row)), 0)
    if not rule:
        return
    cells = [_cells(row) for row in (rows[rule - 1], *rows[rule + 1 :])]
    columns = [[row[at] for row in cells if at < len(row)] for at in range(len(cells[0]))]
    width = sum(needed(columns))
    if width > ROOM:
        words = ", ".join(max(" ".join(column).split(), key=len, default="") for column in columns)
        message = (
            f"bảng rộng gấp {_decimal(width / ROOM)} lần trang sách, dù mỗi cột chỉ rộng bằng từ "
            f"dài nhất ({words}); bớt cột, viết ngắn lại, hoặc chia thành hai bảng"
        )
        yield Diagnostic(document.path, lines[rule - 1].number, message)


def _cells(row: str) -> list[str]:
    """The words of each cell of a row, without what only Markdown reads."""
    mask = spans.masked(row)
    edges = [-1, *(at for at, sign in enumerate(mask) if sign == "|"), len(row)]
    found = [row[start + 1 : end] for start, end in itertools.pairwise(edges)]
    if not found[0].strip():
        found = found[1:]
    if found and not found[-1].strip():
        found = found[:-1]
    return [_SIGNS.sub("", _LABELLED.sub(r"\1", _NOTE.sub("99", cell))) for cell in found] or [""]


def _blurred(size: Points) -> str:
    """What to say of a picture that is printed blurred in the copy for reading; '' for none."""
    across = A5.width - A5.margins.inside - A5.margins.outside
    down = A5.height - A5.margins.top - A5.margins.bottom
    fine = max(size.to_the_inch, size.width / across * _INCH, size.height / down * _INCH)
    if fine >= FEWEST:
        return ""
    width, height = (math.ceil(side * FEWEST / fine) for side in (size.width, size.height))
    return (
        f"có {size.width} × {size.height} điểm, in rộng {size.width / fine * _INCH:.0f} mm chỉ đạt "
        f"{fine:.0f} điểm một inch (dpi) nên sẽ mờ; tìm hình gốc từ {width} × {height} điểm trở lên"
    )


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
