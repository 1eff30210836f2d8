"""Has a study set a document of each kind?"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..tree import Tree


def questions(tree: Tree) -> Iterator[Diagnostic]:
    """A question for each kind of which a set has no document yet; its page says so to readers."""
    for index in tree.set_indexes:
        set_id = index.place.set_id or ""
        for kind in tree.settings.kinds.values():
            if not tree.chapters(set_id, kind.id):
                message = (
                    f"bộ này chưa có {kind.label.lower()} (thư mục {set_id}/{kind.id}/); trang của "
                    "bộ ghi “Chưa có” cho người đọc"
                )
                yield Diagnostic(index.path, 1, message)
