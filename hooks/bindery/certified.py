"""Does a whole edition, as it lies in a folder, hold what its readers must not be told?

Of the command line: what the features add to an edition meets here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from . import about, back_matter, feed
from .address import booklet_uri, booklet_uris
from .audience import ALL
from .booklet import downloads, script
from .diagnostic import Diagnostic
from .edition import edition
from .outputs import script_uri, slides_uri
from .provenance import Provenance
from .sheets import sheet_patterns
from .timetable import calendar_uri
from .tree import Tree
from .verify import certificate


def certified(folder: Path, tree: Tree, name: str, made: Provenance) -> certificate.Certificate:
    """The search of a whole site; in the edition ``all``, of the files that have readers."""
    found = certificate.verify(folder, tree, name, _additions(tree, name, made))
    if name != ALL:
        return found
    return replace(found, leaks=(*found.leaks, *_leaks_to_readers(folder, tree, made)))


def _leaks_to_readers(folder: Path, tree: Tree, made: Provenance) -> Iterator[Diagnostic]:
    """What files of the edition ``all`` say that their readers must not be told."""
    for name in tree.settings.vocabulary.labels:
        files = [uri for uri in _files_for(tree, name) if any(folder.glob(uri))]
        if files:
            added = _additions(tree, name, made)
            yield from certificate.verify(folder, tree, name, added, files).leaks


def _files_for(tree: Tree, name: str) -> Iterator[str]:
    """The files of the edition ``all`` that must hold nothing hidden from `name`, as patterns."""
    for kind in tree.settings.kinds.values():
        if kind.made_for == name:
            yield from booklet_uris(booklet_uri("*", kind.id))
            yield slides_uri(f"*/{kind.id}/*.md")
    yield calendar_uri("*", name)
    yield feed.uri(name)
    yield script_uri("**/*.md")  # everybody hears it
    yield from sheet_patterns(name)


def _additions(tree: Tree, name: str, made: Provenance) -> Iterator[str]:
    """The texts that an edition adds to its sources."""
    part = edition(tree, name)
    yield from back_matter.texts(part)
    yield from script.texts(part)
    for page in (*downloads.pages(part, made), about.page(part, made)):
        yield page.text
