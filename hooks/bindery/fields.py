"""Markdown extension: a row of dots is a place to write, not dots."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from .form import FIELD, lines

CSS = "field"
_LAST = re.compile(rf"(?:{FIELD.pattern})[ \t]*\Z")


class _Ends(Preprocessor):
    """Nothing is written behind a place to write at the end of a line: the next begins below."""

    def run(self, lines: list[str]) -> list[str]:
        pairs = zip(lines, [*lines[1:], ""], strict=True)
        return [
            f"{line.rstrip()}  " if below.strip() and _LAST.search(line) else line
            for line, below in pairs
        ]


class _Fields(InlineProcessor):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        count = lines(m)
        said = f"Chỗ để viết, {count} dòng" if count else "Chỗ để viết"
        place = ElementTree.Element("span", {"class": CSS, "role": "img", "aria-label": said})
        for _ in range(count):
            ElementTree.SubElement(place, "span", {"class": f"{CSS}__line"})
        return place, m.start(), m.end()


class FieldsExtension(Extension):
    """Registers the pattern."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register behind links and code, whose text must stay theirs."""
        md.preprocessors.register(_Ends(md), "bindery.fields", 24)
        md.inlinePatterns.register(_Fields(FIELD.pattern, md), "bindery.fields", 16)


def makeExtension(**kwargs: Any) -> FieldsExtension:
    """The extension, for Markdown to load by the name of this module."""
    return FieldsExtension(**kwargs)
