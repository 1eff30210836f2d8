"""What are the paragraphs, points and headings of a text, in plain words, and who sees which?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..audience import Audience, outside
from ..definition import Definition, Sort
from ..document import Document
from ..enumeration import form_of, marker
from ..page_meta import marked_for
from ..passage import Line, Role, Scope
from ..scanner import BOXES
from ..slug import PASSAGE_LABEL, bare_text, slug
from ..writing import MARK, PASSAGE

_SPAN = re.compile(rf"{MARK.pattern}|</span>")
_BREAK = re.compile(r"<br ?/?>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[.@][^<>\s]+)>")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*\Z")
_RULE = re.compile(r"[\s|:*_-]*\Z")
_FENCE = re.compile(r"[> ]*(?:```|~~~)")
_QUOTE = re.compile(r"\A[> ]+")


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, point or row. `address` is its own, or '' where it has none.

    `versions` are who sees something of it, and its words as they see them: those whom it is for
    first, then those who see more.
    """

    versions: tuple[tuple[Audience, str], ...]
    address: str = ""
    is_heading: bool = False


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of a text of an edition in order, without its definitions."""
    defined = {at for item in document.definitions for at in range(item.first, item.last)}
    paragraph: list[Line] = []
    around: tuple[Scope, ...] = ()
    for at, line in enumerate(document.passages.lines):
        goes_on = line.role is Role.TEXT and at not in defined and not _starts(line.text)
        if paragraph and not (goes_on and line.scope is paragraph[0].scope):
            yield _paragraph(paragraph, document)
            paragraph = []
        if at in defined:
            continue
        yield from _titles(line, around, document)
        around = line.scope.path
        if line.role is Role.TEXT:
            paragraph.append(line)
        else:
            yield from _alone(line, document)
    if paragraph:
        yield _paragraph(paragraph, document)


def notes(document: Document) -> Iterator[Block]:
    """The notes of a text of an edition; the address of each is its label."""
    for item in document.definitions:
        if item.sort is Sort.NOTE:
            yield _note(item, document)


def _note(item: Definition, document: Document) -> Block:
    lines = document.passages.lines[item.first : item.last]
    text = " ".join(line.text for line in lines).partition("]:")[2]
    return Block(_versions(text, _audience(lines[0], document)), item.label)


def _starts(line: str) -> bool:
    """Whether a line of text begins a block: a point, a row of a table, a meaning."""
    bare = line.lstrip(" >")
    return marker(bare) is not None or bare.startswith(("|", ":"))


def _titles(line: Line, around: tuple[Scope, ...], document: Document) -> Iterator[Block]:
    """The titles of the boxes that begin at a line; `around` is what the line before stands in."""
    for scope in line.scope.path:
        name, _, title = (part.strip() for part in scope.header.partition("|"))
        said = title or BOXES.get(name, "")
        if scope not in around and name != PASSAGE and said:
            yield Block(_versions(said, _audience(line, document)))


def _alone(line: Line, document: Document) -> Iterator[Block]:
    """The block that is one line: a heading, or a line of code."""
    audience = _audience(line, document)
    if line.heading is not None:
        yield Block(_versions(line.text, audience), line.heading.id or slug(line.text), True)
    elif line.role is Role.CODE and not _FENCE.match(line.text):
        yield Block(((audience, " ".join(line.text.split())),))


def _paragraph(lines: list[Line], document: Document) -> Block:
    text = " ".join(_QUOTE.sub("", line.text) for line in lines)
    match = marker(text)
    address = (match["address"] or "") if match else ""
    if match and address:
        text = f"{text[: match.end(form_of(match))]} {match['text']}"
    return Block(_versions(text.lstrip(": "), _audience(lines[0], document)), address)


def _audience(line: Line, document: Document) -> Audience:
    """Who a line is for, as the edition ``all`` marks it."""
    marked = marked_for(line)
    return frozenset(marked.split(",")) if marked else document.audience


def _versions(text: str, audience: Audience) -> tuple[tuple[Audience, str], ...]:
    """The words of the Markdown `text`, which is for `audience`, as each audience sees them."""
    text = PASSAGE_LABEL.sub("", text)
    if not MARK.search(text):
        return ((audience, _bare(text)),)
    pieces: list[tuple[str, Audience]] = []
    inside = [audience]
    at = 0
    for match in _SPAN.finditer(text):
        pieces.append((text[at : match.start()], inside[-1]))
        at = match.end()
        if match[1]:
            inside.append(frozenset(match[1].split(",")))
        elif len(inside) > 1:
            inside.pop()
    pieces.append((text[at:], inside[-1]))
    return tuple(
        (
            readers,
            _bare("".join(piece for piece, whose in pieces if not outside(readers, whose))),
        )
        for readers in dict.fromkeys((audience, *(whose for _, whose in pieces)))
    )


def _bare(markdown: str) -> str:
    """The words of a block on one line."""
    text = _BREAK.sub(" ", markdown).replace("\x00", " ")
    text = _ATTRIBUTES.sub("", _AUTOLINK.sub(r"\1", text))
    text = html.unescape(bare_text(text)).replace("|", " ")
    return "" if _RULE.match(text) else " ".join(text.split())
