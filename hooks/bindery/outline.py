"""How do the headings and points of a source stand inside each other?

A point stands under the point it explains and under the nearest heading, as it is cited: “điểm đ
khoản 2 mục II”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .audience import outside
from .enumeration import Nesting, form_of, marker
from .passage import Heading, Line, Passages, Role


@dataclass(frozen=True, eq=False)
class Item:
    """An item of a list. `parent` is the item it stands under, `before` the one it follows in its
    list, `around` the nearest heading; `depth` counts the items it stands in, itself included.
    """

    line: Line
    label: str
    form: str
    indent: int
    parent: Item | None
    before: Item | None
    around: Line | None
    address: str | None
    depth: int

    @property
    def path(self) -> tuple[Item, ...]:
        """The items from the outermost to this one."""
        steps: list[Item] = []
        step: Item | None = self
        while step:
            steps.append(step)
            step = step.parent
        return tuple(reversed(steps))


def items(passages: Passages) -> Iterator[Item]:
    """Every item of every list, in order."""
    nesting = Nesting()
    path: list[Item] = []
    around: Line | None = None
    box = passages.page
    for line in passages.lines:
        match = marker(line.text) if line.role is Role.TEXT else None
        if line.role is Role.HEADING or line.scope.box is not box:
            path, nesting = [], Nesting()
        box = line.scope.box
        if line.role is Role.HEADING:
            around = line
        elif match:
            form, indent = form_of(match), len(match["indent"])
            depth = nesting.item(indent, form)
            before = path[depth] if depth < len(path) else None
            parent = path[depth - 1] if depth else None
            item = Item(
                line, match[form], form, indent, parent, before, around, match["address"], depth + 1
            )
            path[depth:] = [item]
            yield item
        else:
            del path[nesting.text(line.text) :]


def given_addresses(passages: Passages) -> Iterator[tuple[str, Line]]:
    """The addresses that are written in a text, of headings and of points, and their lines."""
    for line, heading in passages.headings():
        if heading.id:
            yield heading.id, line
    for item in items(passages):
        if item.address:
            yield item.address, item.line


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
