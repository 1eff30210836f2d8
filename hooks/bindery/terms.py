"""Markdown extension: the first use of an abbreviation on a page explains it, and no other does.

It reads what the extension ``abbr`` made. The first use can be reached by keyboard and by touch.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_NOT_HERE = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})


class _First(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        self._walk(root, set(), explained=True)

    def _walk(self, element: ElementTree.Element, seen: set[str], *, explained: bool) -> None:
        explained = explained and element.tag not in _NOT_HERE
        for child in list(element):
            if child.tag != "abbr":
                self._walk(child, seen, explained=explained)
            elif explained and child.text not in seen:
                seen.add(child.text or "")
                child.set("tabindex", "0")
            else:
                _unwrap(element, child)


def _unwrap(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Put the text of `child` in its place."""
    at = list(parent).index(child)
    text = (child.text or "") + (child.tail or "")
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


class TermsExtension(Extension):
    """Keeps the explanation of first uses."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the extension ``abbr`` (priority 7)."""
        md.treeprocessors.register(_First(md), "bindery.terms", 6)


def makeExtension(**kwargs: Any) -> TermsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return TermsExtension(**kwargs)
