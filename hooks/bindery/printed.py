"""Which booklets does a study set have in an edition, and where does a site keep their files?"""

from __future__ import annotations

from .address import BOOKLET_FILES, archive_uri, booklet_uri, booklet_uris
from .audience import ALL, shows
from .document import Document
from .settings import Kind
from .tree import Tree


def printed_kinds(tree: Tree, set_id: str) -> tuple[Kind, ...]:
    """The kinds that a study set of the edition `tree` has booklets of."""
    return tuple(
        kind
        for kind in tree.settings.kinds.values()
        if any(is_printed(tree, chapter) for chapter in tree.chapters(set_id, kind.id))
    )


def is_printed(tree: Tree, chapter: Document) -> bool:
    """Whether the booklet of its kind has the chapter: in the edition ``all`` a booklet is for the
    readers its kind is made for. Who must not know the first page of a set gets none of it.
    """
    kind, index = chapter.place.kind, tree.index_of(chapter)
    if kind is None or index is None:
        return False
    shown = (chapter.audience, index.audience)
    return tree.edition != ALL or all(shows(audience, kind.made_for) for audience in shown)


def set_archive_uri(tree: Tree, set_id: str) -> str:
    """Where the site of the edition `tree` keeps all files of a study set in one; '' if nowhere."""
    return archive_uri(set_id) if tree.edition != ALL and printed_kinds(tree, set_id) else ""


def booklet_files(set_id: str, kind_id: str) -> list[dict[str, str]]:
    """The files of a booklet, and what each is for."""
    uris = booklet_uris(booklet_uri(set_id, kind_id))
    names = zip(uris, BOOKLET_FILES.values(), strict=True)
    return [{"uri": uri, "label": label} for uri, label in names]
