"""Is it clear which point each line of a list belongs to, in every edition?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..audience import shows
from ..diagnostic import Diagnostic
from ..document import Document
from ..enumeration import BULLETS, RANKS, Nesting, form_of, marker, not_roman
from ..outline import Item, items
from ..passage import Line, Role
from ..tree import Tree
from ..writing import Written
from .labels import Editions
from .points import position

DEEPEST = 12
"""Levels of lists; Party documents know seven."""


def check(document: Document) -> Iterator[Diagnostic]:
    """The lists that could be read in two ways, and the labels that are none."""
    found = tuple(items(document.passages))
    for item in found:
        if item.depth > DEEPEST:
            message = f"danh sách lồng nhau quá {DEEPEST} cấp; bớt cấp"
            yield Diagnostic(document.path, item.line.number, message)
            return
        yield from _torn(document, item)
        yield from _mixed(document, item)
        yield from _without_parent(document, item)
    yield from _half_indented(document, {item.line.number: item for item in found})
    for line in document.passages.lines:
        label = not_roman(line.text) if line.has_words else None
        if label:
            message = f"“{label}” không phải số La Mã; viết I, II, III, IV, V …"
            yield Diagnostic(document.path, line.number, message)


def _torn(document: Document, item: Item) -> Iterator[Diagnostic]:
    """A label that stands in a labelled stretch, or only in part."""
    own = item.line.runs[0]
    match = marker(own.text)
    whole = match is not None and match[form_of(match)] == item.label
    whole = whole and not (len(item.line.runs) > 1 and own.text.endswith(item.label))
    inside = own.scope is not item.line.scope and own.scope.line == item.line.number
    if inside or not whole:
        message = (
            f"ký hiệu “{item.label}” nằm trong đoạn có nhãn [ … ]; viết nhãn sau ký hiệu: "
            f"{item.label} [chữ]{{audience=…}}, hoặc dùng khối “/// audience | …” cho cả mục"
        )
        yield Diagnostic(document.path, item.line.number, message)


def _mixed(document: Document, item: Item) -> Iterator[Diagnostic]:
    """``a)``, then ``1.`` in line with it, then ``b)``: of ``a)``, or a list of its own? After
    dashes ``4.`` goes on with what stands above them, but ``1.`` may well be a part of a dash.
    """
    parent = item.parent
    above = parent.before if parent else None
    if item.before or parent is None or above is None or item.form != above.form:
        return
    if RANKS[above.form] <= RANKS[parent.form]:
        return
    upper = parent.label
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
    return old is not None and new == (*old[:-1], old[-1] + 1)


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


def check_nesting(tree: Tree, written: Editions) -> Iterator[Diagnostic]:
    """The points that would stand elsewhere in an edition, as what parts two lists is hidden."""
    for document in tree.documents:
        parents = {item.line.number: _number(item.parent) for item in items(document.passages)}
        for name in tree.settings.vocabulary.labels:
            lines = written[name].get(document.src_uri, ())
            moved = next(_moved(lines, parents), None)
            if moved:
                message = (
                    f"trong ấn bản {name} mục này đứng ở chỗ khác, vì phần ở trên nó bị ẩn; "
                    "đặt nhãn cho cả danh sách, hoặc đặt một tiêu đề chung ở giữa"
                )
                yield Diagnostic(document.path, moved, message)
                break


def _number(item: Item | None) -> int:
    return item.line.number if item else 0


def _moved(lines: Iterable[Written], parents: Mapping[int, int]) -> Iterator[int]:
    """The lines of the items whose parent is not what `parents` says."""
    nesting = Nesting()
    path: list[int] = []
    for line in lines:
        match = marker(line.text) if line.role is Role.TEXT else None
        if line.role is Role.HEADING or (line.role is None and line.text.startswith("///")):
            nesting, path = Nesting(), []
        elif match:
            del path[nesting.item(len(match["indent"]), form_of(match)) :]
            if parents.get(line.number) != (path[-1] if path else 0):
                yield line.number
            path.append(line.number)
        else:
            del path[nesting.text(line.text) :]


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
