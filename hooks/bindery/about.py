"""Which edition is this, from which source, and has it been searched for what is not for it?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import later
from .address import page_uri
from .audience import ALL
from .generated import GeneratedPage
from .generated import page as generated_page
from .provenance import Provenance
from .tree import Tree

PAGE = "ve-an-ban.md"
TITLE = "Về ấn bản này"

_RESULT = "verified"
_UNKNOWN = "chưa soát"
_PASSED = "đạt: máy đã soát mọi tệp, không thấy nội dung dành cho người khác"
_ALL = "không có gì phải giữ lại"


def page(tree: Tree, made: Provenance) -> GeneratedPage:
    """The page that tells what the edition `tree` is; `state` completes it."""
    label = tree.settings.vocabulary.edition_label(tree.edition or ALL)
    holds = (
        "Có mọi nội dung, chỗ nào dành riêng thì ghi rõ dành cho ai. "
        "Ai có ấn bản này đều đọc được tất cả."
        if tree.edition == ALL
        else "Chỉ có nội dung dành cho đối tượng này, cả trong tìm kiếm và sách in."
    )
    body = f"""\
Dành cho

:   {label}

Nội dung

:   {holds}

Nguồn

:   {made.dated}

Kết quả soát

:   {_UNKNOWN}
    {{: {later.MARK}="{_RESULT}" }}

Tài liệu này không thay thế văn bản gốc.
"""
    return generated_page(tree, PAGE, TITLE, f"{TITLE}: {label}", body)


def state(site: Path, name: str) -> None:
    """Tell on the page of a finished site of the edition `name` that nothing was found in it."""
    page = site / page_uri(PAGE)
    if page.is_file():
        later.tell([page], {_RESULT: _ALL if name == ALL else _PASSED})


def navigation() -> list[dict[str, Any]]:
    """The entry of the page in the navigation."""
    return [{TITLE: PAGE}]
