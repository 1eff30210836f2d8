"""What is a page that no editor wrote?"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from .guard import stamped
from .slug import quoted
from .tree import Tree


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from others; `text` is Markdown with front matter."""

    src_uri: str
    title: str
    text: str


def page(tree: Tree, src_uri: str, title: str, description: str, body: str) -> GeneratedPage:
    """The page of the edition `tree`, with a front matter of its own."""
    meta = yaml.safe_dump(
        {
            "title": title,
            "description": description,
            "bindery": {"cited_as": f"trang {quoted(title)}"},
        },
        allow_unicode=True,
        sort_keys=False,
    )
    return GeneratedPage(src_uri, title, f"---\n{meta}---\n{stamped(body, tree)}\n")
