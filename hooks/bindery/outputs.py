"""Where does a site keep the study aids that are made of a chapter, and what do templates say?"""

from __future__ import annotations

from typing import Any

from .address import page_uri
from .aid import AIDS, LOUDSPEAKER, SLIDES
from .audience import ALL, shows
from .document import Document
from .tree import Tree

SCRIPTS, SLIDESHOWS = "readings", "slides"
"""The folders of a site that hold them."""

_FORMATS = {LOUDSPEAKER: "văn bản thuần", SLIDES: "PDF, 16:9"}


def script_uri(src_uri: str) -> str:
    """Where a site keeps what a loudspeaker reads of a chapter."""
    return f"{SCRIPTS}/{src_uri.removesuffix('.md')}.txt"


def slides_uri(src_uri: str) -> str:
    """Where a site keeps the slides of a chapter; a pattern gives a pattern."""
    return f"{SLIDESHOWS}/{src_uri.removesuffix('.md')}.pdf"


def viewer(tree: Tree, document: Document) -> str:
    """Whose slides those of a chapter are in the edition `tree`; '' where nobody's. In the edition
    ``all`` they are for whom the chapter's kind is made.
    """
    kind = document.place.kind
    if SLIDES not in document.aids.types or kind is None:
        return ""
    if tree.edition not in (None, ALL):
        return tree.edition or ""
    return kind.made_for if shows(document.audience, kind.made_for) else ""


def outputs(tree: Tree, document: Document) -> list[dict[str, Any]]:
    """What templates read of the aids of a chapter."""
    found = []
    if LOUDSPEAKER in document.aids.types:
        found.append(_output(LOUDSPEAKER, script_uri(document.src_uri)))
    if viewer(tree, document):
        found.append(_output(SLIDES, slides_uri(document.src_uri)))
    return found


def outputs_of(tree: Tree, set_id: str) -> list[dict[str, Any]]:
    """What templates read of the chapters of a study set that have aids."""
    chapters = (
        chapter
        for kind in tree.settings.kinds.values()
        for chapter in tree.chapters(set_id, kind.id)
    )
    return [
        {
            "title": chapter.title,
            "uri": page_uri(chapter.src_uri),
            "audience": ",".join(sorted(chapter.audience)),
            "files": files,
        }
        for chapter in chapters
        if (files := outputs(tree, chapter))
    ]


def _output(name: str, uri: str) -> dict[str, Any]:
    return {"label": AIDS[name], "format": _FORMATS[name], "uri": uri}
