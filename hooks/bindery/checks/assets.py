"""May every file that a page uses be published, and is every file used?"""

from __future__ import annotations

from collections.abc import Iterator

from ..asset.shelf import shelved
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..edition import edition
from ..link import links
from ..tree import Tree
from ..writing import prose
from .labels import Editions


def check(tree: Tree, written: Editions) -> list[Diagnostic]:
    """What is wrong with the files that some page uses."""
    used = {
        link.resolved(src_uri) or ""
        for src_uri, lines in written[ALL].items()
        for link in links(prose(lines))
        if not link.external
    }
    return shelved(tree, used)[1]


def questions(tree: Tree) -> Iterator[Diagnostic]:
    """A question for each file that no page uses."""
    for uri in tree.assets.keys() - edition(tree, ALL).assets.keys():
        message = "không bài nào dùng tệp này nên tệp không lên trang; xóa tệp, hay quên dẫn tới?"
        yield Diagnostic(tree.settings.display(uri), 0, message)
