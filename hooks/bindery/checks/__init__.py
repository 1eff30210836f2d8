"""What is wrong with the sources, in any edition?"""

from __future__ import annotations

from ..cross_reference import cross_references
from ..diagnostic import Diagnostic
from ..numbering import number
from ..tree import Tree
from ..writing import write
from . import (
    aids,
    assets,
    citations,
    definitions,
    forms,
    glossary,
    headings,
    labels,
    layout,
    links,
    lists,
    markup,
    pages,
    points,
    quotes,
    register,
)


def check(tree: Tree) -> tuple[Diagnostic, ...]:
    """Every problem of every document, whichever edition it shows in.

    `tree` holds the sources as editors wrote them.
    """
    numbers = number(tree)
    found: list[Diagnostic] = [*pages.check(tree), *register.check(tree)]
    for document in tree.documents:
        found += document.label_problems
        found += definitions.check(document)
        found += forms.check(document)
        found += aids.check(document)
        found += headings.check(document)
        found += layout.check(document)
        found += markup.check(document)
        found += lists.check(document)
        found += citations.check(document, tree.register)
    found += cross_references(tree, numbers)[1]
    if found:
        return tuple(found)
    written = {
        name: {
            document.src_uri: tuple(write(document, numbers[document.src_uri], name))
            for document in tree.documents
            if labels.visible(document, name)
        }
        for name in tree.settings.vocabulary.editions
    }
    found += labels.check(tree, written)
    found += markup.check_editions(tree, written)
    found += lists.check_nesting(tree, written)
    found += links.check(tree, written)
    found += assets.check(tree, written)
    return tuple(found)


def questions(tree: Tree) -> tuple[Diagnostic, ...]:
    """What may well be right but looks odd, for the editor to answer; it stops nothing."""
    found: list[Diagnostic] = [*assets.questions(tree)]
    for document in tree.documents:
        found += points.check(document)
        found += layout.questions(document)
        found += quotes.questions(document)
        found += citations.questions(document, tree.register)
        found += glossary.questions(document, tree.glossary)
    return tuple(found)
