"""Which pages are for an audience? A page for each, listing them by set and kind."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .audience import ALL, shows
from .document import Document
from .reader import Tree

FOLDER = "doi-tuong"


@dataclass(frozen=True)
class AudiencePage:
    """A generated page; `text` is Markdown with front matter."""

    src_uri: str
    title: str
    text: str


def pages(tree: Tree) -> tuple[AudiencePage, ...]:
    """A page for each audience whom the edition `tree` is for."""
    labels = tree.settings.vocabulary.labels
    names = [name for name in labels if tree.edition in (ALL, name)]
    return tuple(_page(tree, name, labels[name]) for name in names)


def _page(tree: Tree, name: str, label: str) -> AudiencePage:
    meta = yaml.safe_dump(
        {"title": label, "description": f"Các trang dùng cho: {label}"}, allow_unicode=True
    )
    body = "\n".join(["Các trang dùng cho đối tượng này:", "", *_listing(tree, name)])
    return AudiencePage(f"{FOLDER}/{name.replace('/', '-')}.md", label, f"---\n{meta}---\n{body}\n")


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
    return f"[{document.title}]({posixpath.relpath(document.src_uri, FOLDER)})"


def navigation(listed: tuple[AudiencePage, ...]) -> list[dict[str, Any]]:
    """The entry of the audience pages in the navigation."""
    return [{"Theo đối tượng": [{page.title: page.src_uri} for page in listed]}] if listed else []
