"""Markdown extension: a note keeps the number that `bindery.numbering` gave it.

Markdown counts the notes it sees; an edition sees only some of them. So a note whose label is a
number shows that number, in its call, in the list and in the link back.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

BACK = "Trở lại chỗ có chú thích {}"


class _Numbers(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for call in root.iter("a"):
            label = _label(call.get("href", "").removeprefix("#"))
            if call.get("class") == "footnote-ref" and label:
                call.text = label
        for listed in root.iter("ol"):
            items = [item for item in listed if _label(item.get("id", ""))]
            if items and len(items) == len(listed):
                listed[:] = sorted(items, key=lambda item: int(_label(item.get("id", ""))))
                for item in listed:
                    _renumber(item)


def _label(address: str) -> str:
    """The number in the address of a note (``fn:5`` -> ``5``), or ''."""
    label = address.removeprefix("fn:") if address.startswith("fn:") else ""
    return label if label.isdecimal() else ""


def _renumber(item: ElementTree.Element) -> None:
    label = _label(item.get("id", ""))
    item.set("value", label)
    for link in item.iter("a"):
        if link.get("class") == "footnote-backref":
            link.set("title", BACK.format(label))
            link.set("aria-label", BACK.format(label))


class NotesExtension(Extension):
    """Renumbers what the extension ``footnotes`` made."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run last: the calls of notes are there once inline text is read (priority 20)."""
        md.treeprocessors.register(_Numbers(md), "bindery.notes", 5)


def makeExtension(**kwargs: Any) -> NotesExtension:
    """The extension, for Markdown to load by the name of this module."""
    return NotesExtension(**kwargs)
