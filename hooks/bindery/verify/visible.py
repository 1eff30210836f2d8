"""What may an edition contain, in words and in names, whoever else it is written for?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from ..audience import shows
from ..document import Document, StudySet
from ..edition import edition
from ..numbering import Numbers
from ..outline import given_addresses
from ..passage import Role
from ..session import Session
from ..settings import Kind
from ..slug import slug
from ..tree import Tree
from ..writing import write
from .pieces import pieces, plain


def visible_texts(tree: Tree, numbers: Mapping[str, Numbers], name: str) -> Iterator[str]:
    """Every text that readers of the edition `name` may see, in one piece and in pieces."""
    labels = tree.settings.vocabulary.labels.values()
    for label in labels:
        yield from (label, f"Dùng cho: {label}", f"Ấn bản: {label}")
    yield from map(" ".join, combinations(labels, 2))
    yield from (kind.label for kind in tree.settings.kinds.values())
    yield from _printed_in_a_row(tree, name)
    for document in tree.documents:
        if not shows(document.audience, name):
            continue
        yield document.title
        yield document.description
        yield from _title_in_a_row(tree, document, name)
        lines = tuple(write(document, numbers[document.src_uri], name))
        yield " ".join(line.text if line.role is Role.CODE else plain(line.text) for line in lines)
        for line in lines:
            yield from pieces(line.text)
        if document.study_set:
            yield from _visible_data(document.study_set, name)


def _visible_data(study_set: StudySet, name: str) -> Iterator[str]:
    """Every text of a set's first page that its front matter holds and a page or cover prints."""
    yield study_set.issuer
    yield study_set.circulation
    yield from study_set.imprint.values()
    for item in study_set.resolutions:
        yield from (item.title, item.issuer, item.name)
    for session in study_set.sessions:
        if shows(session.audience, name):
            yield from session.texts
            yield from (session.summary, " ".join(session.facts), _row(session))


def _row(session: Session) -> str:
    """A session as the calendar has it."""
    said = (session.level, session.form, session.place, session.time, session.length)
    return " ".join(said)


def _printed_in_a_row(tree: Tree, name: str) -> Iterator[str]:
    """What covers and titles put side by side, though nobody wrote it so."""
    site = tree.settings.site_name
    yield site
    for index in tree.set_indexes:
        if not shows(index.audience, name):
            continue
        for kind in tree.settings.kinds.values():
            yield " ".join((kind.label, index.title, kind.label, site, index.title, kind.label))
        resolutions = index.study_set.resolutions if index.study_set else ()
        said = " ".join([index.title, *(f"{item.name} {item.title}" for item in resolutions)])
        yield f"{said} Dùng cho: {tree.settings.vocabulary.labels[name]}"
    for kind in tree.settings.kinds.values():
        yield from (f"{kind.label} {whom}" for whom in _whom(tree, kind, name))


def _title_in_a_row(tree: Tree, document: Document, name: str) -> Iterator[str]:
    """What pages, slides and scripts put around the title of a document."""
    index, kind = tree.index_of(document), document.place.kind
    studied = index.title if index and shows(index.audience, name) else ""
    label = kind.label if kind else ""
    for whom in _whom(tree, kind, name):
        yield f"{studied} {label} {document.title} {whom}"
        yield f"{studied} {document.title} {label} {whom}"
    yield f"{document.title} {studied} Dùng cho: mọi người"


def _whom(tree: Tree, kind: Kind | None, name: str) -> Iterator[str]:
    """Who something of the edition `name` is for, by its kind or by the edition."""
    labels = tree.settings.vocabulary.labels
    for reader in {name, kind.made_for if kind else name}:
        yield f"Dùng cho: {labels[reader]}"


def visible_names(tree: Tree, numbers: Mapping[str, Numbers], name: str) -> Iterator[str]:
    """The addresses and files of the edition `name`."""
    for document in tree.documents:
        if not shows(document.audience, name):
            continue
        yield from _ends(document.src_uri.removesuffix(".md"))
        for address, line in given_addresses(document.passages):
            if shows(line.scope.audience, name):
                yield address
        for line, _ in document.passages.headings():
            if shows(line.scope.audience, name):
                yield numbers[document.src_uri].ids[line.number]
                yield slug(line.text)
    for uri in edition(tree, name).assets:
        yield from _ends(uri)


def _ends(uri: str) -> Iterator[str]:
    """A path as pages in its folders write it, and the folder of its study set."""
    parts = uri.split("/")
    yield parts[0]
    yield from ("/".join(parts[at:]) for at in range(len(parts)))
