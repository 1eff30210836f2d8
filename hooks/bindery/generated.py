"""What is a page that no editor wrote?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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


def page(
    tree: Tree,
    src_uri: str,
    title: str,
    description: str,
    body: str,
    shown: Mapping[str, Any] | None = None,
) -> GeneratedPage:
    """The page of the edition `tree`, with a front matter of its own; `shown` is for templates."""
    meta = yaml.safe_dump(
        {
            "title": title,
            "description": description,
            "bindery": {"cited_as": f"trang {quoted(title)}", **(shown or {})},
        },
        allow_unicode=True,
        sort_keys=False,
    )
    return GeneratedPage(src_uri, title, f"---\n{meta}---\n{stamped(body, tree)}\n")
