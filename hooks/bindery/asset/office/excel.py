"""What is in an Excel workbook without being seen on its sheets?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import xml
from ..refusal import Refused
from ..xml import Element
from .drawing import refuse_hidden

_UNSEEN = frozenset({"absPath", "revisionPtr", "customWorkbookViews", "fileSharing"})
"""What programs note for themselves: folders, people, versions."""

_FETCHES = re.compile(
    r"\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER|REGISTER\.ID|EXEC|IMAGE|DDE)\s*\(|\w\|'",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"[A-Z]{1,3}")
_HOW = "bỏ ẩn (Unhide), rồi xóa những gì không muốn đưa ra"


def inspect(roots: Mapping[str, Element]) -> None:
    """Refuse a workbook that hides something; take from its parts what programs note.

    Raises:
        Refused: there are hidden sheets, rows or columns with content, or formulas that fetch.
    """
    for root in roots.values():
        _clean(root)
        refuse_hidden(root)
        hidden = list(_hidden_columns(root))
        for row in root.iter("{*}row"):
            _refuse_hidden(row, hidden)


def _clean(root: Element) -> None:
    for element in list(root.iter("*")):
        local = xml.name(element)[1]
        if local in _UNSEEN and element.getparent() is not None:
            element.getparent().remove(element)
        elif local == "sheet" and element.get("state", "visible") != "visible":
            raise Refused(f"có trang tính ẩn “{element.get('name', '')[:40]}”; {_HOW}")
        elif local in ("f", "formula", "formula1", "formula2", "definedName"):
            _refuse_fetching(element.text or "")


def _refuse_fetching(formula: str) -> None:
    if _FETCHES.search(formula):
        raise Refused(f"có công thức lấy hoặc chạy thứ khác: {formula[:40]}; dán thành giá trị")


def _hidden_columns(root: Element) -> Iterator[range]:
    for column in root.iter("{*}col"):
        if _is_on(column.get("hidden")):
            yield range(_number(column.get("min")), _number(column.get("max")) + 1)


def _refuse_hidden(row: Element, hidden: list[range]) -> None:
    """Refuse content in a row or column that is not shown."""
    hidden_row = _is_on(row.get("hidden"))
    if not hidden_row and not hidden:
        return
    for at, cell in enumerate(row, start=1):
        column = _column(cell.get("r", "")) or at
        if len(cell) and (hidden_row or any(column in columns for columns in hidden)):
            where = f"hàng {row.get('r', '')}" if hidden_row else f"cột {cell.get('r', '')}"
            raise Refused(f"có {where} bị ẩn mà có nội dung; {_HOW}")


def _column(cell: str) -> int:
    """The number of the column of a cell such as ``AB12``; 0 where that is not said."""
    number = 0
    if match := _COLUMN.match(cell):
        for letter in match.group():
            number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _is_on(said: str | None) -> bool:
    return said not in (None, "0", "false")


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 9 else 0
