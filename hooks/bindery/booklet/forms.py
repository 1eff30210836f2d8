"""What stands on each form? A4 sheets to fill in by hand or by typing, for one audience each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from ..address import page_uri
from ..audience import ALL
from ..diagnostic import Diagnostic
from ..document import Document
from ..edition import edition
from ..link import Link
from ..provenance import Provenance
from ..publication import text
from ..sheets import FILES, readers, sheet_uri
from ..tree import Tree
from . import elements
from .refusal import explained
from .typesetter import TypesetterError, typeset
from .word import word

NOT_OFFICIAL = (
    "Mẫu tham khảo để học tập, không phải mẫu do cơ quan có thẩm quyền ban hành; "
    "nơi nào đã có mẫu thì dùng mẫu của nơi ấy."
)

LANDSCAPE = ("programme",)
"""Forms whose tables need the long side of the paper."""


def files(tree: Tree, name: str, made: Provenance) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of the forms of the edition `name`, by their addresses on its site, and what cannot
    be printed. `tree` holds the sources as editors wrote them.
    """
    found: dict[str, bytes] = {}
    problems = []
    for reader, document, part in _copies(tree, name):
        try:
            data = _data(part, document, made)
            makers = (typeset("form.typ", data), word(data))
        except elements.UnknownElement as unknown:
            message = (
                f"biểu mẫu chưa in được <{unknown.tag}>; viết lại bằng chữ, danh sách hay bảng"
            )
            problems.append(Diagnostic(document.path, 0, message))
        except TypesetterError as error:
            problems += explained(tree, [document.src_uri], "in được biểu mẫu", str(error))
        else:
            uris = (sheet_uri(document.src_uri, reader, ending) for ending in FILES)
            found.update(zip(uris, makers, strict=True))
    return found, problems


def _copies(tree: Tree, name: str) -> Iterator[tuple[str, Document, Tree]]:
    """Each reader of each form of the edition `name`, with the form and the tree that they see."""
    part = edition(tree, name)
    own = {name: part}
    for document in part.documents:
        if document.form:
            for reader in readers(part, tree.by_uri[document.src_uri]):
                if reader not in own:
                    own[reader] = edition(tree, reader)
                yield reader, own[reader].by_uri[document.src_uri], own[reader]


def _data(part: Tree, document: Document, made: Provenance) -> dict[str, Any]:
    """What stands on a form of the edition `part`."""
    assert document.form is not None
    convert = elements.converter(part.settings.extensions, part.settings.extension_configs)
    html = convert.convert(text(part, document))
    if "<img" in html:
        raise elements.UnknownElement("img")
    body = elements.chapter(html, "form", lambda href: _target(part, document, href))
    label = part.settings.vocabulary.edition_label(part.edition or ALL)
    index = part.index_of(document)
    return {
        "title": document.title,
        "label": document.form.label,
        "set": index.title if index else "",
        "made_for": label,
        "landscape": document.form.type in LANDSCAPE,
        "body": body.nodes,
        "notes": [[number, body.notes[number]] for number in sorted(body.notes, key=int)],
        "signatures": list(document.form.signatures),
        "disclaimer": NOT_OFFICIAL,
        "source": f"Dùng cho: {label}. Nguồn: {made.dated}.",
        "modified": made.utc,
        "date": [made.date.year, made.date.month, made.date.day],
    }


def _target(part: Tree, document: Document, href: str) -> elements.Node:
    """Where a link leads on paper: to an address, or nowhere."""
    link = Link(0, href)
    if link.external:
        return {"t": "link", "to": href}
    target = link.resolved(document.src_uri) or ""
    if part.settings.site_url and target.endswith(".md"):
        return {"t": "link", "to": urljoin(part.settings.site_url, page_uri(target))}
    return "text"
