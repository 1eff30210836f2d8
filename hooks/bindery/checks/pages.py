"""Does a source take the place of a page that is made from others?"""

from __future__ import annotations

from collections.abc import Iterator

from ..audience_pages import FOLDER
from ..back_matter import GLOSSARY_PAGE, REGISTER_PAGE
from ..diagnostic import Diagnostic
from ..reader import Tree

_GENERATED = (REGISTER_PAGE, GLOSSARY_PAGE, f"{FOLDER}/")


def check(tree: Tree) -> Iterator[Diagnostic]:
    """A problem for each source at the address of a generated page."""
    for document in tree.documents:
        if document.src_uri.startswith(_GENERATED):
            message = "địa chỉ này là của một trang tự tạo; đổi tên tệp hoặc thư mục"
            yield Diagnostic(document.path, 0, message)
