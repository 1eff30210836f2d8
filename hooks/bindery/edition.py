"""What does one audience get? From the sources to the sources of one edition, text to text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .audience import ALL, shows
from .cross_reference import cross_references, shown
from .document import Document
from .link import links
from .numbering import number
from .tree import Tree
from .writing import Written, prose, write


def edition(tree: Tree, name: str) -> Tree:
    """The tree that the edition `name` shows: its pages, their text, and the files they use.

    An edition of an edition is that edition: filtering twice is filtering once.
    """
    numbers = {} if tree.edition else number(tree)
    documents = []
    assets = {}
    for document in tree.documents:
        if not shows(document.audience, name):
            continue
        lines = tuple(write(document, numbers.get(document.src_uri), name))
        documents.append(_published(document, lines, name))
        for link in links(prose(lines)):
            target = link.resolved(document.src_uri)
            if link.external or target is None or target not in tree.assets:
                continue
            if tree.asset_shows(target, name):
                assets[target] = tree.assets[target]
    return replace(
        tree,
        documents=tuple(documents),
        assets=dict(sorted(assets.items())),
        edition=tree.edition or name,
        cross_references=tree.cross_references
        if tree.edition
        else shown(cross_references(tree, numbers)[0], tree, name),
    )


def edition_of(document: Document, name: str) -> Document:
    """What the edition `name` shows of one document by itself; addresses and numbers that come from
    other text are left out.
    """
    return _published(document, write(document, None, name), name)


def _published(document: Document, lines: Iterable[Written], name: str) -> Document:
    study_set = document.study_set
    if study_set:
        sessions = tuple(item for item in study_set.sessions if shows(item.audience, name))
        study_set = replace(study_set, sessions=sessions)
    body = "\n".join(line.text for line in lines).strip("\n") + "\n"
    audience = document.audience if name == ALL else frozenset({name})
    return replace(document, body=body, body_line=1, audience=audience, study_set=study_set)
