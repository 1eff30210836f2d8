"""Markdown extension: lists that keep the labels they are written with.

Party documents number by ``I.``, ``1.``, ``1.1.``, ``a)`` … ``d)`` ``đ)`` ``e)``, ``(1)``, ``-``,
``+``, and are cited by these labels. So a label is text, shown as it is written, whatever comes
before it; a lower form under a higher one is its sub-list, indented or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

from .enumeration import Nesting, form_of, marker


@dataclass
class Item:
    """An item: its label as written, its address, and what it holds: lines of text, and lists."""

    label: str
    form: str
    address: str | None
    content: list[list[str] | list[Item]] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Add a line of text."""
        if isinstance(self.content[-1][0], Item):
            self.content.append([line])
        else:
            self.content[-1].append(line)

    def put(self, item: Item) -> None:
        """Add an item of a list below this one."""
        if isinstance(self.content[-1][0], Item):
            self.content[-1].append(item)
        else:
            self.content.append([item])


def belonging(lines: list[str], nesting: Nesting) -> int:
    """How many of `lines` belong to the list that `nesting` is in."""
    for at, line in enumerate(lines):
        match = marker(line)
        if match:
            nesting.item(len(match["indent"]), form_of(match))
        elif line.startswith("#") or not nesting.text(line):
            return at
    return len(lines)


def items(lines: Iterable[str]) -> list[Item]:
    """The items of the list that `lines` are, nested as `bindery.outline` nests them."""
    found: list[Item] = []
    path: list[Item] = []
    nesting = Nesting()
    for line in lines:
        match = marker(line)
        if match is None:
            del path[nesting.text(line) :]
            path[-1].add(line)
            continue
        form = form_of(match)
        del path[nesting.item(len(match["indent"]), form) :]
        item = Item(match[form], form, match["address"], [[match["text"]]])
        if path:
            path[-1].put(item)
        else:
            found.append(item)
        path.append(item)
    return found


def _text(lines: list[str]) -> str:
    """The text of an item. Where a line begins tells which item it belongs to, and nothing else."""
    return "\n".join(line.lstrip() for line in lines).strip("\n")


def _label(item: Item) -> ElementTree.Element:
    """The label; that of a point with an address leads to the point."""
    if item.address is None:
        return ElementTree.Element("span", {"class": "label"})
    return ElementTree.Element("a", {"class": "label", "href": f"#{item.address}"})


class _Lists(BlockProcessor):
    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return any(marker(line) for line in block.split("\n"))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0).split("\n")
        start = next(at for at, line in enumerate(block) if marker(line))
        if start:
            self.parser.parseBlocks(parent, ["\n".join(block[:start])])
            del block[:start]
        nesting = Nesting()
        lines: list[str] = []
        while True:
            end = belonging(block, nesting)
            lines += block[:end]
            if end < len(block):
                blocks.insert(0, "\n".join(block[end:]))
                break
            if not blocks:
                break
            lines.append("")
            nesting.text("")
            block = blocks.pop(0).split("\n")
        self._list(parent, items(lines))

    def _list(self, parent: ElementTree.Element, found: list[Item]) -> None:
        listed: ElementTree.Element | None = None
        previous = ""
        for item in found:
            tag = "ul" if item.form in ("dash", "plus") else "ol"
            if listed is None or item.form != previous:
                listed = ElementTree.SubElement(
                    parent, tag, {"class": f"labels labels--{item.form}"}
                )
            previous = item.form
            place = {"id": item.address} if item.address else {}
            self._item(ElementTree.SubElement(listed, "li", place), item)

    def _item(self, element: ElementTree.Element, item: Item) -> None:
        for part in item.content:
            if isinstance(part[0], Item):
                self._list(element, part)
            else:
                self.parser.parseBlocks(element, re.split(r"\n{2,}", _text(part)))
        paragraphs = [child for child in element if child.tag == "p"]
        if len(paragraphs) == 1 and element[0] is paragraphs[0]:
            element.text = paragraphs[0].text
            element.remove(paragraphs[0])
        holder = element
        if not (element.text or "").strip() and len(element) and element[0].tag == "p":
            holder = element[0]
        label = _label(item)
        label.text = AtomicString(item.label)
        label.tail = f" {holder.text or ''}"
        holder.text = ""
        holder.insert(0, label)


class ListsExtension(Extension):
    """Takes the place of Markdown's own lists."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register in place of ``olist`` and ``ulist``, before definition lists (priority 95) and
        indented code (80) look at what is indented.
        """
        md.parser.blockprocessors.deregister("olist")
        md.parser.blockprocessors.deregister("ulist")
        md.parser.blockprocessors.deregister("indent")
        md.parser.blockprocessors.register(_Lists(md.parser), "bindery.lists", 98)


def makeExtension(**kwargs: Any) -> ListsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return ListsExtension(**kwargs)
