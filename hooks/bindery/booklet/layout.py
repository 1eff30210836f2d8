"""What stays together on a line, on a page? The chapters of a booklet as the template reads them.

A symbol (37-QĐ/TW, 30/2020/NĐ-CP), a date or a range of years never breaks across lines. The
typesetter leaves a heading, the title of a box or a single line behind when the notes of what
follows do not fit on the page (its issue 5989). So what is not long moves on whole, with what leads
to it; longer paragraphs and boxes may break. A note goes to the foot of the page from where it is
called, so it stands in its call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .elements import Node, texts

_LONGEST = 670
"""Characters of what moves to the next page whole: about a third of a page."""

_SYMBOL = re.compile(r"(?<![\w./-])\d+(?:[-–/]\w+)+")

_TEXT = ("p", "list", "text")
_LITERAL = ("code", "pre")
_PARTS = ("c", "head", "body")


def laid_out(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a booklet with the nodes of its chapters grouped, each symbol a node, ``whole``,
    and each note in its calls.
    """
    return {**data, "chapters": [_chapter(chapter) for chapter in data["chapters"]]}


def _chapter(chapter: Mapping[str, Any]) -> dict[str, Any]:
    said = {number: _inside([*_note(nodes)], {}) for number, nodes in chapter["notes"].items()}
    return {
        "id": chapter["id"],
        "title": [*_with_symbols(chapter["title"])],
        "code": chapter["code"],
        "body": _inside([*grouped(chapter["body"])], said),
    }


def _note(nodes: Iterable[Node]) -> Iterator[Node]:
    """A note as one paragraph, which is what the foot of a page has room for."""
    for at, node in enumerate(nodes):
        if at:
            yield " "
        yield node | {"t": "text"} if isinstance(node, dict) and node["t"] == "p" else node


def _inside(nodes: list[Any], notes: Mapping[str, list[Node]]) -> list[Any]:
    """Nodes, or items of a list, or rows or cells of a table, with their symbols and notes."""
    found: list[Any] = []
    for node in nodes:
        if isinstance(node, str):
            found += _with_symbols(node)
        elif isinstance(node, list):
            found.append(_inside(node, notes))
        elif node.get("t") == "note":
            found.append(node | {"c": notes[node["number"]]})
        elif node.get("t") in _LITERAL:
            found.append(node)
        elif node.get("t") == "box":
            title = [*_with_symbols(node["title"])]
            found.append(node | {"title": title, "c": _inside(node["c"], notes)})
        else:
            found.append(node | {key: _inside(node[key], notes) for key in _PARTS if key in node})
    return found


def _with_symbols(text: str) -> Iterator[Node]:
    at = 0
    for match in _SYMBOL.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield {"t": "whole", "c": [match.group()]}
        at = match.end()
    if at < len(text):
        yield text[at:]


def grouped(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes of a chapter; those that stay on a page together as one, a ``group``. `level` is
    that of the heading or words that lead it, 0 without any; `sticky` says that the group stays
    with what comes next.
    """
    at = 0
    while at < len(nodes):
        end = at
        while _leads(nodes[end]) and end + 1 < len(nodes):
            end += 1
        sticky = _announces(nodes, end)
        if sticky or _is_whole(nodes[end]):
            level = _level(nodes[at]) if end > at else 0
            yield {"t": "group", "level": level, "sticky": sticky, "c": [*nodes[at : end + 1]]}
        else:
            yield from nodes[at : end + 1]
        at = end + 1


def _is_whole(node: Node) -> bool:
    """Whether a paragraph with notes, or a box, is short enough not to be broken."""
    if isinstance(node, str) or sum(map(len, texts([node]))) >= _LONGEST:
        return False
    if node["t"] == "box":
        return all(_kind(child) in _TEXT for child in node["c"])
    return node["t"] == "p" and _calls_notes(node)


def _leads(node: Node) -> bool:
    return _kind(node) in ("heading", "related")


def _level(node: Node) -> int:
    return 3 if isinstance(node, str) else node.get("level", 3)


def _announces(nodes: Sequence[Node], at: int) -> bool:
    """Whether words stay with the list behind them; not those that call a note, since the
    typesetter would move them and leave the note.
    """
    node = nodes[at]
    if _kind(node) != "p" or _calls_notes(node) or not any(map(_is_list, nodes[at + 1 : at + 2])):
        return False
    return "".join(texts([node])).rstrip().endswith(":")


def _is_list(node: Node) -> bool:
    return _kind(node) == "list"


def _calls_notes(node: Node) -> bool:
    if isinstance(node, str):
        return False
    return node.get("t") == "note" or any(map(_calls_notes, node["c"]))


def _kind(node: Node) -> str:
    return "text" if isinstance(node, str) else str(node["t"])
