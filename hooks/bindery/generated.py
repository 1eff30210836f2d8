"""What is a page that no editor wrote?"""

from __future__ import annotations

from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from others; `text` is Markdown with front matter."""

    src_uri: str
    title: str
    text: str


def page(src_uri: str, title: str, description: str, body: str) -> GeneratedPage:
    """The page with a front matter of its own."""
    meta = yaml.safe_dump({"title": title, "description": description}, allow_unicode=True)
    return GeneratedPage(src_uri, title, f"---\n{meta}---\n{body}\n")
