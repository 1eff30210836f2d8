"""Is any label left in the text of an edition? After filtering there must be none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import spans
from ..audience import shows
from ..diagnostic import Diagnostic
from ..document import Document
from ..label import suspicions
from ..markup import nested
from ..passage import Role
from ..tree import Tree
from ..writing import MARK, Written

_BLOCK_SYNTAX = re.compile(r"#|```|~~~|/{3,}")
"""What would make a line of text more than text."""

Editions = Mapping[str, Mapping[str, tuple[Written, ...]]]
"""Edition -> `src_uri` -> the lines it shows."""


def visible(document: Document, name: str) -> bool:
    """Whether the edition `name` has the page at all."""
    return shows(document.audience, name)


def check(tree: Tree, written: Editions) -> Iterator[Diagnostic]:
    """A problem for each label that filtering left behind."""
    for pages in written.values():
        for src_uri, lines in pages.items():
            document = tree.by_uri[src_uri]
            for line in lines:
                text = "" if line.role is Role.CODE else MARK.sub("", spans.masked(line.text))
                for _, message in suspicions(text, tree.settings.vocabulary):
                    yield Diagnostic(document.path, line.number, message)
                if line.role is Role.TEXT and _BLOCK_SYNTAX.match(text, nested(text)):
                    message = (
                        "bỏ phần có nhãn ở đầu dòng thì phần còn lại của dòng thành tiêu đề hay "
                        "khối; viết phần đó sang dòng khác"
                    )
                    yield Diagnostic(document.path, line.number, message)
