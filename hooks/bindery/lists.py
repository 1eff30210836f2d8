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

from .enumeration import RANKS, form_of, marker


@dataclass
class Item:
    """An item: its label as written, its address, the lines of its text, and the lines below it."""

    label: str
    form: str
    address: str | None
    lines: list[str] = field(default_factory=list)


def items(lines: Iterable[str]) -> list[Item]:
    """The items of the list that begins with the first of `lines`.

    A line belongs to the item before it when it is indented, or opens a lower form of label that
    the list itself does not have.
    """
    found: list[Item] = []
    indent, form = 0, ""
    for line in lines:
        match = marker(line)
        if match and not found:
            indent = len(match["indent"])
        beside = match is not None and len(match["indent"]) <= indent + 1
        if match and beside and (not found or RANKS[form_of(match)] <= RANKS[form]):
            form = form_of(match)
            found.append(Item(match[form], form, match["address"], [match["text"]]))
        else:
            found[-1].lines.append(line[indent:] if line[:indent].isspace() else line)
    return found


def _dedented(lines: list[str]) -> list[str]:
    """The text of an item: lines after the first moved left together."""
    first, rest = lines[0], lines[1:]
    depths = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    base = min((depth for depth in depths if depth), default=0)
    return [first, *(line[min(base, len(line) - len(line.lstrip())) :] for line in rest)]


def _label(item: Item) -> ElementTree.Element:
    """The label; that of a point with an address leads to the point."""
    if item.address is None:
        return ElementTree.Element("span", {"class": "label"})
    return ElementTree.Element("a", {"class": "label", "href": f"#{item.address}"})


class _Lists(BlockProcessor):
    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return any(self._starts(parent, line) for line in block.split("\n"))

    def _starts(self, parent: ElementTree.Element, line: str) -> bool:
        """Whether a list begins at `line`: in an item it may be indented as far as one likes."""
        match = marker(line)
        return match is not None and (parent.tag == "li" or len(match["indent"]) < self.tab_length)

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        start = next(at for at, line in enumerate(lines) if self._starts(parent, line))
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        lines = lines[start:]
        first = marker(lines[0])
        assert first is not None
        highest = RANKS[form_of(first)]
        while blocks and self._continues(blocks[0], len(first["indent"]), highest):
            lines += ["", *blocks.pop(0).split("\n")]
        self._list(parent, lines)

    def _continues(self, block: str, indent: int, highest: int) -> bool:
        line = block.lstrip("\n").split("\n")[0]
        match = marker(line)
        if match and len(match["indent"]) <= indent + 1:
            return RANKS[form_of(match)] >= highest
        return len(line) - len(line.lstrip()) > indent + 1

    def _list(self, parent: ElementTree.Element, lines: list[str]) -> None:
        listed: ElementTree.Element | None = None
        previous = ""
        for item in items(lines):
            tag = "ul" if item.form in ("dash", "plus") else "ol"
            if listed is None or item.form != previous:
                listed = ElementTree.SubElement(
                    parent, tag, {"class": f"labels labels--{item.form}"}
                )
            previous = item.form
            place = {"id": item.address} if item.address else {}
            self._item(ElementTree.SubElement(listed, "li", place), item)

    def _item(self, element: ElementTree.Element, item: Item) -> None:
        text = "\n".join(_dedented(item.lines)).strip("\n")
        self.parser.parseBlocks(element, re.split(r"\n{2,}", text))
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


class _Paragraphs(BlockProcessor):
    """A paragraph of an item is one however far it is indented; code is written with fences."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return parent.tag == "li" and block.startswith(" ")

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        blocks.insert(0, "\n".join(line.lstrip() for line in blocks.pop(0).split("\n")))


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
        md.parser.blockprocessors.register(_Paragraphs(md.parser), "bindery.paragraphs", 97)


def makeExtension(**kwargs: Any) -> ListsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return ListsExtension(**kwargs)
