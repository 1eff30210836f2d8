"""Where are notes, abbreviations and link references defined, and where are they used?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import Enum

from . import spans
from .link import without_addresses
from .passage import Line, Passages, Role, Scope


class Sort(Enum):
    """What is defined. The value is what an editor calls it."""

    NOTE = "chú thích"
    ABBREVIATION = "chữ viết tắt"
    REFERENCE = "địa chỉ liên kết"


@dataclass(frozen=True)
class Definition:
    """The lines ``[first:last]`` of a source that define `label`."""

    sort: Sort
    label: str
    first: int
    last: int
    number: int
    scope: Scope

    @property
    def key(self) -> tuple[Sort, str]:
        """What a use of this definition is looked up by."""
        return self.sort, self.label


@dataclass(frozen=True)
class Use:
    """A place that uses a definition, and who sees it; `inside` is the definition it stands in."""

    sort: Sort
    label: str
    number: int
    scope: Scope
    inside: Definition | None = None

    @property
    def key(self) -> tuple[Sort, str]:
        """The key of the definition that is used."""
        return self.sort, self.label


_DEFINITIONS = (
    (Sort.NOTE, re.compile(r"[ ]{0,3}\[\^([^\]\n]+)\]:")),
    (Sort.ABBREVIATION, re.compile(r"\*\[([^\]\n]+)\]:")),
    (Sort.REFERENCE, re.compile(r"[ ]{0,3}\[([^\]\^\n][^\]\n]*)\]:\s*\S")),
)
NOTE_USE = re.compile(r"\[\^([^\]\n]+)\]")
_REFERENCE_USE = re.compile(r"\[([^\[\]\n]+)\](?:[ ]?\[([^\[\]\n]*)\])?(?!\()")


def definitions(passages: Passages) -> tuple[Definition, ...]:
    """Every definition of a source, in order."""
    found = []
    lines = passages.lines
    for at, line in enumerate(lines):
        if line.role is not Role.TEXT:
            continue
        for sort, pattern in _DEFINITIONS:
            match = pattern.match(line.text)
            if match:
                last = _note_end(lines, at) if sort is Sort.NOTE else at + 1
                label = _key(sort, match.group(1))
                found.append(Definition(sort, label, at, last, line.number, line.scope))
                break
    return tuple(found)


def _note_end(lines: tuple[Line, ...], first: int) -> int:
    """One past the last line of the note that begins at `first`: to the end of its paragraph, and
    further over paragraphs that are indented.
    """
    last = first + 1
    at = last
    while at < len(lines) and lines[at].scope is lines[first].scope:
        line = lines[at]
        if line.role is Role.HEADING or any(p.match(line.text) for _, p in _DEFINITIONS):
            break
        after_blank = lines[at - 1].role is Role.BLANK
        if line.role is not Role.BLANK:
            if after_blank and not line.text.startswith("    "):
                break
            last = at + 1
        at += 1
    return last


def _key(sort: Sort, label: str) -> str:
    return " ".join(label.casefold().split()) if sort is Sort.REFERENCE else label


def uses(passages: Passages, defined: Iterable[Definition]) -> Iterator[Use]:
    """Every use of a note, and of the abbreviations and references that are `defined`."""
    defined = tuple(defined)
    owner = {
        at: definition for definition in defined for at in range(definition.first, definition.last)
    }
    abbreviations = _abbreviations(defined)
    references = {item.label for item in defined if item.sort is Sort.REFERENCE}
    for scope in dict.fromkeys(line.scope for line in passages.lines):
        for match in abbreviations.finditer(scope.header) if abbreviations else ():
            yield Use(Sort.ABBREVIATION, match.group(), scope.line, scope)
    for at, line in enumerate(passages.lines):
        if not line.has_words:
            continue
        inside = owner.get(at)
        for run in line.runs:
            mask = spans.masked(run.text)
            if inside and inside.first == at:
                mask = _without_label(mask)
            for sort, label in _used(mask, abbreviations, references):
                if not (sort is Sort.ABBREVIATION and inside and inside.sort is not Sort.NOTE):
                    yield Use(sort, label, line.number, run.scope, inside)


def _abbreviations(defined: Iterable[Definition]) -> re.Pattern[str] | None:
    """A pattern for the abbreviations that are defined, the longest first."""
    labels = sorted((item.label for item in defined if item.sort is Sort.ABBREVIATION), key=len)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, labels[::-1]))})\b") if labels else None


def _used(
    mask: str, abbreviations: re.Pattern[str] | None, references: Set[str]
) -> Iterator[tuple[Sort, str]]:
    for match in NOTE_USE.finditer(mask):
        yield Sort.NOTE, match.group(1)
    for match in abbreviations.finditer(without_addresses(mask)) if abbreviations else ():
        yield Sort.ABBREVIATION, match.group()
    for match in _REFERENCE_USE.finditer(mask) if references else ():
        label = _key(Sort.REFERENCE, match.group(2) or match.group(1))
        if label in references:
            yield Sort.REFERENCE, label


def _without_label(mask: str) -> str:
    for _, pattern in _DEFINITIONS:
        if match := pattern.match(mask):
            return "\x00" * match.end() + mask[match.end() :]
    return mask


def reachable(used: Iterable[Use], defined: Iterable[Definition]) -> frozenset[tuple[Sort, str]]:
    """The keys used by text, and by the definitions that text uses."""
    used = tuple(used)
    by_key = {definition.key: definition for definition in defined}
    found = {use.key for use in used if use.inside is None}
    waiting = list(found)
    while waiting:
        definition = by_key.get(waiting.pop())
        for use in used:
            if definition and use.inside is definition and use.key not in found:
                found.add(use.key)
                waiting.append(use.key)
    return frozenset(found)
