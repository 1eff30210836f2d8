"""When did what an edition shows of a source last change?

A change of hidden text changes no date: a date that moved would tell that there is something.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from .audience import ALL, shows
from .document import Document
from .edition import edition_of
from .git import Contents, Version, contents, versions
from .reader import read_version
from .tree import Tree


def last_changes(tree: Tree, name: str) -> Mapping[str, datetime.date]:
    """The day on which the text that the edition `name` shows of each source got what it is now, by
    path; nothing for sources that no commit has.

    `tree` holds the sources as editors wrote them.
    """
    known = versions(tree.settings.docs_dir)
    found = {}
    shown = [document for document in tree.documents if shows(document.audience, name)]
    committed = [document for document in shown if known.get(document.src_uri)]
    if not committed:
        return {}
    with contents(tree.settings.docs_dir) as read:
        for document in committed:
            day = _day(tree, document, known[document.src_uri], read, name)
            found[document.src_uri] = datetime.date.fromisoformat(day)
    return found


def _day(tree: Tree, document: Document, made: Iterable[Version], read: Contents, name: str) -> str:
    """The day of the oldest version since which the visible text is what it is now."""
    newest, *older = made
    if name == ALL:
        return newest.day
    now = visible(document, name)
    day = newest.day
    for version in older:
        if visible(version_of(tree, document, read.read(version.blob)), name) != now:
            break
        day = version.day
    return day


def version_of(tree: Tree, document: Document, data: bytes | None) -> Document | None:
    """An earlier version of a source, or None where it was not in order."""
    if data is None:
        return None
    earlier, problems = read_version(document.place, data, tree.settings)
    return None if earlier is None or problems or earlier.label_problems else earlier


def visible(document: Document | None, name: str) -> tuple[Any, ...] | None:
    """All that the edition tells of a source, apart from numbers that come from other text."""
    if document is None or not shows(document.audience, name):
        return None
    return told(edition_of(document, name))


def told(part: Document) -> tuple[Any, ...]:
    """All that a document of an edition tells."""
    return part.title, part.description, part.body, part.study_set
