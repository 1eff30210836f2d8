"""What is the Markdown of a page of an edition? Its text, and below it what that refers to.

The site, other engines and all that is printed are made of it.
"""

from __future__ import annotations

import datetime

import yaml

from . import back_matter
from .cross_reference import below_headings
from .document import Document
from .guard import stamped
from .page_meta import page_meta
from .tree import Tree


def page_text(tree: Tree, document: Document, changed: datetime.date | None, booklets: bool) -> str:
    """The Markdown file of a page of the edition `tree`, front matter included.

    `changed` is the day of its last change, `booklets` whether the site has booklets to link to.
    """
    meta = yaml.safe_dump(
        page_meta(tree, document, changed, booklets), allow_unicode=True, sort_keys=False
    )
    return f"---\n{meta}---\n{text(tree, document)}"


def text(tree: Tree, document: Document) -> str:
    """The Markdown of a page of the edition `tree`: its text, and what its text refers to."""
    below = below_headings(tree, document)
    lines = document.body.split("\n")
    for line, heading in document.passages.headings():
        if heading.id in below:
            lines[line.number - document.body_line] += f"\n\n{below[heading.id]}\n"
    body = "\n".join(lines)
    added = back_matter.definitions(tree, document)
    return stamped(f"{body}\n{added}\n" if added else body, tree)
