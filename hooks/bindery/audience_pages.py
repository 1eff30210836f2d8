"""Which pages are for an audience? A page for each, listing them by the tags of the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from .audience import ALL
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
    return tuple(_page(name, labels[name]) for name in names)


def _page(name: str, label: str) -> AudiencePage:
    meta = yaml.safe_dump(
        {"title": label, "description": f"Các trang dùng cho: {label}"}, allow_unicode=True
    )
    listing = yaml.safe_dump(
        {"include": [label]}, allow_unicode=True, default_flow_style=True, width=1000
    )
    body = f"Các trang dùng cho đối tượng này:\n\n<!-- material/tags {listing.strip()} -->\n"
    text = f"---\n{meta}---\n{body}"
    return AudiencePage(f"{FOLDER}/{name.replace('/', '-')}.md", label, text)


def navigation(listed: tuple[AudiencePage, ...]) -> list[dict[str, Any]]:
    """The entry of the audience pages in the navigation."""
    return [{"Theo đối tượng": [{page.title: page.src_uri} for page in listed]}] if listed else []
