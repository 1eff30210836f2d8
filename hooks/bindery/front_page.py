"""What does the front page lead to? A door for each audience, and the study sets."""

from __future__ import annotations

from typing import Any

from . import audience_pages
from .address import DOWNLOADS_PAGE, page_uri
from .audience import ALL, shows
from .document import Document
from .tree import Tree


def front_page(tree: Tree, booklets: bool) -> dict[str, Any]:
    """The data of the front page of the edition `tree`; `booklets` is whether the site has any."""
    sets = [_set(tree, index) for index in tree.set_indexes]
    return {
        "doors": [_door(tree, name) for name in _names(tree)] if sets else [],
        "sets": sets,
        "downloads": page_uri(DOWNLOADS_PAGE) if booklets and _has_chapters(tree) else "",
    }


def _names(tree: Tree) -> list[str]:
    """The audiences that have a door: in the edition of one audience that one only."""
    if tree.edition not in (None, ALL):
        return [tree.edition or ALL]
    return [name for name in tree.settings.vocabulary.labels if "/" not in name]


def _door(tree: Tree, name: str) -> dict[str, Any]:
    own = [kind for kind in tree.settings.kinds.values() if kind.made_for == name]
    chapters = [
        document
        for document in tree.documents
        if document.place.kind and shows(document.audience, name)
    ]
    return {
        "id": name,
        "label": tree.settings.vocabulary.labels[name],
        "uri": page_uri(audience_pages.src_uri(name)),
        "kind": own[0].label if own else "",
        "kind_id": own[0].id if own else "",
        "chapters": len(chapters),
    }


def _set(tree: Tree, index: Document) -> dict[str, Any]:
    set_id = index.place.set_id or ""
    studied = index.study_set.resolutions if index.study_set else ()
    everyone = tree.settings.vocabulary.everyone
    return {
        "title": index.title,
        "uri": page_uri(index.src_uri),
        "audience": "" if index.audience >= everyone else ",".join(sorted(index.audience)),
        "resolutions": [
            item.name if item.symbol else f"{item.type}: {item.title}" for item in studied
        ],
        "documents": [
            {"id": kind.id, "label": kind.label, "uri": page_uri(chapters[0].src_uri)}
            for kind in tree.settings.kinds.values()
            if (chapters := tree.chapters(set_id, kind.id))
        ],
    }


def _has_chapters(tree: Tree) -> bool:
    return any(document.place.kind for document in tree.documents)
