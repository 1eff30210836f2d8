"""Which numbers and addresses does the full source give, for every edition to keep?

Computed on all of the text, so that “Câu 12” is Câu 12 for everybody; made only of words that
everybody who sees the heading sees, so that an address tells nothing that is hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from .definition import Sort, Use
from .document import Document
from .enumeration import BULLETS, form_of, marker, part
from .outline import enclosing, is_seen_with, items
from .passage import Line, Passages
from .slug import slug
from .tree import Tree

QUESTION_LEVEL = 2


@dataclass(frozen=True)
class Numbers:
    """Of one source: addresses of headings and points and question numbers by line, note numbers by
    label.
    """

    ids: Mapping[int, str] = field(default_factory=dict)
    points: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[int, int] = field(default_factory=dict)


def number(tree: Tree) -> Mapping[str, Numbers]:
    """The numbers of every document, by its `src_uri`. Questions are counted through a set."""
    counted: Counter[str | None] = Counter()
    numbers = {}
    for document in tree.documents:
        set_id = document.place.set_id
        questions = _questions(document, counted[set_id])
        counted[set_id] += len(questions)
        in_notes = {
            line.number
            for item in document.definitions
            for line in document.passages.lines[item.first : item.last]
        }
        ids, points = addresses(document.passages, questions, in_notes)
        notes = note_numbers(document.uses)
        numbers[document.src_uri] = Numbers(ids, points, notes, questions)
    return numbers


def _questions(document: Document, before: int) -> dict[int, int]:
    kind = document.place.kind
    if not kind or not kind.questions:
        return {}
    lines = [
        line.number
        for line, heading in document.passages.headings()
        if heading.level == QUESTION_LEVEL
    ]
    return {number: before + at for at, number in enumerate(lines, start=1)}


def addresses(
    passages: Passages, questions: Mapping[int, int], left_out: Set[int] = frozenset()
) -> tuple[dict[int, str], dict[int, str]]:
    """The addresses of the headings and of the points, by their lines; lines `left_out` have none.

    That of a numbered heading or a point is made of labels: point đ of 2 of II is ``ii-2-dd``. That
    of another heading is made of its words. What an editor gave is kept as it is.
    """
    points = [
        item
        for item in items(passages)
        if item.form not in BULLETS and item.line.number not in left_out
    ]
    taken = Counter(heading.id for _, heading in passages.headings() if heading.id)
    taken.update(item.address for item in points if item.address)
    ids: dict[int, str] = {}
    around = enclosing(passages)
    for line, heading in passages.headings():
        outer = around[line.number]
        within = ids[outer.number] if outer else ""
        ids[line.number] = heading.id or _free(
            _heading_address(line, within, questions.get(line.number)), taken
        )
    found: dict[int, str] = {}
    for item in points:
        outer = _seen_around(item.around, item.line, around)
        labels = [step.label for step in item.path if step.form not in BULLETS]
        found[item.line.number] = item.address or _free(
            _joined(ids[outer.number] if outer else "", labels), taken
        )
    return ids, found


def _heading_address(line: Line, within: str, question: int | None) -> str:
    if question:
        return f"cau-{question}"
    text = shared_text(line)
    match = marker(text)
    if match and form_of(match) not in BULLETS:
        return _joined(within, [match[form_of(match)]])
    return slug(text)


def _seen_around(
    heading: Line | None, line: Line, around: Mapping[int, Line | None]
) -> Line | None:
    """The nearest heading around a line that everybody sees who sees the line."""
    while heading and not is_seen_with(heading, line):
        heading = around[heading.number]
    return heading


def _joined(within: str, labels: Iterable[str]) -> str:
    """The address of `labels` inside the address `within`: 1.2. inside 1. is ``1-2``."""
    address = within
    for label in labels:
        own = part(label)
        above, _, last = own.rpartition("-")
        whole = bool(above) and (address == above or address.endswith(f"-{above}"))
        address = "-".join(filter(None, [address, last if whole else own]))
    return address


def _free(address: str, taken: Counter[str]) -> str:
    """`address`, or the next one like it, when it is not `taken` yet; from now on it is."""
    unique = address
    while unique in taken:
        taken[address] += 1
        unique = f"{address}_{taken[address]}"
    taken[unique] += 1
    return unique


def shared_text(line: Line) -> str:
    """The text of a line that everybody sees who sees the line at all."""
    return "".join(run.text for run in line.runs if run.scope.audience == line.scope.audience)


def note_numbers(uses: Iterable[Use]) -> dict[str, int]:
    """The number of each note, by its label, in the order in which text calls them."""
    numbers: dict[str, int] = {}
    calls = [use for use in uses if use.sort is Sort.NOTE]
    for use in sorted(calls, key=lambda call: call.inside is not None):
        numbers.setdefault(use.label, len(numbers) + 1)
    return numbers
