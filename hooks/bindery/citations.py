"""Markdown extension: a cited document leads to its entry in the register.

It reads the lines that `bindery.back_matter` writes below a text, one for each document that the
text cites: ``[@37-QĐ/TW]: ../../van-ban.md#37-qd-tw Quy định số 37-QĐ/TW ngày …``. A symbol without
such a line stays text; so does one in code, in a heading or in a link.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from .citation import CITED, lead

_DEFINITION = re.compile(r"\[@(?P<symbol>[^\]\n]+)\]: (?P<href>[\w./-]+\.md#[\w-]+) (?P<title>.+)")

Entries = dict[str, tuple[str, str]]
"""Symbol -> address in the register, and what the document is."""


class _Definitions(BlockProcessor):
    def __init__(self, md: Markdown, entries: Entries) -> None:
        super().__init__(md.parser)
        self.entries = entries

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return all(_DEFINITION.fullmatch(line) for line in block.strip("\n").split("\n"))

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        for match in _DEFINITION.finditer(blocks.pop(0)):
            self.entries[match["symbol"]] = match["href"], match["title"]


class _Citations(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a", "h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, md: Markdown, entries: Entries) -> None:
        super().__init__(CITED, md)
        self.entries = entries

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        entry = self.entries.get(m.group())
        if entry is None:
            return None, None, None
        href, title = entry
        link = ElementTree.Element("a", {"class": "citation", "href": href, "title": title})
        words = lead(data, m.start())
        symbol_at = m.start() - len(words["number"] or "")
        link.text = AtomicString(data[words.start() : symbol_at])
        symbol = ElementTree.SubElement(link, "span", {"class": "symbol"})
        symbol.text = AtomicString(data[symbol_at : m.end()])
        return link, words.start(), m.end()


class CitationsExtension(Extension):
    """Registers the links to the register."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register behind links and code, and before symbols that are only kept whole."""
        entries: Entries = {}
        md.registerExtension(self)
        self.entries = entries
        md.parser.blockprocessors.register(_Definitions(md, entries), "bindery.citations", 130)
        md.inlinePatterns.register(_Citations(md, entries), "bindery.citations", 18)

    def reset(self) -> None:
        """Forget the documents of the last text."""
        self.entries.clear()


def makeExtension(**kwargs: Any) -> CitationsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return CitationsExtension(**kwargs)
