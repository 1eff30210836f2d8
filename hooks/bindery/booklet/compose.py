"""Which booklets does an edition have, and what is in each?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from markdown import Markdown

from .. import back_matter, dates
from ..address import booklet_uri, page_uri
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..document import Document
from ..edition import edition
from ..glossary import alphabetical
from ..link import Link
from ..outline import given_addresses
from ..provenance import Provenance
from ..publication import text as publication_text
from ..qr import code
from ..resolution import Resolution
from ..settings import Kind
from ..slug import slug
from ..tree import Tree
from . import elements
from .format import A5

NOT_THE_ORIGINAL = "Không thay thế văn bản gốc."


@dataclass(frozen=True, eq=False)
class Booklet:
    """A booklet ready to be set. `data` is what the template reads; `name` is for people."""

    uri: str
    name: str
    data: dict[str, Any]
    chapters: tuple[Document, ...]


def compose(
    tree: Tree, name: str, made: Provenance, set_id: str | None = None
) -> tuple[tuple[Booklet, ...], list[Diagnostic]]:
    """The booklets of the edition `name`, of all sets or of one, and what cannot be printed.

    `tree` holds the sources as editors wrote them. A booklet is filtered for the edition's
    audience; in the edition ``all``, for the audience its kind is made for.
    """
    settings = tree.settings
    editions: dict[str, Tree] = {}
    booklets = []
    problems: list[Diagnostic] = []
    for index in tree.set_indexes:
        for kind in settings.kinds.values():
            if set_id not in (None, index.place.set_id):
                continue
            readers = kind.made_for if name == ALL else name
            if readers not in editions:
                editions[readers] = edition(tree, readers)
            booklet, wrong = _booklet(editions[readers], index, kind, readers, made)
            problems += wrong
            booklets += [booklet] if booklet else []
    return tuple(booklets), problems


def _booklet(
    part: Tree, source_index: Document, kind: Kind, readers: str, made: Provenance
) -> tuple[Booklet | None, list[Diagnostic]]:
    set_id = source_index.place.set_id
    index = part.by_uri.get(source_index.src_uri)
    chapters = part.chapters(set_id or "", kind.id)
    if not chapters or set_id is None or index is None or index.study_set is None:
        return None, []
    bodies = []
    problems = []
    convert = elements.converter(part.settings.extensions, part.settings.extension_configs)
    for number, document in enumerate(chapters, start=1):
        try:
            bodies.append(_chapter(part, chapters, number, document, convert))
        except elements.UnknownElement as unknown:
            message = f"sách in chưa in được <{unknown.tag}>; viết lại bằng Markdown thường"
            problems.append(Diagnostic(document.path, 0, message))
    labels = part.settings.vocabulary.labels
    data = {
        "format": A5.data,
        "title": kind.label,
        "set": index.title,
        "subtitles": [_subtitle(item) for item in index.study_set.resolutions],
        "issuer": index.study_set.issuer,
        "circulation": index.study_set.circulation,
        "made_for": labels[readers],
        "copy": "" if readers == kind.made_for else f"Bản riêng cho: {labels[readers]}",
        "kind": kind.id,
        "month": dates.month(made.date),
        "edition": labels[readers],
        "site": part.settings.site_name,
        "code": _code(part, source_index),
        "source": f"Nguồn: {made.dated}",
        "modified": made.utc,
        "date": [made.date.year, made.date.month, made.date.day],
        "disclaimer": NOT_THE_ORIGINAL,
        "imprint": [[label, value] for label, value in index.study_set.imprint.items()],
        "chapters": bodies,
        "documents": [
            {"id": slug(item.symbol or ""), "said": back_matter.said(item)}
            for item, _ in back_matter.listed(part, chapters)
        ],
        "terms": _terms(part, chapters),
    }
    name = f"{index.title} – {kind.label}"
    return Booklet(booklet_uri(set_id, kind.id), name, data, chapters), problems


def _terms(part: Tree, chapters: tuple[Document, ...]) -> list[tuple[str, str]]:
    """The abbreviations and terms that the chapters use, in order, and what they mean."""
    found = {
        term.term: term.meaning
        for document in chapters
        for term in (*back_matter.terms_of(part, document), *back_matter.own_terms(document))
    }
    return sorted(found.items(), key=lambda pair: alphabetical(pair[0]))


def _subtitle(resolution: Resolution) -> dict[str, str]:
    """What the cover says of a resolution; its type alone would tell nothing."""
    known = resolution.symbol or resolution.date
    return {"document": resolution.name if known else "", "title": resolution.title}


def _chapter(
    part: Tree,
    chapters: tuple[Document, ...],
    number: int,
    document: Document,
    convert: Markdown,
) -> dict[str, Any]:
    html = convert.reset().convert(publication_text(part, document))

    def resolve(target: str) -> elements.Node:
        return _target(part, chapters, document, target)

    made = elements.chapter(html, f"c{number}", resolve)
    return {
        "id": f"c{number}",
        "title": document.title,
        "code": _code(part, document),
        "body": made.nodes,
        "notes": made.notes,
    }


def _code(part: Tree, document: Document) -> dict[str, Any] | None:
    """The QR code that leads to the page of a source, if there is a site at a known address."""
    site = part.settings.site_url
    return code(urljoin(site, page_uri(document.src_uri))).data if site else None


def _target(
    part: Tree, chapters: tuple[Document, ...], document: Document, href: str
) -> elements.Node:
    """Where a link leads on paper: to a page of this booklet, to an address, or nowhere."""
    link = Link(0, href)
    if link.external:
        return {"t": "link", "to": href}
    target = link.resolved(document.src_uri) or ""
    for number, chapter in enumerate(chapters, start=1):
        if chapter.src_uri == target:
            known = link.fragment in dict(given_addresses(chapter.passages))
            address = f"c{number}-{link.fragment}" if known else f"c{number}"
            return {"t": "ref", "to": address}
    if target in part.assets:
        return {"t": "text", "to": "/" + target}
    if part.settings.site_url and target.endswith(".md"):
        fragment = f"#{link.fragment}" if link.fragment else ""
        return {"t": "link", "to": urljoin(part.settings.site_url, page_uri(target) + fragment)}
    return "text"


def texts(booklet: Booklet) -> Iterator[str]:
    """Every text of the chapters of a booklet."""
    for chapter in booklet.data["chapters"]:
        yield chapter["title"]
        yield from elements.texts(chapter["body"])
        for note in chapter["notes"].values():
            yield from elements.texts(note)
