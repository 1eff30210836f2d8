"""In which order does a reader go through an edition? From the tree: there is no list to keep."""

from __future__ import annotations

from typing import Any

from .document import Document
from .tree import Tree

Nav = list[dict[str, Any]]
"""As in mkdocs.yml: title -> source, or title -> entries."""


def navigation(tree: Tree) -> Nav:
    """Pages outside the sets, then each set, the newest first: its first page, then its documents
    by their labels, their chapters in file-name order.
    """
    front = [document for document in tree.documents if document.place.set_id is None]
    front.sort(key=lambda document: (document.src_uri != "index.md", document.src_uri))
    return [
        *({_name(document): document.src_uri} for document in front),
        *({index.title: _set(tree, index)} for index in tree.set_indexes),
    ]


def _name(document: Document) -> str:
    """The title in the navigation; that of the very first page would repeat the site's name."""
    return "Trang đầu" if document.src_uri == "index.md" else document.title


def _set(tree: Tree, index: Document) -> list[Any]:
    set_id = index.place.set_id
    assert set_id is not None
    others = [
        {document.title: document.src_uri}
        for document in tree.documents
        if document.place.set_id == set_id
        and document.place.kind is None
        and document.src_uri != index.src_uri
    ]
    kinds = [
        {kind.label: [{chapter.title: chapter.src_uri} for chapter in chapters]}
        for kind in tree.settings.kinds.values()
        if (chapters := tree.chapters(set_id, kind.id))
    ]
    return [index.src_uri, *others, *kinds]
