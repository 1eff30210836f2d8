"""Does a file of the docs folder take the place of something that the site makes itself?"""

from __future__ import annotations

from collections.abc import Iterator

from .. import about, audience_pages, news, sheets, timetable
from ..address import BOOKLETS, CODES, DOWNLOADS_PAGE
from ..audience import fold
from ..back_matter import GLOSSARY_PAGE, REGISTER_PAGE
from ..diagnostic import Diagnostic
from ..names import address
from ..offline.page import PAGE as OFFLINE_PAGE
from ..outputs import SCRIPTS, SLIDESHOWS
from ..tree import Tree

_FILES = frozenset(
    map(
        address,
        [
            *(REGISTER_PAGE, GLOSSARY_PAGE, DOWNLOADS_PAGE, OFFLINE_PAGE),
            *(about.PAGE, news.PAGE),
            *(f"{audience_pages.FOLDER}.md", "404.html"),
            *("edition.json", "_headers", "sitemap.xml", "sitemap.xml.gz"),
        ],
    )
)
_FOLDERS = (
    f"{audience_pages.FOLDER}/",
    f"{BOOKLETS}/",
    f"{CODES}/",
    f"{timetable.FOLDER}/",
    f"{sheets.FOLDER}/",
    f"{SCRIPTS}/",
    f"{SLIDESHOWS}/",
    "assets/",
    "templates/",
)
"""Made by the site; ``templates/`` is left out by MkDocs."""


def check(tree: Tree) -> Iterator[Diagnostic]:
    """A problem for each source and each other file at such an address."""
    for uri in (*tree.by_uri, *tree.assets):
        where = address(uri)
        if where in _FILES or f"{where}/".startswith(_FOLDERS):
            message = "địa chỉ này là của một trang tự tạo; đổi tên tệp hoặc thư mục"
            yield Diagnostic(tree.settings.display(uri), 0, message)
    yield from _misspelt_folders(tree)


def _misspelt_folders(tree: Tree) -> Iterator[Diagnostic]:
    """A file in what was meant as the folder of a kind: it would be for everybody."""
    kinds = {fold(name): name for name in tree.settings.kinds}
    for uri in tree.assets:
        folder = uri.split("/")[1] if uri.count("/") > 1 else ""
        meant = kinds.get(fold(folder).replace("_", "-"))
        if meant and meant != folder:
            message = f"không có loại tài liệu “{folder}”; đổi tên thư mục thành {meant}"
            yield Diagnostic(tree.settings.display(uri), 0, message)
