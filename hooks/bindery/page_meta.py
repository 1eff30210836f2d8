"""What do templates read of a page of an edition, besides its text? Its front matter."""

from __future__ import annotations

import datetime
from typing import Any

from . import dates, front_page, outputs, reading, sheets, timetable
from .address import booklet_uri, downloads_uri, page_uri
from .audience import ALL, shows
from .document import Document
from .passage import Line
from .printed import booklet_files, is_printed, printed_kinds, set_archive_uri
from .resolution import Resolution
from .slug import bare_text, quoted
from .tree import Tree
from .writing import PASSAGE, QUESTION


def page_meta(
    tree: Tree, document: Document, changed: datetime.date | None, booklets: bool
) -> dict[str, Any]:
    """The front matter of a page of the edition `tree`: plain text, numbers, lists and mappings."""
    meta: dict[str, Any] = {"title": document.title}
    if document.description:
        meta["description"] = document.description
    meta["audience"] = sorted(document.audience)
    meta["tags"] = _tags(tree, document)
    shown = {
        "made_for": _made_for(tree, document),
        "narrowed": _narrowed(tree, document),
        "changed": dates.day(changed) if changed else None,
        "questions": _questions(document),
        "cited_as": _cited_as(tree, document),
        "form": _form(tree, document, booklets),
        "outputs": outputs.outputs(tree, document) if booklets else [],
        **_place(tree, document, booklets),
        **_study_set(tree, document, booklets),
        "front": front_page.front_page(tree, booklets) if document.src_uri == "index.md" else None,
    }
    meta["bindery"] = {key: value for key, value in shown.items() if value}
    return meta


def _cited_as(tree: Tree, document: Document) -> str:
    """What stands behind the point in a citation: the page, its document, its set."""
    kind, index = document.place.kind, tree.index_of(document)
    title = quoted(document.title)
    parts = [f"bài {title}", kind.label] if kind else [f"trang {title}"]
    return ", ".join([*parts, *([index.title] if index and index is not document else [])])


def _questions(document: Document) -> list[dict[str, str]]:
    """The numbered questions of a page: their addresses and words, and who sees them."""
    return [
        {
            "id": heading.id or "",
            "text": bare_text(line.text),
            "audience": marked_for(line) or ",".join(sorted(line.scope.audience)),
        }
        for line, heading in document.passages.headings()
        if QUESTION in heading.classes
    ]


def marked_for(line: Line) -> str:
    """Who the passage around a line is for, as the edition ``all`` marks it; '' for all readers."""
    marks = (scope.header.split("|") for scope in line.scope.path if scope.header)
    audiences = [parts[1].strip() for parts in marks if parts[0].strip() == PASSAGE]
    return audiences[-1] if audiences else ""


def _made_for(tree: Tree, document: Document) -> str:
    """Who the page is written for: in official wording, its kind's readers or its own."""
    labels = tree.settings.vocabulary.labels
    kind = document.place.kind
    if kind and (tree.edition != ALL or document.audience == kind.audience):
        return labels[kind.made_for]
    return tree.settings.vocabulary.label(document.audience)


def _narrowed(tree: Tree, document: Document) -> str:
    """Who the page is for, where the edition ``all`` has it and others see its document as well."""
    kind = document.place.kind
    others = kind.audience if kind else tree.settings.vocabulary.everyone
    if tree.edition != ALL or document.audience >= others:
        return ""
    return tree.settings.vocabulary.label(document.audience)


def _tags(tree: Tree, document: Document) -> list[str]:
    labels = tree.settings.vocabulary.labels
    tags = [labels[name] for name in labels if name in document.audience]
    return [*tags, document.place.kind.label] if document.place.kind else tags


def _place(tree: Tree, document: Document, booklets: bool) -> dict[str, Any]:
    set_id, kind = document.place.set_id, document.place.kind
    index = tree.index_of(document)
    place: dict[str, Any] = {}
    if index and index is not document:
        place["set"] = {"title": index.title, "uri": page_uri(index.src_uri)}
    if set_id and kind:
        place["kind"] = kind.label
        place["kind_id"] = kind.id
        place |= reading.in_document(tree, document)
        if booklets and is_printed(tree, document):
            place["booklet"] = booklet_uri(set_id, kind.id)
            place["downloads"] = downloads_uri(set_id, kind.id)
    return place


def _study_set(tree: Tree, document: Document, booklets: bool) -> dict[str, Any]:
    if document.study_set is None or document.place.set_id is None:
        return {}
    set_id = document.place.set_id
    labels = tree.settings.vocabulary.labels
    printed = printed_kinds(tree, set_id) if booklets else ()
    return {
        "resolutions": [_resolution(item) for item in document.study_set.resolutions],
        "asked": reading.most_asked(tree, set_id),
        **timetable.shown(tree, document),
        "forms": [_form(tree, form, booklets) for form in sheets.forms_of(tree, set_id)],
        "outputs": outputs.outputs_of(tree, set_id) if booklets else [],
        "missing": _missing_kinds(tree, set_id),
        "archive": set_archive_uri(tree, set_id) if booklets else "",
        "downloads": downloads_uri(set_id) if printed else "",
        "documents": [
            {
                "label": kind.label,
                "id": kind.id,
                "made_for": labels[kind.made_for],
                "uri": page_uri(chapters[0].src_uri),
                "chapters": len(chapters),
                "files": booklet_files(set_id, kind.id) if kind in printed else [],
            }
            for kind in tree.settings.kinds.values()
            if (chapters := tree.chapters(set_id, kind.id))
        ],
    }


def _missing_kinds(tree: Tree, set_id: str) -> list[str]:
    """The kinds for readers of the edition `tree` of which a study set has no document yet."""
    return [
        kind.label
        for kind in tree.settings.kinds.values()
        if shows(kind.audience, tree.edition or ALL) and not tree.chapters(set_id, kind.id)
    ]


def _resolution(resolution: Resolution) -> dict[str, str]:
    return {
        "status": resolution.status,
        "symbol": resolution.symbol or "",
        "type": resolution.type,
        "date": dates.day(resolution.date) if resolution.date else "",
        "issuer": resolution.issuer,
        "title": resolution.title,
    }


def _form(tree: Tree, document: Document, booklets: bool) -> dict[str, Any]:
    """A form and its files; nothing for a page that is none."""
    if document.form is None:
        return {}
    return {
        "label": document.form.label,
        "title": document.title,
        "uri": page_uri(document.src_uri),
        "made_for": _made_for(tree, document),
        "audience": ",".join(sorted(document.audience)),
        "copies": sheets.files(tree, document) if booklets else [],
    }
