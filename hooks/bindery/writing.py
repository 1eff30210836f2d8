"""How is a document written for one audience? Its visible lines, as Markdown without labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from . import spans
from .audience import ALL, Audience, Vocabulary, shows
from .definition import NOTE_USE, reachable
from .document import Document
from .enumeration import form_of, marker
from .numbering import Numbers
from .passage import Heading, Level, Line, Role, Scope

_NOTHING = re.compile(r"[\s|>:*_]*\Z")
"""What is left of a line of a table, a quotation or emphasis when its words are hidden."""

PASSAGE = "passage"
"""The name of the block that marks, in the edition ``all``, who a passage is for."""

QUESTION = "question"
"""The class of the heading of a numbered question."""

MARK = re.compile(r'<span class="passage" data-audience="([^"]*)">')
"""The opening tag that marks a stretch of a line in the edition ``all``."""


@dataclass(frozen=True)
class Written:
    """A line of an edition, what it was to the scanner, and the source line it comes from."""

    number: int
    text: str
    role: Role | None = None


def prose(lines: Iterable[Written]) -> Iterator[tuple[int, str]]:
    """The numbered lines that are not code: those in which links are links."""
    return ((line.number, line.text) for line in lines if line.role is not Role.CODE)


def write(document: Document, numbers: Numbers | None, name: str) -> Iterator[Written]:
    """The lines of `document` that the edition `name` shows, without labels.

    Addresses and numbers are those of `numbers`; None leaves them as they are. In the edition
    ``all`` a passage that is for fewer people than its surroundings is marked.
    """
    blank = True
    for line in _fenced(document, numbers, name):
        if line.role is Role.CODE or line.text or not blank:
            yield line
        blank = line.role is not Role.CODE and not line.text


def _fenced(document: Document, numbers: Numbers | None, name: str) -> Iterator[Written]:
    """The visible lines with the fences around them; what a block parted stays parted."""
    visible = []
    before = document.passages.page
    parted = False
    for line in _without_unused(document, name):
        parted = parted or line.scope.block is not before.block
        before = line.scope
        text = _text(line, numbers, name, document.vocabulary)
        if text is not None and shows(line.scope.audience, name):
            visible.append((line, text, parted))
            parted = False
    heights = _heights(_fences(line.scope, name) for line, text, _ in visible if text.strip())
    open_fences: tuple[Scope, ...] = ()
    for line, text, parted in visible:
        fences = _fences(line.scope, name)
        if not all(fence in heights for fence in fences):
            continue
        if parted:
            yield Written(line.number, "")
        yield from _moves(open_fences, fences, heights, line.number, document.vocabulary)
        open_fences = fences
        yield Written(line.number, text if text.strip() else "", line.role)
    yield from _moves(open_fences, (), heights, 0, document.vocabulary)


def _without_unused(document: Document, name: str) -> list[Line]:
    """The lines of `document` without the definitions that nothing shown by `name` uses."""
    seen = [use for use in document.uses if shows(use.scope.audience, name)]
    wanted = reachable(seen, document.definitions)
    dropped = {
        at
        for item in document.definitions
        if item.key not in wanted
        for at in range(item.first, item.last)
    }
    return [line for at, line in enumerate(document.passages.lines) if at not in dropped]


def _is_fence(scope: Scope, name: str) -> bool:
    if scope.level not in (Level.SECTION, Level.BLOCK):
        return False
    return (name == ALL and scope.narrows) or not _is_label(scope)


def _is_label(scope: Scope) -> bool:
    return scope.level is Level.SECTION or scope.header.split("|")[0].strip() == "audience"


def _fences(scope: Scope, name: str) -> tuple[Scope, ...]:
    return tuple(step for step in scope.path if _is_fence(step, name))


def _heights(paths: Iterable[tuple[Scope, ...]]) -> dict[Scope, int]:
    """How many fences stand inside each: outer ones are written with more slashes."""
    heights: dict[Scope, int] = {}
    for path in paths:
        for at, scope in enumerate(path):
            heights[scope] = max(heights.get(scope, 0), len(path) - 1 - at)
    return heights


def _moves(
    old: tuple[Scope, ...],
    new: tuple[Scope, ...],
    heights: dict[Scope, int],
    line: int,
    vocabulary: Vocabulary,
) -> Iterator[Written]:
    """The lines that close the fences of `old` and open those of `new`."""
    closed, opened = _changed(old, new)
    for scope in reversed(closed):
        yield from _fence(line, "/" * (3 + heights[scope]))
    for scope in opened:
        header = passage_header(scope.audience, vocabulary) if _is_label(scope) else scope.header
        yield from _fence(scope.line, "/" * (3 + heights[scope]) + " " + header)


def _changed(
    old: tuple[Scope, ...], new: tuple[Scope, ...]
) -> tuple[tuple[Scope, ...], tuple[Scope, ...]]:
    """The scopes that end and those that begin between two paths."""
    shared = 0
    while shared < min(len(old), len(new)) and old[shared] is new[shared]:
        shared += 1
    return old[shared:], new[shared:]


def _fence(line: int, text: str) -> tuple[Written, ...]:
    return (Written(line, ""), Written(line, text), Written(line, ""))


def passage_header(audience: Audience, vocabulary: Vocabulary) -> str:
    """The first line, without slashes, of the block that marks a passage in the edition ``all``."""
    return f"{PASSAGE} | {','.join(sorted(audience))} | {vocabulary.label(audience)}"


def _text(line: Line, numbers: Numbers | None, name: str, vocabulary: Vocabulary) -> str | None:
    """The text of a visible line, or None when only the marker of a hidden item is left of it."""
    if line.role in (Role.CODE, Role.BLANK):
        return line.text
    hidden = any(not shows(run.scope.audience, name) for run in line.runs)
    text = "".join(_marked(line, numbers, name, vocabulary))
    if hidden and line.heading is None and _is_empty(text):
        return None
    if line.heading is not None:
        return _heading(line, line.heading, text, numbers)
    return _addressed(text, numbers.points.get(line.number) if numbers else None)


def _addressed(text: str, address: str | None) -> str:
    """The line of a point with its address behind the label: ``đ){#ii-2-dd} …``."""
    match = marker(text) if address else None
    if match is None or match["address"]:
        return text
    end = match.end(form_of(match))
    return f"{text[:end]}{{#{address}}}{text[end:]}"


def _is_empty(text: str) -> bool:
    """Whether a line has no words but the label of an item."""
    match = marker(text.lstrip(" >"))
    return bool(_NOTHING.match(match["text"] if match else text))


def _marked(
    line: Line, numbers: Numbers | None, name: str, vocabulary: Vocabulary
) -> Iterator[str]:
    open_spans: tuple[Scope, ...] = ()
    for run in line.runs:
        if not shows(run.scope.audience, name):
            continue
        inside = tuple(
            scope
            for scope in run.scope.path
            if scope.level is Level.SPAN and scope.narrows and name == ALL
        )
        yield from _tags(open_spans, inside, vocabulary)
        open_spans = inside
        yield _renumbered(run.text, numbers)
    yield from _tags(open_spans, (), vocabulary)


def _tags(old: tuple[Scope, ...], new: tuple[Scope, ...], vocabulary: Vocabulary) -> Iterator[str]:
    closed, opened = _changed(old, new)
    for _ in closed:
        yield '<span class="passage__label">]</span></span>'
    for scope in opened:
        audience = escape(",".join(sorted(scope.audience)))
        label = escape(vocabulary.label(scope.audience))
        yield f'<span class="passage" data-audience="{audience}">'
        yield f'<span class="passage__label">[{label}: </span>'


def _renumbered(text: str, numbers: Numbers | None) -> str:
    """`text` with the labels of its notes replaced by their numbers."""
    if numbers is None or "[^" not in text:
        return text
    parts, at = [], 0
    for match in NOTE_USE.finditer(spans.masked(text)):
        frozen = numbers.notes.get(match.group(1))
        parts += [text[at : match.start()], f"[^{frozen}]" if frozen else match.group()]
        at = match.end()
    return "".join([*parts, text[at:]])


def _heading(line: Line, heading: Heading, text: str, numbers: Numbers | None) -> str:
    address = numbers.ids[line.number] if numbers else heading.id
    question = numbers.questions.get(line.number) if numbers else None
    prefix = f"Câu {question}. " if question else ""
    classes = dict.fromkeys([*([QUESTION] if question else []), *heading.classes])
    attributes = " ".join(
        [*([f"#{address}"] if address else []), *(f".{name}" for name in classes)]
    )
    braces = f" {{{attributes}}}" if attributes else ""
    return f"{'#' * heading.level} {prefix}{text.strip()}{braces}"
