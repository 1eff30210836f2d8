"""What is kept on a reader's device, and how is it saved and removed? A page tells and does it."""

from __future__ import annotations

from typing import Any

from ..address import page_uri
from ..generated import GeneratedPage
from ..generated import page as generated_page
from ..tree import Tree

PAGE = "doc-khi-khong-co-mang.md"
TITLE = "Đọc khi không có mạng"
URI = page_uri(PAGE)

_BODY = """\
Trang nào đã mở trên máy này thì lần sau mất mạng vẫn đọc lại được. Muốn chắc chắn, hãy lưu cả bộ
tài liệu: mọi bài của bộ, cùng phần tìm kiếm, nằm sẵn trên máy.

Bản lưu chỉ nằm trong trình duyệt này, không gửi đi đâu. Khi có mạng, trang luôn là bản mới nhất;
khi tài liệu có bản mới, các bộ đã lưu cũng được thay bằng bản mới. Sách in thì tải riêng, không nằm
trong bản lưu.
"""


def page(tree: Tree) -> GeneratedPage:
    """The page of the edition `tree`."""
    sets = [{"id": index.place.set_id, "title": index.title} for index in tree.set_indexes]
    return generated_page(tree, PAGE, TITLE, TITLE, _BODY, {"offline": sets})


def navigation() -> list[dict[str, Any]]:
    """The entry of the page in the navigation."""
    return [{TITLE: PAGE}]
