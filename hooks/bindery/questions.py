"""Markdown extension: a question and its answer can be folded, without JavaScript.

They stand open: nobody has to find out that there is more, and a browser's own search sees them.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .writing import QUESTION


class _Questions(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            if any(_is_question(child) for child in parent):
                _fold(parent)


def _is_question(element: ElementTree.Element) -> bool:
    return element.tag == "h2" and QUESTION in element.get("class", "").split()


def _fold(parent: ElementTree.Element) -> None:
    """Put each question of `parent`, with what follows it, into an element of its own."""
    children = list(parent)
    parent[:] = []
    answer: ElementTree.Element | None = None
    for child in children:
        if _is_question(child):
            answer = ElementTree.SubElement(parent, "details", {"class": QUESTION, "open": "open"})
            ElementTree.SubElement(answer, "summary").append(child)
            for link in [part for part in child if _leads_here(part)]:
                child.remove(link)
                answer.append(link)
        elif answer is None or _ends_answer(child):
            answer = None
            parent.append(child)
        else:
            answer.append(child)


def _leads_here(element: ElementTree.Element) -> bool:
    """Whether an element is the link of a heading: what is tapped to fold may hold no other target
    (WCAG 2.2, 4.1.2).
    """
    return element.tag == "a" and "headerlink" in element.get("class", "").split()


def _ends_answer(element: ElementTree.Element) -> bool:
    """Whether an element is no part of the answer before it: a heading, or the notes."""
    notes = element.get("class") == "footnote"
    return notes or any(step.tag in ("h1", "h2") for step in element.iter())


class QuestionsExtension(Extension):
    """Folds questions."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after all that looks for headings."""
        md.treeprocessors.register(_Questions(md), "bindery.questions", 2)


def makeExtension(**kwargs: Any) -> QuestionsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return QuestionsExtension(**kwargs)
