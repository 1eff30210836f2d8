"""Which section of the study document does each question ask about?

An editor writes ``## Ai học? {about=#ii-2}``, or ``{about=02-noi-dung.md#ii-2}`` where several
chapters have such a section.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from .audience import nearest, shows
from .diagnostic import Diagnostic, suggestion
from .document import CrossReference, Document, End
from .numbering import Numbers
from .passage import Line
from .slug import bare_text, escaped
from .tree import Tree


def cross_references(
    tree: Tree, numbers: Mapping[str, Numbers]
) -> tuple[tuple[CrossReference, ...], list[Diagnostic]]:
    """What the questions of the full sources ask about, and what is wrong with it."""
    found: list[CrossReference] = []
    problems: list[Diagnostic] = []
    for document in tree.documents:
        for line, heading in document.passages.headings():
            for said in heading.about or ():
                section, message = _section(tree, numbers, document, line, said)
                if section:
                    own = numbers[document.src_uri]
                    question = End(document.src_uri, line.number, own.ids[line.number])
                    found.append(CrossReference(question, section, own.questions[line.number]))
                if message:
                    problems.append(Diagnostic(document.path, line.number, message))
    return tuple(found), problems


def _section(
    tree: Tree, numbers: Mapping[str, Numbers], document: Document, line: Line, said: str
) -> tuple[End | None, str | None]:
    if line.number not in numbers[document.src_uri].questions:
        return None, "about= chỉ viết sau câu hỏi (tiêu đề ## trong tài liệu hỏi – đáp)"
    assert document.place.kind is not None
    assert document.place.set_id is not None
    chapters = tree.chapters(document.place.set_id, document.place.kind.questions)
    file, _, address = said.rpartition("#")
    if file:
        chapters = tuple(chapter for chapter in chapters if _is_named(chapter, file))
    found = [
        End(chapter.src_uri, number, known)
        for chapter in chapters
        for number, known in numbers[chapter.src_uri].ids.items()
        if known == address
    ]
    if len(found) == 1 and "#" in said:
        return found[0], None
    label = tree.settings.kinds[document.place.kind.questions].label
    return None, _explained(numbers, said, label, chapters, [end.src_uri for end in found])


def _is_named(chapter: Document, file: str) -> bool:
    return chapter.src_uri.endswith(f"/{file.removeprefix('./').removeprefix('../')}")


def _explained(
    numbers: Mapping[str, Numbers],
    said: str,
    label: str,
    chapters: tuple[Document, ...],
    found: list[str],
) -> str:
    address = said.rpartition("#")[2]
    if "#" not in said or not address:
        return f"about= viết địa chỉ một mục của {label}, ví dụ about=#ii-2"
    if len(found) > 1:
        names = " hoặc ".join(f"about={uri.rpartition('/')[2]}#{address}" for uri in found)
        return f"“{said}” có trong nhiều bài; viết rõ {names}"
    known = [f"#{known}" for chapter in chapters for known in numbers[chapter.src_uri].ids.values()]
    meant = suggestion(nearest(f"#{address}", known))
    return f"{label} của bộ này không có mục “{said}”{meant}"


def shown(
    references: Iterable[CrossReference], tree: Tree, name: str
) -> tuple[CrossReference, ...]:
    """Those of `references` of the full sources `tree` whose both ends the edition `name` has."""
    ends = {
        end.src_uri for reference in references for end in (reference.question, reference.section)
    }
    seen = {
        (uri, line.number)
        for uri in ends
        for line, _ in tree.by_uri[uri].passages.headings()
        if shows(line.scope.audience, name)
    }
    return tuple(
        reference
        for reference in references
        if reference.question[:2] in seen and reference.section[:2] in seen
    )


def below_headings(tree: Tree, document: Document) -> dict[str, str]:
    """What the edition `tree` adds below the headings of a document: address -> Markdown."""
    asked: dict[str, list[str]] = {}
    readers: dict[str, frozenset[str]] = {}
    for reference in tree.references_by_source.get(document.src_uri, ()):
        question, section = reference.question, reference.section
        if question.src_uri == document.src_uri:
            text = f"[{_title(tree, section)}]({_target(document, section)})"
            asked.setdefault(question.address, []).append(text)
            readers[question.address] = tree.by_uri[section.src_uri].audience
        if section.src_uri == document.src_uri:
            text = f"[Câu {reference.number}]({_target(document, question)})"
            asked.setdefault(section.address, []).append(text)
            readers[section.address] = tree.by_uri[question.src_uri].audience
    kind = document.place.kind
    lead = "Hỏi – đáp"
    if kind and kind.questions:
        lead = tree.settings.kinds[kind.questions].label
    return {
        address: f"{lead}: {'; '.join(dict.fromkeys(texts))}.\n"
        f'{{: .related data-audience="{",".join(sorted(readers[address]))}" }}'
        for address, texts in asked.items()
    }


def _target(document: Document, end: End) -> str:
    return f"{posixpath.relpath(end.src_uri, posixpath.dirname(document.src_uri))}#{end.address}"


def _title(tree: Tree, section: End) -> str:
    """The words of a section's heading, as the edition has them."""
    headings = tree.by_uri[section.src_uri].passages.headings()
    texts = (bare_text(line.text) for line, heading in headings if heading.id == section.address)
    return escaped(next(texts))
