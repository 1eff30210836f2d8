"""How do the headings and points of a source stand inside each other?

A point stands under the point it explains and under the nearest heading, as it is cited: “điểm đ
khoản 2 mục II”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .audience import Audience, outside
from .enumeration import RANKS, form_of, marker
from .passage import Heading, Line, Passages, Role

BULLETS = ("dash", "plus")
"""Forms of labels that name nothing: an item is not cited by its dash."""


@dataclass(frozen=True, eq=False)
class Item:
    """An item of a list. `parent` is the item it stands under, `before` the one it follows in its
    list, `around` the nearest heading.
    """

    line: Line
    label: str
    form: str
    indent: int
    parent: Item | None
    before: Item | None
    around: Line | None
    address: str | None

    @property
    def audience(self) -> Audience:
        """Who sees the label."""
        return self.line.runs[0].scope.audience

    @property
    def path(self) -> tuple[Item, ...]:
        """The items from the outermost to this one."""
        return (*(self.parent.path if self.parent else ()), self)


def items(passages: Passages) -> Iterator[Item]:
    """Every item of every list, in order."""
    open_lists: list[tuple[int, Item]] = []
    around: Line | None = None
    after_blank = False
    for line in passages.lines:
        match = marker(line.text) if line.role is Role.TEXT else None
        if match:
            form, indent = form_of(match), len(match["indent"])
            depth = _depth(open_lists, indent, form)
            before = open_lists[depth][1] if depth < len(open_lists) else None
            start = open_lists[depth][0] if depth < len(open_lists) else indent
            parent = open_lists[depth - 1][1] if depth else None
            item = Item(line, match[form], form, indent, parent, before, around, match["address"])
            open_lists[depth:] = [(start, item)]
            yield item
        elif line.role is Role.HEADING:
            around, open_lists = line, []
        elif _ends_list(line, after_blank, open_lists):
            open_lists = []
        after_blank = line.role is Role.BLANK


def _depth(open_lists: list[tuple[int, Item]], indent: int, form: str) -> int:
    """How deep an item stands that is indented so and labelled so, as `bindery.lists` reads it."""
    for depth, (start, item) in enumerate(open_lists):
        if indent <= start + 1 and RANKS[form] <= RANKS[item.form]:
            return depth
    return len(open_lists)


def _ends_list(line: Line, after_blank: bool, open_lists: list[tuple[int, Item]]) -> bool:
    if line.role is not Role.TEXT or not after_blank or not open_lists:
        return False
    return len(line.text) - len(line.text.lstrip()) <= open_lists[0][0] + 1


def enclosing(passages: Passages) -> dict[int, Line | None]:
    """Of each heading, by its line, the nearest heading of a higher level that everybody sees who
    sees it.
    """
    found: dict[int, Line | None] = {}
    open_headings: list[tuple[Heading, Line]] = []
    for line, heading in passages.headings():
        open_headings = [pair for pair in open_headings if pair[0].level < heading.level]
        seen = [outer for _, outer in open_headings if is_seen_with(outer, line)]
        found[line.number] = seen[-1] if seen else None
        open_headings.append((heading, line))
    return found


def is_seen_with(outer: Line, line: Line) -> bool:
    """Whether everybody who sees `line` sees `outer`."""
    return not outside(line.scope.audience, outer.scope.audience)
