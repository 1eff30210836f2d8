"""What stays together on a line, on a page? The chapters of a booklet as the template reads them.

A symbol (37-QĐ/TW, 30/2020/NĐ-CP), a date or a range of years never breaks across lines. The
typesetter leaves a heading, the title of a box, a single line or the call of a note in a list or a
table behind when the notes of what follows do not fit on the page (its issue 5989). So what is not
long moves on whole, with what leads to it; longer paragraphs, items, tables and boxes may break. A
note goes to the foot of the page from where it is called, so it stands in its call.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .elements import Node, texts
from .head import head
from .height import lines

_TALLEST = 12
"""Lines of what moves to the next page whole: about a third of a page."""

_SYMBOL = re.compile(r"(?<![\w./-])\d+(?:[-–/]\w+)+")

_TOGETHER = ("p", "list", "table", "box")
_BULKY = ("table", "box", "quote", "pre", "image", "rule")
_LITERAL = ("code", "pre")
_PARTS = ("c", "head", "body")


def laid_out(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a booklet with the nodes of its chapters grouped, each symbol a node, ``whole``,
    and each note in its calls; and with running heads.
    """
    page = data["format"]
    chapters = [
        {**_chapter(chapter), "head": head(chapter["title"], page)} for chapter in data["chapters"]
    ]
    return {**data, "head": head(f"{data['title']}. {data['set']}", page), "chapters": chapters}


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
    nodes = [*_parted(nodes)]
    at = 0
    while at < len(nodes):
        end = at
        while _leads(nodes[end]) and end + 1 < len(nodes):
            end += 1
        sticky = _announces(nodes, end)
        if sticky and _is_whole(nodes[end : end + 2]):
            whole, sticky, after = True, False, end + 2
        else:
            # The typesetter would move words with a note and leave the note.
            sticky = sticky and not _calls(nodes[end])
            whole, after = _is_whole(nodes[end : end + 1]), end + 1
        if whole or sticky:
            level = _level(nodes[at]) if end > at else 0
            yield {"t": "group", "level": level, "sticky": sticky, "c": [*nodes[at:after]]}
        else:
            yield from nodes[at:after]
        at = after


def _parted(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes, each list in parts: what stays whole of a list that does not is one of them."""
    for at, node in enumerate(nodes):
        if isinstance(node, str) or node["t"] != "list":
            yield node
            continue
        called = at > 0 and _announces(nodes, at - 1) and _calls(nodes[at - 1]) > 0
        if _is_whole(nodes[at - called : at + 1]):
            yield node
        else:
            yield from _parts(node, first=called)


def _parts(node: dict[str, Any], first: bool) -> Iterator[Node]:
    """The parts of a list, of which the `first` item may be one; `labels` are those of the whole
    list, which stand in one column.
    """
    runs: list[list[Any]] = []
    apart = True
    for at, item in enumerate(node["c"]):
        before, apart = apart, _is_whole([{"t": "list", "c": [item]}]) or (first and not at)
        if before or apart:
            runs.append([])
        runs[-1].append(item)
    if len(runs) == 1:
        yield node
        return
    labels = [*dict.fromkeys(item["label"] for item in node["c"])]
    for at, run in enumerate(runs):
        yield {"t": "list", "labels": labels, "continued": at > 0, "c": run}


def _is_whole(nodes: Sequence[Node]) -> bool:
    """Whether `nodes` are broken badly and are short enough not to be broken. The typesetter looks
    for room for the first note of what is not broken, so no more than one of them calls notes.
    """
    calling = len([*_calling(nodes)])
    return (
        (calling == 1 or any(_kind(node) == "box" or _has_leading(node) for node in nodes))
        and calling <= 1
        and all(_kind(node) in _TOGETHER and not _has_bulky(node) for node in nodes)
        and lines(nodes) <= _TALLEST
    )


def _calling(nodes: Iterable[Node]) -> Iterator[Any]:
    """The nodes, and the items of lists, that call notes."""
    for node in nodes:
        items = [node] if isinstance(node, str) or node["t"] != "list" else node["c"]
        yield from filter(_calls, items)


def _has_leading(node: Node) -> bool:
    """Whether a node is a list with words in an item that announce another list."""
    if isinstance(node, str) or node["t"] != "list":
        return False
    return any(_is_leading(item["c"]) for item in node["c"])


def _is_leading(nodes: Sequence[Node]) -> bool:
    at = next((at for at, node in enumerate(nodes) if _kind(node) == "list"), 0)
    return "".join(texts(nodes[:at])).rstrip().endswith(":")


def _has_bulky(node: Node) -> bool:
    return not isinstance(node, str) and any(
        not isinstance(child, str) and (child.get("t") in _BULKY or _has_bulky(child))
        for child in node["c"]
    )


def _leads(node: Node) -> bool:
    return _kind(node) in ("heading", "related")


def _level(node: Node) -> int:
    return 3 if isinstance(node, str) else node.get("level", 3)


def _announces(nodes: Sequence[Node], at: int) -> bool:
    """Whether words announce the list or the table behind them."""
    if _kind(nodes[at]) != "p" or _kind(*nodes[at + 1 : at + 2]) not in ("list", "table"):
        return False
    return "".join(texts([nodes[at]])).rstrip().endswith(":")


def _calls(node: Node) -> int:
    """How many notes are called in a node."""
    if isinstance(node, str):
        return 0
    cells = (cell for key in ("head", "body") for row in node.get(key, ()) for cell in row)
    inside = itertools.chain(node["c"], *cells)
    return (node.get("t") == "note") + sum(map(_calls, inside))


def _kind(node: Node = "") -> str:
    return "text" if isinstance(node, str) else str(node["t"])
