"""Which pages are for an audience? A page for each, listing them by set and kind."""

from __future__ import annotations

from typing import Any

from .address import page_uri
from .audience import ALL, shows
from .document import Document
from .generated import GeneratedPage, page
from .tree import Tree

FOLDER = "doi-tuong"


def src_uri(name: str) -> str:
    """The page of an audience."""
    return f"{FOLDER}/{name.replace('/', '-')}.md"


def pages(tree: Tree) -> tuple[GeneratedPage, ...]:
    """A page for each audience whom the edition `tree` is for."""
    labels = tree.settings.vocabulary.labels
    names = [name for name in labels if tree.edition in (ALL, name)]
    return tuple(_page(tree, name, labels[name]) for name in names)


def _page(tree: Tree, name: str, label: str) -> GeneratedPage:
    sets = [found for index in tree.set_indexes if (found := _set(tree, index, name))]
    body = "Các bài dùng cho đối tượng này, theo bộ tài liệu:" if sets else "Chưa có bài nào."
    described = f"Các trang dùng cho: {label}"
    return page(tree, src_uri(name), label, described, body, {"listing": sets})


def _set(tree: Tree, index: Document, name: str) -> dict[str, Any]:
    set_id = index.place.set_id or ""
    documents = [
        {
            "id": kind.id,
            "label": kind.label,
            "own": kind.made_for == name,
            "chapters": [
                {"title": chapter.title, "uri": page_uri(chapter.src_uri)} for chapter in chapters
            ],
        }
        for kind in tree.settings.kinds.values()
        if (
            chapters := [
                chapter
                for chapter in tree.chapters(set_id, kind.id)
                if shows(chapter.audience, name)
            ]
        )
    ]
    if not documents and not shows(index.audience, name):
        return {}
    return {
        "title": index.title,
        "uri": page_uri(index.src_uri),
        "address": set_id,
        "documents": sorted(documents, key=lambda found: not found["own"]),
    }


def navigation(listed: tuple[GeneratedPage, ...]) -> list[dict[str, Any]]:
    """The entry of the audience pages in the navigation."""
    return [{"Theo đối tượng": [{page.title: page.src_uri} for page in listed]}] if listed else []
