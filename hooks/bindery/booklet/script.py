"""What does a commune's loudspeaker read out? Chapters for everybody, in words as one says them.

Everybody hears a loudspeaker, so a script has what every audience may see and nothing else: the
text of the edition ``all`` without the passages that it marks for some.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from .. import back_matter
from ..aid import AIDS, LOUDSPEAKER
from ..audience import ALL
from ..document import Document
from ..edition import edition
from ..outputs import script_uri
from ..provenance import Provenance
from ..publication import text
from ..resolution import Resolution
from ..speech.spoken import Known, named, spoken
from ..tree import Tree
from . import elements
from .compose import NOT_THE_ORIGINAL
from .elements import words

_Value = TypeVar("_Value")

SYLLABLES_A_MINUTE = 150
"""How fast one reads to people who only hear it."""

_WIDTH = 78
_BOM = "\ufeff"
"""Without it some editors of Windows take Vietnamese for another code."""

_ROMAN_HEAD = re.compile(r"\A([IVX]+)\. ")
_QUESTION = re.compile(r"\ACâu\s\d+\.\s")
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Thị) ủy")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph to be read out."""

    text: str
    heading: bool = False


def scripts(tree: Tree, name: str, made: Provenance) -> dict[str, bytes]:
    """The scripts of the edition `name`, by their addresses on its site; they do not depend on it.
    `tree` holds the sources as editors wrote them.
    """
    chosen = [item for item in edition(tree, name).documents if LOUDSPEAKER in item.aids.types]
    if not chosen:
        return {}
    whole = edition(tree, ALL)
    parts = [edition(tree, each) for each in sorted(tree.settings.vocabulary.everyone)]
    found = {}
    for item in chosen:
        words = _common([_vocabulary(part, part.by_uri[item.src_uri]) for part in parts])
        known = _common([_documents(part) for part in parts])
        lines = _read(whole, whole.by_uri[item.src_uri], words, known)
        found[script_uri(item.src_uri)] = _script(tree, item, _answered(lines), made).encode()
    return found


def _common(found: Sequence[Mapping[str, _Value]]) -> dict[str, _Value]:
    """What all mappings say alike."""
    first, *others = found
    return {
        key: value for key, value in first.items() if all(more.get(key) == value for more in others)
    }


def _vocabulary(part: Tree, document: Document) -> dict[str, str]:
    """The abbreviations that a chapter of an edition explains or its glossary does."""
    terms = (*back_matter.terms_of(part, document), *back_matter.own_terms(document))
    return {term.term: term.meaning for term in terms}


def _documents(part: Tree) -> dict[str, Known]:
    return {symbol: Known(item.type, _committee(item)) for symbol, item in part.register.items()}


def _answered(lines: Sequence[Paragraph]) -> list[str]:
    """What is read out of `lines`: no heading without anything below it."""
    below = [*lines[1:], Paragraph("", heading=True)]
    pairs = zip(lines, below, strict=True)
    return [item.text for item, after in pairs if not item.heading or not after.heading]


def texts(part: Tree) -> Iterator[str]:
    """The texts of the edition `part` that scripts write otherwise than its sources."""
    for document in part.documents:
        if LOUDSPEAKER in document.aids.types:
            lines = _read(part, document, _vocabulary(part, document), _documents(part))
            yield "\n".join(line.text for line in lines)


def _committee(item: Resolution) -> str:
    match = _COMMITTEE.search(item.issuer)
    return match.group() if match else ""


def _script(tree: Tree, document: Document, lines: list[str], made: Provenance) -> str:
    index = tree.index_of(document)
    minutes = max(1, round(sum(len(line.split()) for line in lines) / SYLLABLES_A_MINUTE))
    head = [
        AIDS[LOUDSPEAKER].upper(),
        f"{document.title} ({index.title})" if index else document.title,
        f"Dùng cho: mọi người. Đọc trong khoảng {minutes} phút.",
        f"Nguồn: {made.dated}. {NOT_THE_ORIGINAL}",
        "Phần trên vạch này không đọc.",
    ]
    body = "\r\n\r\n".join(map(_wrapped, (spoken(document.title), *lines)))
    top = "\r\n".join(map(_wrapped, head))
    return f"{_BOM}{top}\r\n{'-' * _WIDTH}\r\n\r\n{body}\r\n"


def _wrapped(line: str) -> str:
    return "\r\n".join(textwrap.wrap(line, _WIDTH, break_long_words=False))


def _read(
    part: Tree, document: Document, words: Mapping[str, str], known: Mapping[str, Known]
) -> list[Paragraph]:
    """The paragraphs of a chapter that are for all its readers, as one says them."""
    convert = elements.converter(part.settings.extensions, part.settings.extension_configs)
    html = elements.without_passages(convert.convert(text(part, document)))
    nodes = elements.chapter(html, "script", lambda _: "text").nodes
    return [
        replace(line, text=spoken(line.text, words, known))
        for line in _lines(nodes)
        if line.text.strip()
    ]


def _lines(nodes: Iterable[elements.Node]) -> Iterator[Paragraph]:
    """The paragraphs in `nodes`; what stands in a line together is one."""
    line = ""
    for node in nodes:
        reader = _BLOCKS.get(node["t"]) if isinstance(node, dict) else None
        if reader is None:
            line += words([node])
            continue
        yield Paragraph(line)
        line = ""
        assert isinstance(node, dict)
        yield from reader(node)
    yield Paragraph(line)


def _heading(node: dict[str, Any]) -> Iterator[Paragraph]:
    said = _QUESTION.sub("Hỏi: ", _ROMAN_HEAD.sub(r"Phần \1. ", words(node["c"])))
    ended = said.endswith((".", "?", "!", ":"))
    yield Paragraph(said if ended else f"{said}.", heading=True)


def _paragraph(node: dict[str, Any]) -> Iterator[Paragraph]:
    yield Paragraph(words(node["c"]))


def _list(node: dict[str, Any]) -> Iterator[Paragraph]:
    for item in node["c"]:
        inside = [line for line in _lines(item["c"]) if line.text.strip()]
        for line in inside[:1]:
            yield Paragraph(f"{_label(item['label'])}{line.text}")
        yield from inside[1:]


def _label(label: str) -> str:
    """``a)`` is said Ý a, ``I.`` Phần một, ``2.`` Hai; a dash is not said."""
    bare = label.strip("().")
    if bare.isalpha() and bare.isupper():
        return f"Phần {bare}. "
    if bare.isalpha():
        return f"Ý {named(bare)}. "
    return f"{bare}. " if bare[:1].isdigit() else ""


def _table(node: dict[str, Any]) -> Iterator[Paragraph]:
    heads = [words(cell) for cell in node["head"][0]] if node["head"] else []
    for row in node["body"]:
        cells = [words(cell).strip() for cell in row]
        said = [
            f"{head}: {cell}" if head and cell else cell
            for head, cell in zip([*heads, *[""] * len(cells)], cells, strict=False)
        ]
        yield Paragraph("; ".join(filter(None, said)) + ".")


def _box(node: dict[str, Any]) -> Iterator[Paragraph]:
    yield Paragraph(f"{node['title']}.")
    yield from _lines(node["c"])


def _around(node: dict[str, Any]) -> Iterator[Paragraph]:
    yield from _lines(node["c"])


def _unsaid(_: dict[str, Any]) -> Iterator[Paragraph]:
    return iter(())


_BLOCKS = {
    "heading": _heading,
    "p": _paragraph,
    "list": _list,
    "table": _table,
    "box": _box,
    "quote": _around,
    "related": _unsaid,
    "rule": _unsaid,
    "pre": _unsaid,
}
