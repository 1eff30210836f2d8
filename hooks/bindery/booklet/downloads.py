"""Which booklets does an edition have, how large are they, and how are they printed? A page tells.

Its template waits for what is known only of the files themselves: see `complete`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from .. import later, sheets
from ..address import DOWNLOADS_PAGE, IMPOSED, downloads_address, page_uri
from ..amount import size
from ..audience import ALL
from ..document import Document
from ..generated import GeneratedPage
from ..generated import page as generated_page
from ..outputs import outputs_of
from ..printed import booklet_files, printed_kinds, set_archive_uri
from ..provenance import Provenance
from ..settings import Kind
from ..tree import Tree
from .pdf import pages as pages_of

TITLE = "Tải về"

_SHORT = 8
"""Letters of a SHA-256 sum by which people tell two files apart."""


def pages(tree: Tree, made: Provenance) -> tuple[GeneratedPage, ...]:
    """The page of the edition `tree`; none where it has no booklets. `complete` completes it."""
    sets = [_set(tree, index) for index in _printed_sets(tree)]
    if not sets:
        return ()
    label = tree.settings.vocabulary.edition_label(tree.edition or ALL)
    shown = {
        "printed": sets,
        "made": made.dated,
        "edition": label,
    }
    body = resources.files(__package__).joinpath("printing.md").read_text(encoding="utf-8")
    described = f"Các bản in của tài liệu: {label}"
    return (generated_page(tree, DOWNLOADS_PAGE, TITLE, described, body, shown),)


def complete(site: Path, tree: Tree) -> None:
    """Tell on the pages of a site of the edition `tree` what its booklets are like: the
    length, the size, the SHA-256 sum.
    """
    indexes = list(_printed_sets(tree))
    known = {
        f"{uri} {fact}": said
        for index in indexes
        for uri in _files(tree, index)
        for fact, said in _facts(uri, (site / uri).read_bytes()).items()
    }
    sources = [DOWNLOADS_PAGE, *(index.src_uri for index in indexes)] if indexes else []
    later.tell([site / page_uri(src_uri) for src_uri in sources], known)


def navigation(generated: tuple[GeneratedPage, ...]) -> list[dict[str, Any]]:
    """The entry of the page in the navigation."""
    return [{page.title: page.src_uri} for page in generated]


def _printed_sets(tree: Tree) -> Iterator[Document]:
    """The first pages of the study sets that have booklets."""
    for index in tree.set_indexes:
        if printed_kinds(tree, index.place.set_id or ""):
            yield index


def _set(tree: Tree, index: Document) -> dict[str, Any]:
    set_id = index.place.set_id or ""
    return {
        "title": index.title,
        "address": downloads_address(set_id),
        "archive": set_archive_uri(tree, set_id),
        "kinds": [_kind(tree, set_id, kind) for kind in printed_kinds(tree, set_id)],
        "others": list(_others(tree, index)),
    }


def _others(tree: Tree, index: Document) -> Iterator[dict[str, str]]:
    """Where the first page of a study set has files that are no booklets."""
    set_id, uri = index.place.set_id or "", page_uri(index.src_uri)
    if list(sheets.forms_of(tree, set_id)):
        yield {"label": "biểu mẫu", "uri": f"{uri}#_bieu-mau"}
    if outputs_of(tree, set_id):
        yield {"label": "trình chiếu, bản đọc trên loa", "uri": f"{uri}#_trinh-chieu-va-ban-doc"}
    if index.study_set and index.study_set.sessions:
        yield {"label": "lịch học", "uri": f"{uri}#_lich-hoc"}


def _kind(tree: Tree, set_id: str, kind: Kind) -> dict[str, Any]:
    readers = kind.made_for if tree.edition in (None, ALL) else tree.edition
    return {
        "label": kind.label,
        "address": downloads_address(set_id, kind.id),
        "made_for": tree.settings.vocabulary.labels[readers],
        "files": booklet_files(set_id, kind.id),
    }


def _files(tree: Tree, index: Document) -> Iterator[str]:
    """The addresses of all files of a study set."""
    set_id = index.place.set_id or ""
    for kind in printed_kinds(tree, set_id):
        yield from (file["uri"] for file in booklet_files(set_id, kind.id))
    if archive := set_archive_uri(tree, set_id):
        yield archive


def _facts(uri: str, data: bytes) -> dict[str, str]:
    length = _length(uri, data)
    total = hashlib.sha256(data).hexdigest()
    return {
        "length": length or "–",
        "size": size(len(data)),
        "short": total[:_SHORT],
        "sum": total,
        "facts": ", ".join(filter(None, [length, size(len(data))])),
    }


def _length(uri: str, data: bytes) -> str:
    """How many pages a file has, or how much paper a copy takes; '' where a screen decides."""
    if not uri.endswith(".pdf"):
        return ""
    count = pages_of(data)
    return f"{count // 2} tờ giấy" if uri.endswith(IMPOSED) else f"{count} trang"
