"""Which forms does an edition have, for whom, and where does a site keep their files?

A form is for one audience: in the edition ``all`` each of its readers has one, so that a sheet
handed out never says more than its reader may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .audience import ALL
from .document import Document
from .form import FORMS
from .tree import Tree

FOLDER = "forms"
"""Where a site keeps forms."""

FILES = {".pdf": "để in (PDF, A4)", ".docx": "để điền trên máy (Word)"}
"""What the names of a form's files end in, and what each is for."""


def sheet_uri(src_uri: str, audience: str, ending: str = "") -> str:
    """Where a site keeps a file of the form in a source, for an audience."""
    set_id, _, rest = src_uri.removesuffix(".md").partition("/")
    name = rest.replace("/", "-")
    return f"{FOLDER}/{set_id}/{audience.replace('/', '-')}/{name}{ending}"


def sheet_patterns(audience: str) -> Iterator[str]:
    """Where a site keeps all forms for an audience, as a pattern."""
    yield sheet_uri("*/*.md", audience, ".*")


def readers(tree: Tree, document: Document) -> tuple[str, ...]:
    """The audiences that have the form `document` of the edition `tree` on paper, each its own."""
    if tree.edition not in (None, ALL):
        return (tree.edition or ALL,)
    return tuple(name for name in tree.settings.vocabulary.labels if name in document.audience)


def files(tree: Tree, document: Document) -> list[dict[str, Any]]:
    """What templates read of the files of a form: those of each of its readers."""
    labels = tree.settings.vocabulary.labels
    return [
        {
            "audience": name,
            "label": labels[name],
            "files": [
                {"uri": sheet_uri(document.src_uri, name, ending), "label": said}
                for ending, said in FILES.items()
            ],
        }
        for name in readers(tree, document)
    ]


def forms_of(tree: Tree, set_id: str) -> Iterator[Document]:
    """The forms of a study set in the edition `tree`, in the order of `FORMS`."""
    order = list(FORMS)
    found = [
        (order.index(document.form.type), document.src_uri, document)
        for document in tree.documents
        if document.form and document.place.set_id == set_id
    ]
    return (document for _, _, document in sorted(found, key=lambda item: item[:2]))
