"""Which pages are for an audience? A page for each, listing them by set and kind."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from .audience import ALL, shows
from .document import Document
from .generated import GeneratedPage, page
from .slug import escaped
from .tree import Tree

FOLDER = "doi-tuong"


def pages(tree: Tree) -> tuple[GeneratedPage, ...]:
    """A page for each audience whom the edition `tree` is for."""
    labels = tree.settings.vocabulary.labels
    names = [name for name in labels if tree.edition in (ALL, name)]
    return tuple(_page(tree, name, labels[name]) for name in names)


def _page(tree: Tree, name: str, label: str) -> GeneratedPage:
    body = "\n".join(["Các trang dùng cho đối tượng này:", "", *_listing(tree, name)])
    uri = f"{FOLDER}/{name.replace('/', '-')}.md"
    return page(tree, uri, label, f"Các trang dùng cho: {label}", body)


def _listing(tree: Tree, name: str) -> Iterator[str]:
    for index in tree.set_indexes:
        set_id = index.place.set_id or ""
        chapters = {
            kind.label: [
                item for item in tree.chapters(set_id, kind.id) if shows(item.audience, name)
            ]
            for kind in tree.settings.kinds.values()
        }
        if shows(index.audience, name):
            yield from (f"## {index.title}", "", f"- {_link(index)}")
        for label, listed in chapters.items():
            if listed:
                yield from ("", f"### {label}", "", *(f"- {_link(item)}" for item in listed))
        yield ""


def _link(document: Document) -> str:
    return f"[{escaped(document.title)}]({posixpath.relpath(document.src_uri, FOLDER)})"


def navigation(listed: tuple[GeneratedPage, ...]) -> list[dict[str, Any]]:
    """The entry of the audience pages in the navigation."""
    return [{"Theo đối tượng": [{page.title: page.src_uri} for page in listed]}] if listed else []
