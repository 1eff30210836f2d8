"""Which numbers and addresses does the full source give, for every edition to keep?

Computed on all of the text, so that “Câu 12” is Câu 12 for everybody; made only of words that
everybody who sees the heading sees, so that an address tells nothing that is hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .definition import Sort, Use
from .document import Document
from .passage import Line, Passages
from .reader import Tree
from .slug import slug

QUESTION_LEVEL = 2


@dataclass(frozen=True)
class Numbers:
    """Of one source: heading addresses and question numbers by line, note numbers by label."""

    ids: Mapping[int, str] = field(default_factory=dict)
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
        numbers[document.src_uri] = Numbers(
            heading_ids(document.passages, questions), note_numbers(document.uses), questions
        )
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


def heading_ids(passages: Passages, questions: Mapping[int, int]) -> dict[int, str]:
    """The address of each heading, by its line. What an editor gave is kept as it is."""
    taken = Counter(heading.id for _, heading in passages.headings() if heading.id)
    ids = {}
    for line, heading in passages.headings():
        if heading.id:
            ids[line.number] = heading.id
            continue
        address = (
            f"cau-{questions[line.number]}" if line.number in questions else slug(shared_text(line))
        )
        unique, again = address, 1
        while unique in taken:
            again += 1
            unique = f"{address}-{again}"
        taken[unique] += 1
        ids[line.number] = unique
    return ids


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
