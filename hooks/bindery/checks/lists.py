"""Is it clear which point each line of a list belongs to, in every edition?"""

from __future__ import annotations

from collections.abc import Iterator

from ..audience import shows
from ..diagnostic import Diagnostic
from ..document import Document
from ..enumeration import RANKS, marker, not_roman
from ..outline import BULLETS, Item, items
from ..passage import Line, Role
from .points import position


def check(document: Document) -> Iterator[Diagnostic]:
    """The lists that could be read in two ways, and the labels that are none."""
    found = tuple(items(document.passages))
    for item in found:
        yield from _mixed(document, item)
        yield from _without_parent(document, item)
    yield from _half_indented(document, {item.line.number: item for item in found})
    for line in document.passages.lines:
        label = not_roman(line.text) if line.role in (Role.TEXT, Role.HEADING) else None
        if label:
            message = f"“{label}” không phải số La Mã; viết I, II, III, IV, V …"
            yield Diagnostic(document.path, line.number, message)


def _mixed(document: Document, item: Item) -> Iterator[Diagnostic]:
    """``a)``, then ``1.`` in line with it, then ``b)``: of ``a)``, or a list of its own? After
    dashes ``4.`` goes on with what stands above them, but ``1.`` may well be a part of a dash.
    """
    above = item.parent.before if item.parent else None
    if item.before or above is None or item.form != above.form:
        return
    if RANKS[above.form] <= RANKS[item.parent.form if item.parent else above.form]:
        return
    upper = item.parent.label if item.parent else ""
    first = position(upper) or (1,)
    if (item.form in BULLETS and first[-1] == 1) or _follows(above.label, item.label):
        yield Diagnostic(
            document.path,
            item.line.number,
            f"không rõ “{item.label}” thuộc “{upper}” hay tiếp theo “{above.label}” ở dòng "
            f"{above.line.number}; nếu “{upper}” nằm trong “{above.label}” thì thụt “{upper}” vào, "
            f"nếu không thì đặt một tiêu đề trước “{upper}”",
        )


def _follows(before: str, label: str) -> bool:
    old, new = position(before), position(label)
    return bool(old and new) and old[:-1] == new[:-1] and new[-1] == old[-1] + 1  # type: ignore[index]


def _without_parent(document: Document, item: Item) -> Iterator[Diagnostic]:
    """A point that somebody sees without the point it stands under."""
    if item.parent is None:
        return
    names = document.vocabulary.labels
    lost = [name for name in names if _shown(item, name) and not _shown(item.parent, name)]
    if lost:
        yield Diagnostic(
            document.path,
            item.line.number,
            f"“{item.label}” nằm dưới “{item.parent.label}” ở dòng {item.parent.line.number}, mục "
            f"mà ấn bản {', '.join(lost)} không có; đặt cùng nhãn đối tượng cho cả hai",
        )


def _shown(item: Item, name: str) -> bool:
    """Whether the edition `name` shows more of an item than its label."""
    seen = [run for run in item.line.runs if shows(run.scope.audience, name)]
    match = marker("".join(run.text for run in seen))
    return bool(seen) and (len(seen) == len(item.line.runs) or bool(match and match["text"]))


def _half_indented(document: Document, by_line: dict[int, Item]) -> Iterator[Diagnostic]:
    """A paragraph one space in: a part of the item, or not?"""
    last: Item | None = None
    before: Line | None = None
    for line in document.passages.lines:
        indent = len(line.text) - len(line.text.lstrip())
        apart = before is not None and before.role is Role.BLANK and line.role is Role.TEXT
        before = line
        if line.number in by_line:
            last = by_line[line.number]
        elif last and apart and indent == last.path[0].indent + 1:
            message = (
                f"đoạn thụt một dấu cách: không rõ có thuộc “{last.label}” hay không; "
                "thụt bốn dấu cách nếu thuộc, bỏ thụt nếu không"
            )
            yield Diagnostic(document.path, line.number, message)
        elif line.role is Role.HEADING or (apart and last and indent <= last.path[0].indent):
            last = None
