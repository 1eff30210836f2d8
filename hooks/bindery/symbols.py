"""Markdown extension: a symbol, a date or the name of a point never breaks across lines."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from .citation import SYMBOL

_PLACE = r"(?:[Kk]hoản|[Mm]ục|[Đđ]iều|[Cc]hương|[Pp]hần|[Cc]âu)\s+(?:\d{1,3}(?:\.\d{1,3})*|[IVX]+)"
_POINT = r"[Đđ]iểm\s+(?:[a-zđ]|\d{1,3}(?:\.\d{1,3})*)"
_DATE = r"(?:[Nn]gày\s+)?\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
PATTERN = (
    r"(?<![\w/-])(?=[\dCcĐđKkMmNnPpSs])"
    rf"(?:(?:[Ss]ố\s+)?(?:{SYMBOL})|[Ss]ố\s+\d+|{_DATE}|{_PLACE}|{_POINT})(?![\w/])"
)
"""``số 37-QĐ/TW``, ``ngày 25/10/2021``, ``ngày 5 tháng 3 năm 2020``, ``khoản 2``, ``điểm đ``."""


_PATTERN = re.compile(PATTERN)


def whole(text: str) -> str:
    """`text` as HTML in which no symbol or date breaks across lines."""
    parts, at = [], 0
    for match in _PATTERN.finditer(text):
        parts += [escape(text[at : match.start()]), f'<span class="symbol">{match.group()}</span>']
        at = match.end()
    return "".join([*parts, escape(text[at:])])


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
