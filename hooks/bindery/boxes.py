"""Markdown extension: boxes (``/// note | Title``), and the marks of the edition ``all``.

It reads what `bindery.writing` writes: an opening line, the content and a closing line of as many
slashes, each a block of its own. ``/// passage | key-cadres | Cán bộ chủ chốt`` tells who a
passage is for; editors never write it. The content is parsed whole, so that a list in a box is
one list.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AtomicString

from .scanner import BOXES

_OPENING = re.compile(rf"\n*(/{{3,}}) ({'|'.join((*BOXES, 'passage'))})(?: *\| *(.*?))? *\n*\Z")


class _Boxes(BlockProcessor):
    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return bool(_OPENING.match(block))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        match = _OPENING.match(blocks.pop(0))
        assert match is not None
        slashes, name, argument = match.groups()
        inner = []
        while blocks:
            block = blocks.pop(0)
            if block.strip("\n") == slashes:
                break
            inner.append(block)
        if name == "passage":
            audience, _, label = (argument or "").partition("|")
            box = _box(parent, "passage", "passage__label", f"Dành cho: {label.strip()}")
            box.set("data-audience", audience.strip())
        else:
            box = _box(parent, f"admonition {name}", "admonition-title", argument or BOXES[name])
        self.parser.parseBlocks(box, inner)


def _box(parent: ElementTree.Element, css: str, title_css: str, title: str) -> ElementTree.Element:
    box = ElementTree.SubElement(parent, "div", {"class": css})
    shown = ElementTree.SubElement(box, "p", {"class": title_css})
    shown.text = AtomicString(title)
    return box


class BoxesExtension(Extension):
    """Registers the boxes."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register before lists and paragraphs."""
        md.parser.blockprocessors.register(_Boxes(md.parser), "bindery.boxes", 120)


def makeExtension(**kwargs: Any) -> BoxesExtension:
    """The extension, for Markdown to load by the name of this module."""
    return BoxesExtension(**kwargs)
