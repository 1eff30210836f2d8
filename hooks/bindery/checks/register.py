"""Does the register of cited documents contradict itself?"""

from __future__ import annotations

from collections.abc import Iterator

from ..audience import nearest
from ..citation import code_types, malformed
from ..diagnostic import Diagnostic, suggestion
from ..reader import REGISTER
from ..resolution import Resolution
from ..slug import slug
from ..tree import Tree


def check(tree: Tree) -> Iterator[Diagnostic]:
    """The problems of the documents that sets study and that the register lists."""
    yield from _same_address(tree)
    first: dict[str, tuple[str, Resolution]] = {}
    for path, listed, item in _entries(tree):
        for message in _problems(tree, item):
            yield Diagnostic(path, item.line, message)
        if item.symbol is None:
            continue
        known_path, known = first.setdefault(item.symbol, (path, item))
        if known is not item and (listed or _facts(item) != _facts(known)):
            message = (
                f"{item.symbol} đã ghi ở {known_path}:{known.line}; xóa một trong hai"
                if listed
                else f"{item.symbol} ghi ở đây là {item.name}, ở {known_path}:{known.line} là "
                f"{known.name}; sửa cho khớp"
            )
            yield Diagnostic(path, item.line, message)


def _same_address(tree: Tree) -> Iterator[Diagnostic]:
    """Two symbols that would share an address on the page of the register."""
    taken: dict[str, str] = {}
    for symbol in tree.register:
        other = taken.setdefault(slug(symbol), symbol)
        if other != symbol:
            message = f"{symbol} và {other} chỉ khác nhau ở dấu; kiểm tra lại cách viết số hiệu"
            yield Diagnostic(tree.settings.display(REGISTER), 0, message)


def _entries(tree: Tree) -> Iterator[tuple[str, bool, Resolution]]:
    """Each document, the file that names it, and whether that is the register."""
    for index in tree.set_indexes:
        for item in index.study_set.resolutions if index.study_set else ():
            yield index.path, False, item
    for item in tree.listed:
        yield tree.settings.display(REGISTER), True, item


def _facts(item: Resolution) -> tuple[object, ...]:
    return item.type, item.date, item.status


def _problems(tree: Tree, item: Resolution) -> Iterator[str]:
    if item.symbol is None:
        return
    if wrong := next(malformed(item.symbol), None):
        yield f"số hiệu “{item.symbol}” viết sai; có phải là “{wrong[2]}”?"
    elif " " in item.symbol:
        yield f"số hiệu “{item.symbol}” có dấu cách; viết liền, ví dụ 37-QĐ/TW"
    types = code_types(item.symbol)
    if types and item.type not in types:
        yield f"{item.symbol} là số hiệu của {' hoặc '.join(types)}, không phải {item.type}"
    by = item.replaced_by
    if by == item.symbol:
        yield f"{item.symbol} không thể được thay bằng chính nó"
    if by and by not in tree.register:
        meant = suggestion(nearest(by, tree.register))
        yield f"văn bản thay thế “{by}” chưa có trong {REGISTER}{meant}"
