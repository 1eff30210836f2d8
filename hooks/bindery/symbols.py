"""Markdown extension: a symbol or a date never breaks across lines, as in ``37-QĐ/TW``."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

PATTERN = (
    r"(?<![\w/-])(?:\d+[-–][A-ZĐ][A-ZĐa-zđ]*(?:/[A-ZĐ][A-ZĐa-zđ-]*)*"
    r"|\d+/\d{4}/[A-ZĐ][A-ZĐa-zđ-]*|\d{1,2}/\d{1,2}/\d{4})(?![\w/])"
)
"""``37-QĐ/TW``, ``08-QĐi/TW``, ``30/2020/NĐ-CP``, ``25/10/2021``."""


class _Symbols(InlineProcessor):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        element = ElementTree.Element("span", {"class": "symbol"})
        element.text = AtomicString(m.group())
        return element, m.start(), m.end()


class SymbolsExtension(Extension):
    """Registers the pattern."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register behind links and code, whose text must stay theirs."""
        md.inlinePatterns.register(_Symbols(PATTERN, md), "bindery.symbols", 15)


def makeExtension(**kwargs: Any) -> SymbolsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return SymbolsExtension(**kwargs)
