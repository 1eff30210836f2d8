"""Which sections of the study documents does no question ask about, for each set and audience?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .audience import shows
from .cross_reference import cross_references, shown
from .document import CrossReference, Document
from .numbering import number
from .passage import Line
from .tree import Tree

SECTION_LEVEL = 2


@dataclass(frozen=True)
class Coverage:
    """What the audience `name` gets of one set: how many sections, and those without a question.

    A section is a second-level heading of the study document, with all below it.
    """

    set_id: str
    set_title: str
    name: str
    sections: int
    uncovered: tuple[tuple[Document, Line], ...]


def coverage(tree: Tree) -> tuple[Coverage, ...]:
    """A row for each set and audience that has sections, of the sets whose questions say what they
    are about. `tree` holds the sources as editors wrote them.
    """
    references, _ = cross_references(tree, number(tree))
    sets = {reference.question.src_uri.split("/")[0] for reference in references}
    asked = {
        name: _by_source(shown(references, tree, name)) for name in tree.settings.vocabulary.labels
    }
    rows = []
    for index in tree.set_indexes:
        set_id = index.place.set_id
        for name, lines in asked.items():
            if set_id is not None and set_id in sets and shows(index.audience, name):
                sections = list(_sections(tree, set_id, name))
                uncovered = tuple(
                    (document, line)
                    for document, line, end in sections
                    if not any(line.number <= at < end for at in lines.get(document.src_uri, ()))
                )
                rows.append(Coverage(set_id, index.title, name, len(sections), uncovered))
    return tuple(row for row in rows if row.sections)


def _by_source(references: Iterable[CrossReference]) -> dict[str, list[int]]:
    """The lines of the sections that are asked about, by their sources."""
    lines: dict[str, list[int]] = {}
    for reference in references:
        section = reference.section
        lines.setdefault(section.src_uri, []).append(section.line)
    return lines


def _sections(tree: Tree, set_id: str, name: str) -> Iterator[tuple[Document, Line, float]]:
    """The sections that an edition shows, and one past the last line of each."""
    about = {kind.questions for kind in tree.settings.kinds.values() if kind.questions}
    for kind_id in sorted(about):
        for document in tree.chapters(set_id, kind_id):
            headings = [
                line
                for line, heading in document.passages.headings()
                if heading.level <= SECTION_LEVEL
            ]
            ends = [*(line.number for line in headings[1:]), float("inf")]
            for line, end in zip(headings, ends, strict=False):
                if shows(line.scope.audience, name):
                    yield document, line, end


def table(rows: tuple[Coverage, ...], tree: Tree) -> Iterator[str]:
    """The rows as lines of text; what several audiences lack is told once, and a sub-audience only
    where it differs.
    """
    labels = tree.settings.vocabulary.labels
    told: set[tuple[str, int]] = set()
    set_id = ""
    by_name = {(row.set_id, row.name): row for row in rows}
    for row in rows:
        wider = by_name.get((row.set_id, row.name.rpartition("/")[0]))
        if wider and (wider.sections, wider.uncovered) == (row.sections, row.uncovered):
            continue
        if row.set_id != set_id:
            set_id = row.set_id
            yield f"Câu hỏi cho các mục của tài liệu học tập, {row.set_title}:"
        covered = row.sections - len(row.uncovered)
        yield f"  {covered:>3}/{row.sections:<3} mục có câu hỏi  {labels[row.name]}"
        for document, line in row.uncovered:
            if (document.path, line.number) not in told:
                told.add((document.path, line.number))
                yield f"          chưa có: {document.path}:{line.number}: {line.text}"
