"""How does a chapter stand in its document, how long does it take, what is asked about it?"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from .address import page_uri
from .audience import ALL
from .document import Document
from .slug import bare_text
from .tree import Tree

SYLLABLES_A_MINUTE = 200
"""A calm pace for a text that is studied."""

MOST_ASKED = 5

_SYLLABLE = re.compile(r"[^\W_]+")


def in_document(tree: Tree, chapter: Document) -> dict[str, Any]:
    """Which of the chapters of its document a chapter of the edition `tree` is, counted from 1, and
    how many minutes its text takes.
    """
    place = chapter.place
    assert place.set_id is not None
    assert place.kind is not None
    chapters = tree.chapters(place.set_id, place.kind.id)
    return {
        "chapters": [_listed(tree, other) for other in chapters],
        "chapter": chapters.index(chapter) + 1,
        "minutes": minutes(chapter),
    }


def minutes(document: Document) -> int:
    """How long the text of a document takes to read, in minutes, at least one."""
    return max(1, round(len(_SYLLABLE.findall(document.body)) / SYLLABLES_A_MINUTE))


def most_asked(tree: Tree, set_id: str) -> list[dict[str, str]]:
    """The questions of a study set that most sections lead to, the first first; none where no
    question is about a section.
    """
    asked = Counter(
        (reference.number, reference.question)
        for reference in tree.cross_references
        if reference.question.src_uri.startswith(f"{set_id}/")
    )
    ordered = sorted(asked, key=lambda key: (-asked[key], key[0]))
    return [
        {
            "uri": f"{page_uri(question.src_uri)}#{question.address}",
            "text": _words(tree.by_uri[question.src_uri], question.address),
        }
        for _, question in ordered[:MOST_ASKED]
    ]


def _listed(tree: Tree, chapter: Document) -> dict[str, str]:
    narrower = tree.edition == ALL and chapter.place.kind
    return {
        "title": chapter.title,
        "uri": page_uri(chapter.src_uri),
        "audience": ",".join(sorted(chapter.audience)) if narrower else "",
    }


def _words(document: Document, address: str) -> str:
    headings = document.passages.headings()
    return next(bare_text(line.text) for line, heading in headings if heading.id == address)
