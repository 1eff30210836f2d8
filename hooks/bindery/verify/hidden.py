"""Which texts and names must an edition not contain, and which may stand in it all the same?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..audience import ALL, shows
from ..document import Document
from ..numbering import Numbers, number
from ..outline import given_addresses
from ..passage import Role
from ..reader import GLOSSARY, REGISTER
from ..slug import bare_text, slug
from ..tree import Tree
from ..writing import write
from .pieces import pieces
from .shingles import Hidden, Shingle, folded, runs, shingles, words
from .visible import visible_names, visible_texts


def hidden(tree: Tree, name: str, besides: Iterable[str] = ()) -> Hidden:
    """What the edition `name` of the sources `tree` must not contain, and where it is written.

    `besides` are the texts that the edition adds to its sources.
    """
    sequences: dict[int, dict[Shingle, str]] = {}
    names: dict[str, str] = {}
    if name == ALL:
        return Hidden(sequences, names)
    for place, text in _hidden_texts(tree, name):
        for shingle in shingles(words(text)):
            sequences.setdefault(len(shingle), {}).setdefault(shingle, place)
    numbers = number(tree)
    for place, address in _hidden_names(tree, numbers, name):
        names.setdefault(folded(address), place)
    for text in (*visible_texts(tree, numbers, name), *map(bare_text, besides)):
        seen = words(text)
        for length, found in sequences.items():
            for shingle in runs(seen, length):
                found.pop(shingle, None)
    for address in visible_names(tree, numbers, name):
        names.pop(folded(address), None)
    return Hidden(sequences, names)


def _hidden_texts(tree: Tree, name: str) -> Iterator[tuple[str, str]]:
    for document in tree.documents:
        if not shows(document.audience, name):
            yield document.path, document.title
            yield document.path, document.description
        written = {line.number for line in write(document, None, name)}
        for line in document.passages.lines:
            place = f"{document.path}:{line.number}"
            for run in line.runs:
                if line.number not in written or not shows(run.scope.audience, name):
                    for text in [run.text] if line.role is Role.CODE else pieces(run.text):
                        yield place, text
        yield from _hidden_comments(document)
        yield from ((document.path, text) for text in _hidden_facts(document, name))
    yield from _hidden_data(tree)


def _hidden_facts(document: Document, name: str) -> Iterator[str]:
    """What the front matter of a set's first page tells others than the edition's readers."""
    if document.study_set is None:
        return
    for session in document.study_set.sessions:
        if not shows(session.audience, name):
            yield from session.texts
    if not shows(document.audience, name):
        yield from (document.study_set.issuer, document.study_set.circulation)
        yield from document.study_set.imprint.values()
        for item in document.study_set.resolutions:
            yield from (item.title, f"{item.name} {item.issuer}")


def _hidden_data(tree: Tree) -> Iterator[tuple[str, str]]:
    """The register and the glossary: what an edition lists of them is among the texts it adds."""
    register, glossary = tree.settings.display(REGISTER), tree.settings.display(GLOSSARY)
    for item in tree.listed:
        place = f"{register}:{item.line}"
        yield from ((place, item.title), (place, f"{item.name} {item.issuer}"))
    for term in tree.glossary:
        yield f"{glossary}:{term.line}", term.meaning


def _hidden_comments(document: Document) -> Iterator[tuple[str, str]]:
    """Comments are for nobody but editors."""
    kept = {line.number: line.text for line in document.passages.lines}
    for match in re.finditer(r"<!--(.*?)-->", document.body, re.DOTALL):
        number = document.body_line + document.body.count("\n", 0, match.start())
        if match.group() not in kept.get(number, ""):
            yield f"{document.path}:{number}", match.group(1)


def _hidden_names(
    tree: Tree, numbers: Mapping[str, Numbers], name: str
) -> Iterator[tuple[str, str]]:
    for document in tree.documents:
        where = document.src_uri.removesuffix(".md")
        if not shows(document.audience, name):
            folder = document.place.set_id or ""
            yield from ((document.path, text) for text in (where, folder) if _tells(text))
        for address, line in given_addresses(document.passages):
            if not shows(line.scope.audience, name) and any(shingles(words(address))):
                yield f"{document.path}:{line.number}", address
        for line, _ in document.passages.headings():
            if not shows(line.scope.audience, name):
                address = numbers[document.src_uri].ids[line.number]
                for candidate in (address, slug(line.text)):
                    if slug(candidate).count("-") >= 3:
                        yield f"{document.path}:{line.number}", candidate
    yield from _asset_names(tree)


def _tells(path: str) -> bool:
    """Whether a path names something that only those can know who may see it."""
    return "/" in path or any(shingles(words(path)))


def _asset_names(tree: Tree) -> Iterator[tuple[str, str]]:
    """The paths of pictures and other files, and their names where these tell something."""
    for uri in tree.assets:
        file = uri.rpartition("/")[2]
        if uri.count("/") > 1 or any(shingles(words(uri))):
            yield tree.settings.display(uri), uri
        if any(shingles(words(file.rpartition(".")[0]))):
            yield tree.settings.display(uri), file
