"""Which sequences of words would show that hidden text has leaked?

A hidden passage is told by its shingles: every eight words in a row, or all of it when it is
shorter. A sequence that readers of the edition may see anyway proves nothing and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..audience import ALL, shows
from ..document import Document, StudySet
from ..numbering import Numbers, number
from ..outline import given_addresses
from ..passage import Role
from ..reader import Tree
from ..slug import bare_text, slug
from ..writing import write

LENGTH = 8
"""Words in a shingle."""

_FEWEST = 5
"""Words a shorter passage needs to be telling, unless one of them is no Vietnamese syllable."""

_LONGEST_SYLLABLE = 7
"""Letters of ``nghiêng``; a longer word is a code, a name or a foreign word."""

_WORD = re.compile(r"[^\W_]+")
_CALL = re.compile(r"(?<=[^\W\d_])\d+|(?<=[.,;:!?)”’\"])\d+(?!\w)")
"""The number of a note, which is set close behind a word or a sign and is no word of the text."""

_PART = re.compile(r"[\w-]+")
_LABEL = re.compile(r"\s*\*?\[[^\]]*\]:\s*")
_TITLE = re.compile(r"[\"']([^\"']+)[\"']\)|\]:\s*\S+\s+[\"']([^\"']+)[\"']")
_ALT = re.compile(r"!\[([^\]]+)\]")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Hidden:
    """What an edition must not contain: shingles by their length, and addresses and file names."""

    shingles: dict[int, dict[Shingle, str]]
    names: dict[str, str]

    @cached_property
    def names_by_part(self) -> dict[str, list[str]]:
        """The names by a part that a text must have if it has the name, '' where there is none: so
        few are looked for in each text.
        """
        found: dict[str, list[str]] = {}
        for name in self.names:
            part = _PART.search(name.rpartition("/")[2])
            found.setdefault(part.group() if part else "", []).append(name)
        return found

    @property
    def count(self) -> int:
        """How many sequences are looked for."""
        return sum(map(len, self.shingles.values())) + len(self.names)


def words(text: str) -> list[str]:
    """The words of `text`, in NFC and without case."""
    return _WORD.findall(_CALL.sub("", unicodedata.normalize("NFC", text).casefold()))


def hidden(tree: Tree, name: str, besides: Iterable[str] = ()) -> Hidden:
    """What the edition `name` of the sources `tree` must not contain, and where it is written.

    `besides` are the texts that the edition adds to its sources.
    """
    shingles: dict[int, dict[Shingle, str]] = {}
    names: dict[str, str] = {}
    if name == ALL:
        return Hidden(shingles, names)
    for place, text in _hidden_texts(tree, name):
        for shingle in _shingles(words(text)):
            shingles.setdefault(len(shingle), {}).setdefault(shingle, place)
    numbers = number(tree)
    for place, address in _hidden_names(tree, numbers, name):
        names.setdefault(address.casefold(), place)
    for text in (*_visible_texts(tree, numbers, name), *map(bare_text, besides)):
        seen = words(text)
        for length, found in shingles.items():
            for shingle in _runs(seen, length):
                found.pop(shingle, None)
    for address in _visible_names(tree, numbers, name):
        names.pop(address.casefold(), None)
    return Hidden(shingles, names)


def _shingles(text: list[str]) -> Iterator[Shingle]:
    if len(text) >= LENGTH:
        yield from _runs(text, LENGTH)
    elif len(text) >= _FEWEST or any(len(word) > _LONGEST_SYLLABLE for word in text):
        yield tuple(text)


def _runs(text: list[str], length: int) -> Iterator[Shingle]:
    return zip(*(text[start:] for start in range(length)), strict=False)


def _hidden_texts(tree: Tree, name: str) -> Iterator[tuple[str, str]]:
    for document in tree.documents:
        if not shows(document.audience, name):
            yield document.path, document.title
            yield document.path, document.description
        for line in document.passages.lines:
            place = f"{document.path}:{line.number}"
            for run in line.runs:
                if not shows(run.scope.audience, name):
                    for text in [run.text] if line.role is Role.CODE else _pieces(run.text):
                        yield place, text
        yield from _hidden_comments(document)
        for session in document.study_set.sessions if document.study_set else ():
            if not shows(session.audience, name):
                for text in (session.form, session.place, session.when, session.length):
                    yield document.path, text


def _pieces(markdown: str) -> Iterator[str]:
    """The texts that a line of Markdown may be published as: whole, and each part that is
    published apart from its surroundings.
    """
    yield bare_text(markdown)
    yield bare_text(_LABEL.sub("", markdown, count=1))
    if "|" in markdown:
        yield from map(bare_text, markdown.split("|"))
    for match in (*_TITLE.finditer(markdown), *_ALT.finditer(markdown)):
        yield next(text for text in match.groups() if text)


def _hidden_comments(document: Document) -> Iterator[tuple[str, str]]:
    """Comments are for nobody but editors."""
    kept = {line.number: line.text for line in document.passages.lines}
    for match in re.finditer(r"<!--(.*?)-->", document.body, re.DOTALL):
        number = document.body_line + document.body.count("\n", 0, match.start())
        if match.group() not in kept.get(number, ""):
            yield f"{document.path}:{number}", match.group(1)


def _visible_texts(tree: Tree, numbers: Mapping[str, Numbers], name: str) -> Iterator[str]:
    yield from tree.settings.vocabulary.labels.values()
    yield from (kind.label for kind in tree.settings.kinds.values())
    yield from _printed_in_a_row(tree)
    for document in tree.documents:
        if not shows(document.audience, name):
            continue
        yield document.title
        yield document.description
        lines = tuple(write(document, numbers[document.src_uri], name))
        yield " ".join(
            line.text if line.role is Role.CODE else bare_text(line.text) for line in lines
        )
        for line in lines:
            yield from _pieces(line.text)
        if document.study_set:
            yield from _visible_data(document.study_set, name)


def _visible_data(study_set: StudySet, name: str) -> Iterator[str]:
    """Every text of a set's first page that its front matter holds and a page or cover prints."""
    yield study_set.issuer
    yield from study_set.imprint.values()
    for item in study_set.resolutions:
        yield from (item.title, item.issuer, item.name)
    for session in study_set.sessions:
        if shows(session.audience, name):
            yield from (session.level, session.form, session.place, session.when, session.length)


def _printed_in_a_row(tree: Tree) -> Iterator[str]:
    """What covers and titles put side by side, though nobody wrote it so."""
    site = tree.settings.site_name
    yield site
    for index in tree.set_indexes:
        for kind in tree.settings.kinds.values():
            yield " ".join((kind.label, index.title, kind.label, site, index.title, kind.label))
        resolutions = index.study_set.resolutions if index.study_set else ()
        yield " ".join([index.title, *(f"{item.name} {item.title}" for item in resolutions)])


def _hidden_names(
    tree: Tree, numbers: Mapping[str, Numbers], name: str
) -> Iterator[tuple[str, str]]:
    for document in tree.documents:
        if not shows(document.audience, name):
            yield document.path, document.src_uri.removesuffix(".md")
        for address, line in given_addresses(document.passages):
            if not shows(line.scope.audience, name):
                yield f"{document.path}:{line.number}", address
        for line, _ in document.passages.headings():
            if not shows(line.scope.audience, name):
                address = numbers[document.src_uri].ids[line.number]
                for candidate in (address, slug(line.text)):
                    if slug(candidate).count("-") >= 3:
                        yield f"{document.path}:{line.number}", candidate


def _visible_names(tree: Tree, numbers: Mapping[str, Numbers], name: str) -> Iterator[str]:
    for document in tree.documents:
        if not shows(document.audience, name):
            continue
        yield document.src_uri.removesuffix(".md")
        for address, line in given_addresses(document.passages):
            if shows(line.scope.audience, name):
                yield address
        for line, _ in document.passages.headings():
            if shows(line.scope.audience, name):
                yield numbers[document.src_uri].ids[line.number]
                yield slug(line.text)


def found(hide: Hidden, views: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each hidden sequence that a view of a file holds, and where it is written."""
    for view in views:
        text = words(view)
        for length, shingles in hide.shingles.items():
            for shingle in sorted(shingles.keys() & set(_runs(text, length))):
                yield " ".join(shingle), shingles[shingle]
        lower = view.casefold()
        for part in sorted(hide.names_by_part.keys() & {"", *_PART.findall(lower)}):
            for address in hide.names_by_part[part]:
                if address in lower and re.search(_whole(address), lower):
                    yield address, hide.names[address]


def _whole(address: str) -> str:
    """A pattern for `address` where it is not a part of a longer one."""
    return rf"(?<![\w-]){re.escape(address)}(?![\w-])"
